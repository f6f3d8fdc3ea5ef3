"""Which exercises a workout takes, and in which order of importance."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from skill.domain.exercise import Exercise, Level, Measure
from skill.domain.favourites import favourites
from skill.domain.library import Library
from skill.domain.prescription import Goal
from skill.domain.progression import next_dose
from skill.domain.records import ExerciseRecord
from skill.domain.swapping import OWN_BODY, allowed
from skill.domain.wish import PlanWish

# What counts how much. Gear that is owned outweighs all but the muscle that was asked for.
GEAR = 8.0
GOAL = 3.0
FAMILY = 3.0
FAMILY_STEP = 0.4
GOAL_MUSCLE = 1.0
MUSCLE = 6.0
HELPED_MUSCLE = 1.5
BELOW_LEVEL = 0.7
PROMOTED = 4.0
BREADTH = 0.6
FAVOURITE = 4.0
TIE = 0.5
TOO_MANY_REPS = 2.5
UNPROVEN = 1.5
RECENT = 2.5
NOISE = 2.5
SAME_FAMILY = 2.5
SAME_GEAR = 1.0
NEIGHBOUR = 2.0
SHARED_MUSCLE = 0.4


@dataclass(frozen=True)
class Pick:
    """An exercise and why it was chosen."""

    exercise: Exercise
    reason: str
    """A reason id of PlannedExercise."""


@dataclass(frozen=True)
class _Pool:
    """What can be chosen today."""

    exercises: tuple[Exercise, ...]
    """In the catalogue's order, so that the same seed chooses the same."""
    steps: Mapping[str, str]
    """Exercise id to "harder" or "easier": it takes a neighbour's place."""
    known: frozenset[str]
    """Exercise ids that were done before."""
    most_reps: int
    """The most that the goal asks for."""
    favourites: Mapping[str, int]
    """Places of the exercises to name first for what is owned; 0 is first."""


def breadth(exercise: Exercise) -> float:
    """Tell how compound an exercise is: the muscles it works, helpers by half."""
    return len(exercise.primary) + len(exercise.secondary) / 2


def choose(
    library: Library, wish: PlanWish, records: Mapping[str, ExerciseRecord], seed: int
) -> tuple[Pick, ...]:
    """Return all that suits the wish, the main lift first, then the most wanted first."""
    pool = _pool(library, wish, records)
    goal = library.goals[wish.goal]
    worth = {one.id: _worth(one, wish, goal, pool) for one in pool.exercises}
    noise = random.Random(seed)
    spread = NOISE if goal.families else 2 * NOISE
    drawn = {one.id: worth[one.id] + noise.uniform(0, spread) for one in pool.exercises}
    for recent in wish.recent:
        if recent in drawn:
            drawn[recent] -= RECENT
    first_worth = worth if goal.families or not wish.recent else drawn
    chosen = _main(pool, wish, goal, first_worth)
    while len(chosen) < len(pool.exercises):
        chosen.append(_next(pool, wish, chosen, drawn))
    return tuple(Pick(one, _reason(one, index, wish, goal, pool)) for index, one in enumerate(chosen))


def _pool(library: Library, wish: PlanWish, records: Mapping[str, ExerciseRecord]) -> _Pool:
    possible = allowed(library, wish.equipment, wish.level, wish.avoided)
    steps: dict[str, str] = {}
    gone: set[str] = set()
    for kind in ("harder", "easier"):
        for one in possible.values():
            neighbours: tuple[str, ...] = getattr(one, kind)
            after = next((near for near in neighbours if near in possible), None)
            if after is not None and _verdict(library, wish, one, records.get(one.id)) == kind:
                gone = (gone | {one.id}) - {after}
                steps[after] = kind
    most_reps = library.prescriptions[wish.goal, wish.level].rep_range[1]
    left = tuple(one for one in possible.values() if one.id not in gone)
    return _Pool(left, steps, frozenset(records), most_reps, favourites(library.equipment, wish.equipment))


def _verdict(library: Library, wish: PlanWish, exercise: Exercise, record: ExerciseRecord | None) -> str:
    prescription = library.prescriptions[wish.goal, wish.level]
    return next_dose(record, prescription, exercise, wish.owned_loads, wish.now).reason


