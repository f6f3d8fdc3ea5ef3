"""Audio documents as sounds in time."""

import pytest

from speech.apla import DIRECTIVE, AplaError, interpret
from speech.performance import Sound


def measure(text):
    """Take a tenth of a second for a letter."""
    return len(text) / 10


def directive(item, datasources=None, **document):
    main = {"parameters": ["payload"], "item": item}
    return {
        "type": DIRECTIVE,
        "token": "timeline",
        "document": {"type": "APLA", "version": "0.91", "mainTemplate": main, **document},
        "datasources": datasources or {},
    }


def played(item, datasources=None, **document):
    return interpret(directive(item, datasources, **document), measure).track


def speech(text, **properties):
    return {"type": "Speech", "content": text, **properties}


def silence(milliseconds):
    return {"type": "Silence", "duration": milliseconds}


BEAT = {
    "type": "Mixer",
    "description": "${data.label}",
    "items": [
        silence("${data.ms}"),
        {
            "type": "Speech",
            "when": "${data.say != ''}",
            "contentType": "SSML",
            "content": "<speak>${data.say}</speak>",
            "duration": "trimToParent",
        },
        {
            "type": "Audio",
            "when": "${data.tone != ''}",
            "source": "${data.tone}",
            "duration": "trimToParent",
        },
    ],
}
TIMELINE = {"type": "Sequencer", "data": "${payload.timeline.beats}", "items": [BEAT]}


def beat(ms, say="", tone="", label=""):
    return {"ms": ms, "say": say, "tone": tone, "label": label}


def test_a_timeline_is_counted_on_its_beats_however_long_the_words_are():
    beats = [
        beat(3000, "One.", label="rep 1"),
        beat("3000", "A very long count that goes beyond its beat.", label="rep 2"),
        beat(1500, tone="soundbank://beep", label="rest"),
        beat(2000, label="rest"),
    ]
    track = played(TIMELINE, {"timeline": {"beats": beats}})
    assert track.length_s == pytest.approx(9.5)
    assert [sound.at_s for sound in track.sounds] == pytest.approx([0.0, 3.0, 6.0, 7.5])
    assert [sound.label for sound in track.sounds] == ["rep 1", "rep 2", "rest", "rest"]
    assert track.sounds[0].length_s == pytest.approx(0.4)
    assert track.sounds[1].length_s == pytest.approx(3.0)
    assert track.sounds[2].source == "soundbank://beep"
    assert track.sounds[3] == Sound(7.5, 2.0, label="rest")


def test_a_beat_too_short_for_its_break_keeps_its_length():
    say = "One. <break time='4s'/> Two."
    track = played(TIMELINE, {"timeline": {"beats": [beat(3000, say), beat(1000, "Go.")]}})
    assert [(sound.at_s, sound.text) for sound in track.sounds] == [(0.0, "One."), (3.0, "Go.")]


def test_without_trimming_the_longest_sets_the_length():
    track = played({"type": "Mixer", "items": [silence(200), speech("Ten letter")]})
    assert track.length_s == pytest.approx(1.0)


def test_a_sequencer_plays_one_after_another():
    track = played({"type": "Sequencer", "items": [speech("Pull"), silence(500), speech("Rest")]})
    assert [(sound.at_s, sound.text) for sound in track.sounds] == [
        (0.0, "Pull"),
        (pytest.approx(0.9), "Rest"),
    ]


def test_for_each_datum_the_first_item_whose_condition_holds_is_played():
    item = {
        "type": "Sequencer",
        "data": [1, 2, 3],
        "items": [speech("two", when="${data == 2}"), speech("${data} of ${length} at ${index}")],
    }
    assert [sound.text for sound in played(item).sounds] == ["1 of 3 at 0", "two", "3 of 3 at 2"]


def test_a_condition_that_fails_leaves_a_component_out():
    item = {"type": "Sequencer", "items": [speech("no", when=False), speech("yes", when="${1 < 2}")]}
    assert [sound.text for sound in played(item).sounds] == ["yes"]


