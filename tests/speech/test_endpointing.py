"""Where an utterance begins and ends."""

import numpy as np
import pytest

from speech.audio import Clip
from speech.endpointing import CHUNK, RATE, Pauses, SpeechEndpointer, silero_endpointer, spoken_in, utterances


def loud_is_speech(chunk):
    return float(np.abs(chunk).max() > 100)


def sound(*parts):
    """Seconds of speech where positive, of silence where negative."""
    pieces = [np.full(round(abs(part) * RATE), 1000 if part > 0 else 0, np.int16) for part in parts]
    return Clip(np.concatenate(pieces), RATE)


def heard(clip, pauses=None):
    return list(spoken_in(clip, SpeechEndpointer(loud_is_speech, pauses)))


def test_an_utterance_keeps_what_came_just_before_it_and_ends_after_the_silence():
    (utterance,) = heard(sound(-1, 2, -2))
    assert utterance.began == pytest.approx(RATE, abs=CHUNK)
    assert utterance.clip.length_s == pytest.approx(0.3 + 2 + 0.5, abs=0.1)


def test_a_short_pause_does_not_end_an_utterance():
    assert len(heard(sound(-1, 1, -0.3, 1, -1))) == 1


def test_two_utterances_are_told_apart_each_with_its_moment():
    moments = [utterance.began / RATE for utterance in heard(sound(-1, 1, -1, 1, -1))]
    assert moments == pytest.approx([1, 3], abs=0.05)


def test_nothing_is_heard_in_silence():
    assert heard(sound(-5)) == []


def test_a_knock_is_no_utterance():
    assert heard(sound(-1, 0.04, -2)) == []


def test_who_never_stops_is_cut_after_the_longest_utterance():
    lengths = [utterance.clip.length_s for utterance in heard(sound(30))]
    assert max(lengths) <= 12.1
    assert sum(lengths) >= 29, "and nothing of it is lost"


def test_an_utterance_cut_off_by_the_end_of_the_recording_is_kept():
    (utterance,) = heard(sound(-1, 1))
    assert utterance.clip.length_s == pytest.approx(1.3, abs=0.1)


@pytest.mark.parametrize("size", [1, 100, 320, 512, 1000])
def test_it_does_not_matter_in_what_pieces_the_sound_comes(size):
    clip = sound(-0.5, 0.6, -0.7)
    endpointer = SpeechEndpointer(loud_is_speech, Pauses())
    pieces = [clip.samples[start : start + size] for start in range(0, len(clip.samples), size)]
    found = [utterance for piece in pieces if (utterance := endpointer.feed(piece))]
    assert [utterance.began for utterance in found] == [u.began for u in heard(clip)]


def test_real_speech_is_found_in_a_longer_recording(spoken):
    command = spoken("start a ten minute band workout for my lats").samples
    silence = np.zeros(2 * RATE, np.int16)
    clip = Clip(np.concatenate((silence, command, silence, command, silence)), RATE)
    found = list(spoken_in(clip, silero_endpointer()))
    assert len(found) == 2
    assert found[0].began / RATE == pytest.approx(2.3, abs=0.4)
    assert len(utterances(clip)) == 2


def test_no_speech_is_found_in_noise():
    noise = np.random.default_rng(0).normal(0, 300, 5 * RATE).astype(np.int16)
    assert utterances(Clip(noise, RATE)) == []