def _worth(one: Exercise, wish: PlanWish, goal: Goal, pool: _Pool) -> float:
    worth = GOAL * (goal.id in one.goals) + GEAR * needs_gear(one, wish.equipment)
    if one.family in goal.families:
        worth += max(FAMILY - FAMILY_STEP * goal.families.index(one.family), 0.0)
    worth += GOAL_MUSCLE * bool(set(goal.muscles) & set(one.primary))
    worth += MUSCLE * (wish.muscle in one.primary) + HELPED_MUSCLE * (wish.muscle in one.secondary)
    worth -= TOO_MANY_REPS * (one.measure is Measure.REPS and (one.rep_range or (0,))[0] > pool.most_reps)
    worth -= UNPROVEN * (wish.level is Level.BEGINNER and _skips_a_step(one, pool))
    return worth - BELOW_LEVEL * (wish.level.rank - one.level.rank) + PROMOTED * (one.id in pool.steps)


def _skips_a_step(one: Exercise, pool: _Pool) -> bool:
    """Tell whether an easier exercise of the family is possible and neither was ever done."""
    if one.id in pool.favourites:
        return False
    steps = {other.id for other in pool.exercises if other.family == one.family} & set(one.easier)
    return bool(steps) and not (steps | {one.id}) & pool.known


def needs_gear(exercise: Exercise, owned: frozenset[str]) -> bool:
    """Tell whether the exercise uses something that is owned, not only the body."""
    return any(set(way) - OWN_BODY and set(way) <= owned | OWN_BODY for way in exercise.equipment)


def _main(pool: _Pool, wish: PlanWish, goal: Goal, worth: Mapping[str, float]) -> list[Exercise]:
    """Choose the main lift: the same one whatever the seed, so that progress can be seen."""
    left = _for_muscle(pool, wish, [])
    possible = {one.id for one in left}
    places = {one: place for one, place in pool.favourites.items() if one in possible}
    first = min(places.values(), default=0)
    bonus = TIE if goal.families else FAVOURITE

    def total(one: Exercise) -> float:
        place = places.get(one.id)
        favoured = 0.0 if place is None else bonus / (place - first + 1)
        return worth[one.id] + favoured + BREADTH * breadth(one) - GOAL * (one.measure is Measure.HOLD)

    return [max(left, key=total)] if left else []


def _next(pool: _Pool, wish: PlanWish, chosen: list[Exercise], worth: Mapping[str, float]) -> Exercise:
    left = _for_muscle(pool, wish, chosen)
    return max(left, key=lambda one: worth[one.id] - _sameness(one, chosen, wish))


def _for_muscle(pool: _Pool, wish: PlanWish, chosen: list[Exercise]) -> list[Exercise]:
    """Return what is left; only what works the muscle asked for, while it has less than half."""
    left = [one for one in pool.exercises if one not in chosen]
    if wish.muscle and sum(wish.muscle in one.primary for one in chosen) * 2 <= len(chosen):
        return [one for one in left if wish.muscle in one.primary] or left
    return left


def _sameness(one: Exercise, chosen: list[Exercise], wish: PlanWish) -> float:
    several = len(wish.equipment - OWN_BODY) > 1
    gear = {piece for way in one.equipment for piece in way} & wish.equipment if several else set()
    return sum(
        SAME_FAMILY * (one.family == other.family)
        + SAME_GEAR * any(piece in way for way in other.equipment for piece in gear)
        + NEIGHBOUR * (one.id in other.easier + other.harder)
        + SHARED_MUSCLE * len(set(one.primary) & set(other.primary))
        for other in chosen
    )


def _reason(one: Exercise, index: int, wish: PlanWish, goal: Goal, pool: _Pool) -> str:
    reasons = (
        (one.id in pool.steps, pool.steps.get(one.id, "")),
        (index == 0, "main"),
        (wish.muscle in one.primary, "muscle"),
        (goal.id in one.goals or one.family in goal.families, "goal"),
        (needs_gear(one, wish.equipment), "equipment"),
    )
    return next((reason for applies, reason in reasons if applies), "variety")
