"""Requests that are not answered by the coach, and what is said instead."""

from typing import Any
from xml.sax.saxutils import escape

from skill.phrasing.wording import Wording


class RefusedError(Exception):
    """The envelope cannot be read; the message is a sentence, without anything that was in it."""

    said = "refused.unreadable"
    """Key of what is said of it."""


class ForeignSkillError(RefusedError):
    """The request is for another skill."""

    said = "refused.foreign"


def refusal(error: RefusedError, wording: Wording) -> dict[str, Any]:
    """Return the response envelope that says in plain words why there is no answer, and closes."""
    ssml = f"<speak>{escape(wording.say(error.said))}</speak>"
    speech = {"type": "SSML", "ssml": ssml}
    return {"version": "1.0", "response": {"outputSpeech": speech, "shouldEndSession": True}}
