"""Envelopes as they come in: every request of every conversation script, and some that no voice makes."""

from copy import deepcopy
from functools import cache
from pathlib import Path

from doors import LambdaDoor
from harness import play, scripts

from skill.app import create_skill
from skill.storage.memory import MemoryStore
from speech.interaction import load_model

_MODEL = Path(__file__).parents[2] / "interaction_models" / "en-US.json"
_SILENT = (
    {
        "type": "Alexa.Presentation.APL.UserEvent",
        "token": "screen",
        "arguments": ["LogSetIntent", {"reps": 8}],
        "source": {"type": "TouchWrapper", "handler": "Press", "id": "done"},
        "components": {},
    },
    {
        "type": "Alexa.Presentation.APL.UserEvent",
        "token": "screen",
        "arguments": ["StartWorkoutIntent", {"equipment": ["band", "dumbbells"], "duration": "PT20M"}],
    },
    {"type": "Alexa.Presentation.APL.UserEvent", "token": "screen", "arguments": ["AMAZON.PauseIntent"]},
    {"type": "Alexa.Presentation.APL.UserEvent", "token": "screen", "arguments": ["AMAZON.ResumeIntent", {}]},
    {
        "type": "Alexa.Presentation.APLA.RuntimeError",
        "token": "timeline",
        "errors": [{"type": "AUDIO_SOURCE_ERROR", "reason": "INTERNAL_SERVER_ERROR", "message": "No sound."}],
    },
    {
        "type": "Alexa.Presentation.APL.RuntimeError",
        "token": "screen",
        "errors": [
            {"type": "LIST_ERROR", "reason": "LIST_INDEX_OUT_OF_RANGE", "listId": "a", "message": "b"}
        ],
    },
    {
        "type": "System.ExceptionEncountered",
        "error": {"type": "INVALID_RESPONSE", "message": "A directive is wrong."},
        "cause": {"requestId": "one"},
    },
    {
        "type": "SessionEndedRequest",
        "reason": "ERROR",
        "error": {"type": "INVALID_RESPONSE", "message": "Too long."},
    },
    {
        "type": "Connections.Response",
        "name": "AskFor",
        "status": {"code": "200", "message": "OK"},
        "token": "other",
        "payload": {"status": "ACCEPTED", "permissionScope": "alexa::alerts:reminders:skill:readwrite"},
    },
    {
        "type": "Connections.Response",
        "name": "AskFor",
        "status": {"code": "200", "message": "OK"},
        "token": "remind:TU:19:00",
        "payload": {"permissionScopes": [{"status": "DENIED"}], "isCardThrown": False},
    },
    {
        "type": "CanFulfillIntentRequest",
        "dialogState": "COMPLETED",
        "intent": {"name": "BeginIntent", "slots": {}},
    },
    {"type": "AudioPlayer.PlaybackFinished", "token": "a", "offsetInMilliseconds": 1},
    {"type": "AlexaSkillEvent.SkillDisabled", "eventCreationTime": "2026-01-01T00:00:00Z"},
)


@cache
def recorded():
    """Every request of every script in its order, and after every sixth one that no voice makes.

    Every other one comes from a device with a screen.
    """
    sent = []
    for script in scripts():
        store = MemoryStore()
        skill = create_skill(store)
        play(script, LambdaDoor(_recorder(skill, sent), load_model(_MODEL), script.name), store, script.name)
    return tuple(_with_silent_ones(sent))


def _recorder(skill, sent):
    def answer(envelope):
        sent.append(deepcopy(envelope))
        return skill(envelope)

    return answer


def _with_silent_ones(sent):
    for number, envelope in enumerate(sent):
        if number % 2:
            device = envelope["context"]["System"]["device"]
            device["supportedInterfaces"]["Alexa.Presentation.APL"] = {"runtime": {"maxVersion": "2024.3"}}
        yield envelope
        if number % 6 == 0:
            request = {key: envelope["request"][key] for key in ("requestId", "timestamp", "locale")}
            silent = deepcopy(_SILENT[number // 6 % len(_SILENT)])
            yield {**deepcopy(envelope), "request": {**request, **silent}}
