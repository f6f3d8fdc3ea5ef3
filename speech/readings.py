"""Reading a value out of spoken words: the shape that all built-in slot types share."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

_TIME_WORDS = Path(__file__).with_name("time_words.yaml")

Words = Sequence[str]
"""An utterance in the form in which words are compared."""
Reader = Callable[[Words, int], Iterator[tuple[int, str]]]
"""From the words and a place in them to every value that begins there, each with the place where it ends."""

_T = TypeVar("_T")


def phrases_at(table: Mapping[str, _T], words: Words, start: int) -> Iterator[tuple[int, _T]]:
    """Every phrase of a table that stands in the words at this place, with what it means."""
    for length in range(1, min(4, len(words) - start) + 1):
        phrase = " ".join(words[start : start + length])
        if phrase in table:
            yield start + length, table[phrase]


@cache
def time_words() -> Mapping[str, Any]:
    """Read the tables of words for lengths of time and moments."""
    tables: Mapping[str, Any] = yaml.safe_load(_TIME_WORDS.read_text(encoding="utf-8"))
    return tables
