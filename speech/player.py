"""Playing performances through a loudspeaker."""

import importlib
import logging
import threading
from collections.abc import Generator, Iterable
from typing import Any, Protocol

from speech.audio import Samples
from speech.faults import SpeechError
from speech.mixing import Passage, Placed, StreamMixer
from speech.performance import Performance, Sound
from speech.quiet_alsa import quieten_alsa
from speech.rendering import sounding
from speech.voice import DEFAULT_RATE, NoVoice, Voice

_AHEAD_S = 2.0
"""What sounds within this time is made before the first sample is heard, the rest meanwhile."""
_GRACE_S = 3.0
"""A stream so much over its time has died."""
_POLL_S = 0.25
_INSTEAD = "plug in a loudspeaker or go on in writing"

_log = logging.getLogger(__name__)


class NoSpeaker(SpeechError):  # noqa: N818 - it names what the user lacks
    """Nothing can be played; the message says why and what to do."""


class Playback(Protocol):
    """A performance being played."""

    @property
    def elapsed_s(self) -> float:
        """Seconds since its start, at most its length."""
        ...

    @property
    def finished(self) -> bool:
        """True when it has been heard to its end or was stopped."""
        ...

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until it is finished, or for so many seconds; tell whether it is."""
        ...

    def stop(self) -> None:
        """Let it die away at once."""
        ...


class Player(Protocol):
    """Plays performances."""

    def play(self, performance: Performance) -> Playback:
        """Start playing, and return while it plays."""
        ...

    def is_sounding(self) -> bool:
        """Tell whether something can be heard now."""
        ...

    def close(self) -> None:
        """Stop everything and let go of the loudspeaker."""
        ...


class MixerPlayback:
    """A performance on a mixing stream."""

    def __init__(self, mixer: StreamMixer, passage: Passage) -> None:
        self._mixer = mixer
        self._passage = passage
        self._stopped_s: float | None = None

    @property
    def elapsed_s(self) -> float:
        if self._stopped_s is not None:
            return self._stopped_s
        return min(self._played_s, self._length_s)

    @property
    def finished(self) -> bool:
        return self._passage.ended.is_set() or self._played_s > self._length_s + _GRACE_S

    def wait(self, timeout_s: float | None = None) -> bool:
        left_s = float("inf") if timeout_s is None else timeout_s
        while not self.finished and left_s > 0:
            self._passage.ended.wait(min(left_s, _POLL_S))
            left_s -= _POLL_S
        return self.finished

    def stop(self) -> None:
        if not self.finished and self._stopped_s is None:
            self._stopped_s = self.elapsed_s
            self._mixer.stop(self._passage)

    @property
    def _played_s(self) -> float:
        return self._mixer.elapsed(self._passage) / self._mixer.rate

    @property
    def _length_s(self) -> float:
        return self._passage.length / self._mixer.rate


class MiniaudioPlayer:
    """Plays through one stream that is always open, so that every start is immediate."""

    def __init__(
        self, voice: Voice, device: str | None = None, rate: int = DEFAULT_RATE, buffer_ms: int = 100
    ) -> None:
        """Open the loudspeaker whose name holds the given one, or the machine's own choice.

        Raises:
            NoSpeaker: There is none, or it cannot be opened.
        """
        self._voice = voice
        self._mixer = StreamMixer(rate, latency_s=buffer_ms / 1000)
        self._stream = _opened(device, rate, buffer_ms)
        blocks = _blocks(self._mixer)
        next(blocks)
        self._stream.start(blocks)

    def play(self, performance: Performance) -> Playback:
        """Start playing, and return while it plays.

        Raises:
            NoVoice: Its first words cannot be said.
        """
        sounds = [sound for sound in performance.sounds if sound.text or sound.source]
        soon = [self._placed(sound) for sound in sounds if sound.at_s < _AHEAD_S]
        passage = self._mixer.start(self._frames(performance.length_s), filter(_is_audible, soon))
        later = [sound for sound in sounds if sound.at_s >= _AHEAD_S]
        threading.Thread(target=self._prepare, args=(passage, later), name="clips", daemon=True).start()
        return MixerPlayback(self._mixer, passage)

    def is_sounding(self) -> bool:
        return self._mixer.is_sounding()

    def close(self) -> None:
        self._stream.close()
        self._mixer.stop_all()

    def _prepare(self, passage: Passage, sounds: Iterable[Sound]) -> None:
        try:
            for sound in sounds:
                placed = self._placed(sound)
                if passage.ended.is_set():
                    return
                if _is_audible(placed):
                    self._mixer.add(passage, *placed)
        except NoVoice as error:
            _log.warning("The rest is not said: %s", error)

    def _placed(self, sound: Sound) -> Placed:
        return self._frames(sound.at_s), sounding(sound, self._voice, self._mixer.rate)

    def _frames(self, seconds: float) -> int:
        return round(seconds * self._mixer.rate)


def _is_audible(placed: Placed) -> bool:
    return bool(placed[1].any())


def _blocks(mixer: StreamMixer) -> Generator[Samples | bytes, int, None]:
    frames = yield b""
    while True:
        frames = yield mixer.fill(frames).tobytes()


def _opened(name: str | None, rate: int, buffer_ms: int) -> Any:  # noqa: ANN401 - the library has no types
    miniaudio = importlib.import_module("miniaudio")
    quieten_alsa()
    try:
        stream = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=1,
            sample_rate=rate,
            buffersize_msec=buffer_ms,
            device_id=_device_id(miniaudio, name) if name else None,
            app_name="speech",
        )
    except miniaudio.MiniaudioError as error:
        raise NoSpeaker(f"No loudspeaker can be opened here ({_reason(error)}): {_INSTEAD}.") from error
    if stream.backend == "Null":
        stream.close()
        raise NoSpeaker(f"This machine has no sound output: {_INSTEAD}.")
    return stream


def _device_id(miniaudio: Any, name: str) -> Any:  # noqa: ANN401 - the library has no types
    devices = miniaudio.Devices().get_playbacks()
    for device in devices:
        if name.lower() in device["name"].lower():
            return device["id"]
    names = ", ".join(device["name"] for device in devices)
    raise NoSpeaker(f'There is no loudspeaker called "{name}": choose one of {names}.')


def _reason(error: Exception) -> str:
    """Put what miniaudio raises, a message in a tuple in a tuple, into words."""
    reason: object = error
    while isinstance(reason, BaseException | tuple):
        reason = (reason.args if isinstance(reason, BaseException) else reason)[0]
    return str(reason)
