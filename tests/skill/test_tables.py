"""The tables agree: intents, commands, outcomes and wordings leave no gap between them."""

import json
import re
from pathlib import Path

import pytest

from skill.alexa.handlers.intents import COMMANDS
from skill.coach import USE_CASES
from skill.domain import commands as c
from skill.domain import outcomes as o
from skill.phrasing import sentences
from skill.phrasing.wording import load_wording

ROOT = Path(__file__).parents[2]
MODELS = sorted((ROOT / "interaction_models").glob("en-*.json"))
WORDING = load_wording()


def language_model(path):
    return json.loads(path.read_text(encoding="utf-8"))["interactionModel"]["languageModel"]


def subclasses(base):
    found = base.__subclasses__()
    return {*found, *(one for kind in found for one in subclasses(kind))}


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_every_intent_that_can_be_said_is_carried_out_and_the_other_way_round(path):
    assert {intent["name"] for intent in language_model(path)["intents"]} == set(COMMANDS)


def test_every_command_has_its_use_case():
    assert set(USE_CASES) == subclasses(c.Command)


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_every_topic_one_can_ask_about_has_an_answer(path):
    (topics,) = [one for one in language_model(path)["types"] if one["name"].lower().startswith("topic")]
    ids = {value["id"] for value in topics["values"]}
    assert ids
    assert {one for one in ids if not WORDING.has(f"topics.{one}")} == set()


@pytest.mark.parametrize("outcome", sorted(subclasses(o.Outcome), key=lambda kind: kind.__name__))
def test_every_outcome_has_words(outcome):
    """By a sentence of its own, or by a wording of its name that needs no more than the place."""
    if outcome in sentences._SENTENCES:
        return
    key = re.sub(r"(?<!^)(?=[A-Z])", "_", outcome.__name__).lower()
    assert WORDING.has(key)
    entry = WORDING.entries[key]
    needed = {name for text in (entry if isinstance(entry, list) else [entry]) for name in names(text)}
    assert needed <= {"exercises", "place"}


def names(text):
    return re.findall(r"{(\w+)}", text)


def test_every_wording_that_the_code_names_is_there():
    """A key is never found missing in the middle of a workout."""
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "skill" / "phrasing").glob("*.py")]
    sources.append((ROOT / "skill" / "turns.py").read_text(encoding="utf-8"))
    said = {key for source in sources for key in re.findall(r'say\(\s*"([a-z_.]+)"', source)}
    assert {key for key in said if not WORDING.has(key)} == set()


@pytest.mark.parametrize("group", ["tail", "help_given"])
def test_every_moment_has_its_own_ending_and_help(group):
    moments = {"none", "offered", "waiting", "paused", "cueing", "done"}
    assert moments <= set(WORDING.entries[group])


def test_every_way_of_coaching_has_its_words():
    assert {one.value for one in c.CoachingDetail} == set(WORDING.entries["coaching_changed"])
