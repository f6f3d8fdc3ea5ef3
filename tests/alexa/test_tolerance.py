"""What Alexa adds, renames or leaves out never costs the user an answer."""

import json
import re
from datetime import UTC, datetime
from xml.etree.ElementTree import fromstring

import pytest
from alexa_requests import AT, Training, envelope, intent, listed, ssml_of
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope, Response, ResponseEnvelope
from ask_sdk_model.ui import Reprompt, SimpleCard, SsmlOutputSpeech
from recorded_envelopes import recorded

from skill.alexa.slots import FURTHER, Slots
from skill.alexa.tolerant_serializer import TolerantSerializer
from skill.app import create_skill
from skill.interaction.rules import amazon_rules
from skill.storage.memory import MemoryStore

QUIET = (
    "System.ExceptionEncountered", "AudioPlayer.PlaybackStarted", "AudioPlayer.PlaybackFailed",
    "PlaybackController.NextCommandIssued", "AlexaSkillEvent.SkillEnabled", "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillPermissionAccepted", "Reminders.ReminderCreated", "Connections.Response",
    "Alexa.Presentation.APL.LoadIndexListData", "Alexa.Presentation.APL.RuntimeError",
    "Alexa.Presentation.APL.UserEvent", "Messaging.MessageReceived", "Display.ElementSelected",
    "Alexa.DataStore.Error", "SessionResumedRequest", "Dialog.API.Invoked", "Alexa.Holograms.Waved", "\u2603",
)  # fmt: skip


def answer(request, **around):
    store = MemoryStore()
    response = create_skill(store)(envelope(request, **around))
    json.dumps(response, allow_nan=False)
    return response["response"], store


@pytest.mark.parametrize("kind", QUIET)
def test_requests_that_ask_nothing_of_the_coach_get_silence_and_leave_no_trace(kind):
    said, store = answer({"type": kind})
    assert said == {}
    assert store.load("user").version == 0


ERRORS = (
    {"type": "System.ExceptionEncountered", "error": {"type": "INVALID_RESPONSE", "message": "secret"}},
    {
        "type": "Alexa.Presentation.APL.RuntimeError",
        "errors": [{"type": "LIST_ERROR", "message": "secret"}] * 9,
    },
    {"type": "Alexa.Presentation.APL.RuntimeError", "errors": [{"type": "NEW_ERROR", "message": "secret"}]},
    {
        "type": "Alexa.Presentation.APL.RuntimeError",
        "errors": [{"type": "a secret\nline"}, {"type": ["secret"]}, 5],
    },
    {
        "type": "SessionEndedRequest",
        "reason": "ERROR",
        "error": {"type": "DEVICE_ERROR", "message": "secret"},
    },
)


@pytest.mark.parametrize("request_", ERRORS, ids=lambda one: one["type"])
def test_the_kind_of_a_reported_error_is_in_the_log_in_one_line_without_what_else_it_says(request_, caplog):
    said, _ = answer({**request_, "token": "secret"})
    assert said == {}
    (line,) = caplog.records
    assert line.getMessage().startswith("Alexa reports an error: ")
    assert "secret" not in line.getMessage()
    assert line.exc_info is None


class BrokenStore(MemoryStore):
    """Fails in a way that nobody has thought of."""

    def load(self, user_id):
        raise KeyError(user_id)


def test_a_fault_of_our_own_is_an_apology_and_the_conversation_stays_open(caplog):
    launch = envelope({"type": "LaunchRequest"}, user_id="amzn1.ask.account.SECRET")
    said = create_skill(BrokenStore())(launch)["response"]
    assert "went wrong" in ssml_of(said)
    assert "went wrong" in said["reprompt"]["outputSpeech"]["ssml"]
    assert said["shouldEndSession"] is False
    (line,) = caplog.records
    assert re.fullmatch(r"A request failed: KeyError at .*test_tolerance\.py:\d+\.", line.getMessage())
    assert "SECRET" not in caplog.text
    assert "Traceback" not in caplog.text


