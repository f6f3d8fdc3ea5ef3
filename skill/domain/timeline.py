"""The timeline: what is said, counted or left silent in a run of planned sets, at exact offsets."""

from dataclasses import dataclass, replace
from enum import StrEnum

LIMIT_S = 240.0
"""The longest timeline: Alexa plays at most 240 s of audio in one response."""


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


_RESTING = (Kind.ANSWER, Kind.REST, Kind.QUIET, Kind.WARNING)


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
    """The count, the seconds of rest, or the reps, as the kind asks.

    A negative count marks a stretch of a hold that nobody counts aloud: its seconds still add up.
    """
    finishes: bool = False
    """True where a planned set is complete as this moment begins."""

    @property
    def advances(self) -> bool:
        """True where the place moves on with each second: a rest runs down, a hold's seconds add up."""
        return self._rests or self._holds

    def cursor_after(self, passed_s: float) -> Cursor:
        """Return the place in the plan this many seconds into the moment."""
        if self._rests:
            return replace(self.cursor, rest_s=max(0.0, self.cursor.rest_s - passed_s))
        if self._holds:
            return replace(self.cursor, done=self.cursor.done + int(passed_s))
        return self.cursor

    @property
    def _rests(self) -> bool:
        return self.cursor.rest_s > 0 and self.kind in _RESTING

    @property
    def _holds(self) -> bool:
        return self.kind is Kind.COUNT and self.number < 0


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

    @property
    def closes_s(self) -> float:
        """Seconds from the start to the closing question: from there on nothing is counted any more."""
        return self.moments[-1].at_s if self.moments else 0.0

    def cursor_at(self, elapsed_s: float) -> Cursor:
        """Return the place in the plan this many seconds after the start."""
        if elapsed_s >= self.length_s:
            return self.end
        for moment in reversed(self.moments):
            if moment.at_s <= elapsed_s:
                return moment.cursor_after(elapsed_s - moment.at_s)
        return self.moments[0].cursor

    def finished_by(self, elapsed_s: float) -> tuple[Moment, ...]:
        """Return the moments, up to then, that completed a planned set."""
        return tuple(moment for moment in self.moments if moment.finishes and moment.at_s <= elapsed_s)
