"""Planning: from a wish to a workout."""

from dataclasses import replace

from skill.domain.commands import (
    Heard,
    Launch,
    RecommendExercise,
    Replan,
    SetEquipment,
    StartWorkout,
)
from skill.domain.ledger import add_to_ledger
from skill.domain.outcomes import (
    DurationAsked,
    EquipmentAsked,
    ExerciseRecommended,
    NameAsked,
    NothingPossible,
    NothingToRecommend,
    Outcome,
    ReplacementAsked,
    Welcomed,
    WelcomedBack,
    WorkoutFound,
    WorkoutPlanned,
    WorkoutReplanned,
)
from skill.domain.plan import Block
from skill.domain.planner import plan_workout, recommend, replan
from skill.domain.records import fold
from skill.domain.state import Profile, Question, UserState, Wish
from skill.domain.wish import LEAST_MINUTES, MOST_MINUTES, PlanWish
from skill.domain.workout import WorkoutSession, replace_rest, skip_rest
from skill.use_cases.changing import change_rest
from skill.use_cases.context import ANSWER_S, Context, Result, going_on, none_open, open_workout, with_workout

_DAY_S = 86_400
_REST_LIMIT_S = 300
"""Mid-workout, a bare duration up to this is a rest; a longer one is the time that is left."""


