"""DynamoDB when it refuses, fails, or does not answer: nothing is lost, nothing counts twice, all is told."""

import logging
import socket
from pathlib import Path

import dynamodb_local
import pytest
from botocore import exceptions as aws
from botocore.parsers import ResponseParserError
from doors import LambdaDoor
from harness import START, Turn, play, scripts, words_of
from stored_workouts import one_more_set, saved, workout
from table_clients import RefusingClient, ResendingClient, failure

from skill.app import create_skill
from skill.domain.state import UserState
from skill.phrasing.wording import load_wording
from skill.storage.dynamodb import DynamoDBStore
from skill.storage.memory import MemoryStore
from skill.storage.port import StorageError, VersionConflictError
from speech.interaction import load_model

MODEL = load_model(Path(__file__).parents[2] / "interaction_models" / "en-US.json")
WORDING = load_wording()
LAUNCH = Turn(say="open pull day coach", request="LaunchRequest")
WITH_A_BAND = Turn(say="a band", intent="StartWorkoutIntent", slots={"equipment": "band"})
READY = Turn(say="ready", intent="BeginIntent")
EIGHT = Turn(say="I did eight", intent="LogSetIntent", slots={"reps": "8"})


def items_of(client, table):
    return client.scan(TableName=table)["Items"]


def test_training_stored_by_a_later_version_is_refused_in_words_and_left_alone(client, table, store):
    later = {
        "user_id": {"S": "user"},
        "item": {"S": "state"},
        "version": {"N": "4"},
        "document": {"S": '{"shape":99,"state":{}}'},
    }
    client.put_item(TableName=table, Item=later)
    assert said_by(store) == WORDING.say("trouble_storage")
    assert items_of(client, table) == [later]


def said_by(store, turn=LAUNCH):
    """Return what the skill says over a store."""
    response = LambdaDoor(create_skill(store), MODEL, "user").take(turn, START)
    assert response["response"]["shouldEndSession"] is False
    return words_of(response["response"])


FAULTS = {
    "busy": (failure("ProvisionedThroughputExceededException"), "busy"),
    "throttled": (failure("ThrottlingException"), "busy"),
    "over the account's limit": (failure("RequestLimitExceeded"), "busy"),
    "throttled in a transaction": (
        failure("TransactionCanceledException", ["None", "ThrottlingError"]), "busy",
    ),
    "failed": (failure("InternalServerError"), "goes on by itself"),
    "unavailable": (failure("ServiceUnavailable"), "goes on by itself"),
    "failed without a code": (failure("502", status=502), "502"),
    "transaction under way": (failure("TransactionInProgressException"), "busy"),
    "busy at the second try": (failure("ThrottlingException", retries=1), "busy"),
    "not allowed at the second try": (failure("AccessDeniedException", retries=1), "UpdateItem"),
    "answer in pieces": (ResponseParserError("u"), "cannot be read"),
    "collection too large": (failure("ItemCollectionSizeLimitExceededException"), "too large"),
    "not allowed": (failure("AccessDeniedException"), "UpdateItem"),
    "old token": (failure("ExpiredTokenException"), "credentials"),
    "something new": (failure("NewException"), "NewException"),
    "no credentials": (aws.NoCredentialsError(), "credentials"),
    "timed out": (aws.ReadTimeoutError(endpoint_url="u"), "in time"),
    "connection lost": (aws.ConnectionClosedError(endpoint_url="u"), "lost"),
    "no way there": (aws.EndpointConnectionError(endpoint_url="u"), "reached"),
}  # fmt: skip


