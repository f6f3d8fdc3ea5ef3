"""The log of completed sets: what was done, as opposed to what was planned."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from skill.domain.exercise import Measure
from skill.domain.load import Load

LONGEST_BREAK_S = 900.0
"""Whoever does no set for longer has stopped meanwhile."""


@dataclass(frozen=True)
class CompletedSet:
    """One set that was done, as counted or as the user said."""

    number: int
    """Counts the completed sets of a workout from 1."""
    exercise_id: str
    reps: int
    """Reps a side, or seconds of a hold."""
    planned_reps: int
    """What the plan asked for, in the same measure."""
    measure: Measure
    load: Load | None
    """None where nothing was said and nothing was suggested."""
    reps_left: int | None
    """Reps in reserve: how many more would have gone; None when nobody said."""
    confirmed: bool
    """False when the planned reps were counted and nobody said otherwise."""
    at: int
    """When it ended, in seconds since the epoch."""
    revision: int = 0
    """Grows with each correction; the greatest one of a number counts."""


def latest(completed: Iterable[CompletedSet]) -> tuple[CompletedSet, ...]:
    """Return the last revision of each number of one workout, in order of number."""
    by_number: dict[int, CompletedSet] = {}
    for done in completed:
        known = by_number.get(done.number)
        if known is None or done.revision >= known.revision:
            by_number[done.number] = done
    return tuple(by_number[number] for number in sorted(by_number))


def trained_s(started_at: float, completed: tuple[CompletedSet, ...]) -> float:
    """Return the seconds from the plan to the last completed set; a long break in between was no training."""
    moments = [started_at, *(float(done.at) for done in completed)]
    return sum(min(LONGEST_BREAK_S, max(0.0, after - before)) for before, after in pairwise(moments))
