"""Workouts to store."""

from dataclasses import replace

from skill.domain.exercise import Level, LoadMode, Measure, Tempo
from skill.domain.load import Load, WeightUnit
from skill.domain.plan import Block, PlannedExercise, WorkoutPlan
from skill.domain.state import Profile, Reminder, UserState, Wish
from skill.domain.timeline import Cursor
from skill.domain.workout import WorkoutSession, finish_set, revise_last, start_run

ROW = PlannedExercise("kroc_row", 12, (8, 15), Measure.REPS, two_sided=True, tempo=Tempo(2, 0, 1, 0))
NOW = 1_700_000_000


def workout(workout_id, started_at=NOW, *, completed=0):
    """A workout with endless sets, some of them done."""
    plan = WorkoutPlan((Block((ROW,), 100_000, 60),), "variety", Level.BEGINNER, 20, ("dumbbells",))
    made = WorkoutSession(workout_id, plan, started_at)
    for _ in range(completed):
        made = one_more_set(made)
    return made


def one_more_set(before, reps=12):
    return finish_set(before, reps, before.started_at + 60 * (len(before.completed) + 1))


def saved(store, made, version):
    """Save a workout as the open one, with its completed sets."""
    store.save("user", UserState(workout=made), version, (made,))


def full_state():
    """A state in which every part says something."""
    load = Load(40.0, WeightUnit.LB, LoadMode.DUMBBELL)
    trained = revise_last(workout("now", completed=2), reps=11, load=load, reps_left=2)
    running = start_run(replace(trained, cursor=Cursor(0, 2, 0, 1, 3, 12.5)), NOW + 0.25, 1.25, 4.0)
    profile = Profile(
        ("dumbbells",), loads=(load,), reminders=(Reminder(None, "19:00"),), avoided=("pull_up",)
    )
    return UserState(profile, running, recent=("kroc_row",), wish=Wish(("band",), minutes=10), turns=7)
