"""Counting past a hundred: every number is over before the next one."""

from dataclasses import replace

import pytest

from skill.catalogue.loader import load_library
from skill.domain import commands as c
from skill.phrasing import spoken
from skill.phrasing.wording import load_wording
from skill.storage.memory import MemoryStore
from skill.turns import Turns

LIBRARY, WORDING = load_library(), load_wording()
FASTEST = 0.64
START = c.StartWorkout((c.Heard("a band", "band"),), seconds=600.0)


@pytest.mark.parametrize(
    ("number", "room_s", "said"),
    [
        (99, 1.0, "ninety-nine"),
        (116, 3.0, "one hundred and sixteen"),
        (116, 1.28, "sixteen"),
        (101, 1.28, "one"),
        (100, 1.28, "one hundred"),
        (200, 0.7, "hundred"),
    ],
)
def test_a_long_number_is_said_in_full_or_by_its_last_digits(number, room_s, said):
    assert spoken.fitting(spoken.counts(number), room_s) == said


def test_no_count_past_a_hundred_runs_into_the_next():
    """At the fastest count, from rep ninety on."""
    store = MemoryStore()
    turns = Turns(store, LIBRARY, WORDING)
    turns.take("user", START, 1_700_000_000.0)
    kept = store.load("user")
    workout = replace(kept.state.workout, cursor=replace(kept.state.workout.cursor, done=95), extra=100)
    state = replace(kept.state, profile=replace(kept.state.profile, pace=FASTEST), workout=workout)
    store.save("user", state, kept.version)

    beats = turns.take("user", c.Begin(), 1_700_000_001.0).reply.beats
    counted = [beat for beat in beats if ", rep " in beat.label and beat.say]

    assert len(counted) > 10
    assert [beat.say for beat in counted if spoken.said_s(beat.say) > beat.seconds] == []
