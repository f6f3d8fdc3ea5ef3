"""Every kind of store, each made new and empty."""

import sys
from pathlib import Path

_ALEXA = Path(__file__).parents[1] / "alexa"
if str(_ALEXA) not in sys.path:
    # What Amazon's own table service needs lives in a folder of its own.
    sys.path.append(str(_ALEXA))

import dynamodb_local  # noqa: E402 - found in that folder

from skill.storage.dynamodb import DynamoDBStore  # noqa: E402 - as above
from skill.storage.memory import MemoryStore  # noqa: E402 - as above
from skill.storage.sqlite import SqliteStore  # noqa: E402 - as above


def _dynamodb(_):
    client = dynamodb_local.shared_client()
    return DynamoDBStore(client, dynamodb_local.new_table(client))


STORES = {
    "memory": lambda _: MemoryStore(),
    "sqlite": lambda folder: SqliteStore(folder / "log.db"),
    "dynamodb": _dynamodb,
}
"""By name: takes a folder that may be written to."""
