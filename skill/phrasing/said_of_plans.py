"""What is said of plans, cues and the way through a workout."""

from skill.domain import outcomes as o
from skill.domain.commands import CoachingDetail
from skill.domain.exercise import Measure
from skill.domain.state import Reminder
from skill.domain.steps import StepKind
from skill.phrasing import spoken
from skill.phrasing.scene import Lines, Scene

_BRIEF = (CoachingDetail.SHORT, CoachingDetail.SILENT)


def welcomed_back(outcome: o.WelcomedBack, scene: Scene) -> Lines:
    days = scene.wording.counted("days", outcome.days, spoken.number(outcome.days))
    key = "welcomed_back" if scene.state.workouts else "welcomed_back_new"
    return (*_reminders(outcome.reminders, scene), scene.say(key, days=days, **scene.usual()))


def _reminders(reminders: tuple[Reminder, ...], scene: Scene) -> Lines:
    times = [reminder_time(reminder, scene) for reminder in reminders if not reminder.rings]
    return (scene.say("reminder_due", reminders=spoken.listed(times, scene.wording)),) if times else ()


def reminder_time(reminder: Reminder, scene: Scene) -> str:
    """Return "Tuesdays at seven in the evening"."""
    day = scene.say(f"words.weekdays.{reminder.day}" if reminder.day else "words.every_day")
    return scene.say("words.at_time", day=day, time=spoken.time_of_day(reminder.time, scene.wording))


def reminder_rhythm(reminder: Reminder, scene: Scene) -> str:
    """Return "every Tuesday at seven in the evening"."""
    day = scene.say(f"reminder_days.{reminder.day}" if reminder.day else "words.every_day")
    return scene.say("words.at_time", day=day, time=spoken.time_of_day(reminder.time, scene.wording))


def workout_found(_: o.WorkoutFound, scene: Scene) -> Lines:
    return (scene.say("workout_found", **scene.names()),)


def equipment_asked(outcome: o.EquipmentAsked, scene: Scene) -> Lines:
    sets = scene.wording.counted("sets", outcome.logged, spoken.number(outcome.logged))
    key = "workout_closed" if outcome.logged else "workout_closed_empty"
    closed = (scene.say(key, sets=spoken.sentence(sets)),) if outcome.closed else ()
    if outcome.unknown:
        return (*closed, scene.say("equipment_unknown", unknown=_unknown(outcome.unknown, scene)))
    return (*closed, scene.say("equipment_asked"))


def _unknown(names: tuple[str, ...], scene: Scene) -> str:
    return spoken.listed([scene.say("words.the", name=name) for name in names], scene.wording)


def workout_planned(outcome: o.WorkoutPlanned, scene: Scene) -> Lines:
    workout = scene.workout
    if workout is None:
        return ()
    count = len({one.exercise_id for block in workout.plan.blocks for one in block.exercises})
    minutes = spoken.minutes(workout.plan.minutes, scene.wording)
    planned = scene.say(
        "workout_planned" if count > 1 else "workout_planned_one",
        minutes=minutes,
        Minutes=spoken.sentence(minutes),
        equipment=scene.equipment(scene.state.profile.equipment),
        exercise_count=spoken.sentence(exercise_count(count, scene)),
        exercises=scene.block_plural(),
    )
    advice = () if outcome.informed else (scene.say("advice"),)
    return (*_left_out(outcome, minutes, scene), planned, *_grown(scene), *advice)


def _left_out(outcome: o.WorkoutPlanned, minutes: str, scene: Scene) -> Lines:
    lines = []
    if outcome.unknown:
        lines.append(scene.say("equipment_left_out", unknown=_unknown(outcome.unknown, scene)))
    if outcome.asked_minutes is not None:
        asked = spoken.minutes(outcome.asked_minutes, scene.wording)
        lines.append(scene.say("minutes_clamped", asked=asked, minutes=minutes))
    return tuple(lines)


def _grown(scene: Scene) -> Lines:
    """Where the first exercise asks for more than last time, say so."""
    planned = scene.current()
    record = scene.state.records.get(planned.exercise_id) if planned else None
    if planned is None or record is None:
        return ()
    if planned.load and record.last_load and planned.load.to(record.last_load.unit) != record.last_load:
        loads = {"load": planned.load, "before": record.last_load}
        names = {name: spoken.load(one, scene.wording) for name, one in loads.items()}
        return (scene.say("grown_load", **{**names, "Load": spoken.sentence(names["load"])}),)
    if planned.reps <= record.last_target:
        return ()
    key = "grown_hold" if planned.measure is Measure.HOLD else "grown_reps"
    reps, before = spoken.number(planned.reps), spoken.number(record.last_target)
    return (scene.say(key, Reps=spoken.sentence(reps), before=before),)


