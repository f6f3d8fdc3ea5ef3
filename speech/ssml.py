"""SSML, or plain text, as what is spoken, waited and sounded."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from speech.faults import ResponseError

LONGEST_BREAK_S = 10.0
"""Alexa refuses a longer one."""

_BREAKS_S: Mapping[str, float] = {
    "none": 0.0,
    "x-weak": 0.0,
    "weak": 0.15,
    "medium": 0.25,
    "strong": 0.5,
    "x-strong": 0.8,
}
_PAUSES_S: Mapping[str, float] = {"p": 0.4, "s": 0.2}
_UNITS_S: Mapping[str, float] = {"s": 1.0, "ms": 0.001}
_TIME = re.compile(r"\+?(\d+(?:\.\d+)?|\.\d+)(ms|s)")
_TAG = re.compile(r"\s*<(\?xml|speak\b)")
_SPACE_BEFORE_MARK = re.compile(r"\s+([,.;:!?])")


class SsmlError(ResponseError):
    """The text is no SSML that can be spoken."""


@dataclass(frozen=True)
class Spoken:
    """Words to say."""

    text: str


@dataclass(frozen=True)
class Break:
    """Silence."""

    length_s: float
    """Seconds."""


@dataclass(frozen=True)
class AudioSource:
    """A sound to play."""

    source: str
    """Its address: "soundbank://..."."""


SpeakItem = Spoken | Break | AudioSource


def speak_items(ssml: str) -> tuple[SpeakItem, ...]:
    """Read SSML, or plain text where there is no <speak>, in the order of playing.

    Raises:
        SsmlError: It is not well-formed, or a break has no length that can be waited.
    """
    if not _TAG.match(ssml):
        return tuple(_joined([Spoken(ssml)]))
    root = _parsed(ssml)
    if root.tag != "speak":
        raise SsmlError(f"SSML must be inside <speak>, not <{root.tag}>.")
    return tuple(_joined(_inside(root)))


def as_ssml(text: str) -> str:
    """Put text that is said to be SSML inside <speak> where its author left that out."""
    return text if _TAG.match(text) else f"<speak>{text}</speak>"


def clean(text: str) -> str:
    """Put the words on one line; empty where nothing can be said."""
    line = _SPACE_BEFORE_MARK.sub(r"\1", " ".join(text.split()))
    return line if any(letter.isalnum() for letter in line) else ""


def _parsed(ssml: str) -> Element:
    # Expat without namespaces: Alexa's own tags (amazon:effect) come with an undeclared prefix.
    builder = TreeBuilder()
    parser = expat.ParserCreate()
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = _refuse_entities
    try:
        parser.Parse(ssml.strip(), True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise SsmlError(
            f"SSML is not well-formed at line {error.lineno}, column {error.offset}: {reason}."
        ) from error
    return builder.close()


def _refuse_entities(*_declaration: object) -> None:
    raise SsmlError("SSML may not declare entities of its own: write the text itself.")


def _inside(element: Element) -> Iterator[SpeakItem]:
    yield Spoken(element.text or "")
    for child in element:
        yield from _READERS.get(child.tag, _inside)(child)
        yield Spoken(child.tail or "")


def _pausing(element: Element) -> Iterator[SpeakItem]:
    yield from _inside(element)
    yield Break(_PAUSES_S[element.tag])


def _break(element: Element) -> Iterator[SpeakItem]:
    time, strength = element.get("time"), element.get("strength", "medium")
    yield Break(_break_s(time) if time is not None else _BREAKS_S.get(strength, _BREAKS_S["medium"]))


def _break_s(time: str) -> float:
    match = _TIME.fullmatch(time.strip())
    if match is None:
        raise SsmlError(f'A <break> of time "{time}" has no length: write it like "500ms" or "1.5s".')
    seconds = float(match[1]) * _UNITS_S[match[2]]
    if seconds > LONGEST_BREAK_S:
        raise SsmlError(f'A <break> may last {LONGEST_BREAK_S:g} s, not "{time}": write several.')
    return seconds


def _audio(element: Element) -> Iterator[SpeakItem]:
    source = element.get("src")
    if not source:
        raise SsmlError("An <audio> has no src: give the address of its sound.")
    yield AudioSource(source)


def _sub(element: Element) -> Iterator[SpeakItem]:
    yield Spoken(element.get("alias") or _words(element))


def _say_as(element: Element) -> Iterator[SpeakItem]:
    yield Spoken(_SAY_AS.get(element.get("interpret-as", ""), str)(_words(element)))


def _words(element: Element) -> str:
    return "".join(element.itertext())


def _spelled(text: str) -> str:
    return " ".join(letter for letter in text if not letter.isspace())


def _ordinal(text: str) -> str:
    number = text.strip()
    return number + _ordinal_ending(int(number)) if number.isdecimal() else number


def _ordinal_ending(number: int) -> str:
    if number // 10 % 10 == 1:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


_SAY_AS: Mapping[str, Callable[[str], str]] = {
    "characters": _spelled,
    "spell-out": _spelled,
    "digits": _spelled,
    "telephone": _spelled,
    "ordinal": _ordinal,
    "expletive": lambda _text: "beep",
}

_READERS: Mapping[str, Callable[[Element], Iterator[SpeakItem]]] = {
    "break": _break,
    "audio": _audio,
    "sub": _sub,
    "say-as": _say_as,
    "p": _pausing,
    "s": _pausing,
}


def _joined(items: Iterable[SpeakItem]) -> Iterator[SpeakItem]:
    """Make texts that stand side by side one; drop empty texts and breaks."""
    words = ""
    for item in items:
        if isinstance(item, Spoken):
            words += item.text
        elif not isinstance(item, Break) or item.length_s > 0:
            yield from _said(words)
            yield item
            words = ""
    yield from _said(words)


def _said(words: str) -> Iterator[Spoken]:
    text = clean(words)
    if text:
        yield Spoken(text)
