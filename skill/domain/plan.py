"""Workout plans: blocks of planned exercises."""

from dataclasses import dataclass

from skill.domain.exercise import Level, Measure, Tempo
from skill.domain.load import Load


@dataclass(frozen=True)
class PlannedExercise:
    """One exercise of a block, with the dose of one planned set."""

    exercise_id: str
    reps: int
    """Planned reps a side, or seconds of a hold."""
    rep_range: tuple[int, int]
    """Where progression may move `reps`."""
    measure: Measure
    two_sided: bool
    tempo: Tempo
    load: Load | None = None
    """The suggested load, where one is known."""
    reason: str = ""
    """Why it was chosen: an id that phrasing knows ("goal", "muscle", "progress", "variety", "easier")."""


@dataclass(frozen=True)
class Block:
    """One exercise (straight sets) or two done in turn (a superset)."""

    exercises: tuple[PlannedExercise, ...]
    rounds: int
    """Planned sets of each exercise."""
    rest_s: int
    """Seconds of rest after each round but the last."""


@dataclass(frozen=True)
class WorkoutPlan:
    """What to do today."""

    blocks: tuple[Block, ...]
    goal: str
    """Goal id."""
    level: Level
    minutes: int
    """What the user asked for."""
    equipment: tuple[str, ...]
    """Equipment ids the plan may use."""
    muscle: str | None = None
    """Muscle id asked for, if any."""
    seed: int = 0
    """What made this plan differ from the last one; the same seed gives the same plan."""


# The time model of training facts: 10 s to get set, 5 s to switch sides, 8 s of talk a block.
SETUP_S = 10.0
SWITCH_S = 5.0
TALK_S = 8.0


def set_s(exercise: PlannedExercise) -> float:
    """Seconds one planned set takes, getting ready and both sides included."""
    rep_s = 1.0 if exercise.measure is Measure.HOLD else exercise.tempo.rep_s
    sides = 2 if exercise.two_sided else 1
    return SETUP_S + exercise.reps * rep_s * sides + (SWITCH_S if exercise.two_sided else 0.0)


def block_s(block: Block) -> float:
    """Seconds a block takes with its rests and its talk."""
    work = block.rounds * sum(set_s(exercise) for exercise in block.exercises)
    return work + (block.rounds - 1) * block.rest_s + TALK_S * len(block.exercises)


def plan_s(plan: WorkoutPlan) -> float:
    """Seconds the whole plan takes."""
    return sum(block_s(block) for block in plan.blocks)
