"""Small checks of plain values, and ways to put them together."""

import difflib
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

from skill.catalogue.reading import Where


class Problem(NamedTuple):
    """What is wrong with a value or a part of it."""

    where: Where
    """The way from the checked value to the part."""
    says: str
    """A clause whose subject is the part: "must be text, not a list"."""


Check = Callable[[object], Iterator[Problem]]

_KINDS: dict[type, str] = {dict: "a mapping", list: "a list", type(None): "nothing"}
_ID = re.compile(r"[a-z][a-z0-9_]*")
_PAIR = 2


def kind(value: object) -> str:
    """Say what a value is, for "must be text, not ..."."""
    return _KINDS.get(type(value), repr(value))


def text(value: object) -> Iterator[Problem]:
    """Accept words."""
    if not isinstance(value, str):
        yield Problem((), f"must be text, not {kind(value)}")
    elif not value.strip():
        yield Problem((), "is empty; write it or leave the key out")


def breath(most_words: int) -> Check:
    """Accept a sentence that can be said in one breath."""

    def check(value: object) -> Iterator[Problem]:
        yield from sentence(value)
        count = len(value.split()) if isinstance(value, str) else 0
        if count > most_words:
            yield Problem((), f"has {count} words; cut it to {most_words} or fewer")

    return check


def sentence(value: object) -> Iterator[Problem]:
    """Accept a whole sentence; half of one is often a comma that split a list's item."""
    yield from text(value)
    if isinstance(value, str) and value.strip() and not (value[0].isupper() and value.endswith(".")):
        yield Problem((), "must be a sentence, with a capital first and a full stop last")


def lower_text(value: object) -> Iterator[Problem]:
    """Accept words as they are heard: with no capitals."""
    yield from text(value)
    if isinstance(value, str) and value != value.lower():
        yield Problem((), "must be in lower case, as it is heard")


def identifier(value: object) -> Iterator[Problem]:
    """Accept an id."""
    if not (isinstance(value, str) and _ID.fullmatch(value)):
        yield Problem((), "is no id; use lower-case letters, digits and underscores")


def flag(value: object) -> Iterator[Problem]:
    """Accept true and false."""
    if not isinstance(value, bool):
        yield Problem((), f"must be true or false, not {kind(value)}")


def whole_number(value: object) -> Iterator[Problem]:
    """Accept a count."""
    if not _is_count(value):
        yield Problem((), f"must be a whole number over 0, not {kind(value)}")


def span(value: object) -> Iterator[Problem]:
    """Accept the least and the most of something."""
    if not (isinstance(value, list) and len(value) == _PAIR and all(_is_count(end) for end in value)):
        yield Problem((), "must be two whole numbers over 0, least and most, as in [8, 12]")
    elif value[0] > value[1]:
        yield Problem((), f"starts at {value[0]} and ends lower, at {value[1]}; turn them round")


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def one_of(known: Collection[str], noun: str) -> Check:
    """Accept a known id."""

    def check(value: object) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem((), f"must be the id of a known {noun}, not {kind(value)}")
        elif value not in known:
            yield Problem((), f"names the {noun} '{value}', which does not exist{_hint(value, known)}")

    return check


def _hint(value: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(value, known, n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


def list_of(item: Check, least: int = 0, most: int | None = None) -> Check:
    """Accept a list of so many good items."""

    def check(value: object) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem((), f"must be a list, not {kind(value)}")
            return
        if len(value) < least or (most is not None and len(value) > most):
            yield Problem((), f"has {len(value)} entries; give {_count(least, most)}")
        for place, part in enumerate(value):
            yield from _within(place, item(part))

    return check


def _count(least: int, most: int | None) -> str:
    if least == most:
        return f"exactly {least}"
    return f"at least {least}" if most is None else f"{least} to {most}"


def record(fields: Mapping[str, Check], optional: Collection[str] = ()) -> Check:
    """Accept a mapping with these keys and no others."""

    def check(value: object) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem((), f"must be a mapping of keys, not {kind(value)}")
            return
        for key in value.keys() - fields.keys():
            yield Problem((key,), f"is an unknown key{_key_hint(key, fields)}")
        for key in fields.keys() - value.keys() - set(optional):
            yield Problem((), f"lacks the key '{key}'; add it")
        for key in fields.keys() & value.keys():
            yield from _within(key, fields[key](value[key]))

    return check


def _key_hint(key: str, fields: Collection[str]) -> str:
    # In {fault: ..., fix: ...} a comma ends the text, and what follows is taken for a key.
    if " " in key:
        return "; a comma split the text, so put the whole text in quotes"
    return _hint(key, fields) or "; remove it"


def entries(entry: Check) -> Check:
    """Accept a mapping of ids to good entries."""

    def check(value: object) -> Iterator[Problem]:
        if isinstance(value, Mapping):
            for key, part in value.items():
                yield from _within(key, identifier(key))
                yield from _within(key, entry(part))

    return check


def _within(step: str | int, problems: Iterator[Problem]) -> Iterator[Problem]:
    for problem in problems:
        yield Problem((step, *problem.where), problem.says)
