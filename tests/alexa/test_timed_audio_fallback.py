"""A device that cannot play our timed audio still gets the whole workout, spoken, and no set is lost."""

import json
from collections import defaultdict
from dataclasses import replace
from functools import cache

import pytest
from alexa_requests import Training, counting, listed, ssml_of
from recorded_envelopes import recorded

from skill.app import create_skill
from skill.catalogue.loader import load_library
from skill.coach import handle
from skill.domain.commands import SpeakWithoutTimedAudio
from skill.domain.outcomes import RunStarted
from skill.domain.state import Question, UserState
from skill.domain.workout import settle
from skill.storage.codec import SHAPE, decode_state, encode_state
from skill.storage.memory import MemoryStore

FAILED = {
    "type": "Alexa.Presentation.APLA.RuntimeError",
    "token": "timeline",
    "errors": [{"type": "AUDIO_SOURCE_ERROR", "reason": "INTERNAL_SERVER_ERROR", "message": "secret"}],
}
MONTH_S = 30 * 86_400


def is_timed(answer):
    return any(one["type"].startswith("Alexa.Presentation.APLA") for one in answer.get("directives") or ())


def test_a_set_that_was_not_heard_is_spoken_from_its_start():
    training, begun = counting()
    assert is_timed(begun)

    spoken = training.send(FAILED, 2.0)["response"]

    assert not is_timed(spoken)
    assert "Set one of" in ssml_of(spoken)
    assert "Three.<break time=" in ssml_of(spoken)
    assert spoken["shouldEndSession"] is False
    assert training.state.workout.cursor.done == 0
    assert training.logged == []


def test_the_spoken_set_counts_from_when_it_is_spoken():
    training, _ = counting()
    training.send(FAILED, 12.0)
    early = training.say("AMAZON.PauseIntent", 12.0)
    reps = training.state.workout.cursor.done

    other, _ = counting()
    other.say("AMAZON.PauseIntent", 12.0)
    assert reps == other.state.workout.cursor.done
    assert "Paused" in ssml_of(early)


def test_a_set_whose_failure_is_told_late_goes_on_from_its_place():
    training, _ = counting()
    spoken = training.send(FAILED, 31.0)["response"]
    assert not is_timed(spoken)
    assert "On from" in ssml_of(spoken)


def _whole_block(failures):
    """A block until its end, with the device's failures at these seconds; what is in the log then."""
    training, _ = counting()
    for after in failures:
        training.send(FAILED, after)
    training.say("WhatIsLeftIntent", 300.0)
    training.say("AMAZON.PauseIntent", 300.0)
    return training.logged


def test_failures_neither_double_nor_lose_a_set():
    unheard = _whole_block([])
    assert unheard
    for failures in ([1.0], [19.9], [1.0, 0.5, 0.0], [5.0, 30.0], [19.0, 19.0, 19.0]):
        assert _whole_block(failures) == unheard, failures


def test_a_set_that_was_done_before_stays_logged_once():
    training, _ = counting()
    training.say("LogSetIntent", 20.0, reps="9")
    assert [reps for _, reps in training.logged] == [9]
    training.send(FAILED, 3.0)
    training.send(FAILED, 3.0)
    assert [reps for _, reps in training.logged] == [9]
    training.say("LogSetIntent", 60.0, reps="8")
    assert [reps for _, reps in training.logged] == [9, 8]


def test_the_rest_of_the_month_is_spoken_and_then_timed_audio_gets_another_try():
    training, _ = counting()
    training.send(FAILED, 2.0)
    for days, timed in ((1, False), (28, False), (1.1, True)):
        training.send({"type": "SessionEndedRequest", "reason": "USER_INITIATED"}, 1.0)
        again = training.say("AMAZON.ResumeIntent", days * 86_400)
        assert is_timed(again) is timed
        assert timed or "<break" in ssml_of(again)


def test_should_it_fail_again_it_is_another_month():
    training, _ = counting()
    training.send(FAILED, 2.0)
    training.say("AMAZON.PauseIntent", 5.0)
    assert is_timed(training.say("AMAZON.ResumeIntent", MONTH_S + 1))
    assert not is_timed(training.send(FAILED, 2.0)["response"])
    training.say("AMAZON.PauseIntent", 5.0)
    assert not is_timed(training.say("AMAZON.ResumeIntent", MONTH_S - 60))


def test_a_second_report_of_the_same_failure_does_not_break_into_the_speech():
    training, _ = counting()
    training.send(FAILED, 2.0)
    before = training.state.workout
    assert training.send(FAILED, 5.0)["response"] == {}
    assert training.state.workout == before


