"""Amazon's own schema accepts the models."""

import json

import pytest
from smapi_schema import INTERACTION_MODEL, complaints

from skill.interaction.files import MODELS_FOLDER


@pytest.mark.parametrize("path", sorted(MODELS_FOLDER.glob("en-*.json")), ids=lambda path: path.stem)
def test_amazons_schema_accepts_the_committed_model(path):
    assert complaints(INTERACTION_MODEL, json.loads(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("part", "spoilt"),
    [
        ("invocationName", 7),
        ("intents", [{"title": "StartIntent"}]),
        ("intents", [{"name": "StartIntent", "slots": [{"name": "goal", "type": "Goal", "many": True}]}]),
        ("types", [{"name": "Goal", "values": [{"name": {"value": 1}}]}]),
    ],
)
def test_amazons_schema_refuses_a_spoilt_model(part, spoilt):
    model = {"invocationName": "pull day coach", "intents": [], "types": [], part: spoilt}

    assert complaints(INTERACTION_MODEL, {"interactionModel": {"languageModel": model}}) != []
