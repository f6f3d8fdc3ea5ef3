"""The next dose: a little more after success, a little less after a miss."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_library import small_library

from skill.domain.exercise import Level, LoadMode, Measure
from skill.domain.load import Load, WeightUnit
from skill.domain.progression import DAY_S, HOLD_BOUNDS, REP_BOUNDS, next_dose
from skill.domain.records import ExerciseRecord, effort

LIBRARY = small_library()
EIGHT_TO_TWELVE = LIBRARY.prescriptions["wide_back", Level.BEGINNER]
ROW = LIBRARY.exercises["dumbbell_row"]
HANG = LIBRARY.exercises["dead_hang"]
PULL_UP = LIBRARY.exercises["pull_up"]
ASSISTED = LIBRARY.exercises["assisted_pull_up"]


def pounds(amount, mode=LoadMode.DUMBBELL):
    return Load(amount, WeightUnit.LB, mode)


TENS = tuple(pounds(amount) for amount in (42.5, 20, 40, 60))


def done(*reps, target, load=None, reps_left=None, streak=0, at=0, rep_range=(8, 12)):
    return ExerciseRecord("one", 1, at, reps, target, rep_range, load, max(reps), load, reps_left, streak)


def test_the_first_time_starts_in_the_bottom_third_with_the_lightest_load():
    assert next_dose(None, EIGHT_TO_TWELVE, ROW, TENS) == (9, pounds(20), "first")
    assert next_dose(None, EIGHT_TO_TWELVE, ROW, ()).load is None


@pytest.mark.parametrize(
    ("record", "reps", "load", "reason"),
    [
        (done(9, 9, 9, target=9, load=pounds(40)), 10, 40, "progress"),
        (done(11, 11, 11, target=9, load=pounds(40)), 12, 40, "progress"),
        (done(9, 9, 9, target=9, load=pounds(40), reps_left=3), 11, 40, "progress"),
        (done(9, 9, 11, target=9, load=pounds(40), streak=2), 11, 40, "progress"),
        (done(12, 12, 12, target=12, load=pounds(40)), 8, 42.5, "load"),
        (done(12, 12, 11, target=12, load=pounds(40)), 12, 40, "same"),
        (done(9, 7, 6, target=9, load=pounds(40)), 9, 40, "fewer"),
        (done(4, 3, target=9, load=pounds(40)), 8, 20, "fewer"),
        (done(12, 12, target=12, load=pounds(60)), 12, 60, "harder"),
        (done(12, 12, target=12, load=pounds(20)), 12, 20, "harder"),
    ],
)
def test_reps_climb_inside_the_range_and_then_the_load_does(record, reps, load, reason):
    assert next_dose(record, EIGHT_TO_TWELVE, ROW, TENS) == (reps, pounds(load), reason)


def test_a_greater_jump_of_load_comes_with_the_reps_to_expect():
    record = done(12, 12, target=12, load=pounds(50))
    suggested = next_dose(record, EIGHT_TO_TWELVE, ROW, (pounds(50), pounds(60)))
    assert suggested.load == pounds(60)
    assert 1 <= suggested.reps < 8


def test_a_cable_stack_grows_by_two_to_ten_percent_with_no_list_of_loads():
    stack = replace(ROW, load_mode=LoadMode.STACK)
    suggested = next_dose(done(12, target=12, load=pounds(50, LoadMode.STACK)), EIGHT_TO_TWELVE, stack, ())
    assert suggested == (8, pounds(52.5, LoadMode.STACK), "load")


def test_a_load_nobody_named_is_to_be_made_heavier():
    assert next_dose(done(12, 12, target=12), EIGHT_TO_TWELVE, ROW, ()).reason == "heavier"


def test_bodyweight_at_the_top_of_its_range_asks_for_a_harder_exercise():
    assert next_dose(done(12, 12, target=12), EIGHT_TO_TWELVE, PULL_UP, ()) == (12, None, "harder")


def test_less_help_is_the_next_step_of_an_assisted_exercise():
    help_ = tuple(pounds(amount, LoadMode.ASSISTED) for amount in (30, 50))
    record = done(8, 8, target=8, load=help_[1], rep_range=(5, 8))
    prescription = LIBRARY.prescriptions["first_pull_up", Level.BEGINNER]
    assert next_dose(record, prescription, ASSISTED, help_) == (5, help_[0], "load")
    assert next_dose(record, prescription, ASSISTED, ()).reason == "harder"


def test_far_too_few_reps_ask_for_an_easier_exercise():
    assert next_dose(done(2, 2, target=8), EIGHT_TO_TWELVE, PULL_UP, ()) == (2, None, "easier")


def test_after_more_than_two_weeks_the_dose_steps_back_a_little():
    record = done(12, 12, target=12, load=pounds(40))
    assert next_dose(record, EIGHT_TO_TWELVE, ROW, TENS, now=15 * DAY_S) == (10, pounds(40), "break")
    assert next_dose(record, EIGHT_TO_TWELVE, ROW, TENS, now=14 * DAY_S).reason == "load"
    low = done(8, 8, target=8, load=pounds(40))
    assert next_dose(low, EIGHT_TO_TWELVE, ROW, TENS, now=15 * DAY_S) == (8, pounds(20), "break")


def test_holds_climb_by_five_seconds():
    assert next_dose(done(20, 20, target=20), EIGHT_TO_TWELVE, HANG, ()) == (25, None, "progress")


amounts = st.sampled_from([0.0, 2.5, 10.0, 20.0, 22.5, 40.0, 100.0])
records = st.builds(
    done,
    st.integers(0, 500),
    st.integers(0, 500),
    target=st.integers(1, 500),
    load=st.none() | st.builds(pounds, amounts, st.sampled_from(LoadMode)),
    reps_left=st.none() | st.integers(0, 20),
    streak=st.integers(0, 4),
)
owned = st.lists(st.builds(pounds, amounts, st.sampled_from(LoadMode)), max_size=4).map(tuple)
exercises = st.sampled_from(sorted(LIBRARY.exercises.values(), key=lambda one: one.id))
prescriptions = st.sampled_from(sorted(LIBRARY.prescriptions.values(), key=str))
moments = st.none() | st.integers(0, 100 * DAY_S)


@given(st.none() | records, prescriptions, exercises, owned, moments)
def test_a_dose_is_always_one_that_a_person_can_do(record, prescription, exercise, loads, now):
    reps, load, _ = next_dose(record, prescription, exercise, loads, now)
    least, most = HOLD_BOUNDS if exercise.measure is Measure.HOLD else REP_BOUNDS
    assert least <= reps <= most
    assert load is None or load.mode is exercise.load_mode


@given(exercises, st.integers(8, 12), st.integers(0, 6), amounts, owned)
def test_success_never_makes_the_next_time_easier(exercise, target, over, amount, loads):
    load = pounds(amount, exercise.load_mode)
    low, high = exercise.rep_range or (8, 12)
    target = min(max(target, low), high)
    record = done(target + over, target + over, target=target, load=load)
    reps, suggested, _ = next_dose(record, EIGHT_TO_TWELVE, exercise, loads)
    assert suggested is not None
    assert effort(suggested) > effort(load) or (suggested == load and reps >= target)
