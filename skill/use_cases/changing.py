"""Changing how hard, how fast and how restful it is."""

from dataclasses import replace

from skill.domain.commands import ChangeDifficulty, ChangePace, ChangeRest, Direction, SkipRest, StartWorkout
from skill.domain.exercise import LoadMode
from skill.domain.load import Load
from skill.domain.outcomes import (
    DifficultyChanged,
    DirectionAsked,
    NotResting,
    PaceChanged,
    RestChanged,
    RestSkipped,
)
from skill.domain.plan import PlannedExercise
from skill.domain.records import effort
from skill.domain.state import UserState
from skill.domain.swapping import next_step
from skill.domain.workout import (
    WorkoutSession,
    add_rest,
    replace_block,
    skip_rest,
    start_run,
    use_load,
)
from skill.use_cases.context import ANSWER_S, Context, Result, going_on, none_open, open_workout, with_workout
from skill.use_cases.exchanging import exchange

_LIFTED = (LoadMode.DUMBBELL, LoadMode.PLATE, LoadMode.STACK, LoadMode.ADDED, LoadMode.BAND)
_REPS_STEP = 0.25
_MORE_REST_S = 30
"""Added where somebody asks for more rest without a number."""
_FASTEST, _SLOWEST, _PACE_STEP = 0.64, 1.953125, 1.25
_SHORTEST_REST_S, _LONGEST_REST_S = 5, 600


def change_difficulty(command: ChangeDifficulty, state: UserState, context: Context) -> Result:
    """Another exercise where a neighbour is owned, another load where there is one, else other reps."""
    workout = open_workout(state)
    planned = workout.exercise if workout else None
    if workout is None or planned is None:
        return none_open(state)
    if command.direction is None:
        return going_on(state, context, DirectionAsked())
    exercise = context.library.exercises.get(planned.exercise_id)
    if exercise is not None and exercise.load_mode in _LIFTED:
        return _change_load(command.direction, state, context, workout, planned)
    profile = state.profile
    found = next_step(
        context.library,
        planned.exercise_id,
        command.direction,
        frozenset(workout.plan.equipment),
        profile.level,
        frozenset(profile.avoided),
    )
    if found is not None:
        swapped = with_workout(state, exchange(workout, found, state, context))
        return swapped, DifficultyChanged(command.direction, swapped_to=found.id)
    return _change_reps(command.direction, state, context, workout, planned)


def _change_load(
    direction: Direction,
    state: UserState,
    context: Context,
    workout: WorkoutSession,
    planned: PlannedExercise,
) -> Result:
    """Take the next owned load, where the one in use is known; else the user picks."""
    used = dict(workout.loads).get(planned.exercise_id, planned.load)
    load = _next_load(used, state.profile.loads, direction) if used else None
    if load is None:
        return going_on(state, context, DifficultyChanged(direction, by_load=True), ANSWER_S)
    changed = with_workout(state, use_load(workout, planned.exercise_id, load))
    return going_on(changed, context, DifficultyChanged(direction, load=load), ANSWER_S)


def _next_load(used: Load, owned: tuple[Load, ...], direction: Direction) -> Load | None:
    rivals = [one for one in owned if one.mode is used.mode and one.amount > 0]
    if direction is Direction.UP:
        return min((one for one in rivals if effort(one) > effort(used)), key=effort, default=None)
    return max((one for one in rivals if effort(one) < effort(used)), key=effort, default=None)


def _change_reps(
    direction: Direction,
    state: UserState,
    context: Context,
    workout: WorkoutSession,
    planned: PlannedExercise,
) -> Result:
    step = max(1, round(planned.reps * _REPS_STEP))
    reps = planned.reps + step if direction is Direction.UP else max(1, planned.reps - step)
    block = workout.block
    if block is None:
        return none_open(state)
    exercises = tuple(replace(one, reps=reps) if one is planned else one for one in block.exercises)
    changed = replace_block(workout, replace(block, exercises=exercises))
    return going_on(with_workout(state, changed), context, DifficultyChanged(direction, reps=reps))


def change_pace(command: ChangePace, state: UserState, context: Context) -> Result:
    """Count slower or faster from now on."""
    if command.direction is None:
        return going_on(state, context, DirectionAsked())
    pace = state.profile.pace
    wanted = pace / _PACE_STEP if command.direction is Direction.UP else pace * _PACE_STEP
    allowed = round(min(_SLOWEST, max(_FASTEST, wanted)), 6)
    changed = replace(state, profile=replace(state.profile, pace=allowed))
    return going_on(changed, context, PaceChanged(command.direction, limit=allowed == pace))


def change_rest(command: ChangeRest | StartWorkout, state: UserState, context: Context) -> Result:
    """Lengthen the rest under way; where none is, set the rests of this exercise."""
    workout = open_workout(state)
    if workout is None or workout.block is None:
        return none_open(state)
    resting = context.interrupted and workout.cursor.rest_s > 0
    longer_s = _MORE_REST_S if resting else workout.block.rest_s + _MORE_REST_S
    asked_s = command.seconds if command.seconds and command.seconds > 0 else longer_s
    seconds = max(_SHORTEST_REST_S, min(_LONGEST_REST_S, round(asked_s)))
    if resting:
        longer = with_workout(state, add_rest(workout, seconds))
        return going_on(longer, context, RestChanged(seconds, added=True))
    changed = replace_block(workout, replace(workout.block, rest_s=seconds))
    if changed.cursor.rest_s > 0:
        changed = replace(changed, cursor=replace(changed.cursor, rest_s=float(seconds)))
    return going_on(with_workout(state, changed), context, RestChanged(seconds, added=False))


def skip_the_rest(command: SkipRest, state: UserState, context: Context) -> Result:
    """Be at the next planned set now."""
    del command
    workout = open_workout(state)
    if workout is None:
        return none_open(state)
    if workout.cursor.rest_s <= 0:
        return going_on(state, context, NotResting())
    started = start_run(skip_rest(workout), context.now, state.profile.pace)
    return with_workout(state, started), RestSkipped()
