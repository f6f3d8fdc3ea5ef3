"""The process's one pyttsx3 engine, on the one thread that may touch it."""

import importlib
import queue
import tempfile
import threading
import time
import wave
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from speech.audio import Clip
from speech.espeak_library import load_espeak
from speech.voice import DEFAULT_RATE, NoVoice

_ATTEMPTS = 5
_SETTLE_S = 0.05
"""espeak-ng takes a new rate on a thread of its own; while that works, pyttsx3 cancels what it says."""

_Made = TypeVar("_Made")

_SAVED_AT_ONCE = {"sapi5"}
"""Drivers that tell nothing when an utterance is finished, but return only then."""


@dataclass(frozen=True)
class Manner:
    """How to speak."""

    rate_wpm: int
    """Words a minute."""
    voice_id: str | None
    """None for the engine's own choice."""


class Engine:
    """Writes speech to files: pyttsx3's own playing can be neither stopped nor timed."""

    def __init__(self) -> None:
        load_espeak()
        self._engine = _pyttsx3_engine()
        # Until its loop has run once, the engine keeps settings back and then sets them too late.
        self._engine.runAndWait()
        self._own_voice_id = self._engine.getProperty("voice")
        self._manner: Manner | None = None
        self._finished = threading.Event()
        self._engine.connect("finished-utterance", self._on_finished)

    def clip(self, text: str, manner: Manner) -> Clip:
        for _ in range(_ATTEMPTS):
            self._adopt(manner)
            clip = self._saved(text)
            if len(clip.samples) > 0:
                return clip
            # What was cancelled may have been the manner too.
            self._manner = None
        raise NoVoice(f'The voice gives no sound for "{text}".')

    def voice_id(self, name: str) -> str:
        voices = self._engine.getProperty("voices")
        for voice in voices:
            if name.lower() in {str(voice.name).lower(), str(voice.id).lower()}:
                return str(voice.id)
        some = ", ".join(sorted(str(voice.name) for voice in voices if "nglish" in str(voice.name)))
        raise NoVoice(f'There is no voice called "{name}": choose another, such as {some or voices[0].name}.')

    def _adopt(self, manner: Manner) -> None:
        if manner == self._manner:
            return
        self._engine.setProperty("rate", manner.rate_wpm)
        self._engine.setProperty("voice", manner.voice_id or self._own_voice_id)
        self._manner = manner
        time.sleep(_SETTLE_S)

    def _saved(self, text: str) -> Clip:
        self._finished.clear()
        with tempfile.TemporaryDirectory(prefix="voice-") as folder:
            path = Path(folder) / "clip.wav"
            self._engine.save_to_file(text, str(path))
            self._engine.runAndWait()
            if self._engine.driver_name not in _SAVED_AT_ONCE:
                self._finished.wait()
            return _read(path) if path.exists() else Clip(np.zeros(0, np.int16), DEFAULT_RATE)

    def _on_finished(self, **_event: object) -> None:
        self._finished.set()


class EngineThread:
    """Does one job after another on the engine; espeak-ng keeps its settings by thread."""

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._engine: Engine | None = None
        threading.Thread(target=self._work, name="voice", daemon=True).start()

    def submit(self, job: Callable[[Engine], _Made]) -> Future[_Made]:
        """Have a job done; what it raises becomes a NoVoice."""
        future: Future[_Made] = Future()
        self._jobs.put(lambda: self._fulfil(job, future))
        return future

    def _work(self) -> None:
        while True:
            self._jobs.get()()

    def _fulfil(self, job: Callable[[Engine], _Made], future: Future[_Made]) -> None:
        try:
            self._engine = self._engine or Engine()
            future.set_result(job(self._engine))
        except Exception as error:  # noqa: BLE001 - whatever a driver raises, the user lacks a voice
            future.set_exception(_no_voice(error))


@cache
def engine_thread() -> EngineThread:
    """Give the thread of this process's engine."""
    return EngineThread()


def _pyttsx3_engine() -> Any:  # noqa: ANN401 - the library has no types
    engine = importlib.import_module("pyttsx3").init()
    # Its espeak driver prints a line for every file it saves, in the midst of the program's own output.
    driver = importlib.import_module(f"pyttsx3.drivers.{engine.driver_name}")
    vars(driver)["print"] = _say_nothing
    return engine


def _say_nothing(*_words: object, **_options: object) -> None:
    pass


def _no_voice(error: Exception) -> NoVoice:
    if isinstance(error, NoVoice):
        return error
    reason = [*str(error).strip().splitlines(), type(error).__name__][0]
    return NoVoice(f"There is no voice on this machine ({reason.rstrip('.')}): install espeak-ng.")


def _read(path: Path) -> Clip:
    with wave.open(str(path), "rb") as file:
        channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
        data = file.readframes(file.getnframes())
    if width != 2:  # noqa: PLR2004 - bytes of a 16-bit sample
        raise NoVoice(f"The voice writes {8 * width}-bit sound, but only 16-bit sound can be played.")
    return Clip(np.frombuffer(data, "<i2").reshape(-1, channels)[:, 0].astype(np.int16), rate)
