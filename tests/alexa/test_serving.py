"""`pullday serve` as a user runs it: it answers, it ends well, and says in a sentence what cannot be."""

import re
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from raw_http import answer_of, connected, good_request, head
from signed_posts import SKILL_ID, launch_body

from skill.storage.sqlite import SqliteStore


def serve(*arguments, before="pass"):
    """Start the command as a user does."""
    program = f"import sys; {before}; sys.argv[0] = 'pullday'; from speech.__main__ import main; main()"
    return start(program, *arguments)


def start(program, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def said(*arguments, before="pass"):
    """Return the exit code and all words of a command that does not serve."""
    process = serve(*arguments, before=before)
    out, err = process.communicate(timeout=60)
    assert "Traceback" not in err
    return process.returncode, " ".join((out + err).split())


@pytest.fixture
def store(tmp_path):
    return ("--store", str(tmp_path / "coach.db"))


@contextmanager
def serving(*arguments):
    """Run the command until its first line; afterwards it is stopped."""
    process = serve("serve", "--port", "0", "--skill-id", SKILL_ID, *arguments)
    try:
        line = process.stdout.readline()
        yield process, line
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_it_listens_and_goodbye(store, stop):
    with serving(*store) as (process, line):
        assert re.fullmatch(r"Listening at http://127\.0\.0\.1:\d+/\. Control-C ends it\.\n", line)
        assert process.stdout.readline() == (
            "Alexa needs https: put a reverse proxy with a certificate in front.\n"
        )
        process.send_signal(stop)
        out, err = process.communicate(timeout=30)

    assert process.returncode == 0
    assert out == "Goodbye. Everything that was said is saved.\n"
    assert err == ""


SLOW_SERVER = """
import socket, sys, time
from skill.verification import TrustingVerifier
from skill.waitress_server import run
from skill.web import create_web_app

def slow(envelope):
    print("asked", flush=True)
    time.sleep(1)
    return {"version": "1.0", "response": {"shouldEndSession": True}}

with socket.create_server(("127.0.0.1", 0)) as listening:
    app = create_web_app(slow, TrustingVerifier(), lambda: None)
    run(app, listening, lambda: print(listening.getsockname()[1], flush=True))
"""


def test_what_is_being_answered_when_it_stops_is_answered():
    process = start(SLOW_SERVER)
    try:
        with connected(int(process.stdout.readline())) as connection:
            connection.sendall(good_request())
            assert process.stdout.readline() == "asked\n"
            process.send_signal(signal.SIGTERM)
            status, document = answer_of(connection)
        _, err = process.communicate(timeout=30)
    finally:
        process.kill()

    assert (status, document["version"]) == (200, "1.0")
    assert (process.returncode, err) == (0, "")


def get(port, path):
    with connected(port) as connection:
        connection.sendall(head({"Host": "localhost", "Connection": "close"}, f"GET {path} HTTP/1.1"))
        return answer_of(connection)


def test_it_refuses_strangers_and_writes_a_line_for_each(store):
    with serving(*store) as (process, line):
        port = int(re.search(r":(\d+)/", line)[1])
        health = get(port, "/healthz")
        with connected(port) as connection:
            connection.sendall(good_request(**{"Signature-256": ""}))
            refused = answer_of(connection)
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=30)

    assert health == (200, {"status": "ok"})
    assert refused == (400, {"error": "The request is not signed."})
    assert err == "Refused: The request is not signed.\n"


def test_a_developer_may_ask_it_without_a_signature_on_their_own_machine(store):
    with serving(*store, "--no-verify", "--path", "/alexa") as (process, line):
        port = int(re.search(r":(\d+)/alexa", line)[1])
        assert "WARNING: --no-verify answers anybody" in process.stdout.readline()
        body = launch_body()
        with connected(port) as connection:
            headers = {"Content-Type": "application/json", "Content-Length": len(body)}
            connection.sendall(head(headers, "POST /alexa HTTP/1.1") + body)
            assert answer_of(connection)[0] == 200


