"""Clips mixed at exact positions of a stream that never ends."""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from speech.audio import Samples
from speech.rendering import add_at
from speech.stream_clock import StreamClock

_STOP_FADE_S = 0.01
_LOUDEST = 32767

Placed = tuple[int, Samples]
"""Frames from the start of a passage, and what sounds there."""


@dataclass(eq=False)
class Passage:
    """One performance on the stream."""

    start: int
    """Stream frame."""
    length: int
    """Frames."""
    clips: list[Placed]
    is_stopping: bool = False
    ended: threading.Event = field(default_factory=threading.Event)


class StreamMixer:
    """Fills a stream block by block. Safe to use from several threads."""

    def __init__(self, rate: int, latency_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate = rate
        self._latency = round(latency_s * rate)
        self._fade = round(_STOP_FADE_S * rate)
        self._now_s = clock
        self._stream_clock = StreamClock(rate)
        self._lock = threading.Lock()
        self._position = 0
        self._audible_until = 0
        self._passages: list[Passage] = []

    def start(self, length: int, clips: Iterable[Placed]) -> Passage:
        """Begin a passage with the next block."""
        with self._lock:
            passage = Passage(self._position, length, list(clips))
            self._passages.append(passage)
            return passage

    def add(self, passage: Passage, at: int, samples: Samples) -> None:
        """Put one more clip into a passage; what comes too late begins at once."""
        with self._lock:
            passage.clips.append((max(at, self._position - passage.start), samples))

    def stop(self, passage: Passage) -> None:
        """Let a passage die away with the next block."""
        with self._lock:
            passage.is_stopping = True

    def stop_all(self) -> None:
        """End everything where no further block will come."""
        with self._lock:
            passages, self._passages = self._passages, []
            self._audible_until = 0
        for passage in passages:
            passage.ended.set()

    def elapsed(self, passage: Passage) -> int:
        """Tell the frames of a passage that have passed."""
        with self._lock:
            return max(0, self._stream_clock.frame_at(self._now_s()) - passage.start)

    def is_sounding(self) -> bool:
        """Tell whether something can be heard now."""
        with self._lock:
            return self._stream_clock.frame_at(self._now_s()) < self._audible_until + self._latency

    def fill(self, frames: int) -> Samples:
        """Make the next block of the stream."""
        with self._lock:
            lost = self._stream_clock.tick(self._now_s(), self._position)
            block = np.zeros(frames, np.int32)
            for passage in self._passages:
                # After a stall, what should have been heard by now is skipped, so that the beats stay true.
                passage.start -= lost
                block += self._mixed(passage, frames)
            self._position += frames
            self._passages = [passage for passage in self._passages if not self._has_ended(passage)]
        return np.clip(block, -_LOUDEST, _LOUDEST).astype(np.int16)

    def _mixed(self, passage: Passage, frames: int) -> NDArray[np.int32]:
        block = np.zeros(frames, np.int32)
        here = self._position - passage.start
        for at, samples in passage.clips:
            add_at(block, samples, at - here)
        end = here + frames
        due = [(at, samples) for at, samples in passage.clips if at < end]
        last = max((at + len(samples) for at, samples in due), default=0)
        passage.clips = [(at, samples) for at, samples in passage.clips if at + len(samples) > end]
        if passage.is_stopping:
            _fade_out(block, self._fade)
            last = min(last, here + self._fade)
        self._audible_until = max(self._audible_until, min(passage.start + last, self._position + frames))
        return block

    def _has_ended(self, passage: Passage) -> bool:
        over = self._position >= passage.start + passage.length + self._latency
        if over or passage.is_stopping:
            passage.ended.set()
        return passage.ended.is_set()


def _fade_out(block: NDArray[np.int32], frames: int) -> None:
    fade = min(frames, len(block))
    block[:fade] = (block[:fade] * np.linspace(1, 0, fade)).astype(np.int32)
    block[fade:] = 0
