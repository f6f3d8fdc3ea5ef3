"""Storage: whatever happens to the file or the machine, a set that was logged stays logged."""

from dataclasses import replace

import pytest
from dynamodb_table import Table
from stored_workouts import NOW, full_state, one_more_set, workout

from skill.domain.state import UserState
from skill.domain.workout import revise_last
from skill.storage.codec import UnreadableError, decode_set, decode_state, encode_state
from skill.storage.dynamodb import DynamoDBStore
from skill.storage.memory import MemoryStore
from skill.storage.port import StorageError, VersionConflictError
from skill.storage.sqlite import SqliteStore

STORES = {
    "memory": lambda _: MemoryStore(),
    "sqlite": lambda folder: SqliteStore(folder / "log.db"),
    "dynamodb": lambda _: DynamoDBStore(Table(), "training"),
}


@pytest.fixture(params=list(STORES))
def store(request, tmp_path):
    return STORES[request.param](tmp_path)


def with_workout(made):
    return UserState(workout=made)


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
        store.save("user", with_workout(workout("lost", completed=1)), expected)
    assert store.load("user").state.turns == 1
    assert store.history("user", 10) == ()


def test_the_history_is_newest_first_and_as_long_as_asked(store):
    for number in range(4):
        made = workout(f"workout-{number}", NOW + 86_400 * number, completed=2)
        store.save("user", with_workout(made), number)
    assert [one.id for one in store.history("user", 3)] == ["workout-3", "workout-2", "workout-1"]
    assert store.history("user", 1)[0].started_at == NOW + 3 * 86_400 + 60


def test_the_history_holds_the_last_correction_of_each_set(store):
    made = workout("now", completed=2)
    store.save("user", with_workout(made), 0)
    corrected = revise_last(made, reps=15, load=None, reps_left=1)
    store.save("user", with_workout(corrected), 1)
    assert [done.reps for done in store.history("user", 1)[0].completed] == [12, 15]


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
def test_what_was_logged_once_is_never_taken_out(kind, tmp_path):
    """Not by a state that knows less, nor by another one's number."""
    store = STORES[kind](tmp_path)
    store.save("user", with_workout(workout("now", completed=3)), 0)
    store.save("user", with_workout(workout("now", completed=1)), 1)
    changed = one_more_set(workout("now"), reps=99)
    store.save("user", with_workout(changed), 2)
    assert [done.reps for done in store.history("user", 1)[0].completed] == [12, 12, 12]
    store.save("user", UserState(), 3)
    assert len(store.history("user", 10)) == 1


def test_the_sets_of_a_workout_that_the_turn_closed_are_logged(store):
    """The last sets may have been counted since the turn before, and the workout is gone by now."""
    store.save("user", UserState(), 0, closed=workout("before", completed=2))
    assert [len(one.completed) for one in store.history("user", 10)] == [2]


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


def test_a_busy_table_is_told_from_a_lost_race():
    """A turn is tried again at once only where another device was quicker."""
    table = Table()
    table.throttled = True
    with pytest.raises(StorageError) as caught:
        DynamoDBStore(table, "training").save("user", with_workout(workout("now", completed=1)), 0)
    assert not isinstance(caught.value, VersionConflictError)


def test_a_log_that_cannot_be_read_does_not_hide_the_others_in_the_cloud():
    table = Table()
    store = DynamoDBStore(table, "training")
    store.save("user", with_workout(workout("first", completed=1)), 0)
    store.save("user", with_workout(workout("second", NOW + 86_400, completed=1)), 1)
    (key,) = (key for key in table.items if key[1].endswith("first"))
    table.items[key]["document"] = {"S": "[7"}
    assert [one.id for one in store.history("user", 10)] == ["second"]
