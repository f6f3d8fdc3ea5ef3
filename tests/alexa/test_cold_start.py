"""What the function loads before its first answer: each library more makes the user wait."""

import json
import subprocess

import dynamodb_local
import pytest
from alexa_requests import envelope
from built_artifact import for_this_machine
from lambda_emulator import RUNTIME

_PROGRAM = """
import json, sys
from skill.lambda_function import handler
answer = handler(json.loads(sys.argv[1]), None)
assert "Welcome" in answer["response"]["outputSpeech"]["ssml"]
print(*sys.modules)
"""
_SCREEN = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
_SPEAKER = {"Alexa.Presentation.APLA": {"runtime": {"maxVersion": "0.91"}}}
_SLOW = {
    "yaml": "the data is compiled",
    "skill.catalogue.sources": "the catalogue was checked when it was compiled",
    "s3transfer": "boto3 loads it; botocore alone has the table's client",
    "num2words": "the words of common numbers are compiled",
}
_MOST_MODELS = 130
"""Of the SDK's two thousand, each a module of its own; the package of screens loads a hundred by itself."""


@pytest.fixture(scope="module", params=(_SPEAKER, _SCREEN), ids=("speaker", "screen"))
def loaded(request):
    """Names of all modules that are loaded when the first answer is given."""
    folder, event = for_this_machine().folder, envelope({"type": "LaunchRequest"}, interfaces=request.param)
    settings = {
        "PYTHONPATH": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "SKILL_ID": "amzn1.ask.skill.1",
        "TABLE_NAME": dynamodb_local.new_table(dynamodb_local.shared_client()),
        "DYNAMODB_ENDPOINT": dynamodb_local.endpoint(),
    }
    done = subprocess.run(
        [RUNTIME, "-c", _PROGRAM, json.dumps(event)],
        cwd=folder,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("library", _SLOW)
def test_nobody_waits_for_a_library_that_the_first_answer_does_not_need(library, loaded):
    assert library not in loaded, _SLOW[library]


def test_of_the_sdks_models_only_those_of_the_request_are_loaded(loaded):
    models = [name for name in loaded if name.startswith("ask_sdk_model.interfaces")]

    assert len(models) <= _MOST_MODELS
