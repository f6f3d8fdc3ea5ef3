"""Spoken items as sounds in time."""

from collections.abc import Callable

from speech.performance import Sound
from speech.ssml import AudioSource, Break, SpeakItem, Spoken, speak_items
from speech.tones import tone_length_s
from speech.tracks import Track, in_turn

Measure = Callable[[str], float]
"""The seconds that a text takes to say."""


def spoken_track(ssml: str, measure: Measure) -> Track:
    """Read SSML or plain text as a track.

    Raises:
        SsmlError: It is no SSML that can be spoken.
    """
    return in_turn(_track(item, measure) for item in speak_items(ssml))


def source_track(source: str) -> Track:
    """Take the sound of an address as a track."""
    length_s = tone_length_s(source)
    return Track((Sound(0.0, length_s, source=source),), length_s)


def _track(item: SpeakItem, measure: Measure) -> Track:
    match item:
        case Break(length_s):
            return Track((), length_s)
        case AudioSource(source):
            return source_track(source)
        case Spoken(text):
            length_s = measure(text)
            return Track((Sound(0.0, length_s, text=text),), length_s)
