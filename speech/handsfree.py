"""A spoken conversation: the microphone hears whenever the coach's own voice does not sound."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from speech.device import Device
from speech.endpointing import RATE, Endpointer, Utterance, silero_endpointer
from speech.gate import Gate
from speech.live import REAL_TIME, Clocks, Ending, EndOfInput, Heard, LiveConversation, Vanished
from speech.live_line import LiveLine
from speech.microphone import Microphone, NoMicrophone
from speech.own_voice import SpokenStage
from speech.player import Player
from speech.recognition import Recognizer, Transcript
from speech.sample_clock import SampleClock
from speech.signals import polite_ending

if TYPE_CHECKING:
    from rich.console import Console


class SpeechFinder(Endpointer, Protocol):
    """Finds utterances, and tells when it is in one."""

    @property
    def is_speaking(self) -> bool:
        """Whether an utterance has begun and not ended."""


@dataclass(frozen=True)
class _Unread:
    """Something said whose words are being made out."""

    transcript: Future[Transcript]
    began_at: float
    """Monotonic seconds."""


class MicrophoneEars:
    """Hears the user through a microphone, and never the coach.

    Args:
        microphone: Where sound comes from.
        finder: Finds the utterances in it.
        recognizer: Turns them into words.
        coach_sounds_at: Whether the coach's voice is in the room at a monotonic moment.
        worker: Where words are made out, so that nobody waits for it; one at a time.
        clocks: Where the time comes from.
    """

    def __init__(
        self,
        microphone: Microphone,
        finder: SpeechFinder,
        recognizer: Recognizer,
        coach_sounds_at: Callable[[float], bool],
        worker: Executor,
        clocks: Clocks = REAL_TIME,
    ) -> None:
        self._samples = iter(microphone.listen())
        self._finder = finder
        self._recognizer = recognizer
        self._coach_sounds_at = coach_sounds_at
        self._worker = worker
        self._clocks = clocks
        self._unread: deque[_Unread] = deque()
        self._sample_clock = SampleClock(RATE)
        self._gate = Gate()

    @property
    def is_hearing(self) -> bool:
        """Whether somebody is speaking, or has spoken and is not understood yet."""
        return self._finder.is_speaking or bool(self._unread)

    def listen(self, timeout_s: float) -> Heard | None:
        """Return what was said and understood as words; noise and television are nothing.

        Raises:
            EndOfInput: The microphone was closed.
            Vanished: The microphone has gone.
        """
        until = self._clocks.monotonic() + timeout_s
        while self._clocks.monotonic() < until:
            utterance = self._next()
            if utterance is not None:
                self._make_out(utterance)
            heard = self._made_out()
            if heard is not None:
                return heard
        return None

    def _next(self) -> Utterance | None:
        try:
            samples = next(self._samples)
        except StopIteration as end:
            raise EndOfInput from end
        except NoMicrophone as fault:
            raise Vanished(str(fault)) from fault
        moment = self._sample_clock.take(len(samples), self._clocks.monotonic())
        if self._coach_sounds_at(moment):
            self._gate = self._gate.speaking_until(moment)
        return self._finder.feed(self._gate.passed(samples, moment))

    def _make_out(self, utterance: Utterance) -> None:
        began_at = self._sample_clock.moment_of(utterance.began)
        transcript = self._worker.submit(self._recognizer.transcribe, utterance.clip)
        self._unread.append(_Unread(transcript, began_at))

    def _made_out(self) -> Heard | None:
        if not self._unread or not self._unread[0].transcript.done():
            return None
        unread = self._unread.popleft()
        text = unread.transcript.result().text.strip()
        return Heard(text, unread.began_at) if text else None


def run_handsfree(
    device: Device,
    player: Player,
    microphone: Microphone,
    recognizer: Recognizer,
    *,
    finder: SpeechFinder | None = None,
    worker: Executor | None = None,
    console: "Console | None" = None,
    clocks: Clocks = REAL_TIME,
) -> Ending:
    """Talk aloud until one side ends the conversation, then let go of loudspeaker and microphone.

    `Ending.LOST` says that one of the two has gone: the user may go on by typing.
    """
    stage = SpokenStage(player, clocks)
    worker = worker or ThreadPoolExecutor(1, "words")
    finder = finder or silero_endpointer()
    ears = MicrophoneEars(microphone, finder, recognizer, stage.sounds_at, worker, clocks)
    try:
        with polite_ending(), LiveLine(console or _console(), lambda: _state(ears)) as screen:
            return LiveConversation(device, ears, stage, screen, clocks).run()
    finally:
        worker.shutdown(wait=False, cancel_futures=True)
        microphone.close()
        player.close()


def _state(ears: MicrophoneEars) -> str:
    return "Hearing you ..." if ears.is_hearing else "Listening. Ctrl-C leaves."


def _console() -> "Console":
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

    return Console(highlight=False)
