"""What is said of what the user owns and prefers."""

from skill.domain import outcomes as o
from skill.domain.alert import Alert
from skill.phrasing import spoken
from skill.phrasing.said_of_plans import reminder_rhythm, reminder_time
from skill.phrasing.scene import Lines, Scene

_MOST_READ_BACK = 5
"""Loads that are read back by name: more take too long in the middle of a set."""


def loads_noted(outcome: o.LoadsNoted, scene: Scene) -> Lines:
    if len(outcome.loads) > _MOST_READ_BACK:
        return (scene.say("loads_noted_many", count=spoken.number(len(outcome.loads))),)
    loads = spoken.listed([spoken.load(one, scene.wording) for one in outcome.loads], scene.wording)
    return (scene.say("loads_noted", loads=loads),)


def units_noted(outcome: o.UnitsNoted, scene: Scene) -> Lines:
    return (scene.say("units_noted", unit=scene.say(f"words.units.{outcome.unit.value}")),)


def coaching_changed(outcome: o.CoachingChanged, scene: Scene) -> Lines:
    return (scene.say(f"coaching_changed.{outcome.detail.value}"),)


def reminder_kept(outcome: o.ReminderKept, scene: Scene) -> Lines:
    names = {
        "when": reminder_time(outcome.reminder, scene),
        "every": reminder_rhythm(outcome.reminder, scene),
    }
    if outcome.asks:
        return (scene.say("reminder_asked", **names),)
    if outcome.alert is None:
        return (scene.say("reminder_rings" if outcome.reminder.rings else "reminder_kept", **names),)
    if outcome.alert is Alert.SET:
        return (scene.say("reminder_set", **names),)
    why = outcome.alert.value
    return scene.say(f"reminder_silent.{why}", **names), scene.say(f"reminder_advice.{why}")
