"""Whole workouts as users hold them: the same words and the same log at both doors."""

from collections import defaultdict
from itertools import groupby

import pytest
from doors import DeviceDoor, LambdaDoor
from harness import START, Turn, beats_of, play, scripts, transcript, words_of
from response_rules import faults_of

SCRIPTS = scripts()
_LEAST_TURNS = 2


@pytest.fixture(scope="module", params=SCRIPTS, ids=lambda script: script.name)
def script(request):
    return request.param


@pytest.fixture(scope="module")
def at_amazon(script, skill, model, store):
    told = play(script, LambdaDoor(skill, model, f"a {script.name}"), store, f"a {script.name}")
    print(transcript(told))  # noqa: T201 - shown where a test fails
    return told


@pytest.fixture(scope="module")
def at_home(script, skill, matcher, model, store):
    """The same script, spoken to the local device: what was told, and what was misunderstood."""
    door = DeviceDoor(skill, matcher, model.invocation_name, f"b {script.name}")
    return play(script, door, store, f"b {script.name}"), door.misunderstood


def test_the_user_hears_what_the_script_says(at_amazon):
    for told in at_amazon:
        at, words = 0, told.words.lower()
        for heard in told.turn.hears:
            found = words.find(heard.lower(), at)
            assert found >= 0, f'"{told.turn.say}": "{heard}" is not said in: {told.words}'
            at = found + len(heard)
        for unwanted in told.turn.lacks:
            assert unwanted.lower() not in words, f'"{told.turn.say}": {told.words}'


def test_counts_and_lengths_are_as_the_script_says(at_amazon):
    for told in at_amazon:
        turn, beats = told.turn, beats_of((told.response or {}).get("response", {}))
        if turn.counts is not None:
            wanted = (1, turn.counts) if isinstance(turn.counts, int) else turn.counts
            assert _counted(beats) == wanted, f'"{turn.say}"'
        if turn.tones is not None:
            assert sum(1 for beat in beats if beat["tone"]) == turn.tones, f'"{turn.say}"'
        if turn.lasts is not None:
            assert turn.lasts[0] <= told.length_s <= turn.lasts[1], f'"{turn.say}": {told.length_s} s'


def _counted(beats):
    """The first and the last number of the first planned set that is counted."""
    runs = (
        [beat["label"] for beat in group]
        for counted, group in groupby(
            beats, lambda beat: ", rep " in beat["label"] or ", hold" in beat["label"]
        )
        if counted
    )
    first = next(([label for label in run if ", rep " in label] for run in runs), [])
    numbers = [int(label.split(", rep ")[1].split(" of ")[0]) for label in first]
    numbers = [number for number in numbers if number > 0]
    return (numbers[0], numbers[-1]) if numbers else None


def test_the_conversation_ends_when_it_should(at_amazon):
    for told in at_amazon:
        if told.response is not None and told.turn.say:
            assert told.response["response"]["shouldEndSession"] is told.turn.ends, told.turn.say


def test_every_response_can_be_played_and_answered(at_amazon):
    faults = [
        f'"{told.turn.say}": {fault}'
        for told in at_amazon
        if told.response is not None and told.turn.say
        for fault in faults_of(told.response)
    ]

    assert faults == []


def test_both_doors_understand_and_say_the_same(at_amazon, at_home):
    told, misunderstood = at_home

    assert misunderstood == []
    assert [one.words for one in told] == [one.words for one in at_amazon]
    assert [one.length_s for one in told] == [one.length_s for one in at_amazon]


def test_the_log_holds_what_was_done_at_both_doors(script, at_amazon, at_home, store):
    del at_amazon, at_home
    amazon, home = store.history(f"a {script.name}", 20), store.history(f"b {script.name}", 20)

    assert [one.completed for one in amazon] == [one.completed for one in home]
    if script.logged is not None:
        assert [_entry(*one) for one in _stretches(amazon)] == [dict(one) for one in script.logged]


def _stretches(workouts):
    done = [one for workout in reversed(workouts) for one in workout.completed]
    return [(exercise, list(group)) for exercise, group in groupby(done, lambda one: one.exercise_id)]


def _entry(exercise, done):
    entry = {"exercise": exercise, "reps": [one.reps for one in done]}
    loads = [_load(one.load) for one in done if one.load]
    left = [one.reps_left for one in done if one.reps_left is not None]
    return entry | ({"loads": loads} if loads else {}) | ({"reps_left": left} if left else {})


def _load(load):
    return load.band_color or f"{load.amount:g} {load.unit.value}"


def test_a_device_without_timed_audio_gets_speech_within_amazons_limits(
    script, at_amazon, skill, model, store
):
    user_id = f"c {script.name}"
    door = LambdaDoor(skill, model, user_id, apla=False)

    for told in at_amazon:
        response = door.take(told.turn, told.at)
        if response is not None and told.turn.say:
            assert faults_of(response) == [], told.turn.say
            assert response["response"].get("directives") is None
            assert words_of(response["response"]).split()[:3] == told.words.split()[:3]
    amazon = store.history(f"a {script.name}", 20)
    assert [one.completed for one in store.history(user_id, 20)] == [one.completed for one in amazon]


def test_every_intent_is_said_in_at_least_two_phases(skill, model, store):
    phases = defaultdict(set)
    for path in SCRIPTS:
        user_id = f"d {path.name}"
        for told in play(path, LambdaDoor(skill, model, user_id), store, user_id):
            phases[told.turn.intent].add(told.phase)

    # Nobody can say NavigateHome to our own device: Alexa sends it, and the test below has it.
    said = {one.name for one in model.intents} - {"AMAZON.NavigateHomeIntent"}
    assert {name: phases[name] for name in said if len(phases[name]) < _LEAST_TURNS} == {}


def test_going_home_on_an_echo_keeps_the_place_at_any_moment(skill, model):
    door = LambdaDoor(skill, model, "home")
    home, launch = Turn(intent="AMAZON.NavigateHomeIntent"), Turn(say="open", request="LaunchRequest")
    plan = Turn(intent="StartWorkoutIntent", slots={"equipment": "band", "duration": "PT10M"})
    turns = [launch, home, plan, home, launch, Turn(intent="BeginIntent"), home, launch]

    said = [words_of(door.take(turn, START + 40 * at)["response"]) for at, turn in enumerate(turns)]

    assert "plan is kept" in said[3]
    assert "rep ten of set one" in said[6]
    assert "rep ten of set one" in said[7]


def test_there_are_whole_workouts_of_many_kinds():
    assert len(SCRIPTS) >= 14
