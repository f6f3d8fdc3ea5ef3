"""What a screen shows beside the words, and what a finger on it means."""

import json
from dataclasses import replace

import pytest
from screen_examples import Talk, examples, library, wording

from skill.alexa.handlers.intents import COMMANDS, command_of
from skill.alexa.screens.directive import apl_directive
from skill.alexa.screens.fitting import Area, type_size
from skill.alexa.touch import touch_of
from skill.domain import commands as c
from skill.domain.outcomes import CuesEnded
from skill.phrasing.phrase import phrase
from skill.phrasing.screen import StageKind

_LARGEST_BYTES = 10_000
"""With a timeline's audio beside it, a response stays far below Alexa's limit."""


def screen(name):
    return examples()[name].reply.screen


def texts(buttons):
    return [button.text for button in buttons]


def intents(buttons):
    return [button.intent for button in buttons]


def every_button(shown):
    return (*shown.buttons, *shown.rest_buttons, *shown.close_buttons)


@pytest.mark.parametrize("name", examples())
def test_every_reply_has_a_screen_that_is_small_enough(name):
    directive = apl_directive(screen(name))

    assert directive["type"] == "Alexa.Presentation.APL.RenderDocument"
    assert directive["document"]["version"] == "1.4"
    assert len(json.dumps(directive)) < _LARGEST_BYTES


@pytest.mark.parametrize("name", examples())
def test_no_document_needs_the_network(name):
    document = json.dumps(apl_directive(screen(name))["document"])

    assert "import" not in document
    assert "http" not in document


@pytest.mark.parametrize("name", examples())
def test_every_button_means_a_command_that_the_skill_knows(name):
    contents = apl_directive(screen(name))["datasources"]["s"]
    rows = [contents.get(row, []) for row in ("same", "buttons", "rest", "close")]
    for arguments in (button["a"] for row in rows for button in row):
        touch = touch_of(arguments)
        assert touch.intent_name in COMMANDS
        assert not isinstance(command_of(touch.intent_name, touch.slots), c.NotUnderstood)


def test_equipment_is_offered_to_touch_in_the_order_in_which_the_coach_offers_it():
    offered = screen("welcome").buttons

    assert texts(offered)[:4] == ["Dumbbells", "Cable machine", "Pull-up bar", "Band"]
    assert offered[-1].slots == (("equipment", "bodyweight"),)


def test_a_touch_on_equipment_plans_with_it():
    arguments = apl_directive(screen("welcome"))["datasources"]["s"]["buttons"][3]["a"]
    touch = touch_of(arguments)
    planned = Talk().say(c.Launch(), command_of(touch.intent_name, touch.slots))

    assert arguments == ["SetEquipmentIntent", {"equipment": ["band"]}]
    assert planned.state.profile.equipment == ("band",)


def test_whoever_is_known_can_take_the_same_again_with_one_touch():
    first = screen("welcome_back").buttons[0]

    assert (first.intent, first.text) == ("AMAZON.YesIntent", "Same again: band, 10\u00a0min")


def test_a_plan_is_shown_with_its_doses():
    shown = screen("plan")

    assert next((row.text, row.value) for row in shown.rows) == ("Band pull-apart", "2 × 16")  # noqa: RUF001
    assert texts(shown.buttons) == ["Set-up", "Ready", "Swap"]


def test_a_long_plan_is_cut_where_nobody_could_read_it():
    rows = screen("long_plan").rows

    assert len(rows) == 6
    assert rows[-1].text.startswith("and ")


def test_a_cue_stands_between_the_one_before_and_the_one_after():
    shown = screen("step")

    assert (shown.title, shown.head) == ("Band pull-apart", "Step 2 of 5")
    assert shown.before == "Start with the band just tight."
    assert shown.lines == ("Open your arms wide, elbows straight.",)
    assert shown.after == "Bring the middle of the band to your chest."


def stages_and_beats(name):
    reply = examples()[name].reply
    starts, at_s = [], 0.0
    for beat in reply.beats:
        starts.append((round(at_s, 3), beat))
        at_s += beat.seconds
    return reply.screen, starts


RUNS = [
    "run",
    "run_of_a_hold",
    "run_of_two_sides",
    "run_after_an_answer",
    "run_too_long",
    "run_in_turn",
    "set_done",
]


