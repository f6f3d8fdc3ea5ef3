"""Every kind of store, each made new and empty."""

import dynamodb_local

from skill.storage.dynamodb import DynamoDBStore
from skill.storage.memory import MemoryStore
from skill.storage.sqlite import SqliteStore


def _dynamodb(_):
    client = dynamodb_local.shared_client()
    return DynamoDBStore(client, dynamodb_local.new_table(client))


STORES = {
    "memory": lambda _: MemoryStore(),
    "sqlite": lambda folder: SqliteStore(folder / "log.db"),
    "dynamodb": _dynamodb,
}
"""By name: takes a folder that may be written to."""