def exercise_count(count: int, scene: Scene) -> str:
    """Return "three exercises"."""
    return scene.wording.counted("exercises", count, spoken.number(count))


def workout_replanned(outcome: o.WorkoutReplanned, scene: Scene) -> Lines:
    workout = scene.workout
    if workout is None or workout.block is None:
        return ()
    left = workout.block.rounds - workout.cursor.round
    count = sum(len(block.exercises) for block in workout.plan.blocks[workout.cursor.block + 1 :])
    more = scene.say("more_blocks", exercise_count=exercise_count(count, scene))
    replanned = scene.say(
        "workout_replanned",
        Minutes=spoken.sentence(spoken.minutes(outcome.minutes, scene.wording)),
        sets_left=scene.wording.counted("sets", left, spoken.number(left)),
        exercises=scene.current_plural(),
    )
    return (f"{replanned} {more}" if count else replanned,)


def step_read(outcome: o.StepRead, scene: Scene) -> Lines:
    step, workout = outcome.step, scene.workout
    exercise = scene.exercise(step.exercise_id)
    key = "step_cue_first" if step.kind is StepKind.CUE and step.number == 1 else f"step_{step.kind.value}"
    second = bool(workout and workout.block and workout.block.exercises[0].exercise_id != step.exercise_id)
    key = "step_setup_second" if step.kind is StepKind.SETUP and second else key
    lines = step.lines
    if step.kind is StepKind.SETUP and scene.state.profile.detail in _BRIEF:
        # Whoever has done the exercise and wants few words needs its name alone.
        lines = () if exercise.id in scene.state.records else lines
    number, of = spoken.number(step.number), spoken.number(step.of)
    names = {
        "exercise": exercise.name,
        "Exercise": spoken.sentence(exercise.name),
        "number": number,
        "of": of,
    }
    first = scene.say(key, **names, lines=lines[0] if lines else "")
    last = (scene.say("step_last"),) if outcome.last and step.kind is StepKind.TIP else ()
    return (first, *lines[1:], *last)


def step_tail(outcome: o.StepRead) -> str:
    """Return the key of the call that follows a step."""
    step = outcome.step
    if outcome.last:
        return "step_tail.last"
    if step.kind is StepKind.SETUP:
        return "step_tail.setup"
    tips_follow = step.kind is StepKind.BREATHING or (step.kind is StepKind.CUE and step.number == step.of)
    return "step_tail.tip" if tips_follow else "step_tail.cue"


def paused(_: o.Paused, scene: Scene) -> Lines:
    return (scene.say("paused" if scene.moment == "paused" else "paused_quiet", **scene.names()),)


def help_given(_: o.HelpGiven, scene: Scene) -> Lines:
    return (scene.say(f"help_given.{scene.moment}"),)


def not_heard(_: o.NotHeard, scene: Scene) -> Lines:
    return (scene.say("not_heard_idle" if scene.moment == "none" else "not_heard"),)


def workout_finished(outcome: o.WorkoutFinished, scene: Scene) -> Lines:
    if not outcome.completed:
        return (scene.say("workout_finished_empty"), scene.say("goodbye"))
    finished = scene.say(
        "workout_finished",
        sets=scene.wording.counted("sets", outcome.completed, spoken.number(outcome.completed)),
        minutes=spoken.minutes(outcome.minutes, scene.wording),
    )
    bests = spoken.listed([scene.plural(one) for one in outcome.bests], scene.wording)
    return (finished, *((scene.say("new_bests", exercises=bests),) if bests else ()), scene.say("goodbye"))


def stopped(_: o.Stopped, scene: Scene) -> Lines:
    workout = scene.workout
    if workout is None:
        return (scene.say("goodbye"),)
    if not workout.completed and workout.fresh_block:
        return (scene.say("stopped_offered"), scene.say("goodbye"))
    sets = scene.wording.counted("sets", len(workout.completed), spoken.number(len(workout.completed)))
    logged = (scene.say("stopped_logged", sets=spoken.sentence(sets)),) if workout.completed else ()
    return (*logged, scene.say("stopped", **scene.names()), scene.say("goodbye"))
