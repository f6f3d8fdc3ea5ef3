"""Reminders on an Echo: what rings, what is only kept, and that the user always hears which."""

import pytest
from reminder_fakes import DAILY, DAY_S, TUESDAYS, Echo, FakeReminderService

from skill.alexa.reminder_permission import PERMISSION, reminder_of
from skill.domain import commands as c
from skill.domain.alert import Alert
from skill.domain.state import Profile, Reminder, UserState
from skill.storage.codec import decode_state, encode_state


def test_a_reminder_for_one_day_rings_every_week():
    service = FakeReminderService()
    echo = Echo(service)
    said = echo.say(TUESDAYS)

    assert "I'll remind you every Tuesday at seven in the evening." in said
    assert not echo.reply.ends
    ((reminder, label, now, access),) = service.asked
    assert reminder == Reminder("TU", "19:00")
    assert (label.text, label.locale) == ("Time to train your back", "en-GB")
    assert now == echo.now
    assert access.endpoint == "https://api.eu.amazonalexa.com"
    assert "a token" not in repr(access)


def test_a_reminder_without_a_day_rings_every_day():
    assert "I'll remind you every day at eight oh five in the morning." in Echo(FakeReminderService()).say(
        DAILY
    )


def test_what_rings_is_not_said_again_at_the_next_launch():
    echo = Echo(FakeReminderService(Alert.SET, Alert.FAILED))
    echo.say(TUESDAYS)
    echo.say(DAILY)
    said = echo.come_back()

    assert "You planned to train every day at eight oh five in the morning." in said
    assert "Tuesdays" not in said


def test_said_twice_it_is_kept_once():
    echo = Echo(FakeReminderService())
    echo.say(TUESDAYS)

    assert "I'll remind you every Tuesday" in echo.say(TUESDAYS)
    assert echo.kept == [("TU", "19:00", True)]


def test_what_rings_goes_on_ringing_when_the_service_fails_later_or_there_is_no_alexa():
    service = FakeReminderService(Alert.SET, Alert.FAILED)
    echo = Echo(service)
    echo.say(TUESDAYS)
    echo.say(TUESDAYS)

    assert echo.kept == [("TU", "19:00", True)]


def test_at_home_a_reminder_that_an_echo_rings_is_told_so():
    echo = Echo(FakeReminderService())
    echo.say(TUESDAYS)
    home = Echo(None, store=echo.store)

    assert "Alexa reminds you every Tuesday at seven in the evening already." in home.say(TUESDAYS)
    assert echo.kept == [("TU", "19:00", True)]


@pytest.mark.parametrize(
    "echo", [Echo(None), Echo(FakeReminderService(), token=None)], ids=["home", "no token"]
)
def test_where_nothing_rings_the_coach_says_that_it_tells_at_launch(echo):
    said = echo.say(TUESDAYS)

    assert "Kept: Tuesdays at seven in the evening." in said
    assert "I say so when you open me" in said
    assert echo.kept == [("TU", "19:00", False)]


@pytest.mark.parametrize(
    ("alert", "heard"),
    [
        (Alert.UNSUPPORTED, ["This device can't ring reminders.", "I say so when you open me."]),
        (Alert.FULL, ["no room for more reminders", "Delete one in the Alexa app"]),
        (Alert.FAILED, ["couldn't take it just now", "Ask me again in a while"]),
    ],
)
def test_what_cannot_ring_is_kept_and_the_user_hears_why(alert, heard):
    echo = Echo(FakeReminderService(alert))
    said = echo.say(TUESDAYS)

    for words in ["Kept: Tuesdays at seven in the evening.", *heard]:
        assert words in said
    assert echo.kept == [("TU", "19:00", False)]
    assert (echo.response.card, echo.response.directives) == (None, None)
    assert not echo.reply.ends


@pytest.mark.parametrize("alert", Alert)
def test_every_alert_has_words_and_leaves_a_way_to_go_on(alert):
    echo = Echo(FakeReminderService(alert))

    assert echo.say(TUESDAYS)
    assert echo.reply.ends or echo.reply.reprompt
    assert [one[:2] for one in echo.kept] == [("TU", "19:00")]


@pytest.mark.parametrize("command", [c.RemindMe("TU"), c.RemindMe(), c.RemindMe(None, "99:99"), c.Help()])
def test_nothing_is_asked_of_the_service_before_there_is_a_time(command):
    service = FakeReminderService()
    Echo(service).say(command)

    assert service.asked == []


def test_without_permission_alexa_asks_for_it_and_the_token_holds_the_reminder():
    echo = Echo(FakeReminderService(Alert.FORBIDDEN))
    said = echo.say(TUESDAYS)

    assert said == "Kept: Tuesdays at seven in the evening. To ring it, Alexa needs your permission."
    (directive,) = echo.response.directives
    assert directive == {
        "type": "Connections.SendRequest",
        "name": "AskFor",
        "payload": {
            "@type": "AskForPermissionsConsentRequest",
            "@version": "2",
            "permissionScopes": [{"permissionScope": PERMISSION, "consentLevel": "ACCOUNT"}],
        },
        "token": "remind:TU:19:00",
    }
    assert echo.reply.ends
    assert echo.response.card is None
    assert echo.kept == [("TU", "19:00", False)]


