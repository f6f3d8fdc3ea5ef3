"""What users may say is written once, in templates, and built into each locale's model."""

import json

import pytest
from interaction_source import CATALOGUE, SMALL, small_model, write_source

from skill.domain.commands import CoachingDetail, Direction
from skill.domain.exercise import Level
from skill.domain.load import WeightUnit
from skill.interaction.__main__ import main
from skill.interaction.builder import as_json, build_model
from skill.interaction.files import MODELS_FOLDER, build, models, stale
from skill.interaction.located import SourceError
from skill.interaction.model import Slot
from skill.interaction.source import load_source


@pytest.fixture(scope="module")
def built():
    return {model.locale: model for model in models()}


def test_the_committed_models_and_manifest_are_what_the_sources_give():
    assert stale(build(), MODELS_FOLDER) == ()


def test_every_locale_has_a_model(built):
    assert set(built) == {"en-US", "en-GB", "en-AU", "en-CA", "en-IN"}


def test_the_same_source_gives_the_same_bytes(built):
    again = {model.locale: as_json(model) for model in models()}

    assert again == {locale: as_json(model) for locale, model in built.items()}


def test_a_model_stays_far_below_what_alexa_takes(built):
    assert all(len(as_json(model).encode()) < 400_000 for model in built.values())


def test_every_custom_intent_is_said_in_many_ways(built):
    few = {
        intent.name: len(intent.samples)
        for model in built.values()
        for intent in model.intents
        if not intent.name.startswith("AMAZON.") and len(intent.samples) < 25
    }

    assert few == {}


def test_every_exercise_of_the_catalogue_is_known_by_name(built):
    from skill.catalogue.loader import load_library  # noqa: PLC0415 - only this test reads the catalogue

    values = {each.name: each.values for each in built["en-US"].types}["Exercise"]

    assert {value.id for value in values} == set(load_library().exercises)


@pytest.mark.parametrize(
    ("slot_type", "choices"),
    [
        ("Level", Level),
        ("Difficulty", Direction),
        ("Pace", Direction),
        ("WeightUnit", WeightUnit),
        ("CoachingDetail", CoachingDetail),
    ],
)
def test_the_coach_knows_every_choice_that_can_be_said(built, slot_type, choices):
    values = {each.name: each.values for each in built["en-US"].types}[slot_type]

    assert {value.id for value in values} == {choice.value for choice in choices}


def test_a_template_becomes_every_sentence_that_it_stands_for(tmp_path):
    equipment = small_model(tmp_path).intents[0]

    assert equipment.samples == (
        "i have {equipment} and i'm {level}",
        "i have {equipment}",
        "i've got {equipment} and i'm {level}",
        "i've got {equipment}",
        "which color please",
    )


def test_values_of_the_catalogue_and_of_the_source_come_with_ids_and_synonyms(tmp_path):
    document = json.loads(as_json(small_model(tmp_path)))

    types = {each["name"]: each["values"] for each in document["interactionModel"]["languageModel"]["types"]}
    assert types["Equipment"][0] == {"id": "band", "name": {"value": "band", "synonyms": ["a band"]}}
    assert types["Level"][1] == {"id": "advanced", "name": {"value": "advanced", "synonyms": ["a pro"]}}


def test_a_catalogue_value_may_have_further_names_in_the_source(tmp_path):
    text = SMALL.replace("{catalogue: equipment}", "{catalogue: equipment, also: {rings: [hoops]}}")

    assert small_model(tmp_path, text=text).types[0].values[1].names == ("rings", "hoops")


def test_a_locale_speaks_in_its_own_words(tmp_path):
    assert "which colour please" in small_model(tmp_path, "en-GB").intents[0].samples


def test_one_slot_takes_several_values_where_the_locale_has_that(tmp_path):
    assert small_model(tmp_path).intents[0].slots[0] == Slot("equipment", "Equipment", multiple=True)


def test_further_values_have_slots_of_their_own_where_it_has_not(tmp_path):
    intent = small_model(tmp_path, "en-IN").intents[0]

    names = [slot.name for slot in intent.slots if not slot.multiple]
    assert names == ["equipment", "equipment_two", "equipment_three", "level"]
    assert "i have {equipment} and {equipment_two} and {equipment_three}" in intent.samples


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("rules:", "rulez:", "en.yaml:6: the file has no rulez; it may have"),
        ("[and I'm {level}]", "[and I'm {age}]", "en.yaml:19: SetEquipmentIntent declares no slot age"),
        ("<have> {eq", "<got> {eq", 'en.yaml:19: "<got> {equipment} [and I\'m {level}]" names a rule'),
        ("{level}]", "{level}", 'en.yaml:19: "<have> {equipment} [and I\'m {level}" is no template'),
        ("level: Level", "level: Grade", "en.yaml:17: the slot level has the type Grade"),
        ("beginner: [beg", "advanced: [beg", "en.yaml:12: advanced stands here a second time"),
        (
            "advanced: [advanced, a pro]",
            "advanced: []",
            "en.yaml:12: Level advanced should be a list of words",
        ),
        ("catalogue: equipment", "catalogue: machines", "en.yaml:9: the catalogue has no machines"),
        ("invocation_name: pull day coach\n", "", "en.yaml:1: the section invocation_name is missing"),
        ("samples: [", "sample: [", "en.yaml:22: AMAZON.YesIntent has no sample; it may have"),
    ],
)
def test_a_fault_in_the_source_is_named_with_its_line(tmp_path, right, wrong, says):
    path = write_source(tmp_path, SMALL.replace(right, wrong, 1))

    with pytest.raises(SourceError) as error:
        build_model(load_source(path), CATALOGUE, "en-US")

    assert says in str(error.value)


def test_a_missing_source_is_one_sentence(tmp_path, capsys):
    assert main(["build"], tmp_path) == 1
    assert capsys.readouterr().err == f"{tmp_path / 'en.yaml'}: cannot be read: No such file or directory.\n"


def copy_sources(folder, right="", wrong=""):
    """The coach's own sources, with one thing spoilt in each."""
    for name in ("en.yaml", "skill.yaml"):
        text = (MODELS_FOLDER / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace(right, wrong, 1) if right else text, encoding="utf-8")


def test_check_fails_with_a_line_for_each_file_that_is_stale(tmp_path, capsys):
    copy_sources(tmp_path)
    assert main(["build"], tmp_path) == 0

    (tmp_path / "en-GB.json").write_text("{}", encoding="utf-8")
    (tmp_path / "skill.json").unlink()

    assert main(["check"], tmp_path) == 1
    assert capsys.readouterr().err == (
        "en-GB.json is stale; run python -m skill.interaction build.\n"
        "skill.json is stale; run python -m skill.interaction build.\n"
    )


def test_a_model_that_breaks_a_rule_is_not_written(tmp_path, capsys):
    copy_sources(tmp_path, "pull day coach", "alexa coach")

    assert main(["build"], tmp_path) == 1
    assert "a launch or wake word" in capsys.readouterr().err
    assert not (tmp_path / "en-US.json").exists()


def test_an_unknown_action_says_what_there_is(capsys):
    assert main([]) == 1
    assert "build" in capsys.readouterr().err
