"""What an utterance was understood to mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class SlotMatch:
    """One value of one slot."""

    value: str
    """As Alexa would send it: the words spoken, a number in digits, a duration in ISO 8601."""
    id: str | None
    """The canonical id of a listed value; None where the type lists no such value."""


@dataclass(frozen=True)
class IntentMatch:
    """An utterance as an intent with its slots."""

    utterance: str
    """The transcript or typed words."""
    intent: str | None
    """None when nothing in the model is near enough."""
    slots: Mapping[str, tuple[SlotMatch, ...]] = field(default_factory=dict)
    """By slot name; more than one value only where the slot takes several."""
    confidence: float = 0.0
    """0 to 1; an exact match of a sample is 1."""
