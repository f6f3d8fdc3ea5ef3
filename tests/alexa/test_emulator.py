"""The built function in Amazon's Lambda emulator, over Amazon's DynamoDB: whole workouts, often cut off."""

import json
import time
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from threading import Thread

import dynamodb_local
import pytest
from alexa_requests import envelope, intent
from built_artifact import for_this_machine
from doors import LambdaDoor
from harness import FOLDER, START, Turn, load_script, play, words_of
from lambda_emulator import FunctionError, LambdaEmulator
from response_rules import faults_of

from skill.app import create_skill
from skill.catalogue.loader import load_library
from skill.coach import handle
from skill.domain.commands import LogSet
from skill.storage.dynamodb import DynamoDBStore
from skill.storage.memory import MemoryStore
from speech.interaction import load_model

MODEL = load_model(Path(__file__).parents[2] / "interaction_models" / "en-US.json")
LIBRARY = load_library()
SKILL_ID = "amzn1.ask.skill.1"
WORKOUTS = ("first_band_workout", "pause_and_come_back", "superset")
LAUNCH = {"type": "LaunchRequest"}


@pytest.fixture(scope="module")
def table():
    return dynamodb_local.new_table(dynamodb_local.shared_client())


@pytest.fixture(scope="module")
def emulator(table):
    settings = {
        "SKILL_ID": SKILL_ID,
        "TABLE_NAME": table,
        "DYNAMODB_ENDPOINT": dynamodb_local.endpoint(),
    }
    with LambdaEmulator(for_this_machine().folder, settings) as running:
        yield running


class CutOff:
    """Kills the function before every third turn."""

    def __init__(self, emulator):
        self._emulator = emulator
        self.turns = self.kills = 0

    def __call__(self, event):
        self.turns += 1
        if self.turns % 3 == 0:
            self._emulator.kill()
            self.kills += 1
        return self._emulator.ask(event)


@pytest.mark.tool("Lambda emulator")
@pytest.mark.parametrize("name", WORKOUTS)
def test_a_workout_goes_on_as_if_the_function_had_never_been_killed(name, emulator, table, checked):
    """The same words and the same log as in memory, where nothing is ever cut off."""
    script, cut_off = load_script(FOLDER / f"{name}.yaml"), CutOff(emulator)
    kept = DynamoDBStore(dynamodb_local.shared_client(), table)
    in_memory = MemoryStore()
    skill = create_skill(in_memory)

    told = play(script, LambdaDoor(cut_off, MODEL, name), kept, name)
    expected = play(script, LambdaDoor(skill, MODEL, name), in_memory, name)

    assert [one.words for one in told] == [one.words for one in expected]
    assert [one.response for one in told] == [one.response for one in expected]
    assert kept.history(name, 20) == in_memory.history(name, 20)
    assert kept.load(name).state == in_memory.load(name).state
    assert cut_off.kills >= 3
    checked(f"{name}: {cut_off.turns} turns, killed {cut_off.kills} times")


@pytest.mark.tool("Lambda emulator")
def test_a_function_killed_in_the_middle_of_a_turn_has_saved_all_of_it_or_nothing(emulator, table, checked):
    """Whenever the power goes, the log holds each set that was noted once, and the next turn is answered."""
    kept = DynamoDBStore(dynamodb_local.shared_client(), table)
    door = LambdaDoor(emulator.ask, MODEL, "mid-turn")
    for turn in (Turn(say="open", request="LaunchRequest"), _BAND, Turn(say="ready", intent="BeginIntent")):
        door.take(turn, START)
    noted = 0
    for attempt in range(_CUTS):
        before = kept.load("mid-turn").state
        whole, _ = handle(LogSet(reps=8), before, _at(attempt), LIBRARY)
        emulator.ask({})  # It is refused, and the function has started.
        cut_short = Thread(target=_ask_and_lose, args=(emulator, _noting(attempt)))
        cut_short.start()
        time.sleep(attempt * _CUT_STEP_S)
        emulator.kill()
        cut_short.join()
        # What was sent before the power went may still be on its way to the table.
        time.sleep(_ON_ITS_WAY_S)
        after = kept.load("mid-turn").state.workout.completed
        assert after in (before.workout.completed, whole.workout.completed)
        noted += after != before.workout.completed
    answer = door.take(Turn(say="how many are left", intent="WhatIsLeftIntent"), START + 60 * _CUTS)

    assert words_of(answer["response"])
    checked(f"killed {_CUTS} times within a turn, {noted} of them after it was saved")


