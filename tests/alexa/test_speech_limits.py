"""What Alexa is given to say is markup that she takes, and keeps in step where she has no timed audio."""

from statistics import median

import pytest
from many_timelines import FASTEST, every_exercise_at_its_longest, many_timelines
from played_scripts import DEVICES, answers
from ssml_checker import MOST_CHARACTERS, break_s, faults_of_ssml
from ssml_pace import length_s

from skill.alexa.timelines import ssml_of
from skill.domain.workout import timeline_of
from skill.phrasing.reply import Beat

TOOL = pytest.mark.tool("our SSML checker")
ROOM = 2_000
"""Characters kept free for what is said before a timeline."""
IN_STEP_S = 1.0
SOUND = '<audio src="https://a.test/a.mp3"/>'


@TOOL
@pytest.mark.parametrize("device", DEVICES)
def test_every_speech_and_reprompt_is_markup_that_alexa_takes(device, checked):
    spoken = [(answer, ssml) for answer in answers(device) for ssml in said_in(answer.envelope["response"])]
    faults = [
        (answer.script, answer.said, fault) for answer, ssml in spoken for fault in faults_of_ssml(ssml)
    ]

    assert faults == []
    checked(f"{len(spoken)} for {device}, the longest of {max(len(ssml) for _, ssml in spoken)} characters")


def said_in(response):
    """List the speech and the reprompt."""
    both = (response.get("outputSpeech"), (response.get("reprompt") or {}).get("outputSpeech"))
    return [speech["ssml"] for speech in both if speech]


@TOOL
def test_every_timeline_of_very_many_plans_can_be_spoken(checked):
    spoken = [(played.name, f"<speak>{ssml_of(played.beats)}</speak>") for played in many_timelines()]

    assert [(name, fault) for name, ssml in spoken for fault in faults_of_ssml(ssml)] == []
    checked(f"{len(spoken)} timelines, the longest of {max(len(ssml) for _, ssml in spoken)} characters")


@TOOL
def test_the_longest_sets_at_the_fastest_count_leave_room_for_an_answer(checked):
    """Two hundred reps of any exercise, from the first or the middle on: nothing has to be left out."""
    longest = max(len(ssml_of(played.beats)) for played in every_exercise_at_its_longest())

    assert longest < MOST_CHARACTERS - ROOM
    checked(f"two hundred reps at pace {FASTEST} take {longest} characters")


def test_no_answer_before_a_timeline_takes_the_room_kept_for_it():
    lines = [said_in(answer.envelope["response"]) for answer in answers("timed audio")]

    assert max(len(ssml) for both in lines for ssml in both) < ROOM


def test_speech_without_timed_audio_says_all_that_a_timeline_says():
    for played in many_timelines():
        ssml = ssml_of(played.beats)
        said = [beat.say for beat in played.beats if beat.say]
        assert [text for text in said if text not in ssml] == [], played.name
        assert ssml.endswith(said[-1]), played.name


def test_speech_without_timed_audio_keeps_in_step_with_the_timeline():
    """At the pace it is made for: the closing question begins when the coach believes it does."""
    off = [drift_s(played) for played in many_timelines()]

    assert max(map(abs, off)) < IN_STEP_S
    assert abs(median(off)) < IN_STEP_S / 4


def drift_s(played):
    """Return how many seconds after its moment the closing question begins."""
    ssml = ssml_of(played.beats)
    before = ssml.removesuffix(played.beats[-1].say)
    return length_s(before) - timeline_of(played.workout, played.run).closes_s


@pytest.mark.parametrize(
    ("beats", "ssml"),
    [
        ([Beat(2.0, "One."), Beat(2.0, "Two.")], 'One.<break time="1415ms"/>Two.'),
        (
            [Beat(1.0), Beat(24.0), Beat(8.0, "Go.")],
            '<break time="10s"/><break time="10s"/><break time="5s"/>Go.',
        ),
        ([Beat(0.5, "One."), Beat(2.0, tone=True), Beat(8.0, "Go.")], 'One.<break time="1915ms"/>Go.'),
        ([Beat(0.3, "One."), Beat(1.0, "Two."), Beat(1.0, "Go.")], 'One. Two.<break time="131ms"/>Go.'),
        ([Beat(2.0, "Rows & <curls>.")], "Rows &amp; &lt;curls&gt;."),
        ([], ""),
    ],
)
def test_quiet_stretches_are_one_break_as_long_as_alexa_takes(beats, ssml):
    assert ssml_of(beats) == ssml


@pytest.mark.parametrize(
    ("ssml", "named"),
    [
        ("Ready?", "not well-formed"),
        ("<speak>Rows & curls.</speak>", "not well-formed"),
        ("<speak>5 < 6</speak>", "not well-formed"),
        ("<speak>One.<break></speak>", "not well-formed"),
        ("<say>One.</say>", "begins with <say>"),
        ("<speak><speak>One.</speak></speak>", "<speak> has no place"),
        ("<speak><bell/>One.</speak>", "<bell>"),
        ('<speak><break time="11s"/>One.</speak>', "longer than 10 s"),
        ('<speak><break time="10001ms"/>One.</speak>', "longer than 10 s"),
        ('<speak><break time="2"/>One.</speak>', "no time"),
        ('<speak><break length="2s"/>One.</speak>', "no length"),
        ('<speak><break strength="huge"/>One.</speak>', "huge"),
        ('<speak><break time="1s">One.</break></speak>', "holds something"),
        ('<speak><audio src="http://a.test/a.mp3"/>One.</speak>', "http:"),
        (f"<speak>{SOUND * 6}</speak>", "more than 5 sounds"),
        (f"<speak>{'One. ' * 1_600}</speak>", "characters"),
    ],
)
def test_the_checker_names_what_is_wrong_with_spoilt_speech(ssml, named):
    assert any(named in fault for fault in faults_of_ssml(ssml)), faults_of_ssml(ssml)


@pytest.mark.parametrize(
    "ssml",
    [
        "<speak/>",
        '<speak>One.<break time="10s"/>Two &amp; three.</speak>',
        '<speak><amazon:effect name="whispered">One.</amazon:effect></speak>',
        '<speak><p><s>It is <say-as interpret-as="cardinal">1</say-as>.</s></p></speak>',
        '<speak><lang xml:lang="fr-FR">Un.</lang><audio src="soundbank://soundlibrary/ui/a/b_01"/></speak>',
    ],
)
def test_the_checker_takes_what_alexa_takes(ssml):
    assert faults_of_ssml(ssml) == []


def test_the_checker_reads_lengths_of_breaks():
    assert [break_s(time) for time in ("500ms", "2s", "1.5s", "ten")] == [0.5, 2.0, 1.5, None]
