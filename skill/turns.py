"""One turn: load, handle, save, and only then put into words."""

import logging
from dataclasses import dataclass, replace

from skill.coach import handle
from skill.domain.commands import Command
from skill.domain.library import Library
from skill.domain.load import WeightUnit
from skill.domain.outcomes import Outcome
from skill.domain.state import Profile, UserState
from skill.domain.workout import WorkoutSession, settle
from skill.phrasing.phrase import phrase
from skill.phrasing.reply import Reply
from skill.phrasing.wording import Wording
from skill.storage.port import StorageError, Store, UnsureError, VersionConflictError

_LOGGER = logging.getLogger(__name__)
_TRIES = 2


@dataclass(frozen=True)
class Turn:
    """What came of one utterance."""

    outcome: Outcome | None
    """None where nothing could be done."""
    reply: Reply
    timed_audio: bool = True
    """False where the user's device has failed to play it of late: then it is spoken."""
    run_started_at: float = 0
    """When the run under way began, in epoch seconds; 0 where none is."""
    asked: str = ""
    """What was asked, and "yes" means; empty where that is clear from the moment."""


@dataclass(frozen=True)
class Turns:
    """Takes commands, one turn each; nothing is said that is not saved."""

    store: Store
    library: Library
    wording: Wording

    def take(
        self, user_id: str, command: Command, now: float, usual_unit: WeightUnit = WeightUnit.LB
    ) -> Turn:
        """Carry out a command; a lost race is tried once more.

        Args:
            user_id: Whose training it is.
            command: What the user asks.
            now: When the user spoke, in epoch seconds.
            usual_unit: What a newcomer's loads are in, until the user says otherwise.
        """
        for _ in range(_TRIES):
            try:
                return self._take(user_id, command, now, usual_unit)
            except VersionConflictError:
                _LOGGER.info("Another device was quicker.")
            except StorageError as error:
                _LOGGER.warning("Not saved: %s", error)
                unsure = isinstance(error, UnsureError)
                return Turn(None, self.apology("trouble_unsure" if unsure else "trouble_storage"))
        return Turn(None, self.apology("conflict"))

    def _take(self, user_id: str, command: Command, now: float, usual_unit: WeightUnit) -> Turn:
        stored = self.store.load(user_id)
        before = _newcomer(usual_unit) if stored.state.is_new else stored.state
        state, outcome = handle(command, before, now, self.library)
        self.store.save(user_id, state, stored.version, _changed(before, state, now))
        reply = phrase(outcome, state, self.library, self.wording)
        if stored.set_aside and not reply.beats:
            reply = replace(reply, lines=(self.wording.say("log_set_aside"), *reply.lines))
        run = state.workout.run if state.workout else None
        return Turn(
            outcome, reply, state.plays_timed_audio(now), run.started_at if run else 0, state.asked or ""
        )

    def apology(self, key: str) -> Reply:
        """Return a reply for when things go wrong; the conversation stays open."""
        said = self.wording.say(key)
        return Reply((said,), (), said, ends=False)


def _newcomer(usual_unit: WeightUnit) -> UserState:
    return UserState(Profile(unit=usual_unit))


def _changed(before: UserState, after: UserState, now: float) -> tuple[WorkoutSession, ...]:
    """Return the workouts whose completed sets a turn has changed, the one it has put away included."""
    known = {before.workout.id: before.workout.completed} if before.workout else {}
    workouts = (_put_away(before, after, now), after.workout)
    return tuple(one for one in workouts if one is not None and one.completed != known.get(one.id, ()))


def _put_away(before: UserState, after: UserState, now: float) -> WorkoutSession | None:
    """Return the workout that a turn has put away, with the sets completed since the turn before."""
    workout = before.workout
    if workout is None or (after.workout is not None and after.workout.id == workout.id):
        return None
    return settle(workout, now)