@pytest.mark.parametrize("command", [TUESDAYS, DAILY])
def test_once_allowed_it_is_set_at_once_and_the_conversation_goes_on(command):
    service = FakeReminderService(Alert.FORBIDDEN)
    echo = Echo(service)
    echo.say(command)
    said = echo.answer("ACCEPTED")

    assert "I'll remind you every" in said
    assert not echo.reply.ends
    assert [one[0] for one in service.asked] == [Reminder(command.day, command.time)] * 2
    assert echo.kept == [(command.day, command.time, True)]


def test_the_answer_is_understood_in_the_place_where_amazons_example_has_it():
    echo = Echo(FakeReminderService(Alert.FORBIDDEN))
    echo.say(TUESDAYS)
    scopes = [{"permissionScope": PERMISSION, "consentLevel": "ACCOUNT"}, {"status": "ACCEPTED"}]

    assert "I'll remind you" in echo.answer("", payload={"permissionScopes": scopes})


def test_allowed_and_still_forbidden_the_question_is_not_asked_for_ever():
    echo = Echo(FakeReminderService(Alert.FORBIDDEN, Alert.FORBIDDEN))
    echo.say(TUESDAYS)
    said = echo.answer("ACCEPTED")

    assert "couldn't take it just now" in said
    assert echo.response.directives is None


ANSWERS = [("DENIED", "200"), ("NOT_ANSWERED", "200"), (None, "400"), ("", "500")]


@pytest.mark.parametrize(("answer", "code"), ANSWERS)
def test_a_no_or_no_answer_keeps_the_reminder_and_tells_how_to_allow_it_later(answer, code):
    service = FakeReminderService(Alert.FORBIDDEN)
    echo = Echo(service)
    echo.say(TUESDAYS)
    said = echo.answer(answer, code=code)

    assert "Kept: Tuesdays at seven in the evening, without a ring" in said
    assert "allow reminders for me in the Alexa app" in said
    assert echo.response.card == {"type": "AskForPermissionsConsent", "permissions": [PERMISSION]}
    assert len(service.asked) == 1
    assert not echo.reply.ends
    assert echo.kept == [("TU", "19:00", False)]


def test_where_alexa_has_sent_the_card_no_second_one_comes():
    echo = Echo(FakeReminderService(Alert.FORBIDDEN))
    echo.say(TUESDAYS)
    echo.answer(None, payload={"status": "DENIED", "isCardThrown": True})

    assert echo.response.card is None


@pytest.mark.parametrize(
    "payload", [None, {}, {"status": 5, "permissionScopes": "?"}, {"permissionScopes": [None]}]
)
def test_an_odd_answer_is_no_answer(payload):
    echo = Echo(FakeReminderService(Alert.FORBIDDEN))
    echo.say(TUESDAYS)

    assert "without a ring for now" in echo.answer(None, payload=payload)


@pytest.mark.parametrize(
    "token", [None, "", "remind:XX:19:00", "remind:TU:29:00", "remind:TU:19:00\n", "other"]
)
def test_an_answer_whose_token_is_none_of_ours_asks_for_the_time(token):
    service = FakeReminderService(Alert.FORBIDDEN)
    echo = Echo(service)
    echo.say(TUESDAYS)

    assert "Say the time too" in echo.answer("ACCEPTED", token=token)
    assert reminder_of(token) is None
    assert len(service.asked) == 1


def test_whoever_said_no_is_not_asked_aloud_again_for_a_week():
    """Amazon's guideline; a card, which nobody hears, still shows the way."""
    echo = Echo(FakeReminderService(*[Alert.FORBIDDEN] * 3))
    echo.say(TUESDAYS)
    echo.answer("DENIED")
    said = echo.say(TUESDAYS, 6 * DAY_S)

    assert "It can't ring without your permission." in said
    assert "Allow reminders for me in the Alexa app" in said
    assert (echo.response.directives, echo.response.card["permissions"]) == (None, [PERMISSION])
    assert "Alexa needs your permission" in echo.say(TUESDAYS, DAY_S)


def test_whoever_gave_no_answer_may_be_asked_again_at_once():
    echo = Echo(FakeReminderService(Alert.FORBIDDEN, Alert.FORBIDDEN))
    echo.say(TUESDAYS)
    echo.answer("NOT_ANSWERED")

    assert "Alexa needs your permission" in echo.say(TUESDAYS)


def test_a_permission_taken_back_is_noticed_and_the_launch_tells_again():
    echo = Echo(FakeReminderService(Alert.SET, Alert.FORBIDDEN))
    echo.say(TUESDAYS)
    echo.say(TUESDAYS)
    echo.answer("DENIED")

    assert "You planned to train Tuesdays at seven in the evening." in echo.come_back()


def test_only_a_reminder_asks_for_permission():
    echo = Echo(FakeReminderService())
    echo.say(c.Help())

    assert (echo.response.directives, echo.response.card) == (None, None)


def test_a_profile_of_before_has_reminders_that_do_not_ring():
    state = UserState(Profile(reminders=(Reminder("TU", "19:00", rings=True),), refused_at=5.0))
    older = encode_state(state).replace(',"rings":true', "").replace('"refused_at":5.0,', "")
    profile = decode_state(older).profile

    assert "rings" not in older
    assert "refused_at" not in older
    assert (profile.reminders, profile.refused_at) == ((Reminder("TU", "19:00"),), None)
    assert decode_state(encode_state(state)) == state
