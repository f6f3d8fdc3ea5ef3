"""What good data becomes."""

import json
import subprocess
import sys

import pytest

from skill.catalogue.building import build_library
from skill.catalogue.loader import load_library, read_catalogue
from skill.domain.exercise import Level, LoadMode, Measure, Mistake, Tempo


def test_an_entry_becomes_an_exercise(folder):
    row = load_library(folder).exercises["band_row"]
    assert (row.id, row.name, row.plural, row.family) == ("band_row", "band row", "band rows", "row")
    assert row.synonyms == ("banded row",)
    assert row.equipment == (("band",),)
    assert (row.level, row.measure, row.load_mode) == (Level.BEGINNER, Measure.REPS, LoadMode.BAND)
    assert (row.primary, row.secondary, row.goals) == (("lats",), (), ("quick",))
    assert row.tempo == Tempo(down=1.5, bottom=0, up=1, top=0.5)
    assert row.mistakes[1] == Mistake("Rushing.", "Slow down.")
    assert (row.easier, row.harder) == ((), ("table_row",))
    assert (row.rep_range, row.two_sided, row.pull, row.default) == (None, False, True, True)


def test_optional_keys_are_taken(folder):
    hold = load_library(folder).exercises["table_row"]
    assert hold.plural == "rows under a table"
    assert (hold.rep_range, hold.two_sided, hold.pull, hold.default) == ((10, 20), True, False, False)


def test_a_hold_without_tempo_counts_seconds(folder):
    assert load_library(folder).exercises["table_row"].tempo.rep_s == 1.0


def test_a_dose_is_found_by_goal_and_level(folder):
    dose = load_library(folder).prescriptions["quick", Level.ADVANCED]
    assert (dose.sets, dose.rep_range, dose.hold_range) == (3, (8, 15), (25, 40))
    assert (dose.rest_s, dose.superset, dose.source) == (30, True, "a book")


def test_equipment_keeps_the_order_of_the_file(folder):
    assert list(load_library(folder).equipment) == ["band", "bodyweight"]


@pytest.mark.parametrize("name", ["exercises", "muscles", "equipment", "goals", "prescriptions"])
def test_nobody_can_change_the_library(folder, name):
    with pytest.raises(TypeError):
        getattr(load_library(folder), name)["new"] = None


def test_checked_data_survives_json_so_that_it_can_be_compiled(folder):
    compiled = json.dumps(read_catalogue(folder))
    assert build_library(json.loads(compiled)) == load_library(folder)


def test_compiled_data_is_built_where_yaml_is_not_installed():
    program = "import sys; sys.modules['yaml'] = None; import skill.catalogue.building"
    subprocess.run([sys.executable, "-c", program], check=True)
