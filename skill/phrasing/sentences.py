"""Outcomes to sentences: one small function for each outcome that needs more than its name."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from skill.domain import outcomes as o
from skill.domain.commands import Direction
from skill.domain.exercise import Measure
from skill.domain.plan import Block
from skill.domain.steps import StepKind
from skill.phrasing import spoken
from skill.phrasing.scene import Scene

Lines = tuple[str, ...]
_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")
_LEDGER_ENTRIES = 3


def lines_of(outcome: o.Outcome, scene: Scene) -> Lines:
    """Return what the coach says of an outcome, without the question that ends the reply."""
    say = _SENTENCES.get(type(outcome), _by_name)
    return tuple(spoken.sentence(line) for line in say(outcome, scene) if line)


def _by_name(outcome: o.Outcome, scene: Scene) -> Lines:
    return (scene.say(_WORD_START.sub("_", type(outcome).__name__).lower(), **_names(scene)),)


def _names(scene: Scene) -> dict[str, str]:
    return {"exercises": scene.current_plural(), "place": scene.place()}


def _welcomed_back(outcome: o.WelcomedBack, scene: Scene) -> Lines:
    profile = scene.state.profile
    names = {
        "days": scene.wording.counted("days", outcome.days, spoken.number(outcome.days)),
        "equipment": spoken.sentence(scene.equipment(profile.equipment)),
        "minutes": spoken.minutes(profile.minutes, scene.wording),
    }
    key = "welcomed_back" if scene.state.workouts else "welcomed_back_new"
    return (*_reminders(outcome, scene), scene.say(key, **names))


def _reminders(outcome: o.WelcomedBack, scene: Scene) -> Lines:
    times = [f"{_day(reminder.day, scene)} {reminder.time}" for reminder in outcome.reminders]
    return (scene.say("reminder_due", reminders=spoken.listed(times, scene.wording)),) if times else ()


def _day(day: str | None, scene: Scene) -> str:
    return scene.say(f"words.weekdays.{day}" if day else "words.every_day")


def _workout_found(_: o.WorkoutFound, scene: Scene) -> Lines:
    offered = scene.workout is not None and scene.workout.offered
    return (scene.say("workout_found_offered" if offered else "workout_found", **_names(scene)),)


def _equipment_asked(outcome: o.EquipmentAsked, scene: Scene) -> Lines:
    closed = (scene.say("workout_closed"),) if outcome.closed else ()
    if outcome.unknown:
        unknown = spoken.listed(outcome.unknown, scene.wording)
        return (*closed, scene.say("equipment_unknown", unknown=unknown))
    return (*closed, scene.say("equipment_asked"))


def _workout_planned(outcome: o.WorkoutPlanned, scene: Scene) -> Lines:
    workout = scene.workout
    if workout is None:
        return ()
    count = len({one.exercise_id for block in workout.plan.blocks for one in block.exercises})
    minutes = spoken.minutes(workout.plan.minutes, scene.wording)
    planned = scene.say(
        "workout_planned",
        minutes=spoken.sentence(minutes),
        equipment=scene.equipment(scene.state.profile.equipment),
        exercise_count=spoken.sentence(scene.wording.counted("exercises", count, spoken.number(count))),
        exercises=scene.current_plural(),
    )
    advice = () if outcome.informed else (scene.say("advice"),)
    return (*_left_out(outcome, minutes, scene), planned, *advice)


def _left_out(outcome: o.WorkoutPlanned, minutes: str, scene: Scene) -> Lines:
    lines = []
    if outcome.unknown:
        lines.append(scene.say("equipment_left_out", unknown=spoken.listed(outcome.unknown, scene.wording)))
    if outcome.asked_minutes is not None:
        asked = spoken.minutes(outcome.asked_minutes, scene.wording)
        lines.append(scene.say("minutes_clamped", asked=asked, minutes=minutes))
    return tuple(lines)


def _workout_replanned(outcome: o.WorkoutReplanned, scene: Scene) -> Lines:
    workout = scene.workout
    if workout is None or workout.block is None:
        return ()
    left = workout.block.rounds - workout.cursor.round
    blocks = len(workout.plan.blocks) - workout.cursor.block - 1
    more = scene.say("more_blocks", n=_exercise_count(blocks, scene)) if blocks else ""
    return (
        scene.say(
            "workout_replanned",
            minutes=spoken.minutes(outcome.minutes, scene.wording),
            sets_left=scene.wording.counted("sets", left, spoken.number(left)),
            exercises=scene.current_plural(),
            more_blocks=f" {more.removeprefix(',').strip()}" if more else "",
        ),
    )


def _exercise_count(count: int, scene: Scene) -> str:
    return scene.wording.counted("exercises", count, spoken.number(count))


def _step_read(outcome: o.StepRead, scene: Scene) -> Lines:
    step = outcome.step
    names = {
        "exercise": spoken.sentence(scene.exercise(step.exercise_id).name),
        "number": spoken.number(step.number),
        "of": spoken.number(step.of),
        "lines": step.lines[0],
    }
    first = scene.say(f"step_{step.kind.value}", **names)
    last = (scene.say("step_last"),) if outcome.last and step.kind is StepKind.TIP else ()
    return (first, *step.lines[1:], *last)


def _set_logged(outcome: o.SetLogged, scene: Scene) -> Lines:
    key = "set_corrected" if outcome.corrected else "set_logged"
    key += "_hold" if outcome.measure is Measure.HOLD else ""
    lines = [scene.say(key, reps=spoken.sentence(spoken.number(outcome.reps)))]
    if outcome.load and (outcome.load.amount or outcome.load.band_color):
        lines.append(scene.say("with_load", load=spoken.load(outcome.load, scene.wording)))
    if outcome.reps_left is not None:
        lines.append(scene.say("with_reps_left", reps_left=spoken.number(outcome.reps_left)))
    return (" ".join(lines), *_exercise_done(scene))


def _exercise_done(scene: Scene) -> Lines:
    """Between two exercises, say which one comes next."""
    workout = scene.workout
    if workout is None or not workout.offered or not workout.completed:
        return ()
    before = scene.plural(workout.completed[-1].exercise_id)
    return (scene.say("exercise_done", before=before, exercises=scene.current_plural()),)


def _reps_asked(outcome: o.RepsAsked, scene: Scene) -> Lines:
    if outcome.refused is None:
        return (scene.say("reps_asked"),)
    return (scene.say("reps_refused", refused=spoken.sentence(spoken.number(outcome.refused))),)


def _reps_added(outcome: o.RepsAdded, scene: Scene) -> Lines:
    return (scene.say("reps_added", reps=spoken.sentence(spoken.number(outcome.reps))),)


def _exercise_skipped(outcome: o.ExerciseSkipped, scene: Scene) -> Lines:
    key = "exercise_skipped" if scene.current() else "exercise_skipped_last"
    before = spoken.sentence(scene.plural(outcome.exercise_id))
    return (scene.say(key, before=before, exercises=scene.current_plural()),)


def _exercise_swapped(outcome: o.ExerciseSwapped, scene: Scene) -> Lines:
    return (
        scene.say("exercise_swapped", before=scene.plural(outcome.before), after=scene.plural(outcome.after)),
    )


def _no_swap_found(outcome: o.NoSwapFound, scene: Scene) -> Lines:
    return (scene.say("no_swap_found", before=scene.plural(outcome.exercise_id)),)


def _difficulty_changed(outcome: o.DifficultyChanged, scene: Scene) -> Lines:
    way = outcome.direction.value
    if outcome.swapped_to:
        return (scene.say(f"difficulty_swapped_{way}", exercises=scene.plural(outcome.swapped_to)),)
    if outcome.reps is not None:
        return (scene.say("difficulty_reps", reps=spoken.number(outcome.reps)),)
    return (scene.say(f"difficulty_load_{way}"),)


def _pace_changed(outcome: o.PaceChanged, scene: Scene) -> Lines:
    way = "up" if outcome.direction is Direction.UP else "down"
    return (scene.say(f"pace_limit_{way}" if outcome.limit else f"pace_{way}"),)


def _rest_changed(outcome: o.RestChanged, scene: Scene) -> Lines:
    duration = spoken.seconds(outcome.seconds, scene.wording)
    return (scene.say("rest_added" if outcome.added else "rest_changed", duration=duration),)


def _exercise_explained(outcome: o.ExerciseExplained, scene: Scene) -> Lines:
    exercise = scene.exercise(outcome.exercise_id)
    return (exercise.name, *exercise.setup, *exercise.cues, exercise.breathing)


def _muscles_listed(outcome: o.MusclesListed, scene: Scene) -> Lines:
    exercise = scene.exercise(outcome.exercise_id)
    helped = f" {scene.say('muscles_helped', muscles=scene.muscles(exercise.secondary[:1]))}"
    names = {"Exercises": spoken.sentence(exercise.plural), "primary": scene.muscles(exercise.primary)}
    said = scene.say("muscles_listed", secondary=helped if exercise.secondary else "", **names)
    return (said.replace(" ,", ","),)


def _muscle_explained(outcome: o.MuscleExplained, scene: Scene) -> Lines:
    muscle = scene.library.muscles[outcome.muscle]
    return (scene.say("muscle_explained", where=muscle.where, what=muscle.what),)


def _exercise_recommended(outcome: o.ExerciseRecommended, scene: Scene) -> Lines:
    exercise = scene.exercise(outcome.exercise_id)
    return (scene.say("exercise_recommended", exercises=exercise.plural, why=exercise.why),)


def _choice_explained(outcome: o.ChoiceExplained, scene: Scene) -> Lines:
    goal = scene.library.goals.get(outcome.goal)
    key = f"because.{outcome.reason or 'none'}"
    key = key if scene.wording.has(key) else "because.none"
    because = scene.say(key, goal=goal.name if goal else "")
    why = scene.exercise(outcome.exercise_id).why
    return (scene.say("choice_explained", why=why, because=because),)


def _name_asked(outcome: o.NameAsked, scene: Scene) -> Lines:
    unknown = (scene.say("name_unknown", spoken=outcome.spoken),) if outcome.spoken else ()
    return (*unknown, scene.say(f"name_asked.{outcome.kind}"))


def _place_told(_: o.PlaceTold, scene: Scene) -> Lines:
    workout = scene.workout
    if workout is None or workout.block is None:
        return (scene.say("place_done"),)
    left = _left(workout.plan.blocks[workout.cursor.block + 1 :], scene)
    exercises = scene.current_plural()
    rounds = workout.block.rounds - workout.cursor.round
    names = {
        "sets_left": spoken.sentence(scene.wording.counted("sets", rounds, spoken.number(rounds))),
        "exercises": exercises,
        "left": left,
    }
    if workout.offered:
        sets_left = scene.wording.counted("sets", rounds, spoken.number(rounds))
        return (scene.say("place_offered", **{**names, "sets_left": sets_left}),)
    if workout.run is not None:
        return (scene.say("sets_to_go_running", **names),)
    return (scene.say("place_told", place=scene.place(), **names), scene.say("sets_to_go", **names))


def _left(blocks: tuple[Block, ...], scene: Scene) -> str:
    count = sum(len(block.exercises) for block in blocks)
    if not count:
        return scene.say("left_none")
    return scene.say("left_more", exercise_count=spoken.sentence(_exercise_count(count, scene)))


def _exercise_progress_told(outcome: o.ExerciseProgressTold, scene: Scene) -> Lines:
    record, plural = outcome.record, scene.plural(outcome.exercise_id)
    if record is None:
        return (scene.say("exercise_progress_none", exercises=plural),)
    wording = scene.wording
    load, best_load = (
        f" {scene.say('with_load', load=spoken.load(one, wording)).rstrip('.').lower()}" if one else ""
        for one in (record.last_load, record.best_load)
    )
    reps = spoken.listed([spoken.number(reps) for reps in record.last_reps], wording)
    best = spoken.number(record.best_reps)
    names = {"reps": reps, "load": load, "best": best, "best_load": best_load}
    return (scene.say("exercise_progress", Exercises=spoken.sentence(plural), **names),)


def _progress_told(outcome: o.ProgressTold, scene: Scene) -> Lines:
    wording = scene.wording
    today = spoken.number(outcome.completed)
    sets_today = wording.counted("sets", outcome.completed, today)
    lines = (scene.say("progress_today", sets=sets_today),) if outcome.completed else ()
    if not outcome.workouts:
        return lines or (scene.say("progress_none"),)
    workouts = wording.counted("workouts", outcome.workouts, spoken.number(outcome.workouts))
    told = scene.say("progress", workouts=workouts, ledger=_ledger(outcome, scene))
    recent = spoken.listed([scene.plural(one) for one in outcome.exercises], wording)
    return (told, *lines, *((scene.say("progress_recent", exercises=recent),) if recent else ()))


def _ledger(outcome: o.ProgressTold, scene: Scene) -> str:
    if outcome.week is None:
        return scene.say("progress_quiet_week")
    most = sorted(outcome.week.sets.items(), key=lambda entry: (-entry[1], entry[0]))[:_LEDGER_ENTRIES]
    wording = scene.wording
    entries = [
        scene.say(
            "ledger_entry",
            sets=wording.counted("sets", sets, spoken.number(sets)),
            muscle=scene.muscles((muscle,)),
        )
        for muscle, sets in most
    ]
    return spoken.listed(entries, wording)


def _discomfort_heard(outcome: o.DiscomfortHeard, scene: Scene) -> Lines:
    key = "discomfort_heard" if outcome.can_swap else "discomfort_rest"
    if not outcome.part:
        return (scene.say(f"{key}_unnamed"),)
    return (scene.say(key, part=scene.say("your_part", part=outcome.part)),)


def _exercise_avoided(outcome: o.ExerciseAvoided, scene: Scene) -> Lines:
    said = scene.say("exercise_avoided", exercises=scene.plural(outcome.exercise_id))
    if outcome.swapped_to:
        return (said, scene.say("avoided_swapped", after=scene.plural(outcome.swapped_to)))
    return (said, scene.say("avoided_in_plan")) if outcome.in_plan else (said,)


def _exercise_allowed(outcome: o.ExerciseAllowed, scene: Scene) -> Lines:
    key = "exercise_allowed" if outcome.was_avoided else "exercise_allowed_already"
    return (scene.say(key, Exercises=spoken.sentence(scene.plural(outcome.exercise_id))),)


def _loads_noted(outcome: o.LoadsNoted, scene: Scene) -> Lines:
    loads = spoken.listed([spoken.load(one, scene.wording) for one in outcome.loads], scene.wording)
    return (scene.say("loads_noted", loads=loads),)


def _units_noted(outcome: o.UnitsNoted, scene: Scene) -> Lines:
    return (scene.say("units_noted", unit=scene.say(f"words.units.{outcome.unit.value}")),)


def _coaching_changed(outcome: o.CoachingChanged, scene: Scene) -> Lines:
    return (scene.say(f"coaching_changed.{outcome.detail.value}"),)


def _reminder_kept(outcome: o.ReminderKept, scene: Scene) -> Lines:
    reminder = outcome.reminder
    return (scene.say("reminder_kept", day=_day(reminder.day, scene), time=reminder.time),)


def _paused(_: o.Paused, scene: Scene) -> Lines:
    return (scene.say("paused", **_names(scene)) if scene.moment == "paused" else scene.say("paused_quiet"),)


def _help_given(_: o.HelpGiven, scene: Scene) -> Lines:
    return (scene.say(f"help_given.{scene.moment}"),)


def _not_heard(_: o.NotHeard, scene: Scene) -> Lines:
    return (scene.say("not_heard_idle" if scene.moment == "none" else "not_heard"),)


def _workout_finished(outcome: o.WorkoutFinished, scene: Scene) -> Lines:
    if not outcome.completed:
        return (scene.say("workout_finished_empty"), scene.say("goodbye"))
    wording = scene.wording
    finished = scene.say(
        "workout_finished",
        sets=wording.counted("sets", outcome.completed, spoken.number(outcome.completed)),
        minutes=spoken.minutes(outcome.minutes, wording),
    )
    bests = spoken.listed([scene.plural(one) for one in outcome.bests], wording)
    return (finished, *((scene.say("new_bests", exercises=bests),) if bests else ()), scene.say("goodbye"))


def _stopped(_: o.Stopped, scene: Scene) -> Lines:
    workout = scene.workout
    if workout is None:
        return (scene.say("stopped_idle"),)
    key = "stopped_offered" if workout.offered and not workout.completed else "stopped"
    return (scene.say(key, **_names(scene)),)


_SENTENCES: Mapping[type[o.Outcome], Callable[[Any, Scene], Lines]] = {
    o.WelcomedBack: _welcomed_back,
    o.WorkoutFound: _workout_found,
    o.EquipmentAsked: _equipment_asked,
    o.WorkoutPlanned: _workout_planned,
    o.WorkoutReplanned: _workout_replanned,
    o.StepRead: _step_read,
    o.SetLogged: _set_logged,
    o.RepsAsked: _reps_asked,
    o.RepsAdded: _reps_added,
    o.ExerciseSkipped: _exercise_skipped,
    o.ExerciseSwapped: _exercise_swapped,
    o.NoSwapFound: _no_swap_found,
    o.DifficultyChanged: _difficulty_changed,
    o.PaceChanged: _pace_changed,
    o.RestChanged: _rest_changed,
    o.ExerciseExplained: _exercise_explained,
    o.MusclesListed: _muscles_listed,
    o.MuscleExplained: _muscle_explained,
    o.ExerciseRecommended: _exercise_recommended,
    o.ChoiceExplained: _choice_explained,
    o.NameAsked: _name_asked,
    o.PlaceTold: _place_told,
    o.ExerciseProgressTold: _exercise_progress_told,
    o.ProgressTold: _progress_told,
    o.DiscomfortHeard: _discomfort_heard,
    o.ExerciseAvoided: _exercise_avoided,
    o.ExerciseAllowed: _exercise_allowed,
    o.LoadsNoted: _loads_noted,
    o.UnitsNoted: _units_noted,
    o.CoachingChanged: _coaching_changed,
    o.ReminderKept: _reminder_kept,
    o.TopicAnswered: lambda outcome, scene: (scene.say(f"topics.{outcome.topic}"),),
    o.Paused: _paused,
    o.HelpGiven: _help_given,
    o.NotHeard: _not_heard,
    o.WorkoutFinished: _workout_finished,
    o.Stopped: _stopped,
}
