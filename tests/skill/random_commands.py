"""Random commands with valid and odd slot values, for property tests."""

from hypothesis import strategies as st

from skill.domain import commands as c
from skill.domain.alert import Alert
from skill.domain.exercise import Level
from skill.domain.load import WeightUnit
from skill.domain.state import Question

EQUIPMENT = ("band", "dumbbells", "pull_up_bar", "cable", "bodyweight", "barbell", "table")
EXERCISES = ("band_pull_apart", "kroc_row", "pull_up", "chin_up", "towel_row", "dead_hang")
SECONDS = (None, -60.0, 0.0, 0.4, 30.0, 90.0, 300.0, 600.0, 1200.0, 24_000.0, 1e9)
REPS = (None, -3, 0, 1, 2, 8, 12, 40, 200, 500)


def heard(*ids):
    """A value that is listed, one that is not, or none."""
    known = st.sampled_from([c.Heard(one.replace("_", " "), one) for one in ids])
    odd = st.sampled_from([c.Heard("trampoline"), c.Heard("gizmo", "no_such_id")])
    return st.one_of(st.none(), known, odd)


def several(*ids):
    return st.lists(heard(*ids).filter(bool), max_size=3).map(tuple)


reps, seconds = st.sampled_from(REPS), st.sampled_from(SECONDS)
unit = st.sampled_from([None, *WeightUnit])
weight = st.sampled_from([None, 0.0, 2.5, 20.0, 45.0, 5000.0])
direction = st.sampled_from([None, *c.Direction])
exercise = heard(*EXERCISES)
equipment = several(*EQUIPMENT)
muscle = heard("lats", "rhomboids", "biceps")
goal = heard("first_pull_up", "posture", "variety", "strength", "wide_back")
level = st.sampled_from([None, *Level])

SLOTS = {
    c.StartWorkout: (equipment, goal, muscle, seconds, level),
    c.SetEquipment: (equipment,),
    c.LogSet: (reps, weight, unit, st.sampled_from([None, 0, 2, 9])),
    c.CorrectSet: (reps, weight, unit),
    c.ExtendSet: (reps,),
    c.SwapExercise: (exercise, heard(*EQUIPMENT)),
    c.ChangeDifficulty: (direction,),
    c.ChangePace: (direction,),
    c.ChangeRest: (seconds,),
    c.Replan: (seconds,),
    c.ExplainExercise: (exercise,),
    c.ListMusclesWorked: (exercise,),
    c.ExplainMuscle: (muscle,),
    c.RecommendExercise: (heard(*EQUIPMENT), muscle, goal),
    c.ExplainChoice: (exercise,),
    c.ReportProgress: (exercise, heard("week")),
    c.StopForDiscomfort: (heard("shoulder", "chest"), heard("warning", "none")),
    c.AvoidExercise: (exercise,),
    c.AllowExercise: (exercise,),
    c.SetLoads: (
        st.lists(st.sampled_from([-5.0, 0.0, 20.0, 40.0, 1e6]), max_size=3).map(tuple),
        unit,
        several("red", "blue"),
    ),
    c.SetUnits: (unit,),
    c.Agree: (st.sampled_from([None, "", *Question]),),
    c.Decline: (st.sampled_from([None, "", *Question]),),
    c.Leave: (st.sampled_from([None, 0.0]),),
    c.SetCoaching: (st.sampled_from([None, *c.CoachingDetail]),),
    c.RemindMe: (
        st.sampled_from([None, "MO", "SU"]),
        st.sampled_from([None, "19:00", "99:99"]),
        st.sampled_from([None, *Alert]),
    ),
    c.Ask: (heard("grip", "posture", "soreness"),),
}
"""What may stand in each slot of the commands that have any, in the order of their fields."""

OFTEN = (
    c.StartWorkout, c.Begin, c.Begin, c.Agree, c.GoOn, c.Pause, c.Resume, c.FinishSet, c.LogSet,
    c.CorrectSet, c.ExtendSet, c.SkipExercise, c.Launch,
)  # fmt: skip
"""What makes a workout go on is said more often than its share of all commands."""


def commands(classes):
    """A random command of these classes."""
    made = {kind: st.builds(kind, *SLOTS.get(kind, ())) for kind in classes}
    return st.sampled_from([*classes, *(kind for kind in OFTEN if kind in made)]).flatmap(made.__getitem__)


def passed_seconds():
    """Between two commands: moments, minutes, nearly an hour; or the clock is set back."""
    return st.one_of(
        st.floats(0, 20), st.floats(20, 240), st.floats(240, 3000), st.just(0.0), st.floats(-600, -1)
    )
