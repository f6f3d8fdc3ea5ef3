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
from skill.domain.ledger import week_of
from skill.domain.outcomes import (
    ChoiceExplained,
    ExerciseExplained,
    ExerciseProgressTold,
    MuscleExplained,
    MusclesListed,
    NameAsked,
    NothingOpen,
    PlaceTold,
    ProgressTold,
    TopicAnswered,
)
from skill.domain.state import UserState
from skill.use_cases.context import ANSWER_S, Context, Result, going_on
from skill.use_cases.planning import archive


def explain_exercise(command: ExplainExercise, state: UserState, context: Context) -> Result:
    """Tell how an exercise goes; a run waits meanwhile, for the answer is long."""
    exercise = context.exercise(command.exercise, state)
    if exercise is None:
        return state, _asked("exercise", command.exercise)
    return state, ExerciseExplained(exercise.id)


def list_muscles_worked(command: ListMusclesWorked, state: UserState, context: Context) -> Result:
    """Tell which muscles an exercise works."""
    exercise = context.exercise(command.exercise, state)
    if exercise is None:
        return state, _asked("exercise", command.exercise)
    return going_on(state, context, MusclesListed(exercise.id), ANSWER_S)


def explain_muscle(command: ExplainMuscle, state: UserState, context: Context) -> Result:
    """Tell where a muscle is and what it does."""
    muscle = context.library.muscles.get(command.muscle.id or "") if command.muscle else None
    if muscle is None:
        return state, _asked("muscle", command.muscle)
    return state, MuscleExplained(muscle.id)


def explain_choice(command: ExplainChoice, state: UserState, context: Context) -> Result:
    """Tell why an exercise is in the plan, or what it is good for."""
    exercise = context.exercise(command.exercise, state)
    if exercise is None:
        return state, _asked("exercise", command.exercise)
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
        return state, NothingOpen()
    return going_on(state, context, PlaceTold(), ANSWER_S)


def report_progress(command: ReportProgress, state: UserState, context: Context) -> Result:
    """Tell the last time and the best, as far as they are stored."""
    folded = archive(state, context)
    if command.exercise is not None:
        exercise = context.library.exercises.get(command.exercise.id or "")
        if exercise is None:
            return state, _asked("exercise", command.exercise)
        return state, ExerciseProgressTold(exercise.id, folded.records.get(exercise.id))
    this_week = week_of(int(context.now))
    week = next((one for one in folded.weeks if one.week == this_week), None)
    completed = len(state.workout.completed) if state.workout else 0
    return state, ProgressTold(state.workouts, week, state.recent, completed)


def answer(command: Ask, state: UserState, context: Context) -> Result:
    """Answer a question about training."""
    del context
    if command.topic is None or command.topic.id is None:
        return state, _asked("topic", command.topic)
    return state, TopicAnswered(command.topic.id)


def _asked(kind: str, heard: Heard | None) -> NameAsked:
    return NameAsked(kind, heard.spoken if heard else "")
