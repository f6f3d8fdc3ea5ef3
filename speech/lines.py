"""What is said in a conversation, line by line, as it comes."""

import queue
import threading
from collections.abc import Iterable
from typing import Protocol

from speech.script import Line


class NoMoreLinesError(Exception):
    """Everything was said."""


class Lines(Protocol):
    """Where lines come from."""

    def next(self, patience_s: float | None) -> Line | None:
        """Return the next line; None where none came within the real seconds of patience.

        Raises:
            NoMoreLinesError: None will ever come.
        """


class ReadyLines:
    """Lines that are all there already."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)

    def next(self, patience_s: float | None) -> Line:
        """Return the next line at once."""
        del patience_s
        for line in self._lines:
            return line
        raise NoMoreLinesError


class ComingLines:
    """Lines that somebody is still writing, read ahead so that nobody has to wait for them."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._queue: queue.Queue[Line | None] = queue.Queue()
        self._is_over = False
        threading.Thread(target=self._read, args=(lines,), name="lines", daemon=True).start()

    def next(self, patience_s: float | None) -> Line | None:
        """Return the next line, or None where nobody has written one in time."""
        if self._is_over:
            raise NoMoreLinesError
        try:
            line = self._queue.get(timeout=patience_s)
        except queue.Empty:
            return None
        if line is None:
            self._is_over = True
            raise NoMoreLinesError
        return line

    def _read(self, lines: Iterable[Line]) -> None:
        try:
            for line in lines:
                self._queue.put(line)
        finally:
            self._queue.put(None)
