"""Requests that are none, or not for this skill: refused in a sentence, never with a fault."""

import json
import logging
from collections import UserDict

import pytest
from alexa_requests import AT, envelope

from skill import lambda_function
from skill.alexa.invocation import RefusedError
from skill.app import create_skill
from skill.storage.dynamodb_client import dynamodb_client
from skill.storage.memory import MemoryStore

WHO = "amzn1.account.VERYSECRET"
LAUNCH = {"type": "LaunchRequest"}


def without(*path):
    """A launch with one part left out."""
    whole = envelope(LAUNCH, user_id=WHO)
    part = whole
    for key in path[:-1]:
        part = part[key]
    del part[path[-1]]
    return whole


def stamped(timestamp):
    whole = envelope(LAUNCH, user_id=WHO)
    whole["request"]["timestamp"] = timestamp
    return whole


def nested(levels):
    inside = []
    for _ in range(levels):
        inside = [inside]
    return {**envelope(LAUNCH, user_id=WHO), "deep": inside}


MALFORMED = {
    "null": None,
    "a list": [],
    "a word": "LaunchRequest",
    "nothing in it": {},
    "no request": without("request"),
    "a request that is a word": {**envelope(LAUNCH), "request": "LaunchRequest"},
    "a request that is a list": {**envelope(LAUNCH), "request": [LAUNCH]},
    "no type": without("request", "type"),
    "an empty type": envelope({"type": ""}),
    "a type that is an object": envelope({"type": {"name": "LaunchRequest"}}),
    "no context": without("context"),
    "a context that is a word": {**envelope(LAUNCH), "context": "here"},
    "no system": without("context", "System"),
    "no user": without("context", "System", "user"),
    "no user id": without("context", "System", "user", "userId"),
    "an empty user id": envelope(LAUNCH, user_id=""),
    "a user id that is a list": envelope(LAUNCH, user_id=["user"]),
    "a user id of control characters": envelope(LAUNCH, user_id="a\x00b"),
    "a user id of half a letter": envelope(LAUNCH, user_id="\ud800"),
    "a very long user id": envelope(LAUNCH, user_id="u" * 100_000),
    "no timestamp": without("request", "timestamp"),
    "a null timestamp": stamped(None),
    "a timestamp that is a number": stamped(10**400),
    "a timestamp that is infinite": stamped(float("inf")),
    "a timestamp that is a word": stamped("yesterday"),
    "the year 9999": stamped("9999-12-31T23:59:59-12:00"),
    "the year 1": stamped("0001-01-01T00:00:00+14:00"),
    "before 1970": stamped("1969-12-31T23:59:59Z"),
    "ten megabytes": {**envelope(LAUNCH, user_id=WHO), "more": "x" * 10_000_000},
    "a million parts": {**envelope(LAUNCH, user_id=WHO), "more": [0] * 1_000_000},
    "a hundred levels": nested(100),
    "a hundred thousand levels": nested(100_000),
}


@pytest.mark.parametrize("request_envelope", MALFORMED.values(), ids=list(MALFORMED))
def test_what_is_no_request_is_refused_in_one_sentence_without_its_content(request_envelope):
    store = MemoryStore()
    with pytest.raises(RefusedError) as refused:
        create_skill(store)(request_envelope)
    said = str(refused.value)
    assert said.endswith(".")
    assert "\n" not in said
    assert len(said) < 120
    assert WHO not in said


@pytest.mark.parametrize("application", ["amzn1.ask.skill.2", "", None, 5, ["amzn1.ask.skill.1"]])
def test_a_request_for_another_skill_is_refused(application):
    skill = create_skill(MemoryStore(), skill_id="amzn1.ask.skill.1")
    with pytest.raises(RefusedError, match="another skill"):
        skill(envelope(LAUNCH, application=application))


def test_a_request_without_an_application_is_refused_where_a_skill_id_is_set():
    with pytest.raises(RefusedError, match="another skill"):
        create_skill(MemoryStore(), skill_id="amzn1.ask.skill.1")(without("context", "System", "application"))


def test_the_skills_own_requests_are_answered():
    answer = create_skill(MemoryStore(), skill_id="amzn1.ask.skill.1")(envelope(LAUNCH))
    assert "Welcome" in answer["response"]["outputSpeech"]["ssml"]


@pytest.fixture
def on_lambda(monkeypatch):
    """The function with its environment, and no table that answers."""
    pytest.importorskip("boto3", reason="pip install boto3 to try the function.")
    for key, value in {
        "SKILL_ID": "amzn1.ask.skill.1",
        "TABLE_NAME": "table",
        "DYNAMODB_ENDPOINT": "http://127.0.0.1:9",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
    }.items():
        monkeypatch.setenv(key, value)
    yield lambda_function
    for kept in (lambda_function._skill, lambda_function._store):
        kept.cache_clear()


@pytest.mark.parametrize(
    ("refused", "words"),
    [
        (envelope(LAUNCH, application="amzn1.ask.skill.2", user_id=WHO), "another skill"),
        (without("request"), "could not read"),
        (stamped("yesterday"), "could not read"),
        ([WHO], "could not read"),
        (None, "could not read"),
    ],
)
def test_on_lambda_a_refused_request_is_told_so_in_plain_words(on_lambda, caplog, refused, words):
    caplog.set_level(logging.DEBUG, "skill")

    answer = on_lambda.handler(refused, None)

    assert answer["version"] == "1.0"
    assert answer["response"]["shouldEndSession"] is True
    assert words in answer["response"]["outputSpeech"]["ssml"]
    json.dumps(answer)
    (line,) = [one for one in caplog.records if one.name.startswith("skill")]
    assert line.levelno == logging.WARNING
    assert line.exc_info is None
    assert "\n" not in line.getMessage()
    assert WHO not in line.getMessage()


@pytest.mark.parametrize("missing", ["SKILL_ID", "TABLE_NAME"])
def test_a_missing_setting_is_named_in_the_log_and_the_user_hears_words(
    on_lambda, monkeypatch, caplog, missing
):
    monkeypatch.delenv(missing)
    said = on_lambda.handler(envelope(LAUNCH, user_id=WHO), None)["response"]
    assert "went wrong" in said["outputSpeech"]["ssml"]
    assert f"Set the environment variable {missing}" in caplog.text
    assert WHO not in caplog.text


class Unreadable(UserDict):
    """An event that breaks the door itself."""

    def keys(self):
        raise LookupError(WHO)


def test_on_lambda_a_fault_outside_of_the_handlers_is_an_apology_too(on_lambda, caplog):
    answer = on_lambda.handler(Unreadable(), None)
    assert "went wrong" in answer["response"]["outputSpeech"]["ssml"]
    assert answer["response"]["shouldEndSession"] is False
    (line,) = caplog.records
    assert line.getMessage().startswith("A request failed: LookupError at ")
    assert WHO not in caplog.text


def test_the_table_is_opened_once_and_given_up_before_alexa_gives_up(on_lambda):
    """A turn reads and writes: both must fit into the eight seconds that Alexa waits."""
    assert on_lambda._store() is on_lambda._store()
    config = dynamodb_client().meta.config
    tries = config.retries["total_max_attempts"]
    assert 2 * tries * (config.connect_timeout + config.read_timeout) < 7.5


def test_a_table_that_cannot_be_reached_is_told_in_words(on_lambda):
    said = on_lambda.handler(envelope(LAUNCH, AT), None)["response"]
    assert "could not save" in said["outputSpeech"]["ssml"]
    assert said["shouldEndSession"] is False
