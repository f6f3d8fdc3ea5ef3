"""Swapping, avoiding, and what to do when something hurts."""

from dataclasses import replace

from skill.domain.commands import AllowExercise, AvoidExercise, Heard, StopForDiscomfort, SwapExercise
from skill.domain.discomfort import is_alarm
from skill.domain.exercise import Exercise
from skill.domain.outcomes import (
    DiscomfortHeard,
    ExerciseAllowed,
    ExerciseAvoided,
    ExerciseSwapped,
    NameAsked,
    NoSwapFound,
)
from skill.domain.state import Question, UserState
from skill.domain.swapping import swap_candidates, uses
from skill.domain.workout import WorkoutSession, pause
from skill.use_cases.context import Context, Result, going_on, none_open, open_workout, with_workout
from skill.use_cases.exchanging import exchange, exchange_later


def swap_exercise(command: SwapExercise, state: UserState, context: Context) -> Result:
    """Swap for what was named, or for the nearest exercise; the place in the block is kept."""
    for kind, heard in (("swap", command.exercise), ("swap_equipment", command.equipment)):
        if heard is not None and heard.id is None:
            return state, NameAsked(kind, heard.spoken)
    return swap(state, context, command.exercise, command.equipment)


def swap(
    state: UserState,
    context: Context,
    named: Heard | None,
    equipment: Heard | None,
    *,
    other_movement: bool = False,
) -> Result:
    """Put another exercise in the place of the one under the cursor."""
    workout = open_workout(state)
    planned = workout.exercise if workout else None
    if workout is None or planned is None:
        return none_open(state)
    found = (
        context.exercise(named, state)
        if named
        else _nearest(workout, planned.exercise_id, equipment, state, context, other_movement=other_movement)
    )
    if found is None or found.id == planned.exercise_id:
        return state, NoSwapFound(planned.exercise_id)
    if (
        equipment
        and equipment.id
        and not _concerns(equipment.id, planned.exercise_id, found, workout, context)
    ):
        return state, NoSwapFound(planned.exercise_id, equipment.id)
    changed = exchange(workout, found, state, context)
    return with_workout(state, changed), ExerciseSwapped(planned.exercise_id, found.id)


def _concerns(
    equipment: str, exercise_id: str, found: Exercise, workout: WorkoutSession, context: Context
) -> bool:
    """Tell whether a swap for this equipment's sake changes anything about it."""
    owned = frozenset({*workout.plan.equipment, equipment})
    current = context.library.exercises.get(exercise_id)
    return uses(found, equipment, owned) or (current is not None and uses(current, equipment, owned))


def _nearest(
    workout: WorkoutSession,
    exercise_id: str,
    equipment: Heard | None,
    state: UserState,
    context: Context,
    *,
    other_movement: bool = False,
) -> Exercise | None:
    """Equipment that the exercise uses now is taken by somebody; other equipment is preferred."""
    current = context.library.exercises.get(exercise_id)
    if current is None:
        return None
    owned = frozenset(workout.plan.equipment)
    wanted = equipment.id if equipment else None
    taken = wanted if wanted and uses(current, wanted, owned) else None
    candidates = swap_candidates(
        context.library,
        exercise_id,
        owned,
        state.profile.level,
        frozenset(state.profile.avoided),
        prefer_equipment=None if taken else wanted,
        exclude_equipment=taken,
    )
    planned = {one.exercise_id for block in workout.plan.blocks for one in block.exercises}
    fresh = [one for one in candidates if one.id not in planned]
    if other_movement:
        fresh.sort(key=lambda one: one.family == current.family)
    return next(iter([*fresh, *candidates]), None)


def avoid_exercise(command: AvoidExercise, state: UserState, context: Context) -> Result:
    """Never plan it again; where it is under the cursor, swap it now."""
    exercise = context.exercise(command.exercise, state)
    if exercise is None:
        return state, _asked("avoid", command.exercise)
    avoided = tuple(dict.fromkeys((*state.profile.avoided, exercise.id)))
    state = replace(state, profile=replace(state.profile, avoided=avoided))
    workout = open_workout(state)
    planned = workout.exercise if workout else None
    if workout is None or planned is None:
        return state, ExerciseAvoided(exercise.id)
    found = _nearest(workout, exercise.id, None, state, context)
    workout = exchange_later(workout, exercise.id, found, state, context)
    state = with_workout(state, workout)
    if planned.exercise_id != exercise.id:
        return going_on(state, context, ExerciseAvoided(exercise.id))
    if found is None:
        return state, ExerciseAvoided(exercise.id, in_plan=True)
    changed = with_workout(state, exchange(workout, found, state, context))
    return changed, ExerciseAvoided(exercise.id, swapped_to=found.id, in_plan=True)


def allow_exercise(command: AllowExercise, state: UserState, context: Context) -> Result:
    """Plan it again."""
    exercise = context.library.exercises.get(command.exercise.id or "") if command.exercise else None
    if exercise is None:
        return state, _asked("allow", command.exercise)
    avoided = tuple(one for one in state.profile.avoided if one != exercise.id)
    was_avoided = exercise.id in state.profile.avoided
    changed = replace(state, profile=replace(state.profile, avoided=avoided))
    return going_on(changed, context, ExerciseAllowed(exercise.id, was_avoided))


def _asked(kind: str, heard: Heard | None) -> NameAsked:
    return NameAsked(kind, heard.spoken if heard else "")


def stop_for_discomfort(command: StopForDiscomfort, state: UserState, context: Context) -> Result:
    """Stop the work at once; offer another exercise, but not to an alarm. What hurts is never stored."""
    part = command.body_part.spoken if command.body_part else ""
    alarm = is_alarm(command.body_part, command.symptom)
    workout = open_workout(state)
    planned = workout.exercise if workout else None
    if workout is None or planned is None:
        asked = Question.STOP if alarm else None
        return replace(state, asked=asked), DiscomfortHeard(part, can_swap=False, alarm=alarm)
    held = workout if workout.offered else pause(workout)
    can_swap = not alarm and _nearest(workout, planned.exercise_id, None, state, context) is not None
    asked = Question.STOP if alarm else Question.SWAP if can_swap else None
    return replace(with_workout(state, held), asked=asked), DiscomfortHeard(part, can_swap, alarm)
