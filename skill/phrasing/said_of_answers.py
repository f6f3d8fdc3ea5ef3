"""What is said to questions."""

from skill.domain import outcomes as o
from skill.domain.exercise import Measure
from skill.domain.ledger import WeekLedger
from skill.domain.plan import Block
from skill.domain.records import ExerciseRecord
from skill.phrasing import spoken
from skill.phrasing.said_of_plans import exercise_count
from skill.phrasing.said_of_sets import with_load
from skill.phrasing.scene import Lines, Scene

_LEDGER_ENTRIES = 3
_WEEKLY = {"this_week": "this_week", "last_week": "last_week"}


def exercise_explained(outcome: o.ExerciseExplained, scene: Scene) -> Lines:
    exercise = scene.exercise(outcome.exercise_id)
    if outcome.more:
        tips = (line for mistake in exercise.mistakes for line in (mistake.fault, mistake.fix))
        return (exercise.breathing, scene.say("explained_tips"), *tips)
    return (f"{exercise.name}.", *exercise.setup, *exercise.cues, exercise.breathing)


def muscles_listed(outcome: o.MusclesListed, scene: Scene) -> Lines:
    exercise = scene.exercise(outcome.exercise_id)
    names = {"Exercises": spoken.sentence(exercise.plural), "primary": scene.muscles(exercise.primary)}
    key = "muscles_listed" if exercise.secondary else "muscles_listed_alone"
    return (scene.say(key, **names, secondary=scene.muscles(exercise.secondary[:1])),)


def muscle_explained(outcome: o.MuscleExplained, scene: Scene) -> Lines:
    muscle = scene.library.muscles[outcome.muscle]
    return (scene.say("muscle_explained", where=muscle.where, what=muscle.what),)


def exercise_recommended(outcome: o.ExerciseRecommended, scene: Scene) -> Lines:
    exercise = scene.exercise(outcome.exercise_id)
    return (scene.say("exercise_recommended", exercise=exercise.name, why=exercise.why),)


def choice_explained(outcome: o.ChoiceExplained, scene: Scene) -> Lines:
    goal = scene.library.goals.get(outcome.goal)
    key = f"because.{outcome.reason or 'none'}"
    key = key if scene.wording.has(key) else "because.none"
    because = scene.say(key, goal=goal.name if goal else "")
    return (scene.exercise(outcome.exercise_id).why, because)


def name_asked(outcome: o.NameAsked, scene: Scene) -> Lines:
    unknown = (scene.say("name_unknown", spoken=outcome.spoken),) if outcome.spoken else ()
    return (*unknown, scene.say(f"name_asked.{outcome.kind}"))


def topic_answered(outcome: o.TopicAnswered, scene: Scene) -> Lines:
    key = f"topics.{outcome.topic}"
    known = scene.wording.has(key)
    return (scene.say(key) if known else scene.say("name_unknown", spoken=outcome.topic.replace("_", " ")),)


def place_told(_: o.PlaceTold, scene: Scene) -> Lines:
    workout = scene.workout
    if workout is None or workout.block is None:
        return (scene.say("place_done"),)
    block = workout.block
    rounds = block.rounds - workout.cursor.round
    sets_left = scene.wording.counted("sets", rounds, spoken.number(rounds))
    in_turn = len(block.exercises) > 1 and workout.cursor.item == 0
    each = scene.say("sets_each", sets=sets_left) if in_turn else sets_left
    left = _left(workout.plan.blocks[workout.cursor.block + 1 :], scene)
    names = {**scene.names(), "sets_left": each, "Sets_left": spoken.sentence(each), "left": left}
    if in_turn:
        names["exercises"] = scene.block_plural()
    if workout.offered and workout.run is None:
        return (scene.say("place_offered", **names),)
    if workout.in_set:
        reps_to_go = block.exercises[workout.cursor.item].reps + workout.extra - workout.cursor.done
        names["reps_to_go"] = spoken.number(max(0, reps_to_go))
        return (scene.say("place_in_set", **names), left)
    if workout.run is not None:
        return (scene.say("place_running", **names), left)
    return (scene.say("place_told", **names), left)


def _left(blocks: tuple[Block, ...], scene: Scene) -> str:
    count = sum(len(block.exercises) for block in blocks)
    if not count:
        return scene.say("left_none")
    return scene.say("left_more", exercise_count=spoken.sentence(exercise_count(count, scene)))


def exercise_progress_told(outcome: o.ExerciseProgressTold, scene: Scene) -> Lines:
    record, plural = outcome.record, scene.plural(outcome.exercise_id)
    if record is None and not outcome.today:
        return (scene.say("exercise_progress_none", exercises=plural),)
    lines = []
    if outcome.today:
        today = _reps(outcome.today, scene)
        lines.append(scene.say("exercise_today", Exercises=spoken.sentence(plural), reps=today))
    if record:
        key = "exercise_progress_more" if outcome.today else "exercise_progress"
        lines.append(scene.say(key, Exercises=spoken.sentence(plural), last=_last(record, scene)))
        lines.append(_best(record, scene))
    return tuple(lines)


def _last(record: ExerciseRecord, scene: Scene) -> str:
    reps = _reps(record.last_reps, scene)
    held = scene.exercise(record.exercise_id).measure is Measure.HOLD
    reps = scene.say("set_hold", reps=reps) if held else reps
    return f"{reps}{with_load(record.last_load, scene)}"


def _best(record: ExerciseRecord, scene: Scene) -> str:
    best = spoken.number(record.best_reps)
    load = record.best_load
    if load is None or not load.amount:
        return scene.say("exercise_best", best=best)
    return scene.say("exercise_best_load", best=best, load=spoken.load(load, scene.wording))


def _reps(reps: tuple[int, ...], scene: Scene) -> str:
    return spoken.listed([spoken.number(one) for one in reps], scene.wording)


def progress_told(outcome: o.ProgressTold, scene: Scene) -> Lines:
    today = scene.wording.counted("sets", outcome.completed, spoken.number(outcome.completed))
    lines = (scene.say("progress_today", sets=today),) if outcome.completed else ()
    if not outcome.workouts:
        return lines or (scene.say("progress_none"),)
    if outcome.period == "last_time":
        return tuple(_last_time(record, scene) for record in outcome.records) or lines
    if outcome.period == "today":
        return lines or (scene.say("progress_none_today"),)
    workouts = scene.wording.counted("workouts", outcome.workouts, spoken.number(outcome.workouts))
    if outcome.period in _WEEKLY:
        return (*lines, scene.say(f"progress_{outcome.period}", ledger=ledger(outcome.week, scene)))
    known = () if outcome.period in {None, "all_time"} else (scene.say("progress_kept"),)
    told = scene.say("progress", workouts=workouts)
    return (*lines, *known, told, scene.say("progress_this_week", ledger=ledger(outcome.week, scene)))


def _last_time(record: ExerciseRecord, scene: Scene) -> str:
    plural = spoken.sentence(scene.plural(record.exercise_id))
    return scene.say("progress_last_time", Exercises=plural, last=_last(record, scene))


def ledger(week: WeekLedger | None, scene: Scene) -> str:
    """Return "six sets for the lats and four for the biceps"."""
    if week is None:
        return scene.say("progress_quiet_week")
    most = sorted(week.sets.items(), key=lambda entry: (-entry[1], entry[0]))[:_LEDGER_ENTRIES]
    entries = [
        scene.say(
            "ledger_entry",
            sets=spoken.halves(sets, scene.wording),
            muscle=scene.muscles((muscle,)),
        )
        for muscle, sets in most
    ]
    return spoken.listed(entries, scene.wording)
