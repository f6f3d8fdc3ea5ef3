"""A reply: what is said, and what plays behind it."""

from dataclasses import dataclass

from skill.phrasing.screen import Screen


@dataclass(frozen=True)
class Beat:
    """One stretch of a timeline, in words."""

    seconds: float
    """Exactly how long it lasts."""
    say: str = ""
    """Said at its start; cut where it is longer than the beat."""
    tone: bool = False
    """A soft tone at its start."""
    label: str = ""
    """What goes on, for a screen."""


@dataclass(frozen=True)
class Reply:
    """What the coach answers, without markup."""

    lines: tuple[str, ...]
    """Said one after the other, with a breath between them."""
    beats: tuple[Beat, ...]
    """The timeline behind the lines; empty where nothing is timed."""
    reprompt: str
    """Said once more when nobody answers; empty where the conversation is over."""
    ends: bool
    """True where the conversation is over."""
    screen: Screen | None = None
    """What a device with a screen shows beside it."""
