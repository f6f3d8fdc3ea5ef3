"""CONTRIBUTING.md, followed to the letter."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("skill", "speech", "interaction_models")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code with the guide's exercise added and its models made, no Python touched."""
    folder = tmp_path_factory.mktemp("clone")
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    entry = re.search(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert entry is not None
    lines = [line.removeprefix("   ") for line in entry[1].splitlines()]
    with (folder / "skill/catalogue/exercises/row.yaml").open("a", encoding="utf-8") as family:
        family.write("\n" + "\n".join(lines) + "\n")
    made = run(folder, "-m", "skill.interaction", "build")
    assert made.returncode == 0, made.stderr
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        input="",
    )


def test_the_new_exercise_is_described(clone):
    described = run(clone, "-m", "speech", "exercises", "doorway", "lean", "row").stdout

    assert "Lean back until your arms are straight." in described


def test_the_local_door_knows_it_by_name_and_by_synonym(clone):
    for name in ("doorway lean row", "door lean row"):
        said = run(clone, "-m", "speech", "understand", "--json", f"how do I do a {name}")

        assert json.loads(said.stdout)["slots"]["exercise"] == {"value": name, "id": "doorway_lean_row"}


def test_the_alexa_door_knows_it_by_name(clone):
    model = json.loads((clone / "interaction_models/en-US.json").read_text(encoding="utf-8"))
    types = {entry["name"]: entry for entry in model["interactionModel"]["languageModel"]["types"]}

    listed = {value["id"]: value["name"] for value in types["Exercise"]["values"]}
    assert listed["doorway_lean_row"]["value"] == "doorway lean row"
    assert "lean back row" in listed["doorway_lean_row"]["synonyms"]


def test_the_coach_explains_it_when_asked(clone):
    code = (
        "import json, pathlib\n"
        "from skill.app import create_skill\n"
        "from skill.storage.memory import MemoryStore\n"
        "from speech.envelope import Conversation, Sender, intent_request\n"
        "from speech.interaction import load_model\n"
        "from speech.matching import Matcher\n"
        "match = Matcher(load_model(pathlib.Path('interaction_models/en-US.json'))).match("
        "'how do I do a doorway lean row')\n"
        "answer = create_skill(MemoryStore())(intent_request(Sender('u'), Conversation(), match, 1.7e9))\n"
        "print(json.dumps(answer))\n"
    )
    answer = run(clone, "-c", code)

    assert "Pull your chest to the frame" in answer.stdout, answer.stderr


def test_a_broken_entry_is_named_with_its_file_and_line(clone):
    family = clone / "skill/catalogue/exercises/row.yaml"
    whole = family.read_text(encoding="utf-8")
    two_cues = (
        "    - Draw your shoulder blades together.\n    - Pull your chest to the frame, elbows close.\n"
    )
    assert two_cues in whole
    try:
        family.write_text(whole.replace(two_cues, ""), encoding="utf-8")
        made = run(clone, "-m", "skill.interaction", "check")
    finally:
        family.write_text(whole, encoding="utf-8")

    assert made.returncode != 0
    assert re.search(r"row\.yaml:\d+: doorway_lean_row", made.stdout + made.stderr)
    assert "Traceback" not in made.stderr
