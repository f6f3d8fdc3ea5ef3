"""What may come from the heart: the work stops, and nothing that goes on is offered."""

from functools import lru_cache

import pytest
from screen_examples import Talk, heard, start

from skill.domain import commands as c
from skill.domain.state import Question

_RUN_S = 240.0
ALARMS = {
    "chest pain": c.StopForDiscomfort(heard("chest")),
    "dizziness": c.StopForDiscomfort(symptom=heard("warning", "dizzy")),
}
MOMENTS = ("nothing planned", "planned", "cues", "a set", "paused", "swap offered", "done")


@lru_cache
def moments():
    planned = Talk().say(start("band"))
    running = planned.say(c.Begin())
    done = running
    while done.state.workout.phase != "done":
        done = done.say(c.Begin(), after=_RUN_S)
    return {
        "nothing planned": Talk(),
        "planned": planned,
        "cues": planned.say(c.Agree()),
        "a set": running.say(c.TellWhatIsLeft(), after=20.0),
        "paused": running.say(c.Pause(), after=30.0),
        "swap offered": running.say(c.StopForDiscomfort(heard("elbow")), after=30.0),
        "done": done,
    }


def intents(talk):
    return [button.intent for button in talk.reply.screen.buttons]


@pytest.mark.parametrize("alarm", ALARMS.values(), ids=list(ALARMS))
@pytest.mark.parametrize("moment", MOMENTS)
def test_an_alarm_offers_nothing_but_to_stop(moment, alarm):
    talk = moments()[moment].say(alarm)

    assert intents(talk) == ["AMAZON.StopIntent"]
    assert "emergency number" in " ".join(talk.reply.lines)
    assert not talk.reply.beats
    assert talk.state.asked is Question.STOP


def test_a_yes_after_an_alarm_swaps_nothing():
    alarmed = moments()["swap offered"].say(ALARMS["dizziness"])
    agreed = alarmed.say(c.Agree())

    assert agreed.state.workout.plan == alarmed.state.workout.plan


def test_an_alarm_keeps_the_workout_and_nothing_of_what_was_felt():
    before, after = moments()["paused"], moments()["paused"].say(ALARMS["chest pain"])

    assert after.state.workout == before.state.workout
    assert after.state.profile == before.state.profile
    assert "chest" not in repr(after.state)


def test_after_the_last_set_something_that_hurts_leads_to_the_end():
    talk = moments()["done"].say(c.StopForDiscomfort(heard("elbow")))

    assert intents(talk) == ["AMAZON.StopIntent"]
    assert talk.reply.lines[-1].endswith("say stop to finish.")
