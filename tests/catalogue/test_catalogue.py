"""The catalogue that users get."""

import re
from collections import Counter

import pytest

from skill.catalogue.loader import load_library
from skill.domain.exercise import Level, Measure
from skill.domain.library import Library

EQUIPMENT = [
    "dumbbells",
    "cable",
    "pull_up_bar",
    "band",
    "kettlebell",
    "barbell",
    "bench",
    "suspension_trainer",
    "rings",
    "table",
    "backpack",
    "bodyweight",
]
GOALS = ["wide_back", "first_pull_up", "posture", "muscle", "strength", "endurance", "variety", "quick"]
MUSCLES = [
    "lats",
    "rhomboids",
    "mid_traps",
    "lower_traps",
    "upper_traps",
    "rear_delts",
    "teres_major",
    "biceps",
    "forearms",
    "core",
    "upper_back",
]
MOST_REP_S = 5.0
MOST_NEGATIVE_S = 9.0


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def plain_pulls(library, owned, level=Level.ADVANCED):
    return [
        exercise
        for exercise in library.exercises.values()
        if exercise.pull
        and exercise.default
        and exercise.level.rank <= level.rank
        and exercise.possible_with(frozenset([owned]))
    ]


def test_every_id_that_people_can_name_is_there(library):
    assert list(library.equipment) == EQUIPMENT
    assert sorted(library.goals) == sorted(GOALS)
    assert sorted(library.muscles) == sorted(MUSCLES)
    assert len(library.exercises) >= 36


def test_every_goal_and_level_has_a_dose(library):
    assert set(library.prescriptions) == {(goal, level) for goal in GOALS for level in Level}


@pytest.mark.parametrize(
    "exercise_id",
    [
        "kroc_row",
        "one_arm_lat_pulldown",
        "kneeling_one_arm_lat_pulldown",
        "seated_cable_row",
        "pull_up",
        "chin_up",
        "wide_grip_pull_up",
        "neutral_grip_pull_up",
        "hanging_handle_pull_up",
        "bench_assisted_pull_up",
        "jackknife_pull_up",
        "weighted_pull_up",
        "band_pull_apart",
        "overhead_band_pull_apart",
        "low_band_pull_apart",
    ],
)
def test_the_best_known_pulls_are_there(library, exercise_id):
    assert exercise_id in library.exercises


def test_there_is_a_push_to_superset_with_a_pull(library):
    assert any(not exercise.pull for exercise in library.exercises.values())


@pytest.mark.parametrize("owned", EQUIPMENT)
def test_any_single_piece_of_equipment_gives_a_choice(library, owned):
    pulls = plain_pulls(library, owned)
    assert len(pulls) >= 6
    assert len({exercise.family for exercise in pulls}) >= 3


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("owned", EQUIPMENT)
def test_a_beginner_with_one_thing_finds_two_pulls_for_any_goal(library, owned, goal):
    pulls = plain_pulls(library, owned, Level.BEGINNER)
    assert len([exercise for exercise in pulls if goal in exercise.goals]) >= 2


@pytest.mark.parametrize("owned", [owned for owned in EQUIPMENT if owned != "bodyweight"])
def test_every_thing_is_used_by_a_beginner_exercise(library, owned):
    pulls = plain_pulls(library, owned, Level.BEGINNER)
    assert any(not exercise.possible_with(frozenset()) for exercise in pulls)


@pytest.mark.parametrize("muscle", MUSCLES)
def test_every_muscle_has_an_exercise(library, muscle):
    if muscle != "upper_back":  # the sum of its parts
        assert any(muscle in exercise.primary for exercise in library.exercises.values())


def test_every_planned_exercise_has_something_easier_or_harder(library):
    for exercise in library.exercises.values():
        assert not (exercise.default and exercise.pull) or exercise.easier or exercise.harder, exercise.id


def test_every_exercise_can_be_reached_by_a_plan_or_by_a_name_of_its_own(library):
    names = Counter(exercise.name for exercise in library.exercises.values())
    for entry_id, exercise in library.exercises.items():
        assert entry_id == exercise.id
        assert names[exercise.name] == 1
        assert exercise.goals


def test_no_exercise_is_both_easier_and_harder_than_another(library):
    harder = {(one.id, other) for one in library.exercises.values() for other in one.harder}
    harder |= {(other, one.id) for one in library.exercises.values() for other in one.easier}
    assert not [pair for pair in harder if pair[::-1] in harder]


def test_a_beginner_is_never_sent_to_something_easier_that_needs_more_experience(library):
    for exercise in library.exercises.values():
        for easier in exercise.easier:
            assert library.exercises[easier].level.rank <= exercise.level.rank, (exercise.id, easier)


def test_the_counted_pace_can_be_followed(library):
    for exercise in library.exercises.values():
        if exercise.measure is Measure.REPS:
            most = MOST_NEGATIVE_S if "negative" in exercise.id else MOST_REP_S
            assert 2.0 <= exercise.tempo.rep_s <= most, exercise.id


def test_negatives_are_lowered_for_three_to_five_seconds(library):
    for exercise in library.exercises.values():
        if "negative" in exercise.id:
            assert 3 <= exercise.tempo.down <= 5


def test_a_name_leads_to_one_thing_whatever_it_is(library):
    """Muscles, equipment and goals may share words with each other, exercises not with those."""
    others = {
        spoken
        for group in (library.equipment, library.muscles)
        for entry in group.values()
        for spoken in (entry.name, *entry.synonyms)
    }
    for exercise in library.exercises.values():
        assert not others & {exercise.name, *exercise.synonyms}, exercise.id


def spoken_lines(exercise):
    mistakes = [line for mistake in exercise.mistakes for line in (mistake.fault, mistake.fix)]
    return (*exercise.setup, *exercise.cues, exercise.breathing, *mistakes, exercise.why)


def test_no_line_needs_a_picture_or_claims_too_much(library):
    banned = re.compile(r"like this|as shown|picture|see the|\bvideo\b|wide(r)? lats", re.IGNORECASE)
    for exercise in library.exercises.values():
        for line in spoken_lines(exercise):
            assert not banned.search(line), (exercise.id, line)


def test_a_band_pulldown_tells_where_to_fix_the_band(library):
    for exercise in library.exercises.values():
        if exercise.family == "pulldown" and ("band",) in exercise.equipment:
            assert "above you" in " ".join(exercise.setup)


@pytest.mark.parametrize("exercise_id", ["behind_the_neck_pulldown", "upright_row"])
def test_shoulder_risks_are_done_only_when_asked_for_by_name(library, exercise_id):
    assert not library.exercises[exercise_id].default
    for exercise in library.exercises.values():
        assert exercise_id not in {*exercise.easier, *exercise.harder}, exercise.id


def test_nothing_rewrites_what_was_said_before_in_the_same_exercise(library):
    for exercise in library.exercises.values():
        lines = [*exercise.setup, *exercise.cues]
        assert len(lines) == len(set(lines)), exercise.id
