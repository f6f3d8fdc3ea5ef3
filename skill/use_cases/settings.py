"""What the user owns and prefers."""

import math
from dataclasses import replace

from skill.domain.alert import Alert
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
from skill.domain.state import Profile, Reminder, UserState
from skill.use_cases.context import ANSWER_S, Context, Result, going_on

_MOST_LOADS = 40
MOST_WEIGHT = 1000
"""Heavier than anything that is lifted, in any unit."""
_MOST_REMINDERS = 7
_LEFT_ALONE_S = 7 * 86_400
"""Amazon's guideline for reminders: after a no, seven days without another offer."""
_SILENCED = (Alert.FORBIDDEN, Alert.REFUSED, Alert.UNANSWERED)


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
    """Keep when the user wants to train; what Alexa does not ring, the coach says when it is opened."""
    if command.time is None or not command.complete:
        return going_on(state, context, ReminderTimeAsked(), ANSWER_S)
    reminder = Reminder(command.day, command.time, _rings(command, state.profile))
    kept = ReminderKept(reminder, command.alert, _may_ask(command, state.profile, context))
    return going_on(_with_reminder(state, kept, context.now), context, kept, ANSWER_S)


def _rings(command: RemindMe, profile: Profile) -> bool:
    """A reminder that rings goes on ringing until the user forbids it."""
    if command.alert in _SILENCED:
        return False
    known = any((one.day, one.time) == (command.day, command.time) and one.rings for one in profile.reminders)
    return command.alert is Alert.SET or known


def _may_ask(command: RemindMe, profile: Profile, context: Context) -> bool:
    """Never in a run, which the question would end; and whoever said no is left alone for a week."""
    refused_s = math.inf if profile.refused_at is None else context.now - profile.refused_at
    return command.alert is Alert.FORBIDDEN and not context.interrupted and refused_s >= _LEFT_ALONE_S


def _with_reminder(state: UserState, kept: ReminderKept, now: float) -> UserState:
    by_time = {(one.day, one.time): one for one in (*state.profile.reminders, kept.reminder)}
    refused_at = None if kept.alert is Alert.SET else state.profile.refused_at
    refused_at = now if kept.alert is Alert.REFUSED else refused_at
    reminders = tuple(by_time.values())[-_MOST_REMINDERS:]
    return replace(state, profile=replace(state.profile, reminders=reminders, refused_at=refused_at))
