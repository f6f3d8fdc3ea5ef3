"""Where an audio stream is, by the machine's own clock."""

from collections import deque

_STALL_S = 0.1
"""A stream that falls back by less is only late with one request."""
_WINDOW = 4
"""Requests; a stream that has stalled asks for several at once, and only the last of them is on time."""


class StreamClock:
    """Ties the frames that a sound card asks for to monotonic time."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._offsets: deque[float] = deque(maxlen=_WINDOW)
        self._base_s: float | None = None

    def tick(self, now_s: float, frame: int) -> int:
        """Note that the card asks for a frame now; return the frames that a stall has cost."""
        self._offsets.append(now_s - frame / self._rate)
        steady_s = min(self._offsets)
        base_s = steady_s if self._base_s is None else self._base_s
        lost_s = steady_s - base_s
        if lost_s <= _STALL_S:
            self._base_s = min(base_s, steady_s)
            return 0
        self._base_s = steady_s
        return round(lost_s * self._rate)

    def frame_at(self, now_s: float) -> int:
        """Tell the frame that is due now; 0 before the first request."""
        return 0 if self._base_s is None else int((now_s - self._base_s) * self._rate)
