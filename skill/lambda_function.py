"""The skill on AWS Lambda."""

import gc
import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from typing import Any

from skill.alexa.invocation import Skill
from skill.alexa.refusal import RefusedError, apology, refusal
from skill.alexa.reminder_service import AlexaReminders
from skill.app import create_skill
from skill.phrasing.wording import load_wording
from skill.storage.dynamodb import DynamoDBStore
from skill.storage.dynamodb_client import dynamodb_client
from skill.storage.port import StorageError, Store

_LOGGER = logging.getLogger(__name__)


class SettingMissingError(Exception):
    """The function's environment lacks what it needs; the message says which variable to set."""


@cache
def _skill() -> Skill:
    """Built once for each container, and kept."""
    return create_skill(_store(), _setting("SKILL_ID"), AlexaReminders())


@cache
def _store() -> Store:
    return DynamoDBStore(dynamodb_client(), _setting("TABLE_NAME"))


def _setting(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise SettingMissingError(f"Set the environment variable {name}: template.yaml does.")
    return value


def _prepare() -> None:
    """Build all while the container starts, where nobody waits for it yet; a fault is told at a request.

    What is built stays for good: to look through it for garbage would only take time, now and at each turn.
    """
    gc.disable()
    with suppress(Exception):
        _skill()
    gc.freeze()
    gc.enable()


if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    _prepare()


def handler(event: Mapping[str, Any], context: object) -> dict[str, Any]:
    """Answer one request envelope with a response envelope; whatever goes wrong is told in words."""
    del context
    try:
        return _skill()(event)
    except RefusedError as error:
        _LOGGER.warning("A request was refused: %s", error)
        return refusal(error, load_wording())
    except Exception as error:  # noqa: BLE001 - silence would be worse than any fault
        if isinstance(error, (SettingMissingError, StorageError)):
            _LOGGER.error("%s", error)  # noqa: TRY400 - a sentence for whoever has set this up
        return apology(error, load_wording())
