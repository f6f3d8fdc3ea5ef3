"""Somebody who adds an exercise is told file, line and fault, all of them at once."""

from pathlib import Path

import pytest

from skill.catalogue.faults import CatalogueError
from skill.catalogue.loader import load_library

ROW = "exercises/row.yaml"
FIFTEEN_WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"

BROKEN = {
    "unknown key": (ROW, "  why: It needs only a band.", "  wy: It.", 18, "band_row, wy is an unknown key"),
    "missing key": (ROW, "  why: It needs only a band.\n", "", 1, "band_row lacks the key 'why'; add it."),
    "missing cues": (
        ROW,
        "  cues: [Pull your elbows back., Pause at your ribs., Reach down slowly.]\n",
        "",
        1,
        "band_row lacks the key 'cues'; add it.",
    ),
    "wrong type, text": (ROW, "name: band row", "name: 5", 2, "band_row, name must be text, not 5."),
    "wrong type, list": (
        ROW,
        "synonyms: [banded row]",
        "synonyms: banded row",
        3,
        "band_row, synonyms must be a list, not 'banded row'.",
    ),
    "wrong type, mapping": (
        ROW,
        "muscles: {primary: [lats], secondary: []}\n  goals: [quick]\n  measure: reps",
        "muscles: [lats]\n  goals: [quick]\n  measure: reps",
        6,
        "band_row, muscles must be a mapping of keys, not a list.",
    ),
    "wrong type, flag": (
        ROW,
        "pull: false",
        "pull: never",
        38,
        "table_row, pull must be true or false, not 'never'.",
    ),
    "empty text": (ROW, "name: band row", "name: ''", 2, "band_row, name is empty; write it"),
    "bad id": (ROW, "table_row:\n", "Table Row:\n", 19, "Table Row is no id; use lower-case letters"),
    "unknown equipment": (
        ROW,
        "equipment: [[band]]",
        "equipment: [[bnad]]",
        4,
        "band_row, equipment 1 1 names the equipment 'bnad', which does not exist; did you mean 'band'?",
    ),
    "unknown muscle": (
        ROW,
        "{primary: [lats], secondary: []}\n  goals: [quick]\n  measure: reps",
        "{primary: [nose], secondary: []}\n  goals: [quick]\n  measure: reps",
        6,
        "band_row, muscles, primary 1 names the muscle 'nose', which does not exist.",
    ),
    "unknown goal": (
        ROW,
        "goals: [quick]\n  measure: reps",
        "goals: [fame]\n  measure: reps",
        7,
        "band_row, goals 1 names the goal 'fame', which does not exist.",
    ),
    "unknown level": (
        ROW,
        "level: beginner",
        "level: begginer",
        5,
        "band_row, level names the level 'begginer', which does not exist; did you mean 'beginner'?",
    ),
    "unknown sides": (ROW, "sides: both", "sides: left", 9, "band_row, sides names the sides 'left'"),
    "unknown load": (ROW, "load: band\n", "load: rock\n", 10, "band_row, load names the load 'rock'"),
    "unknown measure": (ROW, "measure: reps", "measure: miles", 8, "the measure 'miles'"),
    "two cues": (
        ROW,
        "[Pull your elbows back., Pause at your ribs., Reach down slowly.]",
        "[Pull your elbows back., Pause at your ribs.]",
        13,
        "band_row, cues has 2 entries; give 3 to 6.",
    ),
    "seven cues": (
        ROW,
        "[Pull your elbows back., Pause at your ribs., Reach down slowly.]",
        "[a., b., c., d., e., f., g.]",
        13,
        "band_row, cues has 7 entries; give 3 to 6.",
    ),
    "long cue": (
        ROW,
        "Pause at your ribs.",
        FIFTEEN_WORDS,
        13,
        "band_row, cues 2 has 15 words; cut it to 14 or fewer.",
    ),
    "long set-up line": (
        ROW,
        "Stand on the band.",
        FIFTEEN_WORDS,
        12,
        "band_row, setup 1 has 15 words; cut it to 14 or fewer.",
    ),
    "long breathing": (
        ROW,
        "Breathe out as you pull.",
        FIFTEEN_WORDS,
        14,
        "band_row, breathing has 15 words; cut it to 14 or fewer.",
    ),
    "long fix": (
        ROW,
        "Lower your shoulders.",
        FIFTEEN_WORDS,
        15,
        "band_row, mistakes 1, fix has 15 words; cut it to 14 or fewer.",
    ),
    "one mistake": (
        ROW,
        "[{fault: Shrugging., fix: Lower your shoulders.}, {fault: Rushing., fix: Slow down.}]",
        "[{fault: Shrugging., fix: Lower your shoulders.}]",
        15,
        "band_row, mistakes has 1 entries; give exactly 2.",
    ),
    "three mistakes": (
        ROW,
        "{fault: Shrugging., fix: Lower your shoulders.}, ",
        "{fault: Shrugging., fix: Lower.}, {fault: Twisting., fix: Stop.}, ",
        15,
        "band_row, mistakes has 3 entries; give exactly 2.",
    ),
    "comma in a fix": (
        ROW,
        "fix: Lower your shoulders.",
        "fix: Stop, and lower them.",
        15,
        "a comma split the text, so put the whole text in quotes.",
    ),
    "comma in a cue": (
        ROW,
        "Pause at your ribs.",
        "Pause, then hold.",
        13,
        "band_row, cues 2 must be a sentence, with a capital first and a full stop last.",
    ),
    "half a why": (ROW, "It needs only a band.", "needs only a band", 18, "band_row, why must be a sentence"),
    "name used twice": (
        ROW,
        "synonyms: [kitchen row]",
        "synonyms: [Banded-Row]",
        22,
        "table_row is called 'Banded-Row', and so is band_row; give one another name.",
    ),
    "capitals in a synonym": (ROW, "[kitchen row]", "[Kitchen row]", 22, "must be in lower case"),
    "unknown easier": (
        ROW,
        "easier: [band_row]",
        "easier: [band_roww]",
        35,
        "table_row, easier 1 names the exercise 'band_roww', which does not exist; did you mean 'band_row'?",
    ),
    "unknown harder": (
        ROW,
        "harder: [table_row]",
        "harder: [moon_walk]",
        17,
        "band_row, harder 1 names the exercise 'moon_walk', which does not exist.",
    ),
    "easier and harder": (
        ROW,
        "harder: []",
        "harder: [band_row]",
        35,
        "table_row lists band_row as easier, and it is also listed the other way; keep one.",
    ),
    "its own neighbour": (ROW, "easier: []", "easier: [band_row]", 16, "band_row lists itself as easier"),
    "three times in a tempo": (
        ROW,
        "tempo: 1.5-0-1-0.5",
        "tempo: 1-0-1",
        11,
        "band_row, tempo must be four times in seconds, 1 to 10 together, as in 3-1-1-0",
    ),
    "a rep of no time": (ROW, "tempo: 1.5-0-1-0.5", "tempo: 0-0-0-0", 11, "tempo must be four times"),
    "a rep of a minute": (ROW, "tempo: 1.5-0-1-0.5", "tempo: 30-0-30-0", 11, "tempo must be four times"),
    "no tempo for reps": (ROW, "  tempo: 1.5-0-1-0.5\n", "", 1, "band_row lacks the key 'tempo'; add it"),
    "turned range": (
        ROW,
        "reps: [10, 20]",
        "reps: [20, 10]",
        30,
        "table_row, reps starts at 20 and ends lower, at 10; turn them round.",
    ),
    "range of one": (ROW, "reps: [10, 20]", "reps: [20]", 30, "table_row, reps must be two whole numbers"),
    "key twice": (ROW, "  sides: both", "  load: band\n  sides: both", 11, "band_row.load is there twice"),
    "no YAML": (ROW, "equipment: [[band]]", "equipment: [[band]", 5, "This is not valid YAML"),
    "unknown family": ("goals.yaml", "[row]", "[rows]", 4, "families 1 names the family 'rows'"),
    "unknown muscle of a goal": ("goals.yaml", "[lats]", "[lat]", 5, "names the muscle 'lat'"),
    "no dose for a level": (
        "prescriptions.yaml",
        "  advanced: {sets: 3, reps: [8, 15], hold: [25, 40], rest: 30, superset: true}\n",
        "",
        1,
        "quick lacks the key 'advanced'; add it.",
    ),
    "no dose for a goal": ("prescriptions.yaml", "quick:", "slow:", 1, "lacks the key 'quick'; add it."),
    "dose without rest": (
        "prescriptions.yaml",
        "rest: 45, superset: true}\n  int",
        "superset: true}\n  int",
        3,
        "quick, beginner lacks the key 'rest'; add it.",
    ),
    "no sets": ("prescriptions.yaml", "sets: 2", "sets: 0", 3, "sets must be a whole number over 0, not 0."),
    "muscle without a place": (
        "muscles.yaml",
        "  where: At both sides of your back.\n",
        "",
        1,
        "lats lacks the key 'where'; add it.",
    ),
    "two things by one name": ("equipment.yaml", "[nothing]", "[bands]", 8, "bodyweight is called 'bands'"),
}


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        load_library(folder)
    return str(caught.value).splitlines()


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_entry_is_named_with_file_line_and_fault(folder, broken):
    file, good, bad, line, says = broken
    path = folder / file
    whole = path.read_text()
    assert good in whole
    path.write_text(whole.replace(good, bad, 1))
    faults = faults_of(folder)
    assert any(fault.startswith(f"{file}:{line}: ") and says in fault for fault in faults), faults


