"""A performance as one clip."""

import numpy as np
import pytest
from onsets import onsets_s

from speech.audio import Clip
from speech.performance import Performance, Sound
from speech.rendering import render
from speech.synthesis import NoVoice, Pyttsx3Voice

RATE = 8000
LOUD = 1000


class Hum:
    """Says everything as half a second of the same value."""

    def say(self, text):
        del text
        return Clip(np.full(RATE // 2, LOUD, np.int16), RATE)


def rendered(*sounds, length_s=3.0):
    return render(Performance(sounds, length_s), Hum(), RATE).samples


def test_every_sound_begins_at_its_exact_sample():
    samples = rendered(Sound(0.5, 1.0, "a"), Sound(2.0001, 0.9, "b"))
    assert len(samples) == 3 * RATE
    assert not samples[: RATE // 2].any()
    assert (samples[RATE // 2 : RATE] == LOUD).all()
    assert np.flatnonzero(samples[RATE:])[0] == RATE + 1


def test_a_sound_too_long_is_cut_with_a_short_fade():
    samples = rendered(Sound(0.0, 0.2, "a"))
    end = round(0.2 * RATE)
    assert samples[end - 81] == LOUD
    assert 0 < samples[end - 40] < LOUD
    assert not samples[end - 1 :].any()


def test_sounds_at_once_are_mixed_and_never_overflow():
    samples = rendered(*[Sound(0.0, 1.0, "a")] * 40)
    assert samples[10] == 32767
    assert rendered(Sound(0.0, 1.0, "a"), Sound(0.0, 1.0, "b"))[10] == 2 * LOUD


def test_what_goes_beyond_the_end_is_left_out():
    assert len(rendered(Sound(0.8, 1.0, "a"), length_s=1.0)) == RATE


def test_a_tone_is_a_soft_short_beep():
    samples = rendered(Sound(1.0, 1.0, source="soundbank://soundlibrary/beep"))
    sounding = np.flatnonzero(samples)
    assert RATE <= sounding[0] <= RATE + 2
    assert sounding[-1] < RATE + 0.13 * RATE
    assert 1000 < samples.max() < 10_000


def test_a_labelled_pause_makes_no_sound():
    class Mute:
        def say(self, text):
            assert not text
            return Clip(np.zeros(0, np.int16), RATE)

    performance = Performance((Sound(0.0, 1.0, label="Rest"),), 1.0)
    assert not render(performance, Mute(), RATE).samples.any()


@pytest.mark.parametrize("tempo_s", [1.0, 2.5])
def test_ten_counted_beats_are_heard_within_20_ms_of_the_tempo(tempo_s):
    """The real voice, measured by the energy of what it says."""
    try:
        voice = Pyttsx3Voice()
    except NoVoice as error:
        pytest.skip(str(error))
    words = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
    sounds = tuple(Sound(tempo_s * beat, tempo_s, f"{word}.") for beat, word in enumerate(words))
    clip = render(Performance(sounds, tempo_s * len(words)), voice)
    heard = onsets_s(clip.samples, clip.rate)
    assert heard == pytest.approx([tempo_s * beat for beat in range(10)], abs=0.020)
