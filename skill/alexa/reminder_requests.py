"""What is said to the reminder service, and what its answers mean: JSON in, JSON out.

Source: Amazon's "Alexa Reminders API Reference".
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from skill.domain.alert import Alert
from skill.domain.state import Reminder

Moment = tuple[str | None, str]
"""A day, "MO" to "SU" or None for every day, and a time, "19:00"."""


def creation(reminder: Reminder, text: str, locale: str, now: float) -> dict[str, Any]:
    """Return the body that creates a reminder.

    It names no time zone, so the device's own is meant, and no date, since the rule says when it rings.
    """
    return {
        "requestTime": datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%dT%H:%M:%S.000"),
        "trigger": {"type": "SCHEDULED_ABSOLUTE", "recurrence": {"recurrenceRules": [_rule(reminder)]}},
        "alertInfo": {"spokenInfo": {"content": [{"locale": locale, "text": text}]}},
        "pushNotification": {"status": "ENABLED"},
    }


def _rule(reminder: Reminder) -> str:
    hour, minute = (int(part) for part in reminder.time.split(":"))
    frequency = f"FREQ=WEEKLY;BYDAY={reminder.day}" if reminder.day else "FREQ=DAILY"
    return f"{frequency};BYHOUR={hour};BYMINUTE={minute};BYSECOND=0;INTERVAL=1;"


def alert_of(status: int, answer: object) -> Alert:
    """Return what an answer to a creation means; where it is an error, `answer` may be anything.

    401 is a missing permission and 403 a device without reminders, unless its code says otherwise.
    """
    code = str(answer.get("code")).upper() if isinstance(answer, Mapping) else ""
    if status in range(HTTPStatus.OK, HTTPStatus.MULTIPLE_CHOICES):
        return Alert.SET
    if status == HTTPStatus.UNAUTHORIZED:
        return Alert.FORBIDDEN
    if status == HTTPStatus.FORBIDDEN:
        return next((alert for part, alert in _FORBIDDEN_CODES.items() if part in code), Alert.UNSUPPORTED)
    return Alert.FAILED


_FORBIDDEN_CODES: Mapping[str, Alert] = {
    "MAX": Alert.FULL,
    "LIMIT": Alert.FULL,
    "UNAUTHORIZED": Alert.FORBIDDEN,
    "PERMISSION": Alert.FORBIDDEN,
}
"""By a part of the code: the service's codes have changed before."""


def rings_already(listing: object, reminder: Reminder) -> bool:
    """Tell whether a list of the skill's reminders has one that rings at the same times.

    Raises:
        ValueError: It is no such list.
    """
    known = listing if isinstance(listing, Mapping) else {}
    alerts = known.get("alerts") or ([] if str(known.get("totalCount")) == "0" else known.get("alerts"))
    if not isinstance(alerts, list):
        raise ValueError("The answer is no list of reminders.")  # noqa: TRY004 - JSON, not a caller's mistake
    live = (one for one in alerts if isinstance(one, Mapping) and one.get("status") == "ON")
    return any((reminder.day, reminder.time) in _moments(one.get("trigger")) for one in live)


def _moments(trigger: object) -> Iterator[Moment]:
    """When a trigger rings: by its rules, or, where it is of an older kind, by its days and its time."""
    if not isinstance(trigger, Mapping) or not isinstance(trigger.get("recurrence"), Mapping):
        return
    recurrence, clock = trigger["recurrence"], str(trigger.get("scheduledTime") or "")[11:16]
    older = {"FREQ": recurrence.get("freq"), "BYDAY": ",".join(map(str, _list(recurrence.get("byDay"))))}
    for rule in [_parts(one) for one in _list(recurrence.get("recurrenceRules"))] or [older]:
        days = [None] if rule.get("FREQ") == "DAILY" else str(rule.get("BYDAY")).split(",")
        hour, minute = rule.get("BYHOUR") or clock[:2], rule.get("BYMINUTE") or clock[3:]
        if rule.get("INTERVAL", "1") == "1":
            yield from ((day, f"{hour:0>2}:{minute:0>2}") for day in days)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _parts(rule: object) -> dict[str, Any]:
    pairs = (part.partition("=") for part in str(rule).upper().removeprefix("RRULE:").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}
