"""Amazon's reminder service on this machine, as its reference documents it."""

import json
import re
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.services.reminder_management import (
    PushNotification,
    ReminderRequest,
    SpokenInfo,
    Trigger,
)

TOKEN = "a user's token"  # noqa: S105 - no password
_LOCAL_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}")
_SERIALIZER = DefaultSerializer()


class ReminderServer(ThreadingHTTPServer):
    """Keeps the reminders that are created, unless it is told to answer otherwise."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = {}
        """By method: a status and a body, text or JSON, in place of the documented answer."""
        self.silent = set()
        """Methods that are never answered."""
        self.closing = Event()
        self.reminders = []
        """As Amazon lists them."""
        self.asked = []
        """Each call: its method, path, host and body."""

    def connect(self, host, timeout_s):
        """Reach this server in place of a host."""
        self.asked.append(("connect", host))
        return HTTPConnection("127.0.0.1", self.server_port, timeout=timeout_s)

    def listed(self, trigger, status="ON"):
        """Add a reminder as Amazon would list it."""
        self.reminders.append({"alertToken": str(len(self.reminders)), "status": status, "trigger": trigger})

    def created(self):
        """The bodies of all reminders that were created."""
        return [one[2] for one in self.asked if one[0] == "POST"]


@contextmanager
def reminder_server():
    """Run a server for as long as the block lasts."""
    server = ReminderServer()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self._answer(None)

    def do_POST(self):
        self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _answer(self, body):
        self.server.asked.append((self.command, self.path, body))
        if self.command in self.server.silent:
            self.server.closing.wait()
            return
        status, answer = self.server.answers.get(self.command) or self._documented(body)
        text = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def _documented(self, body):
        if self.path != "/v1/alerts/reminders":
            return 404, {"code": "NOT_FOUND", "message": "There is no such resource."}
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            return 401, {"code": "UNAUTHORIZED", "message": "The user has not granted it."}
        if body is None:
            return 200, {"totalCount": str(len(self.server.reminders)), "alerts": self.server.reminders}
        faults = list(_faults(body))
        if faults or self.headers["Content-Type"] != "application/json":
            return 400, {"code": "INVALID_REQUEST", "message": str(faults)}
        self.server.listed(body["trigger"])
        return 200, {
            "alertToken": "1",
            "createdTime": "2026-09-21T20:13:25.000",
            "status": "ON",
            "version": "1",
        }

    def log_message(self, *_):
        """Be quiet."""


def _faults(body):
    """What Amazon's own model of the request does not know, or finds missing.

    It is read in parts: the model names a module that the SDK lacks where `alertInfo` holds `spokenInfo`.
    """
    if not set(body) <= set(ReminderRequest.attribute_map.values()):
        yield f"one of {list(body)} is not known"
    if not _LOCAL_TIME.fullmatch(body["requestTime"]):
        yield "requestTime is a time without a zone"
    trigger = yield from _read(body["trigger"], Trigger)
    if trigger.object_type.value != "SCHEDULED_ABSOLUTE" or not trigger.recurrence.recurrence_rules:
        yield "the trigger recurs"
    spoken = yield from _read(body["alertInfo"]["spokenInfo"], SpokenInfo)
    if not spoken.content or not all(one.locale and one.text for one in spoken.content):
        yield "each text has its locale"
    yield from _read(body["pushNotification"], PushNotification)


def _read(document, kind):
    model = _SERIALIZER.deserialize(json.dumps(document), kind)
    yield from _unknown(document, model)
    return model


def _unknown(document, model):
    known = {name: getattr(model, part) for part, name in model.attribute_map.items()}
    for name, value in document.items():
        if known.get(name) is None:
            yield f"{name} is not known"
        elif isinstance(value, dict):
            yield from _unknown(value, known[name])
