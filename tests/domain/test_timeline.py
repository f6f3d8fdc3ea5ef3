"""The timeline: every count on its beat, every rest and side its full time, every place found again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.domain.exercise import Measure, Tempo
from skill.domain.layout import after_set, build_timeline
from skill.domain.plan import SETUP_S, SWITCH_S, TALK_S, Block, PlannedExercise, set_s
from skill.domain.timeline import LIMIT_S, Cursor, Kind


def planned(reps=8, *, tempo=Tempo(2, 0.5, 1, 0.5), two_sided=False, measure=Measure.REPS):  # noqa: B008 - frozen
    return PlannedExercise("row", reps, (1, 200), measure, two_sided, tempo)


def straight(reps=8, rounds=3, rest_s=45, **changes):
    return Block((planned(reps, **changes),), rounds, rest_s)


def of_kind(timeline, kind):
    return [moment for moment in timeline.moments if moment.kind is kind]


tempos = st.builds(
    Tempo, st.sampled_from([1, 2, 3, 4]), st.sampled_from([0, 0.5, 1]), st.sampled_from([1, 1.5, 2]),
    st.sampled_from([0, 1, 2]),
)  # fmt: skip
exercises = st.builds(
    planned, st.integers(1, 60), tempo=tempos, two_sided=st.booleans(), measure=st.sampled_from(Measure)
)
blocks = st.builds(
    Block, st.lists(exercises, min_size=1, max_size=2).map(tuple), st.integers(1, 5), st.integers(5, 600)
)
paces = st.sampled_from([0.64, 0.8, 1.0, 1.25, 1.953125])
leads = st.sampled_from([0.0, 4.0, 8.0])


@st.composite
def runs(draw):
    """A block, a place in it, and the timeline from there."""
    block, pace, extra = draw(blocks), draw(paces), draw(st.integers(0, 200))
    item = draw(st.integers(0, len(block.exercises) - 1))
    one = block.exercises[item]
    start = Cursor(
        2,
        draw(st.integers(0, block.rounds - 1)),
        item,
        side=draw(st.integers(0, 1)) if one.two_sided else 0,
        done=draw(st.integers(0, one.reps + extra + 3)),
        rest_s=draw(st.sampled_from([0.0, 0.3, 5.0, 16.5, 45.0, 300.0, 600.0])),
    )
    return block, start, pace, extra, build_timeline(block, start, pace, extra, draw(leads))


quick = settings(max_examples=150, deadline=None, derandomize=True, database=None)


@quick
@given(runs())
def test_moments_follow_each_other_without_a_gap_and_end_within_alexas_limit(run):
    """What is said next never waits for, nor cuts into, what was planned before it."""
    timeline = run[-1]
    at_s = 0.0
    for moment in timeline.moments:
        assert moment.at_s == at_s
        assert moment.length_s >= 0
        at_s += moment.length_s
    assert timeline.length_s == at_s <= LIMIT_S + 1e-6
    assert [one.kind for one in timeline.moments].index(Kind.CLOSE) == len(timeline.moments) - 1
    assert timeline.closes_s == pytest.approx(timeline.length_s - TALK_S)


@quick
@given(runs(), st.lists(st.floats(-5, 300), min_size=2, max_size=30))
def test_the_place_only_moves_forward_as_time_passes(run, times):
    """Whenever the user asks, the place is never before the one a moment earlier."""
    _, start, _, _, timeline = run
    every = sorted([*times, *(moment.at_s for moment in timeline.moments), timeline.length_s])
    places = [timeline.cursor_at(at_s).place for at_s in every]
    assert places == sorted(places)
    assert places[0] >= start.place
    assert timeline.cursor_at(1e9) == timeline.end
    finished = [len(timeline.finished_by(at_s)) for at_s in every]
    assert finished == sorted(finished)


@quick
@given(runs())
def test_every_run_gets_somewhere(run):
    """Answering each closing question with "go on" ends the block, however long its sets and rests."""
    block, start, pace, extra, timeline = run
    for _ in range(100):
        end = timeline.end
        assert end.place > start.place
        if end.block > start.block:
            return
        same = (end.round, end.item) == (start.round, start.item)
        extra, start = (extra if same else 0), end
        timeline = build_timeline(block, start, pace, extra)
    pytest.fail("The block never ended.")


@quick
@given(runs(), st.floats(0, 240))
def test_a_run_that_was_stopped_goes_on_at_the_exact_rep(run, stopped_s):
    """What is counted after a stop is what would have been counted without it."""
    block, start, pace, extra, timeline = run
    here = timeline.cursor_at(stopped_s)
    if here.block > start.block:
        return
    same = (here.round, here.item) == (start.round, start.item)
    again = build_timeline(block, here, pace, extra if same else 0)
    planned_counts = [
        (one.cursor, one.number)
        for one in of_kind(timeline, Kind.COUNT)
        if one.number > 0 and one.at_s > stopped_s
    ]
    counts = [(one.cursor, one.number) for one in of_kind(again, Kind.COUNT) if one.number > 0]
    common = min(len(counts), len(planned_counts))
    assert counts[:common] == planned_counts[:common]


@pytest.mark.parametrize("pace", [0.64, 1.0, 1.25])
def test_reps_are_counted_at_the_top_of_the_pull_on_the_tempo(pace):
    """The first count falls after the first pull, and each rep takes the whole tempo."""
    timeline = build_timeline(straight(reps=15, rounds=1), Cursor(), pace)
    counts = of_kind(timeline, Kind.COUNT)
    assert [one.number for one in counts] == list(range(1, 16))
    assert [one.at_s for one in counts] == pytest.approx(
        [SETUP_S + (1 + 4 * rep) * pace for rep in range(15)]
    )


def test_the_get_ready_count_ends_as_the_first_rep_begins():
    ready = of_kind(build_timeline(straight(), Cursor()), Kind.READY)[:3]
    assert [(one.at_s, one.number) for one in ready] == [(7.0, 3), (8.0, 2), (9.0, 1)]


def test_both_sides_get_all_their_reps_with_time_to_change():
    """The second side starts five seconds after the first one is through, and counts from one again."""
    timeline = build_timeline(straight(reps=6, rounds=1, two_sided=True), Cursor())
    (switch,) = of_kind(timeline, Kind.SWITCH)
    counts = of_kind(timeline, Kind.COUNT)
    assert [one.number for one in counts] == [*range(1, 7), *range(1, 7)]
    assert (switch.at_s, switch.length_s) == (SETUP_S + 6 * 4, SWITCH_S)
    assert counts[6].at_s == switch.at_s + SWITCH_S + 1
    assert [one.finishes for one in counts] == [False] * 11 + [True]


@quick
@given(exercises, st.integers(5, 60))
def test_the_plan_and_the_timeline_agree_on_how_long_a_set_and_a_rest_take(exercise, rest_s):
    """A plan of twenty minutes takes twenty minutes."""
    if set_s(exercise) + TALK_S > LIMIT_S:
        return
    block = Block((exercise,), 2, rest_s)
    assert build_timeline(Block((exercise,), 1, rest_s), Cursor()).closes_s == pytest.approx(set_s(exercise))
    rest = build_timeline(block, after_set(block, Cursor()))
    announced = next(one for one in rest.moments if one.kind in (Kind.ANNOUNCE, Kind.CLOSE))
    assert announced.at_s == pytest.approx(rest_s)


@pytest.mark.parametrize(
    ("rest_s", "warned"), [(45.0, [35.0]), (17.0, [7.0]), (60.5, [50.5]), (16.0, []), (4.0, []), (0.5, [])]
)
def test_a_rest_warns_ten_seconds_before_its_end(rest_s, warned):
    """A rest that is hardly longer than its own announcement needs no warning."""
    timeline = build_timeline(straight(rounds=2), Cursor(0, 1, rest_s=rest_s))
    assert [one.at_s for one in of_kind(timeline, Kind.WARNING)] == warned
    assert all(one.number == 10 for one in of_kind(timeline, Kind.WARNING))


def test_a_rest_too_short_to_be_named_stays_silent():
    assert not of_kind(build_timeline(straight(rounds=2), Cursor(0, 1, rest_s=1.5)), Kind.REST)


def test_a_rest_runs_down_while_the_coach_answers():
    """An answer costs no rest, and adds none, however soon the next question comes."""
    timeline = build_timeline(straight(), Cursor(0, 1, rest_s=45.0), lead_s=8.0)
    assert timeline.cursor_at(3.0).rest_s == 42.0
    announced = next(one for one in timeline.moments if one.kind is Kind.ANNOUNCE)
    assert announced.at_s == 45.0


def test_a_rest_longer_than_one_timeline_goes_on_where_it_was():
    timeline = build_timeline(straight(), Cursor(0, 1, rest_s=600.0))
    assert timeline.length_s == LIMIT_S
    assert timeline.end == Cursor(0, 1, rest_s=600.0 - (LIMIT_S - TALK_S))


def test_a_hold_is_called_every_ten_seconds_and_counted_down_at_its_end():
    timeline = build_timeline(straight(reps=30, rounds=1, measure=Measure.HOLD), Cursor())
    said = {one.at_s - SETUP_S: one.number for one in of_kind(timeline, Kind.COUNT) if one.number > 0}
    assert said == {10.0: 10, 20.0: 20, 27.0: 3, 28.0: 2, 29.0: 1}
    assert timeline.cursor_at(SETUP_S + 14.5).done == 14
    assert timeline.closes_s == SETUP_S + 30


def test_a_long_number_has_time_to_be_said_in_a_hold():
    timeline = build_timeline(straight(reps=130, rounds=1, measure=Measure.HOLD), Cursor())
    (called,) = [one for one in of_kind(timeline, Kind.COUNT) if one.number == 110]
    assert called.length_s == 2.0


@pytest.mark.parametrize("measure", list(Measure))
def test_a_set_that_was_made_shorter_than_what_is_done_is_complete_at_once(measure):
    """Eight were done when "easier" made it six: nothing more is counted."""
    timeline = build_timeline(straight(reps=6, rounds=1, measure=measure), Cursor(done=8))
    assert not of_kind(timeline, Kind.COUNT)
    assert len(timeline.finished_by(timeline.length_s)) == 1


@pytest.mark.parametrize("pace", [1.0, 1.25])
def test_pace_stretches_every_rep_and_nothing_else(pace):
    timeline = build_timeline(straight(reps=10, rounds=1), Cursor(), pace)
    assert timeline.closes_s == pytest.approx(SETUP_S + 10 * 4 * pace)


def test_an_answer_comes_before_the_work_and_moves_all_of_it():
    plain, led = build_timeline(straight(), Cursor()), build_timeline(straight(), Cursor(), lead_s=4.0)
    assert led.moments[0].kind is Kind.ANSWER
    assert of_kind(led, Kind.COUNT)[0].at_s == of_kind(plain, Kind.COUNT)[0].at_s + 4.0


def test_added_reps_belong_to_the_set_under_way_only():
    timeline = build_timeline(straight(reps=4, rounds=2, rest_s=20), Cursor(done=3), 1.0, 2)
    assert [one.number for one in of_kind(timeline, Kind.COUNT)] == [4, 5, 6, 1, 2, 3, 4]


def test_a_set_longer_than_one_timeline_is_cut_after_a_count_and_goes_on_with_the_next():
    """Nobody does a rep twice, and none is left out."""
    block = straight(reps=120, rounds=1)
    first = build_timeline(block, Cursor())
    last = of_kind(first, Kind.COUNT)[-1].number
    assert first.end == Cursor(done=last)
    assert not first.finished_by(first.length_s)
    second = build_timeline(block, first.end)
    assert of_kind(second, Kind.COUNT)[0].number == last + 1


def test_a_hold_longer_than_one_timeline_goes_on_at_the_second():
    block = straight(reps=400, rounds=1, measure=Measure.HOLD)
    first = build_timeline(block, Cursor())
    assert first.end == Cursor(done=int(LIMIT_S - TALK_S - SETUP_S))
    assert first.length_s == LIMIT_S


def test_the_exercises_of_a_superset_follow_each_other_without_a_rest():
    block = Block((planned(4), planned(6)), 2, 60)
    timeline = build_timeline(block, Cursor())
    begun = [(one.cursor.round, one.cursor.item) for one in of_kind(timeline, Kind.ANNOUNCE)]
    assert begun == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert len(of_kind(timeline, Kind.REST)) == 1
    assert timeline.end == Cursor(1)
