"""Sound files: WAV and FLAC in, WAV out."""

import wave
from pathlib import Path

import numpy as np

from speech.audio import Clip
from speech.faults import SpeechError

LISTENING_RATE = 16_000
"""Samples a second that all that listens works with."""


class AudioFileError(SpeechError):
    """A sound file cannot be used; the message says which and why."""


def read_audio(path: Path) -> Clip:
    """Read a sound file of any rate and number of channels as 16 kHz mono.

    Raises:
        AudioFileError: The file is missing, holds no sound, or is no sound file.
    """
    import miniaudio  # noqa: PLC0415 - loaded where a file is read, not where a command starts

    try:
        content = path.read_bytes()
    except OSError as error:
        raise AudioFileError(f"{path}: cannot be read: {error.strerror or error}.") from error
    try:
        decoded = miniaudio.decode(content, nchannels=1, sample_rate=LISTENING_RATE)
    except miniaudio.DecodeError as error:
        raise AudioFileError(
            f"{path}: is not a sound file that can be read; give a WAV or FLAC file."
        ) from error
    if not len(decoded.samples):
        raise AudioFileError(f"{path}: holds no sound; record it again.")
    return Clip(np.asarray(decoded.samples, dtype=np.int16), LISTENING_RATE)


def write_wav(path: Path, clip: Clip) -> None:
    """Write a clip as a WAV file.

    Raises:
        AudioFileError: The file cannot be written.
    """
    try:
        with path.open("wb") as file, wave.open(file) as wav:
            wav.setnchannels(1)
            wav.setsampwidth(2)
            wav.setframerate(clip.rate)
            wav.writeframes(clip.samples.astype("<i2").tobytes())
    except OSError as error:
        raise AudioFileError(f"{path}: cannot be written: {error.strerror or error}.") from error
