"""One skill and one ear for all conversations."""

from pathlib import Path

import pytest

from skill.app import create_skill
from skill.storage.memory import MemoryStore
from speech.interaction import load_model
from speech.matching import Matcher

MODEL = Path(__file__).parents[2] / "interaction_models" / "en-US.json"


@pytest.fixture(scope="session")
def store():
    return MemoryStore()


@pytest.fixture(scope="session")
def skill(store):
    return create_skill(store)


@pytest.fixture(scope="session")
def model():
    return load_model(MODEL)


@pytest.fixture(scope="session")
def matcher(model):
    return Matcher(model)
