"""The coach: one table from commands to use cases."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from skill.domain import commands as c
from skill.domain.library import Library
from skill.domain.outcomes import Left, Outcome, Unanswered
from skill.domain.state import Question, UserState
from skill.domain.timeline import Kind
from skill.domain.workout import Phase, Run, WorkoutSession, settle, timeline_of, wait
from skill.use_cases import asking, changing, logging_sets, moving, planning, settings, swapping, timed_audio
from skill.use_cases.context import Context, Result
from skill.use_cases.listed import only_listed

UseCase = Callable[[Any, UserState, Context], Result]

USE_CASES: Mapping[type[c.Command], UseCase] = {
    c.Launch: planning.launch,
    c.StartWorkout: planning.start_workout,
    c.SetEquipment: planning.set_equipment,
    c.Replan: planning.replan_workout,
    c.RecommendExercise: planning.recommend_exercise,
    c.Begin: moving.begin,
    c.GoOn: moving.go_on,
    c.GoBack: moving.go_back,
    c.SayAgain: moving.say_again,
    c.Pause: moving.pause_workout,
    c.Resume: moving.resume,
    c.StartOver: moving.start_over,
    c.SkipExercise: moving.skip_exercise,
    c.Agree: moving.agree,
    c.Decline: moving.decline,
    c.Help: moving.give_help,
    c.Stop: moving.stop,
    c.Leave: moving.leave,
    c.NotUnderstood: moving.not_understood,
    c.FinishSet: logging_sets.finish_the_set,
    c.LogSet: logging_sets.log_set,
    c.CorrectSet: logging_sets.correct_set,
    c.ExtendSet: logging_sets.extend_set,
    c.ChangeDifficulty: changing.change_difficulty,
    c.ChangePace: changing.change_pace,
    c.ChangeRest: changing.change_rest,
    c.SkipRest: changing.skip_the_rest,
    c.SwapExercise: swapping.swap_exercise,
    c.AvoidExercise: swapping.avoid_exercise,
    c.AllowExercise: swapping.allow_exercise,
    c.StopForDiscomfort: swapping.stop_for_discomfort,
    c.ExplainExercise: asking.explain_exercise,
    c.ListMusclesWorked: asking.list_muscles_worked,
    c.ExplainMuscle: asking.explain_muscle,
    c.ExplainChoice: asking.explain_choice,
    c.TellWhatIsLeft: asking.tell_what_is_left,
    c.ReportProgress: asking.report_progress,
    c.Ask: asking.answer,
    c.SetLoads: settings.set_loads,
    c.SetUnits: settings.set_units,
    c.SetCoaching: settings.set_coaching,
    c.RemindMe: settings.remind_me,
    c.SpeakWithoutTimedAudio: timed_audio.speak_without_timed_audio,
}

_KEEP_THE_QUESTION = (c.Agree, c.Decline, c.SayAgain, c.Leave, c.Stop, c.SpeakWithoutTimedAudio)
_KEEP_THE_WISH = (*_KEEP_THE_QUESTION, c.StartWorkout, c.SetEquipment)


def handle(command: c.Command, state: UserState, now: float, library: Library) -> tuple[UserState, Outcome]:
    """Carry out one command at one moment.

    Args:
        command: What the user asks.
        state: All that is known of the user.
        now: When the user spoke, in epoch seconds.
        library: What the catalogue knows.
    """
    if isinstance(command, c.SpeakWithoutTimedAudio):
        if not state.plays_timed_audio(now):
            # The run under way is spoken already: what is reported is an older one.
            return state, Unanswered()
        state = timed_audio.rewound(state, now)
    if isinstance(command, c.Leave) and _goes_on_elsewhere(command, state):
        return state, Left()
    settled, context = _settled(_as_asked(command, state), now, library)
    changed, outcome = USE_CASES[type(command)](only_listed(command, library), settled, context)
    return replace(changed, turns=state.turns + 1), outcome


def _goes_on_elsewhere(command: c.Leave, state: UserState) -> bool:
    """A conversation that ends takes along only the run that it has started itself."""
    run = state.workout.run if state.workout else None
    return run is not None and command.run is not None and command.run != run.started_at


def _as_asked(command: c.Command, state: UserState) -> UserState:
    """Forget a question that was put on another device, or that other words have passed over."""
    elsewhere = isinstance(command, (c.Agree, c.Decline)) and command.asked not in (None, state.asked or "")
    if not elsewhere and isinstance(command, _KEEP_THE_QUESTION):
        return state
    drops_wish = state.asked is Question.REPLACE and not isinstance(command, _KEEP_THE_WISH)
    return replace(state, asked=None, wish=None if elsewhere or drops_wish else state.wish)


def _settled(state: UserState, now: float, library: Library) -> tuple[UserState, Context]:
    """Bring a run that is under way up to the moment of the utterance."""
    before = state.workout
    if before is None:
        return state, Context(library, now, interrupted=False)
    after = settle(before, now)
    interrupted = before.phase is Phase.RUNNING and after.phase is Phase.PAUSED
    if interrupted and before.run is not None and _is_closing(before, before.run, now):
        # The coach's last question may be answered before it is over.
        return replace(state, workout=wait(after)), Context(library, now, interrupted=False)
    return replace(state, workout=after), Context(library, now, interrupted)


def _is_closing(workout: WorkoutSession, run: Run, now: float) -> bool:
    """Tell whether the run is in its last question."""
    last = timeline_of(workout, run).moments[-1]
    return last.kind is Kind.CLOSE and max(run.reached_s, now - run.started_at) >= last.at_s
