"""A conversation in real time: the user is heard at any moment, and the coach at the right one."""

import enum
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Protocol

from speech.device import Device, Exchange
from speech.faults import SpeechError
from speech.pacing import Pace, Playhead
from speech.performance import Performance
from speech.screen import Screen
from speech.signals import no_more_interruptions

_TICK_S = 0.05
_QUIET_S = 8.0
"""Seconds in which nobody speaks before the coach asks once more."""
_ALIVE_S = 1.0
_FAREWELL = "Your place is kept."


class EndOfInput(Exception):  # noqa: N818 - it names what happened, which is no fault
    """The user will say no more."""


class Vanished(SpeechError):  # noqa: N818 - it names what happened
    """The ears or the voice are gone for good; the message says which, and what still works."""


class Ending(enum.Enum):
    """How a conversation came to its end."""

    GOODBYE = "the skill ended it"
    LEFT = "the user left"
    LOST = "the ears or the voice are gone, and the user may want to go on in another way"


@dataclass(frozen=True)
class Heard:
    """Something said or typed."""

    text: str
    began_at: float
    """Monotonic seconds at the first sound, or the first key."""


class Ears(Protocol):
    """Hears the user."""

    @property
    def is_hearing(self) -> bool:
        """Whether somebody is in the middle of an utterance."""

    def listen(self, timeout_s: float) -> Heard | None:
        """Return what is said within about that time, if anything.

        Raises:
            EndOfInput: Nothing will come any more.
            Vanished: Nothing can be heard any more.
        """


class Playing(Protocol):
    """A performance that sounds."""

    @property
    def elapsed_s(self) -> float:
        """Seconds since its start, at most its length."""

    @property
    def finished(self) -> bool:
        """Whether it has been heard to its end, or was stopped."""

    def stop(self) -> None:
        """Fall silent at once."""


class Stage(Protocol):
    """Where performances are played."""

    def start(self, performance: Performance) -> Playing:
        """Begin to play, and return while it plays.

        Raises:
            Vanished: Nothing can be played any more.
        """


class LiveScreen(Screen, Protocol):
    """A screen that also shows what goes on at this moment."""

    def show_moment(self, performance: Performance | None, into_s: float) -> None:
        """Show where a performance is; None while nothing plays."""

    def tell(self, sentence: str) -> None:
        """Show a sentence of the device's own."""


@dataclass(frozen=True)
class Clocks:
    """Where the time comes from."""

    monotonic: Callable[[], float] = time.monotonic
    """Seconds that only ever grow."""
    wall: Callable[[], float] = time.time
    """Epoch seconds."""


REAL_TIME = Clocks()


@dataclass(frozen=True)
class _Act:
    """What the coach says now, or said last."""

    exchange: Exchange
    playing: Playing
    playhead: Playhead
    shown: int
    """How many of its sounds the screen has shown."""
    is_on: bool
    """Whether it still plays."""

    @property
    def performance(self) -> Performance:
        return self.exchange.performance


