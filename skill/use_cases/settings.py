"""What the user owns and prefers."""

import re
from dataclasses import replace

from skill.domain.commands import RemindMe, SetCoaching, SetLoads, SetUnits
from skill.domain.exercise import LoadMode
from skill.domain.load import Load
from skill.domain.outcomes import (
    CoachingAsked,
    CoachingChanged,
    LoadsAsked,
    LoadsNoted,
    ReminderKept,
    ReminderTimeAsked,
    UnitAsked,
    UnitsNoted,
)
from skill.domain.state import Reminder, UserState
from skill.use_cases.context import ANSWER_S, Context, Result, going_on

_MOST_LOADS = 40
MOST_WEIGHT = 1000
"""Heavier than anything that is lifted, in any unit."""
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def set_loads(command: SetLoads, state: UserState, context: Context) -> Result:
    """Note owned weights and bands."""
    unit = command.unit or state.profile.unit
    mode = LoadMode.PLATE if state.profile.equipment == ("barbell",) else LoadMode.DUMBBELL
    weights = [Load(weight, unit, mode) for weight in command.weights if 0 < weight <= MOST_WEIGHT]
    bands = [Load(0, unit, LoadMode.BAND, color.id) for color in command.band_colors if color.id]
    if not weights and not bands:
        return going_on(state, context, LoadsAsked(), ANSWER_S)
    owned = tuple(dict.fromkeys((*state.profile.loads, *weights, *bands)))[-_MOST_LOADS:]
    changed = replace(state, profile=replace(state.profile, loads=owned))
    noted = LoadsNoted(tuple(dict.fromkeys((*weights, *bands))))
    return going_on(changed, context, noted, ANSWER_S)


def set_units(command: SetUnits, state: UserState, context: Context) -> Result:
    """Speak of kilos or pounds from now on."""
    if command.unit is None:
        return going_on(state, context, UnitAsked())
    changed = replace(state, profile=replace(state.profile, unit=command.unit))
    return going_on(changed, context, UnitsNoted(command.unit))


def set_coaching(command: SetCoaching, state: UserState, context: Context) -> Result:
    """Talk more or less from now on."""
    if command.detail is None:
        return going_on(state, context, CoachingAsked())
    changed = replace(state, profile=replace(state.profile, detail=command.detail))
    return going_on(changed, context, CoachingChanged(command.detail))


def remind_me(command: RemindMe, state: UserState, context: Context) -> Result:
    """Keep when the user wants to train; the coach says it when it is opened."""
    if command.time is None or not _TIME.fullmatch(command.time):
        return going_on(state, context, ReminderTimeAsked(), ANSWER_S)
    reminder = Reminder(command.day, command.time)
    reminders = tuple(dict.fromkeys((*state.profile.reminders, reminder)))[-7:]
    changed = replace(state, profile=replace(state.profile, reminders=reminders))
    return going_on(changed, context, ReminderKept(reminder), ANSWER_S)
