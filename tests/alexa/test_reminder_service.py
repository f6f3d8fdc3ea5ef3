"""Setting a reminder at Amazon's service: once, with little patience, and never with a raised error."""

import json
import logging
import threading
from threading import Event

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.services.reminder_management import GetRemindersResponse
from reminder_server import TOKEN, reminder_server

from skill.alexa.reminder_requests import alert_of, rings_already
from skill.alexa.reminder_service import THREAD, AlexaReminders
from skill.alexa.reminders import Access, Label
from skill.domain.alert import Alert
from skill.domain.state import Reminder

TUESDAY, DAILY = Reminder("TU", "19:00"), Reminder(None, "08:05")
LABEL = Label("Time to train your back", "en-GB")
HOST = "https://api.eu.amazonalexa.com"
NOW = 1_790_000_000.0


@pytest.fixture
def server():
    with reminder_server() as running:
        yield running


def schedule(server, reminder=TUESDAY, access=None, patience_s=5.0):
    service = AlexaReminders(server.connect, patience_s)
    return service.schedule(reminder, LABEL, NOW, access or Access(HOST, TOKEN))


def test_a_weekly_reminder_is_created_in_the_device_s_own_time_zone(server):
    assert schedule(server) is Alert.SET
    assert server.created() == [
        {
            "requestTime": "2026-09-21T14:13:20.000",
            "trigger": {
                "type": "SCHEDULED_ABSOLUTE",
                "recurrence": {
                    "recurrenceRules": ["FREQ=WEEKLY;BYDAY=TU;BYHOUR=19;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"]
                },
            },
            "alertInfo": {
                "spokenInfo": {"content": [{"locale": "en-GB", "text": "Time to train your back"}]}
            },
            "pushNotification": {"status": "ENABLED"},
        }
    ]
    assert ("connect", "api.eu.amazonalexa.com") in server.asked


def test_a_daily_reminder_is_created(server):
    assert schedule(server, DAILY) is Alert.SET
    (body,) = server.created()
    (rule,) = body["trigger"]["recurrence"]["recurrenceRules"]
    assert rule == "FREQ=DAILY;BYHOUR=8;BYMINUTE=5;BYSECOND=0;INTERVAL=1;"


def test_said_twice_one_reminder_rings(server):
    assert [schedule(server), schedule(server), schedule(server, DAILY)] == [Alert.SET] * 3
    assert len(server.created()) == 2


def test_one_that_the_user_has_deleted_is_created_again(server):
    schedule(server)
    server.reminders.clear()

    assert schedule(server) is Alert.SET
    assert len(server.created()) == 2


@pytest.mark.parametrize(
    ("trigger", "status", "rings"),
    [
        (
            {"recurrence": {"recurrenceRules": ["RRULE:BYMINUTE=00;BYHOUR=19;BYDAY=TU;FREQ=WEEKLY"]}},
            "ON",
            True,
        ),
        ({"recurrence": {"recurrenceRules": ["FREQ=WEEKLY;BYDAY=MO,TU;BYHOUR=19;BYMINUTE=0;"]}}, "ON", True),
        (
            {"recurrence": {"freq": "WEEKLY", "byDay": ["TU"]}, "scheduledTime": "2026-11-24T19:00:00.000"},
            "ON",
            True,
        ),
        (
            {"recurrence": {"freq": "WEEKLY", "byDay": ["MO"]}, "scheduledTime": "2026-11-24T19:00:00.000"},
            "ON",
            False,
        ),
        ({"recurrence": {"recurrenceRules": ["FREQ=WEEKLY;BYDAY=TU;BYHOUR=7;BYMINUTE=0;"]}}, "ON", False),
        ({"recurrence": {"recurrenceRules": ["FREQ=DAILY;BYHOUR=19;BYMINUTE=0;"]}}, "ON", False),
        (
            {"recurrence": {"recurrenceRules": ["FREQ=WEEKLY;BYDAY=TU;BYHOUR=19;BYMINUTE=0;INTERVAL=2"]}},
            "ON",
            False,
        ),
        (
            {"recurrence": {"recurrenceRules": ["FREQ=WEEKLY;BYDAY=TU;BYHOUR=19;BYMINUTE=0;"]}},
            "COMPLETED",
            False,
        ),
        ({"scheduledTime": "2026-11-24T19:00:00.000"}, "ON", False),
        ({"recurrence": {"recurrenceRules": 5, "byDay": 5, "freq": 5}}, "ON", False),
        ({"recurrence": "?"}, "ON", False),
        (None, "ON", False),
    ],
)
def test_a_reminder_counts_as_set_only_where_one_rings_at_its_times(server, trigger, status, rings):
    """However Amazon writes it down: her reference has two ways, and allows rules in any order."""
    server.listed(trigger, status)

    assert schedule(server) is Alert.SET
    assert len(server.created()) == (0 if rings else 1)


def test_amazons_own_model_reads_the_list_that_these_tests_use(server):
    schedule(server)
    listing = {"totalCount": "1", "alerts": server.reminders}
    model = DefaultSerializer().deserialize(json.dumps(listing), GetRemindersResponse)

    assert model.alerts[0].trigger.recurrence.recurrence_rules
    assert model.alerts[0].status.value == "ON"


