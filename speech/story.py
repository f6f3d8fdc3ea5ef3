"""A conversation from a script: the next line is said when the coach has fallen silent, or on its moment."""

from collections.abc import Iterable

from speech.clock import Clock
from speech.device import Device, Exchange
from speech.performance import Performance
from speech.screen import Screen
from speech.script import Line


class Story:
    """Plays a conversation by a clock that is its own."""

    def __init__(self, device: Device, clock: Clock, screen: Screen) -> None:
        self._device = device
        self._clock = clock
        self._screen = screen
        self._begun = clock.now()

    def tell(self, lines: Iterable[Line]) -> None:
        """Say every line, play every reply, and end as somebody who has nothing more to say."""
        playing: Performance | None = None
        for line in lines:
            if playing is not None:
                self._play(playing, line.after_s)
            playing = self._say(line)
        if playing is None:
            playing = self._shown(self._device.launch(self._clock.now())).performance
        self._play(playing, None)
        self._device.end(self._clock.now())

    def _say(self, line: Line) -> Performance:
        began = self._clock.now()
        self._clock.pass_time(line.length_s)
        return self._shown(self._device.hear(line.text, began)).performance

    def _shown(self, exchange: Exchange) -> Exchange:
        self._screen.show_exchange(exchange, exchange.at - self._begun)
        return exchange

    def _play(self, performance: Performance, until_s: float | None) -> None:
        """Let a performance sound, to its end or to a moment; a later moment waits in silence."""
        length_s = performance.length_s if until_s is None else until_s
        passed = 0.0
        for sound in performance.sounds:
            if until_s is not None and sound.at_s > until_s:
                break
            self._clock.pass_time(sound.at_s - passed)
            passed = max(passed, sound.at_s)
            self._screen.show_sound(sound, self._clock.now() - self._begun)
        self._clock.pass_time(length_s - passed)
        self._screen.end(self._clock.now() - self._begun)
