"""Time for conversations: the real one, or one that passes as fast as it is told to."""

import time
from typing import Protocol


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> float:
        """Return the moment in epoch seconds."""

    def pass_time(self, seconds: float) -> None:
        """Come back that many seconds later, by this clock."""


class StoryClock:
    """Time that does not wait, or runs at a multiple of real time.

    Args:
        start: Epoch seconds at which the story begins.
        speed: How many times real time it runs; None is as fast as can be.
    """

    def __init__(self, start: float, speed: float | None = None) -> None:
        self._now = start
        self._speed = speed

    def now(self) -> float:
        """Return the moment in epoch seconds."""
        return self._now

    def pass_time(self, seconds: float) -> None:
        """Let the story go on."""
        if seconds <= 0:
            return
        if self._speed:
            time.sleep(seconds / self._speed)
        self._now += seconds
