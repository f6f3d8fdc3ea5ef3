"""The keyboard, key by key, so that a line is known from its first key on."""

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, Self

from speech.faults import SpeechError
from speech.live import REAL_TIME, Clocks, EndOfInput, Heard

_ENTER = "\r\n"
_END_OF_INPUT = "\x04"
_INTERRUPT = "\x03"
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|.)?")
"""What arrow and function keys send."""


class NoKeyboard(SpeechError):  # noqa: N818 - it names what the user lacks
    """Keys cannot be read one by one; the message says why."""


@dataclass(frozen=True)
class TypedLine:
    """A line as far as it is typed."""

    text: str = ""
    began_at: float = 0.0
    """Monotonic seconds at its first key."""

    def after(self, key: str, now: float) -> "TypedLine":
        """Return the line with one more key pressed; keys that mean nothing here change nothing."""
        edit = _EDITS.get(key)
        if edit is not None:
            return TypedLine(edit(self.text), self.began_at)
        if not key.isprintable():
            return self
        return TypedLine(self.text + key, self.began_at if self.text else now)


def _without_last_word(text: str) -> str:
    return text.rstrip()[: text.rstrip().rfind(" ") + 1]


_EDITS: Mapping[str, Callable[[str], str]] = {
    "\x7f": lambda text: text[:-1],
    "\b": lambda text: text[:-1],
    "\x15": lambda _: "",
    "\x17": _without_last_word,
}
"""Backspace, Ctrl-U and Ctrl-W."""


class Keys(Protocol):
    """A source of keys."""

    def read(self, timeout_s: float) -> str:
        """Return the keys pressed within that time.

        Raises:
            EndOfInput: There will be no more.
        """

    def close(self) -> None:
        """Leave the terminal as it was."""


class Keyboard:
    """Hears what is typed, a line at a time."""

    def __init__(self, keys: Keys, clocks: Clocks = REAL_TIME) -> None:
        self._keys = keys
        self._clocks = clocks
        self._line = TypedLine()
        self._waiting = ""

    def __enter__(self) -> Self:
        """Use it until the block is left."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the terminal as it was."""
        self._keys.close()

    @property
    def line(self) -> str:
        """What is typed so far."""
        return self._line.text

    @property
    def is_hearing(self) -> bool:
        """Whether a line is begun."""
        return bool(self._line.text)

    def listen(self, timeout_s: float) -> Heard | None:
        """Return a line once it is finished.

        Raises:
            EndOfInput: Ctrl-D was pressed, or the terminal is gone.
        """
        if not self._waiting:
            self._waiting = _ESCAPES.sub("", self._keys.read(timeout_s))
        now = self._clocks.monotonic()
        while self._waiting:
            key, self._waiting = self._waiting[0], self._waiting[1:]
            if key in _ENTER:
                return self._finished(now)
            self._press(key, now)
        return None

    def _finished(self, now: float) -> Heard:
        line, self._line = self._line, TypedLine()
        return Heard(line.text, line.began_at if line.text else now)

    def _press(self, key: str, now: float) -> None:
        if key == _INTERRUPT:
            raise KeyboardInterrupt
        if key == _END_OF_INPUT and not self._line.text:
            raise EndOfInput
        self._line = self._line.after(key, now)


def open_keys() -> Keys:
    """Take over the keyboard of this terminal.

    Raises:
        NoKeyboard: The input is no terminal.
    """
    if not sys.stdin.isatty():
        raise NoKeyboard("The input is not a terminal, so keys cannot be read: pipe in whole lines instead.")
    if sys.platform == "win32":
        from speech.windows_keys import WindowsKeys  # noqa: PLC0415 - exists on Windows only

        return WindowsKeys()
    else:  # noqa: RET505 - mypy tells platforms apart by branches
        from speech.terminal_keys import TerminalKeys  # noqa: PLC0415 - does not exist on Windows

        return TerminalKeys(sys.stdin.fileno())
