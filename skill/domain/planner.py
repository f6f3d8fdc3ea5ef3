"""The planner: a wish and what was done before become a workout that fits its minutes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from skill.domain.exercise import Exercise, Level
from skill.domain.fitting import LAST_RESORT, STRETCHED, USUAL, Fit, Limits, Unit, fit, most_reps
from skill.domain.library import Library
from skill.domain.load import Load
from skill.domain.ordering import arrange, pair
from skill.domain.plan import PlannedExercise, WorkoutPlan
from skill.domain.prescription import Prescription
from skill.domain.progression import Dose, next_dose, rep_range_of
from skill.domain.recommendation import recommend
from skill.domain.records import ExerciseRecord
from skill.domain.replanning import replan
from skill.domain.selection import Pick, choose
from skill.domain.swapping import next_step, swap_candidates
from skill.domain.wish import LEAST_MINUTES, MOST_MINUTES, PlanWish

__all__ = [
    "PlanWish",
    "dose",
    "next_step",
    "plan_workout",
    "recommend",
    "replan",
    "swap_candidates",
]

SUPERSET_GOALS = frozenset({"quick", "endurance", "variety", "posture"})
"""Goals that gain from two exercises in turn."""
QUICK_GOALS = frozenset({"quick"})
"""Goals that pair the main lift as well."""
MOST_EXERCISES = 14
OFF_COUNT = 0.35
"""Cost of each exercise more or fewer than suits the minutes."""
REPEAT = 3.0
"""Cost of each exercise that comes twice."""


def plan_workout(
    library: Library, wish: PlanWish, records: Mapping[str, ExerciseRecord], seed: int
) -> WorkoutPlan:
    """Return today's plan; it has no blocks when everything possible is avoided."""
    minutes = min(max(wish.minutes, LEAST_MINUTES), MOST_MINUTES)
    picks = choose(library, wish, records, seed)
    best = _best_fit(library, wish, records, picks, minutes * 60.0) if picks else None
    return WorkoutPlan(
        blocks=best.blocks if best else (),
        goal=wish.goal,
        level=wish.level,
        minutes=minutes,
        equipment=tuple(one for one in library.equipment if one in wish.equipment | {"bodyweight"}),
        muscle=wish.muscle,
        seed=seed,
    )


def dose(
    library: Library,
    exercise: Exercise,
    goal: str,
    level: Level,
    record: ExerciseRecord | None = None,
    owned_loads: Sequence[Load] = (),
    reason: str = "",
    now: int | None = None,
) -> PlannedExercise:
    """Return one planned set of an exercise, progressed from what was done before."""
    prescription = library.prescriptions[goal, level]
    low, high = rep_range_of(exercise, prescription)
    suggested = next_dose(record, prescription, exercise, owned_loads, now)
    most = most_reps(exercise.tempo.rep_s, exercise.measure, two_sided=exercise.two_sided)
    return PlannedExercise(
        exercise_id=exercise.id,
        reps=min(suggested.reps, most),
        rep_range=(min(low, most), min(high, most)),
        measure=exercise.measure,
        two_sided=exercise.two_sided,
        tempo=exercise.tempo,
        load=suggested.load,
        reason=_progressed(reason, suggested),
    )


def _progressed(reason: str, suggested: Dose) -> str:
    climbed = suggested.reason in {"progress", "load", "heavier"}
    return "progress" if climbed and reason in {"", "main", "goal", "variety", "equipment"} else reason


def _best_fit(
    library: Library,
    wish: PlanWish,
    records: Mapping[str, ExerciseRecord],
    picks: tuple[Pick, ...],
    seconds: float,
) -> Fit | None:
    prescription = library.prescriptions[wish.goal, wish.level]
    choices = [
        (_off_cost(count, len(picks), seconds), _dosed(library, wish, records, units))
        for count in range(1, MOST_EXERCISES + 1)
        if (units := _units(library, wish, prescription, picks, count))
    ]
    for limits, change in _TRIES:
        changed = [(cost, tuple(tuple(map(change, unit)) for unit in units)) for cost, units in choices]
        best = _cheapest(changed, prescription, seconds, limits)
        if best is not None:
            return best
    return None