def launch(command: Launch, state: UserState, context: Context) -> Result:
    """Greet: somebody new, somebody known, or somebody in the middle of a workout."""
    del command
    state = replace(state, wish=None)
    workout = open_workout(state)
    if workout is not None:
        # Whoever comes back has rested.
        rested = workout if context.interrupted else skip_rest(workout)
        return replace(with_workout(state, rested), asked=Question.RESUME), WorkoutFound()
    archived = archive(state, context)
    if not archived.profile.equipment:
        return archived, Welcomed()
    last = max((record.last_at for record in archived.records.values()), default=context.now)
    days = max(0, int((context.now - last) // _DAY_S))
    return replace(archived, asked=Question.SAME), WelcomedBack(days, archived.profile.reminders)


def archive(state: UserState, context: Context) -> UserState:
    """Fold the workout into the records and the ledger, and make room for the next."""
    workout = state.workout
    if workout is None:
        return state
    if not workout.completed:
        return replace(state, workout=None)
    planned = [exercise for block in workout.plan.blocks for exercise in block.exercises]
    ranges = {exercise.exercise_id: exercise.rep_range for exercise in planned}
    return replace(
        state,
        workout=None,
        records=fold(state.records, workout.completed, ranges),
        weeks=add_to_ledger(state.weeks, workout.completed, context.library),
        recent=tuple(dict.fromkeys(done.exercise_id for done in reversed(workout.completed))),
        workouts=state.workouts + 1,
    )


def start_workout(command: StartWorkout, state: UserState, context: Context) -> Result:
    """Plan at once where the wish is clear; ask for what is missing."""
    if _only_duration(command) and _under_way(state) and command.seconds is not None:
        if command.seconds <= _REST_LIMIT_S:
            return change_rest(command, state, context)
        return replan_workout(Replan(command.seconds), state, context)
    unknown = tuple(heard.spoken for heard in command.equipment if heard.id is None)
    strange = tuple(
        one.spoken for one in (command.muscle, command.goal) if one is not None and one.id is None
    )
    wish = Wish(
        equipment=_known(command.equipment),
        goal=command.goal.id if command.goal else None,
        muscle=command.muscle.id if command.muscle else None,
        minutes=max(0, round(command.seconds / 60)) if command.seconds is not None else None,
        level=command.level,
    )
    return wish_for(_joined(wish, state), unknown, state, context, strange)


def _only_duration(command: StartWorkout) -> bool:
    return replace(command, seconds=None) == StartWorkout()


def _under_way(state: UserState) -> bool:
    workout = open_workout(state)
    return workout is not None and bool(workout.completed or workout.run or not workout.fresh_block)


def _joined(wish: Wish, state: UserState) -> Wish:
    """A wish said in two turns is one wish: what was said before the first set still holds."""
    workout = open_workout(state)
    before = state.wish
    if workout is not None and not _under_way(state):
        open_plan = workout.plan
        before = Wish(
            state.profile.equipment, open_plan.goal, open_plan.muscle, open_plan.minutes, open_plan.level
        )
    if before is None:
        return wish
    return Wish(
        wish.equipment or before.equipment,
        wish.goal or before.goal,
        wish.muscle or (before.muscle if wish.goal is None else None),
        wish.minutes if wish.minutes is not None else before.minutes,
        wish.level or before.level,
    )


def set_equipment(command: SetEquipment, state: UserState, context: Context) -> Result:
    """Take what there is to train with, and plan with it."""
    if not command.equipment:
        return state, EquipmentAsked()
    return start_workout(StartWorkout(equipment=command.equipment), state, context)


def wish_for(
    wish: Wish,
    unknown: tuple[str, ...],
    state: UserState,
    context: Context,
    strange: tuple[str, ...] = (),
) -> Result:
    """Plan a wish, unless a workout under way would be lost or nothing to train with is known.

    Args:
        wish: What is known of the wish.
        unknown: Equipment that was named and nobody knows.
        state: The user's.
        context: The moment.
        strange: What else was named and nobody knows.
    """
    equipment = wish.equipment or (() if unknown else state.profile.equipment)
    if not equipment:
        return replace(state, wish=wish), EquipmentAsked(unknown)
    wish = replace(wish, equipment=equipment)
    if _under_way(state):
        return replace(state, wish=wish, asked=Question.REPLACE), ReplacementAsked()
    return plan(wish, (*unknown, *strange), archive(state, context), context)


def plan(wish: Wish, unknown: tuple[str, ...], state: UserState, context: Context) -> Result:
    """Make the plan and open the workout."""
    profile = state.profile
    asked = wish.minutes if wish.minutes is not None else profile.minutes
    minutes = min(MOST_MINUTES, max(LEAST_MINUTES, asked))
    profile = replace(
        profile,
        equipment=wish.equipment,
        goal=wish.goal or profile.goal,
        level=wish.level or profile.level,
        minutes=minutes,
    )
    plan_wish = _plan_wish(wish, profile, state, context.now)
    workout_plan = plan_workout(context.library, plan_wish, state.records, _seed(state))
    if not workout_plan.blocks:
        return replace(state, wish=None, asked=None), NothingPossible()
    # The turn makes it one of its kind even where the clock was set back.
    workout_id = f"{int(context.now * 1000)}-{state.turns}"
    workout = WorkoutSession(id=workout_id, plan=workout_plan, started_at=context.now)
    informed = state.profile.informed
    planned = replace(state, profile=replace(profile, informed=True), workout=workout, wish=None, asked=None)
    return planned, WorkoutPlanned(asked if asked != minutes else None, unknown, informed)


def _plan_wish(wish: Wish, profile: Profile, state: UserState, now: float) -> PlanWish:
    return PlanWish(
        equipment=frozenset(wish.equipment),
        goal=profile.goal,
        level=profile.level,
        minutes=profile.minutes,
        muscle=wish.muscle,
        avoided=frozenset(profile.avoided),
        owned_loads=profile.loads,
        recent=state.recent,
        now=int(now),
    )


def _seed(state: UserState) -> int:
    """Each finished workout makes the next one differ; asking twice does not."""
    return state.workouts


def _known(heard: tuple[Heard, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.id for value in heard if value.id is not None))


def plan_same(state: UserState, context: Context) -> Result:
    """Plan with last time's equipment and minutes."""
    return plan(Wish(equipment=state.profile.equipment), (), archive(state, context), context)


def replan_workout(command: Replan, state: UserState, context: Context) -> Result:
    """Fit what is left into the time that is left."""
    workout = open_workout(state)
    if workout is None or workout.block is None:
        return none_open(state)
    if command.seconds is None:
        return going_on(state, context, DurationAsked())
    minutes = min(MOST_MINUTES, max(1, round(command.seconds / 60)))
    left = _blocks_left(workout)
    trimmed = replan(workout.plan, left, minutes * 60.0)
    done = workout.cursor.round
    current = replace(trimmed[0], rounds=trimmed[0].rounds + done)
    changed = replace_rest(workout, (current, *trimmed[1:]))
    outcome: Outcome = WorkoutReplanned(minutes)
    return going_on(with_workout(state, changed), context, outcome, ANSWER_S)


def _blocks_left(workout: WorkoutSession) -> tuple[Block, ...]:
    block = workout.plan.blocks[workout.cursor.block]
    current = replace(block, rounds=block.rounds - workout.cursor.round)
    return (current, *workout.plan.blocks[workout.cursor.block + 1 :])


def recommend_exercise(command: RecommendExercise, state: UserState, context: Context) -> Result:
    """Name the best exercise for what was asked."""
    for kind, heard in (("muscle", command.muscle), ("equipment", command.equipment)):
        if heard is not None and heard.id is None:
            return state, NameAsked(kind, heard.spoken)
    equipment = command.equipment.id if command.equipment else None
    found = recommend(
        context.library,
        frozenset({equipment}) if equipment else frozenset(state.profile.equipment) or None,
        command.muscle.id if command.muscle else None,
        command.goal.id if command.goal else None,
        state.profile.level,
    )
    return state, ExerciseRecommended(found.id) if found else NothingToRecommend()
