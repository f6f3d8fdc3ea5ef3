"""The door: whether an envelope can be read at all, before anything is made of it."""

from collections.abc import Mapping
from typing import Any

from ask_sdk_model import RequestEnvelope

from skill.alexa.refusal import ForeignSkillError, RefusedError
from skill.alexa.tolerant_serializer import TolerantSerializer

_MOST_CHARACTERS = 500_000
"""Far more than Alexa sends: its own limit for what a skill may keep in a conversation is 24 KB."""
_MOST_PARTS = 20_000
_MOST_LEVELS = 64
_LONGEST_USER_ID = 1_000
_LATEST = 4_102_444_800.0
"""The year 2100, in epoch seconds; only a broken clock is later, or before 1970."""


def read_envelope(envelope: Any, serializer: TolerantSerializer, skill_id: str | None) -> Any:  # noqa: ANN401 - from outside; the SDK has no types
    """Return the SDK's model of an envelope that names a request, a user and a moment.

    Raises:
        RefusedError: It does not, or it is too large or too deep to be Alexa's.
        ForeignSkillError: It is for another skill than `skill_id`; None takes all.
    """
    if not isinstance(envelope, Mapping):
        raise RefusedError("The request is no JSON object: send a request envelope as Alexa does.")
    if not _has_right_size(envelope):
        raise RefusedError("The request is too large or too deep to be one of Alexa's.")
    read = serializer.deserialize(dict(envelope), RequestEnvelope)
    if not _of(read, "request", "object_type"):
        raise RefusedError("The envelope has no request with a type.")
    if not _is_user_id(_of(read, "context", "system", "user", "user_id")):
        raise RefusedError("The envelope names no user under context.System.user.userId.")
    _check_moment(read.request)
    if skill_id is not None and _of(read, "context", "system", "application", "application_id") != skill_id:
        raise ForeignSkillError(
            "The request is for another skill: compare its skill id with the one set here."
        )
    return read


def interfaces_of(envelope: Mapping[str, Any]) -> frozenset[str]:
    """Return the names of the interfaces that the device supports, those included that the SDK lacks."""
    part: Any = envelope
    for key in ("context", "System", "device", "supportedInterfaces"):
        part = part.get(key) if isinstance(part, Mapping) else None
    return frozenset(part) if isinstance(part, Mapping) else frozenset()


def _has_right_size(envelope: Mapping[str, Any]) -> bool:
    """Walk level by level, so that neither depth nor size can hurt."""
    level: list[Any] = [dict(envelope)]
    parts = characters = 0
    for _ in range(_MOST_LEVELS):
        below: list[Any] = []
        for one in level:
            if isinstance(one, str):
                characters += len(one)
            elif isinstance(one, dict):
                below.extend(one.values())
            elif isinstance(one, list):
                below.extend(one)
        parts += len(below)
        if parts > _MOST_PARTS or characters > _MOST_CHARACTERS:
            return False
        if not below:
            return True
        level = below
    return False


def _is_user_id(user_id: Any) -> bool:  # noqa: ANN401 - from outside
    return isinstance(user_id, str) and user_id.isprintable() and 0 < len(user_id) <= _LONGEST_USER_ID


def _check_moment(request: Any) -> None:  # noqa: ANN401 - the SDK has no types
    try:
        seconds = request.timestamp.timestamp()
    except (AttributeError, ValueError, OverflowError):
        raise RefusedError("The request has no timestamp in ISO 8601.") from None
    if not 0 <= seconds < _LATEST:
        raise RefusedError("The request's timestamp lies before 1970 or after 2100: check the clock.")


def _of(model: Any, *names: str) -> Any:  # noqa: ANN401 - the SDK has no types
    for name in names:
        model = getattr(model, name, None)
    return model
