"""The port to storage: what the coach needs of any store."""

from dataclasses import dataclass
from typing import Protocol

from skill.domain.log import CompletedSet
from skill.domain.state import UserState
from skill.domain.workout import WorkoutSession


class StorageError(Exception):
    """The store cannot be read or written now; nothing stored before is lost."""


class VersionConflictError(StorageError):
    """Somebody else has saved this user's state since it was loaded."""


@dataclass(frozen=True)
class Stored:
    """A user's state as it was loaded."""

    state: UserState
    version: int
    """Grows by one with each save; 0 for a user never saved."""
    set_aside: bool = False
    """True where what was stored could not be read, and was kept aside."""


@dataclass(frozen=True)
class LoggedWorkout:
    """One workout of the log."""

    id: str
    started_at: int
    """Epoch seconds of its first completed set."""
    completed: tuple[CompletedSet, ...]


class Store(Protocol):
    """Keeps each user's state, and an append-only log of completed sets."""

    def load(self, user_id: str) -> Stored:
        """Return the user's state; a new one for somebody unknown."""

    def save(
        self, user_id: str, state: UserState, expected_version: int, closed: WorkoutSession | None = None
    ) -> None:
        """Save the state and the completed sets of its workout, all or nothing.

        Args:
            user_id: Whose state it is.
            state: What is stored from now on.
            expected_version: The version that was loaded.
            closed: A workout that this turn has put out of the state; its completed sets are logged too.

        Raises:
            VersionConflictError: The stored version is not the expected one.
            StorageError: The store cannot be written.
        """

    def history(self, user_id: str, limit: int) -> tuple[LoggedWorkout, ...]:
        """Return the latest workouts of the log, newest first."""


def workouts_to_log(state: UserState, closed: WorkoutSession | None) -> tuple[WorkoutSession, ...]:
    """Return the workouts whose completed sets a save must leave in the log."""
    return tuple(workout for workout in (closed, state.workout) if workout is not None and workout.completed)


def to_log(state: UserState, closed: WorkoutSession | None) -> tuple[tuple[str, CompletedSet], ...]:
    """Return every completed set that a save must leave in the log, with its workout's id."""
    return tuple((one.id, done) for one in workouts_to_log(state, closed) for done in one.completed)
