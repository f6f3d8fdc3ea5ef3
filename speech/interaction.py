"""An Alexa interaction model, read into plain values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from speech.faults import SpeechError


class ModelError(SpeechError):
    """The file is no Alexa interaction model; the message says where it is wrong."""


@dataclass(frozen=True)
class TypeValue:
    """One value that a slot type lists."""

    id: str
    """The value's id, or its name where the model gives none."""
    name: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True)
class SlotDeclaration:
    """A slot as an intent declares it."""

    name: str
    type: str
    """A custom type's name, or a built-in one's: "AMAZON.NUMBER"."""
    multiple: bool
    """True where one utterance may fill it with several values."""


@dataclass(frozen=True)
class Intent:
    """An intent with the sentences that people say for it."""

    name: str
    slots: tuple[SlotDeclaration, ...]
    samples: tuple[str, ...]
    """Sentences with slots in braces: "start a {duration} workout"."""


@dataclass(frozen=True)
class InteractionModel:
    """What a skill understands in one locale."""

    invocation_name: str
    intents: tuple[Intent, ...]
    types: Mapping[str, tuple[TypeValue, ...]]
    """Custom slot types by name."""


def load_model(path: Path) -> InteractionModel:
    """Read an Alexa interaction model's JSON file.

    Raises:
        ModelError: The file is missing, is no JSON, or is no interaction model.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"{path}: cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise ModelError(f"{path}: is not JSON: {error}.") from error
    try:
        return _model(document["interactionModel"]["languageModel"])
    except (KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            f"{path}: is no Alexa interaction model: {error} is missing or misplaced."
        ) from error


def _model(document: Mapping[str, Any]) -> InteractionModel:
    return InteractionModel(
        document["invocationName"],
        tuple(_intent(intent) for intent in document["intents"]),
        {slot_type["name"]: _values(slot_type) for slot_type in document.get("types", ())},
    )


def _intent(document: Mapping[str, Any]) -> Intent:
    slots = tuple(
        SlotDeclaration(slot["name"], slot["type"], bool(slot.get("multipleValues", {}).get("enabled")))
        for slot in document.get("slots", ())
    )
    return Intent(document["name"], slots, tuple(document.get("samples", ())))


def _values(document: Mapping[str, Any]) -> tuple[TypeValue, ...]:
    return tuple(
        TypeValue(
            value.get("id") or value["name"]["value"],
            value["name"]["value"],
            tuple(value["name"].get("synonyms", ())),
        )
        for value in document.get("values", ())
    )
