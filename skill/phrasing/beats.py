"""A run's timeline as beats: what is said at each moment, and what a screen shows."""

from collections.abc import Callable, Mapping

from skill.domain.commands import CoachingDetail
from skill.domain.exercise import Measure
from skill.domain.plan import Block, PlannedExercise
from skill.domain.timeline import Kind, Moment, Timeline
from skill.domain.workout import Run, WorkoutSession, timeline_of
from skill.phrasing import spoken
from skill.phrasing.reply import Beat
from skill.phrasing.scene import Scene

_TONED = (CoachingDetail.NO_COUNTING,)


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
    return tuple(_beat(moment, timeline, workout, workout.run, scene, answer) for moment in timeline.moments)


def _beat(
    moment: Moment, timeline: Timeline, workout: WorkoutSession, run: Run, scene: Scene, answer: str
) -> Beat:
    block = workout.plan.blocks[run.start.block]
    text = answer if moment.kind is Kind.ANSWER else _text(moment, timeline, block, workout, scene)
    toned = moment.kind is Kind.COUNT and moment.number > 0 and scene.state.profile.detail in _TONED
    label = _label(moment, block, scene)
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
    exercise = scene.exercise(planned.exercise_id)
    if cursor.done > 0:
        return scene.say("timeline.rejoin", rep=spoken.number(cursor.done + 1))
    if cursor.side > 0:
        return scene.say("timeline.rejoin_side")
    key = "announce_hold" if planned.measure is Measure.HOLD else "announce"
    key = "announce_single" if block.rounds == 1 and key == "announce" else key
    said = scene.say(
        f"timeline.{key}",
        set=spoken.number(cursor.round + 1),
        sets=spoken.number(block.rounds),
        reps=spoken.number(moment.number),
        Reps=spoken.sentence(spoken.number(moment.number)),
        Exercise=spoken.sentence(exercise.name),
        exercises=exercise.plural,
    )
    return f"{said} {scene.say('timeline.announce_sides')}" if planned.two_sided else said


def _number(moment: Moment, block: Block, scene: Scene) -> str:
    del block, scene
    return f"{spoken.number(moment.number)}." if moment.number > 0 else ""


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
        before = scene.plural(block.exercises[-1].exercise_id)
        following = scene.plural(blocks[end.block].exercises[0].exercise_id)
        return scene.say("timeline.close_next", before=before, exercises=following)
    number = spoken.number(end.round + 1)
    if end.done > 0 or end.side > 0:
        return scene.say("timeline.close_cut")
    if end.rest_s > 0:
        duration = spoken.seconds(end.rest_s, scene.wording)
        return scene.say("timeline.close_rest", duration=duration, set=number)
    return scene.say("timeline.close_more", set=number)


_LABELS: Mapping[Kind, str] = {
    Kind.ANNOUNCE: "ready",
    Kind.READY: "ready",
    Kind.SWITCH: "ready",
    Kind.COUNT: "rep",
    Kind.REST: "rest",
    Kind.WARNING: "rest",
}


def _label(moment: Moment, block: Block, scene: Scene) -> str:
    if moment.kind is Kind.CLOSE:
        return scene.say("labels.close")
    planned, cursor = _planned(moment, block), moment.cursor
    key = "rest" if cursor.rest_s > 0 else _LABELS.get(moment.kind, "set")
    if key == "rep" and planned.measure is Measure.HOLD:
        key = "hold"
    names = {"set": cursor.round + 1, "sets": block.rounds, "rep": moment.number, "reps": planned.reps}
    return scene.say(f"labels.{key}", **names)