@pytest.mark.parametrize("errors", [None, [], "all", [None], [{"type": "NEW_ERROR"}], {"type": "X"}])
def test_a_failure_is_understood_whatever_it_says_of_itself(errors):
    training, _ = counting()
    assert "Set one of" in ssml_of(training.send({**FAILED, "errors": errors}, 2.0)["response"])


def test_where_no_set_is_under_way_the_coach_keeps_quiet():
    training = Training()
    assert training.send(FAILED)["response"] == {}
    training.say("StartWorkoutIntent", 5.0, equipment=listed("band"), duration="PT10M")
    assert training.send(FAILED, 5.0)["response"] == {}
    begun = training.say("BeginIntent", 5.0)
    assert not is_timed(begun)
    assert "Set one of" in ssml_of(begun)


def test_a_question_that_was_asked_can_still_be_answered_behind_it():
    training, _ = counting()
    training.say("LogSetIntent", 30.0, reps="9")
    training.say("StartWorkoutIntent", 30.0, equipment=listed("dumbbells"), duration="PT20M")
    asked = training.state.asked
    assert asked is Question.REPLACE
    assert training.send(FAILED, 1.0)["response"] == {}
    assert training.state.asked is asked
    assert "dumbbells" in ssml_of(training.say("AMAZON.YesIntent", 1.0))


def test_a_device_without_timed_audio_hears_the_same_speech():
    without = Training(interfaces={})
    without.say("StartWorkoutIntent", equipment=listed("band"), duration="PT10M")
    plain = without.say("BeginIntent", 10.0)

    training, _ = counting()
    failed = training.send(FAILED, 2.0)["response"]

    # The closing questions take turns.
    assert ssml_of(failed).split("<break")[:-2] == ssml_of(plain).split("<break")[:-2]


def test_the_log_names_the_kind_of_failure_and_nothing_else(caplog):
    training, _ = counting()
    training.send(FAILED, 2.0)
    assert [one.getMessage() for one in caplog.records] == ["Alexa reports an error: AUDIO_SOURCE_ERROR."]


def test_what_was_stored_before_reads_as_a_device_that_plays_timed_audio():
    document = json.loads(encode_state(UserState()))
    del document["state"]["timed_audio_failed_at"]
    assert document["shape"] == SHAPE
    assert decode_state(json.dumps(document)).plays_timed_audio(0.0)


def test_a_clock_that_was_wrong_does_not_silence_timed_audio_for_years():
    state = UserState(timed_audio_failed_at=4_000_000_000.0)
    assert state.plays_timed_audio(1_790_000_000.0)
    assert not state.plays_timed_audio(4_000_000_001.0)


@cache
def runs_of_all_scripts():
    """Every state in which a run has just begun, in any conversation script."""
    states = []
    for envelopes in by_user().values():
        store = MemoryStore()
        skill = create_skill(store)
        for envelope in envelopes:
            skill(envelope)
            state = store.load(envelope["context"]["System"]["user"]["userId"]).state
            if state.workout and state.workout.run and state.plays_timed_audio(state.workout.run.started_at):
                states.append(state)
    return tuple(states)


def by_user():
    envelopes = defaultdict(list)
    for envelope in recorded():
        if envelope["request"]["type"] in ("LaunchRequest", "IntentRequest", "SessionEndedRequest"):
            envelopes[envelope["context"]["System"]["user"]["userId"]].append(envelope)
    return envelopes


@pytest.mark.parametrize("after", [0.0, 4.0, 19.9])
def test_in_every_script_an_unheard_run_starts_again_as_it_began(after):
    library = load_library()
    states = runs_of_all_scripts()
    assert len(states) > 50
    for state in states:
        now = state.workout.run.started_at + after
        again, outcome = handle(SpeakWithoutTimedAudio(), state, now, library)
        assert isinstance(outcome, RunStarted)
        assert again.workout.completed == state.workout.completed
        assert again.workout.run == replace(state.workout.run, started_at=now, lead_s=0.0)
        assert again.asked == state.asked


@pytest.mark.parametrize("after", [20.0, 45.0, 239.0, 1000.0])
def test_in_every_script_a_late_report_keeps_what_was_done_by_then(after):
    library = load_library()
    for state in runs_of_all_scripts():
        now = state.workout.run.started_at + after
        later, _ = handle(SpeakWithoutTimedAudio(), state, now, library)
        settled = settle(state.workout, now)
        assert later.workout.completed == settled.completed
        assert later.workout.cursor == settled.cursor
