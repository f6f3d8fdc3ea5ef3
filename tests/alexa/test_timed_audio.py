"""Every audio document is one that Alexa can play, and lasts as long as the coach believes."""

import copy

import pytest
from apla_checker import LONGEST_MS, check
from many_timelines import many_timelines
from played_scripts import timelines

from skill.alexa.timelines import apla_directive
from skill.domain.workout import timeline_of
from skill.phrasing.reply import Beat

TOOL = pytest.mark.tool("our APLA checker")
ROUNDING_S = 0.1
EACH = 8
"""Every eighth of the many timelines: they are alike, and checking takes its time."""


@TOOL
def test_every_timeline_of_the_scripts_can_be_played(checked):
    found = [(answer, check(directive)) for answer, directive in timelines()]

    assert [(answer.script, answer.said, one.faults) for answer, one in found if one.faults] == []
    checked(f"{len(found)} timelines of the scripts, the longest {longest(one for _, one in found):.0f} s")


@TOOL
def test_every_timeline_of_very_many_plans_can_be_played(checked):
    played = many_timelines()[::EACH]
    found = [(one.name, check(apla_directive(one.beats))) for one in played]

    assert [(name, one.faults) for name, one in found if one.faults] == []
    checked(f"{len(found)} of very many plans, the longest {longest(one for _, one in found):.0f} s")
    checked(f"one of them plays its tone {max(len(one.audio) for _, one in found)} times")


def longest(found):
    return max(one.length_ms for one in found) / 1000


def test_what_is_heard_begins_when_the_coach_believes_it_does():
    """The place after a pause is told from the clock: no beat may start later than its moment."""
    for played in many_timelines():
        timeline = timeline_of(played.workout, played.run)
        data = apla_directive(played.beats)["datasources"]["timeline"]["beats"]
        before_s = sum(datum["ms"] for datum in data[:-1]) / 1000
        assert abs(before_s - timeline.closes_s) < ROUNDING_S, played.name
        assert data[-1]["closes"], played.name
        assert sum(datum["ms"] for datum in data) <= LONGEST_MS, played.name


def test_every_beat_is_a_mixer_of_silence_and_what_is_cut_to_it():
    document = apla_directive([Beat(1.0, "One."), Beat(8.0, "Ready?")])["document"]
    (sequencer,) = document["mainTemplate"]["items"]
    closing, mixer = sequencer["items"]
    silence, *others = mixer["items"]

    assert (closing["type"], mixer["type"], silence["type"]) == ("Speech", "Mixer", "Silence")
    assert {one["type"]: one["duration"] for one in others} == {
        "Speech": "trimToParent",
        "Audio": "trimToParent",
    }


def test_the_microphone_opens_when_the_closing_question_is_over():
    """Nobody would hear an answer in a silence behind it."""
    found = check(apla_directive([Beat(3.0, "One."), Beat(3.0), Beat(8.0, "Ready?")]))

    assert found.faults == []
    assert 6_000 < found.length_ms < 7_000
    assert found.spoken == ["One.", "Ready?"]


def test_each_beat_lasts_exactly_its_time():
    found = check(apla_directive([Beat(3.0, "One.", label="Set 1"), Beat(2.5, tone=True), Beat(0.75)]))

    assert (found.faults, found.length_ms, len(found.audio)) == ([], 6_250, 1)


def test_what_is_said_is_markup_that_can_be_read():
    assert check(apla_directive([Beat(9.0, "Rows & <curls>: 5 > 4."), Beat(1.0)])).faults == []


BEATS = (Beat(3.0, "One."), Beat(3.0, tone=True), Beat(8.0, "Ready?"))


def spoil(path, value):
    directive = copy.deepcopy(apla_directive(BEATS))
    at = directive
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return directive


TEMPLATE = ("document", "mainTemplate")
SEQUENCER = (*TEMPLATE, "items", 0)
MIXER = (*SEQUENCER, "items", 1)
DATA = ("datasources", "timeline", "beats")


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (("document", "type"), "APL", "type"),
        (("document", "version"), "1.0", "version"),
        (("document", "layouts"), {}, "layouts"),
        (("token",), "", "token"),
        ((*TEMPLATE, "items"), [], "nothing is left"),
        ((*TEMPLATE, "items"), [{"type": "Silence", "duration": 100}], "silence alone"),
        ((*SEQUENCER, "type"), "Sequence", "Sequence"),
        ((*SEQUENCER, "data"), "${payload.timeline.beat}", "data"),
        ((*SEQUENCER, "data"), "${payload.timeline.beats", "data"),
        ((*MIXER, "volume"), 3, "volume"),
        ((*MIXER, "duration"), "trimToChild", "duration"),
        ((*MIXER, "items", 0, "duration"), "${data.milliseconds}", "duration"),
        ((*MIXER, "items", 0, "duration"), "1s", "duration"),
        ((*MIXER, "items", 0), {"type": "Silence", "when": False, "duration": 1}, "has no length"),
        ((*MIXER, "items", 1, "content"), "${data.say}", "not well-formed"),
        ((*MIXER, "items", 1, "content"), "<speak></speak>", "nothing is said"),
        ((*MIXER, "items", 1, "contentType"), "ssml", "contentType"),
        ((*MIXER, "items", 1, "when"), "always", "when"),
        ((*MIXER, "items", 2, "source"), "http://a.test/tone.mp3", "http:"),
        ((*DATA, 0, "say"), "Rows & curls.", "not well-formed"),
        ((*DATA, 0, "say"), "One, two, three, four, five, six, seven, eight, nine, ten.", "are cut"),
        ((*DATA, 0, "say"), "<bell/>One.", "<bell>"),
        ((*DATA, 0, "ms"), "3000", "duration"),
        ((*DATA, 0, "ms"), 0, "silence of 0"),
        ((*DATA, 0, "ms"), 240_000, "lasts"),
    ],
)
def test_the_checker_names_what_is_wrong_with_a_spoilt_document(path, value, named):
    faults = check(spoil(path, value)).faults

    assert any(named in fault for fault in faults), faults


def test_the_checker_counts_the_files():
    directive = spoil((*MIXER, "items", 2, "source"), "https://a.test/${index}.mp3")
    directive["datasources"]["timeline"]["beats"] = [{"ms": 100, "say": "", "tone": 1, "label": ""}] * 16

    assert any("16 files" in fault for fault in check(directive).faults)
