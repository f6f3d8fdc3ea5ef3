"""Values of a command that the catalogue lists; any other id is of another version, and only words."""

from collections.abc import Container, Mapping
from dataclasses import fields, replace
from typing import Any

from skill.domain.commands import Command, Heard
from skill.domain.library import Library


def only_listed(command: Command, library: Library) -> Command:
    """Return the command with the ids that the catalogue lacks taken out; what was said stays."""
    listed: Mapping[str, Container[str]] = {
        "equipment": library.equipment,
        "exercise": library.exercises,
        "goal": library.goals,
        "muscle": library.muscles,
    }
    heard = {one.name: getattr(command, one.name) for one in fields(command) if one.name in listed}
    return replace(command, **{name: _checked(value, listed[name]) for name, value in heard.items()})


def _checked(value: Any, ids: Container[str]) -> Any:  # noqa: ANN401 - one value, several, or none
    if isinstance(value, tuple):
        return tuple(_checked(one, ids) for one in value)
    return value if value is None or value.id in ids else Heard(value.spoken)
