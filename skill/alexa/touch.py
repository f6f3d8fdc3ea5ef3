"""A finger on the screen says what an utterance would: an intent, with ids for its slots."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from skill.alexa.legible import legible
from skill.alexa.slots import Slots
from skill.domain.commands import Heard

_MOST_VALUES = 20
_TOO_MUCH = 1e9


class TouchedSlots(Slots):
    """Slots made from ids, durations ("PT10M") and numbers instead of from an utterance."""

    def __init__(self, values: Any) -> None:  # noqa: ANN401 - from a document on the screen
        super().__init__(None)
        self._touched: Mapping[Any, Any] = values if isinstance(values, Mapping) else {}

    def all_heard(self, name: str) -> tuple[Heard, ...]:
        """Return what a slot was given, one value or a list of them."""
        given = self._touched.get(name)
        values = given[:_MOST_VALUES] if isinstance(given, list) else [given]
        return tuple(heard for value in values if (heard := _heard(value)) is not None)


@dataclass(frozen=True)
class Touch:
    """What was touched."""

    intent_name: str
    slots: Slots


def touch_of(arguments: Any) -> Touch | None:  # noqa: ANN401 - from a document on the screen
    """Read the arguments of a UserEvent: `["IntentName", {"slot": "id" or ["id", "id"]}]`.

    Returns:
        None where they do not begin with a name: then nothing of ours was touched.
    """
    if not isinstance(arguments, Sequence) or not arguments or not isinstance(arguments[0], str):
        return None
    return Touch(arguments[0], TouchedSlots(arguments[1] if len(arguments) > 1 else None))


def _heard(value: Any) -> Heard | None:  # noqa: ANN401 - from a document on the screen
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return Heard(f"{value:.9g}") if abs(value) < _TOO_MUCH else None
    text = legible(value) if isinstance(value, str) else ""
    return Heard(text.replace("_", " "), text) if text else None
