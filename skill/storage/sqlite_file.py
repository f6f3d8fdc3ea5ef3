"""The SQLite file itself: opened, checked, brought up to date; a damaged one is kept aside."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from skill.storage.port import StorageError

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE states (
            user_id TEXT PRIMARY KEY, version INTEGER NOT NULL, document TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE completed_sets (
            user_id TEXT NOT NULL, workout_id TEXT NOT NULL, number INTEGER NOT NULL,
            revision INTEGER NOT NULL, at INTEGER NOT NULL, document TEXT NOT NULL,
            PRIMARY KEY (user_id, workout_id, number, revision)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX completed_sets_by_time ON completed_sets (user_id, at)",
        "CREATE TABLE set_aside (user_id TEXT NOT NULL, at INTEGER NOT NULL, document TEXT NOT NULL)",
    ),
)
"""The file's `user_version` is how many of these were applied."""

WAIT_S = 5.0
"""How long another program's turn may take before this one gives up."""
_JOURNALS = ("-wal", "-shm")
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
"""What a check of a sound file never ends in; a plain error then comes from what the file says."""
_PRIMARY_CODE = 0xFF


def connect(path: Path) -> sqlite3.Connection:
    """Open the file for writing; transactions are begun by hand."""
    connection = sqlite3.connect(path, timeout=WAIT_S, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def prepare(path: Path) -> Path | None:
    """Make the file ready to use.

    Returns:
        Where a damaged file was moved; None where there was none.

    Raises:
        StorageError: The file cannot be opened or made, or was written by a later version.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        kept_aside = _move_aside(path) if _damaged(path) else None
        _bring_up_to_date(path)
    except sqlite3.Error as error:
        raise StorageError(f"{path} cannot be opened: {error}.") from error
    except OSError as error:
        raise StorageError(f"{path} cannot be made: {error.strerror}.") from error
    return kept_aside


def _damaged(path: Path) -> bool:
    """Look without writing: even closing a connection that may write can change a damaged file."""
    if not path.exists():
        return False
    if path.stat().st_size == 0:
        return any(_beside(path, ending).exists() for ending in _JOURNALS)
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=WAIT_S)
        ) as looking:
            return bool(looking.execute("PRAGMA quick_check").fetchone()[0] != "ok")
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE in _DAMAGE:
            return True
        raise


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _move_aside(path: Path) -> Path:
    """Keep the damaged file with its journals under a name that nothing has yet."""
    kept = next(name for name in _names(path) if not name.exists())
    for ending in ("", *_JOURNALS):
        part = _beside(path, ending)
        if part.exists():
            part.rename(_beside(kept, ending))
    return kept


def _names(path: Path) -> Iterator[Path]:
    stamp = time.strftime("%Y%m%d-%H%M%S")
    yield _beside(path, f".damaged-{stamp}")
    yield from (_beside(path, f".damaged-{stamp}-{number}") for number in count(2))


def _bring_up_to_date(path: Path) -> None:
    with closing(connect(path)) as connection:
        if _version(connection) > len(MIGRATIONS):
            raise StorageError(f"{path} was written by a later version of the coach. Update it.")
        _use_wal(connection)
        if _version(connection) < len(MIGRATIONS):
            _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    """All or nothing; of two programs at the same work, the second one finds it done."""
    connection.execute("BEGIN IMMEDIATE")
    version = _version(connection)
    for number, statements in enumerate(MIGRATIONS[version:], start=version + 1):
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute("COMMIT")


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch once; SQLite does not wait for the lock that this takes, so the wait is here."""
    until = time.monotonic() + WAIT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY_CODE != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
