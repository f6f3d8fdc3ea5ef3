"""The workout's transitions: where each one leads, and what it leaves in the log."""

from dataclasses import replace

import pytest

from skill.domain.exercise import Level, LoadMode, Measure, Tempo
from skill.domain.layout import build_timeline
from skill.domain.load import Load, WeightUnit
from skill.domain.plan import Block, PlannedExercise, WorkoutPlan
from skill.domain.timeline import Cursor, Kind
from skill.domain.workout import (
    Phase,
    WorkoutSession,
    add_reps,
    add_rest,
    finish_set,
    pause,
    read_cue,
    replace_block,
    replace_exercise,
    replace_rest,
    restart_block,
    revise_last,
    settle,
    skip_block,
    skip_rest,
    skip_set,
    start_run,
    use_load,
    wait,
)

NOW = 1_700_000_000.0
SET_S = 10 + 4 * 3
"""Getting ready and four reps of three seconds."""
LOAD = Load(20.0, WeightUnit.KG, LoadMode.DUMBBELL)


def rounds_left(workout):
    return workout.block.rounds - workout.cursor.round if workout.block else 0


def planned(exercise_id, reps=4, **changes):
    fields = {"measure": Measure.REPS, "two_sided": False, "tempo": Tempo(2, 0, 1, 0)} | changes
    return PlannedExercise(exercise_id, reps, (1, 30), **fields)


def a_workout(*blocks):
    plan = WorkoutPlan(
        blocks or (Block((planned("row"),), 2, 30), Block((planned("curl"), planned("fly")), 2, 20)),
        "variety",
        Level.BEGINNER,
        10,
        ("band",),
    )
    return WorkoutSession("today", plan, NOW)


def running(workout=None, lead_s=0.0):
    return start_run(workout or a_workout(), NOW, 1.0, lead_s)


def reps(workout):
    return [done.reps for done in workout.completed]


def test_a_workout_that_does_not_run_is_left_as_it_is():
    for workout in (a_workout(), pause(a_workout()), read_cue(a_workout(), 2)):
        assert settle(workout, NOW + 1000) is workout


@pytest.mark.parametrize(
    ("after_s", "cursor", "logged"),
    [
        (0.0, Cursor(), 0),
        (9.9, Cursor(), 0),
        (11.0, Cursor(done=1), 0),
        (19.9, Cursor(done=3), 0),
        (20.0, Cursor(0, 1, rest_s=30.0), 1),
        (SET_S + 12.5, Cursor(0, 1, rest_s=17.5), 1),
        (SET_S + 30 + 11, Cursor(0, 1, done=1), 1),
    ],
)
def test_a_run_comes_to_rest_at_the_rep_and_second_it_has_reached(after_s, cursor, logged):
    settled = settle(running(), NOW + after_s)
    assert (settled.cursor, settled.phase, settled.run) == (cursor, Phase.PAUSED, None)
    assert reps(settled) == [4] * logged


def test_a_run_that_is_over_has_logged_every_set_at_its_own_time():
    settled = settle(running(), NOW + 3000)
    assert (settled.cursor, settled.phase) == (Cursor(1), Phase.WAITING)
    assert [(done.number, done.confirmed) for done in settled.completed] == [(1, False), (2, False)]
    assert [done.at for done in settled.completed] == [int(NOW) + 20, int(NOW) + SET_S + 30 + 20]


def test_an_answer_during_the_closing_question_is_an_answer_to_it():
    """Whoever says "yes" before the coach has finished asking is not in the middle of a set."""
    closes_s = build_timeline(a_workout().plan.blocks[0], Cursor()).closes_s
    assert settle(running(), NOW + closes_s + 0.1).phase is Phase.WAITING
    assert settle(running(), NOW + closes_s - 0.1).phase is Phase.PAUSED


def test_a_clock_that_is_set_back_takes_nothing_away():
    settled = settle(running(finish_set(a_workout(), 9, NOW)), NOW - 500)
    assert settled.cursor.round == 1
    assert reps(settled) == [9]


def test_what_a_turn_has_seen_stays_seen_when_the_clock_is_set_back():
    run = replace(running().run, reached_s=21.0)
    assert len(settle(replace(running(), run=run), NOW - 500).completed) == 1


def test_the_last_set_ends_the_workout():
    settled = settle(running(a_workout(Block((planned("row"),), 1, 30))), NOW + 60)
    assert (settled.phase, settled.block, settled.exercise) == (Phase.DONE, None, None)
    for change in (pause, wait, skip_set):
        assert change(settled).phase is Phase.DONE
    assert start_run(settled, NOW, 1.0) is settled
    assert finish_set(settled, 3, NOW) is settled
    assert replace_exercise(settled, planned("curl")) is settled
    assert rounds_left(settled) == 0


def test_a_pause_keeps_the_place_and_what_was_added():
    held = pause(settle(running(add_reps(a_workout(), 3)), NOW + 14.5))
    assert (held.phase, held.cursor, held.extra) == (Phase.PAUSED, Cursor(done=2), 3)
    again = settle(start_run(held, NOW + 5000, 1.0), NOW + 5000 + 3 + 3 + 5 * 3 - 2)
    assert reps(again) == [7]
    assert again.extra == 0


def test_added_reps_are_logged_with_the_set_they_were_added_to_only():
    assert reps(settle(running(add_reps(a_workout(), 2)), NOW + 3000)) == [6, 4]


def test_a_finished_set_is_logged_as_said_and_followed_by_its_rest():
    done = finish_set(settle(running(), NOW + 15), 3, NOW + 15)
    assert (done.cursor, done.phase, done.run) == (Cursor(0, 1, rest_s=30.0), Phase.WAITING, None)
    (first,) = done.completed
    assert (first.reps, first.planned_reps, first.confirmed, first.at) == (3, 4, True, int(NOW) + 15)


