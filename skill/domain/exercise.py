"""Exercises and what they ask of the body."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How long somebody has trained; each level may do what the ones before it do."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"

    @property
    def rank(self) -> int:
        """0 for a beginner, 2 for advanced."""
        return list(Level).index(self)


class LoadMode(StrEnum):
    """What makes the exercise heavier."""

    DUMBBELL = "dumbbell"
    """One weight in each working hand; kettlebells and packed backpacks count here."""
    PLATE = "plate"
    """A barbell with plates: the load is the total."""
    STACK = "stack"
    """A cable machine's pin."""
    BAND = "band"
    BODYWEIGHT = "bodyweight"
    ADDED = "added"
    """Weight hung on the body."""
    ASSISTED = "assisted"
    """Help that is taken away: less is harder."""


class Measure(StrEnum):
    """How a planned set is counted."""

    REPS = "reps"
    HOLD = "hold"
    """Seconds held; a tempo does not apply."""


@dataclass(frozen=True)
class Tempo:
    """The pace of one rep, in seconds: down, pause, up, pause ("3-1-1-0")."""

    down: float
    """Seconds of the way back (the lowering)."""
    bottom: float
    """Seconds held at the stretched end."""
    up: float
    """Seconds of the pull."""
    top: float
    """Seconds held at the end of the pull."""

    @property
    def rep_s(self) -> float:
        """Seconds one rep takes."""
        return self.down + self.bottom + self.up + self.top


@dataclass(frozen=True)
class Mistake:
    """A common fault and its fix, each one breath long."""

    fault: str
    fix: str


@dataclass(frozen=True)
class Exercise:
    """One movement, described so that nobody needs a picture."""

    id: str
    """Lower case with underscores: "band_pull_apart"."""
    name: str
    """Singular, as spoken: "band pull-apart"."""
    plural: str
    """As counted: "fifteen band pull-aparts"."""
    synonyms: tuple[str, ...]
    """Other names people say, lower case."""
    family: str
    """Movements that stand in for each other: "pull_up", "row", "pull_apart"."""
    equipment: tuple[tuple[str, ...], ...]
    """Alternatives; each is the equipment ids that are needed together."""
    level: Level
    """The least experience it asks for."""
    primary: tuple[str, ...]
    """Muscle ids that do most of the work."""
    secondary: tuple[str, ...]
    """Muscle ids that help."""
    goals: tuple[str, ...]
    """Goal ids it serves well."""
    measure: Measure
    two_sided: bool
    """True when each side does its own reps."""
    load_mode: LoadMode
    tempo: Tempo
    rep_range: tuple[int, int] | None
    """Reps (or seconds) that suit this exercise whatever the goal; None takes the goal's."""
    setup: tuple[str, ...]
    """Body position in words, before the first rep; one breath (12 words or so) each."""
    cues: tuple[str, ...]
    """Three to six steps of the movement; one breath each."""
    breathing: str
    """When to breathe out and in; one breath."""
    mistakes: tuple[Mistake, ...]
    """Two common ones."""
    easier: tuple[str, ...]
    """Exercise ids, nearest first."""
    harder: tuple[str, ...]
    """Exercise ids, nearest first."""
    why: str
    """One sentence: what this exercise is good for."""
    pull: bool = True
    """False for a push that only serves as a superset's partner."""
    default: bool = True
    """False keeps it out of plans unless it is asked for by name."""

    def possible_with(self, owned: frozenset[str]) -> bool:
        """Tell whether the owned equipment ids are enough; everybody owns a body."""
        return any(set(needed) <= owned | {"bodyweight"} for needed in self.equipment)
