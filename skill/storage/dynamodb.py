"""A store in one DynamoDB table: the default in the cloud."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from skill.domain.log import latest
from skill.domain.state import UserState
from skill.domain.workout import WorkoutSession
from skill.storage.codec import UnreadableError, decode_set, decode_state, encode_set, encode_state
from skill.storage.port import LoggedWorkout, StorageError, Stored, VersionConflictError, workouts_to_log

_STATE = "state"
_LOG = "log#"
_CONFLICTS = frozenset({"ConditionalCheckFailedException", "ConditionalCheckFailed", "TransactionConflict"})
"""Codes of an error, or reasons why a transaction was cancelled."""


class DynamoDBStore:
    """One item for a user's state, and one for each workout of the log.

    The state is written only over the version that was read; the log goes with it, in one transaction.

    Args:
        client: A low-level DynamoDB client.
        table: The table's name; its keys are `user_id` and `item`, both strings.
    """

    def __init__(self, client: Any, table: str) -> None:  # noqa: ANN401 - boto3 makes its clients at run time
        self._client = client
        self._table = table

    def load(self, user_id: str) -> Stored:
        """Return the user's state; a new one for somebody unknown."""
        item = self._call("get_item", Key=_key(user_id, _STATE), ConsistentRead=True).get("Item")
        if item is None:
            return Stored(UserState(), 0)
        version = int(item["version"]["N"])
        try:
            return Stored(decode_state(item["document"]["S"]), version)
        except UnreadableError:
            aside = {**_key(user_id, f"aside#{version}"), "document": item["document"]}
            self._call("put_item", Item=aside)
            return Stored(UserState(), version, set_aside=True)

    def save(
        self, user_id: str, state: UserState, expected_version: int, closed: WorkoutSession | None = None
    ) -> None:
        """Save the state and the completed sets of its workout, all or nothing."""
        item = {
            **_key(user_id, _STATE),
            "version": {"N": str(expected_version + 1)},
            "document": {"S": encode_state(state)},
        }
        put = {"Item": item, **_only_over(expected_version)}
        logs = [_log_item(user_id, workout) for workout in workouts_to_log(state, closed)]
        if not logs:
            self._call("put_item", **put)
            return
        puts = [put, *({"Item": log} for log in logs)]
        items = [{"Put": {"TableName": self._table, **one}} for one in puts]
        self._call("transact_write_items", with_table=False, TransactItems=items)

    def history(self, user_id: str, limit: int) -> tuple[LoggedWorkout, ...]:
        """Return the latest workouts of the log, newest first."""
        found = self._call(
            "query",
            KeyConditionExpression="user_id = :user AND begins_with(#item, :log)",
            ExpressionAttributeNames={"#item": "item"},
            ExpressionAttributeValues={":user": {"S": user_id}, ":log": {"S": _LOG}},
            ScanIndexForward=False,
            Limit=limit,
        )
        workouts = (_workout(item) for item in found.get("Items", ()))
        return tuple(workout for workout in workouts if workout is not None)

    def _call(self, operation: str, *, with_table: bool = True, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401 - as the service takes them
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - only the cloud has it

        if with_table:
            arguments["TableName"] = self._table
        try:
            answer: dict[str, Any] = getattr(self._client, operation)(**arguments)
        except ClientError as error:
            code = error.response["Error"]["Code"]
            if _CONFLICTS & {code, *_reasons(error.response)}:
                raise VersionConflictError("The state was changed elsewhere.") from error
            raise StorageError(f"The table does not answer: {code}.") from error
        except BotoCoreError as error:
            raise StorageError(f"The table cannot be reached: {type(error).__name__}.") from error
        return answer


def _key(user_id: str, item: str) -> dict[str, Any]:
    return {"user_id": {"S": user_id}, "item": {"S": item}}


def _only_over(expected_version: int) -> dict[str, Any]:
    if expected_version == 0:
        return {"ConditionExpression": "attribute_not_exists(user_id)"}
    return {
        "ConditionExpression": "#version = :expected",
        "ExpressionAttributeNames": {"#version": "version"},
        "ExpressionAttributeValues": {":expected": {"N": str(expected_version)}},
    }


def _reasons(response: Mapping[str, Any]) -> Iterator[str]:
    """A transaction is cancelled by a lost race, but by a throttled table as well."""
    for reason in response.get("CancellationReasons", ()):
        yield reason.get("Code", "")


def _log_item(user_id: str, workout: WorkoutSession) -> dict[str, Any]:
    key = _key(user_id, f"{_LOG}{int(workout.started_at):012d}#{workout.id}")
    return {**key, "document": {"S": json.dumps([encode_set(done) for done in workout.completed])}}


def _workout(item: Mapping[str, Any]) -> LoggedWorkout | None:
    try:
        completed = latest(decode_set(document) for document in json.loads(item["document"]["S"]))
    except (UnreadableError, ValueError, TypeError):
        return None
    workout_id = item["item"]["S"].split("#")[-1]
    return LoggedWorkout(workout_id, min(done.at for done in completed), completed) if completed else None
