"""An Echo whose user wants reminders, and a reminder service that answers as it is told."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope, Response

from skill.alexa.reminder_permission import add_permission, permission_answered
from skill.alexa.reminders import Reminders
from skill.catalogue.loader import load_library
from skill.domain import commands as c
from skill.domain.alert import Alert
from skill.phrasing.wording import load_wording
from skill.storage.memory import MemoryStore
from skill.turns import Turns

LIBRARY, WORDING = load_library(), load_wording()
DAY_S = 86_400
_SERIALIZER = DefaultSerializer()


class FakeReminderService:
    """Rings what it is asked to, unless it is told to answer otherwise."""

    def __init__(self, *alerts):
        self._alerts = list(alerts)
        self.asked = []
        """Each reminder, what is said then, the moment and the access."""

    def schedule(self, reminder, label, now, access):
        self.asked.append((reminder, label, now, access))
        return self._alerts.pop(0) if self._alerts else Alert.SET


class Echo:
    """One user's conversation, in a time of its own.

    Args:
        service: What rings reminders; None where nothing does.
        token: What the requests bring along; None where they bring nothing.
        store: Where the user is known from before.
    """

    def __init__(self, service, token="a token", store=None):  # noqa: S107 - no password
        self.store, self.now, self._token = store or MemoryStore(), 1_790_000_000.0, token
        self._turns = Turns(self.store, LIBRARY, WORDING)
        self._reminders = Reminders(service, WORDING.say("reminder_label"))
        self.response = Response()
        self.reply = None

    def say(self, command, after_s=5.0):
        """Say something; return what is heard."""
        envelope = self._envelope(after_s, {"type": "LaunchRequest"})
        return self._heard(command, envelope)

    def answer(self, status, code="200", **changes):
        """Answer the question for permission, as Alexa reports it; return what is heard."""
        (directive,) = self.response.directives
        scopes = directive["payload"]["permissionScopes"]
        request = {
            "type": "Connections.Response",
            "name": "AskFor",
            "status": {"code": code, "message": ""},
            "token": directive["token"],
            "payload": {"permissionScopes": scopes, "status": status, "isCardThrown": False},
        }
        envelope = self._envelope(5.0, {**request, **changes})
        return self._heard(permission_answered(envelope.request), envelope)

    def come_back(self, **profile):
        """Open the coach two days later, with a band and no workout open; return what is heard."""
        stored = self.store.load("user")
        known = replace(stored.state.profile, equipment=("band",), **profile)
        self.store.save("user", replace(stored.state, profile=known, workout=None), stored.version)
        return self.say(c.Launch(), 2 * DAY_S)

    @property
    def kept(self):
        """The reminders of the profile: day, time, and whether each rings."""
        profile = self.store.load("user").state.profile
        return [(one.day, one.time, one.rings) for one in profile.reminders]

    @property
    def workout(self):
        return self.store.load("user").state.workout

    def _heard(self, command, envelope):
        command = self._reminders.with_alert(command, envelope)
        turn = self._turns.take("user", command, self.now)
        self.reply, self.response = turn.reply, Response()
        add_permission(self.response, turn.outcome, envelope.request)
        return " ".join((*turn.reply.lines, *(beat.say for beat in turn.reply.beats[:1])))

    def _envelope(self, after_s, request):
        self.now += after_s
        system = {"user": {"userId": "user"}, "application": {"applicationId": "skill"}}
        access = {"apiEndpoint": "https://api.eu.amazonalexa.com", "apiAccessToken": self._token}
        document = {
            "version": "1.0",
            "context": {"System": {**system, **(access if self._token else {})}},
            "request": {**request, "requestId": "1", "timestamp": _stamp(self.now), "locale": "en-GB"},
        }
        return _SERIALIZER.deserialize(json.dumps(document), RequestEnvelope)


def _stamp(at):
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")


TUESDAYS = c.RemindMe("TU", "19:00")
DAILY = c.RemindMe(None, "08:05")
BAND = c.StartWorkout((c.Heard("a band", "band"),), seconds=1200.0)
