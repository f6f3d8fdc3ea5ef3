"""Amazon's own types accept every response, on every kind of device."""

import pytest
from played_scripts import DEVICES, answers
from response_schema import complaints, model_version

TOOL = pytest.mark.tool("ask-sdk-model's types")
SPEECH = {"type": "SSML", "ssml": "<speak>Ready?</speak>"}
AUDIO = {"type": "Alexa.Presentation.APLA.RenderDocument", "token": "timeline", "document": {"type": "APLA"}}
SCREEN = {"type": "Alexa.Presentation.APL.RenderDocument", "token": "set", "document": {"type": "APL"}}


@TOOL
@pytest.mark.parametrize("device", DEVICES)
def test_every_response_is_one_that_alexa_can_read(device, checked):
    faults = [
        f'{answer.script}, "{answer.said}": {complaint}'
        for answer in answers(device)
        for complaint in complaints(answer.envelope)
    ]

    assert faults == []
    checked(f"{len(answers(device))} responses for {device} against version {model_version()}")


def envelope(**parts):
    response = {"outputSpeech": SPEECH, "shouldEndSession": False, **parts}
    return {"version": "1.0", "sessionAttributes": {"said": "Ready?"}, "response": response}


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"directives": [AUDIO]},
        {"directives": [AUDIO, {**SCREEN, "datasources": {"set": {"any": [1, None]}}}]},
        {"reprompt": {"outputSpeech": {"type": "PlainText", "text": "Ready?"}}},
        {
            "card": {
                "type": "AskForPermissionsConsent",
                "permissions": ["alexa::alerts:reminders:skill:readwrite"],
            }
        },
    ],
)
def test_amazons_types_accept_what_alexa_reads(parts):
    assert complaints(envelope(**parts)) == []


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        ({"should_end_session": True}, "should_end_session"),
        ({"shouldEndSession": "false"}, "shouldEndSession"),
        ({"outputSpeech": {"type": "SSML", "text": "Ready?"}}, "outputSpeech"),
        ({"outputSpeech": {"type": "SSML", "ssml": 7}}, "outputSpeech.ssml"),
        ({"outputSpeech": {"type": "Markup", "ssml": "Ready?"}}, "outputSpeech"),
        ({"outputSpeech": {**SPEECH, "play_behavior": "ENQUEUE"}}, "play_behavior"),
        ({"outputSpeech": {**SPEECH, "playBehavior": "LOUDER"}}, "playBehavior"),
        ({"reprompt": {"output_speech": SPEECH}}, "output_speech"),
        ({"reprompt": SPEECH}, "reprompt"),
        ({"directives": AUDIO}, "directives"),
        ({"directives": [{**AUDIO, "type": "Alexa.Presentation.APLA.Render"}]}, "directives[0]"),
        ({"directives": [{**AUDIO, "data_sources": {}}]}, "data_sources"),
        ({"directives": [{**AUDIO, "dataSources": {}}]}, "dataSources"),
        ({"directives": [{**AUDIO, "datasources": []}]}, "datasources"),
        ({"directives": [{**AUDIO, "document": None}]}, "document"),
        ({"directives": [{key: AUDIO[key] for key in ("type", "token")}]}, "document"),
        ({"directives": [{**SCREEN, "token": 1}]}, "token"),
        ({"card": {"type": "Simple", "heading": "Pull day"}}, "card"),
    ],
)
def test_amazons_types_refuse_a_spoilt_response(parts, named):
    """Keys in the SDK's own spelling, wrong types, directives and members nobody knows."""
    found = complaints(envelope(**parts))

    assert found != []
    assert any(named in complaint for complaint in found), found


@pytest.mark.parametrize(
    "spoilt", [{"response": {}}, {"version": "1.0"}, {**envelope(), "session_attributes": {}}]
)
def test_amazons_types_refuse_a_spoilt_envelope(spoilt):
    assert complaints(spoilt) != []
