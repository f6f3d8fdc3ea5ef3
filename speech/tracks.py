"""Sounds in time, put one after another, at once, or cut."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from speech.performance import Sound


@dataclass(frozen=True)
class Track:
    """Sounds from a start of their own."""

    sounds: tuple[Sound, ...] = ()
    length_s: float = 0.0
    """Seconds; a track may last longer than its sounds."""


def in_turn(tracks: Iterable[Track]) -> Track:
    """Put tracks one after another."""
    sounds: list[Sound] = []
    start_s = 0.0
    for track in tracks:
        sounds += (replace(sound, at_s=start_s + sound.at_s) for sound in track.sounds)
        start_s += track.length_s
    return Track(tuple(sounds), start_s)


def at_once(tracks: Iterable[Track]) -> Track:
    """Start tracks at the same moment; the whole is as long as the longest."""
    together = tuple(tracks)
    sounds = (sound for track in together for sound in track.sounds)
    return Track(
        tuple(sorted(sounds, key=lambda sound: sound.at_s)),
        max((track.length_s for track in together), default=0.0),
    )


def cut(track: Track, length_s: float) -> Track:
    """Keep at most so many seconds of a track."""
    kept = (
        replace(sound, length_s=min(sound.length_s, length_s - sound.at_s))
        for sound in track.sounds
        if sound.at_s < length_s
    )
    return Track(tuple(kept), min(track.length_s, length_s))


def labelled(track: Track, label: str) -> Track:
    """Label the sounds that have no label yet; a silent track becomes one labelled pause."""
    if not label:
        return track
    if not track.sounds:
        return Track((Sound(0.0, track.length_s, label=label),), track.length_s)
    return replace(track, sounds=tuple(replace(sound, label=sound.label or label) for sound in track.sounds))
