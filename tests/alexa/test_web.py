"""The skill on a web server: Alexa is answered, everybody else is refused in a sentence."""

import io
import json
import logging

import pytest
from own_certificates import ADDRESS, ALEXA, Authority, Clock, Shelf, authority, pem, rsa_key, sign
from signed_posts import SKILL_ID, SignedPosts, launch, launch_body, other_key, signed, web_app

from skill.alexa.invocation import RefusedError
from skill.app import create_skill
from skill.storage.memory import MemoryStore


@pytest.fixture(scope="module")
def skill():
    return create_skill(MemoryStore(), SKILL_ID)


@pytest.fixture
def client(skill):
    return web_app(skill, MemoryStore()).test_client()


@pytest.fixture
def posts(client):
    return SignedPosts(client, Clock())


def test_alexa_is_answered(posts):
    answered = posts.post(launch_body())

    assert answered.status_code == 200
    assert answered.mimetype == "application/json"
    assert "Pull Day Coach" in answered.get_json()["response"]["outputSpeech"]["ssml"]


def test_alexa_is_answered_at_the_configured_path_and_nowhere_else(skill):
    client = web_app(skill, MemoryStore(), path="/alexa").test_client()
    body = launch_body()

    assert client.post("/alexa", data=body, headers=signed(body)).status_code == 200
    for path in ("/", "/alexa/", "//alexa", "/alexa/more", "/static/x", "/ALEXA"):
        refused = client.post(path, data=body, headers=signed(body))
        assert (refused.status_code, refused.get_json()) == (404, {"error": "Nothing is here."})


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_requests_are_posted_and_nothing_else(client, method):
    refused = client.open("/", method=method)

    assert refused.status_code == 405
    assert refused.headers["Allow"] == "POST"
    if method != "HEAD":
        assert refused.get_json() == {"error": "This method is not taken here."}


GOOD = launch_body()


def deep(levels):
    return GOOD[:-1] + b', "more": ' + b"[" * levels + b"]" * levels + b"}"


def with_request(**changes):
    envelope = launch()
    return json.dumps({**envelope, "request": {**envelope["request"], **changes}}).encode()


def without(name):
    envelope = launch()
    del envelope[name]
    return json.dumps(envelope).encode()


NOT_JSON = "The request is not JSON."
NOT_SIGNED = "The request is not signed."
FOREIGN = "The request is for another skill: compare its skill id with the one set here."
NO_USER = "The envelope names no user under context.System.user.userId."
TOO_DEEP = "The request is too large or too deep to be one of Alexa's."
BAD_ADDRESS = "The certificate chain's address is not one of Alexa's."
UNTRUSTED = "The certificate chain does not lead to a trusted root."
WRONG_TYPE = "The request's content type is not application/json."
TOO_LONG = "The request is longer than 128 kilobytes."
NO_FIT = "The signature does not fit the request."
NO_TIME = "The request does not say when it was made."
WRONG_TIME = "The request is too old, or from the future; check the server's clock."

BAD_HEADERS = {
    "no signature": ({"Signature_256": None}, NOT_SIGNED),
    "an old kind of signature alone": ({"Signature_256": None, "Signature": sign(GOOD)}, NOT_SIGNED),
    "a signature not in base64": ({"Signature_256": "%%%"}, "The signature is not in base64."),
    "somebody else's signature": ({"Signature_256": sign(GOOD, other_key())}, NO_FIT),
    "another body's signature": ({"Signature_256": sign(GOOD + b" ")}, NO_FIT),
    "no address of a chain": ({"SignatureCertChainUrl": None}, "The request names no certificate chain."),
    "a chain elsewhere": ({"SignatureCertChainUrl": "https://evil.example/echo.api/x.pem"}, BAD_ADDRESS),
    "a chain over http": ({"SignatureCertChainUrl": ADDRESS.replace("https", "http")}, BAD_ADDRESS),
    "a text": ({"Content_Type": "text/plain"}, WRONG_TYPE),
    "a form": ({"Content_Type": "application/x-www-form-urlencoded"}, WRONG_TYPE),
    "no content type": ({"Content_Type": None}, WRONG_TYPE),
}
BAD_BODIES = {
    "nothing": (b"", NOT_JSON),
    "words": (b"open pull day coach", NOT_JSON),
    "half an envelope": (GOOD[:-1], NOT_JSON),
    "two envelopes": (GOOD + GOOD, NOT_JSON),
    "other letters": (GOOD.decode().encode("utf-16"), NOT_JSON),
    "broken letters": (b'{"request": "\xff"}', NOT_JSON),
    "NaN": (b'{"request": NaN}', NOT_JSON),
    "Infinity": (b'{"request": -Infinity}', NOT_JSON),
    "a number out of range": (b'{"request": 1e999}', NOT_JSON),
    "a number without end": (b'{"request": ' + b"9" * 10_000 + b"}", NOT_JSON),
    "a list": (b"[]", "The request is not a JSON object."),
    "null": (b"null", "The request is not a JSON object."),
    "nesting": (deep(70), TOO_DEEP),
    "much nesting": (deep(900), TOO_DEEP),
    "bottomless nesting": (deep(50_000), NOT_JSON),
    "140 kilobytes": (GOOD + b" " * 140_000, TOO_LONG),
    "no request": (b"{}", NO_TIME),
    "a request that is a list": (b'{"request": []}', NO_TIME),
    "no time": (with_request(timestamp=None), NO_TIME),
    "an old request": (with_request(timestamp="2026-09-21T14:10:49Z"), WRONG_TIME),
    "a request from the future": (with_request(timestamp="2026-09-21T14:15:51Z"), WRONG_TIME),
    "another skill's": (launch_body(skill_id="amzn1.ask.skill.other"), FOREIGN),
    "no context": (without("context"), NO_USER),
}
BAD_CHAINS = {
    "another name": (
        authority().chain(rsa_key(), "api.example.com"),
        f"The signing certificate is not made out to {ALEXA}.",
    ),
    "another root": (Authority("A", Authority("B")).chain(rsa_key()), UNTRUSTED),
    "no intermediate": (pem(authority().leaf(rsa_key())), UNTRUSTED),
    "expired": (authority().chain(rsa_key(), days=(-9, -1)), "The signing certificate has expired."),
    "not yet valid": (
        authority().chain(rsa_key(), days=(1, 9)),
        "The signing certificate is not valid yet; check the server's clock.",
    ),
    "no chain": (b"<Error/>", "The certificate chain cannot be read."),
}


