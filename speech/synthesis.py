"""The operating system's voice, by pyttsx3."""

from collections.abc import Callable
from typing import TypeVar

import numpy as np

from speech.audio import Clip
from speech.clip_cache import ClipCache
from speech.clip_edges import trimmed
from speech.pyttsx3_engine import Engine, Manner, engine_thread
from speech.ssml import clean
from speech.voice import DEFAULT_RATE, NoVoice, SilentVoice, Voice, length_of

__all__ = ["DEFAULT_RATE", "NoVoice", "Pyttsx3Voice", "SilentVoice", "Voice", "length_of"]

_CACHE_BYTES = 32 * 1024 * 1024

_Made = TypeVar("_Made")


class Pyttsx3Voice:
    """The voice of the operating system; espeak-ng on Linux. Safe to use from several threads."""

    def __init__(self, rate_wpm: int = 165, name: str | None = None, timeout_s: float = 15.0) -> None:
        """Start the voice.

        Raises:
            NoVoice: This machine has none, or none of that name.
        """
        self._timeout_s = timeout_s
        self._clips = ClipCache(_CACHE_BYTES)
        self._is_open = True
        self._manner = self._done(lambda engine: Manner(rate_wpm, engine.voice_id(name) if name else None))

    def say(self, text: str) -> Clip:
        words = clean(text)
        if not words:
            return Clip(np.zeros(0, np.int16), DEFAULT_RATE)
        clip = self._clips.get(words)
        if clip is None:
            clip = trimmed(self._done(lambda engine: engine.clip(words, self._manner)))
            self._clips.put(words, clip)
        return clip

    def close(self) -> None:
        self._is_open = False

    def _done(self, job: Callable[[Engine], _Made]) -> _Made:
        if not self._is_open:
            raise NoVoice("The voice is closed or no longer answers: start the program again.")
        try:
            return engine_thread().submit(job).result(self._timeout_s)
        except TimeoutError as error:
            # Asking again would only make every later word wait as long.
            self._is_open = False
            raise NoVoice(f"The voice did not answer within {self._timeout_s:g} seconds.") from error
