"""How words sound, in the dictionary and outside it."""

import time

import pytest

from speech.espeak_phonemes import ipa
from speech.phonemes import is_listed, pronounce


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("coach", "K OW CH"),
        ("Coach", "K OW CH"),
        ("let's", "L EH T S"),
        ("lats", "L AE T S"),
    ],
)
def test_a_word_of_the_dictionary_sounds_as_the_dictionary_says(word, sounds):
    assert " ".join(pronounce(word)) == sounds


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("kettlebell", "K EH T AH L B EH L"),
        ("bodyweight", "B AA D IY W EY T"),
        ("dumbbells", "D AH M B EH L Z"),
        ("pulldown", "P UH L D AW N"),
        ("pull-up", "P UH L AH P"),
    ],
)
def test_a_compound_sounds_like_its_parts(word, sounds):
    assert not is_listed(word) or word == "dumbbells"
    assert " ".join(pronounce(word)) == sounds


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("glutes", "G L UW T S"),
        ("kroc", "K R AA K"),
        ("rhomboids", "R AA M B OY D Z"),
        ("supinated", "S UW P IH N EY T IH D"),
    ],
)
def test_a_gym_word_that_no_dictionary_has_still_sounds_right(word, sounds):
    assert " ".join(pronounce(word)) == sounds


def test_a_plural_ends_as_it_is_spoken():
    assert pronounce("coach's")[-2:] == ("IH", "Z")


@pytest.mark.parametrize("word", ["", "'", "42", "...", "☃"])
def test_what_has_no_letters_is_no_trouble(word):
    assert isinstance(pronounce(word), tuple)


def test_asking_for_sounds_leaves_the_speaking_voice_alone():
    """The voice may be talking while words are looked up: the two never share the library's state."""
    assert ipa("rhomboids") == ipa("rhomboids") != ""


def test_looking_a_word_up_again_takes_no_time():
    pronounce("calisthenics")
    start = time.perf_counter()
    for _ in range(1000):
        pronounce("calisthenics")
    assert time.perf_counter() - start < 0.1
