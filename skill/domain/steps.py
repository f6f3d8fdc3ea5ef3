"""The steps in which the coach reads an exercise: its set-up, its cues, its tips."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from skill.domain.exercise import Exercise
from skill.domain.plan import Block


class StepKind(StrEnum):
    """What a step tells."""

    SETUP = "setup"
    CUE = "cue"
    BREATHING = "breathing"
    TIP = "tip"


@dataclass(frozen=True)
class Step:
    """What is read in one go."""

    exercise_id: str
    kind: StepKind
    lines: tuple[str, ...]
    """One breath each."""
    number: int
    """Counts the steps of its kind from 1."""
    of: int
    """How many steps of its kind there are."""


def steps_of(block: Block, exercises: Mapping[str, Exercise]) -> tuple[Step, ...]:
    """Return all steps of a block, one exercise after the other."""
    known = (
        exercises[planned.exercise_id] for planned in block.exercises if planned.exercise_id in exercises
    )
    return tuple(step for exercise in known for step in _steps(exercise))


def _steps(exercise: Exercise) -> Iterator[Step]:
    yield Step(exercise.id, StepKind.SETUP, exercise.setup, 1, 1)
    for number, cue in enumerate(exercise.cues, start=1):
        yield Step(exercise.id, StepKind.CUE, (cue,), number, len(exercise.cues))
    yield Step(exercise.id, StepKind.BREATHING, (exercise.breathing,), 1, 1)
    for number, mistake in enumerate(exercise.mistakes, start=1):
        yield Step(exercise.id, StepKind.TIP, (mistake.fault, mistake.fix), number, len(exercise.mistakes))
