"""A spoken conversation: in a room that is only arithmetic, and in one with real sound."""

import io
from concurrent.futures import Executor, Future
from dataclasses import dataclass

import numpy as np
import pytest
from live_fakes import CountingSkill, FakeTime, LatePlaying, a_device
from rich.console import Console

from speech.endpointing import RATE, SpeechEndpointer
from speech.handsfree import run_handsfree
from speech.live import Ending
from speech.microphone import NoMicrophone
from speech.player import NoSpeaker
from speech.recognition import NOTHING_HEARD, Transcript
from speech.sample_clock import SampleClock

CHUNK_S = 0.02
LATE_S = 0.1
"""How late the loudspeaker is."""
VOICE_S = 0.35
"""How long each word of the coach lasts, of every second."""
LOUD = 4000


@dataclass(frozen=True)
class Utterance:
    """Something said in the room."""

    at: float
    words: str
    lasts: float = 0.5


class Room:
    """A microphone that hears the user and the coach, and a loudspeaker."""

    def __init__(self, *utterances, until=60.0, then=KeyboardInterrupt, player_dies=False, decoding_s=0.1):
        self.time = FakeTime()
        self._utterances = utterances
        self._until = until
        self._then = then
        self._player_dies = player_dies
        self._decoding_s = decoding_s
        self.words = [utterance.words for utterance in utterances]
        self.decoded = 0
        self.playing = None
        self.is_closed = False

    # The microphone.
    def listen(self):
        heard_s = 0.0
        while heard_s < self._until:
            # While the machine was busy, samples have piled up: they come at once.
            self.time.now = max(self.time.now, heard_s + CHUNK_S)
            yield self._sound(heard_s)
            heard_s += CHUNK_S
        raise self._then

    def _sound(self, moment):
        is_loud = any(one.at <= moment < one.at + one.lasts for one in self._utterances)
        level = LOUD if is_loud or self.coach_sounds(moment) else 0
        return np.full(round(CHUNK_S * RATE), level, np.int16)

    def coach_sounds(self, moment):
        if self.playing is None or not 0 <= moment - self.playing.begins < self.playing.length_s:
            return False
        if self.playing.stopped_at is not None and moment > self.playing.stopped_at + 0.05:
            return False
        return (moment - self.playing.begins) % 1.0 < VOICE_S

    # The loudspeaker.
    def play(self, performance):
        if self._player_dies:
            raise NoSpeaker("The loudspeaker is gone: go on in writing.")
        self.playing = LatePlaying(self.time, performance.length_s, self.time.now + LATE_S)
        return self.playing

    def is_sounding(self):
        return self.coach_sounds(self.time.now)

    def close(self):
        self.is_closed = True

    # The recogniser.
    name = "fake"

    def transcribe(self, clip):
        del clip
        self.decoded += 1
        self.time.now += self._decoding_s
        words = self.words.pop(0) if self.words else "nobody said that"
        return Transcript(words, 1.0) if words else NOTHING_HEARD


class AtOnce(Executor):
    """Does everything while one waits."""

    def submit(self, work, /, *arguments):
        done = Future()
        done.set_result(work(*arguments))
        return done


def by_loudness(chunk):
    return float(np.abs(chunk).mean() > LOUD / 2)


def talk(room, skill=None, shown=None):
    skill = skill or CountingSkill()
    ending = run_handsfree(
        a_device(skill),
        room,
        room,
        room,
        finder=SpeechEndpointer(by_loudness),
        worker=AtOnce(),
        console=Console(file=shown or io.StringIO(), force_terminal=True, width=100),
        clocks=room.time.clocks,
    )
    return ending, skill


def near(seconds):
    return pytest.approx(seconds, abs=0.1)


@pytest.mark.parametrize("decoding_s", [0.1, 0.7, 2.0])
def test_a_word_between_two_counts_pauses_at_the_second_the_user_had_heard(decoding_s):
    room = Room(Utterance(20.8, "pause", lasts=0.3), until=30.0, decoding_s=decoding_s)
    _, skill = talk(room)
    assert skill.asked[1] == ("pause", near(20.7))


def test_the_coach_does_not_hear_itself():
    """A minute of counting, right beside the microphone."""
    room = Room(until=58.0)
    talk(room)
    assert room.decoded == 0


def test_a_slow_recogniser_does_not_make_the_coach_hear_itself():
    """What piled up meanwhile is judged by when it sounded, not by when it is looked at."""
    room = Room(Utterance(20.6, "", lasts=0.4), until=50.0, decoding_s=2.3)
    _, skill = talk(room)
    assert room.decoded == 1
    assert [name for name, _ in skill.asked] == ["LaunchRequest", "SessionEndedRequest"]


def test_television_does_not_stop_a_set():
    room = Room(Utterance(20.6, "", lasts=0.4), until=50.0)
    _, skill = talk(room)
    assert skill.asked[1:] == [("SessionEndedRequest", near(50.0 - LATE_S))]


def test_noise_in_the_silence_is_no_answer():
    room = Room(Utterance(63.0, "", lasts=1.0), until=66.0)
    _, skill = talk(room)
    assert [name for name, _ in skill.asked] == ["LaunchRequest", "SessionEndedRequest"]


def test_a_conversation_goes_to_its_end_and_lets_go_of_the_sound():
    room = Room(Utterance(5.6, "pause", lasts=0.4), Utterance(70.0, "goodbye"), until=90.0)
    ending, skill = talk(room)
    assert ending is Ending.GOODBYE
    assert [name for name, _ in skill.asked] == ["LaunchRequest", "pause", "goodbye"]
    assert room.is_closed


@pytest.mark.parametrize(
    ("room", "sentence"),
    [
        (Room(until=20.0, then=NoMicrophone("it is unplugged")), "unplugged"),
        (Room(player_dies=True), "The loudspeaker is gone"),
    ],
)
def test_a_device_that_vanishes_costs_one_sentence_and_nothing_else(room, sentence):
    shown = io.StringIO()
    ending, skill = talk(room, shown=shown)
    assert ending is Ending.LOST
    assert skill.asked[-1][0] == "SessionEndedRequest"
    assert sentence in shown.getvalue()
    assert room.is_closed


def test_a_loudspeaker_that_stalls_for_good_is_noticed():
    room = Room(until=90.0)
    start = room.play

    def stalled(performance):
        playing = start(performance)
        playing.length_s += 1000.0
        return playing

    room.play = stalled
    shown = io.StringIO()
    ending, _ = talk(room, shown=shown)
    assert ending is Ending.LOST
    assert "loudspeaker has gone silent" in shown.getvalue()


def test_ctrl_c_keeps_the_place():
    ending, skill = talk(Room(until=33.0))
    assert ending is Ending.LEFT
    assert skill.asked[-1] == ("SessionEndedRequest", near(33.0 - LATE_S))


def test_samples_that_come_late_were_not_heard_late():
    clock = SampleClock(RATE)
    for second in range(5):
        clock.take(RATE, 100.0 + second + 1)
    assert clock.take(RATE, 108.0) == pytest.approx(105.0)
    assert clock.moment_of(2 * RATE) == pytest.approx(102.0)
