"""Amazon's own ask-cli deploys the package, to a stand-in for Amazon's service."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from smapi_schema import INTERACTION_MODEL, MANIFEST, complaints
from smapi_server import SKILL_ID, smapi_server

from skill.packaging import package

_INSTALLED = Path(__file__).parents[2] / "build/npm/node_modules/ask-cli/dist/bin/ask.js"
ASK = Path(os.environ.get("ASK_CLI", _INSTALLED))
ARN = "arn:aws:lambda:eu-west-1:123456789012:function:coach:live"
TOKEN = {
    "access_token": "-",
    "refresh_token": "-",
    "token_type": "bearer",
    "expires_at": "2099-01-01T00:00:00Z",
}
ACCOUNT = {"profiles": {"default": {"aws_profile": None, "token": TOKEN, "vendor_id": "M1"}}}

pytestmark = pytest.mark.tool("ask-cli")


@pytest.fixture
def smapi():
    if not ASK.is_file():
        pytest.skip(f"{ASK} is missing: npm install --prefix build/npm ask-cli antlr4ts@0.5.0-alpha.4")
    with smapi_server() as server:
        yield server


@pytest.fixture
def ask(tmp_path, smapi):
    """Run ask with a made-up account, in the package's folder."""
    home = tmp_path / "home"
    (home / ".ask").mkdir(parents=True)
    (home / ".ask/cli_config").write_text(json.dumps(ACCOUNT), encoding="utf-8")
    settings = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "ASK_SMAPI_SERVER_BASE_URL": smapi.address,
        "ASK_SHARE_USAGE": "false",
    }

    def run(*arguments):
        return subprocess.run(
            ["node", str(ASK), *arguments],
            cwd=tmp_path / "alexa",
            env=settings,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    return run


def pack(folder, *arguments):
    result = CliRunner().invoke(package, [str(folder), *arguments])
    assert result.exit_code == 0, result.output


def noted(folder):
    states = json.loads((folder / ".ask/ask-states.json").read_text(encoding="utf-8"))
    return states["profiles"]["default"]["skillId"]


def test_a_skill_is_made_first_and_then_gets_its_endpoint(tmp_path, smapi, ask, checked):
    """The order of the guide: an id without an endpoint, then the endpoint, and the skill is enabled."""
    folder = tmp_path / "alexa"
    pack(folder, "--no-endpoint")
    first = ask("deploy", "--target", "skill-metadata")
    assert first.returncode == 0, first.stdout + first.stderr
    assert noted(folder) == SKILL_ID
    assert (
        "POST",
        "/v1/skills/imports",
        {"location": f"{smapi.address}/upload", "vendorId": "M1"},
    ) in smapi.calls

    pack(folder, "--endpoint", ARN)
    second = ask("deploy")

    assert second.returncode == 0, second.stdout + second.stderr
    assert ("POST", f"/v1/skills/{SKILL_ID}/imports", {"location": f"{smapi.address}/upload"}) in smapi.calls
    assert smapi.enabled
    manifest = json.loads(smapi.package["skill.json"])
    assert manifest["manifest"]["apis"]["custom"]["endpoint"] == {"uri": ARN}
    assert complaints(MANIFEST, manifest) == []
    models = [name for name in smapi.package if name.startswith("interactionModels/custom/")]
    assert all(complaints(INTERACTION_MODEL, json.loads(smapi.package[name])) == [] for name in models)
    checked(f"2 deployments of {len(models)} models and {len(smapi.package) - len(models) - 1} icons")


@pytest.mark.parametrize(
    "command",
    [
        ("dialog", "--locale"),
        ("smapi", "submit-skill-validation", "--locales"),
        ("smapi", "delete-skill", "--skill-id"),
    ],
    ids=" ".join,
)
def test_the_commands_of_the_guide_are_there(tmp_path, ask, command):
    (tmp_path / "alexa").mkdir()
    *words, option = command

    assert option in ask(*words, "--help").stdout
