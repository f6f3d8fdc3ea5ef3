"""Alexa's JSON to the SDK's models and back, whatever Alexa adds or leaves out."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from enum import Enum
from functools import cache, cached_property
from importlib import import_module
from json import loads
from typing import Any

from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.serialize import DefaultSerializer

Reader = Callable[[Any], Any]
"""A part of a request to what the SDK's model holds; None where it is nothing of the kind."""

_LIST = re.compile(r"list\[(.*)]")
_MAPPING = re.compile(r"dict\([^,]*, (.*)\)")
_TOO_MUCH = 1e15
_AS_THEY_ARE = (str, bool, int, float, dict)


class TolerantSerializer(DefaultSerializer):
    """Reads what it knows and lets the rest be: a request that is new to the SDK still reaches a handler.

    An unknown enum value stays text, an unknown kind of request or directive becomes the model that all of
    its kind share, an unknown property is left out, and what is of a wrong type reads as None.
    """

    def deserialize(self, payload: Any, obj_type: Any) -> Any:  # noqa: ANN401 - as the SDK has it
        """Build a model of a JSON document, or of what was read from one.

        Raises:
            SerializationException: The text is no JSON.
        """
        if isinstance(payload, str | bytes):
            payload = _parsed(payload)
        return _reader(obj_type if isinstance(obj_type, str) else _path_of(obj_type))(payload)

    def serialize(self, obj: Any) -> Any:  # noqa: ANN401 - as the SDK has it
        """Write models as Alexa's JSON, without what is None; a plain dict is JSON already."""
        if obj is None or isinstance(obj, _AS_THEY_ARE):
            return obj
        if isinstance(obj, list | tuple):
            return [self.serialize(one) for one in obj]
        if isinstance(obj, Enum):
            return obj.value
        if isinstance(obj, datetime):
            return obj.isoformat()
        return {key: self.serialize(value) for key, value in _properties(obj)}


def _parsed(text: str | bytes) -> Any:  # noqa: ANN401 - any JSON
    try:
        return loads(text)
    except (ValueError, RecursionError) as error:
        raise SerializationException("The request is no JSON.") from error


def _properties(model: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any of the SDK's models
    names: Mapping[str, str] = model.attribute_map
    for attribute in model.deserialized_types:
        value = getattr(model, attribute)
        if value is not None:
            yield names.get(attribute, attribute), value


@cache
def _reader(type_name: str) -> Reader:
    """Return the reader of a type as the SDK names it: "str", "list[...]", "dict(str, ...)", or a model."""
    if type_name in _PLAIN:
        return _PLAIN[type_name]
    if listed := _LIST.fullmatch(type_name):
        return _list_reader(_reader(listed[1]))
    if mapping := _MAPPING.fullmatch(type_name):
        return _mapping_reader(_reader(mapping[1]))
    kind = _class_of(type_name)
    return _enum_reader(kind) if issubclass(kind, Enum) else _Model(kind)


def _list_reader(one: Reader) -> Reader:
    def read(payload: Any) -> Any:  # noqa: ANN401 - any JSON
        if not isinstance(payload, list):
            return None
        if one is _same:
            return payload
        return [read for each in payload if (read := one(each)) is not None]

    return read


def _mapping_reader(one: Reader) -> Reader:
    def read(payload: Any) -> Any:  # noqa: ANN401 - any JSON
        if not isinstance(payload, dict):
            return None
        return payload if one is _same else {key: one(value) for key, value in payload.items()}

    return read


def _enum_reader(kind: type[Enum]) -> Reader:
    known = {member.value: member for member in kind}

    def read(payload: Any) -> Any:  # noqa: ANN401 - any JSON
        return known.get(payload, payload) if isinstance(payload, str) else None

    return read


class _Model:
    """Reads one of the SDK's models; its parts are looked up at first use: a model may hold its own kind."""

    def __init__(self, kind: type) -> None:
        self.kind: Any = kind
        self._kinds: Mapping[str, str] = getattr(kind, "discriminator_value_class_map", {})
        self._key: str | None = getattr(kind, "json_discriminator_key", None)

    def __call__(self, payload: Any) -> Any:  # noqa: ANN401 - any JSON
        if not isinstance(payload, dict):
            return None
        reader = self._particular(payload)
        model = reader.kind.__new__(reader.kind)
        values = model.__dict__
        values.update(reader.defaults)
        for key, value in payload.items():
            part = reader.parts.get(key)
            if part is not None and value is not None:
                values[part[0]] = _reader(part[1])(value)
        return model

    def _particular(self, payload: Mapping[str, Any]) -> "_Model":
        """Return the reader of the kind that the payload says it is; of what all kinds share, if unknown."""
        if self._key is None:
            return self
        said = payload.get(self._key)
        path = self._kinds.get(said) if isinstance(said, str) else None
        found = _reader(path) if path else self
        return found if isinstance(found, _Model) else self

    @cached_property
    def defaults(self) -> Mapping[str, Any]:
        """What a model holds before anything is read."""
        return dict(vars(self.kind()))

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, str]]:
        """By the name in JSON: the attribute, and the reader of its value."""
        names: Mapping[str, str] = self.kind.attribute_map
        types: Mapping[str, str] = self.kind.deserialized_types
        return {names.get(one, one): (one, type_name) for one, type_name in types.items()}


def _path_of(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _class_of(path: str) -> type:
    module, _, name = path.rpartition(".")
    found: type = getattr(import_module(module), name)
    return found


def _same(payload: Any) -> Any:  # noqa: ANN401 - any JSON
    return payload


def _is_number(payload: Any) -> bool:  # noqa: ANN401 - any JSON
    """Neither a number without end nor one that is none can be meant."""
    return isinstance(payload, int | float) and abs(payload) < _TOO_MUCH


def _text(payload: Any) -> str | None:  # noqa: ANN401 - any JSON
    """A number is taken for its digits."""
    if isinstance(payload, str):
        return payload
    return str(payload) if _is_number(payload) else None


def _whole(payload: Any) -> int | None:  # noqa: ANN401 - any JSON
    return int(payload) if _is_number(payload) else None


def _number(payload: Any) -> float | None:  # noqa: ANN401 - any JSON
    return float(payload) if _is_number(payload) else None


def _yes_or_no(payload: Any) -> bool | None:  # noqa: ANN401 - any JSON
    return payload if isinstance(payload, bool) else None


def _moment(payload: Any) -> datetime | None:  # noqa: ANN401 - any JSON
    """A moment without a zone is UTC, as all of Alexa's are."""
    try:
        read = datetime.fromisoformat(payload)
    except (ValueError, TypeError):
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


_PLAIN: Mapping[str, Reader] = {
    "str": _text,
    "int": _whole,
    "long": _whole,
    "float": _number,
    "bool": _yes_or_no,
    "datetime": _moment,
    "date": _text,
    "object": _same,
}