def test_a_question_whether_the_skill_could_serve_gets_a_no():
    said, store = answer({"type": "CanFulfillIntentRequest", "intent": {"name": "BeginIntent", "slots": {}}})
    assert said == {"canFulfillIntent": {"canFulfill": "NO"}}
    assert store.load("user").version == 0


CHANGES = {
    "a new dialog state": lambda e: e["request"].update(dialogState="PONDERING"),
    "a new confirmation status": lambda e: e["request"]["intent"].update(confirmationStatus="SHRUGGED"),
    "a dialog state that is a list": lambda e: e["request"].update(dialogState=["STARTED"]),
    "a new kind of slot value": lambda e: slot_of(e).update(slotValue={"type": "Cloud", "values": 3}),
    "a null slot value": lambda e: slot_of(e).update(slotValue=None),
    "a new way of viewing": lambda e: e["context"].update(Viewport={"mode": "HOLOGRAM", "shape": "TORUS"}),
    "viewports that are a word": lambda e: e["context"].update(Viewports="none"),
    "viewports of a new type": lambda e: e["context"].update(Viewports=[{"type": "SMELL"}, None, 7]),
    "a new part of the context": lambda e: e["context"].update(Weather={"rain": True}),
    "a new interface": lambda e: interfaces_of(e).update({"Alexa.Telepathy": {"range": None}}),
    "extra properties all over": lambda e: [one.update(class_=1, to_dict=2) for one in dicts_in(e)],
    "a null conversation": lambda e: e.update(session=None),
    "no conversation": lambda e: e.pop("session"),
    "a conversation that is a number": lambda e: e.update(session=5),
    "a device that is null": lambda e: e["context"]["System"].update(device=None),
    "a list of interfaces": lambda e: e["context"]["System"]["device"].update(supportedInterfaces=["APLA"]),
    "a person without an id": lambda e: e["context"]["System"].update(person={}),
    "a unit that is a word": lambda e: e["context"]["System"].update(unit="house"),
    "a locale that is unknown": lambda e: e["request"].update(locale="tlh-KX"),
    "a locale that is null": lambda e: e["request"].update(locale=None),
    "a slot name that differs": lambda e: slot_of(e).update(name=["goal"]),
    "a null among the authorities": lambda e: authorities_of(e).insert(0, None),
    "a null among the values": lambda e: authorities_of(e)[0]["values"].insert(0, None),
    "an authority without a status": lambda e: authorities_of(e).insert(0, {"values": [{"value": {}}]}),
    "an authority with a new code": lambda e: authorities_of(e).insert(0, {"status": {"code": "ER_MAYBE"}}),
    "a timestamp without a zone": lambda e: e["request"].update(timestamp="2026-09-21T12:00:00"),
    "a timestamp to the nanosecond": lambda e: e["request"].update(
        timestamp="2026-09-21T12:00:00.123456789Z"
    ),
}


def slot_of(request):
    return request["request"]["intent"]["slots"]["duration"]


def interfaces_of(request):
    return request["context"]["System"]["device"]["supportedInterfaces"]


def authorities_of(request):
    return request["request"]["intent"]["slots"]["equipment"]["resolutions"]["resolutionsPerAuthority"]


def dicts_in(part):
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [
        *([part] if isinstance(part, dict) else ()),
        *(found for one in inside for found in dicts_in(one)),
    ]


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_a_wish_is_heard_whatever_else_is_new_around_it(change):
    wish = envelope(intent("StartWorkoutIntent", equipment=listed("band"), duration="PT10M"))
    change(wish)

    said = create_skill(MemoryStore())(wish)["response"]

    assert "ten minutes with a band" in ssml_of(said).lower()
    assert said["shouldEndSession"] is False