@pytest.mark.parametrize(
    ("strategy", "picked"),
    [("normal", "a1"), ("randomItem", "b1"), ("randomData", "a2"), ("randomItemRandomData", "b2")],
)
def test_a_selector_plays_one_of_its_items(strategy, picked):
    item = {
        "type": "Selector",
        "strategy": strategy,
        "data": [1, 2],
        "items": [speech("a${data}"), speech("b${data}")],
    }
    track = interpret(directive(item), measure, pick=lambda count: count - 1).track
    assert [sound.text for sound in track.sounds] == [picked]


def test_a_selector_without_data_takes_the_first_that_is_wanted():
    item = {"type": "Selector", "items": [speech("no", when="${false}"), speech("yes"), speech("later")]}
    assert [sound.text for sound in played(item).sounds] == ["yes"]


def test_names_of_a_component_s_own_are_seen_inside_it():
    item = {
        "type": "Sequencer",
        "bind": [{"name": "reps", "value": 8}, {"name": "half", "value": "${reps / 2}"}],
        "items": [speech("${half} of ${reps}")],
    }
    assert played(item).sounds[0].text == "4 of 8"


def test_a_document_s_own_components_are_played():
    compositions = {"Count": {"parameters": ["number"], "items": [speech("Number ${number}"), silence(100)]}}
    track = played({"type": "Count", "number": "${1 + 2}"}, compositions=compositions)
    assert track.sounds[0].text == "Number 3"
    assert track.length_s == pytest.approx(0.9)


def test_a_parameter_may_be_named_after_its_data_source():
    document = directive(speech("${timeline.word}"), {"timeline": {"word": "Go"}})
    document["document"]["mainTemplate"]["parameters"] = ["timeline"]
    assert interpret(document, measure).track.sounds[0].text == "Go"


def test_what_is_unknown_is_skipped_and_reported():
    item = {
        "type": "Sequencer",
        "items": [{"type": "Hologram"}, speech("still said", filter=[{"type": "Volume"}])],
    }
    rendition = interpret(directive(item), measure)
    assert [sound.text for sound in rendition.track.sounds] == ["still said"]
    assert rendition.skipped == (
        "mainTemplate.item[0].items[0]: a component of type Hologram is not known here",
        "mainTemplate.item[0].items[1]: filters are not applied here",
    )


def test_a_component_that_holds_itself_comes_to_an_end():
    compositions = {"Loop": {"items": [speech("once"), {"type": "Loop"}]}}
    rendition = interpret(directive({"type": "Loop"}, compositions=compositions), measure)
    assert [sound.text for sound in rendition.track.sounds] == ["once"]
    assert len(rendition.skipped) == 1


@pytest.mark.parametrize(
    ("item", "what"),
    [
        (silence("soon"), 'mainTemplate.item[0]: the duration "soon" of a Silence is no number'),
        (silence(-1), 'the duration "-1"'),
        (silence(None), 'the duration ""'),
        ({"type": "Audio"}, "mainTemplate.item[0]: an Audio has no source"),
        (
            {"type": "Sequencer", "items": ["speech"]},
            "mainTemplate.item[0].items[0]: an object is missing here",
        ),
        ({"type": "Sequencer", "data": "${1}", "items": []}, "data is no array"),
        ({"type": "Selector", "strategy": "best", "items": []}, 'strategy "best" is none of normal'),
        (speech("${1 +}"), "mainTemplate.item[0]: content: a value is missing"),
        (speech("<speak>a & b</speak>", contentType="SSML"), "mainTemplate.item[0]: SSML is not well-formed"),
    ],
)
def test_a_fault_names_the_component_in_one_sentence(item, what):
    with pytest.raises(AplaError, match=r"[^.]\.$") as refusal:
        played(item)
    assert what in str(refusal.value)


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        ({"type": DIRECTIVE}, "document: an object is missing"),
        ({"document": {"type": "APL"}}, 'its type is "APL"'),
        ({"document": {"type": "APLA"}}, "document.mainTemplate: an object is missing"),
    ],
)
def test_what_is_no_audio_document_is_refused(broken, what):
    with pytest.raises(AplaError, match=what):
        interpret(broken, measure)
