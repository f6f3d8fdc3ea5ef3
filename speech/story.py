"""A conversation from a script: the next line is said when the coach has fallen silent, or on its moment."""

from speech.clock import Clock
from speech.device import Device, Exchange
from speech.lines import Lines, NoMoreLinesError
from speech.performance import Performance
from speech.screen import Screen
from speech.script import Line

_PATIENCE_S = 0.5
"""Real seconds for which a next line may be on its way, before what it might interrupt is played."""
_STEP_S = 0.2
"""Real seconds after which somebody who interrupts is noticed."""
_SILENCE = Performance((), 0.0)


class Story:
    """Plays a conversation by a clock that is its own.

    Args:
        device: Holds the conversation.
        clock: The story's time.
        screen: Shows it.
        speed: Times real time that the clock runs; None where it does not wait.
    """

    def __init__(self, device: Device, clock: Clock, screen: Screen, speed: float | None = None) -> None:
        self._device = device
        self._clock = clock
        self._screen = screen
        self._speed = speed
        self._begun = clock.now()
        self._performance = _SILENCE
        self._elapsed_s = 0.0
        """Seconds of the performance that have passed; kept apart, for sums of epoch seconds are coarse."""
        self._shown = 0
        """Sounds of the performance that were heard."""

    def tell(self, lines: Lines) -> None:
        """Say every line, play every reply, and end as somebody who has nothing more to say."""
        self._device.end_what_a_crash_left()
        try:
            while True:
                self._take(self._next(lines))
        except NoMoreLinesError:
            if not self._device.in_conversation and self._performance is _SILENCE:
                self._perform(self._device.launch(self._clock.now()))
            self._play_until(None)
            self._device.end(self._clock.now())

    def _next(self, lines: Lines) -> Line:
        """Wait for a line; while nobody writes one, the coach goes on."""
        line = lines.next(0.0 if self._speed else _PATIENCE_S)
        while line is None and self._play_a_step():
            line = lines.next(0.0 if self._speed else None)
        if line is None:
            line = lines.next(None)
        if line is None:
            raise NoMoreLinesError
        return line

    def _take(self, line: Line) -> None:
        until_s = line.after_s
        if not line.text and until_s is not None and until_s < self._performance.length_s:
            # Nobody spoke: what plays goes on, as it would for a microphone that heard nothing.
            return
        self._play_until(until_s)
        self._screen.end(self._now_s())
        began = self._clock.now()
        self._clock.pass_time(line.length_s)
        self._perform(self._device.hear(line.text, began))

    def _perform(self, exchange: Exchange) -> None:
        self._screen.show_exchange(exchange, exchange.at - self._begun)
        self._performance, self._elapsed_s, self._shown = exchange.performance, 0.0, 0

    def _now_s(self) -> float:
        return self._clock.now() - self._begun

    def _play_until(self, until_s: float | None) -> None:
        """Let the performance sound, to its end or to a moment; a later moment waits in silence."""
        end_s = self._performance.length_s if until_s is None else until_s
        while self._play_a_step(end_s):
            pass
        while not self._went_to(end_s):
            pass
        self._screen.end(self._now_s())

    def _play_a_step(self, end_s: float | None = None) -> bool:
        """Go on to the next sound, or a little way towards it; False where everything has sounded."""
        sounds = self._performance.sounds
        length_s = self._performance.length_s if end_s is None else min(end_s, self._performance.length_s)
        if self._shown < len(sounds) and sounds[self._shown].at_s <= length_s:
            sound = sounds[self._shown]
            if self._went_to(sound.at_s):
                self._screen.show_sound(sound, self._now_s())
                self._device.note_alive(self._clock.now())
                self._shown += 1
            return True
        if self._elapsed_s >= length_s:
            return False
        self._went_to(length_s)
        return True

    def _went_to(self, at_s: float) -> bool:
        """Pass time towards a moment of the performance; True where it is reached."""
        left_s = max(0.0, at_s - self._elapsed_s)
        step_s = left_s if self._speed is None else min(left_s, _STEP_S * self._speed)
        self._clock.pass_time(step_s)
        arrived = step_s >= left_s
        self._elapsed_s = max(self._elapsed_s, at_s) if arrived else self._elapsed_s + step_s
        return arrived
