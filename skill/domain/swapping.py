"""Which exercise can stand in for another, and which is the next step up or down."""

from skill.domain.commands import Direction
from skill.domain.exercise import Exercise, Level
from skill.domain.library import Library

OWN_BODY = frozenset({"bodyweight"})


def allowed(
    library: Library, owned: frozenset[str], level: Level, avoided: frozenset[str]
) -> dict[str, Exercise]:
    """Return the pulls somebody can and may do, by id, in the catalogue's order."""
    return {
        exercise.id: exercise
        for exercise in library.exercises.values()
        if exercise.pull
        and exercise.default
        and exercise.level.rank <= level.rank
        and exercise.id not in avoided
        and exercise.possible_with(owned)
    }


def uses(exercise: Exercise, equipment: str, owned: frozenset[str]) -> bool:
    """Tell whether one owned way to do the exercise takes this equipment."""
    return any(equipment in way and set(way) <= owned | OWN_BODY for way in exercise.equipment)


def swap_candidates(
    library: Library,
    exercise_id: str,
    owned: frozenset[str],
    level: Level,
    avoided: frozenset[str] = frozenset(),
    prefer_equipment: str | None = None,
    exclude_equipment: str | None = None,
) -> tuple[Exercise, ...]:
    """Return what can replace an exercise, the nearest first."""
    old = library.exercises[exercise_id]
    left = (owned | {prefer_equipment} if prefer_equipment else owned) - {exclude_equipment}
    near = [
        (_distance(old, one, left, prefer_equipment), one.id, one)
        for one in allowed(library, frozenset(filter(None, left)), level, avoided).values()
        if one.id != exercise_id and _related(old, one)
    ]
    return tuple(one for _, _, one in sorted(near, key=lambda entry: entry[:2]))


def _related(old: Exercise, new: Exercise) -> bool:
    return old.family == new.family or _is_neighbour(old, new) or bool(set(old.primary) & set(new.primary))


def _is_neighbour(old: Exercise, new: Exercise) -> bool:
    return new.id in old.easier or new.id in old.harder


def _distance(
    old: Exercise, new: Exercise, owned: frozenset[str | None], preferred: str | None
) -> tuple[float, ...]:
    known = frozenset(filter(None, owned))
    shared = len(set(old.primary) & set(new.primary))
    return (
        float(preferred is not None and not uses(new, preferred, known)),
        float(not _is_neighbour(old, new)),
        float(old.family != new.family),
        float(-shared),
        float(abs(old.level.rank - new.level.rank)),
        float(old.measure != new.measure),
    )


def next_step(
    library: Library,
    exercise_id: str,
    direction: Direction,
    owned: frozenset[str],
    level: Level,
    avoided: frozenset[str] = frozenset(),
) -> Exercise | None:
    """Return the nearest harder (up) or easier (down) exercise that is owned and allowed."""
    old = library.exercises[exercise_id]
    pool = allowed(library, owned, level, avoided)
    steps = old.harder if direction is Direction.UP else old.easier
    return next((pool[one] for one in steps if one in pool), None)