@pytest.mark.parametrize(("error", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_a_sentence_in_the_log_and_plain_words_for_the_user(error, words, caplog):
    store = DynamoDBStore(RefusingClient(error), "training")
    for operation in (
        lambda: store.load("amzn1.ask.account.X"),
        lambda: saved(store, workout("now", completed=1), 0),
        lambda: store.history("amzn1.ask.account.X", 3),
    ):
        with pytest.raises(StorageError, match=words) as caught:
            operation()
        assert not isinstance(caught.value, VersionConflictError)
        assert str(caught.value).endswith(".")
    with caplog.at_level(logging.INFO):
        assert said_by(store) == WORDING.say("trouble_storage")
    assert words in caplog.text
    assert "Traceback" not in caplog.text
    assert "account" not in caplog.text


UNSURE = (
    "timed out",
    "connection lost",
    "failed",
    "unavailable",
    "failed without a code",
    "transaction under way",
    "busy at the second try",
    "not allowed at the second try",
    "answer in pieces",
)
"""The work may be done already, and only its answer lost."""


@pytest.mark.parametrize(
    ("name", "error"), [(name, error) for name, (error, _) in FAULTS.items()], ids=FAULTS
)
def test_a_turn_whose_write_fails_changes_nothing(client, table, store, name, error):
    saved(store, workout("now", completed=2), 0)
    before = items_of(client, table)
    failing = DynamoDBStore(RefusingClient(error, client, ("update_item", "transact_write_items")), table)
    said = said_by(failing, Turn(say="I did eight", intent="LogSetIntent", slots={"reps": "8"}))
    assert said == WORDING.say("trouble_unsure" if name in UNSURE else "trouble_storage")
    assert items_of(client, table) == before


LOST = {
    "condition": failure("ConditionalCheckFailedException"),
    "condition in a transaction": failure("TransactionCanceledException", ["ConditionalCheckFailed", "None"]),
    "condition at the second try": failure("ConditionalCheckFailedException", retries=1),
    "another transaction": failure("TransactionConflictException"),
    "another transaction beside it": failure("TransactionCanceledException", ["TransactionConflict", "None"]),
}


@pytest.mark.parametrize("error", LOST.values(), ids=LOST)
def test_a_race_that_is_lost_twice_is_told_in_words(client, table, error):
    refusing = RefusingClient(error, client, ("update_item", "transact_write_items"))
    assert said_by(DynamoDBStore(refusing, table)) == WORDING.say("conflict")


def test_a_table_that_is_not_there_is_told(client):
    store = DynamoDBStore(client, "no-such-table")
    with pytest.raises(StorageError, match=r"no table no-such-table: deploy template\.yaml"):
        store.load("user")
    assert said_by(store) == WORDING.say("trouble_storage")


def test_a_state_that_is_too_large_is_told_and_loses_nothing(store):
    saved(store, workout("now", completed=2), 0)
    with pytest.raises(StorageError, match="400 KB"):
        store.save("user", UserState(recent=("x" * 1000,) * 420), 1)
    with pytest.raises(StorageError, match="400 KB"):
        saved(store, workout("now", completed=2600), 1)
    assert store.load("user").version == 1
    assert len(store.history("user", 1)[0].completed) == 2


def test_a_table_that_does_not_listen_or_answer_is_told():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        quick = {"connect_timeout": 0.2, "read_timeout": 0.2}
        nobody = dynamodb_local.client(f"http://127.0.0.1:{silent.getsockname()[1]}", **quick)
        with pytest.raises(StorageError, match="cannot be reached"):
            DynamoDBStore(nobody, "training").load("user")
        silent.listen()
        with pytest.raises(StorageError, match="in time"):
            DynamoDBStore(nobody, "training").load("user")


@pytest.mark.parametrize("sets", [0, 1], ids=["state alone", "with a set"])
def test_a_write_whose_answer_was_lost_counts_once(client, table, store, sets):
    """It is sent again, and its own mark is found: neither an error nor a second time."""
    saved(store, workout("now", completed=2), 0)
    resending = ResendingClient(client)
    made = workout("now", completed=2 + sets)
    DynamoDBStore(resending, table).save("user", UserState(workout=made, turns=9), 1, (made,) * sets)
    assert resending.sent == 2
    assert (store.load("user").version, store.load("user").state.turns) == (2, 9)
    assert len(store.history("user", 1)[0].completed) == 2 + sets


@pytest.mark.parametrize("others", [1, 7])
@pytest.mark.parametrize("sets", [0, 1], ids=["state alone", "with a set"])
def test_a_write_is_known_by_its_mark_even_if_others_saved_since(client, table, store, sets, others):
    """Else the turn would be taken for lost, and be done once more on top of itself."""
    saved(store, workout("now", completed=2), 0)

    def go_on():
        for _ in range(others):
            stored = store.load("user")
            made = one_more_set(stored.state.workout)
            store.save("user", UserState(workout=made), stored.version, (made,))

    made = workout("now", completed=2 + sets)
    DynamoDBStore(ResendingClient(client, go_on), table).save(
        "user", UserState(workout=made), 1, (made,) * sets
    )
    assert store.load("user").version == 2 + others
    assert len(store.history("user", 1)[0].completed) == 2 + sets + others


def test_a_conflict_that_tells_no_item_is_looked_up(client, table, store):
    """A write may have been done, and its second sending meet another one under way."""
    saved(store, workout("now", completed=2), 0)

    class Meeting(ResendingClient):
        def update_item(self, **arguments):
            client.update_item(**arguments)
            raise failure("TransactionConflictException")

    DynamoDBStore(Meeting(client), table).save("user", UserState(turns=3), 1)
    assert store.load("user").version == 2


def test_a_time_out_after_the_write_is_sent_again_by_botocore_and_counts_once(table, store):
    """The real client, whose connection goes quiet just after the service has done its work."""
    unreliable = dynamodb_local.client(retries={"mode": "standard", "total_max_attempts": 3})
    lost = []

    def lose_the_first_answer(request, **_):
        if lost:
            return
        sent = unreliable._endpoint.http_session.send(request)
        lost.append(sent.status_code)
        raise aws.ReadTimeoutError(endpoint_url=request.url)

    for operation in ("UpdateItem", "TransactWriteItems"):
        unreliable.meta.events.register(f"before-send.dynamodb.{operation}", lose_the_first_answer)
    writer = DynamoDBStore(unreliable, table)
    writer.save("user", UserState(turns=1), 0)
    assert lost == [200]
    lost.clear()
    saved(writer, workout("now", completed=1), 1)
    assert lost == [200]
    assert store.load("user").version == 2
    assert len(store.history("user", 1)[0].completed) == 1


@pytest.mark.parametrize("name", ["first_band_workout", "corrections", "two_devices"])
def test_a_conversation_goes_as_ever_where_each_answer_is_lost_once(client, table, store, name):
    """Each write is sent twice: the same words, the same state, the same log."""
    (script,) = (one for one in scripts() if one.name == name)
    resending, calm = ResendingClient(client), MemoryStore()
    skill = create_skill(DynamoDBStore(resending, table))
    told = play(script, LambdaDoor(skill, MODEL, "user"), store, "user")
    expected = play(script, LambdaDoor(create_skill(calm), MODEL, "user"), calm, "user")
    assert [one.words for one in told] == [one.words for one in expected]
    assert store.load("user") == calm.load("user")
    assert store.history("user", 9) == calm.history("user", 9)
    assert resending.sent == 2 * store.load("user").version


def test_what_is_said_again_after_trouble_counts_once(client, table, store):
    """As the coach asks: a busy table has taken nothing."""
    busy = DynamoDBStore(
        RefusingClient(failure("ThrottlingException"), client, ("update_item", "transact_write_items")), table
    )
    door = LambdaDoor(create_skill(store), MODEL, "user")
    door.take(WITH_A_BAND, START - 60)
    door.take(READY, START - 40)
    assert said_by(busy, EIGHT) == WORDING.say("trouble_storage")
    assert said_by(store, EIGHT) != WORDING.say("trouble_storage")
    assert [done.reps for done in store.history("user", 1)[0].completed] == [8]
