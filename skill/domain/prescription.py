"""How much of what a goal asks of a level."""

from dataclasses import dataclass

from skill.domain.exercise import Level


@dataclass(frozen=True)
class Prescription:
    """The dose for one goal at one level; figures and their sources are in catalogue data."""

    goal: str
    """Goal id."""
    level: Level
    sets: int
    """Planned sets of one exercise."""
    rep_range: tuple[int, int]
    """Least and most reps a planned set."""
    hold_range: tuple[int, int]
    """Least and most seconds of a hold."""
    rest_s: int
    """Seconds between planned sets."""
    superset: bool
    """True when two exercises may share a block to save time."""
    source: str
    """Where the figures come from."""


@dataclass(frozen=True)
class Muscle:
    """A muscle as people ask about it."""

    id: str
    name: str
    """As spoken, in the plural where people say it so: "lats"."""
    synonyms: tuple[str, ...]
    where: str
    """Where it is, in one sentence that needs no picture."""
    what: str
    """What it does, in one sentence."""


@dataclass(frozen=True)
class Equipment:
    """Something to train with."""

    id: str
    name: str
    """As spoken after "with": "a band", "dumbbells"."""
    noun: str
    """Bare: "band", "pull-up bar"."""
    synonyms: tuple[str, ...]
    best: tuple[str, ...] = ()
    """Ids of the exercises to name first for it, the best first."""


@dataclass(frozen=True)
class Goal:
    """What somebody trains for."""

    id: str
    name: str
    """As spoken: "a first pull-up"."""
    synonyms: tuple[str, ...]
    families: tuple[str, ...]
    """Families of exercises it favours, most wanted first; empty: all alike."""
    muscles: tuple[str, ...]
    """Muscle ids it favours; empty: all alike."""
    why: str
    """One sentence that explains the choice of exercises."""
