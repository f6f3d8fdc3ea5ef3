"""The buttons of the screens: each means what an intent means."""

from collections.abc import Iterable, Mapping

from skill.phrasing import screen_texts as texts
from skill.phrasing.scene import Scene
from skill.phrasing.screen import Button
from skill.phrasing.spoken import sentence

_INTENTS: Mapping[str, str] = {
    "same": "AMAZON.YesIntent",
    "go_on": "AMAZON.YesIntent",
    "yes": "AMAZON.YesIntent",
    "no": "AMAZON.NoIntent",
    "new": "AMAZON.NoIntent",
    "setup": "AMAZON.YesIntent",
    "finish": "AMAZON.YesIntent",
    "swap_now": "AMAZON.YesIntent",
    "start": "SetEquipmentIntent",
    "next": "AMAZON.NextIntent",
    "ready": "BeginIntent",
    "pause": "AMAZON.PauseIntent",
    "resume": "AMAZON.ResumeIntent",
    "done": "FinishSetIntent",
    "skip": "SkipExerciseIntent",
    "skip_rest": "SkipRestIntent",
    "swap": "SwapExerciseIntent",
    "stop": "AMAZON.StopIntent",
}
"""By the key of the button's words."""

_OF_MOMENTS: Mapping[str, tuple[str, ...]] = {
    "none": ("start",),
    "known": ("same",),
    "offered": ("setup", "ready", "swap"),
    "waiting": ("ready", "skip"),
    "cut": ("ready", "done", "skip"),
    "paused": ("resume", "done", "stop"),
    "cueing": ("next", "ready"),
    "done": ("finish",),
}
_OFFERED = 5
_NOTHING = "bodyweight"


def buttons(keys: Iterable[str], scene: Scene) -> tuple[Button, ...]:
    """Return buttons by their keys; the first one goes on."""
    return tuple(_button(key, scene) for key in keys)


def _button(key: str, scene: Scene) -> Button:
    label = f"screens.labels.{key}"
    read = scene.say(label) if scene.wording.has(label) else ""
    return Button(scene.say(f"screens.buttons.{key}"), _INTENTS[key], label=read)


def buttons_of_moment(scene: Scene) -> tuple[Button, ...]:
    """Return what moves on from the moment the user is in."""
    return buttons(_OF_MOMENTS.get(scene.moment, ()), scene)


def equipment_buttons(scene: Scene) -> tuple[Button, ...]:
    """Return a button for each thing that the coach offers first, and one for nothing at all."""
    known = [one for one in scene.library.equipment.values() if one.id != _NOTHING][:_OFFERED]
    things = [Button(sentence(one.noun), "SetEquipmentIntent", (("equipment", one.id),)) for one in known]
    if _NOTHING in scene.library.equipment:
        text = scene.say("screens.buttons.nothing")
        things.append(Button(text, "SetEquipmentIntent", (("equipment", _NOTHING),)))
    return tuple(things)


def same_button(scene: Scene) -> Button:
    """Return the button for the same equipment and time as last time."""
    minutes = texts.unbroken(scene.say("screens.min", n=scene.state.profile.minutes))
    text = scene.say("screens.same", equipment=texts.nouns(scene), minutes=minutes)
    return Button(text, _INTENTS["same"])
