"""Real speech for tests: espeak-ng's, as a microphone would hear it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from speech.audio import Clip
from speech.audio_files import read_audio, write_wav
from speech.interaction import InteractionModel, load_model
from speech.synthesis import Pyttsx3Voice

MODEL = Path(__file__).parents[2] / "interaction_models" / "en-US.json"


@pytest.fixture(scope="session")
def spoken(tmp_path_factory) -> Callable[[str], Clip]:
    """Words -> espeak-ng's voice saying them."""
    folder = tmp_path_factory.mktemp("spoken")
    voice = Pyttsx3Voice(rate_wpm=150, name="gmw/en-us")

    @cache
    def say(words: str) -> Clip:
        path = folder / f"{len(list(folder.iterdir()))}.wav"
        write_wav(path, voice.say(words))
        return read_audio(path)

    return say


@pytest.fixture(scope="session")
def workout_model() -> InteractionModel:
    """The model of the skill itself."""
    return load_model(MODEL)
