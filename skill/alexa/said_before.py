"""What a conversation remembers: the lines that were said last, so that they can be repeated."""

from collections.abc import Mapping, MutableMapping
from typing import Any

from skill.alexa.legible import legible

_SAID = "said"
_MOST_LINES = 50
_LONGEST_LINE = 1_000


def kept_lines(attributes: Any) -> dict[str, Any]:  # noqa: ANN401 - from outside
    """Return of a conversation's attributes the lines that this version of the skill has written."""
    lines = attributes.get(_SAID) if isinstance(attributes, Mapping) else None
    if not isinstance(lines, list):
        return {}
    known = [legible(line, _LONGEST_LINE) for line in lines[:_MOST_LINES] if isinstance(line, str)]
    return {_SAID: known} if known else {}


def said_before(attributes: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Return the lines of the last reply."""
    return tuple((attributes or {}).get(_SAID, ()))


def note_said(attributes: MutableMapping[str, Any] | None, lines: tuple[str, ...]) -> None:
    """Keep the lines of a reply; outside a conversation nothing can be kept."""
    if attributes is not None:
        attributes[_SAID] = list(lines)
