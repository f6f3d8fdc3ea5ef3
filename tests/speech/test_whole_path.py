"""Spoken words in, a counted workout out: the whole path by sound alone, in files."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from speech.audio import Clip
from speech.audio_files import read_audio, write_wav
from speech.clip_edges import resampled
from speech.performance import Sound
from speech.scoring import score
from speech.synthesis import Pyttsx3Voice
from speech.voice import DEFAULT_RATE, length_of

SPOKEN = ("start a ten minute band workout for my lats", "ready")
_TEMPO_MS = 20


@pytest.fixture(scope="module")
def voice() -> Pyttsx3Voice:
    return Pyttsx3Voice()


@pytest.fixture(scope="module")
def heard(voice, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[dict], list[float], Clip]:
    """The turns, when each reply began to sound, and the recording of the coach's side."""
    folder = tmp_path_factory.mktemp("path")
    recordings = [_spoken(Pyttsx3Voice(rate_wpm=150), text, folder / f"{number}.wav") for number, text in enumerate(SPOKEN)]
    out = folder / "out.wav"
    listen = [part for path in recordings for part in ("--listen", str(path))]
    command = [sys.executable, "-m", "speech", "--store", str(folder / "c.db"), "--json", *listen, "--speak", str(out)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True, input="")
    turns = [json.loads(line) for line in result.stdout.splitlines()]
    begins = [turn["at"] + read_audio(path).length_s for turn, path in zip(turns, recordings, strict=True)]
    return turns, begins, read_wav(out)


def _spoken(voice: Pyttsx3Voice, text: str, path: Path) -> Path:
    clip = voice.say(text)
    quiet = np.zeros(clip.rate // 2, np.int16)
    write_wav(path, Clip(np.concatenate([quiet, clip.samples, quiet]), clip.rate))
    return path


def read_wav(path: Path) -> Clip:
    import wave

    with wave.open(str(path)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), np.int16)
        return Clip(samples, file.getframerate())


def expected(turns: list[dict], begins: list[float], voice: Pyttsx3Voice) -> list[Sound]:
    """Every sound of every reply, at its moment in the recording."""
    sounds = []
    for turn, begin in zip(turns, begins, strict=True):
        performance = score(turn["response"], length_of(voice))
        sounds += [Sound(begin + sound.at_s, sound.length_s, sound.text, label=sound.label) for sound in performance.sounds if sound.text]
    return sounds


def offset_s(recording: Clip, sound: Sound, voice: Pyttsx3Voice) -> tuple[float, float]:
    """Where in the recording a sound is, against where it belongs, and how alike they are (0 to 1)."""
    clip = resampled(voice.say(sound.text), recording.rate)[: int(sound.length_s * recording.rate)].astype(float)
    reach = recording.rate // 10
    start = round(sound.at_s * recording.rate)
    window = np.pad(recording.samples.astype(float), reach)[start : start + len(clip) + 2 * reach]
    alike = np.correlate(window, clip, "valid")
    best = int(alike.argmax())
    energy = np.linalg.norm(window[best : best + len(clip)]) * np.linalg.norm(clip)
    return (best - reach) / recording.rate, float(alike[best] / energy) if energy else 0.0


def test_the_spoken_wish_is_understood(heard):
    first, second = heard[0]

    assert first["intent"] == "StartWorkoutIntent"
    assert {name: slot["id"] or slot["value"] for name, slot in first["slots"].items()} == {
        "duration": "PT10M",
        "equipment": "band",
        "muscle": "lats",
    }
    assert second["intent"] == "BeginIntent"


def test_the_recording_holds_the_coachs_words_in_order_and_on_their_beats(heard, voice):
    turns, begins, recording = heard
    sounds = expected(turns, begins, voice)

    found = [offset_s(recording, sound, voice) for sound in sounds]

    assert recording.rate == DEFAULT_RATE
    assert len(sounds) > 30
    assert min(likeness for _, likeness in found) > 0.95
    assert max(abs(offset) for offset, _ in found) * 1000 <= _TEMPO_MS


def test_counts_follow_each_other_at_the_tempo(heard, voice):
    turns, begins, recording = heard
    counts = [sound for sound in expected(turns, begins, voice) if ", rep" in sound.label]
    times = [sound.at_s + offset_s(recording, sound, voice)[0] for sound in counts]
    gaps = np.diff([sound.at_s for sound in counts])

    assert len(counts) >= 8
    assert np.abs(np.diff(times) - gaps).max() * 1000 <= _TEMPO_MS
