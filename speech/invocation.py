"""Taking a skill's invocation name off an utterance: "ask pull day coach for a band workout"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from speech.word_fit import difference
from speech.words import spoken_words, without_fillers

_WORDS = Path(__file__).with_name("invocation.yaml")
_NEAR = 0.2
"""Cost a sound up to which words pass for the name."""
_LONGEST_SLIP = 2
"""Words that the name may have more or fewer when heard: "pullday coach"."""

Words = tuple[str, ...]


@dataclass(frozen=True)
class Invocation:
    """An utterance that calls the skill."""

    rest: str
    """What is wanted of it, in spoken words; empty for a bare launch."""


def strip_invocation(text: str, invocation_name: str) -> Invocation | None:
    """Read a launch or a one-shot request; None where the utterance does not call the skill by its name."""
    name = spoken_words(invocation_name)
    for words in reversed(list(without_fillers(spoken_words(text)))):
        for rest in (*_leading(words, name), *_trailing(words, name)):
            return Invocation(" ".join(rest))
    return None


def _leading(words: Words, name: Words) -> Iterator[Words]:
    """Find what follows the name where the utterance begins with it, alone or after a word such as "open"."""
    openings = sorted({(), *_phrases()["launches"], *_phrases()["requests"]}, key=len, reverse=True)
    for opening in openings:
        if words[: len(opening)] != opening:
            continue
        after = _dropped(words[len(opening) :], "before_name")
        if (length := _name_length(after, name)) and (opening or length == len(after)):
            yield _dropped(_dropped(after[length:], "after_name"), "links")


def _trailing(words: Words, name: Words) -> Iterator[Words]:
    """Find what comes before the name where it ends with it: "start a band workout with pull day coach"."""
    for place in range(1, len(words)):
        for link in _phrases()["trailing"]:
            if words[place : place + len(link)] == link:
                after = _dropped(words[place + len(link) :], "before_name")
                length = _name_length(after, name)
                if length and not _dropped(after[length:], "after_name"):
                    yield words[:place]


def _name_length(words: Words, name: Words) -> int:
    """Count the first words that sound like the name; 0 if they do not."""
    shortest, longest = max(1, len(name) - _LONGEST_SLIP), len(name) + _LONGEST_SLIP
    lengths = range(shortest, min(longest, len(words)) + 1)
    costs = {length: difference(words[:length], name) for length in lengths}
    best = min(costs, key=lambda length: costs[length], default=0)
    return best if best and costs[best] <= _NEAR else 0


def _dropped(words: Words, table: str) -> Words:
    """Drop one of the table's phrases from the front."""
    for phrase in sorted(_phrases()[table], key=len, reverse=True):
        if words[: len(phrase)] == phrase:
            return words[len(phrase) :]
    return words


@cache
def _phrases() -> Mapping[str, Sequence[Words]]:
    data = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return {table: tuple(tuple(phrase.split()) for phrase in phrases) for table, phrases in data.items()}
