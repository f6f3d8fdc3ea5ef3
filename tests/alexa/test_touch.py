"""A finger on the screen does what the same words would."""

import json

import pytest
from alexa_requests import AT, Training, counting, intent, listed, ssml_of, touched

from skill.alexa.handlers.intents import COMMANDS, command_of
from skill.alexa.touch import touch_of
from skill.domain import commands as c
from skill.domain.commands import Heard


def touch(*arguments):
    """The command of a touch."""
    found = touch_of(list(arguments))
    return command_of(found.intent_name, found.slots)


SAME = [
    (("LogSetIntent", {"reps": 8}), intent("LogSetIntent", reps="8")),
    (("LogSetIntent", {"reps": "8", "weight": 22.5}), intent("LogSetIntent", reps="8", weight="22.5")),
    (("StartWorkoutIntent", {"equipment": "band"}), intent("StartWorkoutIntent", equipment=listed("band"))),
    (
        ("StartWorkoutIntent", {"equipment": ["band", "pull_up_bar"], "duration": "PT10M"}),
        intent(
            "StartWorkoutIntent",
            equipment=listed("band"),
            equipment_two=listed("pull_up_bar"),
            duration="PT10M",
        ),
    ),
    (("AMAZON.HelpIntent",), intent("AMAZON.HelpIntent")),
    (("AMAZON.RepeatIntent", {}), intent("AMAZON.RepeatIntent")),
    (
        ("ChangeDifficultyIntent", {"direction": "down"}),
        intent("ChangeDifficultyIntent", direction=listed("down")),
    ),
    (
        ("ExplainExerciseIntent", {"exercise": "kroc_row"}),
        intent("ExplainExerciseIntent", exercise=listed("kroc_row")),
    ),
    (("RemindMeIntent", {"day": "TU", "time": "19:00"}), intent("RemindMeIntent", day="TU", time="19:00")),
]


@pytest.mark.parametrize(
    ("arguments", "spoken"), SAME, ids=lambda one: str(one[0]) if isinstance(one, tuple) else ""
)
def test_a_touch_says_what_the_words_would_say(arguments, spoken):
    by_finger, by_voice = Training(), Training()
    for one in (by_finger, by_voice):
        one.send({"type": "LaunchRequest"})

    assert by_finger.send(touched(*arguments), 5.0) == by_voice.send(spoken, 5.0)
    assert by_finger.state == by_voice.state


def test_the_set_can_be_paused_and_resumed_by_a_finger():
    training, _ = counting()
    said = training.send(touched("AMAZON.PauseIntent"), 30.0)["response"]
    assert "at rep seven of set one" in ssml_of(said)
    assert training.send(touched("AMAZON.ResumeIntent"), 5.0)["response"]["directives"]


def test_ids_and_numbers_become_slots():
    assert touch("StartWorkoutIntent", {"equipment": ["pull_up_bar", "band"]}).equipment == (
        Heard("pull up bar", "pull_up_bar"),
        Heard("band", "band"),
    )
    assert touch("LogSetIntent", {"reps": 8.0}) == c.LogSet(reps=8)


JUNK = (
    None,
    True,
    7,
    -1.5,
    float("nan"),
    float("inf"),
    "",
    "\x00",
    "\ud800",
    [],
    {},
    [[[]]],
    {"id": "band"},
    10**400,
)


@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: ascii(junk)[:20])
def test_every_intent_bears_a_touch_with_junk_for_slots(junk):
    names = ("equipment", "reps", "duration", "exercise", "direction", "day", "time", "weight", "band_color")
    for name in COMMANDS:
        assert isinstance(touch(name, dict.fromkeys(names, junk)), c.Command)
        assert isinstance(touch(name, {key: [junk, junk] for key in names}), c.Command)
        assert isinstance(touch(name, junk), c.Command)


STRANGE = (
    [], ["DanceIntent"], ["DanceIntent", {"reps": 8}], [5], [None], [["BeginIntent"]],
    [{"name": "BeginIntent"}],     ["beginintent"], [""], [True, "BeginIntent"],
)  # fmt: skip


@pytest.mark.parametrize("arguments", [*STRANGE, None, "BeginIntent", 5, {"0": "BeginIntent"}], ids=str)
def test_a_touch_of_something_else_never_disturbs_a_set(arguments):
    training, _ = counting()
    before = training.store.load("user")

    said = training.send({**touched(), "arguments": arguments}, 20.0)

    assert said["response"] == {}
    assert training.store.load("user") == before
    json.dumps(said, allow_nan=False)


def test_a_touch_counts_at_the_moment_of_the_touch():
    training, _ = counting()
    training.send(touched("AMAZON.PauseIntent"), 29.0)
    reps = training.state.workout.cursor.done
    assert training.now == AT + 39.0
    assert 3 <= reps <= 10
