"""What came of a command: facts that phrasing turns into words."""

from dataclasses import dataclass

from skill.domain.alert import Alert
from skill.domain.commands import CoachingDetail, Direction
from skill.domain.exercise import Measure
from skill.domain.ledger import WeekLedger
from skill.domain.load import Load, WeightUnit
from skill.domain.records import ExerciseRecord
from skill.domain.state import Reminder
from skill.domain.steps import Step


@dataclass(frozen=True)
class Outcome:
    """Base of all outcomes."""

    @property
    def ends(self) -> bool:
        """True where the conversation is over."""
        return False


@dataclass(frozen=True)
class Welcomed(Outcome):
    """Somebody new is here."""


@dataclass(frozen=True)
class WelcomedBack(Outcome):
    """Somebody known is here, with no workout open; the same as last time is offered."""

    days: int
    """Days since the last workout."""
    reminders: tuple[Reminder, ...]


@dataclass(frozen=True)
class WorkoutFound(Outcome):
    """A workout is open; to go on is offered."""


@dataclass(frozen=True)
class EquipmentAsked(Outcome):
    """A plan needs to know what there is to train with."""

    unknown: tuple[str, ...] = ()
    """What was said and is nothing the coach knows."""
    closed: bool = False
    """True where an open workout was closed just now."""
    logged: int = 0
    """Completed sets of the workout that was closed."""


@dataclass(frozen=True)
class WorkoutPlanned(Outcome):
    """A plan is made; its first set-up is offered."""

    asked_minutes: int | None = None
    """What was asked for, where the plan had to be shorter or longer."""
    unknown: tuple[str, ...] = ()
    informed: bool = True
    """False where the general advice must be said with this reply."""


@dataclass(frozen=True)
class NothingPossible(Outcome):
    """Every exercise that the equipment allows is avoided."""


@dataclass(frozen=True)
class ReplacementAsked(Outcome):
    """A new workout was asked for while one is open."""


@dataclass(frozen=True)
class WorkoutReplanned(Outcome):
    """What is left fits another time now."""

    minutes: int


@dataclass(frozen=True)
class StepRead(Outcome):
    """A step of the set-up and cues is read."""

    step: Step
    last: bool
    """True where no step follows."""


@dataclass(frozen=True)
class CuesEnded(Outcome):
    """There is no further step."""


@dataclass(frozen=True)
class RunStarted(Outcome):
    """The timeline plays."""

    resumed: bool = False


@dataclass(frozen=True)
class SetLogged(Outcome):
    """A completed set is in the log, or what it says was changed."""

    reps: int
    measure: Measure
    load: Load | None = None
    reps_left: int | None = None
    corrected: bool = False


@dataclass(frozen=True)
class SetNotBegun(Outcome):
    """Nothing of the set was counted, so that "done" says nothing of its reps."""


@dataclass(frozen=True)
class RepsAsked(Outcome):
    """A number of reps is needed."""

    refused: float | None = None
    """The number that was said and cannot be right."""


@dataclass(frozen=True)
class NothingLogged(Outcome):
    """There is no completed set to change."""


@dataclass(frozen=True)
class RepsAdded(Outcome):
    reps: int


@dataclass(frozen=True)
class RoundAdded(Outcome):
    pass


@dataclass(frozen=True)
class EnoughReps(Outcome):
    """The set holds as many reps as one may: none are added."""


@dataclass(frozen=True)
class EnoughSets(Outcome):
    """The exercise has as many planned sets as one may: none is added."""


@dataclass(frozen=True)
class ExerciseSkipped(Outcome):
    exercise_ids: tuple[str, ...]
    """All that was to be done in turn."""


@dataclass(frozen=True)
class ExerciseSwapped(Outcome):
    before: str
    """Exercise id."""
    after: str
    """Exercise id."""


@dataclass(frozen=True)
class NoSwapFound(Outcome):
    exercise_id: str
    equipment: str | None = None
    """Equipment id, where it was named and the exercise does not use it."""


@dataclass(frozen=True)
class DifficultyChanged(Outcome):
    """By another exercise, by reps, or, where there is a load, by taking the next one."""

    direction: Direction
    swapped_to: str | None = None
    """Exercise id."""
    reps: int | None = None
    """Planned reps from now on."""
    load: Load | None = None
    by_load: bool = False
    """True where the user picks the load."""


@dataclass(frozen=True)
class PaceChanged(Outcome):
    direction: Direction
    limit: bool
    """True where no slower or faster pace exists."""


@dataclass(frozen=True)
class DirectionAsked(Outcome):
    """Up or down was not heard."""


@dataclass(frozen=True)
class RestChanged(Outcome):
    seconds: int
    added: bool
    """True where the rest under way grew; else all rests of the exercise last this long now."""


@dataclass(frozen=True)
class DurationAsked(Outcome):
    """A time was not heard."""


@dataclass(frozen=True)
class RestSkipped(Outcome):
    pass


@dataclass(frozen=True)
class NotResting(Outcome):
    pass


