"""The ledger: weekly sets a muscle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from skill.domain.exercise import Exercise
from skill.domain.library import Library
from skill.domain.log import CompletedSet, latest

WEEKS_KEPT = 12
PRIMARY_SHARE = 1.0
SECONDARY_SHARE = 0.5


@dataclass(frozen=True)
class WeekLedger:
    """One week's sets a muscle."""

    week: str
    """ISO week: "2026-W47"."""
    sets: Mapping[str, float]
    """Sets by muscle id: 1 where it does most of the work, a half where it helps."""


def week_of(at: int) -> str:
    """Name the ISO week of a moment in epoch seconds (UTC)."""
    year, week, _ = datetime.fromtimestamp(at, UTC).isocalendar()
    return f"{year}-W{week:02d}"


def add_to_ledger(
    ledger: tuple[WeekLedger, ...], completed: Sequence[CompletedSet], library: Library
) -> tuple[WeekLedger, ...]:
    """Return the last twelve weeks, oldest first, with one workout's completed sets added."""
    weeks = {entry.week: dict(entry.sets) for entry in ledger}
    for done in latest(completed):
        exercise = library.exercises.get(done.exercise_id)
        if exercise is not None and done.reps > 0:
            _add(weeks.setdefault(week_of(done.at), {}), exercise)
    return tuple(WeekLedger(week, weeks[week]) for week in sorted(weeks)[-WEEKS_KEPT:])


def _add(sums: dict[str, float], exercise: Exercise) -> None:
    shares = dict.fromkeys(exercise.secondary, SECONDARY_SHARE) | dict.fromkeys(
        exercise.primary, PRIMARY_SHARE
    )
    for muscle, share in shares.items():
        sums[muscle] = sums.get(muscle, 0.0) + share
