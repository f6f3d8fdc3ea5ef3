"""What a user can ask of the coach: one command for each intent."""

import re
from enum import StrEnum

from skill.domain.alert import Alert
from skill.domain.exercise import Level
from skill.domain.facts import Facts
from skill.domain.load import WeightUnit

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class Direction(StrEnum):
    """Harder, faster, longer; or easier, slower, shorter."""

    UP = "up"
    DOWN = "down"


class CoachingDetail(StrEnum):
    """How much the coach talks."""

    FULL = "full"
    SHORT = "short"
    SILENT = "silent"
    NO_COUNTING = "no_counting"


class Heard(Facts):
    """A slot's value: the id of a listed value, or only the words."""

    spoken: str
    id: str | None = None


class Command(Facts):
    """Base of all commands."""


class Launch(Command):
    """The door was opened with no wish yet."""


class StartWorkout(Command):
    """Plan a workout; what is not said is taken from last time or asked."""

    equipment: tuple[Heard, ...] = ()
    goal: Heard | None = None
    muscle: Heard | None = None
    seconds: float | None = None
    """How long the workout may take."""
    level: Level | None = None


class SetEquipment(Command):
    equipment: tuple[Heard, ...] = ()


class Begin(Command):
    """Start the set."""


class FinishSet(Command):
    """The set is done, as planned or as far as it was counted."""


class LogSet(Command):
    reps: int | None = None
    weight: float | None = None
    unit: WeightUnit | None = None
    reps_left: int | None = None
    """Reps in reserve: how many more would have gone."""
    band: Heard | None = None
    """The colour of the band that was used."""


class CorrectSet(Command):
    reps: int | None = None
    weight: float | None = None
    unit: WeightUnit | None = None


class ExtendSet(Command):
    """More reps; one more planned set where no number is given."""

    reps: int | None = None


class SkipExercise(Command):
    pass


class SwapExercise(Command):
    exercise: Heard | None = None
    equipment: Heard | None = None
    """What to use, or, when the exercise uses it now, what is taken."""


class ChangeDifficulty(Command):
    direction: Direction | None = None


class ChangePace(Command):
    direction: Direction | None = None


class ChangeRest(Command):
    seconds: float | None = None


class SkipRest(Command):
    pass


class Replan(Command):
    """Fit what is left into less (or more) time."""

    seconds: float | None = None


class ExplainExercise(Command):
    exercise: Heard | None = None


class ListMusclesWorked(Command):
    exercise: Heard | None = None


class ExplainMuscle(Command):
    muscle: Heard | None = None


class RecommendExercise(Command):
    equipment: Heard | None = None
    muscle: Heard | None = None
    goal: Heard | None = None


class ExplainChoice(Command):
    """Why this exercise."""

    exercise: Heard | None = None


class TellWhatIsLeft(Command):
    pass


class ReportProgress(Command):
    exercise: Heard | None = None
    period: Heard | None = None


class StopForDiscomfort(Command):
    """Something hurts, or feels wrong. What it is is used for the reply and never stored."""

    body_part: Heard | None = None
    symptom: Heard | None = None
    """What is felt without a place: dizziness, for example."""


class AvoidExercise(Command):
    exercise: Heard | None = None


class AllowExercise(Command):
    exercise: Heard | None = None


class SetLoads(Command):
    weights: tuple[float, ...] = ()
    unit: WeightUnit | None = None
    band_colors: tuple[Heard, ...] = ()


class SetUnits(Command):
    unit: WeightUnit | None = None


class SetCoaching(Command):
    detail: CoachingDetail | None = None


class RemindMe(Command):
    day: str | None = None
    """ "MO" to "SU"; None is every day."""
    time: str | None = None
    """ "19:00"."""
    alert: Alert | None = None
    """What came of asking Alexa to ring it; None where there is no Alexa to ask."""

    @property
    def complete(self) -> bool:
        """True where the time is one that a clock shows."""
        return self.time is not None and bool(_TIME.fullmatch(self.time))


class Ask(Command):
    topic: Heard | None = None


class Agree(Command):
    """Yes."""

    asked: str | None = None
    """What this conversation was asked last, "" for nothing; None where nobody knows."""


class Decline(Command):
    """No."""

    asked: str | None = None
    """As for a yes."""


class GoOn(Command):
    """Next: the next cue while cues are read, else the next set or exercise."""


class GoBack(Command):
    """Previous."""


class SayAgain(Command):
    """Repeat."""


class Pause(Command):
    pass


class Resume(Command):
    pass


class StartOver(Command):
    """The exercise from its first set, the cues from the first cue."""


class Help(Command):
    pass


class Stop(Command):
    """Stop, cancel, or go home: keep everything and close the conversation."""


class Leave(Command):
    """The conversation has ended without a word; nothing can be replied."""

    run: float | None = None
    """When the run began that it was told last, 0 for none; None where nobody knows."""


class SpeakWithoutTimedAudio(Command):
    """The device could not play the timed audio that it was sent: nothing of the run was heard."""


class NotUnderstood(Command):
    """Nothing in the model is near enough."""
