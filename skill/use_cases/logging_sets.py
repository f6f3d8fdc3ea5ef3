"""Logging: what was done, as counted or as said."""

from dataclasses import replace

from skill.domain.commands import CorrectSet, ExtendSet, FinishSet, LogSet
from skill.domain.exercise import LoadMode
from skill.domain.load import Load
from skill.domain.outcomes import (
    EnoughReps,
    EnoughSets,
    LoadsNoted,
    NothingLogged,
    Outcome,
    RepsAdded,
    RepsAsked,
    RoundAdded,
    SetLogged,
    SetNotBegun,
)
from skill.domain.state import UserState
from skill.domain.workout import (
    Phase,
    WorkoutSession,
    add_reps,
    finish_set,
    replace_block,
    revise_last,
    use_load,
)
from skill.use_cases.context import ACK_S, ANSWER_S, Context, Result, going_on, none_open, run, with_workout
from skill.use_cases.finishing import finish
from skill.use_cases.settings import MOST_WEIGHT

_MOST_REPS = 200
"""More reps (or seconds) in one set than this are a slip of the tongue, or of the ear."""
_MOST_REPS_LEFT = 50
_MOST_ROUNDS = 10
_JUST_DONE_S = 60
"""No other set can have been done so soon after one."""


def finish_the_set(command: FinishSet, state: UserState, context: Context) -> Result:
    """Done: the reps counted so far; where none were counted, nobody knows what was done."""
    del command
    workout = state.workout
    if workout is None:
        return none_open(state)
    if workout.phase is Phase.DONE:
        return finish(state)
    if _speaks_of_last(workout, context):
        return _revise(state, context, workout, LogSet())
    if not workout.reached:
        return going_on(state, context, SetNotBegun(), ANSWER_S)
    return _finish(state, context, workout, LogSet(reps=workout.reached))


def log_set(command: LogSet, state: UserState, context: Context) -> Result:
    """Log what the user says: of the set under way, else of the one that was just done."""
    workout = state.workout
    if workout is None:
        return none_open(state)
    if command.reps is None and command.weight is None and command.reps_left is None and not command.band:
        return going_on(state, context, RepsAsked())
    refused = _refused(command)
    if refused is not None:
        return going_on(state, context, RepsAsked(refused), ANSWER_S)
    if _speaks_of_last(workout, context) or workout.exercise is None:
        return _revise(state, context, workout, command)
    return _log_current(command, state, context, workout)


def _refused(command: LogSet) -> float | None:
    """Return the first number that is a slip of the tongue, or of the ear."""
    said = (
        (command.reps, _MOST_REPS),
        (command.weight, MOST_WEIGHT),
        (command.reps_left, _MOST_REPS_LEFT),
    )
    return next((value for value, most in said if value is not None and not 0 <= value <= most), None)


def _log_current(command: LogSet, state: UserState, context: Context, workout: WorkoutSession) -> Result:
    """The set under way, or the one that comes next."""
    if command.reps is not None:
        return _finish(state, context, workout, command)
    if command.weight is not None:
        return _take_load(state, context, workout, command)
    if workout.reached:
        return _finish(state, context, workout, replace(command, reps=workout.reached))
    return _revise(state, context, workout, command)


def correct_set(command: CorrectSet, state: UserState, context: Context) -> Result:
    """Change the last completed set; where none is, this is the first."""
    log = LogSet(command.reps, command.weight, command.unit)
    workout = state.workout
    if workout is None or (context.interrupted and _may_be_of_this_set(command, workout)):
        return log_set(log, state, context)
    if not workout.completed:
        return going_on(state, context, NothingLogged())
    if command.reps is None and command.weight is None:
        return going_on(state, context, RepsAsked())
    refused = _refused(log)
    if refused is not None:
        return going_on(state, context, RepsAsked(refused), ANSWER_S)
    return _revise(state, context, workout, log, corrected=True)


def _may_be_of_this_set(command: CorrectSet, workout: WorkoutSession) -> bool:
    """Nobody has done more of a set than was counted: a larger number speaks of the one before."""
    return workout.in_set and (not workout.completed or (command.reps or 0) <= workout.reached)


def extend_set(command: ExtendSet, state: UserState, context: Context) -> Result:
    """More reps now, or one more planned set."""
    workout = state.workout
    if workout is None:
        return none_open(state)
    if command.reps is None:
        return _one_more_round(state, context, workout)
    if not 0 < command.reps <= _MOST_REPS:
        return going_on(state, context, RepsAsked(refused=command.reps), ANSWER_S)
    getting_ready = context.interrupted and workout.cursor.rest_s <= 0 and workout.block is not None
    if _speaks_of_last(workout, context) and not getting_ready:
        return _lengthen_last(command.reps, state, context, workout)
    return _lengthen_current(command.reps, state, context, workout)


def _lengthen_last(reps: int, state: UserState, context: Context, workout: WorkoutSession) -> Result:
    before = workout.completed[-1].reps
    if before >= _MOST_REPS:
        return going_on(state, context, EnoughReps())
    return _revise(state, context, workout, LogSet(reps=min(_MOST_REPS, before + reps)))


