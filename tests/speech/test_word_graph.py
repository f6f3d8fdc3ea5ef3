"""A grammar as a graph of words."""

import pytest

from speech.automaton import automaton
from speech.grammar import Grammar
from speech.interaction import Intent, InteractionModel, SlotDeclaration, TypeValue
from speech.word_graph import Arc, with_leaps, word_graph

MODEL = InteractionModel(
    "pull day coach",
    (
        Intent(
            "Start",
            (
                SlotDeclaration("equipment", "Equipment", multiple=True),
                SlotDeclaration("n", "AMAZON.NUMBER", multiple=False),
            ),
            ("start with {equipment}", "i did {n}", "done"),
        ),
        Intent(
            "Ask", (SlotDeclaration("query", "AMAZON.SearchQuery", multiple=False),), ("look for {query}",)
        ),
    ),
    {"Equipment": (TypeValue("band", "band", ("rubber band",)), TypeValue("bar", "bar", ()))},
)


@pytest.fixture(scope="module")
def graph():
    return word_graph(Grammar.from_model(MODEL), MODEL.invocation_name)


def accepts(graph, sentence):
    states = _closed(graph, {graph.first})
    for word in sentence.split():
        states = _closed(graph, {arc.end for arc in graph.arcs if arc.start in states and arc.word == word})
    return graph.last in states


def _closed(graph, states):
    while True:
        more = states | {arc.end for arc in graph.arcs if arc.start in states and arc.word is None}
        if more == states:
            return states
        states = more


@pytest.mark.parametrize(
    "sentence",
    [
        "done",
        "please done",
        "done thanks",
        "i did twenty five",
        "start with a band",
        "start with rubber band and a bar",
        "start with a band a bar and a rubber band",
        "look for done bar",
        "pull day coach",
        "open pull day coach",
        "ask pull day coach to start with a band",
    ],
)
def test_what_may_be_said_can_be_heard(graph, sentence):
    assert accepts(graph, sentence)


@pytest.mark.parametrize("sentence", ["", "start with", "i did band", "done done", "open", "start with and"])
def test_what_means_nothing_cannot_be_heard(graph, sentence):
    assert not accepts(graph, sentence)


def test_every_step_has_odds(graph):
    assert all(0 < arc.weight <= 1 for arc in graph.arcs)


def test_a_chain_of_silent_steps_has_a_leap_of_its_own():
    """The recogniser takes one silent step after a word, never two."""
    arcs = [Arc(0, 1, 0.5), Arc(1, 2, 0.5), Arc(2, 3, 1.0, "go"), Arc(0, 2, 0.1)]

    leaps = {(arc.start, arc.end): arc.weight for arc in with_leaps(arcs) if arc.word is None}

    assert leaps == {(0, 1): 0.5, (1, 2): 0.5, (0, 2): 0.25}


def test_a_large_slot_is_laid_down_once_for_all_sentences():
    values = tuple(TypeValue(f"thing{letter}", f"thing{letter}", ()) for letter in "abcdefghij")
    slot = SlotDeclaration("thing", "Thing", multiple=False)
    samples = ("take {thing} now", "drop {thing} here", "swap {thing} for it")
    model = InteractionModel("test skill", (Intent("Take", (slot,), samples),), {"Thing": values})

    graph = word_graph(Grammar.from_model(model), model.invocation_name)

    assert sum(arc.word == "thingc" for arc in graph.arcs) == 1


def test_equal_beginnings_and_endings_are_kept_once():
    graph = automaton([("a", "x", "z"), ("b", "x", "z"), ("a", "y", "z")])
    assert sum(len(node.edges) for node in graph.nodes) == 6
