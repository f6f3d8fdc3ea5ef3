"""The moment that a reply belongs to: the user's state, with names for everything in it."""

from dataclasses import dataclass
from typing import TypeAlias

from skill.domain.exercise import Exercise, Measure
from skill.domain.library import Library
from skill.domain.plan import PlannedExercise
from skill.domain.state import UserState
from skill.domain.timeline import Cursor
from skill.domain.workout import Phase, WorkoutSession
from skill.phrasing import spoken
from skill.phrasing.wording import Wording

Lines: TypeAlias = tuple[str, ...]
"""Sentences of a reply, one breath each."""


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
            return "known" if self.state.profile.equipment else "none"
        if workout.phase is Phase.WAITING:
            return self._awaited(workout)
        return workout.phase.value

    @staticmethod
    def _awaited(workout: WorkoutSession) -> str:
        """What comes next: the rest of a planned set, a new exercise, or a planned set."""
        if workout.in_set:
            return "cut"
        return "offered" if workout.offered else "waiting"

    @property
    def in_turn(self) -> bool:
        """True where a set's number alone does not tell which exercise comes."""
        block = self.workout.block if self.workout else None
        return block is not None and len(block.exercises) > 1

    def usual(self) -> dict[str, str]:
        """What the user trained with last, and for how long."""
        equipment = self.equipment(self.state.profile.equipment)
        minutes = spoken.minutes(self.state.profile.minutes, self.wording)
        return {"equipment": equipment, "Equipment": spoken.sentence(equipment), "minutes": minutes}

    def names(self) -> dict[str, str]:
        """Where the user is, and in what."""
        place = self.place()
        return {"exercises": self.current_plural(), "place": place, "Place": spoken.sentence(place)}

    def exercise(self, exercise_id: str) -> Exercise:
        return self.library.exercises[exercise_id]

    def plural(self, exercise_id: str) -> str:
        """Return "band pull-aparts"; the id in words where the catalogue has dropped it."""
        known = self.library.exercises.get(exercise_id)
        return known.plural if known else exercise_id.replace("_", " ")

    def current(self) -> PlannedExercise | None:
        return self.workout.exercise if self.workout else None

    def current_plural(self) -> str:
        planned = self.current()
        return self.plural(planned.exercise_id) if planned else ""

    def block_plural(self) -> str:
        """Return "band rows and band pulldowns": all that is done in turn."""
        block = self.workout.block if self.workout else None
        names = [self.plural(one.exercise_id) for one in block.exercises] if block else []
        return spoken.listed(names, self.wording)

    def equipment(self, ids: tuple[str, ...]) -> str:
        """Return "dumbbells and a pull-up bar"."""
        owned = [one for one in ids if one != "bodyweight"] or list(ids)
        names = [self.library.equipment[one].name for one in owned if one in self.library.equipment]
        return spoken.listed(names, self.wording)

    def muscles(self, ids: tuple[str, ...]) -> str:
        names = [self.library.muscles[one].name for one in ids if one in self.library.muscles]
        return spoken.listed(names, self.wording)

    def place(self, cursor: Cursor | None = None) -> str:
        """Return "rep six of set two"."""
        workout = self.workout
        if workout is None or workout.block is None:
            return ""
        at = cursor or workout.cursor
        planned = workout.block.exercises[at.item]
        names = {"set": spoken.number(at.round + 1), "rep": spoken.number(at.done)}
        if at.done == 0:
            kind = "rest" if at.rest_s > 0 else "set"
            kind = "start" if at == Cursor(at.block) else kind
            return self.say(f"place.{'second_side' if at.side > 0 else kind}", **names)
        kind = "hold" if planned.measure is Measure.HOLD else "rep"
        return self.say(f"place.{kind}_second" if at.side > 0 else f"place.{kind}", **names)
