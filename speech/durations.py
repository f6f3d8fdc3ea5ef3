"""Lengths of time as people say them, in ISO 8601 as Alexa sends them: "a minute and a half" is "PT1M30S"."""

from collections.abc import Iterator

from speech.numbers import numbers_at
from speech.readings import Words, phrases_at, time_words

_ORDER = ("Y", "MONTH", "W", "D", "H", "M", "S")
_CLOCK_UNITS = frozenset("HMS")
_SMALLER = {"H": ("M", 60), "M": ("S", 60), "D": ("H", 24), "Y": ("MONTH", 12), "W": ("D", 7)}

Amounts = tuple[tuple[str, float], ...]
"""Units with how many, the largest first."""


def read_duration(words: Words, start: int) -> Iterator[tuple[int, str]]:
    """Read AMAZON.DURATION, the spoken unit kept: "ninety seconds" is "PT90S"; halves go to the next unit."""
    for end, amounts in _durations_at(words, start):
        yield end, _iso(amounts)


def _durations_at(words: Words, start: int, below: int = -1) -> Iterator[tuple[int, Amounts]]:
    for end, unit, count in _lengths_at(words, start):
        if _ORDER.index(unit) > below:
            yield end, ((unit, count),)
            joined = end + 1 if end < len(words) and words[end] == "and" else end
            for last, rest in _durations_at(words, joined, _ORDER.index(unit)):
                yield last, ((unit, count), *rest)


def _lengths_at(words: Words, start: int) -> Iterator[tuple[int, str, float]]:
    """One amount of one unit: "ten minutes", "thirty more seconds", "an hour and a half"."""
    for after_amount, count in _amounts_at(words, start):
        for end, unit in phrases_at(time_words()["units"], words, _after_more(words, after_amount)):
            yield end, unit, count
            for last, fraction in phrases_at(time_words()["fractions"], words, end):
                yield last, unit, count + fraction


def _amounts_at(words: Words, start: int) -> Iterator[tuple[int, float]]:
    yield from phrases_at(time_words()["amounts"], words, start)
    yield from numbers_at(words, start)


def _after_more(words: Words, place: int) -> int:
    return place + 1 if place < len(words) and words[place] in time_words()["more"] else place


def _iso(amounts: Amounts) -> str:
    whole = _without_fractions(dict(amounts))
    parts = {unit: f"{whole[unit]:g}{unit[0]}" for unit in _ORDER if whole.get(unit)}
    date = "".join(text for unit, text in parts.items() if unit not in _CLOCK_UNITS)
    clock = "".join(text for unit, text in parts.items() if unit in _CLOCK_UNITS)
    return f"P{date}" + (f"T{clock}" if clock or not date else "") + ("" if parts else "0S")


def _without_fractions(amounts: dict[str, float]) -> dict[str, float]:
    for unit in _ORDER:
        fraction = amounts.get(unit, 0) % 1
        if fraction and unit in _SMALLER:
            smaller, factor = _SMALLER[unit]
            amounts[unit] -= fraction
            amounts[smaller] = round(amounts.get(smaller, 0) + fraction * factor)
    return amounts
