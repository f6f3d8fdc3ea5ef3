"""Places, loads and amounts as a screen writes them: in digits, and short."""

from skill.domain.exercise import LoadMode, Measure
from skill.domain.load import Load
from skill.domain.plan import Block, PlannedExercise
from skill.domain.timeline import Cursor
from skill.phrasing.scene import Scene
from skill.phrasing.spoken import sentence


def amount(key: str, number: float, scene: Scene) -> str:
    """Return "1 set", "4.5 sets"."""
    return scene.say(f"screens.{key}.{'one' if number == 1 else 'many'}", n=f"{number:g}")


def set_of(cursor: Cursor, block: Block, scene: Scene) -> str:
    """Return "Set 2 of 3", and the side where it is the second."""
    key = "second_side" if cursor.side > 0 else "set"
    return unbroken(scene.say(f"screens.place.{key}", set=cursor.round + 1, sets=block.rounds))


def unbroken(text: str) -> str:
    """Keep words on one line."""
    return text.replace(" ", "\u00a0")


def dose(planned: PlannedExercise, scene: Scene) -> str:
    """Return "16 band pull-aparts", "Dead hang, 20 seconds"."""
    exercises = scene.plural(planned.exercise_id)
    key = "screens.dose_hold" if planned.measure is Measure.HOLD else "screens.dose"
    return scene.say(key, reps=planned.reps, exercises=exercises, Exercises=sentence(exercises))


def dose_of_block(block: Block, planned: PlannedExercise, scene: Scene) -> str:
    """Return two sets of sixteen as a screen writes it."""
    key = "times_hold" if planned.measure is Measure.HOLD else "times"
    return scene.say(f"screens.{key}", sets=block.rounds, reps=planned.reps)


def nouns(scene: Scene) -> str:
    """Return "dumbbells + bench": what the user trains with."""
    known = scene.library.equipment
    owned = [one for one in scene.state.profile.equipment if one in known]
    return " + ".join(known[one].noun for one in owned)


def load(value: Load | None, scene: Scene) -> str:
    """Return "40 lb", "red band", "20 lb of help"; nothing where there is no load."""
    if value is None:
        return ""
    if value.band_color:
        return scene.say("screens.band", color=value.band_color)
    if not value.amount:
        return ""
    key = "screens.assisted" if value.mode is LoadMode.ASSISTED else "screens.load"
    return scene.say(key, amount=f"{value.amount:g}", unit=value.unit.value)


def load_now(planned: PlannedExercise, scene: Scene) -> str:
    """Return what is lifted in this workout."""
    said = dict(scene.workout.loads) if scene.workout else {}
    return load(said.get(planned.exercise_id, planned.load), scene)


def name(exercise_id: str, scene: Scene) -> str:
    """Return "Band pull-apart"."""
    known = scene.library.exercises.get(exercise_id)
    return sentence(known.name if known else exercise_id.replace("_", " "))


def reached(scene: Scene) -> str:
    """Return "Rep 6 of 16"; nothing before the first and where no planned set is left."""
    workout = scene.workout
    if workout is None or workout.exercise is None or workout.cursor.done == 0:
        return ""
    planned = workout.exercise
    key = "hold" if planned.measure is Measure.HOLD else "rep"
    return scene.say(f"screens.place.{key}", done=workout.cursor.done, reps=planned.reps + workout.extra)


def place(scene: Scene) -> tuple[str, ...]:
    """Return "Rep 6 of 16", "Set 2 of 3", "Band pull-apart": from near to far; nothing after the last set."""
    workout = scene.workout
    if workout is None or workout.block is None or workout.exercise is None:
        return ()
    where = set_of(workout.cursor, workout.block, scene)
    name_of_it = name(workout.exercise.exercise_id, scene)
    return tuple(part for part in (reached(scene), where, name_of_it) if part)
