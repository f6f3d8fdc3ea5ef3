"""Keeping ALSA from writing its own lines on the user's screen."""

import ctypes
import sys
from functools import cache

_HANDLER = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
)


@cache
def quieten_alsa() -> object:
    """Let ALSA report its faults by its return values alone; the result keeps the handler alive."""
    handler = _HANDLER(_ignore)
    if sys.platform.startswith("linux"):
        try:
            ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(handler)
        except (OSError, AttributeError):
            return None
    return handler


def _ignore(*_report: object) -> None:
    pass
