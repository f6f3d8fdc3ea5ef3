"""The sounds that stand in for a sound library."""

import numpy as np

from speech.audio import Clip

_PITCH_HZ = 880.0
_LENGTH_S = 0.12
_RISE_S = 0.004
_LOUDNESS = 0.25
"""Of full scale: a beep between words must not startle."""


def tone_length_s(_source: str) -> float:
    """Tell the seconds that the sound of an address lasts: here all are the same soft beep."""
    return _LENGTH_S


def tone(source: str, rate: int) -> Clip:
    """Make the sound of an address at so many samples a second."""
    moments = np.arange(round(tone_length_s(source) * rate)) / rate
    swell = np.minimum(moments / _RISE_S, 1.0) * np.exp(-moments / (_LENGTH_S / 4))
    wave = np.sin(2 * np.pi * _PITCH_HZ * moments) * swell
    return Clip((wave * _LOUDNESS * 32767).astype(np.int16), rate)
