"""Whole workouts over the web: every envelope is signed, posted and checked."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from doors import LambdaDoor
from harness import play, scripts
from own_certificates import Clock
from signed_posts import SKILL_ID, SignedPosts, web_app

from skill.app import create_skill
from skill.storage.memory import MemoryStore
from skill.storage.sqlite import SqliteStore
from speech.interaction import load_model

MODEL = Path(__file__).parents[2] / "interaction_models" / "en-US.json"


@pytest.mark.parametrize("script", scripts(), ids=lambda script: script.name)
def test_a_conversation_over_the_web_is_the_same_as_at_the_other_doors(script):
    """Every envelope is signed, posted and checked; every word that comes back is the same."""
    model = load_model(MODEL)
    direct, hosted = MemoryStore(), MemoryStore()
    clock = Clock()
    over_the_web = SignedPosts(web_app(create_skill(hosted, SKILL_ID), hosted, clock).test_client(), clock)

    there = play(script, LambdaDoor(create_skill(direct, SKILL_ID), model, "a"), direct, "a")
    here = play(script, LambdaDoor(over_the_web, model, "a"), hosted, "a")

    assert [one.response for one in here] == [one.response for one in there]
    assert [one.completed for one in hosted.history("a", 20)] == [
        one.completed for one in direct.history("a", 20)
    ]


def test_many_people_are_answered_at_the_same_time(tmp_path):
    """One skill, one file, many threads: everybody hears their own workout, and no turn is lost."""
    script = next(one for one in scripts() if one.name == "first_band_workout")
    model, store = load_model(MODEL), SqliteStore(tmp_path / "coach.db")
    skill = create_skill(store, SKILL_ID)

    def train(user):
        clock = Clock()
        posts = SignedPosts(web_app(skill, store, clock).test_client(), clock)
        return [one.words for one in play(script, LambdaDoor(posts, model, user), store, user)]

    with ThreadPoolExecutor(8) as threads:
        told = list(threads.map(train, [f"user {number}" for number in range(8)]))

    assert all(words == told[0] for words in told)
