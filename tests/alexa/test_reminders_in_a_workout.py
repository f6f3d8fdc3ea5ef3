"""A wish for a reminder in the middle of a workout: the count and the place are kept."""

import pytest
from reminder_fakes import BAND, TUESDAYS, Echo, FakeReminderService

from skill.alexa.reminder_permission import PERMISSION
from skill.domain import commands as c
from skill.domain.alert import Alert
from skill.phrasing.spoken import said_s

LONGEST = c.RemindMe("WE", "12:45")


@pytest.mark.parametrize("alert", Alert)
def test_in_a_set_the_count_goes_on_behind_a_few_words(alert):
    """Nobody is asked for permission while counting: the answer fits in front of the next rep."""
    echo = Echo(FakeReminderService(alert))
    echo.say(BAND)
    echo.say(c.Begin())
    said = echo.say(LONGEST, 20.0)

    assert "at twelve forty-five in the afternoon" in said
    assert echo.workout.phase == "running"
    assert not echo.reply.ends
    assert echo.response.directives is None
    assert said_s(said) <= echo.reply.beats[0].seconds
    assert "On from" in " ".join(beat.say for beat in echo.reply.beats[:3])


def test_in_a_set_a_missing_permission_is_told_and_the_card_sent():
    echo = Echo(FakeReminderService(Alert.FORBIDDEN))
    echo.say(BAND)
    echo.say(c.Begin())

    assert "It can't ring without your permission." in echo.say(LONGEST, 20.0)
    assert echo.response.card["permissions"] == [PERMISSION]
    assert echo.kept == [("WE", "12:45", False)]


def test_between_sets_the_place_is_kept_while_alexa_asks():
    echo = Echo(FakeReminderService(Alert.FORBIDDEN))
    echo.say(BAND)
    echo.say(c.Begin())
    echo.say(c.Pause(), 20.0)
    before = echo.workout
    echo.say(TUESDAYS)
    said = echo.answer("ACCEPTED")

    assert echo.workout == before
    assert said.endswith("Say resume to go on.")
