"""A response envelope as a performance."""

import logging

import pytest

from speech.faults import ResponseError
from speech.scoring import estimate_s, score, score_reprompt


def measure(text):
    return float(len(text.split()))


def document(*items):
    template = {"item": {"type": "Sequencer", "items": list(items)}}
    return {
        "type": "Alexa.Presentation.APLA.RenderDocument",
        "document": {"type": "APLA", "version": "0.91", "mainTemplate": template},
    }


def envelope(**response):
    return {"version": "1.0", "response": response}


def test_the_speech_comes_first_and_the_audio_documents_after_it_in_order():
    response = envelope(
        outputSpeech={"type": "SSML", "ssml": "<speak>Get ready .<break time='1s'/></speak>"},
        directives=[
            document({"type": "Speech", "content": "One."}),
            {"type": "Alexa.Presentation.APL.RenderDocument"},
            document({"type": "Speech", "content": "Two."}),
        ],
    )
    performance = score(response, measure)
    assert [(sound.at_s, sound.text) for sound in performance.sounds] == [
        (0.0, "Get ready."),
        (3.0, "One."),
        (4.0, "Two."),
    ]
    assert performance.length_s == 5.0


def test_plain_text_is_spoken():
    performance = score(envelope(outputSpeech={"type": "PlainText", "text": "Rest\n now"}), measure)
    assert performance.sounds[0].text == "Rest now"


@pytest.mark.parametrize(
    "response", [envelope(), {}, {"version": "1.0", "response": {"shouldEndSession": True}}]
)
def test_a_response_without_words_is_silence(response):
    assert score(response, measure).length_s == 0.0
    assert score_reprompt(response, measure) is None


def test_the_reprompt_is_a_performance_of_its_own():
    response = envelope(
        outputSpeech={"type": "PlainText", "text": "Hello"},
        reprompt={"outputSpeech": {"type": "PlainText", "text": "Still there?"}},
    )
    assert [sound.text for sound in score(response, measure).sounds] == ["Hello"]
    assert [sound.text for sound in score_reprompt(response, measure).sounds] == ["Still there?"]


def test_speech_of_an_unknown_kind_is_refused_in_one_sentence():
    with pytest.raises(ResponseError, match='"Song"'):
        score(envelope(outputSpeech={"type": "Song"}), measure)


def test_what_is_skipped_is_logged(caplog):
    with caplog.at_level(logging.WARNING):
        score(envelope(directives=[document({"type": "Hologram"})]), measure)
    assert "Hologram" in caplog.text


def test_an_estimate_is_never_too_short_for_a_word_and_grows_with_the_words():
    assert estimate_s("") == 0.35
    assert estimate_s("One.") == pytest.approx(1 / 2.6 + 0.2)
    assert estimate_s("hold " * 26) == pytest.approx(10.2)
