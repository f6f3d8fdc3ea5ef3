"""Timelines of very many plans: every equipment, goal and length, at odd paces, from odd places."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from skill.catalogue.loader import load_library
from skill.domain.commands import CoachingDetail
from skill.domain.exercise import Level
from skill.domain.plan import Block, WorkoutPlan
from skill.domain.planner import PlanWish, plan_workout
from skill.domain.state import Profile, UserState
from skill.domain.timeline import Cursor
from skill.domain.workout import Run, WorkoutSession, timeline_of
from skill.phrasing.beats import beats_of
from skill.phrasing.reply import Beat
from skill.phrasing.scene import Scene
from skill.phrasing.wording import load_wording

MINUTES = (10, 20, 40)
PACES = (0.64, 0.8, 1.0, 1.25, 1.953125)
"""From the fastest count that the coach allows to the slowest."""
FASTEST = PACES[0]
MOST_REPS = 200
"""More than that the coach does not take for one set."""
EXTRAS = (0, 0, 2, 100)
LEADS_S = (0.0, 4.0)
ANSWER = "Fine."
"""What is said in the lead: it fits in."""


@dataclass(frozen=True)
class Played:
    """One timeline, and how it came about."""

    name: str
    beats: tuple[Beat, ...]
    workout: WorkoutSession
    run: Run


@cache
def library():
    return load_library()


@cache
def wording():
    return load_wording()


@cache
def many_timelines() -> tuple[Played, ...]:
    """Return timelines that begin with a set, go on where one ended, and go on from random places."""
    return tuple(_all())


def _all() -> Iterator[Played]:
    chance = random.Random(240)
    seen: set[Block] = set()
    for plan in _plans():
        for number, block in enumerate(plan.blocks):
            if block not in seen:
                seen.add(block)
                yield from _of_block(plan, number, chance)


def _plans() -> Iterator[WorkoutPlan]:
    levels = list(Level)
    wishes = product(sorted(library().equipment), sorted(library().goals), MINUTES)
    for seed, (equipment, goal, minutes) in enumerate(wishes):
        wish = PlanWish(frozenset({equipment}), goal, levels[seed % len(levels)], minutes)
        yield plan_workout(library(), wish, {}, seed)


def _of_block(plan: WorkoutPlan, number: int, chance: random.Random) -> Iterator[Played]:
    """From the first set on to the end of the block, and from a place nobody planned."""
    details = list(CoachingDetail)
    start = Cursor(number)
    while start.block == number:
        played = _play(plan, Run(0.0, start, 0, chance.choice(PACES), 0.0), chance.choice(details))
        yield played
        start = timeline_of(played.workout, played.run).end
    odd = Run(
        0.0, _place(plan.blocks[number], number, chance), chance.choice(EXTRAS), chance.choice(PACES), 0.0
    )
    yield _play(plan, replace(odd, lead_s=chance.choice(LEADS_S)), chance.choice(details))


def _place(block: Block, number: int, chance: random.Random) -> Cursor:
    """A rest that is partly over, or the middle of a set."""
    item = chance.randrange(len(block.exercises))
    planned = block.exercises[item]
    cursor = Cursor(number, chance.randrange(block.rounds), item, chance.randrange(1 + planned.two_sided))
    if cursor.side == 0 and chance.random() < 0.5:
        return replace(cursor, rest_s=round(chance.uniform(0.0, block.rest_s), 3))
    return replace(cursor, done=chance.randrange(planned.reps))


def _play(plan: WorkoutPlan, run: Run, detail: CoachingDetail) -> Played:
    workout = replace(WorkoutSession("one", plan, 0.0), cursor=run.start, extra=run.extra, run=run)
    scene = Scene(UserState(Profile(detail=detail, pace=run.pace), workout), library(), wording())
    planned = plan.blocks[run.start.block].exercises[run.start.item].exercise_id
    name = f"{planned} at {run.start}, pace {run.pace}, {run.extra} more, {detail}"
    return Played(name, beats_of(scene, ANSWER if run.lead_s else ""), workout, run)


@cache
def every_exercise_at_its_longest() -> tuple[Played, ...]:
    """Return the longest counts that can be asked for: the most reps at the fastest pace."""
    places = {
        planned.exercise_id: (plan, Cursor(number, item=item), planned)
        for plan in _plans()
        for number, block in enumerate(plan.blocks)
        for item, planned in enumerate(block.exercises)
    }
    return tuple(
        _play(
            plan,
            Run(0.0, replace(cursor, done=done), MOST_REPS - planned.reps, FASTEST, 0.0),
            CoachingDetail.FULL,
        )
        for plan, cursor, planned in places.values()
        for done in (0, 1, 20, 60, 100)
    )
