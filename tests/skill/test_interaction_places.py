"""People of one place have words of their own; nobody else's model is changed by them."""

import pytest
from interaction_source import CATALOGUE, SMALL, small_model, write_source

from skill.interaction.builder import build_model
from skill.interaction.located import SourceError
from skill.interaction.source import load_source

LOCAL = (
    SMALL
    + """\
places:
  britain:
    locales: [en-GB]
    types:
      Level: {advanced: [rather good]}
      Equipment: {band: [elastic]}
    intents:
      SetEquipmentIntent: ["my kit is {equipment}", "which color, mate"]
"""
)


def names(model, slot_type, value_id):
    values = {each.name: each.values for each in model.types}[slot_type]
    return next(value.names for value in values if value.id == value_id)


def test_a_place_adds_names_to_values_of_the_source_and_of_the_catalogue(tmp_path):
    model = small_model(tmp_path, "en-GB", LOCAL)

    assert names(model, "Level", "advanced") == ("advanced", "a pro", "rather good")
    assert names(model, "Equipment", "band") == ("band", "a band", "elastic")


def test_a_place_adds_sentences_in_its_own_spelling(tmp_path):
    assert small_model(tmp_path, "en-GB", LOCAL).intents[0].samples[-2:] == (
        "my kit is {equipment}",
        "which colour mate",
    )


def test_other_places_keep_their_model(tmp_path):
    assert small_model(tmp_path, "en-US", LOCAL) == small_model(tmp_path, "en-US")


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("[en-GB]", "[en-NZ]", "en.yaml:26: the section locales has no en-NZ; it may have en-GB"),
        ("[en-GB]", "[]", "en.yaml:25: the locales of britain should be a list of words"),
        ("Level: {adv", "Grade: {adv", "en.yaml:28: types has no Grade"),
        ("Level: {advanced", "Level: {expert", "en.yaml:28: Level has no expert; it may have advanced"),
        ("      SetEq", "      UseEq", "en.yaml:31: intents has no UseEquipmentIntent"),
        ("    types:", "    values:", "en.yaml:27: britain has no values; it may have"),
    ],
)
def test_a_fault_in_a_place_is_named_with_its_line(tmp_path, right, wrong, says):
    start = LOCAL.index("places:")
    path = write_source(tmp_path, LOCAL[:start] + LOCAL[start:].replace(right, wrong, 1))

    with pytest.raises(SourceError) as error:
        build_model(load_source(path), CATALOGUE, "en-GB")

    assert says in str(error.value)
