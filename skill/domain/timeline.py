"""The timeline: what is said, counted or left silent in a run of planned sets, at exact offsets."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from skill.domain.exercise import Measure, Tempo
from skill.domain.plan import SETUP_S, SWITCH_S, TALK_S, Block, PlannedExercise

LIMIT_S = 240.0
"""The longest timeline: Alexa plays at most 240 s of audio in one response."""
WARNING_S = 10.0
"""How long before the end of a rest the coach says so."""
_READY_FROM = 3
_ANNOUNCE_S = SETUP_S - _READY_FROM
_REJOIN_S = 3.0
"""To say from which rep a set goes on: shorter than to announce it."""
_REST_TALK_S = 4.0
_WARNING_TALK_S = 2.0
_HOLD_CALL_S = 10
_HOLD_LAST_S = 3


class Kind(StrEnum):
    """What happens in a moment; phrasing turns it into words."""

    ANSWER = "answer"
    """A short reply before the work goes on."""
    ANNOUNCE = "announce"
    """Which set of which exercise comes now."""
    READY = "ready"
    """Three, two, one."""
    COUNT = "count"
    """A rep, at the top of the pull, or seconds of a hold."""
    SWITCH = "switch"
    """Change sides."""
    REST = "rest"
    WARNING = "warning"
    """The rest is nearly over."""
    QUIET = "quiet"
    CLOSE = "close"
    """The end of the run: the coach asks how to go on."""


@dataclass(frozen=True)
class Cursor:
    """A place in a plan: the next thing to do."""

    block: int = 0
    round: int = 0
    """Which planned set, from 0."""
    item: int = 0
    """Which exercise of the block, from 0."""
    side: int = 0
    done: int = 0
    """Reps (seconds of a hold) done of this side."""
    rest_s: float = 0.0
    """Seconds of rest still to come before this planned set."""

    @property
    def place(self) -> tuple[int, int, int, int, int, float]:
        """Sorts by progress: what is later in the plan is greater; less rest is later."""
        return (self.block, self.round, self.item, self.side, self.done, -self.rest_s)


@dataclass(frozen=True)
class Moment:
    """One stretch of a timeline."""

    at_s: float
    """Seconds from the start."""
    length_s: float
    """Seconds until the next moment."""
    kind: Kind
    cursor: Cursor
    """The place in the plan while this moment lasts."""
    number: int = 0
    """The count, the seconds of rest, or the round, as the kind asks."""
    finishes: bool = False
    """True where a planned set is complete as this moment begins."""


@dataclass(frozen=True)
class Timeline:
    """Moments without a gap, at most `LIMIT_S` long."""

    moments: tuple[Moment, ...]
    end: Cursor
    """The place in the plan when the timeline is over."""

    @property
    def length_s(self) -> float:
        """Seconds from start to end."""
        return self.moments[-1].at_s + self.moments[-1].length_s if self.moments else 0.0

    def cursor_at(self, elapsed_s: float) -> Cursor:
        """Return the place in the plan this many seconds after the start."""
        if elapsed_s >= self.length_s:
            return self.end
        for moment in reversed(self.moments):
            if moment.at_s <= elapsed_s:
                return _within(moment, elapsed_s - moment.at_s)
        return self.moments[0].cursor

    def finished_by(self, elapsed_s: float) -> tuple[Moment, ...]:
        """Return the moments, up to then, that completed a planned set."""
        return tuple(moment for moment in self.moments if moment.finishes and moment.at_s <= elapsed_s)


_RESTING = (Kind.REST, Kind.QUIET, Kind.WARNING)


def _within(moment: Moment, passed_s: float) -> Cursor:
    """A rest runs down while its moments last; a hold's seconds add up."""
    cursor = moment.cursor
    if cursor.rest_s > 0 and moment.kind in _RESTING:
        return replace(cursor, rest_s=max(0.0, cursor.rest_s - passed_s))
    if moment.kind is Kind.COUNT and moment.number < 0:
        return replace(cursor, done=cursor.done + int(passed_s))
    return cursor


def build_timeline(
    block: Block, start: Cursor, pace: float = 1.0, extra: int = 0, lead_s: float = 0.0
) -> Timeline:
    """Lay out what is left of a block from a cursor on, as much as fits.

    Args:
        block: The block that `start.block` points to.
        start: Where to begin.
        pace: How much slower (above 1) or faster each rep is than its tempo.
        extra: Reps added to the planned set that the cursor is in.
        lead_s: Seconds kept free at the start for a short answer.
    """
    lead = [_lead(start, lead_s)] if lead_s else []
    kept = _fitting(_pieces(block, start, pace, extra), LIMIT_S - TALK_S - lead_s)
    return _assemble([*lead, *kept], kept[-1].end)


@dataclass(frozen=True)
class _Piece:
    """Moments that belong together: a rest, or a planned set; `at_s` counts from the piece's start."""

    moments: tuple[Moment, ...]
    end: Cursor

    @property
    def length_s(self) -> float:
        return sum(moment.length_s for moment in self.moments)


def _lead(start: Cursor, lead_s: float) -> _Piece:
    return _Piece((Moment(0, lead_s, Kind.ANSWER, start),), start)


def _pieces(block: Block, start: Cursor, pace: float, extra: int) -> list[_Piece]:
    pieces: list[_Piece] = []
    cursor: Cursor | None = start
    added = extra
    while cursor is not None:
        if cursor.rest_s > 0:
            pieces.append(_rest_piece(cursor))
            cursor = replace(cursor, rest_s=0.0)
        end = after_set(block, cursor)
        pieces.append(_set_piece(block, cursor, pace, added, end))
        added = 0
        cursor = end if end.block == start.block else None
    return pieces


