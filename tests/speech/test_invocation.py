"""Calling the skill by its name."""

import pytest

from speech.invocation import Invocation, strip_invocation

NAME = "pull day coach"


@pytest.mark.parametrize(
    "said",
    [
        "open pull day coach",
        "Open Pull Day Coach!",
        "start pull day coach",
        "launch pull day coach",
        "begin pull day coach",
        "talk to pull day coach",
        "please open the pull day coach skill",
        "hey, can you open pull day coach please",
        "pull day coach",
    ],
)
def test_a_bare_launch_asks_for_nothing_more(said):
    assert strip_invocation(said, NAME) == Invocation("")


@pytest.mark.parametrize("heard", ["open pullday coach", "open pool day coach", "open pull they coach"])
def test_a_slip_of_the_ear_in_the_name_does_not_matter(heard):
    assert strip_invocation(heard, NAME) == Invocation("")


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("ask pull day coach to start a band workout", "start a band workout"),
        ("ask pull day coach for a band workout", "a band workout"),
        ("tell pull day coach I have a band", "i have a band"),
        ("tell pull day coach that I have 2 bands please", "i have two bands"),
        ("open pull day coach and start a ten minute workout", "start a ten minute workout"),
        ("start a band workout with pull day coach", "start a band workout"),
    ],
)
def test_a_request_in_the_same_breath_is_handed_on(said, rest):
    assert strip_invocation(said, NAME) == Invocation(rest)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "open",
        "open the door",
        "start a workout",
        "pull day",
        "begin pull day",
        "pull day coach is my favourite",
    ],
)
def test_what_does_not_call_the_skill_is_left_alone(said):
    assert strip_invocation(said, NAME) is None


def test_any_name_will_do():
    assert strip_invocation("ask coffee maker for a latte", "coffee maker") == Invocation("a latte")