class LiveConversation:
    """Holds one conversation, from the launch until one side ends it."""

    def __init__(
        self, device: Device, ears: Ears, stage: Stage, screen: LiveScreen, clocks: Clocks = REAL_TIME
    ) -> None:
        self._device = device
        self._ears = ears
        self._stage = stage
        self._screen = screen
        self._clocks = clocks
        self._begun = self._quiet_since = clocks.monotonic()
        self._noted_at = float("-inf")
        self._may_remind = False
        self._pace = Pace(clocks.wall())
        self._act: _Act | None = None

    def run(self) -> Ending:
        """Talk until the end; the user's place is kept, however it comes."""
        try:
            self._device.end_what_a_crash_left()
            self._launch()
            while not self._is_over():
                self._go_on()
        except (EndOfInput, KeyboardInterrupt, OSError):
            # A window that is closed cannot be written to, and may be found so before anybody says it closed.
            return self._leave(Ending.LEFT, _FAREWELL)
        except SpeechError as fault:
            return self._leave(Ending.LOST, str(fault))
        return Ending.GOODBYE

    def _launch(self) -> None:
        now = self._clocks.monotonic()
        self._pace = Pace(self._stamp(now))
        self._perform(self._device.launch(self._pace.asked_at), may_remind=True)

    def _is_over(self) -> bool:
        return self._act is not None and self._act.exchange.ends and not self._act.is_on

    def _go_on(self) -> None:
        heard = self._ears.listen(_TICK_S)
        now = self._clocks.monotonic()
        self._follow(now)
        self._note_alive(now)
        if heard is not None:
            self._answer(heard)
        elif self._has_been_quiet(now):
            self._remind(now)

    def _answer(self, heard: Heard) -> None:
        act = self._act
        # A goodbye is played out: there is no conversation left to interrupt it with.
        if act is not None and act.exchange.ends:
            return
        self._quiet_since = self._clocks.monotonic()
        if not heard.text.strip():
            self._remind(heard.began_at)
            return
        at = self._stamp(heard.began_at)
        self._hush()
        self._pace = Pace(at)
        self._perform(self._device.hear(heard.text, at), may_remind=True)

    def _remind(self, now: float) -> None:
        """Ask once more; a skill that has no reprompt wants silence, and what plays is not talked over."""
        self._may_remind = False
        act = self._act
        if act is None or act.is_on or not _has_reprompt(act.exchange):
            return
        self._pace = Pace(self._stamp(now))
        self._perform(self._device.hear_nothing(self._pace.asked_at), may_remind=False)

    def _has_been_quiet(self, now: float) -> bool:
        if self._ears.is_hearing or (self._act is not None and self._act.is_on):
            self._quiet_since = now
        return self._may_remind and now - self._quiet_since >= _QUIET_S

    def _perform(self, exchange: Exchange, *, may_remind: bool) -> None:
        self._screen.show_exchange(exchange, self._clocks.monotonic() - self._begun)
        playing = self._stage.start(exchange.performance)
        now = self._clocks.monotonic()
        head = Playhead(playing.elapsed_s, now, exchange.performance.length_s)
        self._act = _Act(exchange, playing, head, shown=0, is_on=True)
        self._may_remind = may_remind
        self._follow(now)

    def _follow(self, now: float) -> None:
        """Show what has begun to sound by now, and where the performance is."""
        act = self._act
        if act is None or not act.is_on:
            self._screen.show_moment(None, 0.0)
            return
        into_s, finished = act.playing.elapsed_s, act.playing.finished
        due = [sound for sound in act.performance.sounds[act.shown :] if finished or sound.at_s <= into_s]
        for sound in due:
            self._screen.show_sound(sound, now - self._begun)
        # After the end the position stands still: the last look before it tells when that was.
        head = act.playhead if finished else Playhead(into_s, now, act.performance.length_s)
        self._act = replace(act, playhead=head, shown=act.shown + len(due), is_on=not finished)
        self._screen.show_moment(act.performance, into_s)
        if finished:
            self._screen.end(now - self._begun)
            self._quiet_since = now

    def _hush(self) -> None:
        if self._act is not None and self._act.is_on:
            self._act.playing.stop()
            self._act = replace(self._act, is_on=False)
        self._screen.end(self._clocks.monotonic() - self._begun)

    def _note_alive(self, now: float) -> None:
        if now - self._noted_at >= _ALIVE_S:
            self._noted_at = now
            self._device.note_alive(self._stamp(now))

    def _stamp(self, moment: float) -> float:
        """Tell a monotonic moment as the skill's time."""
        real_at = self._clocks.wall() - (self._clocks.monotonic() - moment)
        into_s = self._act.playhead.into_at(moment) if self._act is not None else None
        return self._pace.stamp(real_at, into_s)

    def _leave(self, ending: Ending, sentence: str) -> Ending:
        no_more_interruptions()
        # Who presses Ctrl-C twice wants to go now: the journal tells the skill at the next start.
        with suppress(KeyboardInterrupt, EndOfInput, OSError):
            self._device.end(self._stamp(self._clocks.monotonic()))
            self._hush()
            self._screen.tell(sentence)
        return ending


def _has_reprompt(exchange: Exchange) -> bool:
    return bool(exchange.response.get("response", {}).get("reprompt"))
