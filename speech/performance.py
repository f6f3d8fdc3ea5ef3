"""What a response sounds like: every sound at its moment."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sound:
    """One thing said or sounded; a pause that has a label is one too."""

    at_s: float
    """Seconds from the start of the performance."""
    length_s: float
    """Seconds it may last; what is longer is cut."""
    text: str = ""
    """Words to say; empty for a tone or a pause."""
    source: str = ""
    """Address of a sound: "soundbank://..."; empty for speech or a pause."""
    label: str = ""
    """What is going on, for a screen: "Set 1 of 3, rep 4 of 15"."""


@dataclass(frozen=True)
class Performance:
    """A response envelope as sounds in time."""

    sounds: tuple[Sound, ...]
    """By time."""
    length_s: float
    """Seconds from start to silence."""
