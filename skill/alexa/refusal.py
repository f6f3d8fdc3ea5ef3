"""Requests that are not answered by the coach, and what is said instead."""

import logging
import traceback
from typing import Any
from xml.sax.saxutils import escape

from skill.phrasing.wording import Wording

_LOGGER = logging.getLogger(__name__)


class RefusedError(Exception):
    """The envelope cannot be read; the message is a sentence, without anything that was in it."""

    said = "refused.unreadable"
    """Key of what is said of it."""


class ForeignSkillError(RefusedError):
    """The request is for another skill."""

    said = "refused.foreign"


def refusal(error: RefusedError, wording: Wording) -> dict[str, Any]:
    """Return the response envelope that says in plain words why there is no answer, and closes."""
    return _said({"outputSpeech": _speech(error.said, wording), "shouldEndSession": True})


def apology(error: Exception, wording: Wording) -> dict[str, Any]:
    """Return the response envelope that says that something went wrong; the conversation stays open.

    The log gets the fault's type and place alone: its words may hold who the user is, or what was said.
    """
    (place,) = traceback.extract_tb(error.__traceback__, limit=-1)
    _LOGGER.error("A request failed: %s at %s:%s.", type(error).__name__, place.filename, place.lineno)
    speech = _speech("trouble", wording)
    return _said({"outputSpeech": speech, "reprompt": {"outputSpeech": speech}, "shouldEndSession": False})


def _speech(key: str, wording: Wording) -> dict[str, str]:
    return {"type": "SSML", "ssml": f"<speak>{escape(wording.say(key))}</speak>"}


def _said(response: dict[str, Any]) -> dict[str, Any]:
    return {"version": "1.0", "response": response}
