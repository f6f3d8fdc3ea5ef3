"""What people say to the coach, each sentence to the intent it is meant for."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from skill.interaction.files import models
from skill.interaction.rules import amazon_rules
from skill.interaction.wording import legal

TABLE = Path(__file__).parents[1] / "conversations" / "utterances.yaml"
UTTERANCES = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
MEANT = [*UTTERANCES["listed"], *UTTERANCES["unlisted"]]


LOCALES = ("en-US", "en-GB", "en-AU", "en-CA", "en-IN")


@pytest.fixture(scope="module")
def built():
    return {model.locale: model for model in models()}


@pytest.fixture(params=LOCALES)
def model(request, built):
    return built[request.param]


def slots_of(intent):
    """The intent's slots by name; numbered slots stand for one that takes several values."""
    several = {slot.name.removesuffix("_two") for slot in intent.slots if slot.name.endswith("_two")}
    numbered = {f"{name}_{ending}" for name in several for ending in amazon_rules().further_slots}
    return {
        slot.name: replace(slot, multiple=slot.multiple or slot.name in several)
        for slot in intent.slots
        if slot.name not in numbered
    }


def test_no_sentence_stands_twice():
    said = Counter(legal(each["say"]) for each in MEANT) + Counter(map(legal, UTTERANCES["out_of_domain"]))

    assert [sentence for sentence, times in said.items() if times > 1] == []


def test_every_intent_that_people_can_say_has_sentences(model):
    assert {each["intent"] for each in UTTERANCES["listed"]} == {
        intent.name for intent in model.intents if intent.samples
    }


def test_every_slot_and_value_of_the_table_is_declared(model):
    slots = {intent.name: slots_of(intent) for intent in model.intents}
    ids = {each.name: {value.id for value in each.values} for each in model.types}

    for each in MEANT:
        for name, wanted in each.get("slots", {}).items():
            slot = slots[each["intent"]][name]
            values = wanted if isinstance(wanted, list) else [wanted]
            assert slot.multiple or len(values) == 1, each
            assert slot.type not in ids or set(values) <= ids[slot.type], each


def test_every_slot_of_every_intent_is_said_in_the_table(model):
    declared = {(intent.name, name) for intent in model.intents for name in slots_of(intent)}
    said = {(each["intent"], name) for each in MEANT for name in each.get("slots", {})}

    assert declared - said == set()


def test_a_sentence_without_slots_that_is_a_sample_belongs_to_its_intent(model):
    owners = {sample: intent.name for intent in model.intents for sample in intent.samples}
    astray = [each for each in MEANT if owners.get(legal(each["say"]), each["intent"]) != each["intent"]]

    assert astray == []


def test_unlisted_and_foreign_sentences_are_no_samples(model):
    samples = {sample for intent in model.intents for sample in intent.samples}
    foreign = [*(each["say"] for each in UTTERANCES["unlisted"]), *UTTERANCES["out_of_domain"]]

    assert [sentence for sentence in foreign if legal(sentence) in samples] == []
