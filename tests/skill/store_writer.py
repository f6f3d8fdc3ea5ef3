"""A program that trains without end, to be killed, or beside others: store_writer.py PATH USER TURNS."""

import sys
from dataclasses import replace
from pathlib import Path

from stored_workouts import one_more_set, workout

from skill.storage.port import VersionConflictError
from skill.storage.sqlite import SqliteStore


def say(word):
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main(path: str, user_id: str, turns: int) -> None:
    """Log a set a turn, and say so once it is saved."""
    store = SqliteStore(Path(path))
    say("open")
    sys.stdin.readline()
    done = 0
    while done < turns:
        stored = store.load(user_id)
        open_workout = stored.state.workout or workout("endless")
        trained = one_more_set(open_workout)
        state = replace(stored.state, workout=trained, turns=stored.state.turns + 1)
        try:
            store.save(user_id, state, stored.version, (trained,))
        except VersionConflictError:
            continue
        done += 1
        say(state.turns)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
