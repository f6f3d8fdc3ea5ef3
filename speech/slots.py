"""Reading a slot's values out of an utterance."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from speech.builtin_types import readers
from speech.grammar import Grammar, SlotRef
from speech.intent_match import SlotMatch
from speech.readings import Reader
from speech.words import Token, spelling, tokens

_LONGEST_UNLISTED = 3
"""Words."""


@dataclass(frozen=True)
class Heard:
    """An utterance, ready for comparing."""

    words: tuple[str, ...]
    """As spoken."""
    tokens: tuple[Token, ...]
    """As compared."""

    @classmethod
    def of(cls, words: tuple[str, ...]) -> "Heard":
        return cls(words, tokens(words))

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(token.text for token in self.tokens)

    def spoken(self, start: int, end: int) -> str:
        """Give back the words as spoken that these tokens come from."""
        return " ".join(self.words[self.tokens[start].source : self.tokens[end - 1].source + 1])


@dataclass(frozen=True)
class Reading:
    """One way to fill a slot from a place in the utterance."""

    end: int
    """The token after the last."""
    values: tuple[SlotMatch, ...]
    unlisted: int = 0
    """Values that the slot's type does not list."""


@dataclass
class _PhraseNode:
    following: dict[str, "_PhraseNode"] = field(default_factory=dict)
    id: str | None = None


class SlotReader:
    """Reads any slot of one grammar."""

    def __init__(self, grammar: Grammar, today: Callable[[], date]) -> None:
        self._listed = {name: _phrase_tree(grammar, name) for name in grammar.listed}
        self._readers: Mapping[str, Reader] = readers(today)

    def is_listed(self, slot_type: str) -> bool:
        """Whether the type is one of the model's own."""
        return slot_type in self._listed

    def is_free(self, slot_type: str) -> bool:
        """Whether any words will do."""
        return slot_type not in self._listed and slot_type not in self._readers

    def read(self, slot: SlotRef, heard: Heard, start: int, *, unlisted: bool = False) -> Iterator[Reading]:
        """Every reading of the slot that begins at this token."""
        for reading in self._value(slot, heard, start, unlisted=unlisted):
            yield reading
            if slot.multiple:
                yield from self._more_values(slot, heard, reading, unlisted=unlisted)

    def _more_values(
        self, slot: SlotRef, heard: Heard, first: Reading, *, unlisted: bool
    ) -> Iterator[Reading]:
        joined = first.end < len(heard.tokens) and heard.texts[first.end] in spelling().joiners
        if first.unlisted and not joined:
            return
        for rest in self.read(slot, heard, first.end + joined, unlisted=unlisted and joined):
            yield Reading(rest.end, (*first.values, *rest.values), first.unlisted + rest.unlisted)

    def _value(self, slot: SlotRef, heard: Heard, start: int, *, unlisted: bool) -> Iterator[Reading]:
        if reader := self._readers.get(slot.type if slot.type not in self._listed else ""):
            for end, value in reader(heard.texts, start):
                yield Reading(end, (SlotMatch(value, None),))
        elif not self.is_listed(slot.type):
            yield from _any_words(heard, start, len(heard.tokens))
        else:
            yield from self._listed_value(slot.type, heard, start, unlisted=unlisted)

    def _listed_value(self, slot_type: str, heard: Heard, start: int, *, unlisted: bool) -> Iterator[Reading]:
        found = list(self._phrases_at(slot_type, heard, start))
        bare = start + (start < len(heard.tokens) and heard.texts[start] in spelling().articles)
        if bare > start:
            found += self._phrases_at(slot_type, heard, bare)
        yield from found
        if unlisted and not found:
            for reading in _any_words(heard, bare, _LONGEST_UNLISTED):
                if not (spelling().joiners | spelling().never_a_value) & set(heard.texts[bare : reading.end]):
                    yield Reading(reading.end, reading.values, 1)

    def _phrases_at(self, slot_type: str, heard: Heard, start: int) -> Iterator[Reading]:
        node: _PhraseNode | None = self._listed[slot_type]
        for end, text in enumerate(heard.texts[start:], start + 1):
            node = node.following.get(text) if node else None
            if node is None:
                return
            if node.id is not None:
                yield Reading(end, (SlotMatch(heard.spoken(start, end), node.id),))


def _any_words(heard: Heard, start: int, most: int) -> Iterator[Reading]:
    for end in range(start + 1, min(start + most, len(heard.tokens)) + 1):
        yield Reading(end, (SlotMatch(heard.spoken(start, end), None),))


def _phrase_tree(grammar: Grammar, slot_type: str) -> _PhraseNode:
    root = _PhraseNode()
    for phrase in grammar.phrases(slot_type):
        node = root
        for token in tokens(phrase.words):
            node = node.following.setdefault(token.text, _PhraseNode())
        node.id = node.id or phrase.id
    return root
