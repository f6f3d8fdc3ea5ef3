"""Moving through a workout: cues, sets, pauses, yes and no."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from skill.domain.commands import (
    Agree,
    Begin,
    Command,
    Decline,
    GoBack,
    GoOn,
    Help,
    Leave,
    NotUnderstood,
    Pause,
    Resume,
    SayAgain,
    SkipExercise,
    StartOver,
    Stop,
)
from skill.domain.outcomes import (
    CuesEnded,
    Declined,
    EquipmentAsked,
    ExerciseSkipped,
    HelpGiven,
    Left,
    NotHeard,
    Paused,
    PlaceTold,
    RunStarted,
    SaidAgain,
    StepRead,
    Stopped,
    WorkoutRestarted,
)
from skill.domain.state import Question, UserState
from skill.domain.steps import steps_of
from skill.domain.workout import (
    Phase,
    WorkoutSession,
    finish_set,
    pause,
    read_cue,
    restart_block,
    skip_block,
    skip_rest,
    skip_set,
    wait,
)
from skill.use_cases.context import (
    ACK_S,
    ANSWER_S,
    Context,
    Result,
    going_on,
    none_open,
    open_workout,
    run,
    with_workout,
)
from skill.use_cases.finishing import finish
from skill.use_cases.planning import archive, plan, plan_same
from skill.use_cases.swapping import swap


def begin(command: Command, state: UserState, context: Context) -> Result:
    """Start the planned set now: whoever is ready needs no more rest."""
    del command
    workout = open_workout(state)
    if workout is None:
        return _without_workout(state, context)
    return run(with_workout(state, skip_rest(workout)), context), RunStarted()


def resume(command: Command, state: UserState, context: Context) -> Result:
    """Go on at the exact place; a workout that has not begun has nothing to go on with yet."""
    workout = open_workout(state)
    if workout is None:
        return _without_workout(state, context)
    if workout.phase is Phase.CUEING and state.asked is not Question.RESUME and isinstance(command, Resume):
        return read_step(state, context, workout.cue + 1)
    if workout.phase is Phase.CUEING or workout.offered:
        return _read_first(state, context, workout)
    if workout.phase is Phase.WAITING:
        return begin(command, state, context)
    return run(state, context), RunStarted(resumed=True)


def _read_first(state: UserState, context: Context, workout: WorkoutSession) -> Result:
    """The step that was read last; where none was, the set-up of the exercise that comes next."""
    if workout.cue >= 0 or workout.block is None or workout.exercise is None:
        return read_step(state, context, max(0, workout.cue))
    steps = steps_of(workout.block, context.library.exercises)
    own = (index for index, step in enumerate(steps) if step.exercise_id == workout.exercise.exercise_id)
    return read_step(state, context, 0 if workout.fresh_block else next(own, 0))


def _without_workout(state: UserState, context: Context) -> Result:
    if state.workout is not None:
        return finish(state)
    if state.profile.equipment:
        return plan_same(state, context)
    return state, EquipmentAsked()


def read_step(state: UserState, context: Context, index: int) -> Result:
    """Read one step of the current block."""
    workout = open_workout(state)
    if workout is None or workout.block is None:
        return _without_workout(state, context)
    steps = steps_of(workout.block, context.library.exercises)
    if index >= len(steps):
        return state, CuesEnded()
    read = with_workout(state, read_cue(workout, max(0, index)))
    return read, StepRead(steps[max(0, index)], index == len(steps) - 1)


def go_on(command: GoOn, state: UserState, context: Context) -> Result:
    """Next: the next step while cues are read, else the next planned set or exercise."""
    workout = open_workout(state)
    if workout is None:
        return _without_workout(state, context)
    if workout.offered:
        return _read_first(state, context, workout)
    if workout.phase is Phase.CUEING:
        return read_step(state, context, workout.cue + 1)
    if workout.cursor.rest_s > 0 or workout.phase is Phase.WAITING:
        return begin(command, state, context)
    moved = finish_set(workout, workout.reached, context.now) if workout.reached else skip_set(workout)
    before = workout.cursor.block
    moved = skip_rest(moved)
    changed = with_workout(state, moved)
    if moved.block is None or moved.cursor.block != before:
        return changed, PlaceTold()
    return run(changed, context), RunStarted()


def go_back(command: GoBack, state: UserState, context: Context) -> Result:
    """Previous: the step before, or the planned set from its first rep."""
    del command
    workout = open_workout(state)
    if workout is None:
        return none_open(state)
    if workout.phase is Phase.CUEING:
        return read_step(state, context, workout.cue - 1)
    if workout.offered or not workout.in_set:
        return _read_first(state, context, workout)
    again = replace(workout, cursor=replace(workout.cursor, side=0, done=0, rest_s=0.0))
    return run(with_workout(state, again), context), RunStarted()


def say_again(command: SayAgain, state: UserState, context: Context) -> Result:
    """Repeat the cue, or the place in a run; anything else is repeated as it was said."""
    del command
    workout = open_workout(state)
    if state.asked is not None:
        return state, SaidAgain()
    if workout is not None and workout.phase is Phase.CUEING:
        return read_step(state, context, workout.cue)
    if context.interrupted:
        return going_on(state, context, PlaceTold(), ANSWER_S)
    return state, SaidAgain()


def pause_workout(command: Pause, state: UserState, context: Context) -> Result:
    """Hold everything."""
    del command, context
    workout = open_workout(state)
    if workout is None:
        return none_open(state)
    if workout.phase in (Phase.WAITING, Phase.CUEING):
        return state, Paused()
    return with_workout(state, pause(workout)), Paused()


def skip_exercise(command: SkipExercise, state: UserState, context: Context) -> Result:
    """Leave the rest of the block out."""
    del command
    workout = open_workout(state)
    if workout is None or workout.block is None:
        return none_open(state)
    skipped = tuple(one.exercise_id for one in workout.block.exercises)
    before = workout.cursor.block
    if workout.reached:
        # What was counted was done.
        workout = finish_set(workout, workout.reached, context.now)
    moved = skip_block(workout) if workout.cursor.block == before else wait(workout)
    return with_workout(state, moved), ExerciseSkipped(skipped)


def start_over(command: StartOver, state: UserState, context: Context) -> Result:
    """The cues from the first, or the exercise from its first planned set."""
    del command
    workout = open_workout(state)
    if workout is None:
        return none_open(state)
    if workout.phase is Phase.CUEING:
        return read_step(state, context, 0)
    return with_workout(state, restart_block(workout)), WorkoutRestarted()


def agree(command: Agree, state: UserState, context: Context) -> Result:
    """Yes to what was asked, or to what the moment offers."""
    asked, state = state.asked, replace(state, asked=None)
    if asked is not None and asked in _AGREED:
        return _AGREED[asked](state, context)
    if asked is Question.REPLACE and state.wish is not None:
        return plan(state.wish, (), archive(state, context), context)
    workout = open_workout(state)
    if workout is None or workout.phase is Phase.WAITING:
        return go_on(GoOn(), state, context)
    if workout.phase is Phase.PAUSED or asked is Question.RESUME:
        return resume(command, state, context)
    return _next_or_begin(state, context, workout)


_AGREED: Mapping[Question, Callable[[UserState, Context], Result]] = {
    Question.SAME: plan_same,
    Question.SWAP: lambda state, context: swap(state, context, None, None, other_movement=True),
    Question.STOP: lambda state, context: stop(Stop(), state, context),
}


def _next_or_begin(state: UserState, context: Context, workout: WorkoutSession) -> Result:
    """Whoever has heard all the steps and says yes is ready."""
    steps = steps_of(workout.block, context.library.exercises) if workout.block else ()
    if workout.cue >= len(steps) - 1:
        return begin(Begin(), state, context)
    return go_on(GoOn(), state, context)


def decline(command: Decline, state: UserState, context: Context) -> Result:
    """No: nothing is lost by it."""
    del command
    asked = state.asked
    state = replace(state, asked=None, wish=None)
    if asked is Question.RESUME:
        logged = len(state.workout.completed) if state.workout else 0
        return archive(state, context), EquipmentAsked(closed=True, logged=logged)
    if asked is Question.SAME or state.workout is None:
        return state, EquipmentAsked()
    return going_on(state, context, Declined())


def give_help(command: Help, state: UserState, context: Context) -> Result:
    """Say what can be said now; a run waits meanwhile."""
    del command, context
    return state, HelpGiven()


def not_understood(command: NotUnderstood, state: UserState, context: Context) -> Result:
    """Say so in few words; a set is never halted for it."""
    del command
    return going_on(state, context, NotHeard(), ACK_S)


def stop(command: Stop, state: UserState, context: Context) -> Result:
    """Close the conversation; an open workout is kept where it is."""
    del command, context
    workout = state.workout
    if workout is not None and workout.phase is Phase.DONE:
        return finish(state)
    return state, Stopped()


def leave(command: Leave, state: UserState, context: Context) -> Result:
    """The conversation is over: keep the place."""
    del command, context
    return state, Left()
