"""Silence taken off the edges of a clip, so that a word begins at its moment."""

import numpy as np

from speech.audio import Clip, Samples

_AUDIBLE = 0.01
"""Of the clip's peak."""
_TAIL_S = 0.05
_RISE_S = 0.001
_FALL_S = 0.005


def trimmed(clip: Clip) -> Clip:
    """Cut the clip to what can be heard and a short tail; empty where nothing can."""
    loudness = np.abs(clip.samples.astype(np.int32))
    peak = int(loudness.max(initial=0))
    audible = np.flatnonzero(loudness > peak * _AUDIBLE)
    if len(audible) == 0:
        return Clip(clip.samples[:0], clip.rate)
    end = audible[-1] + 1 + round(_TAIL_S * clip.rate)
    return faded(Clip(clip.samples[audible[0] : end], clip.rate), _RISE_S, _FALL_S)


def faded(clip: Clip, rise_s: float, fall_s: float) -> Clip:
    """Let the clip swell in and die away within so many seconds."""
    samples = clip.samples.astype(np.float32)
    rise, fall = (min(round(seconds * clip.rate), len(samples)) for seconds in (rise_s, fall_s))
    # The first sample stays above zero: it is the onset.
    samples[:rise] *= np.linspace(0, 1, rise + 1, dtype=np.float32)[1:]
    samples[len(samples) - fall :] *= np.linspace(1, 0, fall, dtype=np.float32)
    return Clip(samples.astype(np.int16), clip.rate)


def resampled(clip: Clip, rate: int) -> Samples:
    """Bring the clip to so many samples a second."""
    if clip.rate == rate or len(clip.samples) == 0:
        return clip.samples
    count = max(1, round(len(clip.samples) * rate / clip.rate))
    moments = np.arange(count) * (clip.rate / rate)
    between: Samples = np.interp(moments, np.arange(len(clip.samples)), clip.samples).astype(np.int16)
    return between
