"""Outcome and state to a reply."""

from skill.domain import outcomes as o
from skill.domain.commands import CoachingDetail
from skill.domain.library import Library
from skill.domain.state import UserState
from skill.domain.workout import Phase
from skill.phrasing.beats import beats_of
from skill.phrasing.reply import Beat, Reply
from skill.phrasing.scene import Scene
from skill.phrasing.sentences import lines_of
from skill.phrasing.wording import Wording

_ASK_THEMSELVES = (
    o.Welcomed,
    o.WelcomedBack,
    o.WorkoutFound,
    o.EquipmentAsked,
    o.ReplacementAsked,
    o.RepsAsked,
    o.DirectionAsked,
    o.DurationAsked,
    o.NameAsked,
    o.LoadsAsked,
    o.UnitAsked,
    o.CoachingAsked,
    o.ReminderTimeAsked,
    o.NothingOpen,
    o.NothingPossible,
    o.HelpGiven,
)
"""Outcomes whose sentences end in a question or a call of their own."""


def phrase(outcome: o.Outcome, state: UserState, library: Library, wording: Wording) -> Reply:
    """Put an outcome into words: at most one question, always a way to go on."""
    scene = Scene(state, library, wording)
    lines = _shortened(lines_of(outcome, scene), outcome, scene)
    if outcome.ends:
        return Reply(lines, (), "", ends=True)
    if _running(state):
        beats = beats_of(scene, " ".join(lines))
        said_first = (
            state.workout is not None and state.workout.run is not None and state.workout.run.lead_s > 0
        )
        return Reply(() if said_first else lines, beats, _last_words(beats), ends=False)
    question = _question(outcome, scene)
    reprompt = question or lines[-1]
    return Reply((*lines, question) if question else lines, (), reprompt, ends=False)


def _running(state: UserState) -> bool:
    return state.workout is not None and state.workout.phase is Phase.RUNNING


def _last_words(beats: tuple[Beat, ...]) -> str:
    return next((beat.say for beat in reversed(beats) if beat.say), "")


def _question(outcome: o.Outcome, scene: Scene) -> str:
    if isinstance(outcome, _ASK_THEMSELVES):
        return ""
    if isinstance(outcome, o.DiscomfortHeard) and outcome.can_swap:
        return ""
    workout = scene.workout
    number = workout.cursor.round + 1 if workout else 1
    return scene.say(f"tail.{scene.moment}", set=number)


def _shortened(lines: tuple[str, ...], outcome: o.Outcome, scene: Scene) -> tuple[str, ...]:
    """With few words wanted, a set-up is its first line: the user knows the exercise."""
    brief = scene.state.profile.detail in (CoachingDetail.SHORT, CoachingDetail.SILENT)
    return lines[:1] if brief and isinstance(outcome, o.StepRead) else lines
