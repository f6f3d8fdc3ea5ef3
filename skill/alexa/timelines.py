"""A timeline as APLA, and as SSML where a device has no APLA."""

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from skill.phrasing.reply import Beat

_TONE = "soundbank://soundlibrary/ui/gameshow/amzn_ui_sfx_gameshow_neutral_response_01"
_LONGEST_BREAK_S = 10.0
_WORDS_A_SECOND = 2.6
_LONGEST_SSML = 7_500
"""Alexa takes 8,000 characters of speech; the rest is room for markup around it."""


def apla_directive(beats: Iterable[Beat]) -> dict[str, Any]:
    """Return the directive that plays the beats, each for exactly its time.

    A Mixer lasts as long as its longest part; speech that is trimmed to it never moves the next beat.
    """
    return {
        "type": "Alexa.Presentation.APLA.RenderDocument",
        "token": "timeline",
        "document": _DOCUMENT,
        "datasources": {"timeline": {"beats": [_datum(beat) for beat in beats if beat.seconds > 0]}},
    }


_DOCUMENT: dict[str, Any] = {
    "type": "APLA",
    "version": "0.91",
    "mainTemplate": {
        "parameters": ["payload"],
        "item": {
            "type": "Sequencer",
            "data": "${payload.timeline.beats}",
            "items": [
                {
                    "type": "Mixer",
                    "description": "${data.label}",
                    "items": [
                        {"type": "Silence", "duration": "${data.ms}"},
                        {
                            "type": "Speech",
                            "when": "${data.say != ''}",
                            "contentType": "SSML",
                            "content": "<speak>${data.say}</speak>",
                            "duration": "trimToParent",
                        },
                        {
                            "type": "Audio",
                            "when": "${data.tone != ''}",
                            "source": "${data.tone}",
                            "duration": "trimToParent",
                        },
                    ],
                }
            ],
        },
    },
}


def _datum(beat: Beat) -> dict[str, Any]:
    return {
        "ms": round(beat.seconds * 1000),
        "say": escape(beat.say),
        "tone": _TONE if beat.tone else "",
        "label": beat.label,
    }


def ssml_of(beats: Iterable[Beat]) -> str:
    """Return the beats as speech and breaks; as exact as a guess of the voice's pace allows."""
    parts: list[str] = []
    for beat in beats:
        said_s = len(beat.say.split()) / _WORDS_A_SECOND + 0.2 if beat.say else 0.0
        parts.append(f"{escape(beat.say)}{_breaks(max(0.0, beat.seconds - said_s))}")
    return _within_limit(parts)


def _breaks(seconds: float) -> str:
    """One break lasts at most ten seconds."""
    whole, rest = divmod(seconds, _LONGEST_BREAK_S)
    lengths = [_LONGEST_BREAK_S] * int(whole) + ([rest] if rest >= 0.05 else [])  # noqa: PLR2004 - inaudible
    return "".join(f'<break time="{round(length * 1000)}ms"/>' for length in lengths)


def _within_limit(parts: list[str]) -> str:
    """Drop beats before the closing question where a response would be too long."""
    closing, kept, room = parts[-1], [], _LONGEST_SSML - len(parts[-1])
    for part in parts[:-1]:
        if len(part) > room:
            break
        kept.append(part)
        room -= len(part)
    return "".join([*kept, closing])
