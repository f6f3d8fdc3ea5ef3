"""Ten years of training: four workouts a week, every exercise tried."""

from dataclasses import replace
from itertools import cycle, islice

from skill.domain.load import Load, WeightUnit
from skill.domain.log import CompletedSet
from skill.domain.plan import Block, PlannedExercise, WorkoutPlan
from skill.domain.state import Profile, Reminder, UserState
from skill.domain.workout import WorkoutSession
from skill.use_cases.context import Context
from skill.use_cases.planning import archive

START = 1_480_000_000
WORKOUTS, DAY_S = 10 * 52 * 4, 86_400
EXERCISES, SETS = 6, 4
"""In a workout; sets of each exercise."""


def training(library):
    """Yield each workout when it is done, and the state that is stored with it."""
    exercises = cycle(library.exercises.values())
    state = UserState(_profile(library))
    for number in range(WORKOUTS):
        began = START + int(number * 7 / 4 * DAY_S)
        workout = _done(f"{began * 1000}-{state.turns}", list(islice(exercises, EXERCISES)), began)
        state = archive(state, Context(library, began, interrupted=False))
        state = replace(state, workout=workout, turns=state.turns + 40)
        yield workout, state


def _profile(library):
    exercises = tuple(library.exercises.values())
    loads = tuple(Load(2.5 * number, WeightUnit.LB, exercises[0].load_mode) for number in range(1, 41))
    days = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    reminders = tuple(Reminder(day, "19:00", rings=True) for day in days)
    avoided = tuple(exercise.id for exercise in exercises[::5])
    return Profile(tuple(library.equipment), loads=loads, reminders=reminders, avoided=avoided, informed=True)


def _done(workout_id, exercises, began):
    blocks = tuple(Block((_planned(exercise),), SETS, 90) for exercise in exercises)
    plan = WorkoutPlan(blocks, "variety", exercises[0].level, 45, ("dumbbells", "pull_up_bar", "band"))
    rounds = [exercise for exercise in exercises for _ in range(SETS)]
    completed = tuple(_set(number, exercise, began) for number, exercise in enumerate(rounds, start=1))
    loads = tuple((exercise.id, _load(exercise)) for exercise in exercises)
    return WorkoutSession(workout_id, plan, float(began), completed=completed, loads=loads)


def _planned(exercise):
    return PlannedExercise(
        exercise.id,
        12,
        (8, 15),
        exercise.measure,
        exercise.two_sided,
        exercise.tempo,
        _load(exercise),
        "variety",
    )


def _set(number, exercise, began):
    at, revision = began + 150 * number, number % 2
    return CompletedSet(
        number, exercise.id, 12, 12, exercise.measure, _load(exercise), 2,
        confirmed=True, at=at, revision=revision,
    )  # fmt: skip


def _load(exercise):
    return Load(22.5, WeightUnit.LB, exercise.load_mode)
