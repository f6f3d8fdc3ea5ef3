"""Every conversation script as each kind of Alexa device would have it answered."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from doors import LambdaDoor
from harness import play, scripts

from skill.app import create_skill
from skill.storage.memory import MemoryStore
from speech.interaction import load_model

_MODEL = Path(__file__).parents[2] / "interaction_models" / "en-US.json"
_APLA = {"Alexa.Presentation.APLA": {"runtime": {"maxVersion": "0.91"}}}
_APL = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
DEVICES = {"timed audio": _APLA, "speech alone": {}, "a screen": {**_APLA, **_APL}}
"""What each kind of device says it supports."""
_SIZE = {"pixelWidth": 1280, "pixelHeight": 800, "dpi": 160, "shape": "RECTANGLE"}
_SCREEN = {
    "Viewport": {
        **_SIZE,
        "mode": "HUB",
        "currentPixelWidth": 1280,
        "currentPixelHeight": 800,
        "experiences": [
            {"arcMinuteWidth": 346, "arcMinuteHeight": 216, "canRotate": False, "canResize": False}
        ],
        "touch": ["SINGLE"],
    },
    "Viewports": [
        {
            "type": "APL",
            "id": "main",
            "shape": "RECTANGLE",
            "dpi": 160,
            "presentationType": "STANDARD",
            "canRotate": False,
            "configuration": {
                "current": {
                    "mode": "HUB",
                    "size": {"type": "DISCRETE", "pixelWidth": 1280, "pixelHeight": 800},
                }
            },
        }
    ],
}


@dataclass(frozen=True)
class Answered:
    """One response, and what it answers."""

    script: str
    device: str
    said: str
    envelope: dict


class Echo(LambdaDoor):
    """A device that supports just the interfaces it is given."""

    def __init__(self, skill, model, user_id, interfaces):
        super().__init__(skill, model, user_id)
        self._interfaces = interfaces

    def _envelope(self, turn, at, request, conversation):
        envelope = super()._envelope(turn, at, request, conversation)
        context = envelope["context"]
        context["System"]["device"]["supportedInterfaces"] = dict(self._interfaces)
        if "Alexa.Presentation.APL" in self._interfaces:
            context.update(_SCREEN)
        return envelope


@cache
def answers(device):
    """Play all scripts on a device of this kind: every response, in order."""
    return tuple(answer for script, told in _played() for answer in _replayed(script, told, device))


def timelines(device="timed audio"):
    """Return the audio documents' directives of all scripts, each with what it answers."""
    return [
        (answer, directive)
        for answer in answers(device)
        for directive in answer.envelope["response"].get("directives") or ()
        if directive["type"] == "Alexa.Presentation.APLA.RenderDocument"
    ]


@cache
def _played():
    """Play the scripts once, to know at which moment each line is said."""
    model, store = load_model(_MODEL), MemoryStore()
    skill = create_skill(store)
    return tuple(
        (script.name, tuple(play(script, LambdaDoor(skill, model, script.name), store, script.name)))
        for script in scripts()
    )


def _replayed(script, told, device):
    door = Echo(create_skill(MemoryStore()), load_model(_MODEL), script, DEVICES[device])
    for one in told:
        envelope = door.take(one.turn, one.at)
        if envelope is not None and one.turn.say:
            yield Answered(script, device, str(one.turn.say), dict(envelope))
