"""A grammar as a graph of words, each with how likely it is: what a recogniser listens by."""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from speech.automaton import Automaton, Edge, Node, automaton
from speech.grammar import Grammar, RuleRef, SlotRef
from speech.words import spelling, spoken_words

_CALLS = Path(__file__).with_name("invocation.yaml")
_FILLER = 0.001
"""How likely an utterance is to begin, or to end, with a filler."""

_ARTICLE = 0.3
"""How likely a value in a list has an article: "a band"."""
_ANOTHER = 0.5
"""How likely another value follows in a list."""
_SEVERAL = "+"
"""The end of a rule's name that takes several values of a type."""

_Token = str | RuleRef | SlotRef


@dataclass(frozen=True)
class Arc:
    """One step through the graph."""

    start: int
    end: int
    weight: float
    """How likely this step is among those of its start; 0 to 1."""
    word: str | None = None
    """None for a step that says nothing."""


@dataclass(frozen=True)
class WordGraph:
    """All that may be said, from the first state to the last."""

    arcs: tuple[Arc, ...]
    first: int
    last: int

    @property
    def words(self) -> frozenset[str]:
        return frozenset(arc.word for arc in self.arcs if arc.word is not None)


def word_graph(grammar: Grammar, invocation_name: str) -> WordGraph:
    """What may be said to a skill: its sentences, with fillers at the edges, and the calls by its name."""
    return _Builder(grammar).built(spoken_words(invocation_name))


def with_leaps(arcs: Iterable[Arc]) -> tuple[Arc, ...]:
    """The arcs, and a silent one for every chain of silent ones.

    pocketsphinx takes one silent step after a word, never two: what lies behind a chain would never be heard.
    """
    spoken = [arc for arc in arcs if arc.word is not None]
    silent: dict[int, dict[int, float]] = {}
    for arc in arcs:
        if arc.word is None:
            ends = silent.setdefault(arc.start, {})
            ends[arc.end] = max(arc.weight, ends.get(arc.end, 0.0))
    leaps = (Arc(start, end, weight) for start in silent for end, weight in _leaps_from(start, silent))
    return (*spoken, *leaps)


def _leaps_from(start: int, silent: Mapping[int, Mapping[int, float]]) -> Iterator[tuple[int, float]]:
    """Every state that silent arcs lead to, with the weight of the likeliest way there."""
    reached: set[int] = set()
    waiting = [(-1.0, start)]
    while waiting:
        weight, state = heapq.heappop(waiting)
        if state in reached:
            continue
        reached.add(state)
        if state != start:
            yield state, -weight
        for end, share in silent.get(state, {}).items():
            heapq.heappush(waiting, (weight * share, end))


