"""Which part of an utterance each rule of a sentence took: the way back through the costs."""

from dataclasses import dataclass

import numpy as np

from speech.sound_costs import Filled
from speech.sound_tree import Level, SoundTree
from speech.sounds_alike import MISSING, Costs, unlikeness


@dataclass(frozen=True)
class Stretch:
    """A rule's part of the utterance."""

    rule: str
    start: int
    end: int
    """Places between the sounds heard."""
    skipped: bool = False


def stretches(filled: Filled, root: int, sentence: int, start: int, end: int) -> list[Stretch]:
    """Find the parts that the rules of a sentence took, in order."""
    depth, node = _end_of(filled.tree, root, sentence)
    found: list[Stretch] = []
    tables = filled.tables
    while depth > 0:
        level = filled.tree.levels[depth]
        parent = int(level.parents[node])
        before = filled.rows[depth - 1].at(parent, start)
        if node < len(level.sounds):
            heard_as = unlikeness()[level.sounds[node], tables.heard]
            end = _before_sound(before, filled.rows[depth].at(node, start), heard_as, tables.ignored, end)
        else:
            rule = _rule_of(level, node)
            ways = before + tables.rules[rule][:, end]
            begin = int(ways.argmin())
            skipped = bool(before[end] + filled.skip <= ways[begin])
            found.append(Stretch(rule, end if skipped else begin, end, skipped))
            end = found[-1].start
        depth, node = depth - 1, parent
    return found[::-1]


def _before_sound(before: Costs, here: Costs, heard_as: Costs, ignored: Costs, end: int) -> int:
    """Find the place at which the sentence stood before this sound."""
    while end:
        ways = [
            before[end - 1] + heard_as[end - 1],
            before[end] + MISSING,
            here[end - 1] + ignored[end] - ignored[end - 1],
        ]
        best = int(np.argmin(ways))
        if best == 1:
            return end
        end -= 1
        if best == 0:
            return end
    return end


def _rule_of(level: Level, node: int) -> str:
    return next(rule for rule, first, end in level.rules if first <= node < end)


def _end_of(tree: SoundTree, root: int, sentence: int) -> tuple[int, int]:
    for depth, level in enumerate(tree.levels):
        ends = np.flatnonzero((level.sentences == sentence) & (level.roots == root))
        if len(ends):
            return depth, int(ends[0])
    raise LookupError(f"Sentence {sentence} is not in the tree.")