def _lengthen_current(reps: int, state: UserState, context: Context, workout: WorkoutSession) -> Result:
    if workout.exercise is None:
        return state, NothingLogged()
    room = _MOST_REPS - workout.exercise.reps - workout.extra
    if room <= 0:
        return going_on(state, context, EnoughReps())
    added = min(reps, room)
    return going_on(with_workout(state, add_reps(workout, added)), context, RepsAdded(added))


def _one_more_round(state: UserState, context: Context, workout: WorkoutSession) -> Result:
    block = workout.block
    if block is None:
        return _reopen_last_block(state, workout)
    if workout.fresh_block and workout.cursor.block > 0 and workout.completed and not context.interrupted:
        return _reopen_last_block(state, workout)
    if block.rounds >= _MOST_ROUNDS:
        return going_on(state, context, EnoughSets())
    more = replace(block, rounds=block.rounds + 1)
    return going_on(with_workout(state, replace_block(workout, more)), context, RoundAdded())


def _reopen_last_block(state: UserState, workout: WorkoutSession) -> Result:
    """One more set of the exercise that was just completed: its block grows, and the place is there."""
    index = workout.cursor.block - 1
    blocks = list(workout.plan.blocks)
    block = blocks[index]
    if block.rounds >= _MOST_ROUNDS:
        return state, EnoughSets()
    blocks[index] = replace(block, rounds=block.rounds + 1)
    cursor = replace(workout.cursor, block=index, round=block.rounds, rest_s=float(block.rest_s))
    reopened = replace(
        workout,
        plan=replace(workout.plan, blocks=tuple(blocks)),
        cursor=cursor,
        phase=Phase.WAITING,
        cue=-1,
        run=None,
    )
    return with_workout(state, reopened), RoundAdded()


def _speaks_of_last(workout: WorkoutSession, context: Context) -> bool:
    """Between sets, words speak of the set just done, until there was time to do another."""
    if workout.in_set or not workout.completed:
        return False
    last = workout.completed[-1]
    if workout.cursor.rest_s > 0 or workout.block is None or not last.confirmed or context.interrupted:
        return True
    return workout.offered and context.now - last.at <= _JUST_DONE_S


def _take_load(state: UserState, context: Context, workout: WorkoutSession, command: LogSet) -> Result:
    """A weight without reps, before a set or in it, is what it is done with."""
    exercise = workout.exercise
    load = _load(command, state, exercise.exercise_id, context) if exercise else None
    if exercise is None or load is None:
        return going_on(state, context, RepsAsked())
    changed = with_workout(state, use_load(workout, exercise.exercise_id, load))
    return going_on(changed, context, LoadsNoted((load,)))


def _load(command: LogSet, state: UserState, exercise_id: str, context: Context) -> Load | None:
    exercise = context.library.exercises.get(exercise_id)
    if exercise is not None and command.band and command.band.id:
        return Load(0, state.profile.unit, LoadMode.BAND, command.band.id)
    if command.weight is None or exercise is None:
        return None
    return Load(command.weight, command.unit or state.profile.unit, exercise.load_mode)


def _finish(state: UserState, context: Context, workout: WorkoutSession, command: LogSet) -> Result:
    exercise = workout.exercise
    if exercise is None or command.reps is None:
        return state, NothingLogged()
    load = _load(command, state, exercise.exercise_id, context)
    if load is not None:
        workout = use_load(workout, exercise.exercise_id, load)
    block = workout.cursor.block
    done = finish_set(workout, command.reps, context.now)
    if command.reps_left is not None:
        done = revise_last(done, reps=None, load=None, reps_left=command.reps_left)
    outcome = _logged(done)
    changed = with_workout(state, done)
    resting = done.block is not None and done.cursor.block == block
    if resting and done.phase is not Phase.DONE:
        return run(changed, context, _lead_s(done)), outcome
    return changed, outcome


def _revise(
    state: UserState, context: Context, workout: WorkoutSession, command: LogSet, *, corrected: bool = False
) -> Result:
    if not workout.completed:
        return going_on(state, context, NothingLogged())
    exercise_id = workout.completed[-1].exercise_id
    load = _load(command, state, exercise_id, context)
    if load is not None:
        workout = use_load(workout, exercise_id, load)
    revised = revise_last(workout, reps=command.reps, load=load, reps_left=command.reps_left)
    outcome = _logged(revised, corrected=corrected)
    return going_on(with_workout(state, revised), context, outcome, _lead_s(revised))


def _lead_s(workout: WorkoutSession) -> float:
    """A set with its load, or with reps left, takes longer to read back."""
    last = workout.completed[-1]
    return ACK_S if last.load is None and last.reps_left is None else ANSWER_S


def _logged(workout: WorkoutSession, *, corrected: bool = False) -> Outcome:
    last = workout.completed[-1]
    return SetLogged(last.reps, last.measure, last.load, last.reps_left, corrected)
