"""The coach's side of a conversation, kept as one clip."""

from dataclasses import dataclass, replace

from speech.audio import Clip
from speech.device import Exchange
from speech.performance import Performance, Sound
from speech.rendering import render
from speech.voice import Voice


@dataclass(frozen=True)
class _Placed:
    sound: Sound
    at_s: float


class WavRecorder:
    """Remembers every sound at its moment; what was cut off is cut."""

    def __init__(self) -> None:
        self._sounds: list[_Placed] = []
        self._length_s = 0.0

    def show_exchange(self, exchange: Exchange, at_s: float) -> None:
        """What the user says is not on the recording; its time is."""
        del exchange
        self._length_s = max(self._length_s, at_s)

    def show_sound(self, sound: Sound, at_s: float) -> None:
        """Keep a sound."""
        if sound.text or sound.source:
            self._sounds.append(_Placed(sound, at_s))

    def end(self, at_s: float) -> None:
        """Cut what would still sound."""
        self._sounds = [self._cut(placed, at_s) for placed in self._sounds]
        self._length_s = max(self._length_s, at_s)

    @staticmethod
    def _cut(placed: _Placed, at_s: float) -> _Placed:
        left = max(0.0, at_s - placed.at_s)
        if left >= placed.sound.length_s:
            return placed
        return replace(placed, sound=replace(placed.sound, length_s=left))

    def clip(self, voice: Voice) -> Clip:
        """Render everything kept.

        Raises:
            NoVoice: A text cannot be said.
        """
        sounds = tuple(replace(placed.sound, at_s=placed.at_s) for placed in self._sounds)
        return render(Performance(sounds, self._length_s), voice)