def _cheapest(
    choices: Sequence[tuple[float, tuple[Unit, ...]]],
    prescription: Prescription,
    seconds: float,
    limits: Limits,
) -> Fit | None:
    fits = (
        replace(found, cost=found.cost + cost)
        for cost, units in choices
        if (found := fit(units, prescription, seconds, limits))
    )
    return min(fits, key=lambda found: found.cost, default=None)


def _off_cost(count: int, available: int, seconds: float) -> float:
    suits = min(1 + seconds / 360, 9.0)
    return OFF_COUNT * abs(count - suits) + REPEAT * max(count - available, 0)


def _units(
    library: Library, wish: PlanWish, prescription: Prescription, picks: tuple[Pick, ...], count: int
) -> tuple[tuple[Pick, ...], ...]:
    """Put the first `count` picks in order and into blocks; when they run out, they come again."""
    ordered = arrange(picks[:count])
    if count > len(picks):
        again = count - len(picks) if len(picks) > 1 else 0
        repeats = [replace(ordered[index % len(ordered)], reason="variety") for index in range(again)]
        return tuple((pick,) for pick in (*ordered, *repeats))
    if not prescription.superset or wish.goal not in SUPERSET_GOALS:
        return tuple((pick,) for pick in ordered)
    return _superset(library, wish, ordered)


def _superset(library: Library, wish: PlanWish, ordered: tuple[Pick, ...]) -> tuple[tuple[Pick, ...], ...]:
    alone = 0 if wish.goal in QUICK_GOALS or len(ordered) < 3 else 1  # noqa: PLR2004 - a lone pair is one block
    push = None if wish.muscle else _push(library, wish)
    at = next((index for index, pick in enumerate(ordered) if pick.exercise.family == "pull_apart"), None)
    # For a beginner the main lift stays by itself: one thing to learn at a time.
    single = wish.level is Level.BEGINNER and wish.goal not in QUICK_GOALS
    if push is None or at is None or (at == 0 and single):
        return pair(ordered, max(alone, int(single)))
    together = (ordered[at], Pick(push, "balance"))
    return (*pair(ordered[:at], min(alone, at)), together, *pair(ordered[at + 1 :], 0))


def _push(library: Library, wish: PlanWish) -> Exercise | None:
    pushes = (
        one
        for one in library.exercises.values()
        if not one.pull and one.id not in wish.avoided and one.possible_with(wish.equipment)
    )
    fitting = (one for one in pushes if one.level.rank <= wish.level.rank)
    return max(fitting, key=lambda one: one.level.rank, default=None)


def _dosed(
    library: Library,
    wish: PlanWish,
    records: Mapping[str, ExerciseRecord],
    units: tuple[tuple[Pick, ...], ...],
) -> tuple[Unit, ...]:
    def planned(pick: Pick) -> PlannedExercise:
        record = records.get(pick.exercise.id)
        return dose(
            library, pick.exercise, wish.goal, wish.level, record, wish.owned_loads, pick.reason, wish.now
        )

    return tuple(tuple(map(planned, unit)) for unit in units)


def _as_dosed(planned: PlannedExercise) -> PlannedExercise:
    return planned


def _fewest(planned: PlannedExercise) -> PlannedExercise:
    return replace(planned, reps=min(planned.reps, planned.rep_range[0]))


def _most(planned: PlannedExercise) -> PlannedExercise:
    return replace(planned, reps=max(planned.reps, planned.rep_range[1]))


_TRIES: tuple[tuple[Limits, Callable[[PlannedExercise], PlannedExercise]], ...] = (
    (USUAL, _as_dosed),
    (USUAL, _fewest),
    (STRETCHED, _as_dosed),
    (STRETCHED, _fewest),
    (STRETCHED, _most),
    (LAST_RESORT, _as_dosed),
)
"""From what suits best to what still fits."""
