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


class UnsureError(StorageError):
    """The store did not tell whether it has saved; to say the same again might count twice."""


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
    """Keeps each user's state, and a log of completed sets that grows and is never taken back."""

    def load(self, user_id: str) -> Stored:
        """Return the user's state; a new one for somebody unknown.

        Raises:
            StorageError: The store cannot be read, or was written by a later version of the coach.
        """

    def save(
        self,
        user_id: str,
        state: UserState,
        expected_version: int,
        changed: tuple[WorkoutSession, ...] = (),
    ) -> None:
        """Save the state and the completed sets that changed, all or nothing.

        Args:
            user_id: Whose state it is.
            state: What is stored from now on.
            expected_version: The version that was loaded.
            changed: Every workout with other completed sets than the loaded state has, with all of its
                sets: the open one, and one that this turn has put out of the state.

        Raises:
            VersionConflictError: The stored version is not the expected one; nothing was saved.
            UnsureError: It may be saved, or not.
            StorageError: The store cannot be written.
        """

    def history(self, user_id: str, limit: int) -> tuple[LoggedWorkout, ...]:
        """Return the latest workouts of the log, newest first."""
