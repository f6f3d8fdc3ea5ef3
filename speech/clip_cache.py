"""Clips kept for the next time, up to so many bytes."""

import threading
from collections import OrderedDict

from speech.audio import Clip


class ClipCache:
    """The least lately used clip goes first. Safe to use from several threads."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._clips: OrderedDict[str, Clip] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, text: str) -> Clip | None:
        with self._lock:
            clip = self._clips.get(text)
            if clip is not None:
                self._clips.move_to_end(text)
            return clip

    def put(self, text: str, clip: Clip) -> None:
        with self._lock:
            self._forget(text)
            self._clips[text] = clip
            self._bytes += clip.samples.nbytes
            while self._bytes > self._most_bytes:
                self._forget(next(iter(self._clips)))

    def _forget(self, text: str) -> None:
        clip = self._clips.pop(text, None)
        self._bytes -= clip.samples.nbytes if clip is not None else 0
