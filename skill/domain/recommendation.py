"""The one exercise to name when somebody asks for the best."""

from skill.domain.exercise import Exercise, Level
from skill.domain.favourites import favourites
from skill.domain.library import Library
from skill.domain.selection import breadth, needs_gear
from skill.domain.swapping import allowed


def recommend(
    library: Library,
    equipment: frozenset[str] | None,
    muscle: str | None,
    goal: str | None,
    level: Level,
) -> Exercise | None:
    """Return the best exercise for what was asked; None asks nothing of that kind."""
    owned = frozenset(library.equipment) if equipment is None else equipment
    pool = [one for one in allowed(library, owned, level, frozenset()).values() if _works(one, muscle)]
    if equipment and any(needs_gear(one, equipment) for one in pool):
        pool = [one for one in pool if needs_gear(one, equipment)]
    places = favourites(library.equipment, owned)
    return max(pool, key=lambda one: _merit(one, library, goal, places.get(one.id), level), default=None)


def _works(exercise: Exercise, muscle: str | None) -> bool:
    return muscle is None or muscle in exercise.primary


def _merit(
    one: Exercise, library: Library, goal: str | None, rank: int | None, level: Level
) -> tuple[float, ...]:
    families = library.goals[goal].families if goal else ()
    place = families.index(one.family) if one.family in families else len(families)
    return (
        float(goal in one.goals or goal is None),
        float(rank is not None),
        float(-(rank or 0)),
        float(-place),
        float(one.level.rank - level.rank),
        breadth(one),
    )
