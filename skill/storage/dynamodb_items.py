"""What stands in the table: one item for a user's state, one for each workout of the log."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from skill.domain.log import CompletedSet, latest
from skill.domain.state import UserState
from skill.domain.workout import WorkoutSession
from skill.storage.codec import UnreadableError, decode_set, decode_state, encode_set
from skill.storage.port import LoggedWorkout

Item = Mapping[str, Any]
"""An item as the low-level client has it: each attribute with the letter of its type."""

_STATE, _LOG, _ASIDE = "state", "log#", "aside#"
_REMEMBERED = 8
"""How many saves back a write is still known by its id."""


def key_of_state(user_id: str) -> dict[str, Any]:
    """Return the key of a user's state."""
    return _key(user_id, _STATE)


def state_of(item: Item) -> UserState:
    """Read the state.

    Raises:
        UnreadableError: It is damaged.
        StorageError: It is of a later shape, and must stay as it is.
    """
    try:
        return decode_state(item["document"]["S"])
    except (KeyError, TypeError) as error:
        raise UnreadableError(f"The stored item has no document: {error}.") from error


def version_of(item: Item) -> int:
    """Return the version, as the coach, the console or another program wrote it; 0 for none."""
    try:
        return max(0, int(Decimal(item["version"]["N"])))
    except (KeyError, TypeError, InvalidOperation):
        return 0


def update_of_state(user_id: str, document: str, expected_version: int, write: str) -> dict[str, Any]:
    """Return an update that holds only over the expected version.

    Each write leaves its id in one of a few places that take turns. Should its answer be lost, and the
    client send it again, the id tells that it was done already, even if others have saved since.
    """
    version = expected_version + 1
    condition, values = _only_over(expected_version)
    return {
        "Key": key_of_state(user_id),
        "UpdateExpression": "SET #document = :document, #version = :version, #write = :write",
        "ConditionExpression": condition,
        "ExpressionAttributeNames": {
            "#document": "document",
            "#version": "version",
            "#write": _place_of_write(version),
        },
        "ExpressionAttributeValues": {
            ":document": {"S": document},
            ":version": {"N": str(version)},
            ":write": {"S": write},
            **values,
        },
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
    }


def was_written(item: Item, write: str, version: int) -> bool:
    """Tell whether an item shows that a write has made this version of it."""
    return version_of(item) >= version and item.get(_place_of_write(version)) == {"S": write}


def copy_to_set_aside(user_id: str, item: Item) -> dict[str, Any]:
    """Return the whole of a damaged item under a key that its content decides: kept once, never lost."""
    digest = hashlib.sha256(json.dumps(item, sort_keys=True, default=str).encode()).hexdigest()
    return {**item, **_key(user_id, f"{_ASIDE}{digest[:16]}")}


def item_of_log(user_id: str, workout: WorkoutSession) -> dict[str, Any]:
    """Return a workout's item; its key never changes, however long the workout is open."""
    key = _key(user_id, f"{_LOG}{int(workout.started_at):012d}#{workout.id}")
    return {**key, "completed": {"L": [{"S": encode_set(done)} for done in workout.completed]}}


def query_of_log(user_id: str) -> dict[str, Any]:
    """Return a query for the log, newest workout first."""
    return {
        "KeyConditionExpression": "user_id = :user AND begins_with(#item, :log)",
        "ExpressionAttributeNames": {"#item": "item"},
        "ExpressionAttributeValues": {":user": {"S": user_id}, ":log": {"S": _LOG}},
        "ScanIndexForward": False,
        "ConsistentRead": True,
    }


def workouts_of(items: Iterable[Item]) -> Iterator[LoggedWorkout]:
    """Read items of the log; what cannot be read never hides the rest."""
    for item in items:
        completed = latest(_readable(item))
        if completed:
            workout_id = item["item"]["S"].split("#", maxsplit=2)[-1]
            yield LoggedWorkout(workout_id, min(done.at for done in completed), completed)


def _readable(item: Item) -> Iterator[CompletedSet]:
    for one in item.get("completed", {}).get("L", ()):
        try:
            yield decode_set(one["S"])
        except (UnreadableError, KeyError):
            continue


def _key(user_id: str, item: str) -> dict[str, Any]:
    return {"user_id": {"S": user_id}, "item": {"S": item}}


def _place_of_write(version: int) -> str:
    return f"write_{version % _REMEMBERED}"


def _only_over(expected_version: int) -> tuple[str, dict[str, Any]]:
    """An item whose version is damaged counts as one without, like the one that is not there."""
    if expected_version == 0:
        values = {":number": {"S": "N"}, ":first": {"N": "1"}}
        return "NOT attribute_type(#version, :number) OR #version < :first", values
    return "#version = :expected", {":expected": {"N": str(expected_version)}}
