"""Amazon's slot types: what people say, and what Alexa sends for it."""

from datetime import date

import pytest

from speech.builtin_types import readers
from speech.words import spoken_words, tokens

A_SUNDAY = date(2026, 11, 22)


def read(slot_type, said):
    words = [token.text for token in tokens(spoken_words(said))]
    found = {value for end, value in readers(lambda: A_SUNDAY)[slot_type](words, 0) if end == len(words)}
    assert len(found) <= 1
    return found.pop() if found else None


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("zero", "0"),
        ("twelve", "12"),
        ("forty five", "45"),
        ("forty-five", "45"),
        ("45", "45"),
        ("a hundred", "100"),
        ("a hundred and five", "105"),
        ("one hundred five", "105"),
        ("fifteen hundred", "1500"),
        ("two thousand and twelve", "2012"),
        ("9,999", "9999"),
        ("twelve and a half", "12.5"),
        ("22.5", "22.5"),
        ("banana", None),
        ("forty fifty", None),
    ],
)
def test_a_number_arrives_in_digits(said, value):
    assert read("AMAZON.NUMBER", said) == value


@pytest.mark.parametrize("number", range(0, 10000, 37))
def test_every_number_is_read_back_as_it_is_written(number):
    assert read("AMAZON.NUMBER", str(number)) == str(number)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("ten minutes", "PT10M"),
        ("10 minutes", "PT10M"),
        ("10 min", "PT10M"),
        ("ten minute", "PT10M"),
        ("a minute", "PT1M"),
        ("another minute", "PT1M"),
        ("a minute and a half", "PT1M30S"),
        ("1 minute 30 seconds", "PT1M30S"),
        ("two minutes and thirty seconds", "PT2M30S"),
        ("two and a half minutes", "PT2M30S"),
        ("half a minute", "PT30S"),
        ("ninety seconds", "PT90S"),
        ("thirty more seconds", "PT30S"),
        ("half an hour", "PT30M"),
        ("three quarters of an hour", "PT45M"),
        ("an hour", "PT1H"),
        ("an hour and a half", "PT1H30M"),
        ("an hour and ten minutes", "PT1H10M"),
        ("one and a half hours", "PT1H30M"),
        ("a couple of minutes", "PT2M"),
        ("0 minutes", "PT0S"),
        ("400 minutes", "PT400M"),
        ("a week", "P1W"),
        ("two days", "P2D"),
        ("ten", None),
        ("minutes", None),
    ],
)
def test_a_length_of_time_arrives_as_alexa_sends_it(said, value):
    assert read("AMAZON.DURATION", said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("seven", "07:00"),
        ("seven o'clock", "07:00"),
        ("seven pm", "19:00"),
        ("7 p.m.", "19:00"),
        ("7:30 pm", "19:30"),
        ("seven in the evening", "19:00"),
        ("half past six", "06:30"),
        ("quarter to one", "12:45"),
        ("seven oh five", "07:05"),
        ("19:00", "19:00"),
        ("twelve am", "00:00"),
        ("noon", "12:00"),
        ("in the morning", "MO"),
        ("twenty five", None),
    ],
)
def test_a_time_arrives_in_24_hours(said, value):
    assert read("AMAZON.TIME", said) == value


@pytest.mark.parametrize("said", ["tuesday", "Tuesdays"])
def test_a_weekday_arrives_in_the_singular(said):
    assert read("AMAZON.DayOfWeek", said) == "tuesday"


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("today", "2026-11-22"),
        ("yesterday", "2026-11-21"),
        ("tomorrow", "2026-11-23"),
        ("this week", "2026-W47"),
        ("last month", "2026-10"),
        ("next month", "2026-12"),
        ("monday", "2026-11-23"),
        ("sunday", "2026-11-29"),
    ],
)
def test_a_date_is_counted_from_today(said, value):
    assert read("AMAZON.DATE", said) == value
