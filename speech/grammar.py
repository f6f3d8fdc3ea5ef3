"""An interaction model as sentences of spoken words: what the matcher and the recogniser both read.

A grammar is `samples` (what may be said) and `rules` (what may stand in a slot). A token is a plain spoken
word, a `SlotRef` (only in samples) or a `RuleRef` (only in rules). To walk it:

    grammar = Grammar.from_model(model)
    for sample in grammar.samples:
        for token in sample.tokens:
            if isinstance(token, SlotRef):
                rule = grammar.rules.get(token.rule)  # None: free text, no list of words
    for alternative in grammar.rules["AMAZON.NUMBER"]:
        ...                                           # words and RuleRefs; a RuleRef names another rule

Rules never refer to themselves and stand after the rules they refer to, so every rule can be written as
JSGF or expanded in order.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

import yaml

from speech.interaction import Intent, InteractionModel, SlotDeclaration, TypeValue
from speech.words import number_words, spelling, spoken_words

_BUILTIN_RULES = Path(__file__).with_name("builtin_types.yaml")
_BUILTIN_INTENTS = Path(__file__).with_name("builtin_intents.yaml")
_MOST_VALUES = 4
_FREE_TEXT = "AMAZON.SearchQuery"


@dataclass(frozen=True)
class RuleRef:
    """Another rule's place inside a rule."""

    rule: str


@dataclass(frozen=True)
class SlotRef:
    """A slot's place inside a sample."""

    name: str
    type: str
    multiple: bool

    @property
    def rule(self) -> str:
        """The rule of what may be said here; a slot of several values has a rule of its own."""
        return f"{self.type}+" if self.multiple else self.type


Alternative = tuple[str | RuleRef, ...]
"""One way of saying a rule: spoken words and other rules."""


@dataclass(frozen=True)
class SampleTokens:
    """One sentence that people say for an intent."""

    intent: str
    tokens: tuple[str | SlotRef, ...]


@dataclass(frozen=True)
class Phrase:
    """One way of saying a listed value."""

    words: tuple[str, ...]
    id: str
    """The value's canonical id."""


@dataclass(frozen=True)
class Grammar:
    """Everything that a skill understands, in spoken words."""

    samples: tuple[SampleTokens, ...]
    """In the order of the model; the well-known phrases of built-in intents last."""
    rules: Mapping[str, tuple[Alternative, ...]]
    """What may be said in a slot, by type; "Type+" for several values. A type without one takes free text."""
    listed: Mapping[str, tuple[Phrase, ...]]
    """The values and synonyms of the model's own slot types."""

    @classmethod
    def from_model(cls, model: InteractionModel) -> "Grammar":
        """Make the grammar of any Alexa interaction model."""
        samples = tuple(dict.fromkeys((*_own_samples(model), *_wellknown_samples(model))))
        listed = {name: _phrases(values) for name, values in model.types.items()}
        return cls(samples, _rules(samples, listed), listed)

    def phrases(self, slot_type: str) -> tuple[Phrase, ...]:
        """List the values of one of the model's own types; none for Amazon's types."""
        return self.listed.get(slot_type, ())

    def words(self) -> frozenset[str]:
        """Every spoken word there is: what a recogniser must be able to pronounce."""
        sentences: Iterable[tuple[object, ...]] = [
            *(sample.tokens for sample in self.samples),
            *(alternative for rule in self.rules.values() for alternative in rule),
        ]
        return frozenset(token for sentence in sentences for token in sentence if isinstance(token, str))


def _own_samples(model: InteractionModel) -> Iterator[SampleTokens]:
    for intent in model.intents:
        slots = {slot.name: slot for slot in intent.slots}
        for sample in intent.samples:
            if tokens := _sample_tokens(sample, slots):
                yield SampleTokens(intent.name, tokens)


def _sample_tokens(sample: str, slots: Mapping[str, SlotDeclaration]) -> tuple[str | SlotRef, ...]:
    tokens: list[str | SlotRef] = []
    for slot_name, words in re.findall(r"\{\s*(\w+)\s*\}|([^{}]+)", sample):
        tokens += [_slot_ref(slot_name, slots)] if slot_name else spoken_words(words)
    return tuple(tokens)


