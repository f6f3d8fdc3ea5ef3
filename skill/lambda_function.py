"""The skill on AWS Lambda."""

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from skill.alexa.invocation import Skill
from skill.app import create_skill
from skill.storage.dynamodb import DynamoDBStore
from skill.storage.port import Store


class SettingMissingError(Exception):
    """The function's environment lacks what it needs; the message says which variable to set."""


@cache
def _skill() -> Skill:
    """Built at the first request and kept: its data is read once for each container."""
    return create_skill(_store(), _setting("SKILL_ID"))


def _store() -> Store:
    import boto3  # noqa: PLC0415 - the Lambda runtime brings it; nobody else needs it

    endpoint = os.environ.get("DYNAMODB_ENDPOINT") or None
    return DynamoDBStore(boto3.client("dynamodb", endpoint_url=endpoint), _setting("TABLE_NAME"))


def _setting(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise SettingMissingError(f"Set the environment variable {name}: template.yaml does.")
    return value


def handler(event: Mapping[str, Any], context: object) -> dict[str, Any]:
    """Answer one request envelope with a response envelope."""
    del context
    return _skill()(event)
