"""Charts: what a workout and a week came to."""

from screen_examples import examples, library, wording

from skill.domain.outcomes import WorkoutFinished
from skill.phrasing.phrase import phrase
from skill.phrasing.screen import Layout


def screen(name):
    return examples()[name].reply.screen


def test_the_summary_counts_the_workout_that_is_just_over():
    talk = examples()["summary"]
    shown, done = talk.reply.screen, talk.state.workout.completed

    assert shown.layout is Layout.CHART
    assert shown.title == f"{len(done)} sets"
    assert (shown.rows[0].text, shown.rows[0].value, shown.rows[0].share) == ("Rear delts", "5", 1.0)


def test_progress_in_the_first_workout_counts_its_sets():
    shown = screen("first_progress")

    assert shown.layout is Layout.CHART
    assert shown.title == "2 sets"
    assert screen("progress").title == "1 workout"


def test_new_bests_are_on_the_summary():
    state, bests = examples()["summary"].state, ("band_row", "band_curl")
    one, two = (
        phrase(WorkoutFinished(8, 14, bests[:count]), state, library(), wording()).screen for count in (1, 2)
    )

    assert one.lines == ("14 minutes", "New best: band rows")
    assert two.lines == ("14 minutes", "2 new bests")
