"""Ten thousand damaged requests: each is answered as Alexa wants it, or refused in a sentence."""

import json
import logging
from xml.etree.ElementTree import ParseError, fromstring

import pytest
from envelope_mutator import Mutator
from recorded_envelopes import recorded
from response_schema import complaints, types_are_there

from skill.alexa.invocation import RefusedError
from skill.app import create_skill
from skill.storage.memory import MemoryStore

SEED, ROUNDS = 20_260_921, 10_000
CHECKED_BY_TYPES = 20
"""Amazon's own types take a while: they see every twentieth answer."""


def faults_of(answer):
    """What is wrong with the structure of a response envelope."""
    try:
        json.dumps(answer, allow_nan=False, ensure_ascii=False).encode()
    except ValueError as error:
        return [f"it is no JSON: {error}"]
    response = answer.get("response")
    if answer.get("version") != "1.0" or not isinstance(response, dict):
        return ["it is no response envelope"]
    return [*_faults_of_ending(response), *_faults_of_speech(response)]


def _faults_of_ending(response):
    ends = response.get("shouldEndSession")
    if ends is None and set(response) <= {"canFulfillIntent"}:
        return
    if not isinstance(ends, bool):
        yield f"shouldEndSession is {ends}"
    if ends is False and not (response.get("reprompt") or {}).get("outputSpeech"):
        yield "the conversation stays open without a reprompt"


def _faults_of_speech(response):
    speech = [response.get("outputSpeech"), (response.get("reprompt") or {}).get("outputSpeech")]
    said = [one["ssml"] for one in speech if one]
    beats = (
        one["datasources"]["timeline"]["beats"]
        for one in response.get("directives") or ()
        if "APLA" in one["type"]
    )
    said += [f"<speak>{beat['say']}</speak>" for each in beats for beat in each]
    for ssml in said:
        try:
            fromstring(ssml)  # noqa: S314 - our own response
        except ParseError as error:
            yield f"{error}: {ssml[:200]!r}"
        if len(ssml) > 8_000:
            yield f"{len(ssml)} characters of speech"


def outcomes_of(skill, requests):
    """Each request with its response envelope; None where it was refused."""
    for request in requests:
        try:
            yield request, skill(request)
        except RefusedError:
            yield request, None


def mutations(rounds):
    """Damaged requests among whole ones, so that the damage falls into workouts that are under way."""
    pool = recorded()
    mutator = Mutator(SEED, pool)
    for number in range(rounds):
        original = pool[number % len(pool)]
        yield mutator.mutated(original), original


@pytest.mark.tool("mutated envelopes")
def test_ten_thousand_damaged_requests_are_answered_or_refused(caplog, checked):
    caplog.set_level(logging.DEBUG)
    skill, refused, answered = create_skill(MemoryStore()), 0, 0
    for number, (damaged, original) in enumerate(mutations(ROUNDS)):
        if number % 3 == 0:
            skill(original)
        for request, answer in outcomes_of(skill, [damaged]):
            refused, answered = refused + (answer is None), answered + (answer is not None)
            assert answer is None or faults_of(answer) == [], json.dumps(request)[:3000]
            if answer is not None and number % CHECKED_BY_TYPES == 0 and types_are_there():
                assert complaints(answer) == [], json.dumps(request)[:3000]
        assert _worst_of(caplog) == [], json.dumps(damaged)[:3000]
        caplog.clear()
    assert answered > refused > 0
    checked(
        f"10,000 damaged requests: {answered:,} answered, {refused:,} refused, no fault".replace(
            "10,000", f"{ROUNDS:,}"
        )
    )


def _worst_of(caplog):
    return [
        one.exc_text or one.getMessage()
        for one in caplog.records
        if one.exc_info or one.levelno >= logging.ERROR
    ]


def test_the_damage_is_the_same_each_time():
    one, other = ([json.dumps(damaged) for damaged, _ in mutations(50)] for _ in range(2))
    assert one == other
