"""What people say to the coach, taken by its own interaction model."""

import random
import time
from pathlib import Path

import pytest
import yaml

from speech.intent_match import SlotMatch
from speech.interaction import load_model
from speech.matching import Matcher

ROOT = Path(__file__).parents[2]
UTTERANCES = ROOT / "tests" / "conversations" / "utterances.yaml"
COACH = ROOT / "interaction_models" / "en-US.json"
REJECTED = (None, "AMAZON.FallbackIntent")


def understood(match):
    """Intent, and by slot the ids of listed values or the value of others."""
    slots = {name: [one.id or one.value for one in values] for name, values in match.slots.items()}
    return match.intent, slots


@pytest.fixture(scope="module")
def coach():
    if not COACH.exists():
        pytest.skip("interaction_models/en-US.json is not built yet")
    return Matcher(load_model(COACH))


def table(part):
    return yaml.safe_load(UTTERANCES.read_text(encoding="utf-8"))[part] if UTTERANCES.exists() else []


def expected(entry):
    slots = entry.get("slots") or {}
    return {
        name: [str(one) for one in (value if isinstance(value, list) else [value])]
        for name, value in slots.items()
    }


def is_right(match, entry):
    intent, slots = understood(match)
    return intent == entry["intent"] and all(
        slots.get(name) == value for name, value in expected(entry).items()
    )


@pytest.mark.parametrize("entry", table("listed"), ids=lambda entry: entry["say"])
def test_what_people_say_to_the_coach_is_understood(coach, entry):
    assert is_right(coach.match(entry["say"]), entry)


def test_most_wordings_that_no_template_has_are_understood(coach):
    entries = table("unlisted")
    wrong = [entry["say"] for entry in entries if not is_right(coach.match(entry["say"]), entry)]
    assert len(wrong) <= 0.08 * len(entries), wrong


def test_nearly_all_talk_in_the_room_is_rejected(coach):
    taken = [said for said in table("out_of_domain") if coach.match(said).intent not in REJECTED]
    assert len(taken) <= 0.03 * len(table("out_of_domain")), taken


@pytest.mark.parametrize(
    "said", ["I did none", "minus three", "I did not get ten", "I did eight and the red bound", "not ten"]
)
def test_no_number_is_logged_that_was_not_said(coach, said):
    """A number made up from other words is worse than being asked again."""
    assert "weight" not in coach.match(said).slots
    assert coach.match(said).slots.get("reps", ()) in ((), (SlotMatch("8", None),))


@pytest.mark.parametrize(
    ("said", "reps"), [("I did ate", "8"), ("I did sevon", "7"), ("I did thirny reps", "30")]
)
def test_a_number_written_as_it_sounds_or_misspelt_is_still_that_number(coach, said, reps):
    assert understood(coach.match(said)) == ("LogSetIntent", {"reps": [reps]})


@pytest.mark.parametrize(("said", "value"), [("a trampoline", "trampoline"), ("some sandbags", "sandbags")])
def test_a_thing_that_nobody_listed_is_taken_for_equipment(coach, said, value):
    match = coach.match(said)
    assert understood(match) == ("SetEquipmentIntent", {"equipment": [value]})
    assert match.confidence == 0.6


@pytest.mark.parametrize(
    "said", ["the news", "a moment", "trampoline", "a large box of trampolines", "close"]
)
def test_other_things_are_not(coach, said):
    assert coach.match(said).intent in REJECTED


@pytest.mark.parametrize("part", ["legs", "chest"])
def test_another_part_of_the_body_is_no_misheard_muscle(coach, part):
    assert understood(coach.match(f"I want something for my {part}")) == (
        "StartWorkoutIntent",
        {"muscle": [part]},
    )


def misheard(said, chance):
    """The utterance with a small word lost, a letter wrong, or a word too many."""
    words = said.split()
    place = chance.randrange(len(words))
    small = [index for index, word in enumerate(words) if word in {"a", "the", "my", "me", "for", "to", "of"}]
    fault = chance.choice(("lost", "letter", "extra"))
    if fault == "lost" and small:
        words.pop(chance.choice(small))
    elif fault == "letter" and len(words[place]) > 4:
        cut = chance.randrange(1, len(words[place]))
        words[place] = words[place][:cut] + chance.choice("aeionrst") + words[place][cut + 1 :]
    else:
        words.insert(place, chance.choice(("um", "really", "just", "like")))
    return " ".join(words)


def test_most_of_what_is_said_to_the_coach_survives_one_fault(coach):
    chance = random.Random(11)
    entries = [entry for entry in table("listed") if len(entry["say"].split()) >= 4]
    entries = chance.sample(entries, min(80, len(entries)))
    wrong = [
        said for entry in entries if not is_right(coach.match(said := misheard(entry["say"], chance)), entry)
    ]
    assert len(wrong) <= 0.12 * len(entries), wrong


def test_understanding_keeps_up_with_speech(coach):
    """A listed sentence takes no time, and a misheard one a few hundredths of a second."""
    start = time.process_time()
    for _ in range(50):
        coach.match("start a ten minute band workout for my lats")
    assert (time.process_time() - start) / 50 < 0.005
    start = time.process_time()
    for _ in range(5):
        coach.match("start a tin minute ban workout for my latz")
    assert (time.process_time() - start) / 5 < 0.2
