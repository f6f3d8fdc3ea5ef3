"""An interaction model as values, and as Alexa's document."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Value:
    """One value of a slot type."""

    id: str
    """What the coach is told."""
    names: tuple[str, ...]
    """What people say: the name first, then its synonyms."""


@dataclass(frozen=True)
class SlotType:
    """A type of the project's own."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Slot:
    """A part of an utterance that varies."""

    name: str
    type: str
    """A `SlotType` by name, or one of Amazon's: "AMAZON.NUMBER"."""
    multiple: bool = False
    """True where one utterance may fill it with several values."""


@dataclass(frozen=True)
class Intent:
    """Something a user may want, with the sentences for it."""

    name: str
    slots: tuple[Slot, ...] = ()
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Model:
    """All that is understood in one locale."""

    locale: str
    """Language and country: "en-US"."""
    invocation_name: str
    intents: tuple[Intent, ...]
    types: tuple[SlotType, ...]


def as_document(model: Model) -> Mapping[str, Any]:
    """Lay the model out as Alexa reads it."""
    return {
        "interactionModel": {
            "languageModel": {
                "invocationName": model.invocation_name,
                "intents": [_intent(intent) for intent in model.intents],
                "types": [_type(slot_type) for slot_type in model.types],
            }
        }
    }


def _intent(intent: Intent) -> Mapping[str, Any]:
    slots = {"slots": [_slot(slot) for slot in intent.slots]} if intent.slots else {}
    return {"name": intent.name, **slots, "samples": list(intent.samples)}


def _slot(slot: Slot) -> Mapping[str, Any]:
    multiple = {"multipleValues": {"enabled": True}} if slot.multiple else {}
    return {"name": slot.name, "type": slot.type, **multiple}


def _type(slot_type: SlotType) -> Mapping[str, Any]:
    return {"name": slot_type.name, "values": [_value(value) for value in slot_type.values]}


def _value(value: Value) -> Mapping[str, Any]:
    return {"id": value.id, "name": {"value": value.names[0], "synonyms": list(value.names[1:])}}
