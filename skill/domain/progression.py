"""The next dose of an exercise: double progression, one small step at a time."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from skill.domain.exercise import Exercise, LoadMode, Measure
from skill.domain.load import Load, WeightUnit
from skill.domain.prescription import Prescription
from skill.domain.records import ExerciseRecord, effort

REP_BOUNDS = (1, 50)
HOLD_BOUNDS = (5, 120)
DAY_S = 86_400
BREAK_S = 14 * DAY_S
"""A longer gap than this steps back a little."""
BREAK_SHARE = 0.85
"""Share of the last reps to come back with."""
EASY_REPS_LEFT = 3
"""So many reps in reserve speed things up."""
LOAD_STEP = 1.05
"""The middle of the 2 to 10% that a load may grow by."""
GREATEST_JUMP = 1.10
"""A greater jump than this needs strength to spare."""
ENOUGH_ASSISTED_REPS = 8
"""So many reps with help show that the next exercise is due."""
STACK_STEP = {WeightUnit.LB: 2.5, WeightUnit.KG: 1.0}
"""The finest step that machines and plates commonly allow."""
FREE_MODES = frozenset({LoadMode.STACK, LoadMode.PLATE})
"""Loads that need no list of what is owned."""
UNNAMED_MODES = FREE_MODES | {LoadMode.DUMBBELL, LoadMode.ADDED}
"""Loads that somebody can make heavier though nobody has told us how heavy they are."""


class Dose(NamedTuple):
    """What the next planned set asks for, and why."""

    reps: int
    """Reps a side, or seconds of a hold."""
    load: Load | None
    reason: str
    """Id: first, progress, load, heavier, harder, easier, same, fewer or break."""


def rep_range_of(exercise: Exercise, prescription: Prescription) -> tuple[int, int]:
    """Return where the reps (or seconds) may move: the exercise's own range, else the goal's."""
    hold = exercise.measure is Measure.HOLD
    low, high = exercise.rep_range or (prescription.hold_range if hold else prescription.rep_range)
    floor, ceiling = HOLD_BOUNDS if hold else REP_BOUNDS
    low = min(max(low, floor), ceiling)
    return low, min(max(high, low), ceiling)


def next_dose(
    record: ExerciseRecord | None,
    prescription: Prescription,
    exercise: Exercise,
    owned_loads: Iterable[Load],
    now: int | None = None,
) -> Dose:
    """Return reps, load and reason of the next planned set; `now` (epoch seconds) shows a long break."""
    loads = _usable(owned_loads, exercise.load_mode)
    rep_range = rep_range_of(exercise, prescription)
    if record is None or not record.last_reps:
        return _first(rep_range, loads)
    case = _Case(record, exercise, rep_range, loads, now)
    return next((answer(case) for applies, answer in _RULES if applies(case)), _climb(case))


class _Case(NamedTuple):
    """All that a rule may look at."""

    record: ExerciseRecord
    exercise: Exercise
    rep_range: tuple[int, int]
    loads: tuple[Load, ...]
    now: int | None

    @property
    def step(self) -> int:
        """Reps, or seconds, of one small step."""
        return 5 if self.exercise.measure is Measure.HOLD else 1

    @property
    def load(self) -> Load | None:
        """The last load, where it still fits the exercise."""
        last = self.record.last_load
        return last if last and last.mode is self.exercise.load_mode else None

    @property
    def target(self) -> int:
        """The last target, moved into the range."""
        return _within(self.record.last_target, self.rep_range)

    @property
    def easy(self) -> bool:
        """True when the last workout left much in reserve, or went over target twice."""
        spare = self.record.last_reps_left
        return (spare is not None and spare >= EASY_REPS_LEFT) or self.record.over_target_streak > 1


def _within(reps: int, bounds: tuple[int, int]) -> int:
    return min(max(reps, bounds[0]), bounds[1])


def _first(rep_range: tuple[int, int], loads: tuple[Load, ...]) -> Dose:
    low, high = rep_range
    return Dose(low + (high - low) // 3, loads[0] if loads else None, "first")


def _usable(owned: Iterable[Load], mode: LoadMode) -> tuple[Load, ...]:
    return tuple(sorted((load for load in owned if load.mode is mode), key=effort))


def _next_load(case: _Case) -> Load | None:
    """Return the next owned load up, or 2 to 10% more where any load can be had."""
    load = case.load
    if load is None:
        return None
    if case.loads:
        return next((one for one in case.loads if effort(one) > effort(load)), None)
    return _grown(load) if load.mode in FREE_MODES and load.amount > 0 else None


def _grown(load: Load) -> Load:
    step = STACK_STEP[load.unit]
    grown = max(round(load.amount * LOAD_STEP / step), int(load.amount // step) + 1) * step
    return replace(load, amount=grown)


def _reps_with(case: _Case, heavier: Load) -> int:
    """Return the reps to expect with a heavier load (Epley), at most the bottom of the range."""
    low, _ = case.rep_range
    load = case.load
    if load is None or load.amount <= 0 or load.mode is LoadMode.ASSISTED:
        return low
    ratio = load.amount / heavier.to(load.unit).amount
    reps = min(case.record.last_reps)
    return low if ratio * GREATEST_JUMP >= 1 else min(low, int(30 * (ratio * (1 + reps / 30) - 1)))


def _after_break(case: _Case) -> bool:
    return case.now is not None and case.now - case.record.last_at > BREAK_S


def _missed_by_far(case: _Case) -> bool:
    return max(case.record.last_reps) * 2 <= min(case.target, case.rep_range[0])


def _missed_bottom(case: _Case) -> bool:
    return min(case.record.last_reps) < min(case.rep_range[0], case.record.last_target)


def _missed_target(case: _Case) -> bool:
    return min(case.record.last_reps) < case.record.last_target


def _topped(case: _Case) -> bool:
    return min(case.record.last_reps) >= _top(case)


def _top(case: _Case) -> int:
    high = case.rep_range[1]
    return min(high, ENOUGH_ASSISTED_REPS) if case.exercise.load_mode is LoadMode.ASSISTED else high


def _step_back(case: _Case) -> Dose:
    done = min(*case.record.last_reps, case.record.last_target)
    reps = _within(int(done * BREAK_SHARE), case.rep_range)
    load = case.load if reps < done else _lighter(case) or case.load
    return Dose(reps, load, "break")


def _make_easier(case: _Case) -> Dose:
    lighter = _lighter(case)
    if lighter is not None:
        return Dose(case.rep_range[0], lighter, "fewer")
    return Dose(_fewer(case), case.load, "easier")


def _do_fewer(case: _Case) -> Dose:
    return Dose(_fewer(case), case.load, "fewer")


def _fewer(case: _Case) -> int:
    bounds = HOLD_BOUNDS if case.exercise.measure is Measure.HOLD else REP_BOUNDS
    return _within(min(max(case.record.last_reps), case.target), bounds)


def _lighter(case: _Case) -> Load | None:
    load = case.load
    if load is None:
        return None
    return next((one for one in reversed(case.loads) if effort(one) < effort(load)), None)


def _repeat(case: _Case) -> Dose:
    return Dose(case.target, case.load, "same")


def _go_up(case: _Case) -> Dose:
    if case.load is None and case.exercise.load_mode in UNNAMED_MODES:
        return Dose(case.rep_range[1], None, "heavier")
    heavier = _next_load(case)
    reps = _reps_with(case, heavier) if heavier is not None else 0
    if heavier is None or reps < 1:
        return Dose(case.rep_range[1], case.load, "harder")
    return Dose(_within(reps, REP_BOUNDS), heavier, "load")


def _climb(case: _Case) -> Dose:
    reached = max(case.target, min(case.record.last_reps))
    steps = case.step * (2 if case.easy else 1)
    return Dose(_within(reached + steps, case.rep_range), case.load, "progress")


_RULES: tuple[tuple[Callable[[_Case], bool], Callable[[_Case], Dose]], ...] = (
    (_after_break, _step_back),
    (_missed_by_far, _make_easier),
    (_missed_bottom, _do_fewer),
    (_missed_target, _repeat),
    (_topped, _go_up),
)
"""The first rule that applies decides; where none does, the reps climb."""
