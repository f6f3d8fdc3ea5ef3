"""The moment that a reply belongs to: the user's state, with names for everything in it."""

from dataclasses import dataclass

from skill.domain.exercise import Exercise, Measure
from skill.domain.library import Library
from skill.domain.plan import PlannedExercise
from skill.domain.state import UserState
from skill.domain.timeline import Cursor
from skill.domain.workout import Phase, WorkoutSession
from skill.phrasing import spoken
from skill.phrasing.wording import Wording


@dataclass(frozen=True)
class Scene:
    """What phrasing may look at."""

    state: UserState
    library: Library
    wording: Wording

    def say(self, key: str, **names: object) -> str:
        """Fill in a wording; wordings with several forms take turns."""
        return self.wording.say(key, self.state.turns, **names)

    @property
    def workout(self) -> WorkoutSession | None:
        return self.state.workout

    @property
    def moment(self) -> str:
        """What the coach waits for: a key of the wordings' `tail`."""
        workout = self.workout
        if workout is None:
            return "none"
        if workout.phase is Phase.WAITING:
            return "offered" if workout.offered else "waiting"
        return workout.phase.value

    def exercise(self, exercise_id: str) -> Exercise:
        return self.library.exercises[exercise_id]

    def plural(self, exercise_id: str) -> str:
        """ "band pull-aparts"; the id in words where the catalogue has dropped it."""
        known = self.library.exercises.get(exercise_id)
        return known.plural if known else exercise_id.replace("_", " ")

    def current(self) -> PlannedExercise | None:
        return self.workout.exercise if self.workout else None

    def current_plural(self) -> str:
        planned = self.current()
        return self.plural(planned.exercise_id) if planned else ""

    def equipment(self, ids: tuple[str, ...]) -> str:
        """ "dumbbells and a pull-up bar"."""
        owned = [one for one in ids if one != "bodyweight"] or list(ids)
        names = [self.library.equipment[one].name for one in owned if one in self.library.equipment]
        return spoken.listed(names, self.wording)

    def muscles(self, ids: tuple[str, ...]) -> str:
        names = [self.library.muscles[one].name for one in ids if one in self.library.muscles]
        return spoken.listed(names, self.wording)

    def place(self, cursor: Cursor | None = None) -> str:
        """ "rep six of set two"."""
        workout = self.workout
        if workout is None or workout.block is None:
            return ""
        at = cursor or workout.cursor
        planned = workout.block.exercises[at.item]
        number, sets = spoken.number(at.round + 1), spoken.number(workout.block.rounds)
        names = {"set": number, "sets": sets, "rep": spoken.number(at.done)}
        if at.done > 0:
            kind = "hold" if planned.measure is Measure.HOLD else "rep"
            return self.say(f"place.{kind}", **names)
        return self.say("place.rest" if at.rest_s > 0 else "place.set", **names)
