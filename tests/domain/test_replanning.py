"""Less time or more: what is left of the workout fits it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_library import small_library

from skill.domain.exercise import Level
from skill.domain.plan import block_s
from skill.domain.planner import PlanWish, plan_workout, replan
from skill.domain.replanning import left_s

WISH = PlanWish(frozenset({"band"}), "wide_back", Level.INTERMEDIATE, 40)
PLAN = plan_workout(small_library(), WISH, {}, 1)


@pytest.mark.parametrize("minutes", [5, 10, 20, 30])
def test_less_time_is_kept_to_and_used_well(minutes):
    trimmed = replan(PLAN, PLAN.blocks, minutes * 60)
    assert left_s(trimmed) <= minutes * 60
    assert left_s(trimmed) > minutes * 60 * 0.6


def test_with_no_time_left_one_set_of_the_next_exercise_remains():
    assert replan(PLAN, PLAN.blocks, 1) == (replace(PLAN.blocks[0], rounds=1),)


def test_rounds_go_before_exercises():
    lost = block_s(PLAN.blocks[-1]) / PLAN.blocks[-1].rounds
    trimmed = replan(PLAN, PLAN.blocks, left_s(PLAN.blocks) - lost / 2)
    assert len(trimmed) == len(PLAN.blocks)
    assert sum(block.rounds for block in trimmed) < sum(block.rounds for block in PLAN.blocks)


def test_enough_time_changes_nothing():
    assert replan(PLAN, PLAN.blocks, left_s(PLAN.blocks) + 60) == PLAN.blocks


def test_more_time_adds_rounds():
    left = PLAN.blocks[:2]
    grown = replan(PLAN, left, left_s(left) * 1.5)
    assert left_s(left) < left_s(grown) <= left_s(left) * 1.5


def test_the_muscle_asked_for_is_the_last_to_go():
    plan = plan_workout(small_library(), replace(WISH, muscle="rear_delts", minutes=20), {}, 1)
    trimmed = replan(plan, plan.blocks, 300)
    kept = {one.reason for block in trimmed[1:] for one in block.exercises}
    assert kept <= {"muscle"}


def test_nothing_left_stays_nothing():
    assert replan(PLAN, (), 600) == ()


@given(st.integers(0, len(PLAN.blocks) - 1), st.integers(1, 6000), st.integers(1, 5))
def test_any_time_at_any_place_keeps_the_order_and_the_current_exercise(at, seconds, rounds):
    left = (replace(PLAN.blocks[at], rounds=rounds), *PLAN.blocks[at + 1 :])
    new = replan(PLAN, left, seconds)
    kept = [block.exercises for block in new]
    assert new[0].exercises == left[0].exercises
    assert [block.exercises for block in left if block.exercises in kept] == kept
    assert left_s(new) <= seconds or new == (replace(left[0], rounds=1),)
