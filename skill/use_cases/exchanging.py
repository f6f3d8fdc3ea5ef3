"""Putting one exercise in another's place."""

from skill.domain.exercise import Exercise
from skill.domain.planner import dose
from skill.domain.state import UserState
from skill.domain.workout import WorkoutSession, replace_exercise
from skill.use_cases.context import Context


def exchange(
    workout: WorkoutSession, exercise: Exercise, state: UserState, context: Context
) -> WorkoutSession:
    """Swap the exercise under the cursor for another, dosed for the user; the round is kept."""
    planned = dose(
        context.library,
        exercise,
        workout.plan.goal,
        workout.plan.level,
        state.records.get(exercise.id),
        state.profile.loads,
    )
    return replace_exercise(workout, planned)
