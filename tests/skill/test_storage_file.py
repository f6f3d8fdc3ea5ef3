"""The SQLite file: killed writers, damaged files, full disks, two programs at once."""

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from stored_workouts import full_state, saved, workout

from skill.domain.state import UserState
from skill.domain.workout import revise_last
from skill.storage.port import StorageError
from skill.storage.sqlite import SqliteStore
from skill.storage.sqlite_file import MIGRATIONS, connect

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def writer(path, user_id="user", turns=1_000_000):
    """A program beside this one; it begins when told."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(HERE)))}
    return subprocess.Popen(
        [sys.executable, HERE / "store_writer.py", path, user_id, str(turns)],
        env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def begin(process):
    assert process.stdout.readline() == "open\n"
    process.stdin.write("\n")
    process.stdin.flush()


def trained(path, turns=5):
    """A sound database with some training in it; what it stored."""
    store = SqliteStore(path)
    for number in range(turns):
        made = workout("kept", completed=number + 1)
        store.save("user", UserState(workout=made, turns=number), number, (made,))
    return store


def test_a_writer_that_is_killed_loses_no_set_it_reported(tmp_path):
    """Power off at any moment: every set that was said to be noted is there, and the file is sound."""
    path, chance, sets = tmp_path / "log.db", random.Random(7), 0
    for _ in range(4):
        process = writer(path)
        begin(process)
        for _ in range(chance.randint(3, 25)):
            sets = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        rest = process.communicate()[0].split()
        sets = int(rest[-1]) if rest else sets
        store = SqliteStore(path)
        assert store.kept_aside is None
        numbers = [done.number for done in store.history("user", 1)[0].completed]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) >= sets
        assert len(store.load("user").state.workout.completed) == len(numbers)


def test_two_programs_at_once_lose_no_update(tmp_path):
    """The speaker and the typed coach on one database: every turn of both counts."""
    path = tmp_path / "log.db"
    programs = [writer(path, turns=30) for _ in range(2)]
    for program in programs:
        begin(program)
    for program in programs:
        program.communicate(timeout=60)
        assert program.returncode == 0
    stored = SqliteStore(path).load("user")
    assert (stored.version, stored.state.turns) == (60, 60)
    assert len(SqliteStore(path).history("user", 1)[0].completed) == 60


def damaged_copies():
    """Ways in which a file goes bad, from its sound bytes."""

    def noise(sound, seed, share):
        chance, spoilt = random.Random(seed), bytearray(sound)
        for _ in range(max(1, int(len(sound) * share))):
            spoilt[chance.randrange(len(sound))] = chance.randrange(256)
        return bytes(spoilt)

    yield pytest.param(lambda _: random.Random(1).randbytes(5000), id="random bytes")
    yield pytest.param(lambda _: b"not a database at all", id="text")
    yield pytest.param(lambda sound: sound[: len(sound) // 2], id="half")
    yield pytest.param(lambda sound: sound[:100], id="header only")
    yield pytest.param(lambda sound: sound[:4096] + bytes(len(sound) - 4096), id="zeroed")
    yield pytest.param(lambda sound: b"\0" * 100 + sound[100:], id="no header")
    for seed in range(4):
        yield pytest.param(lambda sound, seed=seed: noise(sound, seed, 0.2), id=f"noise {seed}")


@pytest.mark.parametrize("spoil", list(damaged_copies()))
@pytest.mark.parametrize("with_journal", [False, True])
def test_a_damaged_file_is_kept_aside_byte_for_byte_and_a_new_one_begun(tmp_path, spoil, with_journal):
    """Nothing of it is written over: somebody may be able to save what is in it."""
    path = tmp_path / "log.db"
    trained(path)
    if not with_journal:
        bad = spoil(path.read_bytes())
        path.write_bytes(bad)
    else:
        with closing(connect(path)) as held, closing(connect(path)) as other:
            held.execute("SELECT * FROM states").fetchall()
            other.execute("UPDATE states SET version = version + 1")
            journal = path.with_name("log.db-wal").read_bytes()
            bad = spoil(path.read_bytes())
        path.write_bytes(bad)
        path.with_name("log.db-wal").write_bytes(journal[:40] + b"torn")
    store = SqliteStore(path)
    assert store.kept_aside is not None
    assert store.kept_aside.read_bytes() == bad
    assert store.load("user").set_aside
    assert not store.load("user").set_aside
    store.save("user", full_state(), 0)
    assert SqliteStore(path).load("user").state == full_state()


def test_two_damaged_files_in_one_second_are_both_kept(tmp_path):
    path = tmp_path / "log.db"
    kept = []
    for number in range(3):
        path.write_bytes(b"damaged %d" % number)
        kept.append(SqliteStore(path).kept_aside)
        path.unlink()
    assert [one.read_bytes() for one in kept] == [b"damaged 0", b"damaged 1", b"damaged 2"]


def test_an_empty_file_is_a_new_database(tmp_path):
    """A program that was stopped as it made the file has left nothing that could be lost."""
    path = tmp_path / "log.db"
    path.touch()
    assert SqliteStore(path).kept_aside is None


def test_an_emptied_file_keeps_the_journal_that_is_beside_it(tmp_path):
    """SQLite itself would throw away the only turns that are left."""
    path = tmp_path / "log.db"
    path.touch()
    path.with_name("log.db-wal").write_bytes(b"turns")
    kept = SqliteStore(path).kept_aside
    assert kept.with_name(kept.name + "-wal").read_bytes() == b"turns"


def test_a_database_of_a_later_version_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "log.db"
    with closing(sqlite3.connect(path)) as later:
        later.execute("CREATE TABLE future (thing)")
        later.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = path.read_bytes()
    with pytest.raises(StorageError, match=r"later version of the coach\. Update it\.$"):
        SqliteStore(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["log.db"]


def test_a_database_that_was_never_brought_up_to_date_is(tmp_path):
    path = tmp_path / "log.db"
    with closing(sqlite3.connect(path)) as old:
        old.execute("CREATE TABLE notes (text)")
        old.execute("INSERT INTO notes VALUES ('mine')")
        old.commit()
    SqliteStore(path).save("user", full_state(), 0)
    with closing(sqlite3.connect(path)) as now:
        assert now.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert now.execute("SELECT text FROM notes").fetchone() == ("mine",)
        assert now.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_state_that_cannot_be_read_is_set_aside_and_said_so(tmp_path):
    """The user starts anew; the sets stay in the log, and the damaged state stays in the file, once."""
    store = trained(tmp_path / "log.db")
    spoil(store, "UPDATE states SET document = '{\"shape\":1'")
    assert [store.load("user").set_aside for _ in range(2)] == [True, True]
    stored = store.load("user")
    assert stored.state == UserState()
    store.save("user", UserState(turns=1), stored.version)
    assert not store.load("user").set_aside
    assert len(store.history("user", 1)[0].completed) == 5
    with closing(sqlite3.connect(store.path)) as looking:
        assert looking.execute("SELECT user_id, document FROM set_aside").fetchall() == [
            ("user", '{"shape":1')
        ]


def test_each_correction_of_a_set_stays_in_the_file(tmp_path):
    """The history shows the last one; what was said before it can still be found."""
    store, made = SqliteStore(tmp_path / "log.db"), workout("now", completed=1)
    saved(store, made, 0)
    for version, reps in enumerate((9, 14, 11), start=1):
        made = revise_last(made, reps=reps, load=None, reps_left=None)
        saved(store, made, version)
    with closing(sqlite3.connect(store.path)) as looking:
        rows = looking.execute(
            "SELECT revision, json_extract(document, '$.reps') FROM completed_sets"
        ).fetchall()
    assert rows == [(0, 12), (1, 9), (2, 14), (3, 11)]
    assert [done.reps for done in store.history("user", 1)[0].completed] == [11]


def test_one_set_that_cannot_be_read_does_not_hide_the_others(tmp_path):
    store = trained(tmp_path / "log.db")
    spoil(store, "UPDATE completed_sets SET document = 'x' WHERE number = 2")
    assert [done.number for done in store.history("user", 1)[0].completed] == [1, 3, 4, 5]


def spoil(store, statement):
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_a_state_of_a_later_version_is_refused_and_left_alone(tmp_path):
    store = trained(tmp_path / "log.db")
    spoil(store, 'UPDATE states SET document = \'{"shape":99,"state":{}}\'')
    with pytest.raises(StorageError, match="later version"):
        store.load("user")


def full_disk(path):
    """Opens the file on a disk with no room for one page more."""
    connection = connect(path)
    connection.execute("PRAGMA max_page_count = 1")
    return connection


def read_only(path):
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)


def no_file(path):
    raise sqlite3.OperationalError(f"unable to open {path.name}")


@pytest.mark.parametrize("opened", [full_disk, read_only, no_file])
def test_a_disk_that_takes_nothing_more_is_told_and_loses_nothing(tmp_path, opened):
    path = tmp_path / "log.db"
    before = trained(path)
    failing = SqliteStore(path, opened)
    big = workout("big", completed=400)
    with pytest.raises(StorageError, match=r"log\.db"):
        saved(failing, big, 5)
    assert before.load("user").version == 5
    assert len(before.history("user", 10)) == 1
    saved(before, big, 5)


def test_a_database_that_another_program_keeps_locked_is_told(tmp_path):
    def impatient(path):
        connection = connect(path)
        connection.execute("PRAGMA busy_timeout = 50")
        return connection

    path = tmp_path / "log.db"
    trained(path)
    with closing(connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="locked"):
            SqliteStore(path, impatient).save("user", UserState(), 5)
        assert SqliteStore(path, impatient).load("user").version == 5


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match=r"cannot be made: .+\.$"):
        SqliteStore(tmp_path / "file" / "log.db")


def test_a_folder_in_the_place_of_the_file_is_told_in_a_sentence(tmp_path):
    with pytest.raises(StorageError, match=r"cannot be opened: .+\.$"):
        SqliteStore(tmp_path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="Root may write anywhere.")
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path):
    tmp_path.chmod(0o500)
    with contextlib.ExitStack() as after:
        after.callback(tmp_path.chmod, 0o700)
        with pytest.raises(StorageError):
            SqliteStore(tmp_path / "log.db")