def _slot_ref(name: str, slots: Mapping[str, SlotDeclaration]) -> SlotRef:
    # A sample may name a slot that its intent forgot to declare: it takes any words.
    slot = slots.get(name) or SlotDeclaration(name, _FREE_TEXT, multiple=False)
    return SlotRef(slot.name, slot.type, slot.multiple)


def _wellknown_samples(model: InteractionModel) -> Iterator[SampleTokens]:
    known = _wellknown_phrases()
    return (sample for intent in model.intents for sample in _wellknown(intent, known.get(intent.name, ())))


def _wellknown(intent: Intent, phrases: tuple[str, ...]) -> Iterator[SampleTokens]:
    return (SampleTokens(intent.name, spoken_words(phrase)) for phrase in phrases)


@cache
def _wellknown_phrases() -> dict[str, tuple[str, ...]]:
    data = yaml.safe_load(_BUILTIN_INTENTS.read_text(encoding="utf-8"))
    return {intent: tuple(phrases) for intent, phrases in data.items()}


def _phrases(values: Iterable[TypeValue]) -> tuple[Phrase, ...]:
    said = {
        words: value.id
        for value in reversed(tuple(values))  # where two values share a word, the first one listed has it
        for words in map(spoken_words, (*value.synonyms, value.name))
        if words
    }
    return tuple(Phrase(words, value_id) for words, value_id in reversed(said.items()))


def _rules(
    samples: Iterable[SampleTokens], listed: Mapping[str, tuple[Phrase, ...]]
) -> dict[str, tuple[Alternative, ...]]:
    slots = {token for sample in samples for token in sample.tokens if isinstance(token, SlotRef)}
    rules: dict[str, tuple[Alternative, ...]] = {
        name: tuple(phrase.words for phrase in phrases) for name, phrases in listed.items() if phrases
    }
    rules |= {name: rule for name, rule in _builtin_rules().items() if name not in listed}
    article = tuple((word,) for word in sorted(spelling().articles))
    several = {
        slot.rule: _several(slot.type, articles=slot.type in listed)
        for slot in slots
        if slot.multiple and slot.type in rules
    }
    rules |= {"article": article} | several
    return {name: rules[name] for name in _reachable({slot.rule for slot in slots}, rules)}


def _reachable(starts: Iterable[str], rules: Mapping[str, tuple[Alternative, ...]]) -> list[str]:
    """List the rules in use, each after the rules that it refers to."""
    ordered: dict[str, None] = {}

    def visit(name: str) -> None:
        if name in ordered or name not in rules:
            return
        for part in {
            part for alternative in rules[name] for part in alternative if isinstance(part, RuleRef)
        }:
            visit(part.rule)
        ordered[name] = None

    for start in sorted(starts):
        visit(start)
    return list(ordered)


def _several(slot_type: str, *, articles: bool) -> tuple[Alternative, ...]:
    """Write out up to four values: "dumbbells", "dumbbells and a bar", "a band a bench and rings"."""
    value: Alternative = (RuleRef(slot_type),)
    items = (value, (RuleRef("article"), *value)) if articles else (value,)
    lists = [*items]
    for first, second in product(items, items):
        lists += [(*first, "and", *second), (*first, *second)]
    for count in range(3, _MOST_VALUES + 1):
        for item in items:
            lists += [item * (count - 1) + ("and",) + item, (*item, *(("and", *item) * (count - 1)))]
    return tuple(lists)


@cache
def _builtin_rules() -> dict[str, tuple[Alternative, ...]]:
    data = yaml.safe_load(_BUILTIN_RULES.read_text(encoding="utf-8"))
    written = {name: tuple(_alternatives(sentences)) for name, sentences in data.items()}
    return _number_rules() | written


def _number_rules() -> dict[str, tuple[Alternative, ...]]:
    ranges = {"below_hundred": range(100), "digit": range(1, 10), "hour": range(1, 13)}
    return {name: tuple(number_words(number) for number in numbers) for name, numbers in ranges.items()}


def _alternatives(sentences: Iterable[str]) -> Iterator[Alternative]:
    for sentence in sentences:
        choices = [("", part[1:-1]) if part.startswith("[") else (part,) for part in sentence.split()]
        for chosen in product(*choices):
            yield tuple(RuleRef(part[1:-1]) if part.startswith("<") else part for part in chosen if part)
