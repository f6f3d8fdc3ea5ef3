"""Clips on a stream that never ends, with a clock of the test's own."""

import numpy as np
import pytest

from speech.mixing import StreamMixer
from speech.player import MixerPlayback

RATE = 1000
BLOCK = 100
HUM = np.full(50, 500, np.int16)


class Card:
    """A sound card that asks for a block every tenth of a second."""

    def __init__(self):
        self.now_s = 7.0
        self.mixer = StreamMixer(RATE, latency_s=0.1, clock=lambda: self.now_s)

    def run(self, blocks):
        heard = []
        for _ in range(blocks):
            heard.append(self.mixer.fill(BLOCK))
            self.now_s += BLOCK / RATE
        return np.concatenate(heard)

    def stall(self, seconds):
        self.now_s += seconds


@pytest.fixture
def card():
    card = Card()
    card.run(5)
    return card


def beats(*starts):
    return [(start, HUM) for start in starts]


def starts(samples):
    loud = np.concatenate(([0], samples != 0))
    return list(np.flatnonzero(np.diff(loud) == 1))


def test_beats_sound_at_their_exact_frames(card):
    card.mixer.start(1000, beats(0, 333, 780))
    heard = card.run(10)
    assert starts(heard) == [0, 333, 780]
    assert (heard != 0).sum() == 3 * len(HUM)


def test_two_passages_are_heard_together(card):
    card.mixer.start(1000, beats(0))
    card.mixer.start(1000, beats(0))
    assert card.run(1)[0] == 1000


def test_a_clip_made_in_time_sounds_at_its_frame_and_a_late_one_at_once(card):
    passage = card.mixer.start(1000, ())
    card.mixer.add(passage, 150, HUM)
    assert starts(card.run(3)) == [150]
    card.mixer.add(passage, 10, HUM)
    assert starts(card.run(3)) == [0]


def test_stopping_fades_within_ten_milliseconds(card):
    passage = card.mixer.start(1000, [(0, np.full(900, 500, np.int16))])
    card.run(2)
    card.mixer.stop(passage)
    heard = card.run(2)
    assert list(heard[:10]) == sorted(heard[:10], reverse=True)
    assert not heard[10:].any()
    assert passage.ended.is_set()


def test_a_passage_ends_when_its_last_frame_has_been_heard(card):
    passage = card.mixer.start(300, beats(0))
    card.run(3)
    assert not passage.ended.is_set()
    card.run(1)
    assert passage.ended.is_set()


def test_after_a_stall_the_beats_are_true_to_the_clock_again(card):
    """What should have been heard during the stall is skipped, not put off."""
    playback = MixerPlayback(card.mixer, card.mixer.start(4000, beats(0, 1000, 2000, 3000)))
    began_s = card.now_s
    card.run(5)
    card.stall(1.0)
    resumed_s = card.now_s
    heard = starts(card.run(24))
    moments_s = [resumed_s - began_s + start / RATE for start in heard]
    assert moments_s == pytest.approx([2.0, 3.0], abs=0.11)
    assert playback.elapsed_s == pytest.approx(card.now_s - began_s, abs=0.11)


def test_a_request_that_is_a_little_late_moves_nothing(card):
    card.mixer.start(2000, beats(0, 1000))
    card.run(3)
    card.now_s += 0.05
    first = card.run(1)
    card.now_s -= 0.05
    assert starts(np.concatenate([first, card.run(10)])) == [700]


def test_it_is_sounding_while_words_are_heard_and_not_in_a_pause(card):
    card.mixer.start(2000, beats(0, 1000))
    assert not card.mixer.is_sounding()
    card.mixer.fill(BLOCK)
    assert card.mixer.is_sounding()
    card.now_s += 0.1
    card.run(3)
    assert not card.mixer.is_sounding()


def test_elapsed_time_stands_still_when_stopped(card):
    playback = MixerPlayback(card.mixer, card.mixer.start(3000, beats(0)))
    card.run(5)
    playback.stop()
    at_s = playback.elapsed_s
    card.run(5)
    assert at_s == pytest.approx(0.5, abs=0.11)
    assert playback.elapsed_s == at_s
    assert playback.finished


def test_nobody_waits_for_ever_when_the_loudspeaker_dies(card):
    playback = MixerPlayback(card.mixer, card.mixer.start(1000, beats(0)))
    card.run(2)
    assert not playback.wait(0.01)
    card.stall(10.0)
    assert playback.wait()
    assert playback.elapsed_s == 1.0


def test_closing_ends_everything(card):
    passage = card.mixer.start(1000, beats(0))
    card.mixer.stop_all()
    assert passage.ended.is_set()
