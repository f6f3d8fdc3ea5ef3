"""Any writing as spoken words: "10-minute" and "ten minute" are the same two."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_WORDS = Path(__file__).with_name("spelling.yaml")
_LARGEST_NUMBER = 9999


@dataclass(frozen=True)
class Spelling:
    """How writing becomes spoken words."""

    abbreviations: Mapping[str, str]
    """Written -> spoken."""
    contractions: Mapping[str, str]
    """A word as heard -> the words it is compared by."""
    suffixes: Mapping[str, str]
    """The end of a word -> the word it stands for."""
    articles: frozenset[str]
    """Words that may stand before a slot's value."""
    indefinite: frozenset[str]
    """Those of them that name a thing for the first time."""
    joiners: frozenset[str]
    """Words that may stand between two values."""
    openers: tuple[tuple[str, ...], ...]
    """Fillers at the front of an utterance, longest first."""
    closers: tuple[tuple[str, ...], ...]
    """Fillers at its end, longest first."""
    light: frozenset[str]
    """Words said in passing, anywhere."""
    measures: frozenset[str]
    """Words that "more" may stand before or after."""
    never_a_value: frozenset[str]
    """Words that stand in no unlisted value."""
    reversing: frozenset[str]
    """Words that turn a number into its opposite."""


@dataclass(frozen=True)
class Token:
    """A word in the form in which words are compared."""

    text: str
    source: int
    """Index of the spoken word it comes from: "what's" gives two."""


@cache
def spelling() -> Spelling:
    data = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return Spelling(
        data["abbreviations"],
        data["contractions"],
        data["suffixes"],
        frozenset(data["articles"]),
        frozenset(data["indefinite"]),
        frozenset(data["joiners"]),
        _phrases(data["openers"]),
        _phrases(data["closers"]),
        frozenset(data["light"]),
        frozenset(data["measures"]),
        frozenset(data["never_a_value"]),
        frozenset(data["reversing"]),
    )


def _phrases(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(line.split()) for line in lines), key=len, reverse=True))


def spoken_words(text: str) -> tuple[str, ...]:
    """Text as the words a person says: no capitals, digits, hyphens or punctuation."""
    text = text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    text = re.sub(r"\b([ap])\.\s?m\b\.?", r"\1m", text)
    for pattern, spoken in _WRITTEN_NUMBERS:
        text = re.sub(pattern, spoken, text)
    found = re.findall(r"[^\W_']+(?:'[^\W_]+)*|'[^\W_]+|&", text)
    return tuple(word for written in found for word in _unabbreviated(written))


def _unabbreviated(written: str) -> tuple[str, ...]:
    return tuple(spelling().abbreviations.get(written, written).split())


def tokens(words: Sequence[str]) -> tuple[Token, ...]:
    """Spoken words in the form in which they are compared: "what's" is "what is"."""
    return tuple(Token(text, index) for index, word in enumerate(words) for text in expanded(word))


@cache
def expanded(word: str) -> tuple[str, ...]:
    """Write a spoken word without its contraction."""
    rules = spelling()
    if word in rules.contractions:
        return tuple(rules.contractions[word].split())
    for suffix, meaning in rules.suffixes.items():
        if word.endswith(suffix):
            return tuple(part for part in (word.removesuffix(suffix), meaning) if part)
    return (word.replace("'", ""),)


def phrasings(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Give the words as they are, and "thirty more seconds" as "thirty seconds more", as samples say it."""
    words = tuple(words)
    yield words
    for place, word in enumerate(words[:-1]):
        if word == "more" and words[place + 1] in spelling().measures:
            yield (*words[:place], words[place + 1], word, *words[place + 2 :])


def without_fillers(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Give the words as they are, then with ever more fillers dropped at the edges."""
    words = tuple(words)
    yield words
    while (shorter := _shorter(words)) is not None:
        words = shorter
        yield words


def _shorter(words: tuple[str, ...]) -> tuple[str, ...] | None:
    for opener in spelling().openers:
        if words[: len(opener)] == opener and len(words) > len(opener):
            return words[len(opener) :]
    for closer in spelling().closers:
        if words[-len(closer) :] == closer and len(words) > len(closer):
            return words[: -len(closer)]
    return None


@cache
def number_words(number: int) -> tuple[str, ...]:
    """Say a whole number as people do: 105 is "one hundred and five"."""
    from num2words import num2words  # noqa: PLC0415 - the library takes a while to load

    return tuple(re.findall("[a-z]+", num2words(number)))


def _digits(match: re.Match[str]) -> str:
    digits = match[0].replace(",", "")
    if digits.isascii() and int(digits) <= _LARGEST_NUMBER:
        return f" {' '.join(number_words(int(digits)))} "
    return " ".join(digits)


def _decimal(match: re.Match[str]) -> str:
    places = " ".join(" ".join(number_words(int(digit))) for digit in match[2])
    return f" {' '.join(number_words(int(match[1])))} point {places} "


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match[1]), int(match[2])
    said = "o'clock" if minute == 0 else ("oh " if minute < 10 else "") + " ".join(number_words(minute))  # noqa: PLR2004 - one digit
    return f" {' '.join(number_words(hour))} {said} "


_WRITTEN_NUMBERS: tuple[tuple[str, Callable[[re.Match[str]], str] | str], ...] = (
    (r"\b(\d{1,2}):(\d\d)\b", _clock),
    (r"\b(\d{1,4})\.(\d{1,2})(?!\d)", _decimal),
    (r"½", " and a half "),
    (r"\b\d{1,3}(?:,\d{3})+|\d+", _digits),
)