def number_at(stage, at_s):
    """What a screen's clock makes of a count, as the document computes it."""
    count = stage.count
    if at_s < count.at_s:
        return count.before
    steps = int((at_s - count.at_s + 1e-9) // count.step_s)
    down = count.last < count.first
    return max(count.last, count.first - steps) if down else min(count.last, count.first + steps)


@pytest.mark.parametrize("name", RUNS)
def test_each_rep_is_shown_while_it_is_said(name):
    shown, beats = stages_and_beats(name)
    for at_s, beat in beats:
        if ", rep " not in beat.label:
            continue
        stage = [one for one in shown.stages if one.at_s <= at_s + 0.001][-1]
        number = int(beat.label.split(", rep ")[1].split(" of ")[0])
        if number > 0:
            assert stage.kind is StageKind.WORK
            assert number_at(stage, at_s + 0.001) == number
            assert number_at(stage, at_s + beat.seconds - 0.01) == number


@pytest.mark.parametrize("name", RUNS)
def test_the_stages_of_a_run_follow_its_audio(name):
    shown, beats = stages_and_beats(name)
    kinds = {"rest": "Rest", "close": "Your turn", "ready": "get ready"}
    for stage in shown.stages:
        at_s, beat = next(one for one in beats if abs(one[0] - stage.at_s) < 0.001 and one[1].seconds > 0)
        assert kinds.get(stage.kind.value, "Set") in beat.label, at_s
    assert [stage.at_s for stage in shown.stages] == sorted(stage.at_s for stage in shown.stages)
    assert shown.ends_s == pytest.approx(sum(beat.seconds for _, beat in beats))


def test_a_rest_counts_down_and_names_what_comes_next():
    rest = next(stage for stage in screen("run").stages if stage.kind is StageKind.REST)

    assert (rest.head, rest.below) == ("Rest", "16 band pull-aparts")
    assert rest.title == "Next up: Set\u00a02\u00a0of\u00a02"
    assert [number_at(rest, rest.at_s + seconds) for seconds in (0, 1, 49.5, 50)] == [50, 49, 1, 0]


def test_a_hold_counts_its_seconds():
    hold = next(stage for stage in screen("run_of_a_hold").stages if stage.kind is StageKind.WORK)

    assert number_at(hold, hold.at_s + 7.2) == 7
    assert hold.unit == f"of {hold.count.last} s"


def test_the_second_side_is_announced_and_counted_anew():
    heads = [stage.head for stage in screen("run_of_two_sides").stages]

    assert heads[1:4] == [
        "Set\u00a01\u00a0of\u00a03",
        "Switch sides",
        "Set\u00a01\u00a0of\u00a03,\u00a0side\u00a02",
    ]


def test_speech_before_a_run_holds_its_screen_back():
    """Alexa speaks first and plays then: the screen's clock starts with the audio, as far as can be told."""
    shown = screen("run")
    late = apl_directive(replace(shown, starts_s=2.5))

    assert late["datasources"]["s"]["from"] == -2500
    assert apl_directive(shown)["datasources"]["s"]["from"] == 0


def test_the_buttons_of_a_run_change_with_it():
    shown = screen("run")

    assert texts(shown.buttons) == ["Pause", "Done", "Skip"]
    assert texts(shown.rest_buttons) == ["Pause", "Skip rest"]
    assert intents(shown.close_buttons) == ["AMAZON.YesIntent", "BeginIntent"]


def test_a_set_that_is_cut_can_be_counted_on_or_ended():
    shown, card = screen("run_too_long"), screen("cut")
    work, close = shown.stages[-2:]

    assert work.below == "Next: the rest of this set"
    assert (close.head, close.title, close.below) == (
        "I wait here",
        "Set 1",
        "Say ready to count on, or done",
    )
    assert (card.title, card.head) == ("Rep 37 of 76", "Band pull-apart")
    for row in (shown.close_buttons, card.buttons):
        assert texts(row) == ["Ready", "Done", "Skip"]


def test_exercises_in_turn_are_named_where_one_of_them_comes_next():
    shown, card = screen("run_in_turn"), screen("waiting_in_turn")
    work, close = shown.stages[-2:]

    assert work.below == "Next: band face pulls"
    assert (close.title, close.below) == ("Band face pulls", "Set 2: say ready")
    assert card.head == "Band face pull"
    assert examples()["waiting_in_turn"].reply.reprompt == "Say ready for set two of band face pulls."


def test_a_pause_shows_the_place_and_the_way_back():
    shown = screen("paused")

    assert (shown.head, shown.title) == ("Paused", "Rep 7 of 16")
    assert shown.lines == ("Set\u00a01\u00a0of\u00a02", "Band pull-apart")
    assert intents(shown.buttons) == ["AMAZON.ResumeIntent", "FinishSetIntent", "AMAZON.StopIntent"]


def test_an_exercise_that_has_left_the_catalogue_breaks_no_screen():
    """Nothing is known of it but what the stored plan says."""
    state = examples()["setup"].state
    gone = {name: one for name, one in library().exercises.items() if "pull_apart" not in name}
    reply = phrase(CuesEnded(), state, replace(library(), exercises=gone), wording())

    assert reply.screen.title == "Set\u00a01\u00a0of\u00a02"


def test_what_is_said_again_leaves_the_screen_as_it_is():
    assert examples()["plan"].say(c.SayAgain()).reply.screen is None


def test_what_was_said_is_never_markup_on_a_screen():
    contents = apl_directive(screen("unknown_equipment"))["datasources"]["s"]

    assert "a &lt;rope&gt; &amp; hook" in contents["head"]


def test_a_conversation_that_is_over_already_has_no_screen():
    assert Talk().say(c.Leave()).reply.screen is None


def test_a_screen_shows_no_spoken_numbers_for_places_and_doses():
    for name in ("plan", "paused", "found", "run", "run_of_a_hold"):
        assert "one" not in " ".join((screen(name).title, *screen(name).lines)).split()


def test_all_exercises_and_steps_get_a_screen():
    """The longest texts of the catalogue get small type, none gets less than can be read."""
    area = Area(147, 58, 12)
    for exercise in library().exercises.values():
        assert type_size(exercise.setup, area) >= 4.8
        assert all(type_size([cue], area) >= 9 for cue in exercise.cues)


def test_no_button_has_words_that_nobody_wrote():
    labels = [button.label for talk in examples().values() for button in every_button(talk.reply.screen)]

    assert {label for label in labels if label} <= set(wording().entries["screens"]["labels"].values())
