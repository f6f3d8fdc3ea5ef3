"""The sentence of a grammar that sounds most like what was heard, by edit distance between sounds.

Sentences share their beginnings (a tree), and a slot's values are compared once for every stretch of the
utterance, however many sentences have that slot: a rule becomes a table of costs from any place heard to any
other.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from speech.grammar import Alternative, Grammar, RuleRef, SampleTokens, SlotRef
from speech.phonemes import pronounce
from speech.sound_costs import Filled, Reach, Tables, fill, rule_tables, sentence_costs
from speech.sound_trace import Stretch, stretches
from speech.sound_tree import SoundTree, grow
from speech.sounds_alike import EXTRA, LIGHT, numbered
from speech.words import spelling

_SAMPLES = ""
"""The name under which the samples themselves are a rule."""
_MOST_SOUNDS = 120
"""A longer utterance is no command."""
_CANDIDATES = 6
_SKIP = 1.5
"""Cost of a slot of a sample that the speaker left out."""
_SAMPLE_REACH = Reach(at_once=3.0, a_sound=0.25)
_RULE_REACH = Reach(at_once=1.0, a_sound=0.3)


@dataclass(frozen=True)
class Aligned:
    """A sample laid along what was heard."""

    sample: SampleTokens
    slots: Mapping[str, tuple[str, ...]]
    """The grammar's words in each slot."""
    words: tuple[str, ...]
    """The whole sentence in the grammar's words."""
    cost: float
    """Sum of the differences between its sounds and those heard."""
    heard: int
    """Sounds heard."""


class Aligner:
    """Lays utterances along one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._strata = [
            grow({name: tuple(enumerate(grammar.rules[name])) for name in names})
            for names in _strata(grammar)
        ]
        known = [
            (number, _as_alternative(sample))
            for number, sample in enumerate(grammar.samples)
            if all(slot.rule in grammar.rules for slot in sample.tokens if isinstance(slot, SlotRef))
        ]
        self._samples = grow({_SAMPLES: known})

    def align(self, words: Sequence[str]) -> list[Aligned]:
        """Find the samples nearest in sound, the nearest first; none when nothing is within reach."""
        tables = _tables(words)
        end = len(tables.heard)
        if not 0 < end <= _MOST_SOUNDS:
            return []
        laid = _laid_along(tables, self._strata, self._samples, self._grammar.listed)
        costs = laid[_SAMPLES].costs(0, end)
        nearest = sorted(costs, key=lambda number: (round(costs[number], 3), number))
        return [self._aligned(laid, number, end, costs[number]) for number in nearest[:_CANDIDATES]]

    def _aligned(self, laid: Mapping[str, "_Laid"], number: int, end: int, cost: float) -> Aligned:
        sample = self._grammar.samples[number]
        parts = iter(laid[_SAMPLES].stretches(number, 0, end))
        slots: dict[str, tuple[str, ...]] = {}
        words: list[str] = []
        for token in sample.tokens:
            if not isinstance(token, SlotRef):
                words.append(token)
            elif said := tuple(self._said(laid, next(parts))):
                slots[token.name] = slots.get(token.name, ()) + said
                words += said
        return Aligned(sample, slots, tuple(words), cost, end)

    def _said(self, laid: Mapping[str, "_Laid"], stretch: Stretch) -> Iterator[str]:
        """The grammar's words for one rule's part of the utterance."""
        if stretch.skipped:
            return
        rule = laid[stretch.rule]
        number = rule.nearest(stretch)
        parts = iter(rule.stretches(number, stretch.start, stretch.end))
        for token in self._grammar.rules[stretch.rule][number]:
            if isinstance(token, RuleRef):
                yield from self._said(laid, next(parts))
            else:
                yield token


@dataclass(frozen=True)
class _Laid:
    """One rule laid along an utterance."""

    filled: Filled
    root: int

    def nearest(self, stretch: Stretch) -> int:
        costs = self.costs(stretch.start, stretch.end)
        return min(costs, key=lambda number: costs[number])

    def costs(self, start: int, end: int) -> dict[int, float]:
        return sentence_costs(self.filled, self.root, start, end)

    def stretches(self, sentence: int, start: int, end: int) -> list[Stretch]:
        return stretches(self.filled, self.root, sentence, start, end)


def _tables(words: Sequence[str]) -> Tables:
    light = spelling().light
    sounds = [pronounce(word) for word in words]
    costs = [
        LIGHT if word in light else EXTRA for word, said in zip(words, sounds, strict=True) for _ in said
    ]
    return Tables(
        np.array([numbered()[sound] for said in sounds for sound in said], np.intp),
        {},
        np.cumsum([0.0, *costs], dtype=np.float32),
        np.unique(np.cumsum([0, *map(len, sounds)])),
    )


def _laid_along(
    tables: Tables, strata: Iterable[SoundTree], samples: SoundTree, own: Container[str]
) -> dict[str, _Laid]:
    anywhere = np.arange(len(tables.heard) + 1)
    laid: dict[str, _Laid] = {}
    for tree in strata:
        # The model's own values are many, and start where a word does; a number may stand in "tenminute".
        starts = [tables.words if name in own else anywhere for name in tree.names]
        filled = fill(tree, tables, starts, _RULE_REACH)
        tables = replace(tables, rules={**tables.rules, **rule_tables(filled)})
        laid |= {name: _Laid(filled, root) for root, name in enumerate(tree.names)}
    return laid | {_SAMPLES: _Laid(fill(samples, tables, [anywhere[:1]], _SAMPLE_REACH, _SKIP), 0)}


def _strata(grammar: Grammar) -> list[list[str]]:
    """Group the rules so that each needs only those of the groups before."""
    depths: dict[str, int] = {}
    for name, alternatives in grammar.rules.items():
        below = {depths[part.rule] for one in alternatives for part in one if isinstance(part, RuleRef)}
        depths[name] = max(below, default=-1) + 1
    return [[name for name in depths if depths[name] == depth] for depth in sorted(set(depths.values()))]


def _as_alternative(sample: SampleTokens) -> Alternative:
    return tuple(RuleRef(token.rule) if isinstance(token, SlotRef) else token for token in sample.tokens)
