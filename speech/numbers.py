"""Numbers as people say them: "a hundred and five" is "105"."""

from collections.abc import Iterator, Mapping
from functools import cache

from speech.readings import Words, phrases_at
from speech.words import number_words

_LARGEST_SPOKEN_IN_HUNDREDS = 99


def read_number(words: Words, start: int) -> Iterator[tuple[int, str]]:
    """Read AMAZON.NUMBER: 0 to 9999 in digits; "twelve and a half" is "12.5"."""
    return ((end, f"{number:g}") for end, number in numbers_at(words, start))


def numbers_at(words: Words, start: int) -> Iterator[tuple[int, float]]:
    """Every number that begins at this place."""
    for end, whole in whole_numbers_at(words, start):
        yield end, whole
        if tuple(words[end : end + 3]) == ("and", "a", "half"):
            yield end + 3, whole + 0.5
        if end < len(words) and words[end] == "point":
            yield from _decimals(words, end + 1, f"{whole}.")


def whole_numbers_at(words: Words, start: int) -> Iterator[tuple[int, int]]:
    """Every whole number that begins at this place, 0 to 9999."""
    yield from _below_thousand(words, start)
    for end, thousands in _count_of(words, start, "thousand", 9):
        yield end, thousands * 1000
        for last, rest in _below_thousand(words, _after_and(words, end)):
            yield last, thousands * 1000 + rest


def small_numbers_at(words: Words, start: int) -> Iterator[tuple[int, int]]:
    """Every number from 0 to 99 that begins at this place."""
    return phrases_at(_small_numbers(), words, start)


@cache
def _small_numbers() -> Mapping[str, int]:
    return {" ".join(number_words(number)): number for number in range(100)}


def _below_thousand(words: Words, start: int) -> Iterator[tuple[int, int]]:
    yield from small_numbers_at(words, start)
    for end, hundreds in _count_of(words, start, "hundred", _LARGEST_SPOKEN_IN_HUNDREDS):
        yield end, hundreds * 100
        for last, rest in small_numbers_at(words, _after_and(words, end)):
            yield last, hundreds * 100 + rest


def _count_of(words: Words, start: int, unit: str, most: int) -> Iterator[tuple[int, int]]:
    """How many hundreds or thousands: "a hundred", "twelve hundred"."""
    counts = [(start + 1, 1)] if start < len(words) and words[start] == "a" else []
    for end, count in (*counts, *small_numbers_at(words, start)):
        if 0 < count <= most and end < len(words) and words[end] == unit:
            yield end + 1, count


def _after_and(words: Words, place: int) -> int:
    return place + 1 if place < len(words) and words[place] == "and" else place


def _decimals(words: Words, start: int, written: str) -> Iterator[tuple[int, float]]:
    for end, digit in small_numbers_at(words, start):
        if digit <= 9:  # noqa: PLR2004 - one digit
            yield end, float(f"{written}{digit}")
            yield from _decimals(words, end, f"{written}{digit}")
