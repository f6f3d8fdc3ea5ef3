"""A model that Alexa would refuse, or would understand in two ways, is stopped before it is written."""

from dataclasses import replace

import pytest

from skill.interaction.builder import as_json
from skill.interaction.files import models
from skill.interaction.lint import RULES, faults
from skill.interaction.model import Intent, Model, Slot, SlotType, Value
from skill.interaction.parity import differences
from skill.interaction.rules import amazon_rules

RINGS = Slot("equipment", "Equipment", multiple=True)
START = Intent("StartIntent", (RINGS,), ("start with {equipment}", "start"))
EQUIPMENT = SlotType("Equipment", (Value("band", ("band", "bands")), Value("rings", ("rings", "hoops"))))
BUILT_IN = tuple(Intent(name) for name in amazon_rules().required_intents)
GOOD = Model("en-US", "pull day coach", (START, *BUILT_IN), (EQUIPMENT,))


def with_intent(**changes):
    return replace(GOOD, intents=(replace(START, **changes), *BUILT_IN))


def with_intents(*intents):
    return replace(GOOD, intents=(*GOOD.intents, *intents))


def with_values(*values):
    return replace(GOOD, types=(SlotType("Equipment", values),))


BROKEN = {
    "one word": (replace(GOOD, invocation_name="coach"), "needs two words"),
    "launch word": (replace(GOOD, invocation_name="start coach"), 'holds "start"'),
    "wake word": (replace(GOOD, invocation_name="alexa coach"), 'holds "alexa"'),
    "small words": (replace(GOOD, invocation_name="for the"), "no word that stands for the skill"),
    "capitals": (replace(GOOD, invocation_name="pull Day"), '"Day" in the invocation name'),
    "digits": (replace(GOOD, invocation_name="pull day 2"), '"2" in the invocation name'),
    "intent name": (with_intents(Intent("Go2", (), ("go",))), "the name Go2 may have letters"),
    "shared name": (with_intents(Intent("equipment", (), ("gear",))), "of an intent and of a slot"),
    "intent twice": (with_intents(Intent("StartIntent", (), ("go",))), "StartIntent is declared twice"),
    "type twice": (replace(GOOD, types=(EQUIPMENT, EQUIPMENT)), "type Equipment is declared twice"),
    "slot declared twice": (with_intent(slots=(RINGS, RINGS)), "declares the slot equipment twice"),
    "sample twice": (with_intent(samples=(*START.samples, "start")), 'has the sample "start" twice'),
    "no values": (with_values(), "Equipment has no values"),
    "id twice": (with_values(Value("band", ("a",)), Value("band", ("b",))), "has the id band twice"),
    "value twice": (with_values(Value("band", ("a",)), Value("rings", ("a",))), 'has "a" twice'),
    "one name": (with_values(Value("band", ("band",))), "Equipment band has one name only"),
    "long value": (with_values(Value("band", ("a" * 141,))), "longer than 140 characters"),
    "unknown type": (with_intent(slots=(Slot("equipment", "Gear"),)), "the unknown slot type Gear"),
    "unknown built-in": (with_intent(slots=(Slot("equipment", "AMAZON.GEAR"),)), "type AMAZON.GEAR"),
    "unused type": (replace(GOOD, types=(EQUIPMENT, SlotType("Goal", EQUIPMENT.values))), "no slot has"),
    "undeclared slot": (with_intent(samples=("go {equipment}", "use {goal}")), "with the slot goal"),
    "unused slot": (with_intent(samples=("start",)), "slot equipment, but no sample has it"),
    "slot twice": (with_intent(samples=("{equipment} or {equipment}",)), "has a slot twice"),
    "no samples": (with_intents(Intent("GoIntent")), "GoIntent has no samples"),
    "digit": (with_intent(samples=("start 2 {equipment}",)), 'has "2" in'),
    "comma": (with_intent(samples=("start, {equipment}",)), 'has "start," in'),
    "glued slot": (with_intent(samples=("start{equipment}",)), 'has "start{equipment}" in'),
    "two spaces": (with_intent(samples=("start  {equipment}",)), 'has "" in'),
    "missing built-in": (replace(GOOD, intents=(START, *BUILT_IN[1:])), "AMAZON.YesIntent is missing"),
    "multiple values": (replace(GOOD, locale="en-IN"), "which this locale cannot"),
    "many intents": (
        with_intents(*(Intent("G" + "o" * n, (), ("go" + "o" * n,)) for n in range(250))),
        "Alexa takes 250",
    ),
    "huge": (with_intent(samples=("start {equipment} " + "o" * 1_500_000,)), "Alexa takes 1500000"),
    "two intents": (with_intents(Intent("GoIntent", (), ("start",))), '"start" may be StartIntent'),
    "same shape": (
        with_intents(Intent("UseIntent", (Slot("gear", "Equipment"),), ("start with {gear}",))),
        'or UseIntent ("start with {gear}")',
    ),
    "same words": (
        replace(
            with_intents(Intent("UseIntent", (Slot("tool", "Tool"),), ("start with {tool}",))),
            types=(EQUIPMENT, SlotType("Tool", (Value("tie", ("bands",)),))),
        ),
        '"start with bands" may be StartIntent',
    ),
}