class _Builder:
    """Lays automata down as states and arcs, each from its end to its beginning."""

    def __init__(self, grammar: Grammar) -> None:
        self._rules = grammar.rules
        self._vocabulary = sorted(grammar.words())
        self._sentences: Automaton[_Token] = automaton(sample.tokens for sample in grammar.samples)
        self._automata: dict[str, Automaton[_Token]] = {}
        self._entries: dict[tuple[str, int], int] = {}
        self._slots: dict[str, tuple[int, int]] = {}
        self._rests: dict[int, set[int]] = {}
        self._arcs: list[Arc] = []
        self._states = 0

    def built(self, name: tuple[str, ...]) -> WordGraph:
        last = self._state()
        ending = self._with_fillers(automaton(spelling().closers), last)
        sentence = self._laid(self._sentences, ending)
        opening = self._with_fillers(automaton(spelling().openers), sentence)
        first = self._state()
        self._arcs.append(Arc(first, opening, 1 - _FILLER))
        self._arcs.append(Arc(first, self._laid(automaton(_calls(name)), last), _FILLER / 2))
        self._arcs.append(Arc(first, self._laid(automaton(_bridged_calls(name)), sentence), _FILLER / 2))
        for leaving, rests in self._rests.items():
            self._arcs.extend(Arc(leaving, rest, 1 / len(rests)) for rest in sorted(rests))
        return WordGraph(with_leaps(self._arcs), first, last)

    def _state(self) -> int:
        self._states += 1
        return self._states - 1

    def _with_fillers(self, fillers: Automaton[str], after: int) -> int:
        """A state from where one may go on at once, or by way of a filler."""
        state = self._state()
        self._arcs.append(Arc(state, after, 1 - _FILLER))
        self._arcs.append(Arc(state, self._laid(fillers, after), _FILLER))
        return state

    def _laid(self, graph: Automaton[str] | Automaton[_Token], exit_state: int) -> int:
        """Lay a graph down so that it ends in a state; where it begins."""
        states: list[int] = []
        for node in graph.nodes:
            states.append(self._laid_node(node, states, exit_state))
        return states[graph.start]

    def _laid_node(self, node: Node[str] | Node[_Token], states: list[int], exit_state: int) -> int:
        if not node.edges:
            return exit_state
        state = self._state()
        weight = 1 / (len(node.edges) + node.is_end)
        self._arcs.extend(self._arc(state, edge, states[edge.target], weight) for edge in node.edges)
        if node.is_end:
            self._arcs.append(Arc(state, exit_state, weight))
        return state

    def _arc(self, state: int, edge: Edge[str] | Edge[_Token], target: int, weight: float) -> Arc:
        if isinstance(edge.token, str):
            return Arc(state, target, weight, edge.token)
        if isinstance(edge.token, SlotRef):
            return Arc(state, self._slot(edge.token.rule, target), weight)
        return Arc(state, self._entry(edge.token.rule, target), weight)

    def _slot(self, rule: str, follows: int) -> int:
        """Where a slot begins: sentences share one copy of its values, and leave it for any of their rests.

        A copy for each rest would make a large skill's graph ten times as large, and the search would lose
        its way; the matcher sorts out which rest belongs to which beginning.
        """
        if rule not in self._slots:
            leaving = self._state()
            self._slots[rule] = (self._laid_rule(rule, leaving), leaving)
        entry, leaving = self._slots[rule]
        self._rests.setdefault(leaving, set()).add(follows)
        return entry

    def _entry(self, rule: str, exit_state: int) -> int:
        """Where a rule begins that ends in a state; all that need the same one share it."""
        key = (rule, exit_state)
        if key not in self._entries:
            self._entries[key] = self._laid_rule(rule, exit_state)
        return self._entries[key]

    def _laid_rule(self, rule: str, exit_state: int) -> int:
        if rule not in self._rules:
            return self._any(exit_state)
        if rule.endswith(_SEVERAL):
            return self._several(rule.removesuffix(_SEVERAL), exit_state)
        return self._laid(self._automaton(rule), exit_state)

    def _several(self, rule: str, exit_state: int) -> int:
        """One value after another: a loop, because every written-out list would copy all the values."""
        entry, item, said = self._state(), self._state(), self._state()
        self._arcs.append(Arc(entry, item, 1 - _ARTICLE))
        self._arcs.extend(
            Arc(entry, item, _ARTICLE / len(spelling().articles), word)
            for word in sorted(spelling().articles)
        )
        self._arcs.append(Arc(item, self._entry(rule, said), 1))
        self._arcs.append(Arc(said, exit_state, 1 - _ANOTHER))
        self._arcs.append(Arc(said, entry, _ANOTHER / 2))
        self._arcs.append(Arc(said, entry, _ANOTHER / 2, "and"))
        return entry

    def _automaton(self, rule: str) -> Automaton[_Token]:
        if rule not in self._automata:
            self._automata[rule] = automaton(self._rules[rule])
        return self._automata[rule]

    def _any(self, exit_state: int) -> int:
        """Any of the grammar's words, one or more: free text has no list of its own."""
        entry, inside = self._state(), self._state()
        weight = 1 / (len(self._vocabulary) + 1)
        self._arcs.extend(Arc(entry, inside, 1 / len(self._vocabulary), word) for word in self._vocabulary)
        self._arcs.extend(Arc(inside, inside, weight, word) for word in self._vocabulary)
        self._arcs.append(Arc(inside, exit_state, weight))
        return entry


def _calls(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All calls with nothing after them: "open pull day coach", and the name alone."""
    yield name
    for launch in (*_phrases("launches"), *_phrases("requests")):
        yield (*launch, *name)


def _bridged_calls(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All calls that a sentence follows: "ask pull day coach to"."""
    for call in _calls(name):
        yield call
        for bridge in _phrases("links"):
            yield (*call, *bridge)


def _phrases(kind: str) -> list[tuple[str, ...]]:
    data = yaml.safe_load(_CALLS.read_text(encoding="utf-8"))
    return [tuple(phrase.split()) for phrase in data[kind]]