def test_all_faults_are_told_at_once(folder):
    row = folder / ROW
    row.write_text(row.read_text().replace("level: beginner", "level: 1").replace("load: band", "load: 2"))
    (folder / "muscles.yaml").write_text("lats: [1]\n")
    assert [fault.split(" ")[0] for fault in faults_of(folder)] == [
        "exercises/row.yaml:5:",
        "exercises/row.yaml:10:",
        "muscles.yaml:1:",
    ]


def test_each_fault_is_one_sentence(folder):
    row = folder / ROW
    row.write_text(row.read_text().replace("band_row", "band row").replace("measure:", "mesure:"))
    for fault in faults_of(folder):
        assert fault.endswith((".", "?"))
        assert "\n" not in fault


def test_an_exercise_in_two_files_is_refused(folder):
    (folder / "exercises" / "second.yaml").write_text((folder / ROW).read_text())
    faults = faults_of(folder)
    assert "exercises/second.yaml:1: band_row is also in exercises/row.yaml; rename one." in faults


def test_an_entry_that_contains_itself_is_refused(folder):
    (folder / "muscles.yaml").write_text("lats: &a\n  name: *a\n")
    assert "muscles.yaml:1: name contains itself; write it out." in faults_of(folder)


@pytest.mark.parametrize("content", [b"", b"- a\n", b"text\n", b"\xff\xfe\xfa", b"a: !!python/x y\n"])
def test_a_file_without_entries_is_refused(folder, content):
    (folder / "muscles.yaml").write_bytes(content)
    assert any(fault.startswith("muscles.yaml:1: ") for fault in faults_of(folder))


def test_a_missing_file_is_named(folder):
    (folder / "goals.yaml").unlink()
    assert "goals.yaml:1: The file is missing; put it back." in faults_of(folder)


def test_an_empty_folder_is_refused_in_words(tmp_path):
    assert "exercises:1: There are no exercise files; put them in this folder." in faults_of(tmp_path)
