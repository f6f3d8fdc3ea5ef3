"""Asking for the permission to ring reminders: by Alexa's own voice, or by a card in her app.

Source: Amazon's "Set Up Voice Permissions for Reminders".
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from skill.domain.alert import Alert
from skill.domain.commands import RemindMe
from skill.domain.outcomes import Outcome, ReminderKept
from skill.domain.state import Reminder

PERMISSION = "alexa::alerts:reminders:skill:readwrite"
_TOKEN = re.compile(r"remind:(?P<day>MO|TU|WE|TH|FR|SA|SU|\*):(?P<time>(?:[01]\d|2[0-3]):[0-5]\d)")
_EVERY_DAY = "*"
_BY_CARD = (Alert.FORBIDDEN, Alert.REFUSED, Alert.UNANSWERED)


def add_permission(response: Any, outcome: Outcome | None, request: Any) -> None:  # noqa: ANN401 - the SDK has no types
    """Add to a response what asks the user to allow reminders, where the outcome calls for it.

    Where Alexa asks aloud she takes over: no other directive goes with it, and the response ends the
    conversation, as `ReminderKept.ends` has it; the answer opens it again as a Connections.Response.
    A card makes no sound, so it can go with a run.

    Args:
        response: The SDK's Response, built but for this.
        outcome: What came of the turn.
        request: The SDK's request that is answered.
    """
    if not isinstance(outcome, ReminderKept):
        return
    if outcome.asks:
        response.directives = [permission_directive(outcome.reminder)]
    elif outcome.alert in _BY_CARD and not _card_is_there(request):
        response.card = {"type": "AskForPermissionsConsent", "permissions": [PERMISSION]}


def permission_directive(reminder: Reminder) -> dict[str, Any]:
    """Return the directive that has Alexa ask; its token, which comes back, holds the reminder."""
    return {
        "type": "Connections.SendRequest",
        "name": "AskFor",
        "payload": {
            "@type": "AskForPermissionsConsentRequest",
            "@version": "2",
            "permissionScopes": [{"permissionScope": PERMISSION, "consentLevel": "ACCOUNT"}],
        },
        "token": f"remind:{reminder.day or _EVERY_DAY}:{reminder.time}",
    }


def reminder_of(token: str | None) -> Reminder | None:
    """Return the reminder that a token holds; None where the token is none of ours."""
    match = _TOKEN.fullmatch(str(token or ""))
    if match is None:
        return None
    return Reminder(None if match["day"] == _EVERY_DAY else match["day"], match["time"])


def permission_answered(request: Any) -> RemindMe:  # noqa: ANN401 - the SDK has no types
    """Return the command that a Connections.Response stands for: the reminder of its token, once more.

    It has no alert yet where the user allows reminders, now or long since; where Alexa could not ask,
    nobody answered. A token that is none of ours leaves out the time, and the coach asks for it.
    """
    reminder = reminder_of(request.token)
    if reminder is None:
        return RemindMe()
    answers = _answers(request)
    refusal = Alert.REFUSED if "DENIED" in answers else Alert.UNANSWERED
    return RemindMe(reminder.day, reminder.time, None if "ACCEPTED" in answers else refusal)


def _answers(request: Any) -> list[Any]:  # noqa: ANN401 - the SDK has no types
    """Amazon's example has the status among the scopes, her requests beside them: either will do."""
    return [part.get("status") for part in _parts(request)]


def _parts(request: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - the SDK has no types
    payload = getattr(request, "payload", None)
    if isinstance(payload, Mapping):
        yield payload
        scopes = payload.get("permissionScopes")
        yield from (
            (one for one in scopes or () if isinstance(one, Mapping)) if isinstance(scopes, list) else ()
        )


def _card_is_there(request: Any) -> bool:  # noqa: ANN401 - the SDK has no types
    """After a no, Alexa may have sent the card herself."""
    return any(part.get("isCardThrown") for part in _parts(request))
