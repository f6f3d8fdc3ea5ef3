"""Speech -> words -> meaning, with a real voice and the real recogniser."""

import numpy as np
import pytest

from speech.audio import Clip
from speech.interaction import Intent, InteractionModel
from speech.matching import Matcher
from speech.pocketsphinx_engine import PocketsphinxRecognizer
from speech.recognition import NOTHING_HEARD, UnknownEngineError, recognizer

RATE = 16_000
SURE = 0.5


@pytest.fixture(scope="module")
def ears(workout_model):
    recogniser = PocketsphinxRecognizer(workout_model)
    recogniser.load()
    return recogniser


@pytest.fixture(scope="module")
def understood(ears, spoken, workout_model):
    matcher = Matcher(workout_model)
    return lambda words: matcher.match(ears.transcribe(spoken(words)).text)


def test_a_spoken_request_starts_the_workout_that_was_asked_for(understood):
    match = understood("start a ten minute band workout for my lats")
    assert match.intent == "StartWorkoutIntent"
    assert [value.value for value in match.slots["duration"]] == ["PT10M"]
    assert [value.id for value in match.slots["equipment"]] == ["band"]
    assert [value.id for value in match.slots["muscle"]] == ["lats"]


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("resume", "AMAZON.ResumeIntent"),
        ("skip the rest", "SkipRestIntent"),
        ("how many sets are left", "WhatIsLeftIntent"),
        ("make it easier", "ChangeDifficultyIntent"),
        ("my shoulder hurts", "DiscomfortIntent"),
        ("what does this work", "MusclesWorkedIntent"),
    ],
)
def test_a_spoken_command_is_understood(understood, words, intent):
    assert understood(words).intent == intent


def test_the_skill_is_opened_by_its_name(ears, spoken):
    assert ears.transcribe(spoken("open pull day coach")).text == "open pull day coach"


def _zeros():
    return np.zeros(2 * RATE, np.int16)


def _hiss():
    return np.random.default_rng(0).normal(0, 30, 2 * RATE).astype(np.int16)


def _roar():
    return np.random.default_rng(0).normal(0, 3000, 2 * RATE).astype(np.int16)


def _nothing():
    return np.zeros(0, np.int16)


@pytest.mark.parametrize("sound", [_zeros, _hiss, _roar, _nothing])
def test_nothing_is_heard_where_nobody_speaks(ears, sound):
    assert ears.transcribe(Clip(sound(), RATE)) == NOTHING_HEARD


def test_commands_are_surer_than_talk_that_is_none(ears, spoken):
    commands = ["skip the rest", "how many sets are left", "what does this work"]
    talk = [
        "the weather in london is cold today",
        "who won the election last night",
        "turn on the kitchen lights",
    ]
    assert all(ears.transcribe(spoken(words)).confidence > SURE for words in commands)
    assert all(ears.transcribe(spoken(words)).confidence < SURE for words in talk)


def test_a_word_that_no_dictionary_lists_is_heard_by_how_it_is_written(spoken):
    model = InteractionModel("gym", (Intent("Swap", (), ("give me the zottman curlicue",)),), {})
    heard = recognizer(model).transcribe(spoken("give me the zottman curlicue"))
    assert heard.text == "give me the zottman curlicue"


def test_an_unknown_engine_is_refused_with_those_there_are(workout_model):
    with pytest.raises(UnknownEngineError, match=r"^There is no engine 'ears': choose one of pocketsphinx"):
        recognizer(workout_model, "ears")
