"""When a sample of the microphone was heard, by the machine's own clock."""

from collections import deque

_WINDOW = 250
"""Buffers looked back on: longer than the machine is busy with something else, shorter than clocks drift."""


class SampleClock:
    """Ties a stream's samples to monotonic time."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._count = 0
        self._offsets: deque[float] = deque(maxlen=_WINDOW)

    def take(self, samples: int, now: float) -> float:
        """Note that so many samples have come by now, in monotonic seconds; tell when the first was heard."""
        first = self._count
        self._count += samples
        self._offsets.append(now - self._count / self._rate)
        return self.moment_of(first)

    def moment_of(self, sample: int) -> float:
        """Return when a sample, counted from the start of the stream, was heard."""
        # Samples come late when the machine is busy, but never early: the smallest offset is the true one.
        return min(self._offsets, default=0.0) + sample / self._rate
