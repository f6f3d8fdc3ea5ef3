"""A user's state as JSON, with the version of its shape."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True)
class _Document:
    """What stands around a stored state."""

    shape: int
    state: msgspec.Raw


def encode_state(state: UserState) -> str:
    """Return the state as a JSON document."""
    return _encoded(_Document(SHAPE, msgspec.Raw(msgspec.json.encode(state))))


def decode_state(document: str) -> UserState:
    """Read a document of this or an earlier shape.

    Raises:
        UnreadableError: It is damaged.
        StorageError: It is of a later shape, and must stay as it is.
    """
    try:
        read = msgspec.json.decode(document, type=_Document)
        if read.shape > SHAPE:
            raise StorageError(
                f"The training was stored by a later version of the coach (shape {read.shape}). Update it."
            )
        return msgspec.json.decode(_migrated(read), type=UserState)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableError(f"The stored state is damaged: {error}.") from error


def _migrated(read: _Document) -> bytes | msgspec.Raw:
    """Bring an earlier shape up to this one; a state of this shape is left as it is."""
    if read.shape == SHAPE:
        return read.state
    state = msgspec.json.decode(read.state)
    for shape in range(read.shape, SHAPE):
        state = _MIGRATIONS[shape](state)
    return msgspec.json.encode(state)


def encode_set(completed: CompletedSet) -> str:
    """Return a completed set as a JSON document."""
    return _encoded(completed)


def decode_set(document: str) -> CompletedSet:
    """Read a completed set.

    Raises:
        UnreadableError: It is damaged.
    """
    try:
        return msgspec.json.decode(document, type=CompletedSet)
    except ValueError as error:
        raise UnreadableError(f"A stored set is damaged: {error}.") from error


def _encoded(value: object) -> str:
    return msgspec.json.encode(value).decode()
