"""Sound files in and out."""

import wave

import numpy as np
import pytest

from speech.audio import Clip
from speech.audio_files import AudioFileError, read_audio, write_wav


def tone(rate, seconds=1.0):
    return (8000 * np.sin(2 * np.pi * 440 * np.arange(int(rate * seconds)) / rate)).astype(np.int16)


@pytest.mark.parametrize("rate", [8000, 16_000, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_a_recording_of_any_rate_is_read_as_16_khz_mono(tmp_path, rate, channels):
    path = tmp_path / "tone.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.repeat(tone(rate), channels).tobytes())
    clip = read_audio(path)
    assert clip.rate == 16_000
    assert clip.length_s == pytest.approx(1.0, abs=0.01)
    loudest = np.abs(np.fft.rfft(clip.samples)).argmax() / clip.length_s
    assert loudest == pytest.approx(440, abs=2), "the pitch is kept"


def test_what_is_written_is_read_back_as_it_was(tmp_path):
    path = tmp_path / "tone.wav"
    write_wav(path, Clip(tone(16_000), 16_000))
    assert np.array_equal(read_audio(path).samples, tone(16_000))


def _text(path):
    path.write_text("this is no sound")


def _empty(path):
    path.write_bytes(b"")


def _soundless(path):
    write_wav(path, Clip(np.zeros(0, np.int16), 16_000))


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda _path: None, "cannot be read: No such file or directory"),
        (lambda path: path.mkdir(), "cannot be read: Is a directory"),
        (_text, "is not a sound file that can be read; give a WAV or FLAC file"),
        (_empty, "is not a sound file that can be read; give a WAV or FLAC file"),
        (_soundless, "holds no sound; record it again"),
    ],
)
def test_a_file_that_cannot_be_heard_is_refused_in_one_sentence(tmp_path, make, says):
    path = tmp_path / "command.wav"
    make(path)
    with pytest.raises(AudioFileError) as refusal:
        read_audio(path)
    assert str(refusal.value) == f"{path}: {says}."


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    path = tmp_path / "nowhere" / "out.wav"
    with pytest.raises(AudioFileError, match=r"nowhere/out\.wav: cannot be written: No such file"):
        write_wav(path, Clip(tone(16_000), 16_000))
