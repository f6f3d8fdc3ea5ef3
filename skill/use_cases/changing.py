"""Changing how hard, how fast and how restful it is."""

from dataclasses import replace

from skill.domain.commands import ChangeDifficulty, ChangePace, ChangeRest, Direction, SkipRest, StartWorkout
from skill.domain.exercise import LoadMode
from skill.domain.outcomes import (
    DifficultyChanged,
    DirectionAsked,
    DurationAsked,
    NothingOpen,
    NotResting,
    PaceChanged,
    RestChanged,
    RestSkipped,
)
from skill.domain.plan import PlannedExercise
from skill.domain.state import UserState
from skill.domain.swapping import easier_of, harder_of
from skill.domain.workout import (
    WorkoutSession,
    add_rest,
    replace_block,
    skip_rest,
    start_run,
)
from skill.use_cases.context import Context, Result, going_on, open_workout, with_workout
from skill.use_cases.exchanging import exchange

_LIFTED = (LoadMode.DUMBBELL, LoadMode.PLATE, LoadMode.STACK, LoadMode.ADDED, LoadMode.BAND)
_REPS_STEP = 0.25
_FASTEST, _SLOWEST, _PACE_STEP = 0.64, 1.953125, 1.25
_LONGEST_REST_S = 600


def change_difficulty(command: ChangeDifficulty, state: UserState, context: Context) -> Result:
    """Another exercise where a neighbour is owned, another load where there is one, else other reps."""
    workout = open_workout(state)
    planned = workout.exercise if workout else None
    if workout is None or planned is None:
        return state, NothingOpen()
    if command.direction is None:
        return going_on(state, context, DirectionAsked())
    exercise = context.library.exercises.get(planned.exercise_id)
    if exercise is not None and exercise.load_mode in _LIFTED:
        return going_on(state, context, DifficultyChanged(command.direction, by_load=True))
    find = harder_of if command.direction is Direction.UP else easier_of
    profile = state.profile
    found = find(
        context.library,
        planned.exercise_id,
        frozenset(workout.plan.equipment),
        profile.level,
        frozenset(profile.avoided),
    )
    if found is not None:
        swapped = with_workout(state, exchange(workout, found, state, context))
        return swapped, DifficultyChanged(command.direction, swapped_to=found.id)
    return _change_reps(command.direction, state, context, workout, planned)


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
        return state, NothingOpen()
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
        return state, NothingOpen()
    if command.seconds is None or command.seconds <= 0:
        return going_on(state, context, DurationAsked())
    seconds = min(_LONGEST_REST_S, round(command.seconds))
    if context.interrupted and workout.cursor.rest_s > 0:
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
        return state, NothingOpen()
    if workout.cursor.rest_s <= 0:
        return going_on(state, context, NotResting())
    started = start_run(skip_rest(workout), context.now, state.profile.pace)
    return with_workout(state, started), RestSkipped()
