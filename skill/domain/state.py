"""All that is remembered of a user."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from skill.domain.commands import CoachingDetail
from skill.domain.exercise import Level
from skill.domain.ledger import WeekLedger
from skill.domain.load import Load, WeightUnit
from skill.domain.records import ExerciseRecord
from skill.domain.workout import WorkoutSession

_WITHOUT_TIMED_AUDIO_S = 30 * 86_400


class Question(StrEnum):
    """What the coach asked last, and what "yes" therefore means."""

    RESUME = "resume"
    """Go on where you stopped?"""
    SAME = "same"
    """The same equipment and time as last time?"""
    REPLACE = "replace"
    """Drop the rest of the open workout for a new one?"""
    SWAP = "swap"
    """Swap the exercise for another?"""
    STOP = "stop"
    """Say stop to end for today: after an alarm, nothing but that is agreed to."""


@dataclass(frozen=True)
class Wish:
    """What the user wants of a workout; empty parts are the profile's, or the coach's."""

    equipment: tuple[str, ...] = ()
    goal: str | None = None
    muscle: str | None = None
    minutes: int | None = None
    level: Level | None = None


@dataclass(frozen=True)
class Reminder:
    """When the user wants to be reminded."""

    day: str | None
    """ "MO" to "SU"; None is every day."""
    time: str
    """ "19:00", the user's local time."""
    rings: bool = False
    """True where Alexa says it herself at its time: then the coach need not."""


@dataclass(frozen=True)
class Profile:
    """What stays true between workouts. Nothing about the body is kept."""

    equipment: tuple[str, ...] = ()
    goal: str = "variety"
    level: Level = Level.BEGINNER
    minutes: int = 20
    unit: WeightUnit = WeightUnit.LB
    loads: tuple[Load, ...] = ()
    """Owned weights and bands."""
    detail: CoachingDetail = CoachingDetail.FULL
    pace: float = 1.0
    """How much slower (above 1) or faster than its tempo each rep is counted."""
    avoided: tuple[str, ...] = ()
    """Ids of exercises the user never wants."""
    reminders: tuple[Reminder, ...] = ()
    refused_at: float | None = None
    """When the user last said no to reminders that ring, in epoch seconds."""
    informed: bool = False
    """True once the general advice was said."""


@dataclass(frozen=True)
class UserState:
    """One user, as stored after every turn."""

    profile: Profile = field(default_factory=Profile)
    workout: WorkoutSession | None = None
    """The open workout, or the one that was done last until the next is planned."""
    records: Mapping[str, ExerciseRecord] = field(default_factory=dict)
    """By exercise id; finished workouts only."""
    weeks: tuple[WeekLedger, ...] = ()
    """Weekly sets a muscle, oldest first; finished workouts only."""
    recent: tuple[str, ...] = ()
    """Exercise ids of the last finished workout."""
    workouts: int = 0
    """How many were finished."""
    asked: Question | None = None
    wish: Wish | None = None
    """What to plan should the user agree to replace the open workout."""
    turns: int = 0
    """Turns so far: varies the wording."""
    timed_audio_failed_at: float | None = None
    """When a device last could not play timed audio, in epoch seconds."""

    @property
    def is_new(self) -> bool:
        """True where nothing is known of the user yet."""
        return self == UserState()

    def plays_timed_audio(self, now: float) -> bool:
        """Tell whether timed audio is worth a try: a month after it has failed, it is once more."""
        failed_at = self.timed_audio_failed_at
        return failed_at is None or not 0 <= now - failed_at < _WITHOUT_TIMED_AUDIO_S
