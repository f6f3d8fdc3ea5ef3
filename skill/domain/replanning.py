"""Fit what is left of a workout into other minutes."""

from collections.abc import Iterator
from dataclasses import replace

from skill.domain.plan import Block, WorkoutPlan, block_s

FULL_ROUNDS = 2
"""Rounds every block keeps before a later block is dropped."""
MOST_ROUNDS = 5
MOST_ADDED = 2
"""Rounds a block may gain when there is more time than planned."""
CLOSE = 0.9
"""Share of the time that counts as full."""

Blocks = tuple[Block, ...]


def replan(plan: WorkoutPlan, blocks: Blocks, seconds: float) -> Blocks:
    """Return what is left of a plan, trimmed or stretched to the seconds.

    The first block may be under way: its rounds are the ones still to do, and it keeps one of them.
    Where the plan was made for a muscle, the blocks for that muscle are the last to go.
    """
    if not blocks:
        return ()
    if left_s(blocks) <= seconds:
        return _stretch(blocks, seconds) if left_s(blocks) < CLOSE * seconds else blocks
    trimmed = next((fewer for fewer in _trimmed(blocks, plan.muscle) if left_s(fewer) <= seconds), None)
    return _refill(trimmed, blocks, seconds) if trimmed else (replace(blocks[0], rounds=1),)


def left_s(blocks: Blocks) -> float:
    """Seconds the blocks take."""
    return sum(block_s(block) for block in blocks)


def _trimmed(blocks: Blocks, muscle: str | None) -> Iterator[Blocks]:
    """Drop rounds from the back, then blocks from the back, then rounds of the first block."""
    current = blocks
    while (fewer := _one_round_less(current, FULL_ROUNDS)) is not None:
        current = fewer
        yield current
    while len(current) > 1:
        at = _least_wanted(current, muscle)
        current = (*current[:at], *current[at + 1 :])
        yield current
    while (fewer := _one_round_less(current, 1)) is not None:
        current = fewer
        yield current


def _least_wanted(blocks: Blocks, muscle: str | None) -> int:
    """Return which block to drop: the last one that was not chosen for the muscle; never the first."""
    later = range(1, len(blocks))
    others = [at for at in later if all(one.reason != "muscle" for one in blocks[at].exercises)]
    return others[-1] if muscle and others else later[-1]


def _one_round_less(blocks: Blocks, least: int) -> Blocks | None:
    most = max(block.rounds for block in blocks)
    if most <= least:
        return None
    at = max(index for index, block in enumerate(blocks) if block.rounds == most)
    return _with_rounds(blocks, at, most - 1)


def _with_rounds(blocks: Blocks, at: int, rounds: int) -> Blocks:
    return (*blocks[:at], replace(blocks[at], rounds=rounds), *blocks[at + 1 :])


def _refill(blocks: Blocks, planned: Blocks, seconds: float) -> Blocks:
    """Give rounds back, front first, where dropping a whole block left room."""
    most = {block.exercises: block.rounds for block in planned}
    return _filled(blocks, tuple(most[block.exercises] for block in blocks), seconds)


def _stretch(blocks: Blocks, seconds: float) -> Blocks:
    most = tuple(max(min(block.rounds + MOST_ADDED, MOST_ROUNDS), block.rounds) for block in blocks)
    return _filled(blocks, most, seconds)


def _filled(blocks: Blocks, most: tuple[int, ...], seconds: float) -> Blocks:
    for _ in range(MOST_ROUNDS):
        for at, block in enumerate(blocks):
            grown = _with_rounds(blocks, at, block.rounds + 1)
            if block.rounds < most[at] and left_s(grown) <= seconds:
                blocks = grown
    return blocks
