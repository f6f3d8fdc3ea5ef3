"""Waitress around the app: its limits, its refusals, and how it ends."""

import signal
import socket
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, NoReturn
from wsgiref.types import WSGIApplication

from waitress.channel import HTTPChannel
from waitress.server import create_server
from waitress.task import ErrorTask

from skill.web import MOST_BYTES, TOO_LONG, bad_request

_THREADS = 8
_IDLE_S = 30
"""How long a connection may be silent."""


def run(app: WSGIApplication, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until Control-C or SIGTERM; what is being answered then is answered first.

    Args:
        app: What answers.
        listening: A bound socket.
        ready: Called when requests are taken.
    """
    server = web_server(app, listening)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        ready()
        server.run()
    except KeyboardInterrupt:
        server.task_dispatcher.shutdown()
    finally:
        server.close()


def _interrupt(*_: object) -> NoReturn:
    """End the server's loop as Control-C does."""
    raise KeyboardInterrupt


def web_server(app: WSGIApplication, listening: socket.socket) -> Any:  # noqa: ANN401 - waitress has no types
    """Return a server that takes requests at a bound socket once it is run."""
    server = create_server(
        app,
        sockets=[listening],
        threads=_THREADS,
        ident=None,
        channel_timeout=_IDLE_S,
        max_request_body_size=MOST_BYTES + 1,
    )
    server.channel_class = _Channel
    return server


class _Refusal:
    """What waitress cannot take, refused as the app refuses: Amazon asks for 400 and nothing else.

    Args:
        code: The status that waitress would send.
    """

    def __init__(self, code: int) -> None:
        too_long = code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        self._sentence = TOO_LONG if too_long else "The request is not proper HTTP."

    def to_response(self, ident: str | None) -> tuple[str, list[tuple[str, str]], bytes]:
        """Return status, headers and body."""
        del ident
        response = bad_request(self._sentence)
        return response.status, [("Content-Type", "application/json")], response.get_data()


class _RefusalTask(ErrorTask):  # type: ignore[misc]
    """Answers a request that never reaches the app."""

    def execute(self) -> None:
        if self.request.error.code != HTTPStatus.INTERNAL_SERVER_ERROR:
            self.request.error = _Refusal(self.request.error.code)
        super().execute()


class _Channel(HTTPChannel):  # type: ignore[misc]
    """One connection."""

    error_task_class = _RefusalTask
