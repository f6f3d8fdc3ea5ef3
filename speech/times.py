"""Moments as people say them, as Alexa sends them: "half past six" is "06:30", "tuesdays" is "tuesday"."""

from collections.abc import Iterator
from datetime import date, timedelta

from speech.numbers import small_numbers_at
from speech.readings import Words, phrases_at, time_words

_DAY_HOURS = 24
_NOON = 12
_HOUR_MINUTES = 60


def read_time(words: Words, start: int) -> Iterator[tuple[int, str]]:
    """Read AMAZON.TIME in 24 hours; an hour said without "am" or "pm" stays as it is: "seven" is "07:00"."""
    yield from phrases_at(time_words()["moments"], words, start)
    for end, hour, minute in _clock_times_at(words, start):
        if hour < _DAY_HOURS:
            yield end, f"{hour:02d}:{minute:02d}"
        for last, added in phrases_at(time_words()["halves"], words, end):
            if 1 <= hour <= _NOON:
                yield last, f"{hour % _NOON + added:02d}:{minute:02d}"


def _clock_times_at(words: Words, start: int) -> Iterator[tuple[int, int, int]]:
    for after_past, minutes in ((start, 0), *phrases_at(time_words()["past"], words, start)):
        for end, hour in small_numbers_at(words, after_past):
            if hour < _DAY_HOURS:
                yield end, (hour if minutes >= 0 else (hour - 1) % _NOON or _NOON), minutes % _HOUR_MINUTES
                if after_past == start:
                    yield from ((last, hour, minute) for last, minute in _minutes_at(words, end))


def _minutes_at(words: Words, start: int) -> Iterator[tuple[int, int]]:
    """Read the minutes after an hour: "o'clock", "thirty", "oh five"."""
    following = words[start] if start < len(words) else ""
    if following == "oclock":
        yield start + 1, 0
    for end, minute in small_numbers_at(words, start + (following == "oh")):
        if minute < _HOUR_MINUTES and (following == "oh") == (minute < 10):  # noqa: PLR2004 - two digits
            yield end, minute


def read_day(words: Words, start: int) -> Iterator[tuple[int, str]]:
    """Read AMAZON.DayOfWeek: the day's name in the singular."""
    day = words[start].removesuffix("s") if start < len(words) else ""
    if day in time_words()["weekdays"]:
        yield start + 1, day


def read_date(words: Words, start: int, today: date) -> Iterator[tuple[int, str]]:
    """Read AMAZON.DATE: a day, a week ("2026-W47") or a month ("2026-11"); a weekday is the next one."""
    tables = time_words()
    for end, days in phrases_at(tables["dates"], words, start):
        yield end, (today + timedelta(days=days)).isoformat()
    for end, weeks in phrases_at(tables["weeks"], words, start):
        year, week, _ = (today + timedelta(weeks=weeks)).isocalendar()
        yield end, f"{year}-W{week:02d}"
    for end, months in phrases_at(tables["months"], words, start):
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        yield end, f"{year}-{month + 1:02d}"
    for end, day in read_day(words, start):
        ahead = (tables["weekdays"].index(day) - today.weekday() - 1) % 7 + 1
        yield end, (today + timedelta(days=ahead)).isoformat()
