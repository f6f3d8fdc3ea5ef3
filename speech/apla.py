"""Alexa's audio documents (APLA) as sounds in time."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from speech.apla_parts import (
    AplaError,
    Component,
    Part,
    alternatives,
    children,
    mapping,
    parameters,
    with_own_names,
)
from speech.expressions import as_number, as_text
from speech.speaking import Measure, source_track, spoken_track
from speech.ssml import SsmlError, as_ssml
from speech.tracks import Track, at_once, cut, in_turn, labelled

__all__ = ["DIRECTIVE", "AplaError", "Rendition", "interpret"]

DIRECTIVE = "Alexa.Presentation.APLA.RenderDocument"
_MS = 1000.0

Pick = Callable[[int], int]
"""One of so many, from 0: what a random Selector asks."""


@dataclass(frozen=True)
class Rendition:
    """An audio document as sounds."""

    track: Track
    skipped: tuple[str, ...]
    """What this device does not play, each with its path."""


@dataclass(frozen=True)
class _Studio:
    """What stays the same throughout one document."""

    measure: Measure
    pick: Pick
    compositions: Mapping[str, Component]
    skipped: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Take:
    """A component as it was played."""

    track: Track
    is_trimmed: bool
    """True where it ends with its parent at the latest."""


def interpret(directive: Mapping[str, Any], measure: Measure, pick: Pick = random.randrange) -> Rendition:
    """Play a RenderDocument directive on paper.

    Raises:
        AplaError: The document cannot be played.
    """
    document = mapping(directive.get("document"), "document")
    if document.get("type") != "APLA":
        raise AplaError(f'document: its type is "{document.get("type")}", but an audio document is "APLA".')
    compositions = mapping(document.get("compositions") or {}, "document.compositions")
    studio = _Studio(measure, pick, compositions)
    template = mapping(document.get("mainTemplate"), "document.mainTemplate")
    main = Part(template, _template_values(template, directive.get("datasources")), "mainTemplate")
    track = in_turn(take.track for take in _takes(main, studio))
    return Rendition(track, tuple(studio.skipped))


def _template_values(template: Component, sources: object) -> dict[str, Any]:
    """Give "payload" all of the data sources, and any other parameter the source of its name."""
    given = mapping(sources or {}, "datasources")
    return parameters(template, {"payload": given, **given})


def _takes(part: Part, studio: _Studio) -> list[_Take]:
    return [_take(child, studio) for child in children(part)]


def _take(part: Part, studio: _Studio) -> _Take:
    seeing = with_own_names(part)
    play = _PLAYERS.get(str(part.component.get("type")), _composition)
    track = labelled(play(seeing, studio), as_text(seeing.get("description")).strip())
    return _Take(track, seeing.get("duration") == "trimToParent")


def _sequencer(part: Part, studio: _Studio) -> Track:
    return in_turn(take.track for take in _takes(part, studio))


def _mixer(part: Part, studio: _Studio) -> Track:
    """Last as long as the longest child that sets the length, or the longest of all where none does."""
    takes = _takes(part, studio)
    lengths = [take.track.length_s for take in takes if not take.is_trimmed]
    together = at_once(take.track for take in takes)
    return cut(together, max(lengths)) if lengths else together


def _selector(part: Part, studio: _Studio) -> Track:
    strategy = str(part.get("strategy", "normal"))
    if strategy not in _STRATEGIES:
        raise part.fault(f'strategy "{strategy}" is none of {", ".join(_STRATEGIES)}')
    groups = [group for group in alternatives(part) if group]
    if not groups:
        return Track()
    pick_datum, pick_item = (studio.pick if is_random else _first for is_random in _STRATEGIES[strategy])
    group = groups[pick_datum(len(groups))]
    return _take(group[pick_item(len(group))], studio).track


def _first(_count: int) -> int:
    return 0


_STRATEGIES: Mapping[str, tuple[bool, bool]] = {
    "normal": (False, False),
    "randomItem": (False, True),
    "randomData": (True, False),
    "randomItemRandomData": (True, True),
}
"""Whether the datum, and whether the item, is picked at random."""


def _speech(part: Part, studio: _Studio) -> Track:
    content = as_text(part.get("content"))
    is_ssml = part.get("contentType", "PlainText") == "SSML"
    _report_filters(part, studio)
    try:
        return spoken_track(as_ssml(content) if is_ssml else content, studio.measure)
    except SsmlError as error:
        raise AplaError(f"{part.path}: {error}") from error


def _audio(part: Part, studio: _Studio) -> Track:
    source = as_text(part.get("source"))
    if not source:
        raise part.fault("an Audio has no source: give the address of its sound")
    _report_filters(part, studio)
    return source_track(source)


def _silence(part: Part, _studio: _Studio) -> Track:
    given = part.get("duration")
    milliseconds = as_number(given)
    if milliseconds is None or milliseconds < 0:
        raise part.fault(f'the duration "{as_text(given)}" of a Silence is no number of milliseconds')
    return Track((), milliseconds / _MS)


def _composition(part: Part, studio: _Studio) -> Track:
    """Play a component that the document itself defines."""
    kind = str(part.component.get("type"))
    if kind not in studio.compositions:
        studio.skipped.append(f"{part.path}: a component of type {kind} is not known here")
        return Track()
    # A composition that holds itself would never end: inside it, its own name is not known.
    inner = replace(studio, compositions={k: v for k, v in studio.compositions.items() if k != kind})
    definition = mapping(studio.compositions[kind], f"compositions.{kind}")
    given = {name: part.get(name) for name in part.component}
    values = {**part.values, **parameters(definition, given)}
    return _sequencer(Part(definition, values, f"{part.path} {kind}"), inner)


def _report_filters(part: Part, studio: _Studio) -> None:
    if part.component.get("filter") or part.component.get("filters"):
        studio.skipped.append(f"{part.path}: filters are not applied here")


_PLAYERS: Mapping[str, Callable[[Part, _Studio], Track]] = {
    "Sequencer": _sequencer,
    "Mixer": _mixer,
    "Selector": _selector,
    "Speech": _speech,
    "Audio": _audio,
    "Silence": _silence,
}
