"""Intents to commands: one table."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from skill.alexa.slots import Slots
from skill.domain import commands as c
from skill.domain.exercise import Level
from skill.domain.load import WeightUnit

_Listed = TypeVar("_Listed", bound=StrEnum)


def _one_of(kind: type[_Listed], value: str | None) -> _Listed | None:
    return kind(value) if value in list(kind) else None


def _start_workout(slots: Slots) -> c.Command:
    return c.StartWorkout(
        slots.all_heard("equipment"),
        slots.heard("goal"),
        slots.heard("muscle"),
        slots.seconds("duration"),
        _one_of(Level, slots.id("level")),
    )


def _log_set(slots: Slots) -> c.Command:
    unit = _one_of(WeightUnit, slots.id("weight_unit"))
    reps, weight, left = slots.whole("reps"), slots.number("weight"), slots.whole("reps_left")
    return c.LogSet(reps, weight, unit, left, slots.heard("band_color"))


def _correct_set(slots: Slots) -> c.Command:
    """In "twelve, not fifteen" the slot `instead_of` only takes the wrong number out of the way of `reps`."""
    unit = _one_of(WeightUnit, slots.id("weight_unit"))
    return c.CorrectSet(slots.whole("reps"), slots.number("weight"), unit)


def _set_loads(slots: Slots) -> c.Command:
    unit = _one_of(WeightUnit, slots.id("weight_unit"))
    return c.SetLoads(slots.numbers("weight"), unit, slots.all_heard("band_color"))


def _recommend(slots: Slots) -> c.Command:
    return c.RecommendExercise(slots.heard("equipment"), slots.heard("muscle"), slots.heard("goal"))


def _direction(slots: Slots) -> c.Direction | None:
    return _one_of(c.Direction, slots.id("direction"))


def _discomfort(slots: Slots) -> c.Command:
    """What is felt may be anything at all: "I feel great" is no discomfort."""
    part, symptom = slots.heard("body_part"), slots.heard("symptom")
    if part is None and symptom is not None and symptom.id is None:
        return c.NotUnderstood()
    return c.StopForDiscomfort(part, symptom)


COMMANDS: Mapping[str, Callable[[Slots], c.Command]] = {
    "StartWorkoutIntent": _start_workout,
    "SetEquipmentIntent": lambda slots: c.SetEquipment(slots.all_heard("equipment")),
    "BeginIntent": lambda _: c.Begin(),
    "FinishSetIntent": lambda _: c.FinishSet(),
    "LogSetIntent": _log_set,
    "CorrectSetIntent": _correct_set,
    "ExtendSetIntent": lambda slots: c.ExtendSet(slots.whole("reps")),
    "SkipExerciseIntent": lambda _: c.SkipExercise(),
    "SwapExerciseIntent": lambda slots: c.SwapExercise(slots.heard("exercise"), slots.heard("equipment")),
    "ChangeDifficultyIntent": lambda slots: c.ChangeDifficulty(_direction(slots)),
    "ChangePaceIntent": lambda slots: c.ChangePace(_direction(slots)),
    "ChangeRestIntent": lambda slots: c.ChangeRest(slots.seconds("duration")),
    "SkipRestIntent": lambda _: c.SkipRest(),
    "ReplanIntent": lambda slots: c.Replan(slots.seconds("duration")),
    "ExplainExerciseIntent": lambda slots: c.ExplainExercise(slots.heard("exercise")),
    "MusclesWorkedIntent": lambda slots: c.ListMusclesWorked(slots.heard("exercise")),
    "ExplainMuscleIntent": lambda slots: c.ExplainMuscle(slots.heard("muscle")),
    "RecommendExerciseIntent": _recommend,
    "WhyIntent": lambda slots: c.ExplainChoice(slots.heard("exercise")),
    "WhatIsLeftIntent": lambda _: c.TellWhatIsLeft(),
    "ProgressIntent": lambda slots: c.ReportProgress(slots.heard("exercise"), slots.heard("period")),
    "DiscomfortIntent": _discomfort,
    "AvoidExerciseIntent": lambda slots: c.AvoidExercise(slots.heard("exercise")),
    "AllowExerciseIntent": lambda slots: c.AllowExercise(slots.heard("exercise")),
    "SetLoadsIntent": _set_loads,
    "SetUnitsIntent": lambda slots: c.SetUnits(_one_of(WeightUnit, slots.id("weight_unit"))),
    "SetCoachingIntent": lambda slots: c.SetCoaching(_one_of(c.CoachingDetail, slots.id("coaching_detail"))),
    "RemindMeIntent": lambda slots: c.RemindMe(slots.day("day"), slots.time("time")),
    "AskIntent": lambda slots: c.Ask(slots.heard("topic")),
    "AMAZON.YesIntent": lambda _: c.Agree(),
    "AMAZON.NoIntent": lambda _: c.Decline(),
    "AMAZON.NextIntent": lambda _: c.GoOn(),
    "AMAZON.PreviousIntent": lambda _: c.GoBack(),
    "AMAZON.RepeatIntent": lambda _: c.SayAgain(),
    "AMAZON.PauseIntent": lambda _: c.Pause(),
    "AMAZON.ResumeIntent": lambda _: c.Resume(),
    "AMAZON.StartOverIntent": lambda _: c.StartOver(),
    "AMAZON.HelpIntent": lambda _: c.Help(),
    "AMAZON.StopIntent": lambda _: c.Stop(),
    "AMAZON.CancelIntent": lambda _: c.Stop(),
    "AMAZON.NavigateHomeIntent": lambda _: c.Stop(),
    "AMAZON.FallbackIntent": lambda _: c.NotUnderstood(),
}


def command_of(intent_name: str, slots: Slots) -> c.Command:
    """Return the command of an intent; one that the table lacks is not understood."""
    make = COMMANDS.get(intent_name)
    return make(slots) if make else c.NotUnderstood()
