"""A set of two sides that ends early: what is logged, and that the user hears it."""

import pytest

from skill.catalogue.loader import load_library
from skill.domain import commands as c
from skill.domain.timeline import Kind
from skill.domain.workout import timeline_of
from skill.phrasing.wording import load_wording
from skill.storage.memory import MemoryStore
from skill.turns import Turns

LIBRARY, WORDING = load_library(), load_wording()
NOW = 1_700_000_000.0
START = c.StartWorkout((c.Heard("dumbbells", "dumbbells"),), seconds=600.0)


@pytest.fixture
def counted():
    """A set of dumbbell rows, a side after the other, that is being counted from `NOW` on."""
    store = MemoryStore()
    turns = Turns(store, LIBRARY, WORDING)
    turns.take("user", START, NOW)
    turns.take("user", c.Begin(), NOW)
    assert store.load("user").state.workout.exercise.two_sided
    return store, turns


def moments(store):
    workout = store.load("user").state.workout
    return timeline_of(workout, workout.run).moments


def switch_s(store):
    return next(one.at_s for one in moments(store) if one.kind is Kind.SWITCH)


@pytest.mark.parametrize("command", [c.GoOn(), c.FinishSet(), c.LogSet(reps_left=2)])
def test_to_go_on_while_the_sides_are_switched_keeps_the_first_side(counted, command):
    """Its reps are all done: they are in the log, and the next set comes."""
    store, turns = counted
    turns.take("user", command, NOW + switch_s(store) + 1.0)

    workout = store.load("user").state.workout
    assert [done.reps for done in workout.completed] == [workout.exercise.reps]
    assert workout.cursor.round == 1


def test_to_go_on_from_a_pause_at_the_switch_keeps_the_first_side(counted):
    store, turns = counted
    turns.take("user", c.Pause(), NOW + switch_s(store) + 1.0)
    turns.take("user", c.GoOn(), NOW + 1000)

    assert len(store.load("user").state.workout.completed) == 1


def test_to_be_done_in_the_second_side_logs_what_both_sides_reached_and_says_it(counted):
    store, turns = counted
    fourth = next(one for one in moments(store) if one.cursor.side == 1 and one.cursor.done == 4)
    reply = turns.take("user", c.FinishSet(), NOW + fourth.at_s + 0.5).reply

    assert [done.reps for done in store.load("user").state.workout.completed] == [4]
    assert reply.beats[0].say.startswith("Four")
