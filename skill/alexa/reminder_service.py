"""Amazon's Reminders Management API, asked with little patience: the user waits for the reply."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from skill.alexa.reminder_requests import alert_of, creation, rings_already
from skill.alexa.reminders import Access, Label
from skill.domain.alert import Alert
from skill.domain.state import Reminder

if TYPE_CHECKING:
    from http.client import HTTPConnection

_LOGGER = logging.getLogger(__name__)
_HOSTS = ("api.amazonalexa.com", "api.eu.amazonalexa.com", "api.fe.amazonalexa.com")
_PATH = "/v1/alerts/reminders"
_PATIENCE_S = 2.0
"""Alexa gives up after eight; the store and the coach want some of them."""
_MOST_BYTES = 262_144
_GOOD = range(200, 300)
THREAD = "reminder service"
"""Where the calls are made; after the time is up it makes no further one."""

Connect = Callable[[str, float], "HTTPConnection"]
"""A host and a time-out in seconds to a connection."""


def _secure(host: str, timeout_s: float) -> "HTTPConnection":
    from http.client import HTTPSConnection  # noqa: PLC0415 - nobody who sets no reminder pays for it

    return HTTPSConnection(host, timeout=timeout_s)


class AlexaReminders:
    """Rings reminders on the user's Alexa devices.

    The skill's own reminders are read before one is created. So the same one is not created twice, even
    after an answer that came too late or a turn that could not be saved; and one that the user has
    deleted in the Alexa app is created again, which a note in our own store would prevent.

    Args:
        connect: How a host is reached.
        patience_s: Seconds for all calls together, looking up the host included.
    """

    def __init__(self, connect: Connect = _secure, patience_s: float = _PATIENCE_S) -> None:
        self._connect, self._patience_s = connect, patience_s

    def schedule(self, reminder: Reminder, label: Label, now: float, access: Access) -> Alert:
        """Have Alexa ring it, unless she does already; whatever goes wrong is `Alert.FAILED`."""
        host = _host(access.endpoint)
        if host is None:
            _LOGGER.warning("The request's API endpoint is none of Amazon's: no reminder is set.")
            return Alert.FAILED
        calls = _Calls(self._connect, host, access.token, monotonic() + self._patience_s)
        body = creation(reminder, label.text, label.locale, now)
        return _in_time(lambda: _schedule(calls, reminder, body), self._patience_s)


def _host(endpoint: str) -> str | None:
    """The token opens the user's account: it goes to Amazon, encrypted, or nowhere."""
    return next((host for host in _HOSTS if endpoint.rstrip("/") == f"https://{host}"), None)


def _schedule(calls: "_Calls", reminder: Reminder, body: Mapping[str, Any]) -> Alert:
    status, listing = calls.ask("GET")
    if status not in _GOOD:
        return alert_of(status, listing)
    if rings_already(listing, reminder):
        return Alert.SET
    return alert_of(*calls.ask("POST", body))


def _in_time(schedule: Callable[[], Alert], patience_s: float) -> Alert:
    """A socket's time-out starts anew at each step and spares look-ups: better to leave a thread behind."""
    alerts: SimpleQueue[Alert] = SimpleQueue()
    Thread(target=lambda: alerts.put(_safely(schedule)), name=THREAD, daemon=True).start()
    try:
        return alerts.get(timeout=patience_s)
    except Empty:
        _LOGGER.warning("The reminder service took too long.")
        return Alert.FAILED


def _safely(schedule: Callable[[], Alert]) -> Alert:
    from http.client import HTTPException  # noqa: PLC0415 - as above

    try:
        return schedule()
    except (OSError, HTTPException, ValueError, RecursionError):
        _LOGGER.warning("The reminder service could not be reached, or not be understood.")
        return Alert.FAILED


@dataclass(frozen=True)
class _Calls:
    """Calls in one user's name, all before one deadline."""

    connect: Connect
    host: str
    token: str
    deadline: float
    """On the monotonic clock."""

    def ask(self, method: str, body: Mapping[str, Any] | None = None) -> tuple[int, object]:
        """Return an answer's status and JSON; an answer longer than any list of reminders is no JSON.

        Raises:
            OSError: Nobody answers in time.
            http.client.HTTPException: What answers does not speak HTTP.
            ValueError: The token cannot be sent.
        """
        left_s = self.deadline - monotonic()
        if left_s <= 0:
            raise TimeoutError
        connection = self.connect(self.host, left_s)
        try:
            connection.request(method, _PATH, json.dumps(body) if body else None, self._headers())
            response = connection.getresponse()
            answer = response.read(_MOST_BYTES)
        finally:
            connection.close()
        if response.status not in _GOOD:
            _LOGGER.warning("The reminder service answered with status %d.", response.status)
        return response.status, _read(answer)

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}


def _read(answer: bytes) -> object:
    """Return None where an answer is no JSON: its status may say enough."""
    try:
        return json.loads(answer)
    except ValueError:
        return None
