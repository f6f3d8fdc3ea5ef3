"""What each data file must hold."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from skill.catalogue.shape import (
    Check,
    Problem,
    breath,
    entries,
    flag,
    kind,
    list_of,
    lower_text,
    one_of,
    record,
    sentence,
    span,
    text,
    whole_number,
)
from skill.catalogue.tempo import parse_tempo
from skill.domain.exercise import Level, LoadMode, Measure

BREATH_WORDS = 14
"""Most words of a line that is said in one breath."""
SIDES = ("both", "each")


@dataclass(frozen=True)
class KnownIds:
    """The ids that entries may name."""

    muscles: Collection[str]
    equipment: Collection[str]
    goals: Collection[str]
    exercises: Collection[str]
    families: Collection[str]


def schema_of(file: str, known: KnownIds) -> Check:
    """Return the check of one file's content."""
    schemas: Mapping[str, Check] = {
        "muscles.yaml": entries(_MUSCLE),
        "equipment.yaml": entries(_equipment(known)),
        "goals.yaml": entries(_goal(known)),
        "prescriptions.yaml": record(dict.fromkeys(known.goals, _DOSES)),
    }
    return schemas[file] if file in schemas else entries(_exercise(known))


def _tempo(value: object) -> Iterator[Problem]:
    if parse_tempo(value) is None:
        says = (
            f"must be four times in seconds, 1 to 10 together, as in 3-1-1-0 "
            f"(down, pause, up, pause), not {kind(value)}"
        )
        yield Problem((), says)


_LINE = breath(BREATH_WORDS)
_SYNONYMS = list_of(lower_text)
_MUSCLE = record({"name": text, "synonyms": _SYNONYMS, "where": sentence, "what": sentence})
_DOSE = record({"sets": whole_number, "reps": span, "hold": span, "rest": whole_number, "superset": flag})
_DOSES = record({"source": text} | {str(level): _DOSE for level in Level})
_MISTAKE = record({"fault": _LINE, "fix": _LINE})


def _equipment(known: KnownIds) -> Check:
    best = list_of(one_of(known.exercises, "exercise"))
    fields = {"name": text, "noun": text, "synonyms": _SYNONYMS, "best": best}
    return record(fields, optional=("best",))


def _goal(known: KnownIds) -> Check:
    return record(
        {
            "name": text,
            "synonyms": _SYNONYMS,
            "families": list_of(one_of(known.families, "family")),
            "muscles": list_of(one_of(known.muscles, "muscle")),
            "why": sentence,
        }
    )


def _exercise(known: KnownIds) -> Check:
    whole = record(_exercise_fields(known), optional=("plural", "reps", "pull", "default", "tempo"))

    def check(value: object) -> Iterator[Problem]:
        yield from whole(value)
        if isinstance(value, dict) and "tempo" not in value and value.get("measure") != Measure.HOLD:
            yield Problem((), "lacks the key 'tempo'; add it (only holds do without)")

    return check


def _exercise_fields(known: KnownIds) -> dict[str, Check]:
    muscles = one_of(known.muscles, "muscle")
    neighbours = list_of(one_of(known.exercises, "exercise"))
    return {
        "name": text,
        "plural": text,
        "synonyms": _SYNONYMS,
        "equipment": list_of(list_of(one_of(known.equipment, "equipment"), least=1), least=1),
        "level": one_of(list(Level), "level"),
        "muscles": record({"primary": list_of(muscles, least=1), "secondary": list_of(muscles)}),
        "goals": list_of(one_of(known.goals, "goal"), least=1),
        "measure": one_of(list(Measure), "measure"),
        "sides": one_of(SIDES, "sides"),
        "load": one_of(list(LoadMode), "load"),
        "tempo": _tempo,
        "reps": span,
        "setup": list_of(_LINE, least=1),
        "cues": list_of(_LINE, least=3, most=6),
        "breathing": _LINE,
        "mistakes": list_of(_MISTAKE, least=2, most=2),
        "easier": neighbours,
        "harder": neighbours,
        "why": sentence,
        "pull": flag,
        "default": flag,
    }
