"""A store in one SQLite file: the default on your own machine."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from skill.domain.log import CompletedSet, latest
from skill.domain.state import UserState
from skill.storage.codec import UnreadableError, decode_set, decode_state, encode_set, encode_state
from skill.storage.port import LoggedWorkout, StorageError, Stored, VersionConflictError

_MIGRATIONS = (
    """
    CREATE TABLE states (
        user_id TEXT PRIMARY KEY, version INTEGER NOT NULL, document TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE completed_sets (
        user_id TEXT NOT NULL, workout_id TEXT NOT NULL, number INTEGER NOT NULL,
        revision INTEGER NOT NULL, at INTEGER NOT NULL, document TEXT NOT NULL,
        PRIMARY KEY (user_id, workout_id, number, revision)
    ) WITHOUT ROWID;
    CREATE INDEX completed_sets_by_time ON completed_sets (user_id, at);
    CREATE TABLE set_aside (
        user_id TEXT NOT NULL, at INTEGER NOT NULL, document TEXT NOT NULL
    );
    """,
)
"""The file's `user_version` is how many of these were applied."""


class SqliteStore:
    """One transaction a turn; a damaged file is kept aside and never written to.

    Args:
        path: The database; it and its folder are made where missing.

    Raises:
        StorageError: The file cannot be opened or made.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.kept_aside: Path | None = None
        """Where a damaged database was moved, if one was found."""
        self._tell = False
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(f"{path.parent} cannot be made: {error.strerror}.") from error
        self._prepare()

    def load(self, user_id: str) -> Stored:
        """Return the user's state; a new one for somebody unknown."""
        with self._transaction() as connection:
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

    def save(self, user_id: str, state: UserState, expected_version: int) -> None:
        """Save the state and the completed sets of its workout, in one transaction."""
        with self._transaction() as connection:
            if _written(connection, user_id, encode_state(state), expected_version) == 0:
                raise VersionConflictError("The state was changed elsewhere.")
            if state.workout is not None:
                connection.executemany(
                    "INSERT OR IGNORE INTO completed_sets VALUES (?, ?, ?, ?, ?, ?)",
                    [
                        (user_id, state.workout.id, done.number, done.revision, done.at, encode_set(done))
                        for done in state.workout.completed
                    ],
                )

    def history(self, user_id: str, limit: int) -> tuple[LoggedWorkout, ...]:
        """Return the latest workouts of the log, newest first."""
        with self._transaction() as connection:
            ids = connection.execute(
                "SELECT workout_id, MIN(at) AS began FROM completed_sets WHERE user_id = ?"
                " GROUP BY workout_id ORDER BY began DESC LIMIT ?",
                (user_id, limit),
            ).fetchall()
            return tuple(
                LoggedWorkout(workout_id, began, self._completed(connection, user_id, workout_id))
                for workout_id, began in ids
            )

    def _completed(
        self, connection: sqlite3.Connection, user_id: str, workout_id: str
    ) -> tuple[CompletedSet, ...]:
        rows = connection.execute(
            "SELECT document FROM completed_sets WHERE user_id = ? AND workout_id = ?", (user_id, workout_id)
        )
        return latest(decode_set(document) for (document,) in rows)

    def _set_aside(self, user_id: str, document: str) -> None:
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO set_aside VALUES (?, ?, ?)", (user_id, int(time.time()), document)
            )

    def _prepare(self) -> None:
        try:
            self._migrate()
        except sqlite3.OperationalError as error:
            raise StorageError(f"{self.path} cannot be opened: {error}.") from error
        except sqlite3.DatabaseError:
            self._move_aside()
            self._migrate()

    def _migrate(self) -> None:
        with closing(self._connect()) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("The file is damaged.")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version > len(_MIGRATIONS):
                raise StorageError(f"{self.path} was written by a later version of the coach. Update it.")
            for number, script in enumerate(_MIGRATIONS[version:], start=version + 1):
                connection.executescript(f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;")

    def _move_aside(self) -> None:
        """Keep the damaged file with its journals under another name."""
        stamp = time.strftime("%Y%m%d-%H%M%S")
        self.kept_aside = self.path.with_name(f"{self.path.name}.damaged-{stamp}")
        for ending in ("", "-wal", "-shm"):
            part = self.path.with_name(self.path.name + ending)
            if part.exists():
                part.rename(self.kept_aside.with_name(self.kept_aside.name + ending))
        self._tell = True

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=5, isolation_level=None)
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(self._connect()) as connection:
                connection.execute("BEGIN IMMEDIATE")
                with connection:
                    yield connection
        except sqlite3.Error as error:
            raise StorageError(f"{self.path}: {error}.") from error


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
