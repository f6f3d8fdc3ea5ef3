"""Reminders that Alexa rings: what the door asks of her before the coach has its turn."""

from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from skill.domain.alert import Alert
from skill.domain.commands import Command, RemindMe
from skill.domain.state import Reminder


@dataclass(frozen=True)
class Access:
    """What a request brings along so that its skill may ask Amazon's services in the user's name."""

    endpoint: str
    """ "https://api.eu.amazonalexa.com": where the user's data lives."""
    token: str = field(repr=False)
    """Holds the permissions that the user has given; good for this conversation only."""


@dataclass(frozen=True)
class Label:
    """What Alexa says when a reminder rings."""

    text: str
    locale: str
    """ "en-US"."""


class ReminderService(Protocol):
    """What rings reminders."""

    def schedule(self, reminder: Reminder, label: Label, now: float, access: Access) -> Alert:
        """Have a reminder ring every week or every day; one that rings already is not doubled.

        Args:
            reminder: When it rings, in the time zone of the device that asks.
            label: What is said then.
            now: When the user asked for it, in epoch seconds.
            access: The user's permissions.

        Returns:
            What came of it. Never raises: a service that cannot be reached is `Alert.FAILED`.
        """


@dataclass(frozen=True)
class Reminders:
    """Has Alexa ring what the user wants to be reminded of."""

    service: ReminderService | None
    """None where nothing rings, as on your own machine."""
    text: str
    """What Alexa says when a reminder rings."""

    def with_alert(self, command: Command, envelope: Any) -> Command:  # noqa: ANN401 - the SDK has no types
        """Return the command with what came of asking Alexa; all but a reminder with a time stays as it is.

        Args:
            command: What the user asks of the coach.
            envelope: The SDK's RequestEnvelope that it came with.
        """
        if not isinstance(command, RemindMe) or not command.complete or command.alert is not None:
            return command
        alert = self._schedule(Reminder(command.day, str(command.time)), envelope)
        if alert is Alert.FORBIDDEN and envelope.request.object_type == "Connections.Response":
            # Allowed a moment ago: whoever asked for it again would ask for ever.
            alert = Alert.FAILED
        return replace(command, alert=alert)

    def _schedule(self, reminder: Reminder, envelope: Any) -> Alert | None:  # noqa: ANN401 - the SDK has no types
        system, request = envelope.context.system, envelope.request
        if self.service is None or not system.api_endpoint or not system.api_access_token:
            return None
        access = Access(str(system.api_endpoint), str(system.api_access_token))
        label = Label(self.text, str(request.locale or "en-US"))
        return self.service.schedule(reminder, label, request.timestamp.timestamp(), access)
