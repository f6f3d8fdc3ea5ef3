"""How a planned set is counted: rep by rep on its tempo, or second by second of a hold."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from skill.domain.exercise import Measure, Tempo
from skill.domain.plan import PlannedExercise
from skill.domain.timeline import Cursor, Kind, Moment

_HOLD_CALL_S = 10
_HOLD_LAST_S = 3
_LONG_NUMBER = 100
"""From here on a number takes more than a second to say."""


def counted(
    planned: PlannedExercise, cursor: Cursor, reps: int, pace: float, after: Cursor
) -> Iterator[Moment]:
    """Count one side from the cursor on.

    Args:
        planned: What is done.
        cursor: The side, and how much of it is done.
        reps: Reps of the side, or seconds of a hold.
        pace: How much slower (above 1) or faster each rep is than its tempo.
        after: The place behind this side.
    """
    if cursor.done >= reps:
        yield Moment(0, 0.0, Kind.QUIET, after, finishes=_completes(cursor, after))
    elif planned.measure is Measure.HOLD:
        yield from _held(cursor, reps, after)
    else:
        yield from _repeated(planned.tempo, cursor, reps, pace, after)


def _repeated(tempo: Tempo, cursor: Cursor, reps: int, pace: float, after: Cursor) -> Iterator[Moment]:
    """A rep starts with the pull; its number is said at the top, so the last one completes the side."""
    rep_s, up_s = tempo.rep_s * pace, tempo.up * pace
    yield Moment(0, up_s, Kind.QUIET, cursor)
    for number in range(cursor.done + 1, reps):
        yield Moment(0, rep_s, Kind.COUNT, replace(cursor, done=number), number)
    yield Moment(0, rep_s - up_s, Kind.COUNT, after, reps, finishes=_completes(cursor, after))


def _completes(cursor: Cursor, after: Cursor) -> bool:
    return (after.block, after.round, after.item) != (cursor.block, cursor.round, cursor.item)


def _held(cursor: Cursor, seconds: int, after: Cursor) -> Iterator[Moment]:
    """A hold is called every ten seconds, and its last three seconds are counted down."""
    calls = _calls(seconds)
    stops = sorted({cursor.done, *(second for second in calls if second > cursor.done), seconds})
    for begin, end in pairwise(stops):
        called = calls.get(begin, 0) if begin > cursor.done else 0
        yield from _stretch(replace(cursor, done=begin), end - begin, called)
    yield Moment(0, 0.0, Kind.QUIET, after, finishes=_completes(cursor, after))


def _calls(seconds: int) -> dict[int, int]:
    """Return what is said at which second."""
    calls = {second: second for second in range(_HOLD_CALL_S, seconds - _HOLD_LAST_S, _HOLD_CALL_S)}
    return calls | {seconds - left: left for left in range(1, _HOLD_LAST_S + 1) if seconds > left}


def _stretch(cursor: Cursor, seconds: int, called: int) -> Iterator[Moment]:
    """Seconds of a hold, with a number at their start or none."""
    call_s = min(seconds, 2 if called >= _LONG_NUMBER else 1) if called else 0
    if called:
        yield Moment(0, float(call_s), Kind.COUNT, cursor, called)
    if seconds > call_s:
        here = replace(cursor, done=cursor.done + call_s)
        yield Moment(0, float(seconds - call_s), Kind.COUNT, here, -1)
