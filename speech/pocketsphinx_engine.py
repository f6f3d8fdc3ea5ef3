"""Recognition by pocketsphinx: the sentences of the interaction model, on this machine, in a fraction of a second."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from speech.grammar import Grammar
from speech.phonemes import pronounce
from speech.recognition import NOTHING_HEARD, Transcript
from speech.word_graph import WordGraph, word_graph

if TYPE_CHECKING:
    from speech.audio import Clip
    from speech.interaction import InteractionModel

_SETTINGS = {
    "lm": None,
    "bestpath": False,  # takes many seconds on a large grammar
    "beam": 1e-80,  # the usual beams lose a sentence when its first words are unclear
    "pbeam": 1e-80,
    "wbeam": 1e-60,
    "lw": 3,  # the grammar's weights are no measured odds: trust the sound more
    "silprob": 0.1,  # people stop to think between words
    "topn": 8,
    "loglevel": "FATAL",  # what goes wrong is told by this file's own errors
}
_SPEECH, _SOUNDS = "speech", "sounds"


@dataclass(frozen=True)
class _Decoding:
    """One reading of an utterance."""

    text: str
    log_score: float
    """Natural logarithm of the likelihood."""
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
        heard = self._decoded(clip, _SPEECH)
        if heard is None or not heard.speech_frames:
            return NOTHING_HEARD
        sounds = self._decoded(clip, _SOUNDS)
        return Transcript(heard.text, _confidence(heard, sounds))

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
        decoder.start_utt()
        decoder.process_raw(clip.samples.tobytes(), full_utt=True)
        decoder.end_utt()
        hypothesis = decoder.hyp()
        if hypothesis is None:
            return None
        segments = [segment for segment in decoder.seg() if re.match(r"\w", segment.word)]
        frames = sum(s.end_frame - s.start_frame + 1 for s in segments)
        text = " ".join(re.sub(r"\(\d+\)$", "", s.word) for s in segments)
        log_score = decoder.logmath.log(hypothesis.score)
        return _Decoding(text, log_score, frames)
