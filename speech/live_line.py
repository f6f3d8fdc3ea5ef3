"""The live line of a terminal: set, rep and rest below the coach's words, and what is being typed."""

import io
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Self

from speech.device import Exchange
from speech.live import EndOfInput
from speech.performance import Performance, Sound
from speech.screen import TextScreen

if TYPE_CHECKING:
    from rich.console import Console, Group
    from rich.live import Live

_LONG_PAUSE_S = 5.0
"""Seconds; a pause that lasts as long is counted down."""


def moment_text(performance: Performance | None, into_s: float) -> str:
    """Return what goes on now, with the time that is left of a rest: "Rest, then set 2 of 3  0:42"."""
    if performance is None:
        return ""
    begun = [sound for sound in performance.sounds if sound.at_s <= into_s]
    if not begun or not begun[-1].label:
        return ""
    label = begun[-1].label
    stretch, end_s = _stretch(performance, len(begun) - 1)
    if not any(_is_long_pause(sound) for sound in stretch):
        return label
    minutes, seconds = divmod(max(0, math.ceil(end_s - into_s)), 60)
    return f"{label}  {minutes}:{seconds:02d}"


def _stretch(performance: Performance, index: int) -> tuple[tuple[Sound, ...], float]:
    """Return the sounds around one that share its label, and when the next label begins."""
    sounds = performance.sounds
    first = last = index
    while first > 0 and sounds[first - 1].label == sounds[index].label:
        first -= 1
    while last + 1 < len(sounds) and sounds[last + 1].label == sounds[index].label:
        last += 1
    end_s = sounds[last + 1].at_s if last + 1 < len(sounds) else performance.length_s
    return sounds[first : last + 1], end_s


def _is_long_pause(sound: Sound) -> bool:
    return not sound.text and not sound.source and sound.length_s >= _LONG_PAUSE_S


class LiveLine:
    """Lets the coach's words scroll by above a line that always tells where the workout is.

    Args:
        console: The terminal.
        bottom: Tells the last line: what is being typed, or whether somebody is heard.
    """

    def __init__(self, console: "Console", bottom: Callable[[], str] = str) -> None:
        self._console = console
        self._bottom = bottom
        self._moment = ""
        self._drawn: tuple[str, ...] = ()
        self._scroll = _Scroll(console)
        self._words = TextScreen(self._scroll, echo=True)
        self._live: Live | None = None

    def __enter__(self) -> Self:
        """Begin to show."""
        from rich.live import Live  # noqa: PLC0415 - only a terminal needs it

        self._live = Live(console=self._console, auto_refresh=False, transient=True)
        self._live.start()
        self._draw()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away; the words stay."""
        if self._live is not None:
            with suppress(OSError):
                self._live.stop()
        self._live = None

    def show_exchange(self, exchange: Exchange, at_s: float) -> None:
        """Show what was said."""
        self._words.show_exchange(exchange, at_s)
        self._draw()

    def show_sound(self, sound: Sound, at_s: float) -> None:
        """Show the words of a sound."""
        self._words.show_sound(sound, at_s)
        self._draw()

    def end(self, at_s: float) -> None:
        """Finish the line of words."""
        self._words.end(at_s)
        self._draw()

    def show_moment(self, performance: Performance | None, into_s: float) -> None:
        """Show what goes on now."""
        self._moment = moment_text(performance, into_s)
        self._draw()

    def tell(self, sentence: str) -> None:
        """Show a sentence of the device's own."""
        self._words.end(0.0)
        self._scroll.write(f"{sentence}\n")

    def _draw(self) -> None:
        lines = (self._scroll.unfinished, self._moment, self._bottom())
        if self._live is not None and lines != self._drawn:
            self._drawn = lines
            with _while_it_is_there():
                self._live.update(_drawing(*lines), refresh=True)


class _Scroll(io.StringIO):
    """Prints whole lines above the live line, and keeps one that is not finished."""

    def __init__(self, console: "Console") -> None:
        super().__init__()
        self._console = console
        self.unfinished = ""

    def write(self, text: str) -> int:
        *lines, self.unfinished = (self.unfinished + text).split("\n")
        with _while_it_is_there():
            for line in lines:
                self._console.print(line, markup=False, highlight=False, emoji=False)
        return len(text)


@contextmanager
def _while_it_is_there() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EndOfInput from error  # the window was closed


def _drawing(words: str, moment: str, bottom: str) -> "Group":
    from rich.console import Group  # noqa: PLC0415 - only a terminal needs it
    from rich.text import Text  # noqa: PLC0415

    lines = (Text(words), Text(moment, style="bold"), Text(bottom))
    return Group(*(line for line in lines if line))
