"""The components of an audio document with their data bound."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from speech.expressions import ExpressionError, Values, bound
from speech.faults import ResponseError

Component = Mapping[str, Any]


class AplaError(ResponseError):
    """The document cannot be played; the message names the component."""


@dataclass(frozen=True)
class Part:
    """A component at its place, with the data it sees."""

    component: Component
    values: Values
    path: str
    """As the document's author would find it: "mainTemplate.item[0].items[1]"."""

    def get(self, name: str, default: object = None) -> Any:  # noqa: ANN401 - bound data is JSON of any kind
        """Read a property with its data bound."""
        try:
            return bound(self.component.get(name, default), self.values)
        except ExpressionError as error:
            raise self.fault(f"{name}: {error}") from error

    def fault(self, what: str) -> AplaError:
        """Make what to raise when the component is wrong."""
        return AplaError(f"{self.path}: {what}.")

    def seeing(self, names: Values, path: str = "") -> "Part":
        """Let the part see more names."""
        return replace(self, values={**self.values, **names}, path=path or self.path)


def mapping(value: object, path: str) -> Mapping[str, Any]:
    """Take the value as the object that has to be there."""
    if not isinstance(value, Mapping):
        raise AplaError(f"{path}: an object is missing here.")
    return value


def parameters(component: Component, given: Mapping[str, Any]) -> dict[str, Any]:
    """Fill the parameters that a template or composition declares, from what is given or by default."""
    declared = component.get("parameters") or ()
    named = [each if isinstance(each, Mapping) else {"name": each} for each in declared]
    return {str(each.get("name")): given.get(str(each.get("name")), each.get("default")) for each in named}


def with_own_names(part: Part) -> Part:
    """Let the part see the names that its "bind" adds, each of them seeing those before it."""
    for own in part.component.get("bind") or ():
        named = Part(mapping(own, f"{part.path}.bind"), part.values, f"{part.path}.bind")
        part = part.seeing({str(own.get("name")): named.get("value")})
    return part


def children(part: Part) -> Iterator[Part]:
    """List what a component is made of: every wanted item, or the first wanted one for each datum."""
    items = tuple(_items(part))
    data = _data(part)
    if data is None:
        yield from filter(_is_wanted, items)
        return
    for index, datum in enumerate(data):
        yield from _first_wanted(items, {"data": datum, "index": index, "length": len(data)})


def alternatives(part: Part) -> tuple[tuple[Part, ...], ...]:
    """Group the wanted items by datum; one group where there is no data."""
    items = tuple(_items(part))
    data = _data(part)
    if data is None:
        return (tuple(filter(_is_wanted, items)),)
    scopes = ({"data": datum, "index": index, "length": len(data)} for index, datum in enumerate(data))
    return tuple(tuple(filter(_is_wanted, _in_scope(items, scope))) for scope in scopes)


def _data(part: Part) -> Sequence[Any] | None:
    data = part.get("data")
    if data is not None and not isinstance(data, list):
        raise part.fault("data is no array")
    return data


def _first_wanted(items: Sequence[Part], scope: Values) -> Iterator[Part]:
    yield from (part for part, _ in zip(filter(_is_wanted, _in_scope(items, scope)), range(1), strict=False))


def _in_scope(items: Sequence[Part], scope: Values) -> Iterator[Part]:
    return (item.seeing(scope, f"{item.path} for data[{scope['index']}]") for item in items)


def _items(part: Part) -> Iterator[Part]:
    name = "items" if "items" in part.component else "item"
    found = part.component.get(name) or ()
    for index, item in enumerate([found] if isinstance(found, Mapping) else found):
        path = f"{part.path}.{name}[{index}]"
        yield Part(mapping(item, path), part.values, path)


def _is_wanted(part: Part) -> bool:
    return bool(part.get("when", default=True))
