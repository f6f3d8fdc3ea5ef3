"""Amazon's slot types: who reads which."""

from collections.abc import Callable, Mapping
from datetime import date

from speech.durations import read_duration
from speech.numbers import read_number
from speech.readings import Reader
from speech.times import read_date, read_day, read_time


def readers(today: Callable[[], date]) -> Mapping[str, Reader]:
    """Readers by type; any other type of Amazon's takes free text."""
    return {
        "AMAZON.NUMBER": read_number,
        "AMAZON.FOUR_DIGIT_NUMBER": read_number,
        "AMAZON.DURATION": read_duration,
        "AMAZON.TIME": read_time,
        "AMAZON.DayOfWeek": read_day,
        "AMAZON.DATE": lambda words, start: read_date(words, start, today()),
    }
