"""The order of a workout: main lift first, broad before narrow, no family twice in a row."""

from collections import Counter
from collections.abc import Sequence

from skill.domain.selection import Pick, breadth


def arrange(picks: Sequence[Pick]) -> tuple[Pick, ...]:
    """Return the picks in training order; the first one stays first."""
    left = sorted(picks[1:], key=lambda pick: -breadth(pick.exercise))
    ordered = list(picks[:1])
    while left:
        fit = next((pick for pick in left if _may_follow(ordered[-1], pick, left)), None)
        best = fit or next((pick for pick in left if _unlike(ordered[-1], pick)), left[0])
        left.remove(best)
        ordered.append(best)
    return tuple(ordered)


def _unlike(one: Pick, other: Pick) -> bool:
    return one.exercise.family != other.exercise.family


def _may_follow(before: Pick, pick: Pick, left: list[Pick]) -> bool:
    """Tell whether the rest can still be ordered without two of a family in a row."""
    families = Counter(one.exercise.family for one in left)
    families[pick.exercise.family] -= 1
    rest = len(left) - 1
    room = {family: (rest + (family != pick.exercise.family)) // 2 for family in families}
    return _unlike(before, pick) and all(count <= room[family] for family, count in families.items())


def pair(ordered: Sequence[Pick], alone: int) -> tuple[tuple[Pick, ...], ...]:
    """Put picks of unlike families two to a block, leaving the first `alone` ones single."""
    units = [(pick,) for pick in ordered[:alone]]
    paired: list[tuple[Pick, ...]] = list(units)
    open_pick: Pick | None = None
    for pick in ordered[alone:]:
        if open_pick is not None and _unlike(open_pick, pick):
            paired.append((open_pick, pick))
            open_pick = None
            continue
        if open_pick is not None:
            paired.append((open_pick,))
        open_pick = pick
    return (*paired, (open_pick,)) if open_pick is not None else tuple(paired)
