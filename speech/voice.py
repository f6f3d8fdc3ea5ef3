"""The port of a voice: text in, clip out."""

from collections.abc import Callable
from typing import Protocol

import numpy as np

from speech.audio import Clip
from speech.faults import SpeechError
from speech.ssml import clean

DEFAULT_RATE = 22_050
"""Samples a second: what espeak-ng speaks at."""


class NoVoice(SpeechError):  # noqa: N818 - it names what the user lacks
    """Nothing can be said aloud; the message says why and what to do."""


class Voice(Protocol):
    """Says a text."""

    def say(self, text: str) -> Clip:
        """Make the sound of a text, beginning with its first audible sample.

        Raises:
            NoVoice: It cannot be said.
        """
        ...


class SilentVoice:
    """Takes its time for every text, without a sound."""

    def __init__(self, measure: Callable[[str], float], rate: int = DEFAULT_RATE) -> None:
        self._measure = measure
        self._rate = rate

    def say(self, text: str) -> Clip:
        length_s = self._measure(text) if clean(text) else 0.0
        return Clip(np.zeros(round(length_s * self._rate), np.int16), self._rate)


def length_of(voice: Voice) -> Callable[[str], float]:
    """Measure texts by the voice that will say them, in seconds."""
    return lambda text: voice.say(text).length_s
