"""Every English locale understands the same things, and the words of its own place besides."""

from pathlib import Path

import pytest
import yaml

from skill.alexa.locales import usual_unit
from skill.domain.load import WeightUnit
from skill.interaction.files import MODELS_FOLDER
from skill.interaction.rules import amazon_rules
from speech.interaction import load_model
from speech.matching import Matcher

TABLE = Path(__file__).parents[1] / "conversations" / "utterances.yaml"
SAID = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
LOCALES = ("en-US", "en-GB", "en-AU", "en-CA", "en-IN")
FARTHEST = ("en-GB", "en-IN")
"""Whose words differ most; guesses take seconds a locale, and en-US is tried beside the device."""
LOCAL = [
    ("en-GB", "start a training session", "StartWorkoutIntent", {}),
    ("en-GB", "I fancy a ten minute session", "StartWorkoutIntent", {"duration": ["PT10M"]}),
    ("en-GB", "what's your favourite exercise", "RecommendExerciseIntent", {}),
    ("en-GB", "someone's nicked the bench", "SwapExerciseIntent", {"equipment": ["bench"]}),
    ("en-GB", "a tad slower", "ChangePaceIntent", {"direction": ["down"]}),
    ("en-GB", "my elbow is playing up", "DiscomfortIntent", {"body_part": ["elbow"]}),
    ("en-GB", "go on then", "AMAZON.YesIntent", {}),
    ("en-GB", "no kit", "SetEquipmentIntent", {"equipment": ["bodyweight"]}),
    ("en-GB", "hang on a tick", "AMAZON.PauseIntent", {}),
    ("en-AU", "heaps easier", "ChangeDifficultyIntent", {"direction": ["down"]}),
    ("en-AU", "no worries", "AMAZON.YesIntent", {}),
    ("en-AU", "I've got a physio band", "SetEquipmentIntent", {"equipment": ["band"]}),
    ("en-AU", "how long have I got left", "WhatIsLeftIntent", {}),
    ("en-CA", "the grey band", "SetLoadsIntent", {"band_color": ["silver"]}),
    ("en-CA", "I have a theraband", "SetEquipmentIntent", {"equipment": ["band"]}),
    ("en-IN", "I am having only a band", "SetEquipmentIntent", {"equipment": ["band"]}),
    ("en-IN", "my shoulder is paining", "DiscomfortIntent", {"body_part": ["shoulder"]}),
    ("en-IN", "ten reps done", "LogSetIntent", {"reps": ["10"]}),
    ("en-IN", "reduce the speed", "ChangePaceIntent", {"direction": ["down"]}),
    ("en-IN", "kindly repeat", "AMAZON.RepeatIntent", {}),
    ("en-IN", "fifteen kgs", "LogSetIntent", {"weight": ["15"], "weight_unit": ["kg"]}),
]


@pytest.fixture(scope="module")
def matchers():
    return {locale: Matcher(load_model(MODELS_FOLDER / f"{locale}.json")) for locale in LOCALES}


def understood(match):
    """The intent, and the values of its slots; numbered slots stand for one that takes several."""
    slots = {}
    for name, values in match.slots.items():
        first, _, ending = name.rpartition("_")
        slot = first if ending in amazon_rules().further_slots else name
        slots.setdefault(slot, []).extend(one.id or one.value for one in values)
    return match.intent, slots


def is_right(match, entry):
    intent, slots = understood(match)
    wanted = {
        name: [str(one) for one in (value if isinstance(value, list) else [value])]
        for name, value in (entry.get("slots") or {}).items()
    }
    return intent == entry["intent"] and wanted.items() <= slots.items()


@pytest.mark.parametrize("locale", LOCALES)
def test_all_that_americans_say_is_understood_in_every_locale(matchers, locale):
    wrong = [e["say"] for e in SAID["listed"] if not is_right(matchers[locale].match(e["say"]), e)]

    assert wrong == []


@pytest.mark.parametrize("locale", FARTHEST)
def test_most_wordings_that_no_template_has_are_understood_elsewhere_too(matchers, locale):
    wrong = [e["say"] for e in SAID["unlisted"] if not is_right(matchers[locale].match(e["say"]), e)]

    assert len(wrong) <= 0.08 * len(SAID["unlisted"]), wrong


@pytest.mark.parametrize("locale", FARTHEST)
def test_nearly_all_talk_in_the_room_is_rejected_elsewhere_too(matchers, locale):
    heard = [matchers[locale].match(said).intent for said in SAID["out_of_domain"]]
    taken = [intent for intent in heard if intent not in {None, "AMAZON.FallbackIntent"}]

    assert len(taken) <= 0.03 * len(heard), taken


@pytest.mark.parametrize(("locale", "said", "intent", "slots"), LOCAL, ids=str)
def test_the_words_of_a_place_are_understood_there(matchers, locale, said, intent, slots):
    assert understood(matchers[locale].match(said)) == (intent, slots)


def test_each_locale_has_its_committed_model():
    assert sorted(path.stem for path in MODELS_FOLDER.glob("en-*.json")) == sorted(LOCALES)


@pytest.mark.parametrize(
    ("locale", "unit"), [("en-US", "lb"), ("en-CA", "lb"), ("en-GB", "kg"), ("en-AU", "kg"), ("en-IN", "kg")]
)
def test_a_newcomers_loads_are_in_the_unit_that_is_usual_there(locale, unit):
    assert usual_unit(locale) is WeightUnit(unit)


@pytest.mark.parametrize("locale", [None, "", "de-DE", "en", "EN-gb "])
def test_an_unknown_locale_counts_in_pounds_like_the_first(locale):
    assert usual_unit(locale) is WeightUnit.LB
