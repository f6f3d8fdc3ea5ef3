"""Being told to stop: by a closed window or by the machine, as politely as by Ctrl-C."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP")
"""Not every system has them all."""


@contextmanager
def polite_ending() -> Iterator[None]:
    """Turn a wish to stop the program into KeyboardInterrupt while the block runs."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread is told
        return
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    before = {number: signal.signal(number, _interrupt) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def no_more_interruptions() -> None:
    """Let the farewell, in which the place is kept, be said to its end; Ctrl-C still works."""
    if threading.current_thread() is threading.main_thread():
        for number in (getattr(signal, name) for name in _NAMES if hasattr(signal, name)):
            if signal.getsignal(number) is _interrupt:
                signal.signal(number, signal.SIG_IGN)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    no_more_interruptions()
    raise KeyboardInterrupt
