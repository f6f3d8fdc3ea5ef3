"""What cannot be, or is too much: the coach says so in words, and logs nothing false."""

import pytest

from skill.catalogue.loader import load_library
from skill.domain import commands as c
from skill.phrasing.wording import load_wording
from skill.storage.memory import MemoryStore
from skill.turns import Turns

LIBRARY, WORDING = load_library(), load_wording()
MOST_ROUNDS, MOST_REPS = 10, 200
BAND = c.StartWorkout((c.Heard("a band", "band"),), seconds=1200.0)
DUMBBELLS = c.StartWorkout((c.Heard("dumbbells", "dumbbells"),), seconds=600.0)


class Coach:
    """A conversation in a time of its own."""

    def __init__(self, *commands):
        self.store, self.now = MemoryStore(), 1_700_000_000.0
        self.turns = Turns(self.store, LIBRARY, WORDING)
        for command in commands:
            self.say(command)

    def say(self, command, after_s=5.0):
        self.now += after_s
        reply = self.turns.take("user", command, self.now).reply
        return " ".join((*reply.lines, *(beat.say for beat in reply.beats[:1])))

    @property
    def workout(self):
        return self.store.load("user").state.workout

    @property
    def logged(self):
        return [(done.reps, done.load, done.reps_left) for done in self.workout.completed]


def do_set(coach):
    """Begin the set that comes next, and end it before it is over."""
    coach.say(c.Begin())
    coach.say(c.LogSet(8), 15.0)


def finish_block(coach):
    """Do every set of the exercise that is under way."""
    block = coach.workout.cursor.block
    for _ in range(MOST_ROUNDS * 2):
        if coach.workout.cursor.block != block:
            break
        do_set(coach)


def test_an_exercise_just_done_gets_no_set_beyond_the_most():
    """Asked for again and again, the coach never speaks of round eleven of ten."""
    coach = Coach(BAND)
    finish_block(coach)
    for _ in range(MOST_ROUNDS):
        said = coach.say(c.ExtendSet())
        if "no more sets" in said:
            break
        finish_block(coach)

    block = coach.workout.plan.blocks[0]
    assert "no more sets are added" in said
    assert "One more set" not in said
    assert (block.rounds, len(coach.logged)) == (MOST_ROUNDS, MOST_ROUNDS * len(block.exercises))
    assert coach.workout.cursor.block == 1


def test_an_exercise_under_way_gets_no_set_beyond_the_most():
    coach = Coach(BAND)
    said = [coach.say(c.ExtendSet()) for _ in range(MOST_ROUNDS)]

    assert "One more set" in said[0]
    assert "no more sets are added" in said[-1]
    assert coach.workout.block.rounds == MOST_ROUNDS


@pytest.mark.parametrize("before", [(), (c.LogSet(8),)])
def test_more_reps_than_a_set_may_hold_are_not_added(before):
    """Neither to the set that comes next, nor to the one just logged; nobody hears of zero more."""
    coach = Coach(BAND, *before)
    coach.say(c.ExtendSet(MOST_REPS))
    logged, extra = coach.logged, coach.workout.extra
    said = coach.say(c.ExtendSet(2))

    assert "That is enough for one set" in said
    assert (coach.logged, coach.workout.extra) == (logged, extra)


def test_no_reps_are_added_where_no_set_is_left():
    coach = Coach(BAND)
    for _ in coach.workout.plan.blocks:
        coach.say(c.SkipExercise())

    assert "No set is logged yet" in coach.say(c.ExtendSet(2))


@pytest.mark.parametrize(
    ("command", "refused"),
    [
        (c.LogSet(8, weight=-5.0), "Minus five can't be right"),
        (c.LogSet(8, weight=5000.0), "Five thousand can't be right"),
        (c.LogSet(weight=1000.5), "One thousand point five can't be right"),
        (c.LogSet(8, reps_left=-1), "Minus one can't be right"),
        (c.LogSet(reps_left=51), "Fifty-one can't be right"),
        (c.CorrectSet(weight=-5.0), "Minus five can't be right"),
        (c.CorrectSet(9, weight=5000.0), "Five thousand can't be right"),
    ],
)
@pytest.mark.parametrize("after_s", [5.0, 300.0])
def test_a_number_that_cannot_be_right_is_asked_for_again(command, refused, after_s):
    """In the rest or long after it: the log stays, and the next set is not done with it."""
    coach = Coach(DUMBBELLS, c.LogSet(8))
    before = coach.logged
    said = coach.say(command, after_s)

    assert refused in said
    assert coach.logged[: len(before)] == before
    assert all(load is None and left is None for _, load, left in coach.logged)
    assert coach.workout.loads == ()


@pytest.mark.parametrize("command", [c.LogSet(8, weight=1000.0), c.LogSet(8, reps_left=50)])
def test_a_number_that_may_just_be_is_taken(command):
    coach = Coach(DUMBBELLS, command)
    assert len(coach.logged) == 1