@pytest.mark.tool("our lint")
def test_the_coachs_models_break_no_rule(checked):
    built = tuple(models())
    largest = max(len(as_json(model).encode()) for model in built)

    assert [fault for model in built for fault in faults(model)] == []
    checked(f"{len(built)} models against {len(RULES)} rules, the largest {largest / 1e6:.2f} of 1.5 MB")


@pytest.mark.tool("our lint")
def test_the_coach_can_be_told_the_same_in_every_locale(checked):
    built = tuple(models())

    assert differences(built) == ()
    checked(f"{len(built)} locales alike in intents, slots and values")


def test_a_sound_model_has_no_faults():
    assert faults(GOOD) == ()


@pytest.mark.parametrize(("model", "says"), BROKEN.values(), ids=BROKEN)
def test_a_broken_model_is_told_why(model, says):
    found = faults(model)

    assert [fault for fault in found if says in fault], found


def test_every_rule_catches_something():
    idle = [rule.__name__ for rule in RULES if not any(list(rule(model)) for model, _says in BROKEN.values())]

    assert idle == []


def test_the_accents_and_possessives_of_a_language_are_legal():
    assert faults(with_intent(samples=("où est {equipment}'s", "a. b. exercise"))) == ()


ELSEWHERE = replace(GOOD, locale="en-GB")
UNLIKE = {
    "an intent less": (replace(ELSEWHERE, intents=BUILT_IN), "en-GB: intent StartIntent is missing"),
    "an intent more": (
        replace(ELSEWHERE, intents=(*GOOD.intents, Intent("GoIntent", (), ("go",)))),
        "en-GB: intent GoIntent is not in en-US",
    ),
    "another slot type": (
        replace(ELSEWHERE, intents=(replace(START, slots=(Slot("equipment", "Kit"),)), *BUILT_IN)),
        "slot StartIntent equipment Equipment is missing",
    ),
    "a value less": (
        replace(ELSEWHERE, types=(SlotType("Equipment", EQUIPMENT.values[:1]),)),
        "value Equipment rings is missing",
    ),
    "another name": (replace(ELSEWHERE, invocation_name="gym day coach"), 'is "gym day coach"'),
}


@pytest.mark.parametrize(("other", "says"), UNLIKE.values(), ids=UNLIKE)
def test_a_locale_that_can_do_less_or_more_than_the_first_is_named(other, says):
    found = differences((GOOD, other))

    assert [fault for fault in found if says in fault], found


def test_other_words_for_the_same_thing_and_numbered_slots_are_no_difference():
    words = (Value("band", ("band", "elastic")), Value("rings", ("rings", "hoops")))
    slots = tuple(Slot(name, "Equipment") for name in ("equipment", "equipment_two", "equipment_three"))
    other = replace(ELSEWHERE, intents=(replace(START, slots=slots), *BUILT_IN))

    assert differences((GOOD, replace(other, types=(SlotType("Equipment", words),)))) == ()
