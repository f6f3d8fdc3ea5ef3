"""What this conversation was told last: another device of the same user may have gone on since."""

from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import replace
from math import isfinite
from typing import Any

from skill.domain import commands as c
from skill.turns import Turn

_RUN, _ASKED = "run", "asked"
_LONGEST = 20


def kept_of_told(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Return of a conversation's attributes what this module has written."""
    run, asked = attributes.get(_RUN), attributes.get(_ASKED)
    kept: dict[str, Any] = {}
    if isinstance(run, int | float) and not isinstance(run, bool) and isfinite(run):
        kept[_RUN] = run
    if isinstance(asked, str) and len(asked) <= _LONGEST:
        kept[_ASKED] = asked
    return kept


def note_told(attributes: MutableMapping[str, Any], turn: Turn) -> None:
    """Keep which run this conversation started, and what it asked: 0 and "" for none."""
    attributes[_RUN] = turn.run_started_at
    attributes[_ASKED] = turn.asked


def as_told_here(command: c.Command, attributes: Mapping[str, Any] | None) -> c.Command:
    """Return the command with what its meaning depends on: what was told in its own conversation."""
    complete = _COMPLETED.get(type(command))
    return complete(command, attributes or {}) if complete else command


_COMPLETED: Mapping[type[c.Command], Callable[[Any, Mapping[str, Any]], c.Command]] = {
    c.Agree: lambda command, told: replace(command, asked=told.get(_ASKED)),
    c.Decline: lambda command, told: replace(command, asked=told.get(_ASKED)),
    c.Leave: lambda command, told: replace(command, run=told.get(_RUN)),
}
