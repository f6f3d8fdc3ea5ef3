"""The exercises to name first, for what somebody has."""

from collections.abc import Mapping

from skill.domain.prescription import Equipment


def favourites(equipment: Mapping[str, Equipment], owned: frozenset[str]) -> dict[str, int]:
    """Return the places of the best exercises in the lists of what is owned, by exercise id; 0 is first."""
    lists = (equipment[piece].best for piece in sorted(owned) if piece in equipment)
    return {one: place for best in lists for place, one in enumerate(best)}
