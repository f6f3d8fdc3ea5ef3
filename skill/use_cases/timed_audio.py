"""A device that cannot play timed audio: what it was sent was never heard."""

from dataclasses import replace

from skill.domain.commands import SpeakWithoutTimedAudio
from skill.domain.outcomes import RunStarted, Unanswered
from skill.domain.state import UserState
from skill.domain.workout import Phase
from skill.use_cases.context import Context, Result, run

UNHEARD_S = 20.0
"""Reported so soon after its start, nobody has trained to a silent run yet: it starts anew."""


def rewound(state: UserState, now: float) -> UserState:
    """Move the start of a run that began just now to this moment, so that nothing of it counts as done."""
    workout = state.workout
    if workout is None or workout.run is None or workout.phase is not Phase.RUNNING:
        return state
    if not 0 <= now - workout.run.started_at < UNHEARD_S:
        return state
    again = replace(workout.run, started_at=now, reached_s=0.0)
    return replace(state, workout=replace(workout, run=again))


def speak_without_timed_audio(command: SpeakWithoutTimedAudio, state: UserState, context: Context) -> Result:
    """Speak all runs for a month; the one under way goes on from its place. Nothing else is disturbed."""
    del command
    changed = replace(state, timed_audio_failed_at=context.now)
    if context.interrupted:
        return run(changed, context), RunStarted(resumed=True)
    return changed, Unanswered()