def test_the_workout_is_kept_in_the_file_that_is_named(tmp_path):
    file = tmp_path / "mine" / "coach.db"
    with serving("--store", str(file), "--no-verify") as (_, line):
        port = int(re.search(r":(\d+)/", line)[1])
        with connected(port) as connection:
            connection.sendall(good_request())
            answer_of(connection)

    assert SqliteStore(file).load("somebody secret").version == 1


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        ((), 2, "Name your skill: --skill-id"),
        (("--skill-id", "x", "--no-verify", "--host", "0.0.0.0"), 2, "this machine alone"),  # noqa: S104
        (("--skill-id", "x", "--no-verify", "--host", "example.com"), 2, "this machine alone"),
        (("--skill-id", "x", "--path", "alexa"), 2, "Write it like /alexa"),
        (("--skill-id", "x", "--path", "/<int:x>"), 2, "Write it like /alexa"),
        (("--skill-id", "x", "--path", "/healthz"), 2, "/healthz is taken"),
        (("--skill-id", "x", "--store", "a", "--table", "b"), 2, "Choose one"),
        (("--skill-id", "x", "--port", "70000"), 2, "70000 is not in the range"),
        (("--skill-id", "x", "--store", "/proc/nowhere/coach.db"), 1, "cannot be made"),
        (("--skill-id", "x", "--host", "192.0.2.1"), 1, "Cannot listen at 192.0.2.1, port 8080"),
        (("--skill-id", "x", "--host", "no such host"), 1, "there is no such host."),
        (("--skill-id", "x", "--host", "a..b"), 1, "there is no such host."),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(arguments, code, sentence, store):
    named = () if {"--store", "--table"} & set(arguments) else store
    ended, words = said("serve", *named, *arguments)

    assert ended == code
    assert sentence in words


def test_a_port_that_is_taken_is_said(store):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ended, words = said("serve", "--skill-id", "x", "--port", str(port), *store)

    assert ended == 1
    assert f"Cannot listen at 127.0.0.1, port {port}: Address already in use." in words


@pytest.mark.parametrize("library", ["waitress", "cryptography", "certifi"])
def test_without_the_libraries_it_says_what_to_install(library, store):
    ended, words = said("serve", "--skill-id", "x", *store, before=f"sys.modules['{library}'] = None")

    assert ended == 1
    assert words.endswith("pip install 'pull-day-coach[web]'")


def test_a_table_without_a_region_is_said():
    forget = "import os; os.environ.clear(); os.environ['AWS_CONFIG_FILE'] = '/nowhere'"
    ended, words = said("serve", "--skill-id", "x", "--table", "t", before=forget)

    assert ended == 1
    assert "set AWS_DEFAULT_REGION" in words


def test_the_health_of_a_table_that_does_not_answer_is_told():
    aws = {
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_MAX_ATTEMPTS": "1",
        "DYNAMODB_ENDPOINT": "http://127.0.0.1:9",
    }
    command = ("serve", "--port", "0", "--skill-id", SKILL_ID, "--table", "coach")
    process = serve(*command, before=f"import os; os.environ |= {aws}")
    try:
        port = int(re.search(r":(\d+)/", process.stdout.readline())[1])
        assert get(port, "/healthz") == (503, {"status": "The store cannot be read."})
    finally:
        process.kill()
        process.communicate()


def test_who_asks_for_more_words_still_finds_no_user_in_the_log_of_a_table():
    aws = {
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "DYNAMODB_ENDPOINT": "http://127.0.0.1:9",
    }
    command = ("-v", "serve", "--port", "0", "--skill-id", SKILL_ID, "--table", "coach", "--no-verify")
    process = serve(*command, before=f"import os; os.environ |= {aws}")
    try:
        port = int(re.search(r":(\d+)/", process.stdout.readline())[1])
        with connected(port) as connection:
            connection.sendall(good_request())
            assert answer_of(connection)[0] == 200
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=30)
    finally:
        process.kill()
        process.communicate()

    assert "Not saved: " in err
    assert "somebody secret" not in err


@pytest.mark.parametrize("program", ["speech.__main__", "skill.lambda_function"])
def test_who_does_not_serve_loads_nothing_of_it(program):
    """The speaker starts as quickly as before, and Lambda too: it checks no signatures itself."""
    heavy = ("flask", "waitress", "cryptography", "certifi", "boto3")
    asked = f"import {program}, sys; print([one for one in {heavy} if one in sys.modules])"
    shown = subprocess.run(
        [sys.executable, "-c", asked],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )

    assert shown.stdout == "[]\n"
