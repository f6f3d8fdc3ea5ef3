"""Putting one exercise in another's place."""

from skill.domain.exercise import Exercise
from skill.domain.plan import PlannedExercise
from skill.domain.planner import dose
from skill.domain.state import UserState
from skill.domain.workout import WorkoutSession, replace_exercise, replace_later
from skill.use_cases.context import Context


def exchange(
    workout: WorkoutSession, exercise: Exercise, state: UserState, context: Context
) -> WorkoutSession:
    """Swap the exercise under the cursor for another, dosed for the user; the round is kept."""
    return replace_exercise(workout, _dosed(workout, exercise, state, context))


def exchange_later(
    workout: WorkoutSession, exercise_id: str, exercise: Exercise | None, state: UserState, context: Context
) -> WorkoutSession:
    """Swap an exercise wherever it is still to come in a later block, or leave it out there."""
    planned = _dosed(workout, exercise, state, context) if exercise else None
    return replace_later(workout, exercise_id, planned)


def _dosed(
    workout: WorkoutSession, exercise: Exercise, state: UserState, context: Context
) -> PlannedExercise:
    return dose(
        context.library,
        exercise,
        workout.plan.goal,
        workout.plan.level,
        state.records.get(exercise.id),
        state.profile.loads,
    )
