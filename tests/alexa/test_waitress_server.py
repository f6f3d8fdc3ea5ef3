"""Waitress around the skill: real sockets, slow clients, and bodies without an end."""

import http.client
import socket
import threading

import pytest
from own_certificates import Clock
from raw_http import answer_of, chunks, connected, good_request, head, sent_until_refused
from signed_posts import SKILL_ID, launch_body, signed, web_app

from skill.app import create_skill
from skill.storage.sqlite import SqliteStore
from skill.waitress_server import web_server

TOO_LONG = {"error": "The request is longer than 128 kilobytes."}
NO_HTTP = {"error": "The request is not proper HTTP."}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A port at which waitress serves the skill, with our own root and a clock that stands."""
    store = SqliteStore(tmp_path_factory.mktemp("store") / "coach.db")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        waitress = web_server(web_app(create_skill(store, SKILL_ID), store, Clock()), listening)
        thread = threading.Thread(target=waitress.run, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        waitress.task_dispatcher.shutdown()
        waitress.asyncore.close_all(waitress._map)
        thread.join()


def test_alexa_is_answered_over_a_socket(server):
    with connected(server) as connection:
        connection.sendall(good_request())
        status, document = answer_of(connection)

    assert status == 200
    assert "Pull Day Coach" in document["response"]["outputSpeech"]["ssml"]


def test_several_requests_may_share_a_connection(server):
    with connected(server) as connection:
        for _ in range(3):
            connection.sendall(good_request())
            assert answer_of(connection)[0] == 200


def test_a_request_in_chunks_is_answered(server):
    body = launch_body()
    headers = {"Host": "localhost", "Transfer-Encoding": "chunked", **signed(body)}

    with connected(server) as connection:
        connection.sendall(head(headers) + chunks(body, 100))
        assert answer_of(connection)[0] == 200


def test_a_client_that_sends_letter_by_letter_holds_nobody_up(server):
    request = good_request()
    with connected(server) as slow:
        for start in range(0, 200, 10):
            slow.sendall(request[start : start + 10])
            with connected(server) as quick:
                quick.sendall(good_request())
                assert answer_of(quick)[0] == 200
        slow.sendall(request[200:])
        assert answer_of(slow)[0] == 200


def test_many_idle_connections_hold_nobody_up(server):
    idle = [socket.create_connection(("127.0.0.1", server)) for _ in range(40)]
    try:
        with connected(server) as connection:
            connection.sendall(good_request())
            assert answer_of(connection)[0] == 200
    finally:
        for one in idle:
            one.close()


def test_two_megabytes_in_chunks_are_refused_on_the_way(server):
    headers = head({"Host": "localhost", "Transfer-Encoding": "chunked", **signed(b"")})
    piece = b"2000\r\n" + b" " * 8192 + b"\r\n"

    sent, answered = sent_until_refused(server, [headers, *[piece] * 256])

    assert answered == (400, TOO_LONG)
    assert sent < 2_000_000


def test_two_megabytes_with_their_length_are_refused_at_once(server):
    headers = head({"Host": "localhost", "Content-Length": 2_097_152, **signed(b"")})

    sent, answered = sent_until_refused(server, [headers])

    assert answered == (400, TOO_LONG)
    assert sent == len(headers)


def test_two_megabytes_that_ask_whether_they_may_come_are_refused(server):
    """As curl sends them: it waits for leave before the body."""
    expecting = {"Host": "localhost", "Content-Length": 2_097_152, "Expect": "100-continue", **signed(b"")}

    sent, answered = sent_until_refused(server, [head(expecting), *[b" " * 8192] * 256])

    assert answered == (400, TOO_LONG)
    assert sent < 2_000_000


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"hello\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nnot a length\r\n",
        b"POST / HTTP/1.1\r\nbroken header\r\n\r\n",
        b"POST / HTTP/1.1\r\nX: " + b"x" * 300_000 + b"\r\n\r\n",
    ],
)
def test_what_is_no_http_is_refused_in_the_same_manner(server, request_bytes):
    _, answered = sent_until_refused(server, [request_bytes])

    assert answered == (400, NO_HTTP)


def test_the_server_does_not_say_what_it_is_made_of(server):
    with connected(server) as connection:
        connection.sendall(good_request())
        response = http.client.HTTPResponse(connection)
        response.begin()

    assert response.getheader("Server") is None
