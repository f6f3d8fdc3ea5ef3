"""Request envelopes of all kinds, and a skill that remembers whom it has met."""

from copy import deepcopy
from datetime import UTC, datetime

from skill.app import create_skill
from skill.storage.memory import MemoryStore

AT = 1_790_000_000.0
"""Epoch seconds of the first request, as the conversation scripts have it."""
APLA = {"Alexa.Presentation.APLA": {"runtime": {"maxVersion": "0.91"}}}


def envelope(
    request, at=AT, user_id="user", interfaces=APLA, attributes=None, application="amzn1.ask.skill.1"
):
    """An envelope around a request, which needs no more than its type."""
    moment = datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")
    whole = {"requestId": "one", "timestamp": moment, "locale": "en-US", **request}
    user, app = {"userId": user_id}, {"applicationId": application}
    device = {"deviceId": "device", "supportedInterfaces": interfaces}
    return deepcopy(
        {
            "version": "1.0",
            "session": {
                "new": False,
                "sessionId": "one",
                "application": app,
                "attributes": attributes if attributes is not None else {},
                "user": user,
            },
            "context": {"System": {"application": app, "user": user, "device": device}},
            "request": whole,
        }
    )


def intent(name, **slots):
    """An IntentRequest; a slot is its value, or the whole of it where it is a dict."""
    given = {key: slot if isinstance(slot, dict) else {"value": slot} for key, slot in slots.items()}
    named = {key: {"name": key, "confirmationStatus": "NONE", **slot} for key, slot in given.items()}
    return {"type": "IntentRequest", "intent": {"name": name, "slots": named}}


def listed(value_id):
    """A slot with a listed value."""
    authority = {
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [{"value": {"name": value_id, "id": value_id}}],
    }
    return {"value": value_id.replace("_", " "), "resolutions": {"resolutionsPerAuthority": [authority]}}


def touched(*arguments):
    """A UserEvent, as a document on the screen sends it."""
    return {"type": "Alexa.Presentation.APL.UserEvent", "token": "screen", "arguments": list(arguments)}


class Training:
    """One user at one device, with the skill and its store."""

    def __init__(self, interfaces=APLA):
        self.store = MemoryStore()
        self.skill = create_skill(self.store)
        self.now = AT
        self._interfaces = interfaces
        self._attributes = {}

    def send(self, request, after=0.0):
        """Send a request some seconds after the one before; return the response envelope."""
        self.now += after
        sent = envelope(request, self.now, interfaces=self._interfaces, attributes=self._attributes)
        answer = self.skill(sent)
        self._attributes = answer.get("sessionAttributes") or {}
        return answer

    def say(self, name, after=0.0, **slots):
        """Say an intent; return the response without its envelope."""
        return self.send(intent(name, **slots), after)["response"]

    @property
    def state(self):
        return self.store.load("user").state

    @property
    def logged(self):
        """All completed sets, as exercise and reps."""
        done = [one for workout in self.store.history("user", 20) for one in workout.completed]
        return [(one.exercise_id, one.reps) for one in done]


def ssml_of(answer):
    """What a response says at once."""
    return (answer.get("outputSpeech") or {}).get("ssml", "")


def counting():
    """A training whose first set is being counted: a band workout that has just begun."""
    training = Training()
    training.say("StartWorkoutIntent", equipment=listed("band"), duration="PT10M")
    return training, training.say("BeginIntent", after=10.0)
