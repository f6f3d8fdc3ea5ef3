"""Slot values from the catalogue: what people call exercises, muscles, equipment and goals."""

from collections.abc import Mapping

from skill.domain.library import Library
from skill.interaction.model import Value


def catalogue_values(library: Library) -> Mapping[str, tuple[Value, ...]]:
    """Give each part of the catalogue as slot values."""
    return {
        "exercises": tuple(
            Value(each.id, (each.name, each.plural, *each.synonyms)) for each in library.exercises.values()
        ),
        "muscles": tuple(Value(each.id, (each.name, *each.synonyms)) for each in library.muscles.values()),
        "equipment": tuple(
            Value(each.id, (each.noun, each.name, *each.synonyms)) for each in library.equipment.values()
        ),
        "goals": tuple(Value(each.id, (each.name, *each.synonyms)) for each in library.goals.values()),
    }