@pytest.mark.parametrize(
    "attributes",
    [
        {"said": 5},
        {"said": "<speak>"},
        {"said": [None, 7, ["a"]]},
        {"x": [[[[]]]]},
        [],
        "junk",
        None,
        {"said": {}},
    ],
)
def test_what_another_version_left_in_the_conversation_does_not_matter(attributes):
    sent = envelope({"type": "LaunchRequest"})
    sent["session"]["attributes"] = attributes
    skill = create_skill(MemoryStore())
    assert "Welcome" in ssml_of(skill(sent)["response"])

    sent["request"] = envelope(intent("AMAZON.RepeatIntent"))["request"]
    again = skill(sent)

    assert again["response"]["shouldEndSession"] is False
    assert set(again["sessionAttributes"]) <= {"said", "run", "asked"}


def test_what_was_said_can_be_repeated_word_for_word():
    training = Training()
    first = training.send({"type": "LaunchRequest"})["response"]
    assert training.say("AMAZON.RepeatIntent")["outputSpeech"] == first["outputSpeech"]
    assert training.say("AMAZON.RepeatIntent")["outputSpeech"] == first["outputSpeech"]


@pytest.mark.parametrize(
    "odd", ["\x00\x01", "\ud800", "a\nb", "\ufffe", "<break/>", "&amp;", "{x}", "x" * 5000]
)
def test_strange_letters_in_a_word_that_is_said_back_never_spoil_the_speech(odd):
    said, _ = answer(intent("ExplainExerciseIntent", exercise=f"the {odd} row"))

    heard = " ".join(fromstring(ssml_of(said)).itertext())  # noqa: S314 - our own response

    assert "I don't know the " in heard
    assert heard.encode().decode().isprintable()
    assert len(heard) < 300


def test_each_of_several_numbered_slots_is_heard_where_a_locale_has_no_lists():
    slots = {
        "equipment": listed("band"),
        "equipment_two": listed("dumbbells"),
        "equipment_three": listed("rings"),
    }
    training = Training()
    training.say("StartWorkoutIntent", duration="PT10M", **slots)
    assert training.state.profile.equipment == ("band", "dumbbells", "rings")


def test_the_numbered_slots_are_those_of_the_interaction_models():
    assert amazon_rules().further_slots == FURTHER


def test_a_correction_takes_the_first_number_not_the_one_that_was_wrong():
    training = Training()
    training.say("StartWorkoutIntent", equipment=listed("band"), duration="PT10M")
    training.say("LogSetIntent", reps="15")
    training.say("CorrectSetIntent", reps="12", instead_of="15")
    assert [reps for _, reps in training.logged] == [12]


def test_real_requests_are_read_as_the_sdk_reads_them():
    ours, theirs = TolerantSerializer(), DefaultSerializer()
    for request in recorded():
        ours_read = ours.deserialize(request, RequestEnvelope)
        assert ours_read.to_dict() == theirs.deserialize(json.dumps(request), RequestEnvelope).to_dict()


def test_text_is_read_as_well_as_what_was_read_from_it():
    document = json.dumps(envelope({"type": "LaunchRequest"}))
    read = TolerantSerializer().deserialize(document, RequestEnvelope)
    assert read.request.timestamp == datetime.fromtimestamp(AT, UTC)


def test_responses_are_written_as_the_sdk_writes_them():
    speech = SsmlOutputSpeech(ssml="<speak>Hello</speak>")
    response = Response(
        output_speech=speech,
        reprompt=Reprompt(output_speech=speech),
        card=SimpleCard(title="One", content="Two"),
        directives=[{"type": "Any.Directive", "a": {"b": [1, None]}}],
        should_end_session=False,
    )
    whole = ResponseEnvelope(version="1.0", response=response, session_attributes={"said": ["Hello"]})
    assert TolerantSerializer().serialize(whole) == DefaultSerializer().serialize(whole)


def test_slots_of_other_names_are_not_taken_for_numbered_ones():
    assert Slots({"equipment_four": None}).all_heard("equipment") == ()
