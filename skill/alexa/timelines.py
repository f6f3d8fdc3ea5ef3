"""A timeline as APLA, and as SSML where a device has no APLA."""

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from skill.phrasing.reply import Beat

_TONE = "soundbank://soundlibrary/ui/gameshow/amzn_ui_sfx_gameshow_neutral_response_01"
_LONGEST_BREAK_MS = 10_000
_LEAST_BREAK_MS = 50
"""Nobody hears a shorter one: it is made up for by the next."""
_WORDS_A_SECOND = 2.6
_ONSET_S = 0.2


def apla_directive(beats: Iterable[Beat]) -> dict[str, Any]:
    """Return the directive that plays the beats, each but the last for exactly its time.

    A Mixer lasts as long as its longest part; speech that is trimmed to it never moves the next beat.
    Behind the last beat nothing is timed: it ends with its words, so that the microphone opens at once.
    """
    played = [beat for beat in beats if beat.seconds > 0]
    data = [_datum(beat) for beat in played[:-1]] + [_datum(beat, closes=True) for beat in played[-1:]]
    return {
        "type": "Alexa.Presentation.APLA.RenderDocument",
        "token": "timeline",
        "document": _DOCUMENT,
        "datasources": {"timeline": {"beats": data}},
    }


_SPEECH: dict[str, Any] = {
    "type": "Speech",
    "contentType": "SSML",
    "content": "<speak>${data.say}</speak>",
}

_DOCUMENT: dict[str, Any] = {
    "type": "APLA",
    "version": "0.91",
    "mainTemplate": {
        "parameters": ["payload"],
        "items": [
            {
                "type": "Sequencer",
                "data": "${payload.timeline.beats}",
                "items": [
                    {"when": "${data.closes}", "description": "${data.label}", **_SPEECH},
                    {
                        "when": "${!data.closes}",
                        "type": "Mixer",
                        "description": "${data.label}",
                        "items": [
                            {"type": "Silence", "duration": "${data.ms}"},
                            {"when": "${data.say != ''}", "duration": "trimToParent", **_SPEECH},
                            {
                                "when": "${data.tone > 0}",
                                "type": "Audio",
                                "source": _TONE,
                                "duration": "trimToParent",
                            },
                        ],
                    },
                ],
            }
        ],
    },
}
"""Just one of the Sequencer's items plays each beat."""


def _datum(beat: Beat, *, closes: bool = False) -> dict[str, Any]:
    datum = {
        "ms": round(beat.seconds * 1000),
        "say": escape(beat.say),
        "tone": int(beat.tone),
        "label": beat.label,
    }
    return {**datum, "closes": True} if closes and beat.say else datum


def ssml_of(beats: Iterable[Beat]) -> str:
    """Return the beats as speech and breaks; as exact as a guess of the voice's pace allows.

    Words that take longer than their beat shorten the quiet behind them. Nothing is quiet behind the last
    words, so that the microphone opens at once. Tones are left out: Alexa takes five sounds in a response.
    """
    parts: list[str] = []
    quiet_s = 0.0
    for beat in beats:
        if beat.say:
            breaks = _breaks(quiet_s)
            parts.append((breaks or " ") + escape(beat.say))
            quiet_s = (0.0 if breaks else quiet_s) - _said_s(beat.say)
        quiet_s += beat.seconds
    return "".join(parts).strip()


def _said_s(text: str) -> float:
    return len(text.split()) / _WORDS_A_SECOND + _ONSET_S


def _breaks(seconds: float) -> str:
    """One break lasts at most ten seconds."""
    longest, rest_ms = divmod(max(0, round(seconds * 1000)), _LONGEST_BREAK_MS)
    lengths = [_LONGEST_BREAK_MS] * longest + ([rest_ms] if rest_ms >= _LEAST_BREAK_MS else [])
    return "".join(f'<break time="{_time(length_ms)}"/>' for length_ms in lengths)


def _time(length_ms: int) -> str:
    whole, rest_ms = divmod(length_ms, 1000)
    return f"{length_ms}ms" if rest_ms else f"{whole}s"
