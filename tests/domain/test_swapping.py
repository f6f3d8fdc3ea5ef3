"""Something else instead: nearest first, and only what is owned and allowed."""

import pytest
from small_library import small_library

from skill.domain.commands import Direction
from skill.domain.exercise import Level
from skill.domain.planner import next_step, recommend, swap_candidates

LIBRARY = small_library()
ALL = frozenset(LIBRARY.equipment)
BAR = frozenset({"pull_up_bar"})


def swaps(exercise_id, owned=ALL, level=Level.ADVANCED, **wish):
    return [one.id for one in swap_candidates(LIBRARY, exercise_id, owned, level, **wish)]


def test_the_neighbours_come_first_then_the_family():
    assert swaps("dumbbell_row")[0] == "kroc_row"
    assert swaps("dumbbell_row")[1:3] == ["band_row", "towel_row"]


def test_an_unrelated_exercise_is_no_swap():
    assert "dumbbell_curl" not in swaps("dumbbell_row")
    assert "push_up" not in swaps("dumbbell_row")


def test_when_the_bar_is_taken_nothing_with_the_bar_is_offered():
    offered = swaps("negative_pull_up", exclude_equipment="pull_up_bar")
    assert offered
    assert all(LIBRARY.exercises[one].possible_with(ALL - BAR) for one in offered)


def test_the_equipment_asked_for_is_offered_first_even_when_it_was_not_named_before():
    assert swaps("towel_row", BAR, prefer_equipment="band")[0] == "band_row"


def test_avoided_and_too_hard_exercises_are_not_offered():
    assert "kroc_row" not in swaps("dumbbell_row", level=Level.BEGINNER)
    assert "band_row" not in swaps("dumbbell_row", avoided=frozenset({"band_row"}))


def test_the_next_step_up_and_down():
    up, down = Direction.UP, Direction.DOWN
    assert next_step(LIBRARY, "negative_pull_up", up, BAR, Level.INTERMEDIATE).id == "pull_up"
    assert next_step(LIBRARY, "negative_pull_up", up, BAR, Level.BEGINNER) is None
    assert next_step(LIBRARY, "negative_pull_up", down, BAR, Level.BEGINNER) is None
    assert next_step(LIBRARY, "negative_pull_up", down, ALL, Level.BEGINNER).id == "assisted_pull_up"
    avoided = frozenset({"negative_pull_up"})
    assert next_step(LIBRARY, "pull_up", down, BAR, Level.ADVANCED, avoided) is None


@pytest.mark.parametrize(
    ("equipment", "muscle", "level", "best"),
    [
        ({"dumbbells"}, None, Level.ADVANCED, "kroc_row"),
        ({"dumbbells"}, "lats", Level.BEGINNER, "dumbbell_row"),
        ({"band"}, None, Level.BEGINNER, "band_pull_apart"),
        ({"band"}, "biceps", Level.BEGINNER, "band_curl"),
        ({"pull_up_bar"}, "lats", Level.INTERMEDIATE, "pull_up"),
    ],
)
def test_the_best_exercise_for_what_was_asked(equipment, muscle, level, best):
    assert recommend(LIBRARY, frozenset(equipment), muscle, None, level).id == best


def test_with_nothing_named_something_is_still_recommended():
    assert recommend(LIBRARY, None, None, "wide_back", Level.BEGINNER) is not None
    assert recommend(LIBRARY, None, "toes", None, Level.BEGINNER) is None
