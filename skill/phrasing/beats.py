"""A run's timeline as beats: what is said at each moment, and what a screen shows."""

from collections.abc import Callable, Mapping

from skill.domain.commands import CoachingDetail
from skill.domain.exercise import Measure
from skill.domain.load import Load
from skill.domain.plan import Block, PlannedExercise
from skill.domain.timeline import Cursor, Kind, Moment, Timeline
from skill.domain.workout import Run, WorkoutSession, timeline_of
from skill.phrasing import spoken
from skill.phrasing.reply import Beat
from skill.phrasing.said_of_sets import with_load
from skill.phrasing.scene import Scene

_TONED = (CoachingDetail.NO_COUNTING,)
_LEAST_GO_S = 0.6


def beats_of(scene: Scene, answer: str) -> tuple[Beat, ...]:
    """Return the beats of the run that starts now; none where nothing runs.

    Args:
        scene: The user's state after the turn.
        answer: What is said first, in the time that the run keeps free for it.
    """
    workout = scene.workout
    if workout is None or workout.run is None:
        return ()
    timeline = timeline_of(workout, workout.run)
    befores = (timeline.moments[0], *timeline.moments)
    return tuple(
        _beat(moment, _label_at(moment, before), timeline, workout, workout.run, scene, answer)
        for before, moment in zip(befores, timeline.moments, strict=False)
    )


def _label_at(moment: Moment, before: Moment) -> Cursor:
    """The last count of a set stands behind it already; it is shown with the set."""
    return before.cursor if moment.kind is Kind.COUNT and moment.number > 0 else moment.cursor


def _beat(
    moment: Moment,
    shown: Cursor,
    timeline: Timeline,
    workout: WorkoutSession,
    run: Run,
    scene: Scene,
    answer: str,
) -> Beat:
    block = workout.plan.blocks[run.start.block]
    text = answer if moment.kind is Kind.ANSWER else _text(moment, timeline, block, workout, scene)
    toned = moment.kind is Kind.COUNT and moment.number > 0 and scene.state.profile.detail in _TONED
    label = _label(moment, shown, block, scene)
    return Beat(moment.length_s, "" if toned else text, toned, label)


def _text(moment: Moment, timeline: Timeline, block: Block, workout: WorkoutSession, scene: Scene) -> str:
    if moment.kind is Kind.CLOSE:
        return spoken.sentence(closing(timeline, block, workout, scene))
    say = _TEXTS.get(moment.kind)
    return spoken.sentence(say(moment, block, scene)) if say else ""


def _planned(moment: Moment, block: Block) -> PlannedExercise:
    return block.exercises[moment.cursor.item]


def _announce(moment: Moment, block: Block, scene: Scene) -> str:
    planned, cursor = _planned(moment, block), moment.cursor
    if cursor.done > 0 or cursor.side > 0:
        return _rejoin(planned, cursor, scene)
    load = with_load(_load(planned, scene), scene)
    sides = f" {scene.say('timeline.announce_sides')}" if planned.two_sided else ""
    candidates = (_announced(moment, planned, block, scene, said) + sides for said in (load, ""))
    return spoken.fitting(candidates, moment.length_s)


def _announced(moment: Moment, planned: PlannedExercise, block: Block, scene: Scene, load: str) -> str:
    exercise = scene.exercise(planned.exercise_id)
    key = "announce_turn" if moment.cursor.item > 0 else "announce"
    if planned.measure is Measure.HOLD:
        key += "_hold"
    elif key == "announce" and block.rounds == 1:
        key = "announce_single"
    reps = spoken.number(moment.number)
    return scene.say(
        f"timeline.{key}",
        set=spoken.number(moment.cursor.round + 1),
        sets=spoken.number(block.rounds),
        reps=reps,
        Reps=spoken.sentence(reps),
        exercise=exercise.name,
        Exercise=spoken.sentence(exercise.name),
        exercises=exercise.name if moment.number == 1 else exercise.plural,
        load=load,
    )


def _rejoin(planned: PlannedExercise, cursor: Cursor, scene: Scene) -> str:
    side = scene.say("timeline.rejoin_side") if cursor.side > 0 else ""
    if cursor.done == 0:
        return side
    key = "rejoin_hold" if planned.measure is Measure.HOLD else "rejoin"
    return f"{side} {scene.say(f'timeline.{key}', rep=spoken.number(cursor.done + 1))}".strip()


