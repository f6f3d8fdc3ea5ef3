"""How a word sounds, in ARPAbet without stress: as the dictionary says, or a good guess for other words."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from speech.espeak_phonemes import ipa

_SOUNDS = Path(__file__).with_name("pronunciation.yaml")
_MARKS = re.compile(r"[\u02c8\u02cc\u02d0]")
"""Stress and length in the International Phonetic Alphabet."""
_SHORTEST_PART = 3
"""Letters: shorter parts of a compound are mostly chance ("ro" + "ws")."""
_SHORT_PARTS = frozenset({"up", "in", "on", "off", "out"})
_PLURAL_AFTER = {
    "hissing": ({"S", "Z", "SH", "ZH", "CH", "JH"}, ("IH", "Z")),
    "voiceless": ({"P", "T", "K", "F", "TH"}, ("S",)),
}


@cache
def pronounce(word: str) -> tuple[str, ...]:
    """Sound out a spoken word, with capitals or without; nothing for a word without letters."""
    word = word.lower()
    return _listed(word) or _compound(word) or _as_espeak_says(word) or _spelled(word)


def is_listed(word: str) -> bool:
    """Whether the recogniser's own dictionary knows the word as it stands."""
    return word in dictionary()


@cache
def dictionary() -> Mapping[str, str]:
    """Word -> phonemes in one string, from the recogniser's English model."""
    import pocketsphinx  # noqa: PLC0415 - only its data is needed, and only when a word is

    path = Path(pocketsphinx.get_model_path()) / "en-us" / "cmudict-en-us.dict"
    lines = path.read_text(encoding="utf-8").splitlines()
    return {word: sounds for word, _, sounds in (line.partition(" ") for line in lines)}


@cache
def sounds() -> Mapping[str, Any]:
    """Read the tables of sounds."""
    tables: Mapping[str, Any] = yaml.safe_load(_SOUNDS.read_text(encoding="utf-8"))
    return tables


def _listed(word: str) -> tuple[str, ...]:
    entry = sounds()["said_otherwise"].get(word) or dictionary().get(word, "")
    return tuple(entry.split()) or _plural(word)


def _plural(word: str) -> tuple[str, ...]:
    stem = word.removesuffix("'s") if word.endswith("'s") else word.removesuffix("s")
    singular = tuple(dictionary().get(stem, "").split())
    if stem == word or len(stem) < _SHORTEST_PART or not singular:
        return ()
    endings = (ending for last, ending in _PLURAL_AFTER.values() if singular[-1] in last)
    return singular + next(endings, ("Z",))


def _compound(word: str) -> tuple[str, ...]:
    """Split two words written as one; the most even split is the likeliest."""
    for first, second in sorted(_splits(word), key=lambda parts: abs(len(parts[0]) - len(parts[1]))):
        if (start := _listed(first)) and (end := _listed(second)):
            return start + end
    return ()


def _splits(word: str) -> Iterator[tuple[str, str]]:
    for cut in range(2, len(word) - 1):
        parts = word[:cut], word[cut:]
        if all(len(part) >= _SHORTEST_PART or part in _SHORT_PARTS for part in parts):
            yield parts


def _as_espeak_says(word: str) -> tuple[str, ...]:
    return _translated(_MARKS.sub("", ipa(word)), "ipa")


def _spelled(word: str) -> tuple[str, ...]:
    return _translated(re.sub(r"(\w)\1", r"\1", word), "letters")


def _translated(text: str, table: str) -> tuple[str, ...]:
    pairs: Mapping[str, str] = sounds()[table]
    pattern = "|".join(sorted(map(re.escape, pairs), key=len, reverse=True))
    return tuple(sound for found in re.findall(pattern, text) for sound in pairs[found].split())
