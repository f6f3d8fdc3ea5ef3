"""A real loudspeaker in a virtual room."""

import tempfile
import time
from pathlib import Path

import numpy as np
import pytest
from onsets import onsets_s
from room import RECORDED_RATE, opened_room

from speech.audio import Clip
from speech.performance import Performance, Sound
from speech.player import MiniaudioPlayer, NoSpeaker
from speech.synthesis import NoVoice, Pyttsx3Voice

RATE = 22_050
COUNT = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")


class Buzz:
    """Says everything as four seconds of a loud tone."""

    def say(self, text):
        del text
        moments = np.arange(4 * RATE) / RATE
        return Clip((12_000 * np.sin(2 * np.pi * 440 * moments)).astype(np.int16), RATE)


@pytest.fixture(scope="module")
def room():
    # A socket's path has to be short, and a test's own folder is not.
    with (
        tempfile.TemporaryDirectory(prefix="room-") as folder,
        opened_room(Path(folder)) as room,
        pytest.MonkeyPatch.context() as environment,
    ):
        for name in ("PULSE_SERVER", "PULSE_CLIENTCONFIG"):
            environment.setenv(name, room.environment[name])
        yield room


@pytest.fixture
def loudspeaker(room):
    del room
    player = MiniaudioPlayer(Buzz(), device="speaker")
    time.sleep(0.3)
    yield player
    player.close()


@pytest.fixture
def coach(room):
    del room
    try:
        voice = Pyttsx3Voice()
    except NoVoice as error:
        pytest.skip(str(error))
    player = MiniaudioPlayer(voice, device="speaker")
    yield player
    player.close()


def counted(tempo_s):
    sounds = tuple(Sound(tempo_s * beat, tempo_s, f"{word}.") for beat, word in enumerate(COUNT))
    return Performance(sounds, tempo_s * len(COUNT))


def buzz(length_s):
    return Performance((Sound(0.0, length_s, "buzz"),), length_s)


def test_counted_beats_are_heard_within_20_ms_of_the_tempo(room, coach):
    tempo_s = 1.2
    with room.recording() as recorded:
        assert coach.play(counted(tempo_s)).wait(15)
    heard = onsets_s(recorded(), RECORDED_RATE)
    assert len(heard) == len(COUNT)
    assert heard - heard[0] == pytest.approx([tempo_s * beat for beat in range(len(COUNT))], abs=0.020)


def test_stop_is_heard_within_200_ms(room, loudspeaker):
    delays_s = []
    for _ in range(3):
        with room.recording() as recorded:
            playback = loudspeaker.play(buzz(4.0))
            time.sleep(0.8)
            stopped_at = len(recorded())
            playback.stop()
            assert playback.wait(1.0)
        last = np.flatnonzero(np.abs(recorded().astype(np.int32)) > 200)[-1]
        delays_s.append((last - stopped_at) / RECORDED_RATE)
    assert sorted(delays_s)[1] < 0.2


def test_a_performance_is_heard_at_once(room, loudspeaker):
    with room.recording() as recorded:
        asked_at = len(recorded())
        loudspeaker.play(buzz(0.5)).wait(2)
    assert onsets_s(recorded(), RECORDED_RATE)[0] - asked_at / RECORDED_RATE < 0.3


def test_the_player_knows_when_it_can_be_heard(loudspeaker):
    playback = loudspeaker.play(Performance((Sound(0.0, 0.4, "buzz"), Sound(1.2, 0.2, "buzz")), 1.4))
    heard = {}
    for moment_s in (0.3, 0.9, 1.35):
        time.sleep(max(0.0, moment_s - playback.elapsed_s))
        heard[moment_s] = loudspeaker.is_sounding()
    assert playback.wait(2)
    assert heard == {0.3: True, 0.9: False, 1.35: True}
    assert playback.elapsed_s == pytest.approx(1.4)


def test_elapsed_time_follows_the_clock(loudspeaker):
    playback = loudspeaker.play(buzz(2.0))
    began_s = time.monotonic()
    time.sleep(1.0)
    assert playback.elapsed_s == pytest.approx(time.monotonic() - began_s, abs=0.15)
    assert not playback.finished
    playback.stop()


def test_an_unknown_loudspeaker_is_named_with_those_there_are(room):
    del room
    with pytest.raises(NoSpeaker, match=r'no loudspeaker called "gramophone": choose one of .*speaker'):
        MiniaudioPlayer(Buzz(), device="gramophone")


def test_without_a_loudspeaker_one_sentence_says_so():
    with pytest.raises(NoSpeaker, match=r"^[^\n]+\.$"):
        MiniaudioPlayer(Buzz(), device="a loudspeaker nobody has")
