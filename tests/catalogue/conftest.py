"""A small whole catalogue in a folder of its own, to break one thing at a time."""

from pathlib import Path

import pytest

MUSCLES = """\
lats:
  name: lats
  synonyms: [lat]
  where: At both sides of your back.
  what: They pull your arms down.
"""
EQUIPMENT = """\
band:
  name: a band
  noun: band
  synonyms: [bands]
bodyweight:
  name: just your body weight
  noun: body weight
  synonyms: [nothing]
"""
GOALS = """\
quick:
  name: a quick workout
  synonyms: [fast]
  families: [row]
  muscles: [lats]
  why: It saves time.
"""
PRESCRIPTIONS = """\
quick:
  source: a book
  beginner: {sets: 2, reps: [8, 12], hold: [15, 25], rest: 45, superset: true}
  intermediate: {sets: 3, reps: [8, 12], hold: [20, 30], rest: 45, superset: true}
  advanced: {sets: 3, reps: [8, 15], hold: [25, 40], rest: 30, superset: true}
"""
ROW = """\
band_row:
  name: band row
  synonyms: [banded row]
  equipment: [[band]]
  level: beginner
  muscles: {primary: [lats], secondary: []}
  goals: [quick]
  measure: reps
  sides: both
  load: band
  tempo: 1.5-0-1-0.5
  setup: [Stand on the band.]
  cues: [Pull your elbows back., Pause at your ribs., Reach down slowly.]
  breathing: Breathe out as you pull.
  mistakes: [{fault: Shrugging., fix: Lower your shoulders.}, {fault: Rushing., fix: Slow down.}]
  easier: []
  harder: [table_row]
  why: It needs only a band.
table_row:
  name: table row
  plural: rows under a table
  synonyms: [kitchen row]
  equipment: [[bodyweight]]
  level: intermediate
  muscles: {primary: [lats], secondary: []}
  goals: [quick]
  measure: hold
  sides: each
  load: bodyweight
  reps: [10, 20]
  setup: [Lie under the table.]
  cues: [Pull your chest up., Hold it there., Lower yourself slowly.]
  breathing: Keep breathing.
  mistakes: [{fault: Sagging., fix: Squeeze your buttocks.}, {fault: Rushing., fix: Slow down.}]
  easier: [band_row]
  harder: []
  why: It needs only a table.
  pull: false
  default: false
"""
FILES = {
    "muscles.yaml": MUSCLES,
    "equipment.yaml": EQUIPMENT,
    "goals.yaml": GOALS,
    "prescriptions.yaml": PRESCRIPTIONS,
    "exercises/row.yaml": ROW,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a good catalogue of two exercises."""
    (tmp_path / "exercises").mkdir()
    for file, content in FILES.items():
        (tmp_path / file).write_text(content, encoding="utf-8")
    return tmp_path