def test_the_exercises_of_a_superset_are_logged_in_turn():
    workout = finish_set(skip_block(a_workout()), 5, NOW)
    assert workout.cursor == Cursor(1, 0, 1)
    assert finish_set(workout, 6, NOW).cursor == Cursor(1, 1, rest_s=20.0)


def test_a_correction_changes_the_last_set_and_keeps_what_was_not_said():
    workout = finish_set(finish_set(a_workout(), 4, NOW), 5, NOW)
    once = revise_last(workout, reps=7, load=LOAD, reps_left=None)
    twice = revise_last(once, reps=None, load=None, reps_left=2)
    last = twice.completed[-1]
    assert (last.number, last.reps, last.load, last.reps_left, last.revision) == (2, 7, LOAD, 2, 2)
    assert twice.completed[0] == workout.completed[0]
    assert twice.cursor == workout.cursor


def test_a_correction_to_no_reps_at_all_is_taken():
    assert reps(revise_last(finish_set(a_workout(), 4, NOW), reps=0, load=None, reps_left=None)) == [0]


def test_nothing_logged_is_nothing_to_correct():
    assert revise_last(a_workout(), reps=3, load=None, reps_left=None) == a_workout()


def test_the_load_the_user_said_is_logged_from_then_on():
    workout = use_load(a_workout(), "row", LOAD)
    assert [done.load for done in settle(running(workout), NOW + 3000).completed] == [LOAD, LOAD]


def test_to_skip_leaves_out_a_set_or_the_exercise_and_logs_nothing():
    assert skip_set(a_workout()).cursor == Cursor(0, 1)
    assert skip_set(skip_set(a_workout())).cursor == Cursor(1)
    assert skip_block(a_workout()).cursor == Cursor(1)
    assert skip_block(skip_block(a_workout())).phase is Phase.DONE
    assert skip_block(a_workout()).completed == ()


def test_a_new_exercise_begins_with_its_own_cues_and_reps():
    moved = skip_block(add_reps(read_cue(a_workout(), 3), 5))
    assert (moved.cue, moved.extra, moved.offered) == (-1, 0, True)


def test_a_rest_is_skipped_or_made_longer_within_reason():
    resting = finish_set(a_workout(), 4, NOW)
    assert skip_rest(resting).cursor == Cursor(0, 1)
    assert add_rest(resting, 30).cursor.rest_s == 60
    assert add_rest(resting, 1e9).cursor.rest_s == 600
    assert add_rest(resting, -1e9).cursor.rest_s == 5


def test_a_rest_runs_down_during_the_answer_that_comes_first():
    resting = finish_set(a_workout(), 4, NOW)
    settled = settle(running(resting, lead_s=4.0), NOW + 3)
    assert settled.cursor.rest_s == 27
    moments = build_timeline(resting.block, resting.cursor, lead_s=4.0).moments
    assert next(one for one in moments if one.kind is Kind.ANNOUNCE).at_s == 30


def test_a_swap_keeps_the_round_and_starts_the_reps_anew():
    workout = add_reps(settle(running(), NOW + SET_S + 30 + 14), 2)
    swapped = replace_exercise(read_cue(workout, 2), planned("fly", 9))
    assert (swapped.exercise.exercise_id, swapped.cursor, swapped.cue) == ("fly", Cursor(0, 1), -1)
    assert (swapped.extra, swapped.phase) == (0, Phase.WAITING)
    assert swapped.completed == workout.completed


def test_a_block_is_changed_under_the_user_without_moving_the_place():
    workout = settle(running(), NOW + 14)
    longer = replace_block(workout, replace(workout.block, rounds=3))
    assert (longer.cursor, rounds_left(longer), longer.plan.blocks[1]) == (
        workout.cursor,
        3,
        workout.plan.blocks[1],
    )


def test_what_is_left_is_replaced_and_what_was_done_is_kept():
    workout = skip_block(a_workout())
    shorter = replace_rest(workout, (Block((planned("curl"),), 1, 20),))
    assert shorter.plan.blocks[0] == workout.plan.blocks[0]
    assert len(shorter.plan.blocks) == 2


def test_to_start_over_goes_to_the_first_set_and_keeps_the_log():
    workout = restart_block(finish_set(a_workout(), 4, NOW))
    assert (workout.cursor, workout.cue, reps(workout)) == (Cursor(), -1, [4])
    assert [done.number for done in settle(running(workout), NOW + 3000).completed] == [1, 2, 3]


def test_the_set_up_is_offered_once_for_each_new_exercise():
    workout = a_workout()
    assert workout.offered
    assert workout.fresh_block
    assert not read_cue(workout, 0).offered
    assert not wait(finish_set(workout, 4, NOW)).offered
    assert not pause(workout).offered


def test_a_two_sided_set_is_logged_once_with_the_reps_of_a_side():
    workout = a_workout(Block((planned("kroc_row", two_sided=True),), 1, 30))
    middle = settle(running(workout), NOW + 10 + 12 + 5 + 4)
    assert (middle.cursor, middle.in_set) == (Cursor(side=1, done=2), True)
    assert reps(middle) == []
    assert reps(settle(running(workout), NOW + 100)) == [4]


def test_a_hold_is_logged_in_seconds():
    workout = a_workout(Block((planned("hang", 20, measure=Measure.HOLD),), 1, 30))
    assert settle(running(workout), NOW + 25.5).cursor.done == 15
    (done,) = settle(running(workout), NOW + 100).completed
    assert (done.reps, done.measure) == (20, Measure.HOLD)
