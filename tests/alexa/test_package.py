"""pullday package lays out what Amazon's ask deploy sends, or says in a sentence why it does not."""

import json
import os
import shutil
import struct
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from smapi_schema import INTERACTION_MODEL, MANIFEST, complaints

from skill.interaction.files import MODELS_FOLDER
from skill.packaging import package

ROOT = Path(__file__).parents[2]
LOCALES = ("en-AU", "en-CA", "en-GB", "en-IN", "en-US")
ARN = "arn:aws:lambda:us-east-1:123456789012:function:pull-day-coach-Coach-AbC123:live"
SKILL_ID = "amzn1.ask.skill.12345678-1234-1234-1234-123456789abc"
OTHER_ID = "amzn1.ask.skill.00000000-1234-1234-1234-123456789abc"


def run(*arguments):
    return CliRunner().invoke(package, [str(one) for one in arguments])


def packed(folder, *arguments):
    result = run(folder, *(arguments or ("--endpoint", ARN)))
    assert result.exit_code == 0, result.output
    return manifest_of(folder)


def manifest_of(folder):
    return json.loads((folder / "skill-package/skill.json").read_text(encoding="utf-8"))


def custom_of(manifest):
    return manifest["manifest"]["apis"]["custom"]


def contents(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_package_has_what_ask_deploy_looks_for(tmp_path):
    packed(tmp_path / "alexa")

    models = {f"skill-package/interactionModels/custom/{locale}.json" for locale in LOCALES}
    icons = {
        f"skill-package/assets/images/{locale}_{size}Icon.png"
        for locale in LOCALES
        for size in ("small", "large")
    }
    assert set(contents(tmp_path / "alexa")) == {
        "ask-resources.json",
        "skill-package/skill.json",
        *models,
        *icons,
    }


def test_the_models_are_the_committed_ones(tmp_path):
    packed(tmp_path / "alexa")

    for locale in LOCALES:
        model = tmp_path / f"alexa/skill-package/interactionModels/custom/{locale}.json"
        assert model.read_bytes() == (MODELS_FOLDER / f"{locale}.json").read_bytes()


@pytest.mark.tool("Amazon's schema")
@pytest.mark.parametrize(
    "arguments",
    [
        (
            "--endpoint",
            ARN,
            "--privacy-url",
            "https://example.com/privacy",
            "--terms-url",
            "https://example.com/t",
        ),
        ("--url", "https://coach.example.com/alexa", "--certificate", "Wildcard"),
        ("--no-endpoint",),
    ],
    ids=("lambda", "server", "first"),
)
def test_amazons_schema_accepts_what_is_packed(tmp_path, checked, arguments):
    assert complaints(MANIFEST, packed(tmp_path / "alexa", *arguments)) == []
    for model in (tmp_path / "alexa/skill-package/interactionModels/custom").iterdir():
        assert complaints(INTERACTION_MODEL, json.loads(model.read_text(encoding="utf-8"))) == []
    checked("3 packages, for Lambda, a server of one's own, and a first deployment")


def test_the_endpoint_is_filled_in(tmp_path):
    assert custom_of(packed(tmp_path / "alexa"))["endpoint"] == {"uri": ARN}


@pytest.mark.parametrize(("given", "kind"), [((), "Trusted"), (("--certificate", "wildcard"), "Wildcard")])
def test_a_server_of_ones_own_comes_with_the_kind_of_its_certificate(tmp_path, given, kind):
    manifest = packed(tmp_path / "alexa", "--url", "https://coach.example.com/alexa", *given)

    assert custom_of(manifest)["endpoint"] == {
        "uri": "https://coach.example.com/alexa",
        "sslCertificateType": kind,
    }


def test_the_first_deployment_needs_no_endpoint_and_is_told_how(tmp_path):
    result = run(tmp_path / "alexa", "--no-endpoint")

    assert "ask deploy --target skill-metadata" in result.output
    assert "endpoint" not in custom_of(manifest_of(tmp_path / "alexa"))


def test_the_owners_links_stand_in_every_locale(tmp_path):
    manifest = packed(tmp_path / "alexa", "--endpoint", ARN, "--privacy-url", "https://example.com/privacy")

    links = manifest["manifest"]["privacyAndCompliance"]["locales"]
    assert links == {locale: {"privacyPolicyUrl": "https://example.com/privacy"} for locale in LOCALES}


def test_without_a_privacy_policy_the_store_is_mentioned(tmp_path):
    assert "--privacy-url" in run(tmp_path / "alexa", "--endpoint", ARN).output


def test_an_arn_without_alias_is_packed_with_a_warning(tmp_path):
    assert "ends without an alias" in run(tmp_path / "bare", "--endpoint", ARN.removesuffix(":live")).output
    assert "ends without" not in run(tmp_path / "live", "--endpoint", ARN).output
    assert "ends without" not in run(tmp_path / "own", "--url", "https://coach.example.com/alexa").output


@pytest.mark.parametrize(("size", "pixels"), [("small", 108), ("large", 512)])
def test_every_icon_that_the_manifest_names_is_there_in_the_size_of_the_store(tmp_path, size, pixels):
    manifest = packed(tmp_path / "alexa")

    for page in manifest["manifest"]["publishingInformation"]["locales"].values():
        path = tmp_path / "alexa/skill-package" / page[f"{size}IconUri"].removeprefix("file://")
        picture = path.read_bytes()
        assert picture.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack(">II", picture[16:24]) == (pixels, pixels)


def test_a_skill_id_is_noted_for_ask_deploy(tmp_path):
    packed(tmp_path / "alexa", "--endpoint", ARN, "--skill-id", SKILL_ID)

    states = json.loads((tmp_path / "alexa/.ask/ask-states.json").read_text(encoding="utf-8"))
    assert states == {"askcliStatesVersion": "2020-03-31", "profiles": {"default": {"skillId": SKILL_ID}}}


def test_packing_again_keeps_the_id_that_ask_deploy_noted_and_the_owners_own_files(tmp_path):
    packed(tmp_path / "alexa", "--no-endpoint", "--skill-id", SKILL_ID)
    states = (tmp_path / "alexa/.ask/ask-states.json").read_bytes()
    (tmp_path / "alexa/notes.txt").write_text("mine", encoding="utf-8")
    stale = tmp_path / "alexa/skill-package/interactionModels/custom/de-DE.json"
    stale.write_text("{}", encoding="utf-8")

    manifest = packed(tmp_path / "alexa")

    assert custom_of(manifest)["endpoint"] == {"uri": ARN}
    assert (tmp_path / "alexa/.ask/ask-states.json").read_bytes() == states
    assert (tmp_path / "alexa/notes.txt").read_text(encoding="utf-8") == "mine"
    assert not stale.exists()


def test_another_skill_id_replaces_the_one_that_was_noted(tmp_path):
    packed(tmp_path / "alexa", "--endpoint", ARN, "--skill-id", SKILL_ID)
    packed(tmp_path / "alexa", "--endpoint", ARN, "--skill-id", OTHER_ID)

    assert OTHER_ID in (tmp_path / "alexa/.ask/ask-states.json").read_text(encoding="utf-8")


def test_nothing_is_left_beside_the_package(tmp_path):
    packed(tmp_path / "alexa")
    packed(tmp_path / "alexa")

    assert [path.name for path in tmp_path.iterdir()] == ["alexa"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Say where Alexa finds the coach: --endpoint ARN"),
        (("--endpoint", ARN, "--no-endpoint"), "Say where Alexa finds the coach"),
        (("--endpoint", ""), '"" is no ARN of a Lambda function'),
        (("--endpoint", "pull-day-coach"), '"pull-day-coach" is no ARN of a Lambda function'),
        (("--endpoint", ARN.replace("lambda", "s3")), "is no ARN of a Lambda function"),
        (("--endpoint", f"{ARN}\n"), "is no ARN of a Lambda function"),
        (("--endpoint", ARN.replace("us-east-1", "eu-central-1")), "does not call functions in eu-central-1"),
        (("--url", "http://coach.example.com/alexa"), "is no address on the internet"),
        (("--url", "https://localhost/alexa"), "is no address on the internet"),
        (("--url", "https://10.0.0.1/alexa"), "is no address on the internet"),
        (("--url", "https://[::1"), "is no address on the internet"),
        (("--url", "https://coach.example.com:5000/alexa"), "Alexa calls port 443 only"),
        (("--url", "https://coach.example.com:99999/"), "is no address on the internet"),
        (("--url", "https://coach.example.com/alexa?key=1"), "has more than host and path"),
        (("--endpoint", ARN, "--privacy-url", "example.com"), '"example.com" is no address on the internet'),
        (("--endpoint", ARN, "--skill-id", "amzn1.ask.skill.1"), '"amzn1.ask.skill.1" is no skill id'),
    ],
)
def test_an_odd_address_is_refused_in_a_sentence_and_nothing_is_written(tmp_path, arguments, says):
    result = run(tmp_path / "alexa", *arguments)

    assert result.exit_code != 0
    assert says in result.output
    assert "Traceback" not in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "held",
    [
        {"holiday.jpg": b""},
        {"ask-resources.json": b"{}", "skill-package/skill.json": b"{"},
        {
            "ask-resources.json": b"{}",
            "skill-package/skill.json": json.dumps(
                {"manifest": {"publishingInformation": {"locales": {"en-US": {"name": "Another Coach"}}}}}
            ).encode(),
        },
    ],
    ids=("photo", "broken", "another skill"),
)
def test_a_folder_that_holds_something_else_is_left_alone(tmp_path, held):
    for name, content in held.items():
        path = tmp_path / "alexa" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    result = run(tmp_path / "alexa", "--endpoint", ARN)

    assert result.exit_code == 1
    assert "holds something else. Name a folder that is new" in result.output
    assert contents(tmp_path) == {f"alexa/{name}": content for name, content in held.items()}


