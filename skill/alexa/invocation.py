"""One request envelope in, one response envelope out."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ask_sdk_core.exceptions import AskSdkException, SerializationException
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill import CustomSkill
from ask_sdk_model import RequestEnvelope

_LOGGER = logging.getLogger(__name__)

Skill = Callable[[Mapping[str, Any]], dict[str, Any]]
"""A request envelope to a response envelope, both as Alexa's JSON."""


class RefusedError(Exception):
    """The request is not for this skill, or is no request envelope at all."""


@dataclass(frozen=True)
class Invocation:
    """What the handlers may know beyond the envelope."""

    interfaces: frozenset[str]
    """Names of the interfaces that the device supports."""


def invoke(custom_skill: CustomSkill, envelope: Mapping[str, Any]) -> dict[str, Any]:
    """Hand an envelope to the skill.

    Raises:
        RefusedError: It is malformed, or for another skill.
    """
    serializer = DefaultSerializer()
    try:
        request = serializer.deserialize(json.dumps(envelope), RequestEnvelope)
        _check(request)
        response = custom_skill.invoke(request, Invocation(_interfaces(envelope)))
    except (SerializationException, AskSdkException, AttributeError, TypeError, ValueError) as error:
        raise RefusedError(f"The request was refused: {type(error).__name__}.") from error
    answer: dict[str, Any] = serializer.serialize(response)
    return answer


def _check(request: Any) -> None:  # noqa: ANN401 - the SDK has no types
    """The parts that every turn reads must be there."""
    if not request.context.system.user.user_id or request.request.timestamp is None:
        raise ValueError("There is no user, or no timestamp.")


def _interfaces(envelope: Mapping[str, Any]) -> frozenset[str]:
    device = envelope.get("context", {}).get("System", {}).get("device") or {}
    return frozenset(device.get("supportedInterfaces") or ())
