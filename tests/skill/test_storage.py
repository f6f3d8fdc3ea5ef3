"""Storage: whatever happens to the file or the machine, a set that was logged stays logged."""

from dataclasses import replace

import pytest
from store_kinds import STORES
from stored_workouts import NOW, full_state, one_more_set, saved, workout

from skill.domain.state import UserState
from skill.domain.workout import finish_set, revise_last
from skill.storage.codec import UnreadableError, decode_set, decode_state, encode_state
from skill.storage.port import StorageError, VersionConflictError


@pytest.fixture(params=list(STORES))
def store(request, tmp_path):
    return STORES[request.param](tmp_path)


def test_somebody_unknown_starts_with_an_empty_state(store):
    stored = store.load("nobody")
    assert (stored.state, stored.version, stored.set_aside) == (UserState(), 0, False)
    assert store.history("nobody", 10) == ()


def test_a_state_comes_back_as_it_was_saved(store):
    store.save("user", full_state(), 0)
    assert store.load("user").state == full_state()
    assert store.load("user").version == 1
    assert store.load("other").version == 0


@pytest.mark.parametrize("expected", [0, 2, 99])
def test_a_state_that_changed_elsewhere_is_not_overwritten(store, expected):
    """Of two devices that speak at once, one is told to look again; nothing of its turn is half saved."""
    store.save("user", UserState(turns=1), 0)
    with pytest.raises(VersionConflictError):
        saved(store, workout("lost", completed=1), expected)
    assert store.load("user").state.turns == 1
    assert store.history("user", 10) == ()


def test_the_history_is_newest_first_and_as_long_as_asked(store):
    for number in range(4):
        saved(store, workout(f"workout-{number}", NOW + 86_400 * number, completed=2), number)
    assert [one.id for one in store.history("user", 3)] == ["workout-3", "workout-2", "workout-1"]
    assert store.history("user", 1)[0].started_at == NOW + 3 * 86_400 + 60
    assert store.history("user", 0) == ()


def test_the_history_holds_the_last_correction_of_each_set(store):
    made = workout("now", completed=2)
    saved(store, made, 0)
    saved(store, revise_last(made, reps=15, load=None, reps_left=1), 1)
    assert [done.reps for done in store.history("user", 1)[0].completed] == [12, 15]


def test_a_turn_that_changes_no_set_leaves_the_log_alone(store):
    saved(store, workout("now", completed=2), 0)
    store.save("user", UserState(turns=1), 1)
    assert [len(one.completed) for one in store.history("user", 10)] == [2]


def test_a_workout_that_is_open_for_months_stays_one_in_the_log(store):
    """It is known by its start, not by its last set."""
    made = workout("long", completed=2)
    saved(store, made, 0)
    saved(store, finish_set(made, 9, NOW + 90 * 86_400), 1)
    (logged,) = store.history("user", 10)
    assert [done.reps for done in logged.completed] == [12, 12, 9]


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
def test_what_was_logged_once_is_never_taken_out(kind, tmp_path):
    """Not by a state that knows less, nor by another one's number."""
    store = STORES[kind](tmp_path)
    saved(store, workout("now", completed=3), 0)
    saved(store, workout("now", completed=1), 1)
    saved(store, one_more_set(workout("now"), reps=99), 2)
    assert [done.reps for done in store.history("user", 1)[0].completed] == [12, 12, 12]
    store.save("user", UserState(), 3)
    assert len(store.history("user", 10)) == 1


def test_the_sets_of_a_workout_that_the_turn_closed_are_logged(store):
    """The last sets may have been counted since the turn before, and the workout is gone by now."""
    store.save("user", UserState(), 0, (workout("before", completed=2),))
    assert [len(one.completed) for one in store.history("user", 10)] == [2]


def test_two_workouts_can_change_in_one_turn(store):
    both = (workout("before", completed=2), workout("after", NOW + 60, completed=1))
    store.save("user", UserState(workout=both[1]), 0, both)
    assert {one.id: len(one.completed) for one in store.history("user", 10)} == {"before": 2, "after": 1}


@pytest.mark.parametrize("state", [UserState(), full_state()])
def test_a_document_says_everything(state):
    assert decode_state(encode_state(state)) == state


@pytest.mark.parametrize(
    "document",
    ["", "{", "[]", "7", '{"shape":1}', '{"shape":0,"state":{}}', '{"shape":1,"state":{"turns":"x"}}'],
)
def test_a_damaged_document_is_told_from_a_sound_one(document):
    with pytest.raises(UnreadableError):
        decode_state(document)
    with pytest.raises(UnreadableError):
        decode_set(document)


def test_a_document_of_a_later_version_is_refused_and_not_set_aside():
    with pytest.raises(StorageError, match="later version"):
        decode_state('{"shape":99,"state":{}}')


def test_the_stored_state_holds_nothing_about_the_body():
    assert not {"pain", "injury", "body_weight", "heart_rate"} & set(encode_state(full_state()).split('"'))


def test_the_running_place_is_stored_to_the_fraction_of_a_second(store):
    state = full_state()
    store.save("user", state, 0)
    loaded = store.load("user").state.workout
    assert loaded.run == state.workout.run
    assert loaded.cursor == replace(state.workout.cursor)
