"""The operating system's voice."""

import subprocess
import sys
import threading

import numpy as np
import pytest
from num2words import num2words

from speech.audio import Clip
from speech.clip_cache import ClipCache
from speech.clip_edges import resampled, trimmed
from speech.pyttsx3_engine import engine_thread
from speech.scoring import estimate_s
from speech.synthesis import NoVoice, Pyttsx3Voice, SilentVoice, length_of

RATE = 22_050


@pytest.fixture(scope="module")
def voice():
    try:
        voice = Pyttsx3Voice()
    except NoVoice as error:
        pytest.skip(str(error))
    yield voice
    voice.close()


def counted(number):
    return f"{num2words(number).capitalize()}."


@pytest.mark.parametrize("number", range(1, 51))
def test_every_number_of_a_count_is_said_within_a_second(voice, number):
    clip = voice.say(counted(number))
    assert 0.2 < clip.length_s < 0.9


@pytest.mark.parametrize("number", range(1, 51))
def test_a_number_is_heard_from_its_first_sample(voice, number):
    samples = np.abs(voice.say(counted(number)).samples.astype(np.int32))
    assert samples[0] > 0
    assert samples[: RATE // 200].max() > samples.max() * 0.01


def test_the_tail_after_a_word_is_short(voice):
    samples = np.abs(voice.say("Rest.").samples.astype(np.int32))
    last = np.flatnonzero(samples > samples.max() * 0.01)[-1]
    assert len(samples) - last <= 0.051 * RATE


def test_a_text_said_again_is_the_same_clip(voice):
    assert voice.say("Hold.") is voice.say(" Hold. ")


@pytest.mark.parametrize("text", ["", "  ", "...", "\n"])
def test_nothing_to_say_makes_no_sound(voice, text):
    assert len(voice.say(text).samples) == 0


@pytest.mark.parametrize("text", ["5 < 6 & more", "<b>bold</b>", "naïve café", "'quoted' \"text\"", "-10"])
def test_no_text_stops_the_voice(voice, text):
    assert voice.say(text).length_s > 0.3


def test_several_threads_may_speak_at_once(voice):
    lengths = {}

    def speak(place):
        lengths[place] = [voice.say(f"Place {place}, rep {rep}.").length_s for rep in range(1, 9)]

    threads = [threading.Thread(target=speak, args=(place,)) for place in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert all(length > 0.5 for place in range(1, 5) for length in lengths[place])


def test_two_voices_keep_their_own_pace(voice):
    fast = Pyttsx3Voice(rate_wpm=300)
    text = "Squeeze the shoulder blades together."
    before = voice.say(text).length_s
    assert fast.say(text).length_s < before * 0.75
    assert voice.say(text + " Now.").length_s > before


def test_an_unknown_voice_is_named_with_others_to_choose(voice):
    del voice
    with pytest.raises(NoVoice, match='no voice called "Nobody": choose another'):
        Pyttsx3Voice(name="Nobody")


def test_a_voice_may_be_chosen_by_name(voice):
    british = Pyttsx3Voice(name="English (Great Britain)")
    assert british.say("Rows.").length_s > 0.2
    assert voice.say("Rows.").length_s > 0.2


def test_a_closed_voice_says_so(voice):
    del voice
    closed = Pyttsx3Voice()
    closed.close()
    with pytest.raises(NoVoice, match="closed"):
        closed.say("A text that was never said before.")


def test_a_voice_that_does_not_answer_is_given_up_with_one_sentence(voice):
    del voice
    may_go_on = threading.Event()
    engine_thread().submit(lambda _engine: may_go_on.wait(5))
    try:
        with pytest.raises(NoVoice, match=r"^The voice did not answer within 0\.05 seconds\.$"):
            Pyttsx3Voice(timeout_s=0.05)
    finally:
        may_go_on.set()


def test_the_silent_voice_takes_its_time_without_a_sound():
    voice = SilentVoice(estimate_s)
    clip = voice.say("One two three.")
    assert clip.length_s == pytest.approx(estimate_s("One two three."), abs=0.001)
    assert not clip.samples.any()
    assert voice.say("...").length_s == 0.0
    assert length_of(voice)("Go.") == pytest.approx(estimate_s("Go."), abs=0.001)


def test_old_clips_make_room_for_new_ones():
    cache = ClipCache(most_bytes=2000)
    clips = {text: Clip(np.ones(400, np.int16), RATE) for text in "abc"}
    cache.put("a", clips["a"])
    cache.put("b", clips["b"])
    assert cache.get("a") is clips["a"]
    cache.put("c", clips["c"])
    assert cache.get("b") is None
    assert cache.get("a") is clips["a"]


def test_silence_around_a_sound_is_cut():
    samples = np.zeros(RATE, np.int16)
    samples[5000:6000] = 8000
    clip = trimmed(Clip(samples, RATE))
    assert len(clip.samples) == 1000 + round(0.05 * RATE)
    assert clip.samples[0] > 0
    assert len(trimmed(Clip(np.zeros(500, np.int16), RATE)).samples) == 0


def test_another_sample_rate_keeps_the_length_and_the_pitch():
    wave = (8000 * np.sin(2 * np.pi * 440 * np.arange(16_000) / 16_000)).astype(np.int16)
    samples = resampled(Clip(wave, 16_000), 48_000)
    assert len(samples) == 48_000
    assert np.argmax(np.abs(np.fft.rfft(samples))) == 440


def test_a_voice_starts_where_another_copy_of_its_library_is_already_at_work():
    """What looks words up in espeak-ng may do so before anything is said."""
    program = (
        "from speech.espeak_phonemes import ipa; ipa('trampoline'); "
        "from speech.synthesis import Pyttsx3Voice; print(Pyttsx3Voice().say('Rest.').length_s)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert float(ended.stdout) > 0.2


def test_a_voice_prints_nothing(voice, capfd):
    voice.say("Nothing of this is to be read on the screen.")
    assert capfd.readouterr() == ("", "")
