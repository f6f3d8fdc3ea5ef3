"""Every equipment, goal, length and level of the real catalogue makes a sensible workout."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from skill.catalogue.loader import load_library
from skill.domain.exercise import Level
from skill.domain.fitting import MOST_REST_S, MOST_SET_S
from skill.domain.plan import plan_s, set_s
from skill.domain.planner import PlanWish, plan_workout

MINUTES = (10, 20, 40)
EQUIPMENT = (
    "dumbbells",
    "kettlebell",
    "barbell",
    "cable",
    "pull_up_bar",
    "band",
    "bench",
    "suspension_trainer",
    "rings",
    "table",
    "backpack",
    "bodyweight",
)
GOALS = ("wide_back", "first_pull_up", "posture", "muscle", "strength", "endurance", "variety", "quick")
REASONS = {"goal", "muscle", "main", "progress", "harder", "easier", "variety", "equipment", "balance"}

every_goal = pytest.mark.parametrize("goal", GOALS)
every_equipment = pytest.mark.parametrize("equipment", EQUIPMENT)


@cache
def library():
    return load_library()


@cache
def plans(equipment, goal):
    """Return the nine plans of one equipment id and one goal."""
    wish = PlanWish(frozenset({equipment}), goal, Level.BEGINNER, 10)
    wishes = [replace(wish, level=level, minutes=minutes) for level in Level for minutes in MINUTES]
    return [plan_workout(library(), one, {}, seed=1) for one in wishes]


def exercises(plan):
    return [library().exercises[one.exercise_id] for block in plan.blocks for one in block.exercises]


def ids(plan):
    return [one.id for one in exercises(plan)]


@every_goal
@every_equipment
def test_the_plan_fits_its_minutes_within_a_tenth(equipment, goal):
    for plan in plans(equipment, goal):
        assert abs(plan_s(plan) - plan.minutes * 60) <= plan.minutes * 6, plan


@every_goal
@every_equipment
def test_the_plan_uses_only_what_is_owned_and_suits_the_level(equipment, goal):
    for plan in plans(equipment, goal):
        for one in exercises(plan):
            assert one.possible_with(frozenset({equipment})), one.id
            assert one.level.rank <= plan.level.rank, one.id
            assert one.default or not one.pull, one.id


@every_goal
@every_equipment
def test_no_exercise_comes_twice_in_a_row(equipment, goal):
    for plan in plans(equipment, goal):
        assert all(one != after for one, after in pairwise(ids(plan))), ids(plan)


@every_goal
@every_equipment
def test_the_dose_stays_one_that_a_person_can_do(equipment, goal):
    for plan in plans(equipment, goal):
        for block in plan.blocks:
            assert 1 <= block.rounds <= 6
            assert 5 <= block.rest_s <= MOST_REST_S
            assert all(set_s(one) <= MOST_SET_S and one.reason in REASONS for one in block.exercises)


@every_goal
@every_equipment
def test_a_short_workout_needs_no_exercise_twice(equipment, goal):
    for plan in plans(equipment, goal):
        assert plan.minutes > 20 or len(set(ids(plan))) == len(ids(plan)), ids(plan)


@every_equipment
def test_what_is_owned_is_used_first(equipment):
    """A band owner gets band exercises; the bare body only fills in."""
    for goal in GOALS:
        for plan in plans(equipment, goal):
            ways = [{piece for way in one.equipment for piece in way} for one in exercises(plan)]
            assert equipment in ways[0] or plan.blocks[0].exercises[0].reason != "main", ids(plan)


@every_goal
@every_equipment
def test_the_same_wish_and_seed_give_the_same_plan(equipment, goal):
    wish = PlanWish(frozenset({equipment}), goal, Level.INTERMEDIATE, 20)
    assert plan_workout(library(), wish, {}, 3) == plan_workout(library(), wish, {}, 3)


@every_equipment
def test_workouts_vary_with_the_seed(equipment):
    wish = PlanWish(frozenset({equipment}), "variety", Level.INTERMEDIATE, 20)
    assert len({tuple(ids(plan_workout(library(), wish, {}, seed))) for seed in range(6)}) > 1


@every_equipment
def test_nothing_avoided_is_planned(equipment):
    wish = PlanWish(frozenset({equipment}), "muscle", Level.ADVANCED, 20)
    first = plan_workout(library(), wish, {}, 1)
    avoided = frozenset(ids(first)[:2])
    assert not avoided & set(ids(plan_workout(library(), replace(wish, avoided=avoided), {}, 1)))


@pytest.mark.parametrize("minutes", [0, 5, 60, 90, 400])
@every_equipment
def test_odd_lengths_fit_too(equipment, minutes):
    plan = plan_workout(library(), PlanWish(frozenset({equipment}), "muscle", Level.BEGINNER, minutes), {}, 1)
    assert 5 <= plan.minutes <= 90
    assert abs(plan_s(plan) - plan.minutes * 60) <= plan.minutes * 6, plan


def test_ten_minutes_with_a_band_start_with_pull_aparts():
    first = plan_workout(library(), PlanWish(frozenset({"band"}), "variety", Level.BEGINNER, 10), {}, 0)
    assert ids(first)[0] == "band_pull_apart"
    assert len(ids(first)) >= 3


def test_a_first_pull_up_is_built_from_help_hangs_and_rows():
    wish = PlanWish(frozenset({"band", "pull_up_bar"}), "first_pull_up", Level.BEGINNER, 20)
    families = {one.family for one in exercises(plan_workout(library(), wish, {}, 0))}
    assert {"pull_up", "hang", "row"} <= families


@every_goal
@every_equipment
def test_the_muscle_asked_for_gets_at_least_half_the_exercises(equipment, goal):
    wish = PlanWish(frozenset({equipment}), goal, Level.INTERMEDIATE, 20, muscle="lats")
    chosen = exercises(plan_workout(library(), wish, {}, 1))
    assert sum("lats" in one.primary for one in chosen) * 2 >= len(chosen), [one.id for one in chosen]
