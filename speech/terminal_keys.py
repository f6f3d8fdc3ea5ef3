"""The keys of a terminal on Linux or macOS."""

import codecs
import os
import select
import sys
from contextlib import suppress

from speech.live import EndOfInput

assert sys.platform != "win32"  # so that nobody looks for these modules there

import termios  # noqa: E402 - see above
import tty  # noqa: E402 - see above

_READ_BYTES = 1024
_LOCAL_MODES = 3
"""Where a terminal's attributes hold them."""


class TerminalKeys:
    """A terminal that hands over each key at once, and shows none."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._before = termios.tcgetattr(descriptor)
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._keep_hold()

    def read(self, timeout_s: float) -> str:
        """Return the keys pressed within that time.

        Raises:
            EndOfInput: The terminal is gone.
        """
        try:
            self._keep_hold()
            if not select.select([self._descriptor], [], [], timeout_s)[0]:
                return ""
            data = os.read(self._descriptor, _READ_BYTES)
        except (OSError, termios.error) as error:
            raise EndOfInput from error
        if not data:
            raise EndOfInput
        return self._decoder.decode(data)

    def _keep_hold(self) -> None:
        """Have keys one by one, also after the program was stopped by Ctrl-Z and the shell took over."""
        if termios.tcgetattr(self._descriptor)[_LOCAL_MODES] & termios.ICANON:
            # Draining keeps what was typed ahead while the program started.
            tty.setcbreak(self._descriptor, termios.TCSADRAIN)

    def close(self) -> None:
        """Leave the terminal as it was; one that is gone needs nothing."""
        with suppress(termios.error):
            termios.tcsetattr(self._descriptor, termios.TCSADRAIN, self._before)
