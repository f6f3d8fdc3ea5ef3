"""What a user can ask of the coach: one command for each intent."""

import re
from dataclasses import dataclass
from enum import StrEnum

from skill.domain.alert import Alert
from skill.domain.exercise import Level
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


@dataclass(frozen=True)
class Heard:
    """A slot's value: the id of a listed value, or only the words."""

    spoken: str
    id: str | None = None


@dataclass(frozen=True)
class Command:
    """Base of all commands."""


@dataclass(frozen=True)
class Launch(Command):
    """The door was opened with no wish yet."""


@dataclass(frozen=True)
class StartWorkout(Command):
    """Plan a workout; what is not said is taken from last time or asked."""

    equipment: tuple[Heard, ...] = ()
    goal: Heard | None = None
    muscle: Heard | None = None
    seconds: float | None = None
    """How long the workout may take."""
    level: Level | None = None


@dataclass(frozen=True)
class SetEquipment(Command):
    equipment: tuple[Heard, ...] = ()


@dataclass(frozen=True)
class Begin(Command):
    """Start the set."""


@dataclass(frozen=True)
class FinishSet(Command):
    """The set is done, as planned or as far as it was counted."""


@dataclass(frozen=True)
class LogSet(Command):
    reps: int | None = None
    weight: float | None = None
    unit: WeightUnit | None = None
    reps_left: int | None = None
    """Reps in reserve: how many more would have gone."""
    band: Heard | None = None
    """The colour of the band that was used."""


@dataclass(frozen=True)
class CorrectSet(Command):
    reps: int | None = None
    weight: float | None = None
    unit: WeightUnit | None = None


@dataclass(frozen=True)
class ExtendSet(Command):
    """More reps; one more planned set where no number is given."""

    reps: int | None = None


@dataclass(frozen=True)
class SkipExercise(Command):
    pass


@dataclass(frozen=True)
class SwapExercise(Command):
    exercise: Heard | None = None
    equipment: Heard | None = None
    """What to use, or, when the exercise uses it now, what is taken."""


@dataclass(frozen=True)
class ChangeDifficulty(Command):
    direction: Direction | None = None


@dataclass(frozen=True)
class ChangePace(Command):
    direction: Direction | None = None


@dataclass(frozen=True)
class ChangeRest(Command):
    seconds: float | None = None


@dataclass(frozen=True)
class SkipRest(Command):
    pass


@dataclass(frozen=True)
class Replan(Command):
    """Fit what is left into less (or more) time."""

    seconds: float | None = None


@dataclass(frozen=True)
class ExplainExercise(Command):
    exercise: Heard | None = None


@dataclass(frozen=True)
class ListMusclesWorked(Command):
    exercise: Heard | None = None


@dataclass(frozen=True)
class ExplainMuscle(Command):
    muscle: Heard | None = None


@dataclass(frozen=True)
class RecommendExercise(Command):
    equipment: Heard | None = None
    muscle: Heard | None = None
    goal: Heard | None = None


@dataclass(frozen=True)
class ExplainChoice(Command):
    """Why this exercise."""

    exercise: Heard | None = None


@dataclass(frozen=True)
class TellWhatIsLeft(Command):
    pass


@dataclass(frozen=True)
class ReportProgress(Command):
    exercise: Heard | None = None
    period: Heard | None = None


@dataclass(frozen=True)
class StopForDiscomfort(Command):
    """Something hurts. The body part is used for the reply and never stored."""

    body_part: Heard | None = None


@dataclass(frozen=True)
class AvoidExercise(Command):
    exercise: Heard | None = None


@dataclass(frozen=True)
class AllowExercise(Command):
    exercise: Heard | None = None


@dataclass(frozen=True)
class SetLoads(Command):
    weights: tuple[float, ...] = ()
    unit: WeightUnit | None = None
    band_colors: tuple[Heard, ...] = ()


@dataclass(frozen=True)
class SetUnits(Command):
    unit: WeightUnit | None = None


@dataclass(frozen=True)
class SetCoaching(Command):
    detail: CoachingDetail | None = None


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Ask(Command):
    topic: Heard | None = None


@dataclass(frozen=True)
class Agree(Command):
    """Yes."""


@dataclass(frozen=True)
class Decline(Command):
    """No."""


@dataclass(frozen=True)
class GoOn(Command):
    """Next: the next cue while cues are read, else the next set or exercise."""


@dataclass(frozen=True)
class GoBack(Command):
    """Previous."""


@dataclass(frozen=True)
class SayAgain(Command):
    """Repeat."""


@dataclass(frozen=True)
class Pause(Command):
    pass


@dataclass(frozen=True)
class Resume(Command):
    pass


@dataclass(frozen=True)
class StartOver(Command):
    """The exercise from its first set, the cues from the first cue."""


@dataclass(frozen=True)
class Help(Command):
    pass


@dataclass(frozen=True)
class Stop(Command):
    """Stop, cancel, or go home: keep everything and close the conversation."""


@dataclass(frozen=True)
class Leave(Command):
    """The conversation has ended without a word; nothing can be replied."""


@dataclass(frozen=True)
class SpeakWithoutTimedAudio(Command):
    """The device could not play the timed audio that it was sent: nothing of the run was heard."""


@dataclass(frozen=True)
class NotUnderstood(Command):
    """Nothing in the model is near enough."""
