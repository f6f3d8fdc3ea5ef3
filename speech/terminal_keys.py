"""The keys of a terminal on Linux or macOS."""

import codecs
import os
import select
import sys

from speech.live import EndOfInput

assert sys.platform != "win32"  # so that nobody looks for these modules there

import termios  # noqa: E402 - see above
import tty  # noqa: E402 - see above

_READ_BYTES = 1024


class TerminalKeys:
    """A terminal that hands over each key at once, and shows none."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._before = termios.tcgetattr(descriptor)
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        # Draining keeps what was typed ahead while the program started.
        tty.setcbreak(descriptor, termios.TCSADRAIN)

    def read(self, timeout_s: float) -> str:
        """Return the keys pressed within that time.

        Raises:
            EndOfInput: The terminal is gone.
        """
        if not select.select([self._descriptor], [], [], timeout_s)[0]:
            return ""
        try:
            data = os.read(self._descriptor, _READ_BYTES)
        except OSError as error:
            raise EndOfInput from error
        if not data:
            raise EndOfInput
        return self._decoder.decode(data)

    def close(self) -> None:
        """Leave the terminal as it was."""
        termios.tcsetattr(self._descriptor, termios.TCSADRAIN, self._before)
