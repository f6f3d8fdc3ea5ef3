"""HTTP by hand: requests as bytes, so that they can be slow, endless or broken."""

import http.client
import json
import socket
import time
from contextlib import contextmanager

from signed_posts import launch_body, signed


@contextmanager
def connected(port):
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        yield connection


def answer_of(connection):
    """Return status and document of what comes back."""
    response = http.client.HTTPResponse(connection)
    response.begin()
    return response.status, json.loads(response.read())


def head(headers, line="POST / HTTP/1.1"):
    return "\r\n".join([line, *(f"{name}: {value}" for name, value in headers.items()), "", ""]).encode()


def good_request(**others):
    body = launch_body()
    return head({"Host": "localhost", "Content-Length": len(body), **signed(body), **others}) + body


def chunks(body, size):
    parts = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def sent_until_refused(port, pieces):
    """Send pieces until the server hangs up; return how many bytes it let pass, and what it answered."""
    sent = 0
    with connected(port) as connection:
        try:
            for piece in pieces:
                connection.sendall(piece)
                sent += len(piece)
                time.sleep(0.001)
        except OSError:
            pass
        return sent, answer_of(connection)
