"""Checked plain data -> the domain's library; needs no YAML."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from skill.catalogue.tempo import parse_tempo
from skill.domain.exercise import Exercise, Level, LoadMode, Measure, Mistake, Tempo
from skill.domain.library import Library
from skill.domain.prescription import Equipment, Goal, Muscle, Prescription

Entry = Mapping[str, Any]
PlainCatalogue = Mapping[str, Mapping[str, Entry]]
"""Keys: muscles, equipment, goals, prescriptions, exercises (each with its family); JSON can hold it."""

_T = TypeVar("_T")
# A hold is counted in seconds, so one "rep" of it is one second of holding.
_HOLD_TEMPO = Tempo(down=0.0, bottom=1.0, up=0.0, top=0.0)


def build_library(plain: PlainCatalogue) -> Library:
    """Make the library; the data must have passed the checks."""
    return Library(
        exercises=_built(_exercise, plain["exercises"]),
        muscles=_built(_muscle, plain["muscles"]),
        equipment=_built(_equipment, plain["equipment"]),
        goals=_built(_goal, plain["goals"]),
        prescriptions=_prescriptions(plain["prescriptions"]),
    )


def _built(build: Callable[[str, Entry], _T], entries: Mapping[str, Entry]) -> Mapping[str, _T]:
    return MappingProxyType({entry_id: build(entry_id, entry) for entry_id, entry in entries.items()})


def _muscle(entry_id: str, entry: Entry) -> Muscle:
    return Muscle(entry_id, entry["name"], tuple(entry["synonyms"]), entry["where"], entry["what"])


def _equipment(entry_id: str, entry: Entry) -> Equipment:
    best = tuple(entry.get("best", ()))
    return Equipment(entry_id, entry["name"], entry["noun"], tuple(entry["synonyms"]), best)


def _goal(entry_id: str, entry: Entry) -> Goal:
    return Goal(
        id=entry_id,
        name=entry["name"],
        synonyms=tuple(entry["synonyms"]),
        families=tuple(entry["families"]),
        muscles=tuple(entry["muscles"]),
        why=entry["why"],
    )


def _prescriptions(goals: Mapping[str, Entry]) -> Mapping[tuple[str, Level], Prescription]:
    return MappingProxyType(
        {(goal, level): _prescription(goal, level, doses) for goal, doses in goals.items() for level in Level}
    )


def _prescription(goal: str, level: Level, doses: Entry) -> Prescription:
    dose = doses[level]
    return Prescription(
        goal=goal,
        level=level,
        sets=dose["sets"],
        rep_range=(dose["reps"][0], dose["reps"][1]),
        hold_range=(dose["hold"][0], dose["hold"][1]),
        rest_s=dose["rest"],
        superset=dose["superset"],
        source=doses["source"],
    )


def _exercise(entry_id: str, entry: Entry) -> Exercise:
    return Exercise(
        id=entry_id,
        name=entry["name"],
        plural=entry.get("plural", f"{entry['name']}s"),
        synonyms=tuple(entry["synonyms"]),
        family=entry["family"],
        equipment=tuple(tuple(needed) for needed in entry["equipment"]),
        level=Level(entry["level"]),
        primary=tuple(entry["muscles"]["primary"]),
        secondary=tuple(entry["muscles"]["secondary"]),
        goals=tuple(entry["goals"]),
        measure=Measure(entry["measure"]),
        two_sided=entry["sides"] == "each",
        load_mode=LoadMode(entry["load"]),
        tempo=parse_tempo(entry.get("tempo")) or _HOLD_TEMPO,
        rep_range=_span(entry.get("reps")),
        setup=tuple(entry["setup"]),
        cues=tuple(entry["cues"]),
        breathing=entry["breathing"],
        mistakes=tuple(Mistake(mistake["fault"], mistake["fix"]) for mistake in entry["mistakes"]),
        easier=tuple(entry["easier"]),
        harder=tuple(entry["harder"]),
        why=entry["why"],
        pull=entry.get("pull", True),
        default=entry.get("default", True),
    )


def _span(written: list[int] | None) -> tuple[int, int] | None:
    return None if written is None else (written[0], written[1])
