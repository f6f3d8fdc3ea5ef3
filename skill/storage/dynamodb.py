"""A store in one DynamoDB table: the default in the cloud."""

from collections.abc import Callable
from itertools import islice
from typing import Any
from uuid import uuid4

from skill.domain.state import UserState
from skill.domain.workout import WorkoutSession
from skill.storage.codec import UnreadableError, encode_state
from skill.storage.dynamodb_faults import LostRaceError, explained, in_words
from skill.storage.dynamodb_items import (
    Item,
    copy_to_set_aside,
    item_of_log,
    key_of_state,
    query_of_log,
    state_of,
    update_of_state,
    version_of,
    was_written,
    workouts_of,
)
from skill.storage.port import LoggedWorkout, Stored

_READS = ("get_item", "query")


class DynamoDBStore:
    """One read and one write a turn: the log goes with the state, in one transaction.

    The state is written only over the version that was read. A write that was done although its answer
    was lost is known by its id, so that sending it again neither fails nor counts twice.

    Args:
        client: A low-level DynamoDB client.
        table: The table's name; its keys are `user_id` and `item`, both strings.
        new_id: Names each write; no two may have the same name.
    """

    def __init__(
        self,
        client: Any,  # noqa: ANN401 - boto3 makes its clients at run time
        table: str,
        new_id: Callable[[], str] = lambda: uuid4().hex,
    ) -> None:
        self._client = client
        self._table = table
        self._new_id = new_id

    def load(self, user_id: str) -> Stored:
        """Return the user's state; a new one for somebody unknown."""
        item = self._item(user_id)
        if not item:
            return Stored(UserState(), 0)
        try:
            return Stored(state_of(item), version_of(item))
        except UnreadableError:
            self._call("put_item", TableName=self._table, Item=copy_to_set_aside(user_id, item))
            return Stored(UserState(), version_of(item), set_aside=True)

    def save(
        self,
        user_id: str,
        state: UserState,
        expected_version: int,
        changed: tuple[WorkoutSession, ...] = (),
    ) -> None:
        """Save the state and the completed sets that changed, all or nothing."""
        write = self._new_id()
        update = update_of_state(user_id, encode_state(state), expected_version, write)
        logs = [item_of_log(user_id, workout) for workout in changed]
        try:
            self._write(update, logs, write)
        except LostRaceError as lost:
            if not was_written(lost.found or self._item(user_id), write, expected_version + 1):
                raise

    def history(self, user_id: str, limit: int) -> tuple[LoggedWorkout, ...]:
        """Return the latest workouts of the log, newest first; the service answers in pages of 1 MB."""
        found: list[LoggedWorkout] = []
        start: dict[str, Any] = {}
        while len(found) < limit:
            page = self._call(
                "query", TableName=self._table, Limit=limit - len(found), **query_of_log(user_id), **start
            )
            found += islice(workouts_of(page["Items"]), limit - len(found))
            if "LastEvaluatedKey" not in page:
                break
            start = {"ExclusiveStartKey": page["LastEvaluatedKey"]}
        return tuple(found)

    def _item(self, user_id: str) -> Item:
        """Return the item of a user's state; an empty one for somebody unknown."""
        answer = self._call("get_item", TableName=self._table, Key=key_of_state(user_id), ConsistentRead=True)
        item: Item = answer.get("Item") or {}
        return item

    def _write(self, update: dict[str, Any], logs: list[dict[str, Any]], write: str) -> None:
        if not logs:
            self._call("update_item", TableName=self._table, **update)
            return
        self._call(
            "transact_write_items",
            # The state first: where it was found changed, its reason is the first as well.
            TransactItems=[
                {"Update": {"TableName": self._table, **update}},
                *({"Put": {"TableName": self._table, "Item": log}} for log in logs),
            ],
            ClientRequestToken=write,
        )

    def _call(self, operation: str, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401 - as the service takes them
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - only the cloud has it
        from botocore.parsers import ResponseParserError  # noqa: PLC0415 - likewise

        wrote = operation not in _READS
        try:
            answer: dict[str, Any] = getattr(self._client, operation)(**arguments)
        except ClientError as error:
            raise explained(error.response, self._table, wrote=wrote) from error
        except (BotoCoreError, ResponseParserError) as error:
            raise in_words(type(error).__name__, self._table, wrote=wrote) from error
        return answer
