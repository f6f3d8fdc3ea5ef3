"""Everything the catalogue knows, as the domain sees it."""

from collections.abc import Mapping
from dataclasses import dataclass

from skill.domain.exercise import Exercise, Level
from skill.domain.prescription import Equipment, Goal, Muscle, Prescription


@dataclass(frozen=True)
class Library:
    """The exercises, and the words and doses that go with them."""

    exercises: Mapping[str, Exercise]
    """By exercise id."""
    muscles: Mapping[str, Muscle]
    """By muscle id."""
    equipment: Mapping[str, Equipment]
    """By equipment id, in the order in which the coach offers them."""
    goals: Mapping[str, Goal]
    """By goal id."""
    prescriptions: Mapping[tuple[str, Level], Prescription]
    """By goal id and level: complete."""
