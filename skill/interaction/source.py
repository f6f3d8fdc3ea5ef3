"""The source of the interaction models: en.yaml, read and checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from skill.interaction.located import SourceError, Text, line_of, read_yaml
from skill.interaction.model import Slot, Value
from skill.interaction.places import Place, intents_at, types_at
from skill.interaction.source_parts import SourceIntent, SourceType

_NEEDED = frozenset({"invocation_name", "locales", "rules", "types", "intents"})
_SECTIONS = _NEEDED | {"places"}
_BUILT_IN = "AMAZON."


@dataclass(frozen=True)
class Source:
    """One language's interaction model as people write it."""

    path: Path
    invocation_name: str
    locales: Mapping[str, Mapping[str, str]]
    """By locale: the words it says in its own way ("color" -> "colour")."""
    rules: Mapping[str, Text]
    """Parts of templates by name."""
    types: tuple[SourceType, ...]
    intents: tuple[SourceIntent, ...]
    places: tuple[Place, ...] = ()

    def at(self, locale: str) -> "Source":
        """Give the source with what people say in one locale only."""
        types = types_at(locale, self.types, self.places)
        return replace(self, types=types, intents=intents_at(locale, self.intents, self.places))


def load_source(path: Path) -> Source:
    """Read and check a source.

    Raises:
        SourceError: It cannot be read, or something in it is wrong or missing.
    """
    return _Reader(path).source(read_yaml(path))


@dataclass(frozen=True)
class _Reader:
    """Turns the file's mappings into values; knows the file's name for its complaints."""

    path: Path

    def source(self, document: object) -> Source:
        top = self._mapping(document, "the file")
        self._refuse_unknown(top, _SECTIONS, "the file")
        for section in sorted(_NEEDED - top.keys()):
            raise self._fault(top, f"the section {section} is missing; add it")
        types = tuple(self._types(self._mapping(top["types"], "types")))
        intents = tuple(
            self._intents(self._mapping(top["intents"], "intents"), {each.name for each in types})
        )
        source = Source(
            self.path,
            self._text(top["invocation_name"], "invocation_name"),
            {
                locale: self._mapping(words, locale)
                for locale, words in self._mapping(top["locales"], "locales").items()
            },
            {
                name: self._text(rule, f"the rule {name}")
                for name, rule in self._mapping(top["rules"], "rules").items()
            },
            types,
            intents,
        )
        return replace(source, places=tuple(self._places(top.get("places", {}), source)))

    def _places(self, places: object, source: Source) -> Iterator[Place]:
        for name, entry in self._mapping(places, "places").items():
            parts = self._mapping(entry, name)
            self._refuse_unknown(parts, {"locales", "types", "intents"}, name)
            locales = self._texts(parts.get("locales"), name, f"the locales of {name}")
            self._refuse_unknown(dict.fromkeys(locales), set(source.locales), "the section locales")
            yield Place(
                frozenset(locales),
                self._place_names(self._mapping(parts.get("types", {}), name), source),
                self._place_templates(self._mapping(parts.get("intents", {}), name), source),
            )

    def _place_names(self, types: Mapping[str, Any], source: Source) -> Mapping[str, tuple[Value, ...]]:
        known = {each.name: each for each in source.types}
        self._refuse_unknown(types, set(known), "types")
        names = {}
        for name, entry in types.items():
            values = self._mapping(entry, name)
            if known[name].catalogue is None:
                self._refuse_unknown(values, {value.id for value in known[name].values}, name)
            names[name] = tuple(self._values(name, values))
        return names

    def _place_templates(self, intents: Mapping[str, Any], source: Source) -> Mapping[str, tuple[Text, ...]]:
        self._refuse_unknown(intents, {each.name for each in source.intents}, "intents")
        return {name: self._texts(samples, name, name) for name, samples in intents.items()}

    def _types(self, types: Mapping[str, Any]) -> Iterator[SourceType]:
        for name, entry in types.items():
            values = self._mapping(entry, name)
            if "catalogue" in values:
                yield self._catalogue_type(name, values)
            else:
                yield SourceType(name, tuple(self._values(name, values)))

    def _catalogue_type(self, name: str, entry: Mapping[str, Any]) -> SourceType:
        self._refuse_unknown(entry, {"catalogue", "also"}, name)
        further = self._mapping(entry.get("also", {}), f"also of {name}")
        return SourceType(name, tuple(self._values(name, further)), self._text(entry["catalogue"], name))

    def _values(self, type_name: str, values: Mapping[str, Any]) -> Iterator[Value]:
        for value_id, names in values.items():
            yield Value(value_id, self._texts(names, value_id, f"{type_name} {value_id}"))

    def _intents(self, intents: Mapping[str, Any], types: set[str]) -> Iterator[SourceIntent]:
        for name, entry in intents.items():
            parts = self._mapping(entry, name)
            self._refuse_unknown(parts, {"slots", "samples"}, name)
            slots = self._slots(self._mapping(parts.get("slots", {}), f"{name} slots"), types)
            samples = parts.get("samples", [])
            yield SourceIntent(name, tuple(slots), self._texts(samples, name, name) if samples else ())

    def _slots(self, slots: Mapping[str, Any], types: set[str]) -> Iterator[Slot]:
        for name, entry in slots.items():
            parts = entry if isinstance(entry, dict) else {"type": entry}
            self._refuse_unknown(parts, {"type", "multiple"}, f"the slot {name}")
            slot_type = self._text(parts.get("type"), f"the type of the slot {name}", at=name)
            if slot_type not in types and not slot_type.startswith(_BUILT_IN):
                raise self._fault(
                    name, f"the slot {name} has the type {slot_type}, which types does not list"
                )
            yield Slot(name, slot_type, parts.get("multiple") == "true")

    def _mapping(self, value: object, what: str) -> Mapping[str, Any]:
        if isinstance(value, dict):
            return value
        raise self._fault(value, f"{what} should be a mapping (key: value)")

    def _text(self, value: object, what: str, at: object = None) -> Text:
        if isinstance(value, Text) and value.strip():
            return value
        raise self._fault(value or at, f"{what} should be words")

    def _texts(self, value: object, at: object, what: str) -> tuple[Text, ...]:
        if isinstance(value, list) and value:
            return tuple(self._text(item, f"each entry of {what}", at) for item in value)
        raise self._fault(value or at, f"{what} should be a list of words, with at least one")

    def _refuse_unknown(
        self, mapping: Mapping[str, Any], known: set[str] | frozenset[str], what: str
    ) -> None:
        for key in mapping:
            if key not in known:
                raise self._fault(key, f"{what} has no {key}; it may have {', '.join(sorted(known))}")

    def _fault(self, at: object, says: str) -> SourceError:
        return SourceError(f"{self.path}:{line_of(at)}: {says}.")