_CUTS, _CUT_STEP_S, _ON_ITS_WAY_S = 8, 0.012, 0.3
_BAND = Turn(say="a band", intent="StartWorkoutIntent", slots={"equipment": "band", "duration": "PT20M"})


def _at(attempt):
    return START + 60 * (attempt + 1)


def _noting(attempt):
    return envelope(intent("LogSetIntent", reps="8"), at=_at(attempt), user_id="mid-turn")


def _ask_and_lose(emulator, event):
    with suppress(OSError, HTTPException, ValueError, FunctionError):
        emulator.ask(event)


FOREIGN = {
    "another skill's": envelope(LAUNCH, application="amzn1.ask.skill.2"),
    "no skill's": envelope(LAUNCH, application=None),
    "nothing": {},
    "null": None,
    "a list": [1],
    "without a user": {**envelope(LAUNCH), "context": {}},
    "without a request": {key: part for key, part in envelope(LAUNCH).items() if key != "request"},
}
ODD = {
    "an unknown intent": envelope(intent("NobodyKnowsIntent")),
    "an unknown request": envelope({"type": "Alexa.Presentation.Scent.Released"}),
    "a slot of odd things": envelope(intent("LogSetIntent", reps="?", weight="-1e9", weight_unit="")),
    "words of all kinds": envelope(intent("StartWorkoutIntent", equipment="\u202e<&>\x00\U0001f3cb")),
}


@pytest.mark.tool("Lambda emulator")
def test_a_request_that_is_not_for_the_skill_is_refused_in_words(emulator, checked):
    """A function that fails makes Alexa say that there was a problem with the skill's response."""
    for what, event in FOREIGN.items():
        answer = emulator.ask(event)
        assert answer["response"]["shouldEndSession"] is True, what
        assert words_of(answer["response"]), what
    checked(f"{len(FOREIGN)} requests refused")


@pytest.mark.tool("Lambda emulator")
def test_a_request_that_nobody_foresaw_is_answered(emulator, checked):
    for what, event in ODD.items():
        answer = emulator.ask(event)
        assert isinstance(answer["response"], Mapping), what
        if answer["response"].get("outputSpeech"):
            assert faults_of(answer) == [], what
    checked(f"{len(ODD)} odd requests")


@pytest.mark.tool("Lambda emulator")
def test_the_end_of_a_conversation_is_answered_without_words(emulator, checked):
    answer = emulator.ask(envelope({"type": "SessionEndedRequest", "reason": "USER_INITIATED"}))

    assert not answer["response"].get("outputSpeech")
    checked("an end without words")


@pytest.mark.tool("Lambda emulator")
def test_a_table_that_does_not_answer_is_told_in_words(checked):
    settings = {
        "SKILL_ID": SKILL_ID,
        "TABLE_NAME": "nowhere",
        "DYNAMODB_ENDPOINT": "http://127.0.0.1:9",
    }
    with LambdaEmulator(for_this_machine().folder, settings) as emulator:
        answer = emulator.ask(envelope(LAUNCH))

    assert words_of(answer["response"])
    assert answer["response"]["shouldEndSession"] is False
    checked("a table out of reach")


@pytest.mark.tool("Lambda emulator")
def test_a_large_request_and_its_answer_stay_whole(emulator, checked):
    event = envelope(LAUNCH, user_id="amzn1.ask.account." + "A" * 200)
    event["context"]["Viewport"] = {"shape": "x" * 20_000}

    answer = emulator.ask(event)

    assert words_of(answer["response"])
    checked(f"a request of {len(json.dumps(event)) // 1000} KB")


def test_nothing_is_left_running(emulator):
    door = LambdaDoor(emulator.ask, MODEL, "last")
    assert door.take(Turn(say="open", request="LaunchRequest"), START) is not None

    emulator.kill()

    assert not emulator.running()
