"""Matching an utterance with a sample word by word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from speech.grammar import Grammar, SampleTokens, SlotRef
from speech.intent_match import SlotMatch
from speech.slots import Heard, SlotReader
from speech.words import tokens

Slots = Mapping[str, tuple[SlotMatch, ...]]


@dataclass(frozen=True)
class Found:
    """One sample that an utterance matches."""

    intent: str
    slots: Slots
    literals: int
    """Words of the sample that stand outside its slots."""
    order: int
    """The sample's place in the grammar."""
    free: int = 0
    """Slots filled with any words, because their type has no list."""
    unlisted: int = 0
    """Values that their type does not list."""

    @property
    def rank(self) -> tuple[int, int, int, int, int]:
        """Less is better: no unlisted value, no free text, more literals, fewer slots, the model's order."""
        return (self.unlisted, self.free, -self.literals, len(self.slots), self.order)


@dataclass
class _Node:
    words: dict[str, "_Node"] = field(default_factory=dict)
    slots: dict[SlotRef, "_Node"] = field(default_factory=dict)
    ends: list[tuple[int, SampleTokens]] = field(default_factory=list)


@dataclass(frozen=True)
class _Path:
    """How far a walk has come."""

    place: int = 0
    literals: int = 0
    slots: tuple[tuple[str, tuple[SlotMatch, ...]], ...] = ()
    free: int = 0
    unlisted: int = 0


class ExactMatcher:
    """Finds the samples that an utterance matches word by word."""

    def __init__(self, grammar: Grammar, reader: SlotReader) -> None:
        self._reader = reader
        self._root = _Node()
        for order, sample in enumerate(grammar.samples):
            self._end_of(sample).ends.append((order, sample))

    def find(self, heard: Heard, *, unlisted: bool = False) -> list[Found]:
        """All matching samples, the best first; with values that no type lists where that is allowed."""
        return sorted(self._walk(self._root, heard, _Path(), unlisted=unlisted), key=lambda found: found.rank)

    def _end_of(self, sample: SampleTokens) -> _Node:
        node = self._root
        for token in sample.tokens:
            if isinstance(token, SlotRef):
                node = node.slots.setdefault(token, _Node())
            else:
                for part in tokens((token,)):
                    node = node.words.setdefault(part.text, _Node())
        return node

    def _walk(self, node: _Node, heard: Heard, path: _Path, *, unlisted: bool) -> Iterator[Found]:
        if path.place == len(heard.tokens):
            yield from _ended(node, path)
            return
        following = node.words.get(heard.tokens[path.place].text)
        if following:
            step = _Path(path.place + 1, path.literals + 1, path.slots, path.free, path.unlisted)
            yield from self._walk(following, heard, step, unlisted=unlisted)
        for slot, after in node.slots.items():
            for step in self._filled(slot, heard, path, unlisted=unlisted):
                yield from self._walk(after, heard, step, unlisted=unlisted)

    def _filled(self, slot: SlotRef, heard: Heard, path: _Path, *, unlisted: bool) -> Iterator[_Path]:
        free = path.free + self._reader.is_free(slot.type)
        for reading in self._reader.read(slot, heard, path.place, unlisted=unlisted):
            slots = (*path.slots, (slot.name, reading.values))
            yield _Path(reading.end, path.literals, slots, free, path.unlisted + reading.unlisted)


def _ended(node: _Node, path: _Path) -> Iterator[Found]:
    for order, sample in node.ends:
        slots: dict[str, tuple[SlotMatch, ...]] = {}
        for name, values in path.slots:
            slots[name] = slots.get(name, ()) + values
        yield Found(sample.intent, slots, path.literals, order, path.free, path.unlisted)
