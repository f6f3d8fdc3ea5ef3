"""What somebody wants of a workout."""

from dataclasses import dataclass

from skill.domain.exercise import Level
from skill.domain.load import Load

LEAST_MINUTES = 5
MOST_MINUTES = 90


@dataclass(frozen=True)
class PlanWish:
    """Everything that shapes a plan, apart from what was done before."""

    equipment: frozenset[str]
    """Equipment ids; bodyweight always counts."""
    goal: str
    """Goal id."""
    level: Level
    minutes: int
    """How long it may take; the planner keeps it within 5 and 90."""
    muscle: str | None = None
    """Muscle id that gets at least half the exercises."""
    avoided: frozenset[str] = frozenset()
    """Exercise ids never to plan."""
    owned_loads: tuple[Load, ...] = ()
    recent: tuple[str, ...] = ()
    """Exercise ids of the last workout, most recent first."""
    now: int | None = None
    """Epoch seconds, to notice a long break; None: no break."""
