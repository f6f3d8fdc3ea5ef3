"""A user's state as JSON, with the version of its shape."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from skill.domain.log import CompletedSet
from skill.domain.state import UserState
from skill.storage.port import StorageError

SHAPE = 1
"""Grows when a stored shape changes; `_MIGRATIONS` then says how older ones are read."""

_MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From a shape to the next one."""


class UnreadableError(Exception):
    """The document is damaged."""


def encode_state(state: UserState) -> str:
    """Return the state as a JSON document."""
    return json.dumps({"shape": SHAPE, "state": msgspec.to_builtins(state)}, separators=(",", ":"))


def decode_state(document: str) -> UserState:
    """Read a document of this or an earlier shape.

    Raises:
        UnreadableError: It is damaged.
        StorageError: It is of a later shape, and must stay as it is.
    """
    try:
        plain = json.loads(document)
        shape, state = plain["shape"], plain["state"]
        while shape < SHAPE:
            state, shape = _MIGRATIONS[shape](state), shape + 1
        if shape > SHAPE:
            raise StorageError(
                f"The training was stored by a later version of the coach (shape {shape}). Update it."
            )
        return msgspec.convert(state, UserState)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableError(f"The stored state is damaged: {error}.") from error


def encode_set(completed: CompletedSet) -> str:
    """Return a completed set as a JSON document."""
    return json.dumps(msgspec.to_builtins(completed), separators=(",", ":"))


def decode_set(document: str) -> CompletedSet:
    """Read a completed set.

    Raises:
        UnreadableError: It is damaged.
    """
    try:
        return msgspec.json.decode(document, type=CompletedSet)
    except ValueError as error:
        raise UnreadableError(f"A stored set is damaged: {error}.") from error
