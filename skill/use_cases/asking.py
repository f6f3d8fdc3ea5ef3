"""Questions: how, why, what is left, how am I doing."""

from skill.domain.commands import (
    Ask,
    ExplainChoice,
    ExplainExercise,
    ExplainMuscle,
    Heard,
    ListMusclesWorked,
    ReportProgress,
    TellWhatIsLeft,
)
from skill.domain.ledger import WeekLedger, week_of
from skill.domain.outcomes import (
    ChoiceExplained,
    ExerciseExplained,
    ExerciseProgressTold,
    MuscleExplained,
    MusclesListed,
    NameAsked,
    Outcome,
    PlaceTold,
    ProgressTold,
    TopicAnswered,
)
from skill.domain.state import UserState
from skill.domain.workout import Phase
from skill.use_cases.context import ANSWER_S, Context, Result, going_on, none_open, open_workout
from skill.use_cases.planning import archive

_WEEK_S = 7 * 86_400


def explain_exercise(command: ExplainExercise, state: UserState, context: Context) -> Result:
    """Tell how an exercise goes; a run waits meanwhile, for the answer is long."""
    exercise = context.exercise(command.exercise, state)
    if exercise is None:
        return state, _asked("explain", command.exercise)
    reading = state.workout is not None and state.workout.phase is Phase.CUEING
    return state, ExerciseExplained(exercise.id, more=reading and command.exercise is None)


def list_muscles_worked(command: ListMusclesWorked, state: UserState, context: Context) -> Result:
    """Tell which muscles an exercise works."""
    exercise = context.exercise(command.exercise, state)
    if exercise is None:
        return state, _asked("muscles_worked", command.exercise)
    return going_on(state, context, MusclesListed(exercise.id), ANSWER_S)


def explain_muscle(command: ExplainMuscle, state: UserState, context: Context) -> Result:
    """Tell where a muscle is and what it does."""
    muscle = context.library.muscles.get(command.muscle.id or "") if command.muscle else None
    if muscle is None:
        return state, _asked("explain_muscle", command.muscle)
    return state, MuscleExplained(muscle.id)


def explain_choice(command: ExplainChoice, state: UserState, context: Context) -> Result:
    """Tell why an exercise is in the plan, or what it is good for."""
    exercise = context.exercise(command.exercise, state)
    if exercise is None:
        return state, _asked("why", command.exercise)
    workout = state.workout
    reasons = (
        {one.exercise_id: one.reason for block in workout.plan.blocks for one in block.exercises}
        if workout
        else {}
    )
    goal = workout.plan.goal if workout else state.profile.goal
    return state, ChoiceExplained(exercise.id, reasons.get(exercise.id, ""), goal)


def tell_what_is_left(command: TellWhatIsLeft, state: UserState, context: Context) -> Result:
    """Tell the place in the workout."""
    del command
    if state.workout is None:
        return none_open(state)
    return going_on(state, context, PlaceTold(), ANSWER_S)


def report_progress(command: ReportProgress, state: UserState, context: Context) -> Result:
    """Tell the last time and the best, as far as they are stored; a run waits meanwhile."""
    period = command.period.id if command.period else None
    if command.exercise is not None:
        exercise = context.library.exercises.get(command.exercise.id or "")
        if exercise is None:
            return state, _asked("progress", command.exercise)
        return state, _exercise_progress(exercise.id, state)
    # A workout that is done, but not yet put away, is finished too.
    folded = archive(state, context) if open_workout(state) is None else state
    completed = len(state.workout.completed) if state.workout else 0
    records = tuple(folded.records[one] for one in reversed(folded.recent) if one in folded.records)
    week = _week(folded, context, -1 if period == "last_week" else 0)
    return state, ProgressTold(folded.workouts, week, folded.recent, completed, period, records)


def _exercise_progress(exercise_id: str, state: UserState) -> Outcome:
    completed = state.workout.completed if state.workout else ()
    today = tuple(done.reps for done in completed if done.exercise_id == exercise_id)
    return ExerciseProgressTold(exercise_id, state.records.get(exercise_id), today)


def _week(state: UserState, context: Context, offset: int) -> WeekLedger | None:
    """The ledger of this week or an earlier one, the open workout's sets included."""
    folded = archive(state, context)
    wanted = week_of(int(context.now + offset * _WEEK_S))
    return next((one for one in folded.weeks if one.week == wanted), None)


def answer(command: Ask, state: UserState, context: Context) -> Result:
    """Answer a question about training."""
    del context
    if command.topic is None or command.topic.id is None:
        return state, _asked("topic", command.topic)
    return state, TopicAnswered(command.topic.id)


def _asked(kind: str, heard: Heard | None) -> NameAsked:
    return NameAsked(kind, heard.spoken if heard else "")