def _load(planned: PlannedExercise, scene: Scene) -> Load | None:
    said = dict(scene.workout.loads) if scene.workout else {}
    return said.get(planned.exercise_id, planned.load)


def _number(moment: Moment, block: Block, scene: Scene) -> str:
    if moment.number > 0:
        return f"{spoken.fitting(spoken.counts(moment.number), moment.length_s)}."
    holds = moment.number < 0 and _planned(moment, block).measure is Measure.HOLD
    return scene.say("timeline.hold") if holds and moment.cursor.done == 0 else ""


def _quiet(moment: Moment, block: Block, scene: Scene) -> str:
    """The quiet before the first rep is where the pull begins."""
    del block
    starts = moment.cursor.rest_s == 0 and moment.length_s >= _LEAST_GO_S
    return scene.say("timeline.go") if starts else ""


def _rest(moment: Moment, block: Block, scene: Scene) -> str:
    del block
    return scene.say("timeline.rest", duration=spoken.seconds(moment.number, scene.wording))


def _warning(moment: Moment, block: Block, scene: Scene) -> str:
    del block
    return scene.say("timeline.warning", seconds=spoken.number(moment.number))


_TEXTS: Mapping[Kind, Callable[[Moment, Block, Scene], str]] = {
    Kind.ANNOUNCE: _announce,
    Kind.READY: _number,
    Kind.COUNT: _number,
    Kind.QUIET: _quiet,
    Kind.SWITCH: lambda moment, block, scene: scene.say("timeline.switch"),  # noqa: ARG005 - one shape for all
    Kind.REST: _rest,
    Kind.WARNING: _warning,
}


def closing(timeline: Timeline, block: Block, workout: WorkoutSession, scene: Scene) -> str:
    """Return the question that ends a run, as its end asks for."""
    end, blocks = timeline.end, workout.plan.blocks
    if end.block >= len(blocks):
        return scene.say("timeline.close_done")
    if end.block != timeline.moments[0].cursor.block:
        return _close_block(block, blocks[end.block], timeline.moments[-1].length_s, scene)
    if end.done > 0 or end.side > 0:
        return scene.say("timeline.close_cut")
    return _close_set(end, block, timeline.moments[-1].length_s, scene)


def _close_set(end: Cursor, block: Block, room_s: float, scene: Scene) -> str:
    """The exercise is named where several take turns; where time is short, the rest is left out first."""
    names = {
        "set": spoken.number(end.round + 1),
        "exercises": scene.plural(block.exercises[end.item].exercise_id),
        "duration": spoken.seconds(end.rest_s, scene.wording),
    }
    kinds = ("close_rest", "close_more") if end.rest_s > 0 else ("close_more",)
    turn = "_turn" if scene.in_turn else ""
    return spoken.fitting([scene.say(f"timeline.{kind}{turn}", **names) for kind in kinds], room_s)


def _close_block(block: Block, following: Block, room_s: float, scene: Scene) -> str:
    """All exercises are named where that can be said in time."""
    names = {"before": _plurals(block, scene), "exercises": _plurals(following, scene)}
    first = {**names, "exercises": scene.plural(following.exercises[0].exercise_id)}
    candidates = [
        scene.say(key, Before=spoken.sentence(names["before"]), **filled)
        for key, filled in (
            ("timeline.close_next", names),
            ("timeline.close_next_short", names),
            ("timeline.close_next_short", first),
        )
    ]
    return spoken.fitting(candidates, room_s)


def _plurals(block: Block, scene: Scene) -> str:
    return spoken.listed([scene.plural(one.exercise_id) for one in block.exercises], scene.wording)


_LABELS: Mapping[Kind, str] = {
    Kind.ANNOUNCE: "ready",
    Kind.READY: "ready",
    Kind.SWITCH: "ready",
    Kind.COUNT: "rep",
    Kind.REST: "rest",
    Kind.WARNING: "rest",
}


def _label(moment: Moment, cursor: Cursor, block: Block, scene: Scene) -> str:
    if moment.kind is Kind.CLOSE:
        return scene.say("labels.close")
    planned = block.exercises[cursor.item]
    key = "rest" if cursor.rest_s > 0 else _LABELS.get(moment.kind, "set")
    if key == "rep" and planned.measure is Measure.HOLD:
        key = "hold"
    names = {"set": cursor.round + 1, "sets": block.rounds, "rep": moment.number, "reps": planned.reps}
    return scene.say(f"labels.{key}", **names)
