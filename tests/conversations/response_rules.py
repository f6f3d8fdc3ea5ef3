"""What every response must be, whatever was asked."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from harness import beats_of, plain, spoken_of, words_of

_LARGEST_BYTES = 24_000
_LONGEST_AUDIO_S = 240.0
_MOST_CHARACTERS = 8_000
_WORDS_A_SECOND = 2.6
_ONSET_S = 0.2
_CALL = re.compile(r"\?|\b(say|tell|name)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:^|[.!?]\s+)([^\s])")
_UNFILLED = re.compile(r"[{}]|\bNone\b|\bnull\b| ,| \.|\.\.| {2}|\bzero sets?\b")


def faults_of(envelope: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with a response; nothing, as a rule."""
    return list(_faults(envelope))


def _faults(envelope: Mapping[str, Any]) -> Iterator[str]:
    answer = envelope["response"]
    size = len(json.dumps(envelope).encode())
    if size >= _LARGEST_BYTES:
        yield f"it takes {size} bytes"
    if not isinstance(answer.get("shouldEndSession"), bool):
        yield "it does not say whether the conversation ends"
    yield from _faults_of_markup(answer)
    yield from _faults_of_words(answer)
    yield from _faults_of_beats(answer)
    if not answer["shouldEndSession"]:
        yield from _faults_of_ending(answer)


def _faults_of_markup(answer: Mapping[str, Any]) -> Iterator[str]:
    spoken = [str((answer.get("outputSpeech") or {}).get("ssml", "<speak/>"))]
    spoken += [f"<speak>{beat['say']}</speak>" for beat in beats_of(answer)]
    spoken += [_reprompt(answer)]
    for ssml in spoken:
        try:
            ET.fromstring(ssml)  # noqa: S314 - our own response
        except ET.ParseError as error:
            yield f"{ssml}: {error}"
        if len(ssml) >= _MOST_CHARACTERS:
            yield f"{len(ssml)} characters are too many"


def _reprompt(answer: Mapping[str, Any]) -> str:
    return str(((answer.get("reprompt") or {}).get("outputSpeech") or {}).get("ssml", "<speak/>"))


def _faults_of_words(answer: Mapping[str, Any]) -> Iterator[str]:
    words = words_of(answer)
    if words.count("?") > 1:
        yield f"it asks more than one question: {words}"
    ssml = str((answer.get("outputSpeech") or {}).get("ssml", ""))
    for text in [*re.split(r"<[^>]*>", ssml), *(str(beat["say"]) for beat in beats_of(answer))]:
        if found := _UNFILLED.search(text.strip()):
            yield f"{found[0]!r} is left in: {text}"
        if "<" in text or ">" in text:
            yield f"markup is said: {text}"
        if any(start.islower() for start in _SENTENCE.findall(plain(text))):
            yield f"a sentence starts small: {text}"
    if not words and not answer["shouldEndSession"]:
        yield "nothing is said"


def _faults_of_beats(answer: Mapping[str, Any]) -> Iterator[str]:
    beats = beats_of(answer)
    length_s = sum(beat["ms"] for beat in beats) / 1000
    if length_s > _LONGEST_AUDIO_S:
        yield f"the audio lasts {length_s} s"
    for beat in beats:
        needed_s = said_s(beat["say"])
        if needed_s > beat["ms"] / 1000:
            yield f"{beat['ms'] / 1000} s are too short, {needed_s:.1f} s are needed, to say: {beat['say']}"


def said_s(text: str) -> float:
    """Guess the seconds that a voice takes; the parts of a compound count as words, a number as one."""
    if not text:
        return 0.0
    words = len(re.findall(r"\w+", text)) if len(text.split()) > 1 else 1
    return words / _WORDS_A_SECOND + _ONSET_S


def _faults_of_ending(answer: Mapping[str, Any]) -> Iterator[str]:
    last = " ".join([text for text in spoken_of(answer) if text][-1:])
    tail = " ".join(re.split(r"(?<=[.!?])\s+", last)[-2:])
    if not _CALL.search(tail):
        yield f"it leaves the user without a way to go on: {last}"
    if not plain(_reprompt(answer)):
        yield "it has nothing to say after a silence"
