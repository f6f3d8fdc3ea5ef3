"""A reminder as a whole conversation: envelopes in, envelopes out, as an Echo has it."""

from reminder_fakes import FakeReminderService
from response_schema import complaints

from skill.alexa.reminder_permission import PERMISSION
from skill.app import create_skill
from skill.domain.alert import Alert
from skill.storage.memory import MemoryStore

INTENT = {"name": "RemindMeIntent", "confirmationStatus": "NONE"}


def envelope(request, seconds=0):
    application = {"applicationId": "amzn1.ask.skill.1"}
    user = {"userId": "amzn1.ask.account.1"}
    system = {
        "application": application,
        "user": user,
        "device": {"deviceId": "kitchen", "supportedInterfaces": {}},
        "apiEndpoint": "https://api.amazonalexa.com",
        "apiAccessToken": "a token",
    }
    session = {"new": False, "sessionId": "1", "application": application, "attributes": {}, "user": user}
    common = {"requestId": "1", "timestamp": f"2026-11-22T18:00:{seconds:02}Z", "locale": "en-IN"}
    return {
        "version": "1.0",
        "session": session,
        "context": {"System": system},
        "request": {**common, **request},
    }


def slot(name, value):
    return {"name": name, "value": value, "confirmationStatus": "NONE"}


def remind_me():
    slots = {"day": slot("day", "tuesday"), "time": slot("time", "19:00")}
    return envelope(
        {"type": "IntentRequest", "dialogState": "COMPLETED", "intent": {**INTENT, "slots": slots}}
    )


def permission(status, token):
    scopes = [{"permissionScope": PERMISSION, "consentLevel": "ACCOUNT"}]
    return envelope(
        {
            "type": "Connections.Response",
            "name": "AskFor",
            "status": {"code": "200", "message": "OK"},
            "token": token,
            "payload": {"permissionScopes": scopes, "status": status, "isCardThrown": False},
        },
        seconds=20,
    )


def said(answer):
    return answer["response"]["outputSpeech"]["ssml"]


def test_a_reminder_is_allowed_and_rings():
    service = FakeReminderService(Alert.FORBIDDEN)
    skill = create_skill(MemoryStore(), reminders=service)
    asked = skill(remind_me())
    (directive,) = asked["response"]["directives"]
    allowed = skill(permission("ACCEPTED", directive["token"]))

    assert "Alexa needs your permission" in said(asked)
    assert directive["type"] == "Connections.SendRequest"
    assert asked["response"]["shouldEndSession"] is True
    assert "I'll remind you every Tuesday at seven in the evening." in said(allowed)
    assert allowed["response"]["shouldEndSession"] is False
    assert [one[1].locale for one in service.asked] == ["en-IN", "en-IN"]
    assert [one[3].token for one in service.asked] == ["a token", "a token"]
    assert complaints(asked) + complaints(allowed) == []


def test_a_reminder_is_refused_and_kept_and_a_card_shows_the_way():
    skill = create_skill(MemoryStore(), reminders=FakeReminderService(Alert.FORBIDDEN))
    (directive,) = skill(remind_me())["response"]["directives"]
    refused = skill(permission("DENIED", directive["token"]))

    assert "without a ring" in said(refused)
    assert refused["response"]["card"] == {"type": "AskForPermissionsConsent", "permissions": [PERMISSION]}
    assert refused["response"]["shouldEndSession"] is False
    assert complaints(refused) == []


def test_a_skill_without_a_service_asks_nobody():
    answer = create_skill(MemoryStore())(remind_me())

    assert "I say so when you open me" in said(answer)
    assert "directives" not in answer["response"]
    assert complaints(answer) == []
