"""Finishing: what a workout came to."""

from skill.domain.log import trained_s
from skill.domain.outcomes import Outcome, WorkoutFinished
from skill.domain.records import ExerciseRecord, effort
from skill.domain.state import UserState
from skill.domain.workout import WorkoutSession
from skill.use_cases.context import Result, none_open


def finish(state: UserState) -> Result:
    """Sum the workout up; it stays open to corrections until the next is planned."""
    workout = state.workout
    if workout is None:
        return none_open(state)
    bests = tuple(
        exercise_id
        for exercise_id in dict.fromkeys(done.exercise_id for done in workout.completed)
        if _best(workout, exercise_id, state.records.get(exercise_id))
    )
    minutes = max(1, round(trained_s(workout.started_at, workout.completed) / 60))
    outcome: Outcome = WorkoutFinished(len(workout.completed), minutes, bests)
    return state, outcome


def _best(workout: WorkoutSession, exercise_id: str, record: ExerciseRecord | None) -> bool:
    if record is None:
        return False
    done_sets = [done for done in workout.completed if done.exercise_id == exercise_id]
    if max(done.reps for done in done_sets) > record.best_reps:
        return True
    best = record.best_load
    if best is None:
        return False
    return any(done.load and effort(done.load) > effort(best) for done in done_sets)
