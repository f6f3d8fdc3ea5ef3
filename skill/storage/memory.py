"""A store in memory, for tests and for trying things out."""

from skill.domain.log import CompletedSet, latest
from skill.domain.state import UserState
from skill.domain.workout import WorkoutSession
from skill.storage.codec import decode_state, encode_state
from skill.storage.port import LoggedWorkout, Stored, VersionConflictError


class MemoryStore:
    """Keeps documents, as the real stores do, so that whatever cannot be stored fails here too."""

    def __init__(self) -> None:
        self._documents: dict[str, tuple[str, int]] = {}
        self._logs: dict[str, dict[str, dict[tuple[int, int], CompletedSet]]] = {}

    def load(self, user_id: str) -> Stored:
        """Return the user's state; a new one for somebody unknown."""
        document, version = self._documents.get(user_id, ("", 0))
        return Stored(decode_state(document) if document else UserState(), version)

    def save(
        self,
        user_id: str,
        state: UserState,
        expected_version: int,
        changed: tuple[WorkoutSession, ...] = (),
    ) -> None:
        """Save the state and the completed sets that changed."""
        _, version = self._documents.get(user_id, ("", 0))
        if version != expected_version:
            raise VersionConflictError("The state was changed elsewhere.")
        self._documents[user_id] = (encode_state(state), version + 1)
        logs = self._logs.setdefault(user_id, {})
        for workout in changed:
            log = logs.setdefault(workout.id, {})
            for done in workout.completed:
                log.setdefault((done.number, done.revision), done)

    def history(self, user_id: str, limit: int) -> tuple[LoggedWorkout, ...]:
        """Return the latest workouts of the log, newest first."""
        logs = self._logs.get(user_id, {})
        workouts = [
            LoggedWorkout(workout_id, min(done.at for done in log.values()), latest(log.values()))
            for workout_id, log in logs.items()
            if log
        ]
        return tuple(sorted(workouts, key=lambda one: one.started_at, reverse=True)[:limit])
