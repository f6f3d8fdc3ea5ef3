"""A run on a screen: the stages of its timeline, at the same moments as the audio."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from skill.domain.exercise import Measure
from skill.domain.plan import Block, PlannedExercise
from skill.domain.timeline import Cursor, Kind, Moment, Timeline
from skill.domain.workout import Run, WorkoutSession, timeline_of
from skill.phrasing import screen_texts as texts
from skill.phrasing import spoken
from skill.phrasing.scene import Scene
from skill.phrasing.screen import Button, Count, Layout, Screen, Stage, StageKind
from skill.phrasing.screen_buttons import buttons

_GETTING_READY = (Kind.ANSWER, Kind.ANNOUNCE, Kind.READY)


@dataclass(frozen=True)
class _Stretch:
    """Moments of one stage."""

    kind: StageKind
    cursor: Cursor
    """The place at its start."""
    moments: tuple[Moment, ...]
    switches: bool

    @property
    def at_s(self) -> float:
        return self.moments[0].at_s

    @property
    def end_s(self) -> float:
        return self.moments[-1].at_s + self.moments[-1].length_s


@dataclass(frozen=True)
class _Course:
    """What all stages of a run draw on."""

    timeline: Timeline
    block: Block
    workout: WorkoutSession
    run: Run
    scene: Scene

    def planned(self, cursor: Cursor) -> PlannedExercise:
        return self.block.exercises[cursor.item]

    def target(self, cursor: Cursor) -> int:
        """Reps (or seconds) of a side; what was added belongs to the set that the run began in."""
        start = self.run.start
        first = (cursor.round, cursor.item) == (start.round, start.item)
        return self.planned(cursor).reps + (self.run.extra if first else 0)


def run_screen(scene: Scene, before_s: float = 0.0) -> Screen | None:
    """Return the screen of the run that starts now; None where nothing runs.

    Args:
        scene: The user's state after the turn.
        before_s: Seconds of speech before the run starts.
    """
    workout = scene.workout
    if workout is None or workout.run is None:
        return None
    timeline = timeline_of(workout, workout.run)
    course = _Course(timeline, workout.plan.blocks[workout.run.start.block], workout, workout.run, scene)
    return Screen(
        Layout.RUN,
        texts.name(course.planned(workout.run.start).exercise_id, scene),
        stages=tuple(_stages(course)),
        starts_s=before_s,
        ends_s=timeline.length_s,
        buttons=buttons(("pause", "done", "skip"), scene),
        rest_buttons=buttons(("pause", "skip_rest"), scene),
        close_buttons=_close_buttons(course),
    )


def _stages(course: _Course) -> Iterator[Stage]:
    stretches = list(_stretches(course.timeline))
    for stretch, following in zip(stretches, [*stretches[1:], stretches[-1]], strict=True):
        yield _MAKERS[stretch.kind](stretch, following, course)


def _stretches(timeline: Timeline) -> Iterator[_Stretch]:
    """Moments that show the same, but for the number."""
    lasting = [moment for moment in timeline.moments if moment.length_s > 0]
    places = [_place(moment, before) for moment, before in zip(lasting, (lasting[0], *lasting), strict=False)]
    for (kind, cursor, switches), group in groupby(zip(places, lasting, strict=True), lambda entry: entry[0]):
        yield _Stretch(kind, cursor, tuple(moment for _, moment in group), switches)


def _place(moment: Moment, before: Moment) -> tuple[StageKind, Cursor, bool]:
    """What a moment belongs to; the last count of a set stands behind it already."""
    shown = before.cursor if moment.kind is Kind.COUNT and moment.number > 0 else moment.cursor
    cursor = Cursor(shown.block, shown.round, shown.item, shown.side)
    if moment.kind is Kind.CLOSE:
        return StageKind.CLOSE, cursor, False
    if shown.rest_s > 0:
        return StageKind.REST, cursor, False
    if moment.kind in _GETTING_READY or moment.kind is Kind.SWITCH:
        return StageKind.READY, cursor, moment.kind is Kind.SWITCH
    return StageKind.WORK, cursor, False


def _ready(stretch: _Stretch, following: _Stretch, course: _Course) -> Stage:
    del following
    scene, cursor = course.scene, stretch.cursor
    planned = course.planned(cursor)
    counted_s = 3.0 if not stretch.switches else stretch.end_s - stretch.at_s
    hold = planned.measure is Measure.HOLD
    return Stage(
        StageKind.READY,
        stretch.at_s,
        scene.say("screens.switch") if stretch.switches else texts.set_of(cursor, course.block, scene),
        texts.name(planned.exercise_id, scene),
        texts.load_now(planned, scene),
        Count(round(counted_s), 1, stretch.end_s - counted_s, 1.0, str(course.target(cursor))),
        scene.say("screens.get_ready"),
        scene.say("screens.units.seconds" if hold else "screens.units.reps"),
    )


def _work(stretch: _Stretch, following: _Stretch, course: _Course) -> Stage:
    scene, cursor = course.scene, stretch.cursor
    planned, target = course.planned(cursor), course.target(cursor)
    hold = planned.measure is Measure.HOLD
    return Stage(
        StageKind.WORK,
        stretch.at_s,
        texts.set_of(cursor, course.block, scene),
        texts.name(planned.exercise_id, scene),
        _next(following, stretch, course),
        _seconds(stretch, target) if hold else _reps(stretch, target, scene),
        scene.say("screens.units.of_seconds" if hold else "screens.units.of_reps", reps=target),
    )


def _seconds(stretch: _Stretch, target: int) -> Count:
    return Count(stretch.moments[0].cursor.done, target, stretch.at_s, 1.0)


def _reps(stretch: _Stretch, target: int, scene: Scene) -> Count:
    """Reps come at an even pace, from the first that is counted."""
    counts = [moment for moment in stretch.moments if moment.kind is Kind.COUNT]
    if not counts:
        return Count(target, target, stretch.at_s, 1.0)
    return Count(counts[0].number, target, counts[0].at_s, counts[0].length_s, scene.say("screens.go"))


def _rest(stretch: _Stretch, following: _Stretch, course: _Course) -> Stage:
    del following
    scene, cursor = course.scene, stretch.cursor
    length_s = stretch.end_s - stretch.at_s
    return Stage(
        StageKind.REST,
        stretch.at_s,
        scene.say("screens.rest"),
        scene.say("screens.next_up", what=texts.set_of(cursor, course.block, scene)),
        texts.dose(course.planned(cursor), scene),
        Count(round(length_s), 0, stretch.at_s, 1.0),
        scene.say("screens.units.seconds"),
    )


def _next(following: _Stretch, stretch: _Stretch, course: _Course) -> str:
    """Return "Next: rest, 50 seconds": what comes behind a planned set."""
    scene = course.scene
    if following.kind is StageKind.REST:
        return scene.say("screens.then_rest", seconds=round(following.end_s - following.at_s))
    if following.kind is StageKind.READY:
        if following.cursor.side != stretch.cursor.side:
            return scene.say("screens.then_side")
        return scene.say("screens.then", what=scene.plural(course.planned(following.cursor).exercise_id))
    return _behind(course)


def _behind(course: _Course) -> str:
    """What comes behind the run."""
    scene, end, blocks = course.scene, course.timeline.end, course.workout.plan.blocks
    if end.block >= len(blocks):
        return scene.say("screens.then_nothing")
    if end.block != course.run.start.block:
        return scene.say("screens.then", what=scene.plural(blocks[end.block].exercises[0].exercise_id))
    if _ending(course) == "cut":
        return scene.say("screens.then_cut")
    if scene.in_turn:
        return scene.say("screens.then", what=scene.plural(course.planned(end).exercise_id))
    return scene.say("screens.then", what=texts.set_of(end, course.block, scene).lower())


def _close(stretch: _Stretch, following: _Stretch, course: _Course) -> Stage:
    del following
    scene, end, blocks = course.scene, course.timeline.end, course.workout.plan.blocks
    ending = _ending(course)
    coming = blocks[end.block].exercises if end.block < len(blocks) else ()
    in_turn = ending in _SAME_BLOCK and scene.in_turn
    key = f"{ending}_turn" if in_turn else ending
    named = (coming[end.item],) if in_turn else coming
    names = [scene.plural(one.exercise_id) for one in named]
    said = {"set": end.round + 1, "exercises": spoken.listed(names, scene.wording)}
    return Stage(
        StageKind.CLOSE,
        stretch.at_s,
        scene.say(f"screens.close.{key}.head", **said),
        spoken.sentence(scene.say(f"screens.close.{key}.title", **said)),
        scene.say(f"screens.close.{key}.below", **said),
        Count(0, 0, course.timeline.length_s + 600.0, 1.0, scene.say(f"screens.close.{key}.sign")),
    )


def _ending(course: _Course) -> str:
    """How the run ends: a key of `screens.close`."""
    end = course.timeline.end
    if end.block >= len(course.workout.plan.blocks):
        return "all"
    if end.block != course.run.start.block:
        return "block"
    return "cut" if end.done > 0 or end.side > 0 else "set"


_SAME_BLOCK = ("cut", "set")
_CLOSE_BUTTONS = {
    "all": ("finish",),
    "block": ("setup", "ready"),
    "cut": ("ready", "done", "skip"),
    "set": ("ready",),
}


def _close_buttons(course: _Course) -> tuple[Button, ...]:
    return buttons(_CLOSE_BUTTONS[_ending(course)], course.scene)


_MAKERS = {StageKind.READY: _ready, StageKind.WORK: _work, StageKind.REST: _rest, StageKind.CLOSE: _close}
