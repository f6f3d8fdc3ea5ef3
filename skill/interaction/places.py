"""What people of one place say besides: further names and templates for some locales."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from skill.interaction.located import Text
from skill.interaction.model import Value
from skill.interaction.source_parts import SourceIntent, SourceType


@dataclass(frozen=True)
class Place:
    """Words that only the locales named add to the model."""

    locales: frozenset[str]
    names: Mapping[str, tuple[Value, ...]]
    """By slot type: values that exist, with the names to add."""
    templates: Mapping[str, tuple[Text, ...]]
    """By intent."""


def types_at(locale: str, types: Iterable[SourceType], places: Iterable[Place]) -> tuple[SourceType, ...]:
    """Give the slot types as a locale has them."""
    here = [place for place in places if locale in place.locales]
    return tuple(_with_names(each, here) for each in types)


def intents_at(
    locale: str, intents: Iterable[SourceIntent], places: Iterable[Place]
) -> tuple[SourceIntent, ...]:
    """Give the intents as a locale has them."""
    here = [place for place in places if locale in place.locales]
    return tuple(_with_templates(each, here) for each in intents)


def _with_names(slot_type: SourceType, places: Iterable[Place]) -> SourceType:
    added = tuple(chain.from_iterable(place.names.get(slot_type.name, ()) for place in places))
    return replace(slot_type, values=tuple(_merged((*slot_type.values, *added))))


def _merged(values: Iterable[Value]) -> Iterator[Value]:
    names: dict[str, tuple[str, ...]] = {}
    for value in values:
        names[value.id] = (*names.get(value.id, ()), *value.names)
    return (Value(value_id, said) for value_id, said in names.items())


def _with_templates(intent: SourceIntent, places: Iterable[Place]) -> SourceIntent:
    added = chain.from_iterable(place.templates.get(intent.name, ()) for place in places)
    return replace(intent, templates=(*intent.templates, *added))
