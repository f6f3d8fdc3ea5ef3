"""The keys of a Windows console."""

import sys
import time

assert sys.platform == "win32"  # so that nobody looks for its module elsewhere

import msvcrt  # noqa: E402 - see above

_POLL_S = 0.01
_PREFIXES = "\x00\xe0"
"""What comes before the code of an arrow or function key."""
_CTRL_Z, _CTRL_D = "\x1a", "\x04"


class WindowsKeys:
    """A console that hands over each key at once, and shows none."""

    def read(self, timeout_s: float) -> str:
        """Return the keys pressed within that time; arrow and function keys are left out."""
        until = time.monotonic() + timeout_s
        while not msvcrt.kbhit():
            if time.monotonic() >= until:
                return ""
            time.sleep(_POLL_S)
        key = msvcrt.getwch()
        if key in _PREFIXES:
            msvcrt.getwch()
            return ""
        return _CTRL_D if key == _CTRL_Z else key

    def close(self) -> None:
        """Nothing was changed."""
