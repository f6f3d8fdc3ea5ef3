"""DynamoDB, on Amazon's own DynamoDB Local: the deployed table, what a turn costs, and damaged items."""

import json
from pathlib import Path

import dynamodb_local
import pytest
from doors import LambdaDoor
from harness import START, Turn, play, scripts
from stored_workouts import full_state, saved, workout
from table_clients import CountingClient

from skill.app import create_skill
from skill.domain.state import UserState
from skill.phrasing.wording import load_wording
from skill.storage.codec import encode_state
from skill.storage.dynamodb import DynamoDBStore
from skill.storage.port import VersionConflictError
from speech.interaction import load_model

MODEL = load_model(Path(__file__).parents[2] / "interaction_models" / "en-US.json")
WORDING = load_wording()
LAUNCH = Turn(say="open pull day coach", request="LaunchRequest")
STATE = {"user_id": {"S": "user"}, "item": {"S": "state"}}
ONE_READ_ONE_WRITE = (["get_item", "update_item"], ["get_item", "transact_write_items"])


@pytest.mark.tool("DynamoDB Local")
def test_the_table_of_the_template_is_the_one_that_is_tested(client, table, checked):
    made = client.describe_table(TableName=table)["Table"]
    assert {one["KeyType"]: one["AttributeName"] for one in made["KeySchema"]} == {
        "HASH": "user_id",
        "RANGE": "item",
    }
    assert made["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
    checked("template.yaml's table made")


@pytest.mark.tool("DynamoDB Local")
def test_a_turn_costs_one_read_and_one_write(client, table, store, checked):
    """In every conversation; the log is written only in the turns that change a set."""
    counting = CountingClient(client)
    skill, turns = create_skill(DynamoDBStore(counting, table)), []

    def answer(envelope):
        counting.calls.clear()
        response = skill(envelope)
        turns.append(list(counting.calls))
        return response

    for script in scripts():
        play(script, LambdaDoor(answer, MODEL, script.name), store, script.name)
    assert [names for turn in turns if (names := [name for name, _ in turn]) not in ONE_READ_ONE_WRITE] == []
    logged = [item for turn in turns for item in log_items(turn)]
    assert_each_differs_from_the_one_before(logged)
    checked(f"{len(turns)} turns in conversation: one read and one write each, {len(logged)} with the log")


def log_items(turn):
    name, arguments = turn[-1]
    return (
        [one["Put"]["Item"] for one in arguments["TransactItems"][1:]]
        if name == "transact_write_items"
        else []
    )


def assert_each_differs_from_the_one_before(items):
    last = {}
    for item in items:
        key = json.dumps([item["user_id"], item["item"]])
        assert item != last.get(key)
        last[key] = item


ACTIONS = {
    "get_item": ("dynamodb:GetItem",),
    "update_item": ("dynamodb:UpdateItem",),
    "put_item": ("dynamodb:PutItem",),
    "transact_write_items": ("dynamodb:UpdateItem", "dynamodb:PutItem"),
    "query": ("dynamodb:Query",),
}
"""What a policy must allow for each call: a transaction is allowed by what is in it."""


def test_the_function_may_do_just_what_the_store_does(client, table):
    """DynamoDB Local lets anybody do anything: a missing permission would be found by users."""
    counting = CountingClient(client)
    store = DynamoDBStore(counting, table)
    saved(store, workout("now", completed=1), 0)
    store.save("user", UserState(), 1)
    store.history("user", 1)
    client.put_item(TableName=table, Item={**STATE, "document": {"S": "x"}})
    store.load("user")
    needed = {action for name, _ in counting.calls for action in ACTIONS[name]}
    assert dynamodb_local.allowed_actions() == needed


def test_a_document_written_by_another_client_is_read(table, store):
    """By hand in the console, or by a program with Python's own types."""
    import boto3  # noqa: PLC0415 - heavy

    resource = boto3.resource("dynamodb", endpoint_url=dynamodb_local.endpoint(), **dynamodb_local.ACCESS)
    by_hand = {"user_id": "user", "item": "state", "version": 7, "document": encode_state(full_state())}
    resource.Table(table).put_item(Item=by_hand)
    stored = store.load("user")
    assert (stored.state, stored.version, stored.set_aside) == (full_state(), 7, False)
    store.save("user", UserState(turns=8), 7)
    assert store.load("user").version == 8


@pytest.mark.parametrize(
    "damage",
    [
        {"document": {"S": '{"shape":1'}, "version": {"N": "3"}},
        {"document": {"N": "5"}, "version": {"N": "3"}},
        {"version": {"N": "3"}},
        {"document": {"S": "x"}},
        {"document": {"S": "x"}, "version": {"S": "three"}},
        {},
    ],
    ids=["half", "a number", "no document", "no version", "version in words", "nothing"],
)
def test_a_damaged_item_is_kept_whole_and_the_user_starts_anew(client, table, store, damage):
    saved(store, workout("kept", completed=3), 0)
    client.put_item(TableName=table, Item={**STATE, **damage, "note": {"S": "mine"}})
    assert [store.load("user").set_aside for _ in range(2)] == [True, True]
    stored = store.load("user")
    assert stored.state == UserState()
    store.save("user", UserState(turns=1), stored.version)
    assert store.load("user").state == UserState(turns=1)
    assert not store.load("user").set_aside
    (aside,) = (one for one in items_of(client, table) if one["item"]["S"].startswith("aside#"))
    assert {key: value for key, value in aside.items() if key not in STATE} == {
        **damage,
        "note": {"S": "mine"},
    }
    assert len(store.history("user", 1)[0].completed) == 3


def items_of(client, table):
    return client.scan(TableName=table)["Items"]


@pytest.mark.parametrize("version", [None, {"N": "0"}, {"N": "-1"}, {"S": "three"}, {"NULL": True}])
def test_a_sound_document_without_a_sound_version_goes_on(client, table, store, version):
    counted = {"version": version} if version else {}
    client.put_item(TableName=table, Item={**STATE, **counted, "document": {"S": encode_state(full_state())}})
    stored = store.load("user")
    assert (stored.state, stored.version) == (full_state(), 0)
    store.save("user", UserState(turns=8), 0)
    with pytest.raises(VersionConflictError):
        store.save("user", UserState(turns=9), 0)
    assert (store.load("user").version, store.load("user").state.turns) == (1, 8)


def test_a_log_that_cannot_be_read_does_not_hide_the_others(client, table, store):
    for number, name in enumerate(("whole", "half", "gone")):
        saved(store, workout(name, START + number * 86_400, completed=2), number)
    for item in items_of(client, table):
        if item["item"]["S"].endswith("#half"):
            item["completed"]["L"][0] = {"S": "{"}
            client.put_item(TableName=table, Item=item)
        if item["item"]["S"].endswith("#gone"):
            client.put_item(TableName=table, Item={**item, "completed": {"L": [{"N": "7"}]}})
    assert {one.id: len(one.completed) for one in store.history("user", 2)} == {"whole": 2, "half": 1}
