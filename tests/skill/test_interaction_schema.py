"""Amazon's own schema accepts the models."""

import json

import pytest
from smapi_schema import INTERACTION_MODEL, complaints

from skill.interaction.files import MODELS_FOLDER


@pytest.mark.tool("Amazon's schema")
def test_amazons_schema_accepts_the_committed_models(checked):
    """Alexa builds each of them, as far as its schema tells."""
    paths = sorted(MODELS_FOLDER.glob("en-*.json"))
    models = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    parts = [model["interactionModel"]["languageModel"] for model in models]
    intents = len(parts[0]["intents"])
    samples = sum(len(intent["samples"]) for part in parts for intent in part["intents"])

    found = {
        path.stem: complaints(INTERACTION_MODEL, model) for path, model in zip(paths, models, strict=True)
    }

    assert found == {path.stem: [] for path in paths}
    checked(f"{len(models)} models of {intents} intents, {samples} samples")


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
