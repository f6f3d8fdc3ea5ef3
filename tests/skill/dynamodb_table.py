"""A table in memory that answers as DynamoDB's low-level client does."""
# ruff: noqa: N803 - the arguments have the service's names

from typing import ClassVar

from botocore.exceptions import ClientError


class Table:
    """Keeps items, and checks the two conditions that the adapter uses."""

    CANCELLED: ClassVar = "TransactionCanceledException"

    def __init__(self):
        self.items = {}
        self.throttled = False

    def get_item(self, *, Key, **_):
        item = self.items.get(place(Key))
        return {"Item": item} if item else {}

    def put_item(self, *, Item, **condition):
        if not self._holds(Item, condition):
            raise failure("ConditionalCheckFailedException")
        self.items[place(Item)] = Item
        return {}

    def transact_write_items(self, *, TransactItems):
        puts = [one["Put"] for one in TransactItems]
        reasons = ["None" if self._holds(one["Item"], one) else "ConditionalCheckFailed" for one in puts]
        if self.throttled:
            reasons = ["ThrottlingError"] * len(puts)
        if set(reasons) != {"None"}:
            raise failure(self.CANCELLED, [{"Code": reason} for reason in reasons])
        self.items |= {place(one["Item"]): one["Item"] for one in puts}
        return {}

    def query(self, *, ExpressionAttributeValues, Limit, **_):
        user, start = ExpressionAttributeValues[":user"]["S"], ExpressionAttributeValues[":log"]["S"]
        keys = sorted(
            (key for key in self.items if key[0] == user and key[1].startswith(start)), reverse=True
        )
        return {"Items": [self.items[key] for key in keys[:Limit]]}

    def _holds(self, item, condition):
        expression, stored = condition.get("ConditionExpression"), self.items.get(place(item))
        if expression is None:
            return True
        if "attribute_not_exists" in expression:
            return stored is None
        expected = condition["ExpressionAttributeValues"][":expected"]
        return stored is not None and stored["version"] == expected


def place(item):
    return item["user_id"]["S"], item["item"]["S"]


def failure(code, reasons=()):
    return ClientError({"Error": {"Code": code}, "CancellationReasons": list(reasons)}, "PutItem")
