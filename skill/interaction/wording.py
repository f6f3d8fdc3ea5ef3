"""Words as Alexa takes them in samples and slot values."""

import re
from collections.abc import Mapping

SLOT = re.compile(r"\{(\w+)\}")
_DROPPED = re.compile(r"[,?!;:…\"]")
_SPACED = re.compile(r"[-\u2010-\u2015\s]+")


def legal(sentence: str) -> str:
    """Write lower case with single spaces, without punctuation that is not spoken; slots stay."""
    plain = _DROPPED.sub(" ", sentence.replace("\u2019", "'"))
    return _SPACED.sub(" ", plain).strip().lower()


def localised(sentence: str, wording: Mapping[str, str]) -> str:
    """Say a sentence in a locale's own words; what stands in braces stays."""
    return " ".join(wording.get(word, word) for word in sentence.split(" "))
