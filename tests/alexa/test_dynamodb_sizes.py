"""How large items grow in ten years, and how the log is read when an answer does not hold it all."""

import dynamodb_local
import pytest
from table_clients import CountingClient
from ten_years import EXERCISES, SETS, WORKOUTS, training

from skill.catalogue.loader import load_library
from skill.storage.dynamodb import DynamoDBStore

LIMIT = 400 * 1024
"""Bytes that an item may have, names and values together."""

AT_ONCE = 20


def size(item):
    """Return an item's bytes as the service counts them; a number counts for more than it does there."""
    return sum(len(name) + sum(_size(value) for value in typed.values()) for name, typed in item.items())


def _size(value):
    return 3 + sum(1 + size({"": one}) for one in value) if isinstance(value, list) else len(value.encode())


@pytest.mark.tool("DynamoDB Local")
def test_ten_years_of_training_fit_and_are_found(checked):
    """Four workouts a week, every exercise tried, forty loads: no item comes near the limit."""
    library, client = load_library(), CountingClient(dynamodb_local.shared_client())
    table = dynamodb_local.new_table(client)
    store = DynamoDBStore(client, table)
    client.calls.clear()
    past = list(training(library))
    _, state = past[-1]
    for version, start in enumerate(range(0, WORKOUTS, AT_ONCE)):
        # Many in one save, to be quick.
        store.save("user", state, version, tuple(workout for workout, _ in past[start : start + AT_ONCE]))
    transactions = [arguments["TransactItems"] for _, arguments in client.calls]
    logs = [size(log["Put"]["Item"]) for _, *puts in transactions for log in puts]
    largest_state = size(transactions[-1][0]["Update"]["ExpressionAttributeValues"])
    assert set(state.records) == set(library.exercises)
    assert largest_state < LIMIT / 4
    assert max(logs) < LIMIT / 20
    client.calls.clear()
    assert store.load("user").state == state
    found = store.history("user", 10_000)
    assert [len(one.completed) for one in found] == [EXERCISES * SETS] * WORKOUTS
    assert [one.started_at for one in found] == sorted((one.started_at for one in found), reverse=True)
    pages = len(client.calls) - 1
    assert {name for name, _ in client.calls[1:]} == {"query"}
    assert pages > sum(logs) / 2**20
    client.calls.clear()
    assert store.history("user", 12) == found[:12]
    assert [name for name, _ in client.calls] == ["query"]
    checked(
        f"ten years, {WORKOUTS} workouts: the state {largest_state / 1024:.0f} KB, a workout's log"
        f" {max(logs) / 1024:.1f} KB of 400; the whole log, {sum(logs) / 2**20:.1f} MB, in {pages} pages"
    )