def test_a_file_is_left_alone(tmp_path):
    (tmp_path / "alexa").write_text("mine", encoding="utf-8")

    assert "is a file" in run(tmp_path / "alexa", "--endpoint", ARN).output
    assert (tmp_path / "alexa").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_and_one_in_a_folder_to_come_are_filled(tmp_path):
    (tmp_path / "alexa").mkdir()

    packed(tmp_path / "alexa")
    packed(tmp_path / "new" / "alexa")

    assert contents(tmp_path / "alexa") == contents(tmp_path / "new" / "alexa")


def test_the_folder_that_one_stands_in_is_not_exchanged():
    result = run(".", "--endpoint", ARN)

    assert "is the folder you stand in" in result.output


def test_a_path_through_a_file_is_told_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")

    result = run(tmp_path / "file" / "alexa", "--endpoint", ARN)

    assert "cannot be written: Not a directory." in result.output
    assert result.exit_code == 1


def test_an_installed_copy_packs_without_the_developers_tools(tmp_path):
    """What builds the models stays with the developers; whoever deploys has the built ones."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for room in project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]:
        shutil.copytree(ROOT / room, tmp_path / "site" / room, ignore=shutil.ignore_patterns("__pycache__"))
    script = "import sys; sys.modules['hassil'] = None; from skill.packaging import package; package()"

    done = subprocess.run(
        [sys.executable, "-c", script, "alexa", "--endpoint", ARN],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    packed(tmp_path / "again")
    assert contents(tmp_path / "alexa") == contents(tmp_path / "again")
