"""Spoken words in, a counted workout out: the whole path by sound alone, in files."""

import json
import subprocess
import sys
import wave
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
_REACH_MS = 100


@pytest.fixture(scope="module")
def voice() -> Pyttsx3Voice:
    return Pyttsx3Voice()


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[dict], list[float], Clip]:
    """The turns, when each reply began to sound, and the recording of the coach's side."""
    folder = tmp_path_factory.mktemp("path")
    recordings = [
        _spoken(Pyttsx3Voice(rate_wpm=150), text, folder / f"{number}.wav")
        for number, text in enumerate(SPOKEN)
    ]
    out = folder / "out.wav"
    listen = [part for path in recordings for part in ("--listen", str(path))]
    command = [
        sys.executable,
        "-m",
        "speech",
        "--store",
        str(folder / "c.db"),
        "--json",
        *listen,
        "--speak",
        str(out),
    ]
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
    with wave.open(str(path)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), np.int16)
        return Clip(samples, file.getframerate())


def expected(turns: list[dict], begins: list[float], voice: Pyttsx3Voice) -> list[Sound]:
    """Every sound of every reply, at its moment in the recording."""
    sounds = []
    for turn, begin in zip(turns, begins, strict=True):
        performance = score(turn["response"], length_of(voice))
        sounds += [
            Sound(begin + sound.at_s, sound.length_s, sound.text, label=sound.label)
            for sound in performance.sounds
            if sound.text
        ]
    return sounds


def loudness(samples: np.ndarray, rate: int) -> np.ndarray:
    """How loud it is, millisecond by millisecond: the same voice never makes the same wave twice."""
    step = rate // 1000
    whole = samples[: len(samples) // step * step].astype(float).reshape(-1, step)
    return np.convolve(np.sqrt((whole**2).mean(axis=1)), np.ones(9) / 9, "same")


def offset_s(recording: Clip, sound: Sound, voice: Pyttsx3Voice) -> tuple[float, float]:
    """Where in the recording a sound is, against where it belongs, and how alike they are (0 to 1)."""
    step = recording.rate // 1000
    clip = loudness(resampled(voice.say(sound.text), recording.rate), recording.rate)
    start = round(sound.at_s * recording.rate) - _REACH_MS * step
    quiet = np.zeros(_REACH_MS * step)
    heard = np.concatenate([quiet, recording.samples, quiet])[start + len(quiet) :]
    window = loudness(heard[: (len(clip) + 2 * _REACH_MS) * step], recording.rate)
    likeness = [
        float(
            window[at : at + len(clip)]
            @ clip
            / (np.linalg.norm(window[at : at + len(clip)]) * np.linalg.norm(clip) + 1e-9)
        )
        for at in range(len(window) - len(clip) + 1)
    ]
    best = int(np.argmax(likeness))
    return (best - _REACH_MS) * step / recording.rate, likeness[best]


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
    assert min(likeness for _, likeness in found) > 0.9
    assert max(abs(offset) for offset, _ in found) * 1000 <= _TEMPO_MS


def test_counts_follow_each_other_at_the_tempo(heard, voice):
    turns, begins, recording = heard
    counts = [sound for sound in expected(turns, begins, voice) if ", rep" in sound.label]
    times = [sound.at_s + offset_s(recording, sound, voice)[0] for sound in counts]
    gaps = np.diff([sound.at_s for sound in counts])

    assert len(counts) >= 8
    assert np.abs(np.diff(times) - gaps).max() * 1000 <= _TEMPO_MS
