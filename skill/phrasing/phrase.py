"""Outcome and state to a reply."""

from skill.domain import outcomes as o
from skill.domain.library import Library
from skill.domain.state import UserState
from skill.domain.workout import Phase
from skill.phrasing import spoken
from skill.phrasing.beats import beats_of
from skill.phrasing.reply import Beat, Reply
from skill.phrasing.said_of_plans import step_tail
from skill.phrasing.scene import Scene
from skill.phrasing.screens import screen_of
from skill.phrasing.sentences import lines_of
from skill.phrasing.wording import Wording

_ASK_THEMSELVES = (
    o.Welcomed,
    o.WelcomedBack,
    o.WorkoutFound,
    o.EquipmentAsked,
    o.ReplacementAsked,
    o.RepsAsked,
    o.NoSwapFound,
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
    o.DiscomfortHeard,
)
"""Outcomes whose sentences end in a question or a call of their own."""


def phrase(outcome: o.Outcome, state: UserState, library: Library, wording: Wording) -> Reply:
    """Put an outcome into words: at most one question, always a way to go on."""
    scene = Scene(state, library, wording)
    lines = lines_of(outcome, scene)
    if outcome.ends:
        return Reply(lines, (), "", ends=True, screen=screen_of(outcome, lines, scene))
    if _running(state):
        return _run_reply(outcome, lines, scene)
    question = _question(outcome, scene)
    reprompt = question or lines[-1]
    screen = screen_of(outcome, lines, scene)
    return Reply((*lines, question) if question else lines, (), reprompt, ends=False, screen=screen)


def _running(state: UserState) -> bool:
    return state.workout is not None and state.workout.phase is Phase.RUNNING


def _run_reply(outcome: o.Outcome, lines: tuple[str, ...], scene: Scene) -> Reply:
    """What is answered in a run is its first beat; what does not fit in there is left unsaid."""
    run = scene.workout.run if scene.workout else None
    lead_s = run.lead_s if run else 0.0
    answer = spoken.fitting([" ".join(lines[:count]) for count in range(len(lines), 0, -1)] or [""], lead_s)
    beats = beats_of(scene, answer)
    said = () if lead_s > 0 else lines
    screen = screen_of(outcome, said, scene)
    return Reply(said, beats, _last_words(beats), ends=False, screen=screen)


def _last_words(beats: tuple[Beat, ...]) -> str:
    return next((beat.say for beat in reversed(beats) if beat.say), "")


def _question(outcome: o.Outcome, scene: Scene) -> str:
    if isinstance(outcome, _ASK_THEMSELVES):
        return ""
    if isinstance(outcome, o.StepRead):
        return scene.say(step_tail(outcome))
    if isinstance(outcome, o.CuesEnded):
        return scene.say("step_tail.last")
    if isinstance(outcome, o.Declined) and scene.wording.has(f"declined_tail.{scene.moment}"):
        return scene.say(f"declined_tail.{scene.moment}")
    workout = scene.workout
    number = spoken.number(workout.cursor.round + 1 if workout else 1)
    key = "waiting_turn" if scene.moment == "waiting" and scene.in_turn else scene.moment
    return scene.say(f"tail.{key}", set=number, exercises=scene.current_plural(), **scene.usual())