@dataclass(frozen=True)
class ExerciseExplained(Outcome):
    exercise_id: str
    more: bool = False
    """True where the steps are being read: then only what goes beyond them is told."""


@dataclass(frozen=True)
class MusclesListed(Outcome):
    exercise_id: str


@dataclass(frozen=True)
class MuscleExplained(Outcome):
    muscle: str


@dataclass(frozen=True)
class ExerciseRecommended(Outcome):
    exercise_id: str


@dataclass(frozen=True)
class NothingToRecommend(Outcome):
    pass


@dataclass(frozen=True)
class ChoiceExplained(Outcome):
    exercise_id: str
    reason: str
    """The planner's reason; empty where the exercise is not in the plan."""
    goal: str


@dataclass(frozen=True)
class NameAsked(Outcome):
    """Which exercise or muscle is meant was not heard, or is not known."""

    kind: str
    """ "exercise", "muscle" or "topic"."""
    spoken: str = ""


@dataclass(frozen=True)
class PlaceTold(Outcome):
    """Where the user is and what is left."""


@dataclass(frozen=True)
class ExerciseProgressTold(Outcome):
    exercise_id: str
    record: ExerciseRecord | None
    """Of finished workouts."""
    today: tuple[int, ...] = ()
    """Reps (or seconds) of each completed set of the workout that is open."""


@dataclass(frozen=True)
class ProgressTold(Outcome):
    workouts: int
    """Finished, ever."""
    week: WeekLedger | None
    """Sets a muscle: this week's, or those of the period that was named."""
    exercises: tuple[str, ...]
    """Exercise ids of the last workout."""
    completed: int
    """Completed sets of the workout that is open."""
    period: str | None = None
    """Period id, where one was named."""
    records: tuple[ExerciseRecord, ...] = ()
    """What was done in the last finished workout, where that was asked for."""


@dataclass(frozen=True)
class DiscomfortHeard(Outcome):
    """The work is stopped; nothing about it is kept."""

    part: str
    """As spoken, for this reply only; empty where nothing was said."""
    can_swap: bool


@dataclass(frozen=True)
class ExerciseAvoided(Outcome):
    exercise_id: str
    swapped_to: str | None = None
    in_plan: bool = False


@dataclass(frozen=True)
class ExerciseAllowed(Outcome):
    exercise_id: str
    was_avoided: bool


@dataclass(frozen=True)
class LoadsNoted(Outcome):
    loads: tuple[Load, ...]


@dataclass(frozen=True)
class LoadsAsked(Outcome):
    """No weight and no colour was heard."""


@dataclass(frozen=True)
class UnitsNoted(Outcome):
    unit: WeightUnit


@dataclass(frozen=True)
class UnitAsked(Outcome):
    pass


@dataclass(frozen=True)
class CoachingChanged(Outcome):
    detail: CoachingDetail


@dataclass(frozen=True)
class CoachingAsked(Outcome):
    pass


@dataclass(frozen=True)
class ReminderKept(Outcome):
    """The reminder is in the profile, whatever came of the alert; a launch tells of what does not ring."""

    reminder: Reminder
    alert: Alert | None = None
    """What came of asking Alexa to ring it; None where there is no Alexa to ask."""
    asks: bool = False
    """True where Alexa asks for permission next: the conversation is hers until that is answered."""

    @property
    def ends(self) -> bool:
        return self.asks


@dataclass(frozen=True)
class ReminderTimeAsked(Outcome):
    pass


@dataclass(frozen=True)
class TopicAnswered(Outcome):
    topic: str


@dataclass(frozen=True)
class Paused(Outcome):
    pass


@dataclass(frozen=True)
class WorkoutRestarted(Outcome):
    """The exercise starts from its first planned set."""


@dataclass(frozen=True)
class HelpGiven(Outcome):
    pass


@dataclass(frozen=True)
class SaidAgain(Outcome):
    """The last reply is repeated."""


@dataclass(frozen=True)
class Declined(Outcome):
    """No to what was asked; the coach waits."""


@dataclass(frozen=True)
class NotHeard(Outcome):
    """What was said is nothing the coach understands at this moment."""


@dataclass(frozen=True)
class Unanswered(Outcome):
    """Nobody has spoken: nothing is said, and the conversation stays as it is."""


@dataclass(frozen=True)
class NothingOpen(Outcome):
    """The command needs a workout, and none is open."""


@dataclass(frozen=True)
class WorkoutFinished(Outcome):
    """The workout is over and logged."""

    completed: int
    """Completed sets."""
    minutes: int
    bests: tuple[str, ...]
    """Exercise ids with more reps or load than ever before."""

    @property
    def ends(self) -> bool:
        return True


@dataclass(frozen=True)
class Stopped(Outcome):
    """The conversation ends; an open workout is kept."""

    @property
    def ends(self) -> bool:
        return True


@dataclass(frozen=True)
class Left(Outcome):
    """The conversation had ended already: nothing is said."""

    @property
    def ends(self) -> bool:
        return True