def test_without_permission_one_call_tells_so(server):
    assert schedule(server, access=Access(HOST, "another token")) is Alert.FORBIDDEN
    assert [one[0] for one in server.asked] == ["connect", "GET"]


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("status", "answer", "alert"),
    [
        (401, {"code": "INVALID_BEARER_TOKEN", "message": ""}, Alert.FORBIDDEN),
        (403, {"code": "UNAUTHORIZED", "message": ""}, Alert.FORBIDDEN),
        (403, {"code": "DEVICE_NOT_SUPPORTED", "message": ""}, Alert.UNSUPPORTED),
        (403, {"code": "MAX_REMINDERS_EXCEEDED", "message": ""}, Alert.FULL),
        (403, b"", Alert.UNSUPPORTED),
        (400, {"code": "INVALID_TRIGGER", "message": ""}, Alert.FAILED),
        (404, {"code": 7}, Alert.FAILED),
        (429, {"code": "RATE_EXCEEDED", "message": ""}, Alert.FAILED),
        (302, b"", Alert.FAILED),
        (500, b"<html>", Alert.FAILED),
        (503, [], Alert.FAILED),
        (504, b"", Alert.FAILED),
    ],
)
def test_every_refusal_has_its_meaning(server, method, status, answer, alert):
    server.answers[method] = (status, answer)

    assert schedule(server) is alert


@pytest.mark.parametrize(
    "answer", [b"", b"<html>", b"[" * 100_000, [], {}, {"alerts": "none"}, b"[" + b"1," * 200_000]
)
def test_where_the_list_cannot_be_read_nothing_is_created(server, answer):
    """Else the same reminder might ring twice."""
    server.answers["GET"] = (200, answer)

    assert schedule(server) is Alert.FAILED
    assert server.created() == []


@pytest.mark.parametrize("answer", [b"", b"<html>", b"{"])
def test_a_reminder_that_was_created_is_set_whatever_else_is_said(server, answer):
    server.answers["POST"] = (201, answer)

    assert schedule(server) is Alert.SET


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_service_that_does_not_answer_is_left_alone(server, method):
    server.silent.add(method)

    assert schedule(server, patience_s=0.3) is Alert.FAILED


def test_a_host_whose_look_up_hangs_is_left_alone(server):
    def connect(host, timeout_s):
        del host, timeout_s
        server.closing.wait()
        raise OSError

    assert AlexaReminders(connect, 0.1).schedule(TUESDAY, LABEL, NOW, Access(HOST, TOKEN)) is Alert.FAILED


def test_what_the_user_was_told_has_failed_is_not_created_behind_their_back(server):
    """The list comes too late: then nothing is created any more."""
    told = Event()

    def connect(host, timeout_s):
        told.wait()
        return server.connect(host, timeout_s + 5)

    assert AlexaReminders(connect, 0.1).schedule(TUESDAY, LABEL, NOW, Access(HOST, TOKEN)) is Alert.FAILED
    told.set()
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join(10)
    assert [one[0] for one in server.asked] == ["connect", "GET"]


@pytest.mark.parametrize("listing", [{"totalCount": "0"}, {"totalCount": 0, "alerts": None}, {"alerts": []}])
def test_an_empty_list_is_a_list(server, listing):
    server.answers["GET"] = (200, listing)

    assert schedule(server) is Alert.SET
    assert len(server.created()) == 1


def test_a_service_that_cannot_be_reached_has_failed():
    with reminder_server() as server:
        pass

    assert schedule(server) is Alert.FAILED


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://api.amazonalexa.com",
        "https://api.amazonalexa.com.example.org",
        "https://api.amazonalexa.com@example.org",
        "https://example.org/api.amazonalexa.com",
        "https://api.amazonalexa.com:8443",
        "api.amazonalexa.com",
        "https://",
        "\x00",
    ],
)
def test_the_users_token_goes_to_amazon_or_nowhere(server, endpoint):
    assert schedule(server, access=Access(endpoint, TOKEN)) is Alert.FAILED
    assert server.asked == []


@pytest.mark.parametrize(
    "endpoint",
    ["https://api.amazonalexa.com", "https://api.eu.amazonalexa.com/", "https://api.fe.amazonalexa.com"],
)
def test_each_region_is_served(server, endpoint):
    assert schedule(server, access=Access(endpoint, TOKEN)) is Alert.SET


@pytest.mark.parametrize("token", ["a\r\nHost: example.org", "tökén ☃", "\x00"])
def test_a_token_that_is_no_header_is_not_sent(server, token):
    assert schedule(server, access=Access(HOST, token)) in (Alert.FAILED, Alert.FORBIDDEN)
    assert server.created() == []


def test_the_log_holds_a_status_and_nothing_of_the_user(server, caplog):
    caplog.set_level(logging.DEBUG)
    server.answers["POST"] = (503, {"code": "TU 19:00", "message": TOKEN})
    schedule(server)
    server.answers["GET"] = (200, TOKEN.encode())
    schedule(server)
    schedule(server, access=Access("https://example.org", TOKEN))

    assert [record.getMessage() for record in caplog.records] == [
        "The reminder service answered with status 503.",
        "The reminder service could not be reached, or not be understood.",
        "The request's API endpoint is none of Amazon's: no reminder is set.",
    ]
    assert not any(record.exc_info for record in caplog.records)


def test_the_meaning_of_an_answer_needs_no_service():
    assert alert_of(200, None) is Alert.SET
    assert rings_already({"alerts": [None, "?", {"status": "ON"}]}, TUESDAY) is False
