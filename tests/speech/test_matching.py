"""Words -> intent and slots, for any interaction model."""

from datetime import date

import pytest

from speech.grammar import Grammar, RuleRef, SlotRef
from speech.interaction import Intent, InteractionModel, SlotDeclaration, TypeValue
from speech.matching import ACCEPTED, Matcher


def slot(name, slot_type, *, multiple=False):
    return SlotDeclaration(name, slot_type, multiple)


KITCHEN = InteractionModel(
    "kitchen helper",
    (
        Intent("StirIntent", (), ("stir", "keep stirring", "what's next")),
        Intent(
            "OwnIntent",
            (slot("tool", "Tool", multiple=True),),
            ("I have {tool}", "I've got {tool}", "{tool}"),
        ),
        Intent(
            "CookIntent",
            (slot("dish", "Dish"), slot("time", "AMAZON.DURATION")),
            ("cook {dish}", "cook {dish} for {time}", "a {time} {dish} please", "give me a {time} meal"),
        ),
        Intent(
            "ServeIntent",
            (slot("count", "AMAZON.NUMBER"), slot("at", "AMAZON.TIME"), slot("day", "AMAZON.DayOfWeek")),
            ("serve {count}", "dinner on {day} at {at}", "there are {count} of us", "I counted {count}"),
        ),
        Intent("AddTimeIntent", (slot("time", "AMAZON.DURATION"),), ("{time}", "{time} more")),
        Intent("NoteIntent", (slot("text", "AMAZON.SearchQuery"),), ("write down {text}",)),
        Intent("AMAZON.PauseIntent", (), ()),
        Intent("AMAZON.YesIntent", (), ()),
        Intent("AMAZON.StopIntent", (), ()),
        Intent("AMAZON.HelpIntent", (), ("what do I do",)),
    ),
    {
        "Tool": (
            TypeValue("pan", "pan", ("frying pan", "skillet")),
            TypeValue("pot", "pot", ("stock-pot",)),
            TypeValue("mixer", "hand mixer", ("mixer",)),
            TypeValue("board", "chopping board", ()),
        ),
        "Dish": (
            TypeValue("risotto", "risotto", ("mushroom risotto",)),
            TypeValue("lasagna", "lasagna", ()),
            TypeValue("gnocchi", "gnocchi", ()),
        ),
    },
)


@pytest.fixture(scope="module")
def kitchen():
    return Matcher(KITCHEN, today=lambda: date(2026, 11, 22))


def understood(match):
    """Intent, and by slot the ids of listed values or the value of others."""
    slots = {name: [one.id or one.value for one in values] for name, values in match.slots.items()}
    return match.intent, slots


@pytest.mark.parametrize(
    ("said", "intent", "slots"),
    [
        ("stir", "StirIntent", {}),
        ("What's next?", "StirIntent", {}),
        ("what is next", "StirIntent", {}),
        ("whats next", "StirIntent", {}),
        ("cook risotto", "CookIntent", {"dish": ["risotto"]}),
        ("cook the risotto", "CookIntent", {"dish": ["risotto"]}),
        ("Cook mushroom risotto for 20 minutes.", "CookIntent", {"dish": ["risotto"], "time": ["PT20M"]}),
        ("a 10-minute lasagna please", "CookIntent", {"time": ["PT10M"], "dish": ["lasagna"]}),
        ("a ten minute lasagna please", "CookIntent", {"time": ["PT10M"], "dish": ["lasagna"]}),
        ("give me a half hour meal", "CookIntent", {"time": ["PT30M"]}),
        ("serve 4", "ServeIntent", {"count": ["4"]}),
        ("there are a hundred and five of us", "ServeIntent", {"count": ["105"]}),
        ("dinner on Tuesdays at half past six", "ServeIntent", {"day": ["tuesday"], "at": ["06:30"]}),
        ("thirty more seconds", "AddTimeIntent", {"time": ["PT30S"]}),
        ("ten minutes", "AddTimeIntent", {"time": ["PT10M"]}),
    ],
)
def test_a_sample_is_understood_however_it_is_written(kitchen, said, intent, slots):
    match = kitchen.match(said)
    assert understood(match) == (intent, slots)
    assert match.confidence == 1.0


@pytest.mark.parametrize(
    ("said", "tools"),
    [
        ("I have a pan", ["pan"]),
        ("I have a pan and a hand mixer", ["pan", "mixer"]),
        ("I've got a skillet, a stock pot and the chopping board", ["pan", "pot", "board"]),
        ("I have pan pot mixer", ["pan", "pot", "mixer"]),
        ("a pan and my mixer", ["pan", "mixer"]),
    ],
)
def test_several_values_fill_one_slot(kitchen, said, tools):
    match = kitchen.match(said)
    assert understood(match) == ("OwnIntent", {"tool": tools})
    assert match.confidence == 1.0


