"""What came of a command: facts that phrasing turns into words."""

from skill.domain.alert import Alert
from skill.domain.commands import CoachingDetail, Direction
from skill.domain.exercise import Measure
from skill.domain.facts import Facts
from skill.domain.ledger import WeekLedger
from skill.domain.load import Load, WeightUnit
from skill.domain.records import ExerciseRecord
from skill.domain.state import Reminder
from skill.domain.steps import Step


class Outcome(Facts):
    """Base of all outcomes."""

    @property
    def ends(self) -> bool:
        """True where the conversation is over."""
        return False


class Welcomed(Outcome):
    """Somebody new is here."""


class WelcomedBack(Outcome):
    """Somebody known is here, with no workout open; the same as last time is offered."""

    days: int
    """Days since the last workout."""
    reminders: tuple[Reminder, ...]


class WorkoutFound(Outcome):
    """A workout is open; to go on is offered."""


class EquipmentAsked(Outcome):
    """A plan needs to know what there is to train with."""

    unknown: tuple[str, ...] = ()
    """What was said and is nothing the coach knows."""
    closed: bool = False
    """True where an open workout was closed just now."""
    logged: int = 0
    """Completed sets of the workout that was closed."""


class WorkoutPlanned(Outcome):
    """A plan is made; its first set-up is offered."""

    asked_minutes: int | None = None
    """What was asked for, where the plan had to be shorter or longer."""
    unknown: tuple[str, ...] = ()
    informed: bool = True
    """False where the general advice must be said with this reply."""


class NothingPossible(Outcome):
    """Every exercise that the equipment allows is avoided."""


class ReplacementAsked(Outcome):
    """A new workout was asked for while one is open."""


class WorkoutReplanned(Outcome):
    """What is left fits another time now."""

    minutes: int


class StepRead(Outcome):
    """A step of the set-up and cues is read."""

    step: Step
    last: bool
    """True where no step follows."""


class CuesEnded(Outcome):
    """There is no further step."""


class RunStarted(Outcome):
    """The timeline plays."""

    resumed: bool = False


class SetLogged(Outcome):
    """A completed set is in the log, or what it says was changed."""

    reps: int
    measure: Measure
    load: Load | None = None
    reps_left: int | None = None
    corrected: bool = False


class SetNotBegun(Outcome):
    """Nothing of the set was counted, so that "done" says nothing of its reps."""


class RepsAsked(Outcome):
    """A number of reps is needed."""

    refused: float | None = None
    """The number that was said and cannot be right."""


class NothingLogged(Outcome):
    """There is no completed set to change."""


class RepsAdded(Outcome):
    reps: int


class RoundAdded(Outcome):
    pass


class EnoughReps(Outcome):
    """The set holds as many reps as one may: none are added."""


class EnoughSets(Outcome):
    """The exercise has as many planned sets as one may: none is added."""


class ExerciseSkipped(Outcome):
    exercise_ids: tuple[str, ...]
    """All that was to be done in turn."""


class ExerciseSwapped(Outcome):
    before: str
    """Exercise id."""
    after: str
    """Exercise id."""


class NoSwapFound(Outcome):
    exercise_id: str
    equipment: str | None = None
    """Equipment id, where it was named and the exercise does not use it."""


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


class PaceChanged(Outcome):
    direction: Direction
    limit: bool
    """True where no slower or faster pace exists."""


class DirectionAsked(Outcome):
    """Up or down was not heard."""


class RestChanged(Outcome):
    seconds: int
    added: bool
    """True where the rest under way grew; else all rests of the exercise last this long now."""


class DurationAsked(Outcome):
    """A time was not heard."""


class RestSkipped(Outcome):
    pass


class NotResting(Outcome):
    pass


class ExerciseExplained(Outcome):
    exercise_id: str
    more: bool = False
    """True where the steps are being read: then only what goes beyond them is told."""


class MusclesListed(Outcome):
    exercise_id: str


class MuscleExplained(Outcome):
    muscle: str


class ExerciseRecommended(Outcome):
    exercise_id: str


class NothingToRecommend(Outcome):
    pass


class ChoiceExplained(Outcome):
    exercise_id: str
    reason: str
    """The planner's reason; empty where the exercise is not in the plan."""
    goal: str


class NameAsked(Outcome):
    """What a command is about was not heard, or is not known."""

    kind: str
    """What asked for it, a key of the wordings' `name_asked`: each has an example that works for it."""
    spoken: str = ""


class PlaceTold(Outcome):
    """Where the user is and what is left."""


class ExerciseProgressTold(Outcome):
    exercise_id: str
    record: ExerciseRecord | None
    """Of finished workouts."""
    today: tuple[int, ...] = ()
    """Reps (or seconds) of each completed set of the workout that is open."""


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


class DiscomfortHeard(Outcome):
    """The work is stopped; nothing about it is kept."""

    part: str
    """As spoken, for this reply only; empty where nothing was said."""
    can_swap: bool
    alarm: bool = False
    """True where it may come from the heart: then nothing goes on."""


class ExerciseAvoided(Outcome):
    exercise_id: str
    swapped_to: str | None = None
    in_plan: bool = False


class ExerciseAllowed(Outcome):
    exercise_id: str
    was_avoided: bool


class LoadsNoted(Outcome):
    loads: tuple[Load, ...]


class LoadsAsked(Outcome):
    """No weight and no colour was heard."""


class UnitsNoted(Outcome):
    unit: WeightUnit


class UnitAsked(Outcome):
    pass


class CoachingChanged(Outcome):
    detail: CoachingDetail


class CoachingAsked(Outcome):
    pass


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


class ReminderTimeAsked(Outcome):
    pass


class TopicAnswered(Outcome):
    topic: str


class Paused(Outcome):
    pass


class WorkoutRestarted(Outcome):
    """The exercise starts from its first planned set."""


class HelpGiven(Outcome):
    pass


class SaidAgain(Outcome):
    """The last reply is repeated."""


class Declined(Outcome):
    """No to what was asked; the coach waits."""


class NotHeard(Outcome):
    """What was said is nothing the coach understands at this moment."""


class Unanswered(Outcome):
    """Nobody has spoken: nothing is said, and the conversation stays as it is."""


class NothingOpen(Outcome):
    """The command needs a workout, and none is open."""


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


class Stopped(Outcome):
    """The conversation ends; an open workout is kept."""

    @property
    def ends(self) -> bool:
        return True


class Left(Outcome):
    """The conversation had ended already: nothing is said."""

    @property
    def ends(self) -> bool:
        return True
