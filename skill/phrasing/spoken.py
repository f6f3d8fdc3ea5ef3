"""Numbers, times, loads and lists as people say them."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from skill.domain.exercise import LoadMode
from skill.domain.load import Load
from skill.phrasing import number_words
from skill.phrasing.wording import Wording

_WORD = re.compile(r"\w+")
_WORDS_A_SECOND = 2.6
_ONSET_S = 0.2
_NOON, _EVENING = 12, 18
_ONE_DIGIT = 9
_MINUTE_S = 60
_LONG_COUNT = 100
_ROUND_S = 120
"""From here on, seconds are told as minutes."""


@lru_cache(maxsize=512)
def number(value: float) -> str:
    """Return "fifteen", "two point five"."""
    return number_words.in_words(value)


def counts(value: int) -> tuple[str, ...]:
    """Return "one hundred and sixteen" and, for a fast count, "sixteen"."""
    said = number(value)
    if value < _LONG_COUNT:
        return (said,)
    return said, number(value % _LONG_COUNT) if value % _LONG_COUNT else said.split()[-1]


def seconds(value: float, wording: Wording) -> str:
    """Return "forty-five seconds", "three minutes"."""
    rounded = round(value)
    if rounded >= _ROUND_S and rounded % _MINUTE_S == 0:
        return minutes(rounded // _MINUTE_S, wording)
    if rounded == _MINUTE_S:
        return minutes(1, wording)
    return wording.counted("seconds", rounded, number(rounded))


def minutes(value: int, wording: Wording) -> str:
    """Return "one minute", "twenty minutes", "four hundred minutes"."""
    return wording.counted("minutes", value, number(value))


def halves(value: float, wording: Wording) -> str:
    """Return "three sets", "four and a half sets", "half a set"."""
    whole = int(value)
    if value == whole:
        return wording.counted("sets", whole, number(whole))
    return wording.say("words.half_sets", n=number(whole)) if whole else wording.say("words.half_set")


def time_of_day(value: str, wording: Wording) -> str:
    """Return "seven in the evening" for "19:00"."""
    hour, minute = (int(part) for part in value.split(":"))
    part = "morning" if hour < _NOON else "afternoon" if hour < _EVENING else "evening"
    clock = number(hour % _NOON or _NOON)
    if minute:
        clock += f" {number(minute)}" if minute > _ONE_DIGIT else f" oh {number(minute)}"
    return wording.say(f"words.{part}", time=clock)


def said_s(text: str) -> float:
    """Guess the seconds that a voice takes; the parts of a compound count as words."""
    words = len(_WORD.findall(text))
    return words / _WORDS_A_SECOND + _ONSET_S if words else 0.0


def fitting(candidates: Iterable[str], room_s: float) -> str:
    """Return the first text that can be said in time, else the last one."""
    known = list(candidates)
    return next((text for text in known if said_s(text) <= room_s), known[-1])


def listed(parts: Iterable[str], wording: Wording) -> str:
    """Return "a band, a bar and a bench"."""
    known: Sequence[str] = list(parts)
    if len(known) <= 1:
        return "".join(known)
    return f"{', '.join(known[:-1])} {wording.say('words.and')} {known[-1]}"


def load(value: Load, wording: Wording) -> str:
    """Return "forty pounds", "the red band"."""
    if value.band_color:
        return wording.say("words.band", color=value.band_color)
    spoken = wording.counted(value.unit.value, value.amount, number(value.amount))
    return wording.say("words.assisted", load=spoken) if value.mode is LoadMode.ASSISTED else spoken


def sentence(text: str) -> str:
    """Return the text with a capital at its start."""
    return text[:1].upper() + text[1:]
