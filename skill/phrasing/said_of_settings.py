"""What is said of what the user owns and prefers."""

from skill.domain import outcomes as o
from skill.phrasing import spoken
from skill.phrasing.said_of_plans import reminder_time
from skill.phrasing.scene import Lines, Scene


def loads_noted(outcome: o.LoadsNoted, scene: Scene) -> Lines:
    loads = spoken.listed([spoken.load(one, scene.wording) for one in outcome.loads], scene.wording)
    return (scene.say("loads_noted", loads=loads),)


def units_noted(outcome: o.UnitsNoted, scene: Scene) -> Lines:
    return (scene.say("units_noted", unit=scene.say(f"words.units.{outcome.unit.value}")),)


def coaching_changed(outcome: o.CoachingChanged, scene: Scene) -> Lines:
    return (scene.say(f"coaching_changed.{outcome.detail.value}"),)


def reminder_kept(outcome: o.ReminderKept, scene: Scene) -> Lines:
    return (scene.say("reminder_kept", when=reminder_time(outcome.reminder, scene)),)
