"""What somebody can do: one record an exercise, folded from completed sets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skill.domain.exercise import LoadMode
from skill.domain.load import Load, WeightUnit
from skill.domain.log import CompletedSet, latest

OVER_TARGET_REPS = 2
"""Reps over the target in the last set that count towards the 2-for-2 rule."""


@dataclass(frozen=True)
class ExerciseRecord:
    """One exercise's past: the last time and the best."""

    exercise_id: str
    times: int
    """Workouts it was done in."""
    last_at: int
    """When its last set ended, in seconds since the epoch."""
    last_reps: tuple[int, ...]
    """Reps a side (or seconds of a hold) of each completed set of the last workout."""
    last_target: int
    """Planned reps (or seconds) of the last workout."""
    last_rep_range: tuple[int, int]
    """Where the reps could move in the last workout."""
    last_load: Load | None
    """Load of the last set that had one, in the last workout."""
    best_reps: int
    """Most reps (or seconds) in one set, ever."""
    best_load: Load | None
    """Heaviest ever; for assisted exercises, the least help."""
    last_reps_left: int | None
    """Reps in reserve after the last set, where they were said."""
    over_target_streak: int
    """Workouts in a row whose last set went two or more reps over target."""


def effort(load: Load) -> float:
    """Order loads of one kind by how hard they are: kilograms, and less help is more."""
    kilograms = load.to(WeightUnit.KG).amount
    return -kilograms if load.mode is LoadMode.ASSISTED else kilograms


def harder_load(one: Load | None, other: Load | None) -> Load | None:
    """Return the load that is more of a feat; a load of another mode replaces the old one."""
    if one is None or other is None:
        return other if one is None else one
    return one if one.mode is other.mode and effort(one) >= effort(other) else other


def fold(
    records: Mapping[str, ExerciseRecord],
    completed: Sequence[CompletedSet],
    rep_ranges: Mapping[str, tuple[int, int]],
) -> dict[str, ExerciseRecord]:
    """Return the records after one workout; `rep_ranges` is the plan's, by exercise id."""
    by_exercise: dict[str, list[CompletedSet]] = {}
    for done in latest(completed):
        by_exercise.setdefault(done.exercise_id, []).append(done)
    folded = dict(records)
    for exercise_id, done_sets in by_exercise.items():
        target = done_sets[-1].planned_reps
        rep_range = rep_ranges.get(exercise_id, (target, target))
        folded[exercise_id] = _fold_one(records.get(exercise_id), done_sets, rep_range)
    return folded


def _fold_one(
    known: ExerciseRecord | None, done_sets: list[CompletedSet], rep_range: tuple[int, int]
) -> ExerciseRecord:
    last = done_sets[-1]
    best_load = known.best_load if known else None
    for done in done_sets:
        best_load = harder_load(best_load, done.load)
    over = last.reps >= last.planned_reps + OVER_TARGET_REPS
    return ExerciseRecord(
        exercise_id=last.exercise_id,
        times=(known.times if known else 0) + 1,
        last_at=last.at,
        last_reps=tuple(done.reps for done in done_sets),
        last_target=last.planned_reps,
        last_rep_range=rep_range,
        last_load=next((done.load for done in reversed(done_sets) if done.load), None),
        best_reps=max([done.reps for done in done_sets] + ([known.best_reps] if known else [])),
        best_load=best_load,
        last_reps_left=last.reps_left,
        over_target_streak=(known.over_target_streak if known else 0) + 1 if over else 0,
    )