def after_set(block: Block, cursor: Cursor) -> Cursor:
    """Return the place after the planned set that the cursor is in."""
    if cursor.item + 1 < len(block.exercises):
        return Cursor(cursor.block, cursor.round, cursor.item + 1)
    if cursor.round + 1 < block.rounds:
        return Cursor(cursor.block, cursor.round + 1, rest_s=float(block.rest_s))
    return Cursor(cursor.block + 1)


def _rest_piece(cursor: Cursor) -> _Piece:
    """The rest is announced, warned of before its end, and otherwise quiet."""
    left = cursor.rest_s
    talk = min(_REST_TALK_S, left)
    moments = [Moment(0, talk, Kind.REST, cursor, round(left))]
    quiet_until = WARNING_S if left - talk > WARNING_S + _WARNING_TALK_S else 0.0
    if quiet_until:
        moments.append(Moment(0, left - talk - quiet_until, Kind.QUIET, replace(cursor, rest_s=left - talk)))
        moments.append(
            Moment(0, _WARNING_TALK_S, Kind.WARNING, replace(cursor, rest_s=quiet_until), int(WARNING_S))
        )
        left, talk = quiet_until, _WARNING_TALK_S
    if left > talk:
        moments.append(Moment(0, left - talk, Kind.QUIET, replace(cursor, rest_s=left - talk)))
    return _Piece(tuple(moments), replace(cursor, rest_s=0.0))


def _set_piece(block: Block, cursor: Cursor, pace: float, extra: int, end: Cursor) -> _Piece:
    planned = block.exercises[cursor.item]
    reps = planned.reps + extra
    fresh = cursor.done == 0 and cursor.side == 0
    moments = [Moment(0, _ANNOUNCE_S if fresh else _REJOIN_S, Kind.ANNOUNCE, cursor, reps)]
    moments += [Moment(0, 1.0, Kind.READY, cursor, number) for number in range(_READY_FROM, 0, -1)]
    for side in range(cursor.side, 2 if planned.two_sided else 1):
        here = cursor if side == cursor.side else replace(cursor, side=side, done=0)
        if side > cursor.side:
            moments.append(Moment(0, SWITCH_S, Kind.SWITCH, here, reps))
        last_side = side == (1 if planned.two_sided else 0)
        after = end if last_side else replace(cursor, side=side + 1, done=0)
        moments += _counted(planned, here, reps, pace, after)
    return _Piece(tuple(moments), end)


def _counted(
    planned: PlannedExercise, cursor: Cursor, reps: int, pace: float, after: Cursor
) -> Iterator[Moment]:
    if planned.measure is Measure.HOLD:
        return _held(cursor, reps, after)
    return _repeated(planned.tempo, cursor, reps, pace, after)


def _repeated(tempo: Tempo, cursor: Cursor, reps: int, pace: float, after: Cursor) -> Iterator[Moment]:
    """A rep starts with the pull; its number is said at the top, so the last one completes the side."""
    if cursor.done >= reps:
        yield Moment(0, 0.0, Kind.QUIET, after, finishes=_completes(cursor, after))
        return
    rep_s, up_s = tempo.rep_s * pace, tempo.up * pace
    yield Moment(0, up_s, Kind.QUIET, cursor)
    for number in range(cursor.done + 1, reps):
        yield Moment(0, rep_s, Kind.COUNT, replace(cursor, done=number), number)
    yield Moment(0, rep_s - up_s, Kind.COUNT, after, reps, finishes=_completes(cursor, after))


def _completes(cursor: Cursor, after: Cursor) -> bool:
    return (after.block, after.round, after.item) != (cursor.block, cursor.round, cursor.item)


def _held(cursor: Cursor, seconds: int, after: Cursor) -> Iterator[Moment]:
    """A hold is called every ten seconds, and its last three seconds are counted down.

    A negative number marks a stretch that nobody counts aloud: its seconds still add up.
    """
    calls = {second: second for second in range(_HOLD_CALL_S, seconds - _HOLD_LAST_S, _HOLD_CALL_S)}
    calls |= {seconds - left: left for left in range(1, _HOLD_LAST_S + 1) if seconds > left}
    stops = sorted({cursor.done, *(second for second in calls if second > cursor.done), seconds})
    for begin, end in pairwise(stops):
        here = replace(cursor, done=begin)
        if begin in calls and begin > cursor.done:
            yield Moment(0, 1.0, Kind.COUNT, here, calls[begin])
            if end - begin > 1:
                yield Moment(0, end - begin - 1.0, Kind.COUNT, replace(here, done=begin + 1), -1)
        else:
            yield Moment(0, float(end - begin), Kind.COUNT, here, -1)
    yield Moment(0, 0.0, Kind.QUIET, after, finishes=_completes(cursor, after))


def _fitting(pieces: list[_Piece], room: float) -> list[_Piece]:
    """Keep whole pieces while they fit; a first one that is too long is cut after a rep."""
    kept: list[_Piece] = []
    for piece in pieces:
        if piece.length_s > room:
            return kept or [_cut(piece, room)]
        kept.append(piece)
        room -= piece.length_s
    return kept


def _cut(piece: _Piece, room: float) -> _Piece:
    kept: list[Moment] = []
    for moment in piece.moments:
        if moment.length_s > room:
            return _Piece(tuple(kept), kept[-1].cursor)
        kept.append(moment)
        room -= moment.length_s
    return piece


def _assemble(pieces: list[_Piece], end: Cursor) -> Timeline:
    moments: list[Moment] = []
    at_s = 0.0
    for piece in pieces:
        for moment in piece.moments:
            moments.append(replace(moment, at_s=at_s))
            at_s += moment.length_s
    moments.append(Moment(at_s, TALK_S, Kind.CLOSE, end))
    return Timeline(tuple(moments), end)
