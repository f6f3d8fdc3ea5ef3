"""Laying out a timeline: rests and planned sets one after the other, as far as they fit."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from skill.domain.counting import counted
from skill.domain.plan import SETUP_S, SWITCH_S, TALK_S, Block
from skill.domain.timeline import LIMIT_S, Cursor, Kind, Moment, Timeline

WARNING_S = 10.0
"""How long before the end of a rest the coach says so."""
_READY_FROM = 3
_ANNOUNCE_S = SETUP_S - _READY_FROM
_REJOIN_S = 3.0
"""To say from which rep a set goes on: shorter than to announce it."""
_REST_TALK_S = 4.0
_WARNING_TALK_S = 2.0
_DIVISIBLE = (Kind.QUIET, Kind.COUNT)
"""Kinds that may end early: they say nothing, or all they say at their start."""


@dataclass(frozen=True)
class _Piece:
    """Moments that belong together: a rest, or a planned set; their `at_s` is set when all is assembled."""

    moments: tuple[Moment, ...]
    end: Cursor

    @property
    def length_s(self) -> float:
        return sum(moment.length_s for moment in self.moments)


@lru_cache(maxsize=64)
def build_timeline(
    block: Block, start: Cursor, pace: float = 1.0, extra: int = 0, lead_s: float = 0.0
) -> Timeline:
    """Lay out what is left of a block from a cursor on, as much as fits.

    Args:
        block: The block that `start.block` points to.
        start: Where to begin.
        pace: How much slower (above 1) or faster each rep is than its tempo.
        extra: Reps added to the planned set that the cursor is in.
        lead_s: Seconds kept free at the start for a short answer; a rest under way runs down meanwhile.
    """
    lead = [_Piece((Moment(0, lead_s, Kind.ANSWER, start),), start)] if lead_s else []
    begin = replace(start, rest_s=max(0.0, start.rest_s - lead_s))
    kept = _fitting(_pieces(block, begin, pace, extra), LIMIT_S - TALK_S - lead_s)
    return _assemble([*lead, *kept], kept[-1].end)


def after_set(block: Block, cursor: Cursor) -> Cursor:
    """Return the place after the planned set that the cursor is in."""
    if cursor.item + 1 < len(block.exercises):
        return Cursor(cursor.block, cursor.round, cursor.item + 1)
    if cursor.round + 1 < block.rounds:
        return Cursor(cursor.block, cursor.round + 1, rest_s=float(block.rest_s))
    return Cursor(cursor.block + 1)


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


def _rest_piece(cursor: Cursor) -> _Piece:
    """The rest is announced, warned of before its end, and otherwise quiet."""
    stops = [(cursor.rest_s, Kind.REST if cursor.rest_s >= _REST_TALK_S else Kind.QUIET)]
    stops.append((cursor.rest_s - _REST_TALK_S, Kind.QUIET))
    if cursor.rest_s - _REST_TALK_S > WARNING_S + _WARNING_TALK_S:
        stops += [(WARNING_S, Kind.WARNING), (WARNING_S - _WARNING_TALK_S, Kind.QUIET)]
    return _Piece(tuple(_down_through(stops, cursor)), replace(cursor, rest_s=0.0))


def _down_through(stops: list[tuple[float, Kind]], cursor: Cursor) -> Iterator[Moment]:
    """A moment from each stop, told in seconds of rest that are left, down to the next."""
    lefts = [*(left for left, _ in stops[1:]), 0.0]
    for (left, kind), until in zip(stops, lefts, strict=True):
        if left > 0:
            yield Moment(0, left - max(0.0, until), kind, replace(cursor, rest_s=left), round(left))


def _set_piece(block: Block, cursor: Cursor, pace: float, extra: int, end: Cursor) -> _Piece:
    planned = block.exercises[cursor.item]
    reps = planned.reps + extra
    fresh = cursor.done == 0 and cursor.side == 0
    moments = [Moment(0, _ANNOUNCE_S if fresh else _REJOIN_S, Kind.ANNOUNCE, cursor, reps)]
    moments += [Moment(0, 1.0, Kind.READY, cursor, number) for number in range(_READY_FROM, 0, -1)]
    last_side = 1 if planned.two_sided else 0
    for side in range(cursor.side, last_side + 1):
        here = cursor if side == cursor.side else replace(cursor, side=side, done=0)
        if side > cursor.side:
            moments.append(Moment(0, SWITCH_S, Kind.SWITCH, here, reps))
        after = end if side == last_side else replace(cursor, side=side + 1, done=0)
        moments += counted(planned, here, reps, pace, after)
    return _Piece(tuple(moments), end)


def _fitting(pieces: list[_Piece], room: float) -> list[_Piece]:
    """Keep whole pieces while they fit; a first one that is too long is cut."""
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
            return _ended(kept, moment, room)
        kept.append(moment)
        room -= moment.length_s
    return piece


def _ended(kept: list[Moment], moment: Moment, room: float) -> _Piece:
    """End behind the last count, or, in a rest or a hold, at the last whole second."""
    if moment.advances and moment.kind in _DIVISIBLE:
        kept = [*kept, replace(moment, length_s=float(int(room)))]
    return _Piece(tuple(kept), kept[-1].cursor_after(kept[-1].length_s))


def _assemble(pieces: list[_Piece], end: Cursor) -> Timeline:
    moments: list[Moment] = []
    at_s = 0.0
    for piece in pieces:
        for moment in piece.moments:
            moments.append(replace(moment, at_s=at_s))
            at_s += moment.length_s
    moments.append(Moment(at_s, TALK_S, Kind.CLOSE, end))
    return Timeline(tuple(moments), end)
