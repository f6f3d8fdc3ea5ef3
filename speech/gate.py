"""Half duplex: not hearing oneself speak."""

from dataclasses import dataclass

import numpy as np

from speech.audio import Samples

_TAIL_S = 0.15
"""Seconds that a room, and the sound system's buffers, go on sounding."""


@dataclass(frozen=True)
class Gate:
    """Silences what the microphone hears while one's own voice sounds, and a little longer."""

    voice_until_s: float | None = None
    """When the voice falls silent, by the clock that `open_at` is asked with; None before it ever spoke."""
    tail_s: float = _TAIL_S
    """Seconds kept shut after the voice."""

    def speaking_until(self, moment_s: float) -> "Gate":
        """The gate while the voice sounds until then; never earlier than what was known already."""
        until = moment_s if self.voice_until_s is None else max(moment_s, self.voice_until_s)
        return Gate(until, self.tail_s)

    def hushed_at(self, moment_s: float) -> "Gate":
        """The gate when the voice was cut off."""
        until = None if self.voice_until_s is None else min(moment_s, self.voice_until_s)
        return Gate(until, self.tail_s)

    def is_open_at(self, moment_s: float) -> bool:
        """Whether what is heard then comes from the room alone."""
        return self.voice_until_s is None or moment_s >= self.voice_until_s + self.tail_s

    def passed(self, samples: Samples, moment_s: float) -> Samples:
        """The samples as they are, or as much silence: time goes on behind a shut gate too."""
        return samples if self.is_open_at(moment_s) else np.zeros_like(samples)
