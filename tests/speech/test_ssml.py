"""SSML as what is spoken, waited and sounded."""

import pytest

from speech.ssml import AudioSource, Break, Spoken, SsmlError, speak_items


def test_plain_text_is_said_as_it_is():
    assert speak_items("Rest  now .") == (Spoken("Rest now."),)


def test_plain_text_may_hold_marks_that_ssml_gives_a_meaning():
    assert speak_items("5 < 6 & more") == (Spoken("5 < 6 & more"),)


def test_words_breaks_and_sounds_come_in_the_order_of_the_text():
    ssml = '<speak>One.<break time="1.5s"/>Two. <audio src="soundbank://beep"/> Three.</speak>'
    assert speak_items(ssml) == (
        Spoken("One."),
        Break(1.5),
        Spoken("Two."),
        AudioSource("soundbank://beep"),
        Spoken("Three."),
    )


@pytest.mark.parametrize(
    ("inside", "spoken"),
    [
        ("sets &amp; reps &lt;3&gt; &#39;now&#39;", "sets & reps <3> 'now'"),
        ('<sub alias="pounds">lb</sub>', "pounds"),
        ('<say-as interpret-as="spell-out">lat</say-as>', "l a t"),
        ('the <say-as interpret-as="ordinal">3</say-as>', "the 3rd"),
        ('the <say-as interpret-as="ordinal">12</say-as>', "the 12th"),
        ('<say-as interpret-as="cardinal">12</say-as> reps', "12 reps"),
        ('<amazon:effect name="whispered">quietly</amazon:effect> now', "quietly now"),
        ('<voice name="Joanna"><prosody rate="slow">Pull</prosody></voice> back', "Pull back"),
        ("un<emphasis>believ</emphasis>able", "unbelievable"),
        ("<!-- not said -->said", "said"),
    ],
)
def test_a_tag_never_swallows_the_words_in_it(inside, spoken):
    assert speak_items(f"<speak>{inside}</speak>") == (Spoken(spoken),)


def test_sentences_and_paragraphs_leave_a_small_pause():
    items = speak_items("<speak><p><s>Pull.</s><s>Hold.</s></p>Rest.</speak>")
    assert [item.text for item in items if isinstance(item, Spoken)] == ["Pull.", "Hold.", "Rest."]
    assert all(0 < item.length_s <= 0.5 for item in items if isinstance(item, Break))


@pytest.mark.parametrize(
    ("attributes", "seconds"),
    [('time="500ms"', 0.5), ('time="2s"', 2.0), ('time="10s"', 10.0), ('strength="strong"', 0.5), ("", 0.25)],
)
def test_a_break_lasts_as_long_as_it_says(attributes, seconds):
    assert speak_items(f"<speak>a<break {attributes}/>b</speak>")[1] == Break(seconds)


def test_nothing_to_say_is_nothing():
    assert speak_items("<speak> ... </speak>") == ()
    assert speak_items("") == ()


@pytest.mark.parametrize(
    ("ssml", "what"),
    [
        ("<speak>sets & reps</speak>", "not well-formed at line 1"),
        ("<speak>open", "not well-formed"),
        ("<speak><p>crossed</speak></p>", "mismatched tag"),
        ('<speak><break time="long"/></speak>', 'of time "long" has no length'),
        ('<speak><break time="12s"/></speak>', "may last 10 s"),
        ("<speak><audio/></speak>", "has no src"),
        ("<?xml version='1.0'?><talk>hi</talk>", "must be inside <speak>"),
        ("<?xml version='1.0'?><!DOCTYPE speak [<!ENTITY a 'aa'>]><speak>&a;</speak>", "may not declare"),
    ],
)
def test_what_cannot_be_spoken_is_refused_in_one_sentence(ssml, what):
    with pytest.raises(SsmlError, match=r"\.$") as refusal:
        speak_items(ssml)
    assert what in str(refusal.value)
    assert "\n" not in str(refusal.value)
