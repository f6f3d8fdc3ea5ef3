"""Whoever says what the coach gave as an example gets what was asked for."""

import re
from collections.abc import Mapping

import pytest

from skill.phrasing.wording import load_wording

ASKED_BY = {
    "duration_asked": "ReplanIntent",
    "name_asked.explain": "ExplainExerciseIntent",
    "name_asked.muscles_worked": "MusclesWorkedIntent",
    "name_asked.why": "WhyIntent",
    "name_asked.progress": "ProgressIntent",
    "name_asked.explain_muscle": "ExplainMuscleIntent",
    "name_asked.swap": "SwapExerciseIntent",
    "name_asked.swap_equipment": "SwapExerciseIntent",
    "name_asked.avoid": "AvoidExerciseIntent",
    "name_asked.allow": "AllowExerciseIntent",
    "name_asked.muscle": "RecommendExerciseIntent",
    "name_asked.equipment": "RecommendExerciseIntent",
    "name_asked.topic": "AskIntent",
}
_EXAMPLE = re.compile(r"for example[,:]? ([^.?]+)[.?]$")


@pytest.mark.parametrize("key", ASKED_BY)
def test_the_example_is_understood_as_the_command_that_asked(key, matcher):
    example = _EXAMPLE.search(load_wording().say(key))[1]
    match = matcher.match(example)

    assert match.intent == ASKED_BY[key], example
    assert any(match.slots.values()), f"{example}: nothing is named"
    assert all(one.id or one.value for values in match.slots.values() for one in values), example


def test_every_name_that_can_be_asked_for_has_an_example():
    asked = load_wording().entries["name_asked"]

    assert isinstance(asked, Mapping)
    assert {f"name_asked.{kind}" for kind in asked} == {key for key in ASKED_BY if key.startswith("name")}
