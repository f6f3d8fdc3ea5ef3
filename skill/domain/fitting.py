"""Make blocks fit a time: how many, how many rounds, how long a rest."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skill.domain.exercise import Measure
from skill.domain.plan import SETUP_S, SWITCH_S, TALK_S, Block, PlannedExercise, set_s
from skill.domain.prescription import Prescription

Unit = tuple[PlannedExercise, ...]
"""What shares a block."""

MOST_SET_S = 180.0
MOST_REST_S = 180
REST_STEP_S = 5
TOLERANCE = 0.06
"""Share of the time that a fit may miss; the promise is 10%."""
REST_BEND = 2.0
"""Cost of a rest of nothing, or of twice the prescription; one round more or fewer costs 1."""
MISS = 20.0
"""Cost of missing the whole time."""


@dataclass(frozen=True)
class Limits:
    """How far a fit may bend the prescription."""

    rounds: tuple[int, int]
    """Least and most planned sets of an exercise."""
    rest: tuple[float, float]
    """Least and most share of the prescribed rest."""
    tolerance: float = TOLERANCE
    """Share of the time that a fit may miss."""


USUAL = Limits((2, 4), (0.6, 1.25))
STRETCHED = Limits((1, 6), (0.6, 1.25))
LAST_RESORT = Limits((1, 6), (0.3, 4.0), tolerance=math.inf)


@dataclass(frozen=True)
class Fit:
    """One way to fill the time, and how far it is from ideal."""

    blocks: tuple[Block, ...]
    cost: float
    """0 is the prescription itself, to the second."""
    miss: float
    """Share of the time that is left over or overrun."""


def most_reps(exercise_rep_s: float, measure: Measure, *, two_sided: bool) -> int:
    """Return the most reps (or seconds) that keep one planned set within its time."""
    sides = 2 if two_sided else 1
    room = MOST_SET_S - SETUP_S - (SWITCH_S if two_sided else 0.0)
    return int(room / (sides * (1.0 if measure is Measure.HOLD else exercise_rep_s)))


def fit(units: Sequence[Unit], prescription: Prescription, seconds: float, limits: Limits) -> Fit | None:
    """Return the best rounds and rest for these blocks; None where nothing comes near."""
    fits = (
        _with_rounds(units, rounds, prescription, seconds, limits)
        for rounds in _rounds(units, prescription, limits)
    )
    return min((one for one in fits if one), key=lambda one: one.cost, default=None)


def _rounds(units: Sequence[Unit], prescription: Prescription, limits: Limits) -> Iterator[tuple[int, ...]]:
    """Spread every possible number of rounds over the blocks, the first ones getting one more."""
    least, most = limits.rounds
    most = max(most, min(prescription.sets + 1, 5))
    for extra in range(len(units) * least, len(units) * most + 1):
        each, more = divmod(extra, len(units))
        yield tuple(each + (index < more) for index in range(len(units)))


def _with_rounds(
    units: Sequence[Unit],
    rounds: tuple[int, ...],
    prescription: Prescription,
    seconds: float,
    limits: Limits,
) -> Fit | None:
    work = sum(
        count * sum(map(set_s, unit)) + TALK_S * len(unit) for count, unit in zip(rounds, units, strict=True)
    )
    rests = sum(rounds) - len(rounds)
    rest = _rest(seconds - work, rests, prescription.rest_s, limits)
    miss = abs(work + rests * rest - seconds) / seconds
    if miss > limits.tolerance:
        return None
    bend = sum(abs(count - prescription.sets) for count in rounds) / len(rounds)
    cost = bend + REST_BEND * abs(rest / prescription.rest_s - 1) + MISS * miss
    return Fit(tuple(map(Block, units, rounds, [rest] * len(rounds))), cost, miss)


def _rest(room: float, rests: int, prescribed: int, limits: Limits) -> int:
    """Return the rest that fills the room, in steps people can keep in mind."""
    least, most = (prescribed * share / REST_STEP_S for share in limits.rest)
    wanted = round(room / rests / REST_STEP_S) if rests else round(prescribed / REST_STEP_S)
    steps = min(max(wanted, math.ceil(least), 1), math.floor(most), MOST_REST_S // REST_STEP_S)
    return REST_STEP_S * steps
