"""What it costs to hear each sentence of a tree in an utterance: dynamic programming, a level at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from speech.sound_tree import Indices, Level, SoundTree
from speech.sounds_alike import MISSING, Costs, unlikeness

NOWHERE = np.float32(1e6)
"""Cost of what was given up."""


@dataclass(frozen=True)
class Tables:
    """What the sentences are compared with."""

    heard: Indices
    """The phonemes of the utterance."""
    rules: Mapping[str, Costs]
    """By rule: cost of hearing it from one place (row) to another (column)."""
    ignored: Costs
    """By place between the sounds: cost of ignoring all that was heard before it."""
    words: Indices
    """Places at which a word begins."""

    @property
    def places(self) -> Costs:
        """The places between the sounds heard."""
        return np.arange(len(self.heard) + 1, dtype=np.float32)


@dataclass(frozen=True)
class Reach:
    """When a beginning of a sentence is given up: where its cost exceeds both together."""

    at_once: float
    """Cost it may have anyway."""
    a_sound: float
    """And for each sound heard."""


@dataclass(frozen=True)
class Row:
    """The nodes of one level that are within reach, once for each place at which they may start."""

    nodes: Indices
    starts: Indices
    costs: Costs
    """Of hearing it from that start to each end."""

    def at(self, node: int, start: int) -> Costs:
        """Look up the costs of one node from one start."""
        first, end = np.searchsorted(self.nodes, [node, node + 1])
        row: Costs = self.costs[first + int(np.searchsorted(self.starts[first:end], start))]
        return row


@dataclass(frozen=True)
class Filled:
    """A tree with its costs."""

    tree: SoundTree
    tables: Tables
    rows: tuple[Row, ...]
    """By level; levels out of reach are left out."""
    skip: float
    """Cost of leaving out a rule."""


def fill(
    tree: SoundTree, tables: Tables, starts: Sequence[Indices], reach: Reach, skip: float = float(NOWHERE)
) -> Filled:
    """Find the costs of all sentences, from the places at which each may start; rules may be skipped."""
    rows = [_beginnings(starts, tables)]
    for level in tree.levels[1:]:
        rows.append(_within(reach, _next(level, rows[-1], tables, skip), tables))
        if not len(rows[-1].nodes):
            break
    return Filled(tree, tables, tuple(rows), skip)


def _beginnings(starts: Sequence[Indices], tables: Tables) -> Row:
    first = np.concatenate(starts)
    ignored = tables.ignored[None, :] - tables.ignored[first, None]
    costs = np.where(tables.places[None, :] >= first[:, None], ignored, NOWHERE)
    return Row(np.repeat(np.arange(len(starts)), [len(places) for places in starts]), first, costs)


def _within(reach: Reach, row: Row, tables: Tables) -> Row:
    allowed = np.float32(reach.at_once) + tables.places * np.float32(reach.a_sound)
    near = (row.costs - allowed).min(axis=1) <= -row.starts * reach.a_sound
    return Row(row.nodes[near], row.starts[near], row.costs[near])


def _next(level: Level, before: Row, tables: Tables, skip: float) -> Row:
    """All nodes of a level whose parents are within reach."""
    nodes, sources = _children(level.parents, before.nodes)
    split = int(np.searchsorted(nodes, len(level.sounds)))
    parts = [_after_sounds(before.costs[sources[:split]], level.sounds[nodes[:split]], tables)]
    for rule, first, end in level.rules:
        here = slice(*np.searchsorted(nodes, [first, end]))
        parts.append(_after_rule(before.costs[sources[here]], tables.rules[rule], skip))
    return Row(nodes, before.starts[sources], np.concatenate(parts))


def _children(parents: Indices, kept: Indices) -> tuple[Indices, Indices]:
    """Each node once for every row that its parent has, and the place of that row."""
    first, end = np.searchsorted(kept, parents, "left"), np.searchsorted(kept, parents, "right")
    counts = end - first
    nodes = np.repeat(np.arange(len(parents)), counts)
    offsets = np.arange(len(nodes)) - np.repeat(counts.cumsum() - counts, counts)
    return nodes, np.repeat(first, counts) + offsets


def _after_sounds(before: Costs, sounds: Indices, tables: Tables) -> Costs:
    costs = before + np.float32(MISSING)
    heard_as = unlikeness()[sounds[:, None], tables.heard]
    np.minimum(costs[:, 1:], before[:, :-1] + heard_as, out=costs[:, 1:])
    costs -= tables.ignored
    np.minimum.accumulate(costs, axis=1, out=costs)
    costs += tables.ignored
    return costs


def _after_rule(before: Costs, table: Costs, skip: float) -> Costs:
    costs = before + np.float32(skip)
    for place in np.flatnonzero(table.min(axis=1) < NOWHERE):
        np.minimum(costs, before[:, place : place + 1] + table[place], out=costs)
    return costs


def sentence_costs(filled: Filled, root: int, start: int, end: int) -> dict[int, float]:
    """Find the cost of each sentence of one rule that is within reach, for one stretch of the utterance."""
    found: dict[int, float] = {}
    for level, row in zip(filled.tree.levels, filled.rows, strict=False):
        mine = row.starts == start
        mine &= (level.sentences[row.nodes] >= 0) & (level.roots[row.nodes] == root)
        numbers, costs = level.sentences[row.nodes[mine]], row.costs[mine, end]
        found.update(zip(numbers.tolist(), costs.tolist(), strict=True))
    return found


def rule_tables(filled: Filled) -> dict[str, Costs]:
    """By rule, the cost of its nearest sentence: start x end."""
    size = len(filled.tables.heard) + 1
    costs = np.full((len(filled.tree.names), size, size), NOWHERE, np.float32)
    for level, row in zip(filled.tree.levels, filled.rows, strict=False):
        ending = level.sentences[row.nodes] >= 0
        np.minimum.at(costs, (level.roots[row.nodes[ending]], row.starts[ending]), row.costs[ending])
    return dict(zip(filled.tree.names, costs, strict=True))
