"""The parts of a source: slot types and intents as people write them."""

from dataclasses import dataclass
from itertools import chain

from skill.interaction.located import Text
from skill.interaction.model import Slot, Value


@dataclass(frozen=True)
class SourceType:
    """A slot type with its values, or with the part of the catalogue that has them."""

    name: str
    values: tuple[Value, ...] = ()
    """All values; beside a catalogue's, further names for some of them."""
    catalogue: Text | None = None
    """ "exercises", "equipment", "muscles" or "goals"; None where the values stand in the source."""

    def named(self, value: Value) -> Value:
        """Give a value of the catalogue with the further names that the source has for it."""
        further = (each.names for each in self.values if each.id == value.id)
        return Value(value.id, (*value.names, *chain.from_iterable(further)))


@dataclass(frozen=True)
class SourceIntent:
    """An intent with its templates."""

    name: str
    slots: tuple[Slot, ...]
    templates: tuple[Text, ...]
    """In hassil's language."""
