"""Sentences as a tree of sounds in which sentences that begin alike share their beginning."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from speech.grammar import RuleRef
from speech.phonemes import pronounce
from speech.sounds_alike import numbered

Indices = NDArray[np.intp]
Step = int | RuleRef
"""A phoneme's number, or a whole rule."""


@dataclass(frozen=True)
class Level:
    """The nodes that are equally far from the root: those of sounds first, then those of rules."""

    parents: Indices
    """Each node's parent, in the level before."""
    sounds: Indices
    """The phonemes of the first nodes."""
    rules: tuple[tuple[str, int, int], ...]
    """Rule, first node and the node after the last, for the other nodes."""
    roots: Indices
    """Each node's root: the rule that it is part of."""
    sentences: Indices
    """The number of the sentence that ends at each node; -1 where none does."""


@dataclass(frozen=True)
class SoundTree:
    """Sentences of one or more rules, level by level."""

    names: tuple[str, ...]
    """The rules whose sentences it holds; level 0 has one root for each."""
    levels: tuple[Level, ...]


@dataclass
class _Node:
    root: int
    children: dict[Step, "_Node"] = field(default_factory=dict)
    sentence: int | None = None
    index: int = 0


def grow(rules: dict[str, Iterable[tuple[int, Iterable[str | RuleRef]]]]) -> SoundTree:
    """Make a tree of numbered sentences by rule; of two that sound the same the first stays."""
    nodes = [_Node(root) for root in range(len(rules))]
    for node, sentences in zip(nodes, rules.values(), strict=True):
        for number, sentence in sentences:
            _add(node, number, sentence)
    levels = [_level([(root, None, 0) for root in nodes])]
    while children := [(child, step, node.index) for node in nodes for step, child in node.children.items()]:
        children.sort(key=lambda child: (isinstance(child[1], RuleRef), getattr(child[1], "rule", "")))
        levels.append(_level(children))
        nodes = [child for child, _, _ in children]
    return SoundTree(tuple(rules), tuple(levels))


def _add(node: _Node, number: int, sentence: Iterable[str | RuleRef]) -> None:
    for token in sentence:
        for step in _steps(token):
            node = node.children.setdefault(step, _Node(node.root))
    if node.sentence is None:
        node.sentence = number


def _steps(token: str | RuleRef) -> tuple[Step, ...]:
    if isinstance(token, RuleRef):
        return (token,)
    return tuple(numbered()[sound] for sound in pronounce(token))


def _level(members: Sequence[tuple[_Node, Step | None, int]]) -> Level:
    for index, (node, _, _) in enumerate(members):
        node.index = index
    rules: dict[str, list[int]] = {}
    for index, (_, step, _) in enumerate(members):
        if isinstance(step, RuleRef):
            rules.setdefault(step.rule, []).append(index)
    return Level(
        _indices(parent for _, _, parent in members),
        _indices(step for _, step, _ in members if isinstance(step, int)),
        tuple((rule, places[0], places[-1] + 1) for rule, places in rules.items()),
        _indices(node.root for node, _, _ in members),
        _indices(-1 if node.sentence is None else node.sentence for node, _, _ in members),
    )


def _indices(numbers: Iterable[int]) -> Indices:
    return np.fromiter(numbers, np.intp)
