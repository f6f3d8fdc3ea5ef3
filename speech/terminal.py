"""A typed conversation at a terminal: a line interrupts at any moment, as a voice would."""

from typing import TYPE_CHECKING

from speech.device import Device
from speech.keyboard import Keyboard, open_keys
from speech.live import REAL_TIME, Clocks, Ending, LiveConversation
from speech.live_line import LiveLine
from speech.performance import Performance
from speech.signals import polite_ending

if TYPE_CHECKING:
    from rich.console import Console


class TimedPlaying:
    """A performance that only takes its time."""

    def __init__(self, length_s: float, clocks: Clocks) -> None:
        self._length_s = length_s
        self._clocks = clocks
        self._started = clocks.monotonic()
        self._stopped_s: float | None = None

    @property
    def elapsed_s(self) -> float:
        """Seconds since its start, at most its length."""
        if self._stopped_s is not None:
            return self._stopped_s
        return min(self._length_s, self._clocks.monotonic() - self._started)

    @property
    def finished(self) -> bool:
        """Whether its time is over."""
        return self._stopped_s is not None or self.elapsed_s >= self._length_s

    def stop(self) -> None:
        """Let its time be over."""
        self._stopped_s = self.elapsed_s


class SilentStage:
    """Plays without a sound: the words are on the screen at their moment."""

    def __init__(self, clocks: Clocks = REAL_TIME) -> None:
        self._clocks = clocks

    def start(self, performance: Performance) -> TimedPlaying:
        """Begin to let its time pass."""
        return TimedPlaying(performance.length_s, self._clocks)


def run_terminal(device: Device, console: "Console | None" = None) -> Ending:
    """Talk in writing until one side ends the conversation.

    Raises:
        NoKeyboard: The input is no terminal.
    """
    with (
        polite_ending(),
        Keyboard(open_keys()) as keyboard,
        LiveLine(console or _console(), lambda: f"> {keyboard.line}▏") as screen,
    ):
        return LiveConversation(device, keyboard, SilentStage(), screen).run()


def _console() -> "Console":
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

    return Console(highlight=False)
