"""What every use case may know besides the user's state."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from skill.domain.commands import Heard
from skill.domain.exercise import Exercise
from skill.domain.library import Library
from skill.domain.outcomes import NothingOpen, Outcome, PlaceTold
from skill.domain.state import UserState
from skill.domain.workout import Phase, WorkoutSession, start_run

ACK_S = 4.0
"""Seconds kept free for a short acknowledgement before the work goes on."""
ANSWER_S = 8.0
"""Seconds kept free for a sentence of information before the work goes on."""

Result: TypeAlias = tuple[UserState, Outcome]


@dataclass(frozen=True)
class Context:
    """The moment of a turn."""

    library: Library
    now: float
    """Epoch seconds of the utterance."""
    interrupted: bool
    """True where the utterance fell into a run."""

    def exercise(self, heard: Heard | None, state: UserState) -> Exercise | None:
        """Return the exercise that was named, or, where none was, the one under way."""
        if heard is not None:
            return self.library.exercises.get(heard.id or "")
        workout = state.workout
        planned = workout.exercise if workout else None
        if planned is None and workout and workout.completed:
            return self.library.exercises.get(workout.completed[-1].exercise_id)
        return self.library.exercises.get(planned.exercise_id) if planned else None


def open_workout(state: UserState) -> WorkoutSession | None:
    """Return the workout that is not done yet, if any."""
    return state.workout if state.workout and state.workout.phase is not Phase.DONE else None


def none_open(state: UserState) -> Result:
    """Nothing is open to be changed; where all is done, say that instead."""
    return state, PlaceTold() if state.workout else NothingOpen()


def with_workout(state: UserState, workout: WorkoutSession) -> UserState:
    """Return the state with the workout changed."""
    return replace(state, workout=workout)


def run(state: UserState, context: Context, lead_s: float = 0.0) -> UserState:
    """Start the timeline of the open workout at its cursor."""
    if state.workout is None:
        return state
    return with_workout(state, start_run(state.workout, context.now, state.profile.pace, lead_s))


def going_on(state: UserState, context: Context, outcome: Outcome, lead_s: float = ACK_S) -> Result:
    """Answer in a few words; a run that was interrupted goes on behind them."""
    workout = open_workout(state)
    if context.interrupted and workout is not None:
        return run(state, context, lead_s), outcome
    return state, outcome
