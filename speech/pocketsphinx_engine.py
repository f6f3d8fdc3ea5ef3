"""Recognition by pocketsphinx: the sentences of the interaction model, on this machine."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from speech.grammar import Grammar
from speech.phonemes import pronounce
from speech.recognition import NOTHING_HEARD, Transcript
from speech.word_graph import Arc, WordGraph, word_graph

if TYPE_CHECKING:
    from speech.audio import Clip, Samples
    from speech.interaction import InteractionModel

_SETTINGS = {
    "lm": None,
    "bestpath": False,  # takes many seconds on a large grammar
    "beam": 1e-60,  # the usual beams lose a sentence when its first words are unclear
    "pbeam": 1e-60,
    "wbeam": 1e-40,
    "maxhmmpf": 3000,  # a large skill would take longer to understand than to say
    "silprob": 0.1,  # people stop to think between words
    "topn": 8,
    "loglevel": "FATAL",  # what goes wrong is told by this file's own errors
}
_GRAMMAR_WEIGHT = 3
"""How much the grammar counts against the sound: the power to which its weights are raised."""
_LEAST_WEIGHT = 1e-300
_HISS, _LEAST_HISS = 0.005, 10.0
"""Loudness of the hiss added to every clip, as a share of its loudest sample, and at least; 16-bit steps."""
_EVEN_GAP, _GAP_SPREAD = 34.0, 3.0
"""The gap to a free string of phonemes, a frame, at which half of what is heard was no command."""
_LEAST_SURE = 0.005
"""Confidence up to which it was noise, or talk that has nothing to do with the skill."""
_SHORTEST_S = 0.1
"""Seconds: shorter clips hold no word, and the library refuses the shortest."""
_SPEECH, _SOUNDS = "speech", "sounds"


@dataclass(frozen=True)
class _Decoding:
    """One reading of an utterance."""

    text: str
    log_score: float
    """Logarithm of the likelihood of the sound alone, whatever the grammar expects; to the decoder's base."""
    speech_frames: int
    """Frames of 10 ms that are no silence."""


class PocketsphinxRecognizer:
    """Hears the sentences of one interaction model. Loads when first used, or by `load`."""

    name = "pocketsphinx"

    def __init__(self, model: InteractionModel) -> None:
        self._model = model

    def load(self) -> None:
        """Get ready now, so that the first utterance need not wait."""
        _ = self._decoder

    def transcribe(self, clip: Clip) -> Transcript:
        if clip.length_s < _SHORTEST_S:
            return NOTHING_HEARD
        sounds = self._decoded(clip, _SOUNDS)
        if sounds is None or not sounds.speech_frames:
            return NOTHING_HEARD
        heard = self._decoded(clip, _SPEECH)
        if heard is None or not heard.speech_frames:
            return NOTHING_HEARD
        confidence = _confidence(heard, sounds)
        return Transcript(heard.text, confidence) if confidence > _LEAST_SURE else NOTHING_HEARD

    @cached_property
    def _decoder(self) -> Any:  # noqa: ANN401 - the library has no types
        import pocketsphinx  # noqa: PLC0415 - 38 MB of model, only where speech is heard

        decoder = pocketsphinx.Decoder(**_SETTINGS)
        graph = word_graph(Grammar.from_model(self._model), self._model.invocation_name)
        _learn_words(decoder, graph)
        arcs = [_transition(arc) for arc in graph.arcs]
        decoder.add_fsg(_SPEECH, decoder.create_fsg(_SPEECH, graph.first, graph.last, arcs))
        decoder.add_allphone_file(_SOUNDS)
        return decoder

    def _decoded(self, clip: Clip, search: str) -> _Decoding | None:
        decoder = self._decoder
        decoder.activate_search(search)
        decoder.reinit_feat()  # or what was heard before would colour what is heard now
        decoder.start_utt()
        decoder.process_raw(_with_hiss(clip.samples).tobytes(), full_utt=True)
        decoder.end_utt()
        if decoder.hyp() is None:
            return None
        segments = list(decoder.seg())
        words = [segment for segment in segments if re.match(r"\w", segment.word)]
        sound = sum(decoder.logmath.log(segment.ascore) for segment in segments)
        text = " ".join(re.sub(r"\(\d+\)$", "", segment.word) for segment in words)
        frames = sum(segment.end_frame - segment.start_frame + 1 for segment in words)
        return _Decoding(text, sound, frames)


def _learn_words(decoder: Any, graph: WordGraph) -> None:  # noqa: ANN401 - the library has no types
    # One word that the dictionary lacks makes the whole grammar fail.
    for word in sorted(graph.words):
        if decoder.lookup_word(word) is None:
            decoder.add_word(word, " ".join(pronounce(word)), False)


def _transition(arc: Arc) -> tuple[int, int, float] | tuple[int, int, float, str]:
    # The library's own setting for this, lw, has no effect on a graph that is handed to it.
    weight = max(arc.weight**_GRAMMAR_WEIGHT, _LEAST_WEIGHT)
    if arc.word is None:
        return (arc.start, arc.end, weight)
    return (arc.start, arc.end, weight, arc.word)


def _with_hiss(samples: Samples) -> Samples:
    """As in a quiet room: digital silence would bend the recogniser's idea of the microphone."""
    loudness = max(_LEAST_HISS, _HISS * float(np.abs(samples.astype(np.int32)).max(initial=0)))
    hiss = np.random.default_rng(0).normal(0, loudness, len(samples))
    return np.clip(samples + hiss, -32768, 32767).astype(np.int16)


def _confidence(heard: _Decoding, sounds: _Decoding) -> float:
    """How much worse the sentence explains the sound than any string of phonemes would, as 0 to 1."""
    gap = (sounds.log_score - heard.log_score) / heard.speech_frames
    return 1 / (1 + math.exp((gap - _EVEN_GAP) / _GAP_SPREAD))
