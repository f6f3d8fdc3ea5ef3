"""What `sam build` makes: all that Lambda needs, for its processor and its Python, and nothing else."""

import email
import json
import shutil
import subprocess
import sys

import pytest
from aws_template import function
from built_artifact import for_lambda, for_this_machine
from lambda_emulator import NO_RUNTIME, ROOT, RUNTIME
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from skill import compiling
from skill.catalogue.loader import load_library
from skill.data_file import DataFileError, as_json
from skill.phrasing.wording import load_wording

_AARCH64 = 183
"""The processor's number in an ELF header."""
_NEVER = ("boto3", "botocore", "yaml", "speech", "tests", "interaction_models", "flask", "numpy", "docopt")
_NOT_THE_FUNCTIONS = ("reports.py", "web.py", "compiling.py", "interaction", "sqlite.py", "reading.py")
_LARGEST_MB = 25
_LEFT_OUT = {"docopt"}
"""For num2words' command line alone."""


@pytest.fixture(scope="module")
def built():
    return for_lambda()


@pytest.mark.tool("sam build")
def test_libraries_are_for_lambdas_processor_and_python(built, checked):
    version = function()["Runtime"].removeprefix("python").replace(".", "")
    libraries = built.files("*.so")

    assert libraries
    for name in libraries:
        assert f".cpython-{version}-aarch64-" in name
        header = (built.folder / name).read_bytes()[:20]
        assert (header[:4], int.from_bytes(header[18:20], "little")) == (b"\x7fELF", _AARCH64)
    checked(f"{len(libraries)} libraries for arm64 and {function()['Runtime']}")


@pytest.mark.tool("sam build")
def test_it_is_small(built, checked):
    """Lambda loads all of it at each cold start; its own limit is 250 MB."""
    packed = shutil.make_archive(str(built.folder.parent / "packed"), "zip", built.folder)
    size_mb, packed_mb = (
        size / 1e6 for size in (built.size(), (built.folder.parent / "packed.zip").stat().st_size)
    )

    assert packed.endswith(".zip")
    assert size_mb < _LARGEST_MB
    checked(f"{size_mb:.1f} MB, {packed_mb:.1f} MB packed")


@pytest.mark.tool("sam build")
def test_it_has_no_library_that_lambda_brings_or_that_only_the_speaker_needs(built, checked):
    at_the_top = {path.name for path in built.folder.iterdir()}

    assert at_the_top & set(_NEVER) == set()
    assert not {name.split("-")[0].lower() for name in at_the_top} & {"boto3", "pyyaml", "docopt"}
    checked(f"{len(at_the_top)} folders and files at the top")


@pytest.mark.tool("sam build")
def test_it_has_no_module_that_the_function_never_reaches(built, checked):
    ours = [name for name in built.files("*") if name.startswith("skill/")]

    assert "skill/lambda_function.py" in ours
    assert not [name for name in ours if any(part in _NOT_THE_FUNCTIONS for part in name.split("/"))]
    assert not [name for name in ours if name.endswith((".yaml", ".db", ".wav"))]
    checked(f"{sum(name.endswith('.py') for name in ours)} of our modules")


@pytest.mark.tool("sam build")
def test_every_file_of_data_is_there_and_holds_what_its_source_does(built, checked):
    for path, text in compiling.compiled_data().items():
        assert (built.folder / path.relative_to(ROOT)).read_text(encoding="utf-8") == text
    checked(f"{len(compiling.compiled_data())} compiled files of data")


@pytest.mark.tool("sam build")
def test_without_the_target_version_the_developer_is_told_of_the_slower_start(built, checked):
    compiled = len(built.files("*.pyc"))
    here = f"python{sys.version_info.major}.{sys.version_info.minor}"

    assert ("No bytecode" in built.said) == (compiled == 0)
    checked(f"{compiled} files of bytecode, built by {here}")


def test_requirements_are_complete_and_agree_with_each_other():
    """They are installed as they are written: what a package asks for must be among them, in its version."""
    folder, pins = for_this_machine().folder, pinned()
    for name, version in pins.items():
        (info,) = folder.glob(f"{name.replace('-', '_')}-{version}.dist-info")
        metadata = email.message_from_string((info / "METADATA").read_text(encoding="utf-8"))
        asked = [Requirement(line) for line in metadata.get_all("Requires-Dist") or ()]
        for one in asked:
            if one.name not in _LEFT_OUT and (one.marker is None or one.marker.evaluate({"extra": ""})):
                assert pins[canonicalize_name(one.name)] in one.specifier, f"{name} asks for {one}"


def test_libraries_that_lambda_has_as_well_are_ones_that_its_boto3_takes():
    """The artefact is found first: botocore gets our copies of what it needs."""
    asked = "import importlib.metadata as m, json; print(json.dumps(m.requires('botocore')))"
    if not RUNTIME.exists():
        pytest.skip(NO_RUNTIME)
    needed = json.loads(subprocess.run([RUNTIME, "-c", asked], capture_output=True, check=True).stdout)

    shared = [one for one in map(Requirement, needed) if one.name in pinned() and one.marker is None]
    assert {"python-dateutil", "urllib3"} <= {one.name for one in shared}
    for one in shared:
        assert pinned()[one.name] in one.specifier, f"botocore asks for {one}"


def pinned():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))


def test_the_compiled_coach_knows_and_says_what_its_sources_do(tmp_path):
    assert compiling.compile_skill(tmp_path) == 0

    assert load_library(tmp_path / "skill/catalogue") == load_library()
    assert load_wording(tmp_path / "skill/phrasing/en.yaml") == load_wording()


def test_no_source_is_read_and_no_reader_of_sources_loaded_when_it_starts():
    program = (
        "import skill.app, skill.lambda_function, sys; skill.app.create_skill(None); print(*sys.modules)"
    )
    folder = for_this_machine().folder
    settings = {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [RUNTIME, "-c", program], cwd=folder, capture_output=True, text=True, check=False, env=settings
    )

    assert done.returncode == 0, done.stderr
    assert not {"yaml", "skill.catalogue.sources"} & set(done.stdout.split())


BROKEN = {
    "skill/catalogue/exercises/row.yaml": ("level: beginner", "level: begginer", "did you mean 'beginner'?"),
    "skill/phrasing/en.yaml": ("\ntail:", "\n tail: {", "en.yaml: cannot be read"),
}


@pytest.mark.parametrize("path", BROKEN)
def test_a_broken_source_stops_the_build_with_a_sentence_that_says_where(path, tmp_path):
    right, wrong, says = BROKEN[path]
    for name in ("skill", "Makefile", "requirements.txt"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, tmp_path / name)
    source = tmp_path / path
    source.write_text(source.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "skill.compiling", tmp_path / "out"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("folder", [ROOT, ROOT / "skill", ROOT / "skill" / ".." / "skill" / "alexa"])
def test_the_programs_own_folder_is_refused_as_a_place_to_build_in(folder, capsys):
    assert compiling.main([str(folder)]) == 1

    assert "is the program's own folder: name another one" in capsys.readouterr().err


def test_a_key_that_yaml_reads_as_something_else_is_told(tmp_path):
    """YAML takes `yes` for true, and JSON would then call it "true"."""
    source = tmp_path / "words.yaml"
    source.write_text("yes: A word.\n", encoding="utf-8")

    with pytest.raises(DataFileError, match="True is read as a bool; put it in quotes"):
        as_json(source)