def is_refused(answered, sentence, log):
    """One sentence in the body, the same in one line of the log, and nothing of what was sent in either."""
    assert (answered.status_code, answered.get_json()) == (400, {"error": sentence})
    assert answered.mimetype == "application/json"
    assert [record.getMessage() for record in log.records] == [f"Refused: {sentence}"]
    assert "secret" not in log.text
    return True


@pytest.mark.parametrize(("headers", "sentence"), BAD_HEADERS.values(), ids=BAD_HEADERS)
def test_a_request_without_proof_is_refused(posts, headers, sentence, caplog):
    assert is_refused(posts.post(GOOD, **headers), sentence, caplog)


@pytest.mark.parametrize(("body", "sentence"), BAD_BODIES.values(), ids=BAD_BODIES)
def test_a_signed_request_that_is_no_envelope_of_ours_is_refused(posts, body, sentence, caplog):
    assert is_refused(posts.post(body), sentence, caplog)


@pytest.mark.parametrize(("chain", "sentence"), BAD_CHAINS.values(), ids=BAD_CHAINS)
def test_a_request_with_a_chain_that_proves_nothing_is_refused(skill, chain, sentence, caplog):
    app = web_app(skill, MemoryStore(), shelf=Shelf({ADDRESS: chain}))

    assert is_refused(SignedPosts(app.test_client(), Clock()).post(GOOD), sentence, caplog)


@pytest.mark.tool("web host")
def test_a_skill_on_the_web_answers_alexa_and_refuses_the_rest(skill, posts, checked):
    asked = [posts.post(GOOD, **headers) for headers, _ in BAD_HEADERS.values()]
    asked += [posts.post(body) for body, _ in BAD_BODIES.values()]
    for chain, _ in BAD_CHAINS.values():
        app = web_app(skill, MemoryStore(), shelf=Shelf({ADDRESS: chain}))
        asked.append(SignedPosts(app.test_client(), Clock()).post(GOOD))

    assert [one.status_code for one in asked] == [400] * len(asked)
    assert posts.post(GOOD).status_code == 200
    checked(f"{len(asked)} kinds of bad request refused with 400, the good one answered")


class Endless(io.RawIOBase):
    """A body without an end; it tells how much of it was read."""

    def __init__(self):
        self.read_bytes = 0

    def readable(self):
        return True

    def readinto(self, buffer):
        self.read_bytes += len(buffer)
        buffer[:] = b" " * len(buffer)
        return len(buffer)


def test_a_body_without_a_length_is_not_read_to_its_end(client, caplog):
    body = Endless()
    chunked = {"wsgi.input": body, "wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}

    answered = client.post("/", headers=signed(b""), environ_overrides=chunked)

    assert is_refused(answered, TOO_LONG, caplog)
    assert body.read_bytes <= 200_000


def test_a_body_that_says_it_is_too_long_is_not_read_at_all(client, caplog):
    body = Endless()

    long = {"wsgi.input": body, "CONTENT_LENGTH": "2000000"}
    answered = client.post("/", headers=signed(b""), environ_overrides=long)

    assert is_refused(answered, TOO_LONG, caplog)
    assert body.read_bytes == 0


def test_a_request_that_the_skill_refuses_is_refused(caplog):
    def strict(_):
        raise RefusedError("The skill says why.")

    posts = SignedPosts(web_app(strict, MemoryStore()).test_client(), Clock())

    assert is_refused(posts.post(GOOD), "The skill says why.", caplog)


def test_nothing_of_a_request_is_logged(posts, caplog):
    caplog.set_level(logging.DEBUG)

    posts.post(GOOD)

    assert "secret" not in caplog.text
