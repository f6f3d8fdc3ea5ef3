"""What Alexa demands of SSML; no tool of hers checks it offline."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

MOST_CHARACTERS = 8_000
MOST_AUDIO = 5
LONGEST_BREAK_S = 10.0
_TIME = re.compile(r"(\d+(?:\.\d+)?)(ms|s)")
_UNITS = {"ms": 0.001, "s": 1.0}
_XML = "{http://www.w3.org/XML/1998/namespace}"
_AMAZON = "{urn:amazon}"
_STRENGTHS = ("none", "x-weak", "weak", "medium", "strong", "x-strong")
ATTRIBUTES = {
    "speak": set(),
    "p": set(),
    "s": set(),
    "audio": {"src"},
    "break": {"strength", "time"},
    "emphasis": {"level"},
    "lang": {f"{_XML}lang"},
    "phoneme": {"alphabet", "ph"},
    "prosody": {"rate", "pitch", "volume"},
    "say-as": {"interpret-as", "format"},
    "sub": {"alias"},
    "voice": {"name"},
    "w": {"role"},
    f"{_AMAZON}domain": {"name"},
    f"{_AMAZON}effect": {"name"},
    f"{_AMAZON}emotion": {"name", "intensity"},
}
"""The tags of Alexa's SSML reference, each with its attributes."""
_TEXTLESS = ("audio", "break")


def faults_of_ssml(ssml: str) -> list[str]:
    """Return what Alexa would refuse; nothing, as a rule.

    Args:
        ssml: Speech with the `speak` around it.
    """
    try:
        root = ET.fromstring(_with_namespace(ssml))  # noqa: S314 - our own response
    except ET.ParseError as error:
        return [f"it is not well-formed ({error}): {ssml[:80]}"]
    return list(_faults(root, ssml))


def break_s(time: str) -> float | None:
    """Read "500ms" or "2s" as seconds; None where it is neither."""
    found = _TIME.fullmatch(time)
    return float(found[1]) * _UNITS[found[2]] if found else None


def _with_namespace(ssml: str) -> str:
    """Alexa's own tags have a prefix that nobody has to declare."""
    return re.sub(r"^<speak\b", '<speak xmlns:amazon="urn:amazon"', ssml, count=1)


def _faults(root: ET.Element, ssml: str) -> Iterator[str]:
    if root.tag != "speak":
        yield f"it begins with <{root.tag}>, not with <speak>"
    if len(ssml) > MOST_CHARACTERS:
        yield f"it has {len(ssml)} characters, {MOST_CHARACTERS} at most are taken"
    if sum(element.tag == "audio" for element in root.iter()) > MOST_AUDIO:
        yield f"it plays more than {MOST_AUDIO} sounds"
    for element in root.iter():
        yield from _faults_of_tag(element, is_root=element is root)


def _faults_of_tag(element: ET.Element, *, is_root: bool) -> Iterator[str]:
    if element.tag not in ATTRIBUTES or (element.tag == "speak" and not is_root):
        yield f"the tag <{element.tag}> has no place in it"
        return
    for name in sorted(set(element.attrib) - ATTRIBUTES[element.tag]):
        yield f"<{element.tag}> has no {name}"
    if element.tag in _TEXTLESS and ("".join(element.itertext()).strip() or len(element)):
        yield f"<{element.tag}> holds something"
    if element.tag == "break":
        yield from _faults_of_break(element)
    if element.tag == "audio" and not element.get("src", "").startswith(("https://", "soundbank://")):
        yield f'<audio> plays "{element.get("src", "")}", which is neither https nor of the sound library'


def _faults_of_break(element: ET.Element) -> Iterator[str]:
    time, strength = element.get("time"), element.get("strength")
    if strength is not None and strength not in _STRENGTHS:
        yield f'a break of strength "{strength}" is unknown'
    if time is None:
        return
    length_s = break_s(time)
    if length_s is None:
        yield f'a break of "{time}" is no time'
    elif length_s > LONGEST_BREAK_S:
        yield f"a break of {time} is longer than {LONGEST_BREAK_S:g} s"
