"""The two doors to the coach: request JSON as Amazon sends it, and the local device."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from harness import Turn, plain

from speech.device import Device
from speech.envelope import Sender
from speech.interaction import InteractionModel
from speech.journal import Unfinished
from speech.matching import Matcher
from speech.scoring import estimate_s

Skill = Callable[[Mapping[str, Any]], dict[str, Any]]
_AUTHORITY = "amzn1.er-authority.echo-sdk.amzn1.ask.skill.1"


class LambdaDoor:
    """Builds the requests that Amazon would send; nothing of our own device takes part.

    Args:
        skill: What answers.
        model: The interaction model that the requests come from.
        user_id: Who speaks.
        apla: Whether the devices can play timed audio.
    """

    def __init__(self, skill: Skill, model: InteractionModel, user_id: str, *, apla: bool = True) -> None:
        self._skill, self._model, self._user_id, self._apla = skill, model, user_id, apla
        self._conversations: dict[str, dict[str, Any]] = {}
        self._last: dict[str, dict[str, Any]] = {}
        self._count = 0

    def take(self, turn: Turn, at: float) -> Mapping[str, Any] | None:
        """Send what the turn is; after silence, Alexa says the reprompt by herself."""
        if turn.end or turn.crash:
            self._ask(turn, at, {"type": "SessionEndedRequest", "reason": turn.end or "ERROR"})
            self._conversations.pop(turn.device, None)
            return None
        if turn.say == "":
            return {
                "response": {"outputSpeech": self._last[turn.device]["response"]["reprompt"]["outputSpeech"]}
            }
        if turn.request == "LaunchRequest":
            self._conversations.pop(turn.device, None)
            return self._ask(turn, at, {"type": "LaunchRequest", "shouldLinkResultBeReturned": False})
        intent = {
            "name": turn.intent,
            "confirmationStatus": "NONE",
            "slots": {slot: self._slot(turn, slot) for slot in self._slots_of(str(turn.intent))},
        }
        return self._ask(turn, at, {"type": "IntentRequest", "dialogState": "COMPLETED", "intent": intent})

    def _ask(self, turn: Turn, at: float, request: Mapping[str, Any]) -> dict[str, Any]:
        self._count += 1
        conversation = self._conversations.get(turn.device)
        conversation = conversation or {"id": f"session.{self._count}", "attributes": {}, "new": True}
        response = self._skill(self._envelope(turn, at, request, conversation))
        attributes = response.get("sessionAttributes") or {}
        self._conversations[turn.device] = {**conversation, "attributes": attributes, "new": False}
        if (response.get("response") or {}).get("shouldEndSession"):
            self._conversations.pop(turn.device)
        self._last[turn.device] = response
        return response

    def _envelope(
        self, turn: Turn, at: float, request: Mapping[str, Any], conversation: Mapping[str, Any]
    ) -> dict[str, Any]:
        application, user = {"applicationId": "amzn1.ask.skill.1"}, {"userId": self._user_id}
        interfaces = {"Alexa.Presentation.APLA": {"runtime": {"maxVersion": "0.91"}}} if self._apla else {}
        return {
            "version": "1.0",
            "session": {
                "new": conversation["new"],
                "sessionId": f"amzn1.echo-api.{conversation['id']}",
                "application": application,
                "attributes": conversation["attributes"],
                "user": user,
            },
            "context": {
                "Viewports": [],
                "System": {
                    "application": application,
                    "user": user,
                    "device": {"deviceId": turn.device, "supportedInterfaces": interfaces},
                    "apiEndpoint": "https://api.amazonalexa.com",
                    "apiAccessToken": "token",
                },
            },
            "request": {
                **request,
                "requestId": f"amzn1.echo-api.request.{self._count}",
                "timestamp": datetime.fromtimestamp(round(at, 3), UTC).isoformat(timespec="milliseconds"),
                "locale": "en-US",
            },
        }

    def _slots_of(self, intent: str) -> list[str]:
        declared = next(one for one in self._model.intents if one.name == intent)
        return [slot.name for slot in declared.slots]

    def _slot(self, turn: Turn, name: str) -> dict[str, Any]:
        slot: dict[str, Any] = {"name": name, "confirmationStatus": "NONE", "source": "USER"}
        if name not in turn.slots:
            return {**slot, "source": "USER"}
        wanted = turn.slots[name]
        kind = self._kind(str(turn.intent), name)
        simple = [self._simple(kind, str(one)) for one in (wanted if isinstance(wanted, list) else [wanted])]
        if len(simple) > 1:
            return {**slot, "slotValue": {"type": "List", "values": simple}}
        return {**slot, **{key: simple[0][key] for key in simple[0] if key != "type"}, "slotValue": simple[0]}

    def _kind(self, intent: str, slot: str) -> str:
        declared = next(one for one in self._model.intents if one.name == intent)
        return next(one.type for one in declared.slots if one.name == slot)

    def _simple(self, kind: str, wanted: str) -> dict[str, Any]:
        values = self._model.types.get(kind)
        if values is None:
            return {"type": "Simple", "value": wanted}
        known = next((value for value in values if value.id == wanted), None)
        authority: dict[str, Any] = {
            "authority": f"{_AUTHORITY}.{kind}",
            "status": {"code": "ER_SUCCESS_NO_MATCH"},
        }
        if known:
            authority["status"] = {"code": "ER_SUCCESS_MATCH"}
            authority["values"] = [{"value": {"name": known.name, "id": known.id}}]
        return {
            "type": "Simple",
            "value": known.name if known else wanted,
            "resolutions": {"resolutionsPerAuthority": [authority]},
        }


class MemoryJournal:
    """Remembers the open conversation as long as a test lasts."""

    def __init__(self) -> None:
        self._open: Unfinished | None = None

    def note(self, conversation_id: str, at: float) -> None:
        self._open = Unfinished(conversation_id, at)

    def close(self) -> None:
        self._open = None

    def unfinished(self) -> Unfinished | None:
        return self._open


class DeviceDoor:
    """The local device: the words themselves, understood by the interaction model."""

    def __init__(self, skill: Skill, matcher: Matcher, invocation_name: str, user_id: str) -> None:
        self._skill, self._matcher = skill, matcher
        self._invocation_name, self._user_id = invocation_name, user_id
        self._devices: dict[str, Device] = {}
        self._journals: dict[str, MemoryJournal] = {}
        self.misunderstood: list[str] = []
        """What was taken for something else than the script says."""

    def take(self, turn: Turn, at: float) -> Mapping[str, Any] | None:
        """Say the words, be silent, leave, or lose power."""
        device = self._devices.get(turn.device) or self._new_device(turn.device)
        if turn.end:
            device.end(at, turn.end)
            return None
        if turn.crash:
            device.note_alive(at)
            self._new_device(turn.device).end_what_a_crash_left()
            return None
        exchange = device.hear(turn.say or "", at)
        if turn.say == "":
            said = " ".join(sound.text for sound in exchange.performance.sounds if sound.text)
            return {"response": {"outputSpeech": {"type": "SSML", "ssml": f"<speak>{said}</speak>"}}}
        self._check(turn, exchange.match)
        return exchange.response

    def _new_device(self, name: str) -> Device:
        journal = self._journals.setdefault(name, MemoryJournal())
        sender = Sender(self._user_id, name)
        self._devices[name] = Device(
            self._skill, self._matcher, self._invocation_name, sender, estimate_s, journal
        )
        return self._devices[name]

    def _check(self, turn: Turn, match: Any) -> None:
        intent = match.intent if match else None
        if intent != turn.intent:
            self.misunderstood.append(f'"{turn.say}" is {intent}, not {turn.intent}')
            return
        slots = (
            {name: [_heard(one) for one in values] for name, values in match.slots.items()} if match else {}
        )
        wanted = {
            name: [str(one) for one in (value if isinstance(value, list) else [value])]
            for name, value in turn.slots.items()
        }
        if slots != wanted:
            self.misunderstood.append(f'"{turn.say}" has {slots}, not {wanted}')


def _heard(value: Any) -> str:
    return plain(str(value.id or value.value))
