"""Request envelopes, as Alexa would send them."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from speech.intent_match import IntentMatch, SlotMatch

_APPLICATION = {"applicationId": "amzn1.ask.skill.local"}
_AUTHORITY = "amzn1.er-authority.echo-sdk.local"
_INTERFACES: Mapping[str, Any] = {"Alexa.Presentation.APLA": {"runtime": {"maxVersion": "0.91"}}}


@dataclass(frozen=True)
class Conversation:
    """What Alexa calls a session: from the launch until one side ends it."""

    id: str = field(default_factory=lambda: f"amzn1.echo-api.session.{uuid.uuid4()}")
    attributes: Mapping[str, Any] = field(default_factory=dict)
    """What the skill wants back with the next request."""
    new: bool = True

    def after(self, response: Mapping[str, Any]) -> "Conversation":
        """Return the conversation as it goes on behind a response envelope."""
        return replace(self, attributes=response.get("sessionAttributes") or {}, new=False)


@dataclass(frozen=True)
class Sender:
    """Whose device it is."""

    user_id: str
    device_id: str = "local"
    locale: str = "en-US"


def launch_request(sender: Sender, conversation: Conversation, at: float) -> dict[str, Any]:
    """Return the envelope of a bare launch; `at` is in epoch seconds."""
    return _envelope(sender, conversation, {"type": "LaunchRequest"}, at)


def intent_request(
    sender: Sender, conversation: Conversation, match: IntentMatch, at: float
) -> dict[str, Any]:
    """Return the envelope of an utterance that was understood."""
    intent = {
        "name": match.intent or "AMAZON.FallbackIntent",
        "confirmationStatus": "NONE",
        "slots": {name: _slot(name, values) for name, values in match.slots.items()},
    }
    request = {"type": "IntentRequest", "dialogState": "COMPLETED", "intent": intent}
    return _envelope(sender, conversation, request, at)


def ended_request(sender: Sender, conversation: Conversation, at: float, reason: str) -> dict[str, Any]:
    """Return the envelope that tells the skill that the conversation is over.

    Args:
        sender: Whose device it is.
        conversation: The one that ended.
        at: When, in epoch seconds.
        reason: "USER_INITIATED", "ERROR" or "EXCEEDED_MAX_REPROMPTS".
    """
    return _envelope(sender, conversation, {"type": "SessionEndedRequest", "reason": reason}, at)


def _envelope(
    sender: Sender, conversation: Conversation, request: Mapping[str, Any], at: float
) -> dict[str, Any]:
    user = {"userId": sender.user_id}
    return {
        "version": "1.0",
        "session": {
            "new": conversation.new,
            "sessionId": conversation.id,
            "application": _APPLICATION,
            "attributes": dict(conversation.attributes),
            "user": user,
        },
        "context": {
            "System": {
                "application": _APPLICATION,
                "user": user,
                "device": {"deviceId": sender.device_id, "supportedInterfaces": dict(_INTERFACES)},
            }
        },
        "request": {
            **request,
            "requestId": f"amzn1.echo-api.request.{uuid.uuid4()}",
            "timestamp": datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds"),
            "locale": sender.locale,
        },
    }


def _slot(name: str, values: tuple[SlotMatch, ...]) -> dict[str, Any]:
    simple = [_simple(value) for value in values]
    slot: dict[str, Any] = {"name": name, "confirmationStatus": "NONE", "source": "USER"}
    if len(simple) == 1:
        return {**slot, **_without_type(simple[0]), "slotValue": simple[0]}
    return {**slot, "slotValue": {"type": "List", "values": simple}}


def _without_type(simple: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in simple.items() if key != "type"}


def _simple(value: SlotMatch) -> dict[str, Any]:
    return {"type": "Simple", "value": value.value, "resolutions": _resolutions(value)}


def _resolutions(value: SlotMatch) -> dict[str, Any]:
    status = "ER_SUCCESS_MATCH" if value.id else "ER_SUCCESS_NO_MATCH"
    authority: dict[str, Any] = {"authority": _AUTHORITY, "status": {"code": status}}
    if value.id:
        authority["values"] = [{"value": {"name": value.value, "id": value.id}}]
    return {"resolutionsPerAuthority": [authority]}
