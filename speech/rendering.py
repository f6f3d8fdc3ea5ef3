"""A performance as one clip."""

import numpy as np

from speech.audio import Clip, Samples
from speech.clip_edges import faded, resampled
from speech.performance import Performance, Sound
from speech.tones import tone
from speech.voice import DEFAULT_RATE, Voice

_CUT_FADE_S = 0.01
_LOUDEST = 32767


def render(performance: Performance, voice: Voice, rate: int = DEFAULT_RATE) -> Clip:
    """Mix all sounds at their exact samples.

    Raises:
        NoVoice: A text cannot be said.
    """
    mix = np.zeros(round(performance.length_s * rate), np.int32)
    for sound in performance.sounds:
        add_at(mix, sounding(sound, voice, rate), round(sound.at_s * rate))
    return Clip(np.clip(mix, -_LOUDEST, _LOUDEST).astype(np.int16), rate)


def sounding(sound: Sound, voice: Voice, rate: int) -> Samples:
    """Make the samples of one sound, cut with a fade where it would last too long; none for a pause.

    Raises:
        NoVoice: Its text cannot be said.
    """
    clip = tone(sound.source, rate) if sound.source else voice.say(sound.text)
    samples = resampled(clip, rate)
    most = round(sound.length_s * rate)
    if len(samples) <= most:
        return samples
    return faded(Clip(samples[:most], rate), 0.0, _CUT_FADE_S).samples


def add_at(mix: np.ndarray[tuple[int], np.dtype[np.int32]], samples: Samples, at: int) -> None:
    """Add samples to a mix from a position, which may be before its start; what lies outside is left out."""
    start, end = max(at, 0), min(at + len(samples), len(mix))
    if end > start:
        mix[start:end] += samples[start - at : end - at]
