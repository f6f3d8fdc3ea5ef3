"""Slots as Alexa sends them: several values, null, "?", and durations of every kind."""

import json

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import IntentRequest

from skill.alexa.handlers.intents import COMMANDS, command_of
from skill.alexa.slots import Slots
from skill.domain import commands as c
from skill.domain.commands import Heard


def matched(value, value_id, code="ER_SUCCESS_MATCH"):
    """A value with its entity resolution."""
    values = [{"value": {"name": value, "id": value_id}}] if code == "ER_SUCCESS_MATCH" else []
    authority = {
        "authority": "amzn1.er-authority.echo-sdk.skill.LIST",
        "status": {"code": code},
        "values": values,
    }
    return {"value": value, "resolutions": {"resolutionsPerAuthority": [authority]}}


def slots(**given):
    """Slots of a request, through the SDK's own deserializer."""
    named = {name: {"name": name, "confirmationStatus": "NONE"} | slot for name, slot in given.items()}
    document = {
        "type": "IntentRequest",
        "requestId": "one",
        "timestamp": "2026-01-01T00:00:00Z",
        "intent": {"name": "AnyIntent", "slots": named},
    }
    return Slots(read(document).intent.slots)


def read(document):
    return DefaultSerializer().deserialize(json.dumps(document), IntentRequest)


def several(*values):
    """A multi-value slot: its first value stands beside the list."""
    listed = [{"type": "Simple"} | value for value in values]
    return {**values[0], "slotValue": {"type": "List", "values": listed}}


def test_a_listed_value_has_its_id_and_what_was_said():
    heard = slots(muscle=matched("wings", "lats")).heard("muscle")
    assert heard == Heard("wings", "lats")


def test_a_value_that_nobody_listed_is_kept_as_words():
    found = slots(equipment=matched("trampoline", "", "ER_SUCCESS_NO_MATCH"))
    assert found.all_heard("equipment") == (Heard("trampoline"),)
    assert found.id("equipment") is None


def test_all_values_of_a_slot_are_heard_in_order():
    found = slots(
        equipment=several(matched("a band", "band"), matched("rings", "rings"), {"value": "a rock"})
    )
    expected = (Heard("a band", "band"), Heard("rings", "rings"), Heard("a rock"))
    assert found.all_heard("equipment") == expected
    assert found.heard("equipment") == Heard("a band", "band")


def test_numbers_come_one_or_several():
    found = slots(weight=several({"value": "20"}, {"value": "?"}, {"value": "42.5"}), reps={"value": "8"})
    assert found.numbers("weight") == (20.0, 42.5)
    assert found.whole("reps") == 8


@pytest.mark.parametrize("slot", [{}, {"value": None}, {"value": ""}, {"value": "?"}])
def test_what_was_not_filled_reads_as_nothing(slot):
    found = slots(any=slot)
    assert found.heard("any") is None
    assert found.all_heard("any") == ()
    assert [found.number("any"), found.whole("any"), found.seconds("any")] == [None] * 3
    assert [found.day("any"), found.time("any"), found.id("any")] == [None] * 3


@pytest.mark.parametrize("found", [Slots(None), Slots({}), Slots({"any": None})])
def test_no_slots_at_all_read_as_nothing(found):
    assert found.heard("any") is None
    assert found.numbers("any") == ()


@pytest.mark.parametrize("value", ["eight", "8 reps", "1e5", "--3", "nan", "9" * 400])
def test_a_number_that_is_none_reads_as_nothing(value):
    assert slots(reps={"value": value}).number("reps") is None
    assert slots(reps={"value": value}).whole("reps") is None


def test_a_negative_number_is_read_so_that_it_can_be_refused():
    assert slots(reps={"value": "-3"}).whole("reps") == -3


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("PT45S", 45.0),
        ("PT10M", 600.0),
        ("PT1M30S", 90.0),
        ("PT1H", 3600.0),
        ("PT0S", 0.0),
        ("PT1.5S", 1.5),
        ("P1D", 86_400.0),
        ("P2W", 1_209_600.0),
        ("P1DT2H", 93_600.0),
        ("PT400M", 24_000.0),
        ("P", None),
        ("PT", None),
        ("P1M", None),
        ("P1Y", None),
        ("10", None),
        ("ten minutes", None),
        ("-PT5M", None),
        ("PT5M junk", None),
        (f"PT{'9' * 400}M", None),
    ],
)
def test_durations_are_read_in_seconds(value, seconds):
    assert slots(duration={"value": value}).seconds("duration") == seconds


@pytest.mark.parametrize(
    ("value", "day"),
    [("Tuesday", "TU"), ("sunday", "SU"), ("2026-01-01", None), ("someday", None), ("MO", "MO")],
)
def test_days_are_read_by_name(value, day):
    assert slots(day={"value": value}).day("day") == day


@pytest.mark.parametrize(
    ("value", "time"), [("19:00", "19:00"), ("EV", "19:00"), ("MO", "08:00"), ("7", None), ("19:00:00", None)]
)
def test_times_are_read_by_the_clock_or_the_part_of_the_day(value, time):
    assert slots(time={"value": value}).time("time") == time


ODD = {
    "nothing": {},
    "null": {"value": None},
    "question mark": {"value": "?"},
    "unlisted": matched("trampoline", "", "ER_SUCCESS_NO_MATCH"),
    "error": matched("x", "", "ER_ERROR_EXCEPTION"),
    "foreign id": matched("x", "no_such_id"),
    "huge": {"value": "9" * 400},
    "negative": {"value": "-1"},
}
NAMES = (
    "equipment", "goal", "muscle", "duration", "level", "reps", "weight", "weight_unit", "reps_left",
    "exercise", "direction", "band_color", "coaching_detail", "day", "time", "topic", "body_part", "symptom",
    "period",
)  # fmt: skip


@pytest.mark.parametrize("odd", ODD.values(), ids=list(ODD))
def test_every_intent_makes_a_command_of_odd_slots(odd):
    """Whatever the slots hold, the coach hears a command that it can answer."""
    found = slots(**dict.fromkeys(NAMES, odd))
    for name in COMMANDS:
        assert isinstance(command_of(name, found), c.Command)


def test_an_intent_of_another_version_is_not_understood():
    assert command_of("DanceIntent", Slots(None)) == c.NotUnderstood()
