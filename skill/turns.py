"""One turn: load, handle, save, and only then put into words."""

import logging
from dataclasses import dataclass, replace

from skill.coach import handle
from skill.domain.commands import Command
from skill.domain.library import Library
from skill.domain.outcomes import Outcome
from skill.domain.state import UserState
from skill.domain.workout import WorkoutSession, settle
from skill.phrasing.phrase import phrase
from skill.phrasing.reply import Reply
from skill.phrasing.wording import Wording
from skill.storage.port import StorageError, Store, VersionConflictError

_LOGGER = logging.getLogger(__name__)
_TRIES = 2


@dataclass(frozen=True)
class Turn:
    """What came of one utterance."""

    outcome: Outcome | None
    """None where nothing could be done."""
    reply: Reply


@dataclass(frozen=True)
class Turns:
    """Takes commands, one turn each; nothing is said that is not saved."""

    store: Store
    library: Library
    wording: Wording

    def take(self, user_id: str, command: Command, now: float) -> Turn:
        """Carry out a command at a moment in epoch seconds; a lost race is tried once more."""
        for _ in range(_TRIES):
            try:
                return self._take(user_id, command, now)
            except VersionConflictError:
                _LOGGER.info("Another device was quicker.")
            except StorageError as error:
                _LOGGER.warning("Not saved: %s", type(error).__name__)
                return Turn(None, self.apology("trouble_storage"))
        return Turn(None, self.apology("conflict"))

    def _take(self, user_id: str, command: Command, now: float) -> Turn:
        stored = self.store.load(user_id)
        state, outcome = handle(command, stored.state, now, self.library)
        self.store.save(user_id, state, stored.version, _closed(stored.state, state, now))
        reply = phrase(outcome, state, self.library, self.wording)
        if stored.set_aside and not reply.beats:
            reply = replace(reply, lines=(self.wording.say("log_set_aside"), *reply.lines))
        return Turn(outcome, reply)

    def apology(self, key: str) -> Reply:
        """Return a reply for when things go wrong; the conversation stays open."""
        said = self.wording.say(key)
        return Reply((said,), (), said, ends=False)


def _closed(before: UserState, after: UserState, now: float) -> WorkoutSession | None:
    """Return the workout that a turn has put away, with the sets completed since the turn before."""
    workout = before.workout
    if workout is None or (after.workout is not None and after.workout.id == workout.id):
        return None
    return settle(workout, now)