def test_a_value_is_told_in_the_words_that_were_spoken(kitchen):
    (tool,) = kitchen.match("I have a Stock-Pot").slots["tool"]
    assert (tool.value, tool.id) == ("stock pot", "pot")


@pytest.mark.parametrize(
    "said", ["um, please cook risotto", "okay could you cook risotto please", "hey, cook risotto now"]
)
def test_politeness_and_hesitation_change_nothing(kitchen, said):
    match = kitchen.match(said)
    assert understood(match) == ("CookIntent", {"dish": ["risotto"]})
    assert match.confidence == 1.0


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("pause", "AMAZON.PauseIntent"),
        ("hold on", "AMAZON.PauseIntent"),
        ("yeah", "AMAZON.YesIntent"),
        ("sure", "AMAZON.YesIntent"),
        ("stop", "AMAZON.StopIntent"),
        ("what can I say", "AMAZON.HelpIntent"),
        ("what do I do", "AMAZON.HelpIntent"),
    ],
)
def test_amazons_own_intents_need_no_samples(kitchen, said, intent):
    assert kitchen.match(said).intent == intent


def test_a_value_that_the_model_does_not_list_is_handed_on_by_its_words(kitchen):
    match = kitchen.match("I have a wooden spatula")
    (tool,) = match.slots["tool"]
    assert (match.intent, tool.value, tool.id) == ("OwnIntent", "wooden spatula", None)
    assert match.confidence == 0.6


def test_free_text_is_taken_when_nothing_else_fits(kitchen):
    match = kitchen.match("write down two eggs and some milk")
    assert understood(match) == ("NoteIntent", {"text": ["two eggs and some milk"]})


@pytest.mark.parametrize(
    ("heard", "intent", "slots"),
    [
        ("paws", "AMAZON.PauseIntent", {}),
        ("cook rizotto for ten minute", "CookIntent", {"dish": ["risotto"], "time": ["PT10M"]}),
        ("cook the lasanya for tin minutes", "CookIntent", {"dish": ["lasagna"], "time": ["PT10M"]}),
        ("I counted ate", "ServeIntent", {"count": ["8"]}),
        ("I have a fry in pan and a shopping board", "OwnIntent", {"tool": ["pan", "board"]}),
        ("I have really a hand mixture", "OwnIntent", {"tool": ["mixer"]}),
        ("keeps stirring", "StirIntent", {}),
    ],
)
def test_what_was_misheard_is_understood_by_its_sound(kitchen, heard, intent, slots):
    match = kitchen.match(heard)
    assert understood(match) == (intent, slots)
    assert ACCEPTED <= match.confidence < 1.0


@pytest.mark.parametrize(
    "said",
    [
        "",
        "...",
        "um",
        "banana",
        "elephant",
        "the president said today that the talks would go on",
        "I have a dream that one day this nation will rise up",
        "coming up after the break a look at the weather",
        "police say that the man was arrested on friday night",
        "word " * 300,
    ],
)
def test_talk_that_is_not_for_the_skill_is_rejected(kitchen, said):
    match = kitchen.match(said)
    assert match.intent is None
    assert match.confidence < ACCEPTED
    assert not match.slots


def test_a_skill_that_declares_the_fallback_intent_gets_it():
    model = InteractionModel(
        "x y", (*KITCHEN.intents, Intent("AMAZON.FallbackIntent", (), ())), KITCHEN.types
    )
    assert Matcher(model).match("banana").intent == "AMAZON.FallbackIntent"


def test_a_model_without_intents_understands_nothing():
    assert Matcher(InteractionModel("x y", (), {})).match("hello there").intent is None


def test_the_longer_literal_match_wins_over_the_slot():
    model = InteractionModel(
        "x y",
        (
            Intent("AnyIntent", (slot("dish", "Dish"),), ("cook {dish}",)),
            Intent("OwnIntent", (), ("cook risotto",)),
        ),
        KITCHEN.types,
    )
    assert Matcher(model).match("cook risotto").intent == "OwnIntent"


def test_the_grammar_can_be_walked_by_a_recogniser():
    """Every slot of a sample leads to a rule, and every rule only to rules before it."""
    grammar = Grammar.from_model(KITCHEN)
    slots = {token for sample in grammar.samples for token in sample.tokens if isinstance(token, SlotRef)}
    assert {token.rule for token in slots} - set(grammar.rules) == {"AMAZON.SearchQuery"}
    known = set()
    for name, alternatives in grammar.rules.items():
        assert {part.rule for one in alternatives for part in one if isinstance(part, RuleRef)} <= known
        known.add(name)
    assert {"stirring", "skillet", "thirty"} <= grammar.words()
