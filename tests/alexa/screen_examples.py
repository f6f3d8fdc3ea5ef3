"""Every kind of screen, as it comes of real turns."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from skill.catalogue.loader import load_library
from skill.coach import handle
from skill.domain import commands as c
from skill.domain.state import UserState
from skill.phrasing.phrase import phrase
from skill.phrasing.reply import Reply
from skill.phrasing.wording import load_wording

_START = 1_790_000_000.0
_RUN_S = 240.0


@dataclass(frozen=True)
class Talk:
    """Commands, one after the other, in a time of their own."""

    state: UserState = field(default_factory=UserState)
    now: float = _START
    reply: Reply | None = None

    def say(self, *commands, after=0.0):
        """Say the first some seconds later, the others at once."""
        talk = replace(self, now=self.now + after)
        for command in commands:
            state, outcome = handle(command, talk.state, talk.now, library())
            talk = Talk(state, talk.now, phrase(outcome, state, library(), wording()))
        return talk


@lru_cache
def library():
    return load_library()


@lru_cache
def wording():
    return load_wording()


def heard(listed, spoken=""):
    return c.Heard(spoken or listed.replace("_", " "), listed)


def start(*equipment, minutes=10):
    return c.StartWorkout(equipment=tuple(heard(one) for one in equipment), seconds=minutes * 60.0)


def trained():
    """A whole workout with a band."""
    talk = Talk().say(c.Launch(), start("band"), c.Begin())
    for _ in range(5):
        talk = talk.say(c.Begin(), after=_RUN_S)
    return talk.say(c.Stop(), after=_RUN_S)


def between_sets():
    """Two planned sets in turn, with the coach waiting for the next two."""
    talk = Talk().say(start("band"), c.Begin())
    talk = talk.say(c.Begin(), after=_RUN_S)
    return talk.say(c.LogSet(12), after=_RUN_S)


def too_long():
    """A planned set that is longer than a run may be."""
    talk = Talk().say(start("band"), *[c.ChangePace("down")] * 3)
    return talk.say(c.ExtendSet(60), c.Begin())


def in_turn():
    """Two exercises in turn, a round more than fits into one run."""
    planned = Talk().say(start("band"), c.SkipExercise())
    return planned.say(*[c.ExtendSet()] * 3, c.Begin())


@lru_cache
def examples():
    """Return talks by the name of the screen that they end with."""
    new, planned = Talk(), Talk().say(start("band"))
    running, home = planned.say(c.Begin()), trained()
    back = home.say(c.Launch(), after=3 * 86_400.0)
    reading = planned.say(c.Agree())
    crowded = start("pull_up_bar", "dumbbells", "band", "bench", "suspension_trainer", minutes=45)
    return {
        "welcome": new.say(c.Launch()),
        "welcome_back": back,
        "unknown_equipment": new.say(c.StartWorkout(equipment=(c.Heard("a <rope> & hook"),))),
        "plan": planned,
        "long_plan": new.say(crowded),
        "setup": reading,
        "step": reading.say(c.GoOn(), c.GoOn()),
        "tip": reading.say(*[c.GoOn()] * 7),
        "run": running,
        "run_of_a_hold": run_of(lambda one: one.measure == "hold", "pull_up_bar"),
        "run_of_two_sides": run_of(lambda one: one.two_sided, "dumbbells"),
        "run_after_an_answer": running.say(c.TellWhatIsLeft(), after=70.0),
        "run_too_long": too_long(),
        "run_in_turn": in_turn(),
        "cut": too_long().say(c.SayAgain(), c.TellWhatIsLeft(), after=_RUN_S),
        "waiting_in_turn": in_turn().say(c.TellWhatIsLeft(), after=_RUN_S),
        "paused": running.say(c.Pause(), after=30.0),
        "found": running.say(c.Pause(), c.Stop(), c.Launch(), after=30.0),
        "waiting": between_sets(),
        "set_done": running.say(c.FinishSet(), after=30.0),
        "discomfort": running.say(c.StopForDiscomfort(heard("shoulder")), after=30.0),
        "replace": running.say(c.FinishSet(), start("rings"), after=30.0),
        "explained": planned.say(c.ExplainExercise(heard("kroc_row"))),
        "muscle": new.say(c.ExplainMuscle(heard("lats"))),
        "topic": new.say(c.Ask(heard("privacy"))),
        "help": planned.say(c.Help()),
        "summary": home,
        "progress": home.say(c.Launch(), c.ReportProgress(), after=3_600.0),
        "first_progress": running.say(c.ReportProgress(), after=_RUN_S),
        "stopped": running.say(c.Stop(), after=30.0),
    }


def run_of(is_wanted, equipment):
    """The first run that begins with a planned exercise of a kind."""
    talk = Talk().say(start(equipment, minutes=30))
    while not is_wanted(talk.state.workout.exercise):
        talk = talk.say(c.SkipExercise())
    return talk.say(c.Begin())
