"""What is said of sets, and of changes to them."""

from skill.domain import outcomes as o
from skill.domain.commands import Direction
from skill.domain.exercise import LoadMode, Measure
from skill.domain.load import Load
from skill.phrasing import spoken
from skill.phrasing.scene import Lines, Scene


def set_logged(outcome: o.SetLogged, scene: Scene) -> Lines:
    reps = spoken.number(outcome.reps)
    reps = scene.say("set_hold", reps=reps) if outcome.measure is Measure.HOLD else reps
    done = f"{reps}{with_load(outcome.load, scene)}"
    if outcome.reps_left is not None:
        done = scene.say("set_left", done=done, reps_left=spoken.number(outcome.reps_left))
    key = "set_corrected" if outcome.corrected else "set_logged"
    return (scene.say(key, done=done, Done=spoken.sentence(done)), *_exercise_done(scene))


def with_load(load: Load | None, scene: Scene) -> str:
    """Return " with forty pounds"; nothing where no load is known."""
    if load is None or not (load.amount or load.band_color):
        return ""
    return f" {scene.say('with_load', load=spoken.load(load, scene.wording))}"


def _exercise_done(scene: Scene) -> Lines:
    """Between two exercises, say which one comes next."""
    workout = scene.workout
    if workout is None or workout.run is not None or not workout.offered or not workout.completed:
        return ()
    return (scene.say("exercise_next", exercises=scene.block_plural()),)


def reps_asked(outcome: o.RepsAsked, scene: Scene) -> Lines:
    if outcome.refused is None:
        return (scene.say("reps_asked"),)
    return (scene.say("reps_refused", refused=spoken.sentence(spoken.number(outcome.refused))),)


def reps_added(outcome: o.RepsAdded, scene: Scene) -> Lines:
    return (scene.say("reps_added", reps=spoken.sentence(spoken.number(outcome.reps))),)


def exercise_skipped(outcome: o.ExerciseSkipped, scene: Scene) -> Lines:
    key = "exercise_skipped" if scene.current() else "exercise_skipped_last"
    skipped = spoken.listed([scene.plural(one) for one in outcome.exercise_ids], scene.wording)
    before = spoken.sentence(skipped)
    return (scene.say(key, before=before, exercises=scene.block_plural()),)


def exercise_swapped(outcome: o.ExerciseSwapped, scene: Scene) -> Lines:
    before, after = scene.plural(outcome.before), scene.plural(outcome.after)
    workout = scene.workout
    key = "exercise_swapped_first" if workout and workout.fresh_block else "exercise_swapped"
    return (scene.say(key, before=before, after=after, After=spoken.sentence(after)),)


def no_swap_found(outcome: o.NoSwapFound, scene: Scene) -> Lines:
    before = scene.plural(outcome.exercise_id)
    known = scene.library.equipment.get(outcome.equipment or "")
    if known:
        return (scene.say("no_swap_needed", before=spoken.sentence(before), equipment=known.noun),)
    return (scene.say("no_swap_found", before=before),)


def difficulty_changed(outcome: o.DifficultyChanged, scene: Scene) -> Lines:
    way = outcome.direction.value
    if outcome.swapped_to:
        return (scene.say(f"difficulty_swapped_{way}", exercises=scene.plural(outcome.swapped_to)),)
    if outcome.reps is not None:
        return (scene.say("difficulty_reps", Reps=spoken.sentence(spoken.number(outcome.reps))),)
    if outcome.load is not None:
        load = spoken.sentence(spoken.load(outcome.load, scene.wording))
        return (scene.say("difficulty_load", Load=load),)
    planned = scene.current()
    mode = scene.exercise(planned.exercise_id).load_mode if planned else LoadMode.DUMBBELL
    kind = "band" if mode is LoadMode.BAND else "weight"
    return (scene.say(f"difficulty_{kind}_{way}"),)


def pace_changed(outcome: o.PaceChanged, scene: Scene) -> Lines:
    way = "up" if outcome.direction is Direction.UP else "down"
    return (scene.say(f"pace_limit_{way}" if outcome.limit else f"pace_{way}"),)


def rest_changed(outcome: o.RestChanged, scene: Scene) -> Lines:
    duration = spoken.seconds(outcome.seconds, scene.wording)
    key = "rest_added" if outcome.added else "rest_changed"
    return (scene.say(key, duration=duration, Duration=spoken.sentence(duration)),)


def discomfort_heard(outcome: o.DiscomfortHeard, scene: Scene) -> Lines:
    key = f"discomfort_alarm.{scene.moment}" if outcome.alarm else f"discomfort_{scene.moment}"
    if not scene.wording.has(key):
        way = "swap" if outcome.can_swap else "stop"
        key = "discomfort_alarm.open" if outcome.alarm else f"discomfort_{way}"
    part = scene.say("your_part", part=outcome.part) if outcome.part else scene.say("no_part")
    return tuple(scene.say(f"{key}.{line}", part=part) for line in ("stop", "go_on"))


def exercise_avoided(outcome: o.ExerciseAvoided, scene: Scene) -> Lines:
    said = scene.say("exercise_avoided", exercises=scene.plural(outcome.exercise_id))
    if outcome.swapped_to:
        return (said, scene.say("avoided_swapped", after=scene.plural(outcome.swapped_to)))
    return (said, scene.say("avoided_in_plan")) if outcome.in_plan else (said,)


def exercise_allowed(outcome: o.ExerciseAllowed, scene: Scene) -> Lines:
    key = "exercise_allowed" if outcome.was_avoided else "exercise_allowed_already"
    return (scene.say(key, Exercises=spoken.sentence(scene.plural(outcome.exercise_id))),)
