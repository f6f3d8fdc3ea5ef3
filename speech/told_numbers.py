"""Whether the numbers of a sentence are those that were heard: sound alone must neither make nor lose one."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache

from speech.phonemes import is_listed, pronounce
from speech.word_fit import difference
from speech.words import number_words, spelling, tokens

_NEAR = 0.11
"""Difference up to which one word passes for another: "tin" for "ten", and not "none" for "nine"."""
_MISSPELT = 0.3
"""The same for what is no word at all."""
_SPELT_ALIKE = 0.75
"""Share of letters."""


def numbers_agree(heard: Sequence[str], said: Sequence[str], values: Iterable[Sequence[str]]) -> bool:
    """Whether the values' numbers are all heard, each once and in order, and no number heard is left out."""
    told = [word for value in values for word in _texts(value) if word in _number_words()]
    compared, sentence = _texts(heard), _texts(said)
    weighty = [word for word in compared if _weighs(word)]
    return _stands_in(told, compared) and _stands_in(weighty, sentence)


def _stands_in(wanted: Iterable[str], words: Iterable[str]) -> bool:
    rest = iter(words)
    return all(any(_alike(word, other) for other in rest) for word in wanted)


def _weighs(word: str) -> bool:
    """A number or what turns one into its opposite; "one" is mostly a thing."""
    return word in spelling().reversing or (word in _number_words() and word != "one")


@cache
def _alike(word: str, other: str) -> bool:
    if word == other or pronounce(word) == pronounce(other):
        return True
    if {word, other} <= _number_words() | spelling().reversing:
        return False
    if not (is_listed(word) and is_listed(other)):
        return other.startswith(word) or other == _nearest(word) or word == _nearest(other)
    return difference((word,), (other,)) <= _NEAR


@cache
def _nearest(misspelt: str) -> str | None:
    if spelt := get_close_matches(misspelt, sorted(_number_words()), 1, _SPELT_ALIKE):
        return spelt[0]
    far, word = min((difference((misspelt,), (word,)), word) for word in _number_words())
    return word if far <= _MISSPELT else None


@cache
def _number_words() -> frozenset[str]:
    small = {word for number in range(100) for word in number_words(number)}
    return frozenset(small | {"hundred", "thousand", "half", "quarter", "point"})


def _texts(words: Sequence[str]) -> list[str]:
    return [_singular(token.text) for token in tokens(words)]


def _singular(word: str) -> str:
    """Weights come in "twenties"."""
    single = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
    return single if single in _number_words() else word
