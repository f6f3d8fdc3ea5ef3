"""The skill is told when the user spoke by what they had heard, not by when the machine was ready."""

import pytest

from speech.pacing import Pace, Playhead

ASKED_AT = 1_000_000.0


@pytest.mark.parametrize("late_s", [0.0, 0.1, 0.8, 5.0])
def test_no_delay_of_the_machine_shifts_the_position(late_s):
    """The performance began late by any amount: 20 seconds into it is 20 seconds after its request."""
    head = Playhead(into_s=20.5, seen_at=500.0 + late_s, length_s=174.0)
    began = 499.5 + late_s
    assert Pace(ASKED_AT).stamp(ASKED_AT + 20.0 + late_s, head.into_at(began)) == pytest.approx(
        ASKED_AT + 20.0
    )


def test_with_nothing_playing_the_time_is_the_real_one():
    assert Pace(ASKED_AT).stamp(ASKED_AT + 300.0, None) == ASKED_AT + 300.0


def test_time_never_runs_backward_when_the_clock_of_the_machine_is_set_back():
    assert Pace(ASKED_AT).stamp(ASKED_AT - 3600.0, None) == ASKED_AT


def test_who_spoke_before_the_performance_began_spoke_at_its_start():
    head = Playhead(into_s=1.0, seen_at=50.0, length_s=10.0)
    assert head.into_at(48.0) == 0.0


def test_who_speaks_after_the_performance_is_over_is_not_in_it():
    head = Playhead(into_s=9.9, seen_at=50.0, length_s=10.0)
    assert head.into_at(50.05) is not None
    assert head.into_at(50.2) is None
