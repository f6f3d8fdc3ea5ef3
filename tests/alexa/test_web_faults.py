"""The skill on a web server when something fails: words for the user, and the health for its host."""

import re

import pytest
from own_certificates import Clock
from signed_posts import SKILL_ID, SignedPosts, launch_body, signed, web_app

from skill.app import create_skill
from skill.storage.memory import MemoryStore
from skill.storage.port import StorageError
from skill.storage.sqlite import SqliteStore
from skill.web import create_web_app

GOOD = launch_body()


@pytest.fixture(scope="module")
def skill():
    return create_skill(MemoryStore(), SKILL_ID)


def test_a_fault_in_the_skill_is_put_into_words_and_shows_nothing(caplog):
    def broken(envelope):
        raise RuntimeError(f"secret: {envelope}")

    posts = SignedPosts(web_app(broken, MemoryStore()).test_client(), Clock())
    answered = posts.post(GOOD)

    response = answered.get_json()["response"]
    assert answered.status_code == 200
    assert "Something went wrong on my side" in response["outputSpeech"]["ssml"]
    assert response["shouldEndSession"] is False
    assert response["reprompt"]
    (line,) = caplog.records
    assert re.fullmatch(r"A request failed: RuntimeError at .*test_web_faults\.py:\d+\.", line.getMessage())
    assert "secret" not in caplog.text


class BrokenVerifier:
    """Fails in a way that nobody has thought of."""

    def check_sender(self, *_):
        raise RuntimeError("secret")

    def check_age(self, *_):
        """Never reached."""


def test_where_the_check_itself_fails_nobody_is_answered(skill, caplog):
    client = create_web_app(skill, BrokenVerifier(), lambda: None).test_client()
    answered = client.post("/", data=GOOD, headers=signed(GOOD))

    assert (answered.status_code, answered.get_json()) == (500, {"error": "Something went wrong here."})
    assert "secret" not in caplog.text


def test_health_is_ok_when_the_store_can_be_read(skill):
    answered = web_app(skill, MemoryStore()).test_client().get("/healthz")

    assert (answered.status_code, answered.get_json()) == (200, {"status": "ok"})


class LostStore:
    """Cannot be read any more."""

    def history(self, *_):
        raise StorageError("/home/secret/coach.db: disk I/O error.")


def test_health_says_that_the_store_cannot_be_read_and_not_where_it_is(skill, caplog):
    answered = web_app(skill, LostStore()).test_client().get("/healthz")

    assert (answered.status_code, answered.get_json()) == (503, {"status": "The store cannot be read."})
    assert "secret" not in caplog.text


def test_looking_at_the_health_leaves_the_store_as_it_is(skill, tmp_path):
    store = SqliteStore(tmp_path / "coach.db")
    client = web_app(skill, store).test_client()

    assert client.get("/healthz").status_code == 200
    assert store.load("health").version == 0


def test_a_damaged_log_is_told_to_the_user_and_not_to_whoever_looks_at_the_health(tmp_path):
    (tmp_path / "coach.db").write_bytes(b"no database at all" * 100)
    store = SqliteStore(tmp_path / "coach.db")
    app = web_app(create_skill(store, SKILL_ID), store)

    app.test_client().get("/healthz")
    answered = SignedPosts(app.test_client(), Clock()).post(GOOD)

    plain = SignedPosts(
        web_app(create_skill(MemoryStore(), SKILL_ID), MemoryStore()).test_client(), Clock()
    ).post(GOOD)
    assert len(answered.get_data()) > len(plain.get_data())
