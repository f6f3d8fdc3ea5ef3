"""One source -> the interaction model of each locale."""

import json
from collections.abc import Iterator, Mapping
from itertools import chain

from skill.interaction.located import SourceError, Text
from skill.interaction.model import Intent, Model, Slot, SlotType, Value, as_document
from skill.interaction.rules import Rules, amazon_rules
from skill.interaction.source import Source
from skill.interaction.source_parts import SourceIntent, SourceType
from skill.interaction.templates import Templates
from skill.interaction.wording import SLOT, legal, localised

CatalogueValues = Mapping[str, tuple[Value, ...]]


def build_model(source: Source, catalogue: CatalogueValues, locale: str) -> Model:
    """Build the model of one locale that the source lists.

    Raises:
        SourceError: A template cannot be written out, or names what is not declared.
    """
    here = source.at(locale)
    builder = _Builder(here, catalogue, source.locales[locale], amazon_rules(), locale)
    return Model(
        locale,
        legal(here.invocation_name),
        tuple(builder.intent(intent) for intent in here.intents),
        tuple(builder.type(slot_type) for slot_type in here.types),
    )


def as_json(model: Model) -> str:
    """Write a model as its file has it: the same model gives the same bytes."""
    return json.dumps(as_document(model), indent=1, ensure_ascii=False) + "\n"


class _Builder:
    def __init__(
        self,
        source: Source,
        catalogue: CatalogueValues,
        wording: Mapping[str, str],
        rules: Rules,
        locale: str,
    ) -> None:
        self._source = source
        self._catalogue = catalogue
        self._wording = wording
        self._rules = rules
        self._one_value_a_slot = locale not in rules.multi_value_locales
        self._templates = Templates(source.path, source.rules)

    def intent(self, intent: SourceIntent) -> Intent:
        samples = chain.from_iterable(self._samples(intent, template) for template in intent.templates)
        slots = chain.from_iterable(self._slots(slot) for slot in intent.slots)
        return Intent(intent.name, tuple(slots), _once(samples))

    def type(self, slot_type: SourceType) -> SlotType:
        return SlotType(slot_type.name, tuple(self._value(value) for value in self._values(slot_type)))

    def _values(self, slot_type: SourceType) -> tuple[Value, ...]:
        part = slot_type.catalogue
        if part is None:
            return slot_type.values
        if part not in self._catalogue:
            parts = ", ".join(sorted(self._catalogue))
            raise self._fault(part, f"the catalogue has no {part}; it has {parts}")
        ids = {value.id for value in self._catalogue[part]}
        for further in slot_type.values:
            if further.id not in ids:
                raise self._fault(part, f"{slot_type.name} names {further.id}, which the catalogue lacks")
        return tuple(slot_type.named(value) for value in self._catalogue[part])

    def _value(self, value: Value) -> Value:
        return Value(value.id, _once(self._words(name) for name in value.names))

    def _samples(self, intent: SourceIntent, template: Text) -> Iterator[str]:
        declared = {slot.name for slot in intent.slots}
        for sentence in self._templates.sentences(template):
            for name in SLOT.findall(sentence):
                if name not in declared:
                    raise self._fault(template, f"{intent.name} declares no slot {name}; add it to its slots")
            yield from self._numbered(intent, self._words(sentence))

    def _words(self, sentence: str) -> str:
        return localised(legal(sentence), self._wording)

    def _slots(self, slot: Slot) -> Iterator[Slot]:
        several = slot.multiple and self._one_value_a_slot
        yield Slot(slot.name, slot.type, slot.multiple and not several)
        for ending in self._rules.further_slots if several else ():
            yield Slot(f"{slot.name}_{ending}", slot.type)

    def _numbered(self, intent: SourceIntent, sample: str) -> Iterator[str]:
        """Give the sample, and where a slot takes one value only also those with further slots."""
        yield sample
        for slot in intent.slots if self._one_value_a_slot else ():
            slots = f"{{{slot.name}}}"
            for ending in self._rules.further_slots if slot.multiple and slots in sample else ():
                slots = f"{slots} {self._rules.joined_by} {{{slot.name}_{ending}}}"
                yield sample.replace(f"{{{slot.name}}}", slots)

    def _fault(self, at: Text, says: str) -> SourceError:
        return SourceError(f"{self._source.path}:{at.line}: {says}.")


def _once(words: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
