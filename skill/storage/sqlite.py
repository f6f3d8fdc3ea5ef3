"""A store in one SQLite file: the default on your own machine."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from skill.domain.log import CompletedSet, latest
from skill.domain.state import UserState
from skill.domain.workout import WorkoutSession
from skill.storage.codec import UnreadableError, decode_set, decode_state, encode_set, encode_state
from skill.storage.port import LoggedWorkout, StorageError, Stored, VersionConflictError
from skill.storage.sqlite_file import connect, prepare

_READ, _WRITE = "BEGIN", "BEGIN IMMEDIATE"


class SqliteStore:
    """One transaction a turn; a damaged file is kept aside and never written to.

    Args:
        path: The database; it and its folder are made where missing.
        opened: Opens the file for each transaction.

    Raises:
        StorageError: The file cannot be opened or made, or was written by a later version.
    """

    def __init__(self, path: Path, opened: Callable[[Path], sqlite3.Connection] = connect) -> None:
        self.path = path
        self._opened = opened
        self.kept_aside = prepare(path)
        """Where a damaged database was moved, if one was found."""
        self._tell = self.kept_aside is not None

    def load(self, user_id: str) -> Stored:
        """Return the user's state; a new one for somebody unknown."""
        with self._transaction(_READ) as connection:
            row = connection.execute(
                "SELECT document, version FROM states WHERE user_id = ?", (user_id,)
            ).fetchone()
        told, self._tell = self._tell, False
        if row is None:
            return Stored(UserState(), 0, set_aside=told)
        document, version = row
        try:
            return Stored(decode_state(document), version, set_aside=told)
        except UnreadableError:
            self._set_aside(user_id, document)
            return Stored(UserState(), version, set_aside=True)

    def save(
        self,
        user_id: str,
        state: UserState,
        expected_version: int,
        changed: tuple[WorkoutSession, ...] = (),
    ) -> None:
        """Save the state and the completed sets that changed, in one transaction; each revision stays."""
        with self._transaction(_WRITE) as connection:
            if _written(connection, user_id, encode_state(state), expected_version) == 0:
                raise VersionConflictError("The state was changed elsewhere.")
            connection.executemany(
                "INSERT OR IGNORE INTO completed_sets VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (user_id, workout.id, done.number, done.revision, done.at, encode_set(done))
                    for workout in changed
                    for done in workout.completed
                ],
            )

    def history(self, user_id: str, limit: int) -> tuple[LoggedWorkout, ...]:
        """Return the latest workouts of the log, newest first."""
        with self._transaction(_READ) as connection:
            ids = connection.execute(
                "SELECT workout_id, MIN(at) AS began FROM completed_sets WHERE user_id = ?"
                " GROUP BY workout_id ORDER BY began DESC LIMIT ?",
                (user_id, limit),
            ).fetchall()
            return tuple(
                LoggedWorkout(workout_id, began, _completed(connection, user_id, workout_id))
                for workout_id, began in ids
            )

    def _set_aside(self, user_id: str, document: str) -> None:
        """Keep what cannot be read, once, before anything is saved over it."""
        with self._transaction(_WRITE) as connection:
            connection.execute(
                "INSERT INTO set_aside SELECT ?, ?, ? WHERE NOT EXISTS"
                " (SELECT 1 FROM set_aside WHERE user_id = ? AND document = ?)",
                (user_id, int(time.time()), document, user_id, document),
            )

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        try:
            with closing(self._opened(self.path)) as connection:
                connection.execute(begin)
                with connection:
                    yield connection
        except sqlite3.Error as error:
            raise StorageError(f"{self.path}: {error}.") from error


def _completed(connection: sqlite3.Connection, user_id: str, workout_id: str) -> tuple[CompletedSet, ...]:
    rows = connection.execute(
        "SELECT document FROM completed_sets WHERE user_id = ? AND workout_id = ?", (user_id, workout_id)
    )
    return latest(_readable(document for (document,) in rows))


def _readable(documents: Iterable[str]) -> Iterator[CompletedSet]:
    """One set that cannot be read, and stays where it is, never hides the others."""
    for document in documents:
        try:
            yield decode_set(document)
        except UnreadableError:
            continue


def _written(connection: sqlite3.Connection, user_id: str, document: str, expected_version: int) -> int:
    """Write only over the expected version; return how many rows that changed."""
    if expected_version == 0:
        changed = connection.execute(
            "INSERT OR IGNORE INTO states VALUES (?, 1, ?)", (user_id, document)
        ).rowcount
    else:
        changed = connection.execute(
            "UPDATE states SET version = version + 1, document = ? WHERE user_id = ? AND version = ?",
            (document, user_id, expected_version),
        ).rowcount
    return changed
