"""What Alexa demands of an audio document (APLA), after its data is bound; no tool of hers checks it offline.

The rules are those of Amazon's "APL for Audio" reference, version 0.91.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from response_rules import said_s
from ssml_checker import faults_of_ssml

from speech.apla_parts import AplaError, Part, children, parameters
from speech.expressions import as_text

LONGEST_MS = 240_000
MOST_FILES = 15
"""As Amazon announced it. Whether a file that is played twice counts twice is written nowhere."""
_SOURCES = ("https://", "soundbank://")
_BASE = {
    "type": str,
    "when": (bool, type(None)),
    "bind": list,
    "description": str,
    "id": str,
    "duration": str,
}
_FILTERED = {"filter": (list, Mapping), "filters": (list, Mapping)}
_MANY = {"data": list, "item": (list, Mapping), "items": (list, Mapping)}
PROPERTIES = {
    "Sequencer": _BASE | _MANY | _FILTERED,
    "Mixer": _BASE | _MANY | _FILTERED,
    "Selector": _BASE | _MANY | _FILTERED | {"strategy": str},
    "Speech": _BASE | _FILTERED | {"content": str, "contentType": str},
    "Audio": _BASE | _FILTERED | {"source": str},
    "Silence": _BASE | {"duration": (int, float)},
}
"""The types of components, and of their properties once bound."""
_UNBOUND = ("item", "items", "bind", "filter", "filters")
_LENGTHS = ("auto", "trimToParent")
_CONTENTS = ("PlainText", "SSML")
_DOCUMENT = {"type", "version", "description", "mainTemplate", "compositions", "resources"}


@dataclass
class Findings:
    """What checking one document has found."""

    faults: list[str] = field(default_factory=list)
    length_ms: float = 0.0
    """How long it plays; what is spoken as long as it needs at a usual pace."""
    audio: list[str] = field(default_factory=list)
    """The source of each sound, once for each time it is played."""
    spoken: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Clip:
    """What a component plays."""

    length_ms: float
    is_trimmed: bool = False
    is_heard: bool = True
    """False where it is silence alone."""


def check(directive: Mapping) -> Findings:
    """Check a RenderDocument directive as a device would inflate it."""
    findings = Findings()
    try:
        findings.faults += _faults_of_document(directive)
        template = directive["document"]["mainTemplate"]
        sources = directive.get("datasources") or {}
        values = parameters(template, {"payload": sources, **sources})
        _check_main(list(children(Part(template, values, "mainTemplate"))), findings)
    except (AplaError, KeyError, TypeError) as error:
        findings.faults.append(f"it cannot be read: {error!r}")
    return findings


def _faults_of_document(directive: Mapping) -> Iterator[str]:
    document = directive["document"]
    if document.get("type") != "APLA":
        yield f'its type is "{document.get("type")}", not "APLA"'
    if document.get("version") != "0.91":
        yield f'its version is "{document.get("version")}", not "0.91"'
    for name in sorted(set(document) - _DOCUMENT):
        yield f"a document has no {name}"
    if not directive.get("token"):
        yield "it has no token, so its errors could not be told apart"


def _check_main(parts: list[Part], findings: Findings) -> None:
    """Alexa plays the first item of the main template, and nothing where there is none."""
    if not parts:
        findings.faults.append("mainTemplate: nothing is left to play")
        return
    clip = _clip(parts[0], findings)
    findings.length_ms = clip.length_ms
    if not clip.is_heard:
        findings.faults.append("mainTemplate: silence alone cannot be played")
    if clip.length_ms > LONGEST_MS:
        findings.faults.append(f"it lasts {clip.length_ms / 1000:g} s, {LONGEST_MS / 1000:g} s are the most")
    if len(set(findings.audio)) > MOST_FILES:
        findings.faults.append(f"it plays {len(set(findings.audio))} files, {MOST_FILES} are the most")


def _clip(part: Part, findings: Findings) -> _Clip:
    kind = part.component.get("type")
    if kind not in PROPERTIES:
        findings.faults.append(f'{part.path}: there is no component "{kind}"')
        return _Clip(0.0)
    findings.faults += _faults_of_properties(part, PROPERTIES[kind])
    clip = _CLIPS[kind](part, findings)
    trimmed = kind != "Silence" and part.get("duration") == "trimToParent"
    return _Clip(clip.length_ms, trimmed, clip.is_heard)


def _faults_of_properties(part: Part, known: Mapping) -> Iterator[str]:
    for name in part.component:
        if name not in known:
            yield f"{part.path}: a {part.component['type']} has no {name}"
            continue
        value = part.component[name] if name in _UNBOUND else part.get(name)
        if not isinstance(value, known[name]) or (isinstance(value, bool) and name != "when"):
            yield f"{part.path}: {name} is {value!r}"
    if part.component["type"] != "Silence" and part.get("duration", "auto") not in _LENGTHS:
        yield f"{part.path}: duration is {part.get('duration')!r}"


def _sequence(part: Part, findings: Findings) -> _Clip:
    clips = [_clip(child, findings) for child in children(part)]
    return _Clip(sum(clip.length_ms for clip in clips), is_heard=any(clip.is_heard for clip in clips))


def _mix(part: Part, findings: Findings) -> _Clip:
    """A mixer lasts as long as the longest child that is not trimmed to it."""
    clips = [_clip(child, findings) for child in children(part)]
    lengths = [clip.length_ms for clip in clips if not clip.is_trimmed]
    if clips and not lengths:
        findings.faults.append(f"{part.path}: every child is trimmed to a parent that has no length")
    length_ms = max(lengths, default=0.0)
    findings.faults += [
        f"{part.path}: {clip.length_ms / 1000:.1f} s of words are cut to {length_ms / 1000:g} s"
        for clip in clips
        if clip.length_ms > length_ms
    ]
    return _Clip(length_ms, is_heard=any(clip.is_heard for clip in clips))


def _speech(part: Part, findings: Findings) -> _Clip:
    content, kind = as_text(part.get("content")), part.get("contentType", "PlainText")
    if kind not in _CONTENTS:
        findings.faults.append(f"{part.path}: contentType is {kind!r}")
    if kind == "SSML":
        findings.faults += [f"{part.path}: {fault}" for fault in faults_of_ssml(content)]
    text = content.removeprefix("<speak>").removesuffix("</speak>")
    if not text.strip():
        findings.faults.append(f"{part.path}: nothing is said")
    findings.spoken.append(text)
    return _Clip(said_s(text) * 1000)


def _sound(part: Part, findings: Findings) -> _Clip:
    source = as_text(part.get("source"))
    if not source.startswith(_SOURCES):
        findings.faults.append(f'{part.path}: "{source}" is neither https nor of the sound library')
    findings.audio.append(source)
    return _Clip(0.0)


def _silence(part: Part, findings: Findings) -> _Clip:
    length_ms = part.get("duration")
    if not isinstance(length_ms, (int, float)) or length_ms <= 0:
        findings.faults.append(f"{part.path}: a silence of {length_ms!r} ms")
        return _Clip(0.0, is_heard=False)
    return _Clip(float(length_ms), is_heard=False)


_CLIPS: Mapping[str, Callable[[Part, Findings], _Clip]] = {
    "Sequencer": _sequence,
    "Mixer": _mix,
    "Selector": _sequence,
    "Speech": _speech,
    "Audio": _sound,
    "Silence": _silence,
}
