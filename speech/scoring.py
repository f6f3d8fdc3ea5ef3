"""A skill's response as a performance."""

import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from speech import apla
from speech.faults import ResponseError
from speech.performance import Performance
from speech.speaking import Measure, spoken_track
from speech.ssml import as_ssml
from speech.tracks import Track, in_turn

_WORDS_A_SECOND = 2.6
_ONSET_S = 0.2
_LEAST_S = 0.35

_log = logging.getLogger(__name__)

_SPEECH: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "PlainText": lambda speech: str(speech.get("text", "")),
    "SSML": lambda speech: as_ssml(str(speech.get("ssml", ""))),
}


def score(response: Mapping[str, Any], measure: Measure) -> Performance:
    """Put what a response envelope says in time: its speech, then its audio documents in order.

    Raises:
        ResponseError: The envelope holds something that cannot be played.
    """
    return _performance(in_turn(_tracks(_response(response), measure)))


def score_reprompt(response: Mapping[str, Any], measure: Measure) -> Performance | None:
    """Put what it says when nobody answers in time; None when that is nothing.

    Raises:
        ResponseError: The envelope holds something that cannot be played.
    """
    reprompt = _response(response).get("reprompt")
    if not reprompt:
        return None
    track = in_turn(_tracks(reprompt, measure))
    return _performance(track) if track.length_s > 0 else None


def estimate_s(text: str) -> float:
    """Guess the seconds that a voice nobody measured takes to say it."""
    return max(_LEAST_S, len(text.split()) / _WORDS_A_SECOND + _ONSET_S)


def _response(envelope: Mapping[str, Any]) -> Mapping[str, Any]:
    """Find the response inside an envelope; a bare response is one too."""
    response: Mapping[str, Any] = envelope.get("response") or envelope
    return response


def _tracks(spoken: Mapping[str, Any], measure: Measure) -> Iterator[Track]:
    if spoken.get("outputSpeech"):
        yield _speech_track(spoken["outputSpeech"], measure)
    for directive in spoken.get("directives") or ():
        if directive.get("type") == apla.DIRECTIVE:
            yield _document_track(directive, measure)


def _speech_track(speech: Mapping[str, Any], measure: Measure) -> Track:
    text = _SPEECH.get(str(speech.get("type")))
    if text is None:
        raise ResponseError(
            f'The type "{speech.get("type")}" of an outputSpeech is neither PlainText nor SSML.'
        )
    return spoken_track(text(speech), measure)


def _document_track(directive: Mapping[str, Any], measure: Measure) -> Track:
    rendition = apla.interpret(directive, measure)
    for what in rendition.skipped:
        _log.warning("Skipped in an audio document: %s.", what)
    return rendition.track


def _performance(track: Track) -> Performance:
    return Performance(tuple(sorted(track.sounds, key=lambda sound: sound.at_s)), track.length_s)
