"""The program `pullday`, run as a user runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

FIRST_WORKOUT = """open pull day coach
I have a band and ten minutes
yes
next
next
ready
@ 20s
pause
resume
I only got twelve
how many sets are left
stop
"""


def pullday(*arguments: str, typed: str = "", store: Path | None = None) -> subprocess.CompletedProcess[str]:
    where = ("--store", str(store)) if store else ()
    command = [sys.executable, "-m", "speech", *where, *arguments]
    return subprocess.run(command, input=typed, capture_output=True, text=True, timeout=120, check=False)


def turns(result: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def words(turn: dict) -> str:
    """All that the coach says in a turn, speech and timeline."""
    response = turn["response"]["response"]
    beats = [
        beat["say"]
        for directive in response.get("directives") or ()
        for beat in directive["datasources"]["timeline"]["beats"]
    ]
    speech = (response.get("outputSpeech") or {}).get("ssml", "")
    return " ".join([speech, *beats]).lower()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "coach.db"


def test_a_typed_first_workout_is_cued_counted_corrected_and_kept(store):
    result = pullday(typed=FIRST_WORKOUT, store=store)

    assert result.returncode == 0
    said = result.stdout.lower()
    for expected in (
        "pull-apart",
        "not medical advice",
        "one. two. three.",
        "paused",
        "twelve",
        "your place is kept",
    ):
        assert expected in said
    assert said.index("paused") < said.index("on from")
    assert "input is not a terminal" in result.stderr


def test_the_next_launch_offers_to_go_on_at_the_same_set_and_rep(store):
    until_pause = FIRST_WORKOUT[: FIRST_WORKOUT.index("resume")]
    paused = pullday("--json", typed=until_pause, store=store)
    again = pullday("--json", typed="open pull day coach\nyes\n", store=store)

    place = next(part for part in words(turns(paused)[-1]).split() if part.startswith("rep"))
    assert "rep four of set one" in words(turns(paused)[-1])
    assert place in words(turns(again)[0])
    assert "rep four of set one" in words(turns(again)[0])
    assert "on from five." in words(turns(again)[1])


def test_a_corrected_set_stands_corrected_in_the_history(store):
    pullday(typed=FIRST_WORKOUT, store=store)

    history = pullday("history", store=store).stdout

    assert "band pull-apart" in history
    assert ", 12" in history


def test_json_gives_one_object_a_turn_with_what_was_understood(store):
    result = pullday(
        "--json", typed="open pull day coach\na band and ten minutes\n@ 2s\nbanana xylophone\n", store=store
    )

    first, second, third = turns(result)
    assert first["intent"] == "LaunchRequest"
    assert second["slots"] == {
        "equipment": {"value": "band", "id": "band"},
        "duration": {"value": "PT10M", "id": None},
    }
    assert second["confidence"] == 1.0
    assert third["at"] == pytest.approx(second["at"] + 2)
    assert third["intent"] == "AMAZON.FallbackIntent"
    assert set(second) == {"utterance", "intent", "slots", "confidence", "at", "request", "response"}


def test_speed_makes_time_pass_as_it_is_told_to(store):
    result = pullday("--json", "--speed", "200", typed="open pull day coach\nhelp\n", store=store)

    assert [turn["intent"] for turn in turns(result)] == ["LaunchRequest", "AMAZON.HelpIntent"]


def test_an_empty_line_is_answered(store):
    first, second = turns(pullday("--json", typed="open pull day coach\n\n", store=store))

    assert second["utterance"] == ""
    assert second["response"] == first["response"]


def test_no_input_at_all_still_gets_a_welcome(store):
    assert "Welcome to Pull Day Coach" in pullday(typed="", store=store).stdout


def test_unknown_equipment_is_named_and_the_known_kinds_are_offered(store):
    result = pullday(typed="open pull day coach\nI have a trampoline\n", store=store)

    assert "trampoline" in result.stdout
    assert "dumbbells" in result.stdout.split("trampoline")[-1]


def test_a_damaged_database_is_kept_aside_and_the_user_is_told(store):
    store.write_bytes(b"this is no database" * 100)

    result = pullday(typed="open pull day coach\n", store=store)

    assert result.returncode == 0
    assert "kept as coach.db.damaged" in result.stderr
    assert "kept it aside" in result.stdout
    aside = next(store.parent.glob("coach.db.damaged-*"))
    assert aside.read_bytes() == b"this is no database" * 100


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("plan", "--equipment", "trampoline"), "unknown: trampoline. Choose from dumbbells"),
        (("plan", "--equipment", "band", "--minutes", "0"), "say 5 to 90 minutes"),
        (("plan", "--equipment", "band", "--minutes", "400"), "say 5 to 90 minutes"),
        (("plan", "--equipment", "band", "--goal", "fame"), "unknown: fame"),
        (("exercises", "moon", "walk"), 'No exercise is called "moon walk"'),
        (("understand", "--model", "/no/such/model.json", "hello"), "cannot be read"),
        (("understand", "no_such_file.wav"), "no_such_file.wav"),
        (("--listen", "no_such_file.flac"), "no_such_file.flac"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_bad_input_gets_one_clear_sentence(arguments, sentence, store):
    result = pullday(*arguments, store=store)

    assert result.returncode != 0
    assert sentence in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr


def test_a_file_that_is_no_audio_is_named(store, tmp_path):
    fake = tmp_path / "fake.wav"
    fake.write_text("not a sound")

    result = pullday("understand", str(fake), store=store)

    assert result.returncode != 0
    assert "fake.wav" in result.stderr
    assert "Traceback" not in result.stderr


def test_understand_reads_lines_and_prints_one_object_each():
    result = pullday("understand", "--json", typed="I did eight\nmy cat is on the roof again tonight\n")

    first, second = turns(result)
    assert (first["intent"], first["slots"]) == ("LogSetIntent", {"reps": {"value": "8", "id": None}})
    assert second["intent"] in (None, "AMAZON.FallbackIntent")
    assert set(first) == {"input", "transcript", "intent", "slots", "confidence", "ms"}


def test_the_plan_is_a_table_with_its_reasons():
    result = pullday(
        "plan",
        "--equipment",
        "band,pull_up_bar",
        "--goal",
        "first_pull_up",
        "--minutes",
        "20",
        "--level",
        "beginner",
    )

    assert "Exercise" in result.stdout
    assert "of 20 minutes" in result.stdout
    assert "first pull-up" in result.stdout


def heard_until(program: subprocess.Popen[str], typed: str, expected: str) -> str:
    """Type something, and read on until the coach has said something."""
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(typed)
    program.stdin.flush()
    heard = ""
    while expected not in heard:
        more = program.stdout.read(1)
        assert more, f"The program ended without saying {expected!r}: {heard}"
        heard += more
    return heard


def test_a_killed_program_credits_no_rep_that_nobody_heard(store):
    """After a crash the workout goes on where it was last heard, however long ago that was."""
    command = [sys.executable, "-m", "speech", "--store", str(store), "--speed", "10"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        heard_until(program, "open pull day coach\na band and ten minutes\nready\n", "One. Two. Three.")
        program.kill()

    words = pullday(typed="open pull day coach\n", store=store).stdout

    assert any(f"rep {rep} of set one" in words for rep in ("two", "three", "four"))
    assert "Nothing is logged yet" in pullday("history", store=store).stdout


def test_a_slow_writer_hears_the_coach_before_the_next_line(store):
    command = [sys.executable, "-m", "speech", "--store", str(store)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        heard_until(program, "open pull day coach\n", "Welcome")
        program.communicate(timeout=60)

    assert program.returncode == 0
