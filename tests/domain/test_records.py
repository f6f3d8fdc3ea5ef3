"""What was done becomes a record of the last time and the best."""

from dataclasses import replace

from small_library import small_library

from skill.domain.exercise import LoadMode, Measure
from skill.domain.ledger import WeekLedger, add_to_ledger, week_of
from skill.domain.load import Load, WeightUnit
from skill.domain.log import CompletedSet
from skill.domain.records import fold

WEEK_S = 7 * 86_400
RANGES = {"dumbbell_row": (8, 12)}


def row(number, reps, load=None, **changes):
    done = CompletedSet(number, "dumbbell_row", reps, 10, Measure.REPS, load, None, True, 1000 + number)
    return replace(done, **changes)


def pounds(amount, mode=LoadMode.DUMBBELL):
    return Load(amount, WeightUnit.LB, mode)


def test_a_workout_leaves_its_reps_target_and_load():
    known = fold({}, [row(1, 10, pounds(40)), row(2, 9, pounds(40), reps_left=1)], RANGES)["dumbbell_row"]
    assert (known.times, known.last_at, known.last_reps, known.last_target) == (1, 1002, (10, 9), 10)
    assert (known.last_load, known.best_reps, known.last_reps_left) == (pounds(40), 10, 1)
    assert known.last_rep_range == (8, 12)


def test_a_correction_replaces_what_was_counted():
    known = fold({}, [row(1, 10), row(1, 7, revision=1), row(2, 8)], RANGES)["dumbbell_row"]
    assert (known.last_reps, known.best_reps) == ((7, 8), 8)


def test_the_best_outlives_a_weaker_day():
    first = fold({}, [row(1, 12, pounds(60))], RANGES)
    known = fold(first, [row(1, 8, pounds(40))], RANGES)["dumbbell_row"]
    assert (known.times, known.best_reps, known.best_load, known.last_load) == (2, 12, pounds(60), pounds(40))


def test_kilograms_and_pounds_compare():
    kilos = Load(30, WeightUnit.KG, LoadMode.DUMBBELL)
    assert fold({}, [row(1, 8, pounds(60)), row(2, 8, kilos)], RANGES)["dumbbell_row"].best_load == kilos


def test_less_help_is_the_record_of_an_assisted_exercise():
    done = [row(1, 8, pounds(30, LoadMode.ASSISTED)), row(2, 8, pounds(50, LoadMode.ASSISTED))]
    assert fold({}, done, RANGES)["dumbbell_row"].best_load == pounds(30, LoadMode.ASSISTED)


def test_two_over_target_in_a_row_are_counted_and_a_lesser_day_starts_again():
    once = fold({}, [row(1, 12)], RANGES)
    twice = fold(once, [row(1, 12)], RANGES)
    assert [known["dumbbell_row"].over_target_streak for known in (once, twice)] == [1, 2]
    assert fold(twice, [row(1, 11)], RANGES)["dumbbell_row"].over_target_streak == 0


def test_exercises_that_were_not_done_keep_their_records():
    known = fold({}, [row(1, 10)], RANGES)
    later = fold(known, [row(1, 30, exercise_id="dead_hang", measure=Measure.HOLD)], {})
    assert later["dumbbell_row"] == known["dumbbell_row"]
    assert later["dead_hang"].best_reps == 30


def test_the_ledger_counts_a_helper_by_half():
    (week,) = add_to_ledger((), [row(1, 10), row(2, 10)], small_library())
    assert week == WeekLedger("1970-W01", {"lats": 2.0, "rhomboids": 2.0, "biceps": 1.0})


def test_the_ledger_adds_to_the_week_and_forgets_corrected_and_empty_sets():
    before = (WeekLedger("1970-W01", {"lats": 3.0}),)
    (week,) = add_to_ledger(before, [row(1, 10), row(1, 0, revision=1), row(2, 10)], small_library())
    assert week.sets["lats"] == 4.0


def test_the_ledger_keeps_twelve_weeks_in_order():
    ledger = ()
    for week in range(30):
        ledger = add_to_ledger(ledger, [row(1, 10, at=week * WEEK_S)], small_library())
    assert [entry.week for entry in ledger] == [week_of(week * WEEK_S) for week in range(18, 30)]


def test_an_exercise_the_catalogue_lost_is_left_out_of_the_ledger():
    assert add_to_ledger((), [row(1, 10, exercise_id="gone")], small_library()) == ()
