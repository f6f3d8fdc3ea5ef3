"""Text -> IntentMatch, for any Alexa interaction model."""

from collections.abc import Callable
from datetime import date

from speech.alignment import Aligned, Aligner
from speech.exact import ExactMatcher, Found
from speech.grammar import Grammar, SampleTokens, SlotRef
from speech.intent_match import IntentMatch, SlotMatch
from speech.interaction import InteractionModel
from speech.slots import Heard, SlotReader
from speech.words import spoken_words, without_fillers

_CERTAIN = 1.0
_FREE_TEXT = 0.9
_UNLISTED_VALUE = 0.6
_FEWEST_LITERALS = 2
_SURE = 0.8
_ACCEPTED = 0.5
_FALLBACK = "AMAZON.FallbackIntent"


class Matcher:
    """Understands utterances by one interaction model."""

    def __init__(self, model: InteractionModel, today: Callable[[], date] = date.today) -> None:
        grammar = Grammar.from_model(model)
        self._reader = SlotReader(grammar, today)
        self._exact = ExactMatcher(grammar, self._reader)
        self._aligner = Aligner(grammar)
        declared = {intent.name for intent in model.intents}
        self._fallback = _FALLBACK if _FALLBACK in declared else None

    def match(self, text: str) -> IntentMatch:
        """What the words mean; the fallback intent, or none, where nothing in the model is near enough."""
        words = spoken_words(text)
        exact = self._exactly(text, words)
        if exact:
            return exact
        near = self._by_sound(text, words)
        if near and near.confidence >= _SURE:
            return near
        return self._with_unlisted_value(text, words) or self._if_accepted(near) or self._rejected(text, near)

    def _exactly(self, text: str, words: tuple[str, ...]) -> IntentMatch | None:
        for shorter in without_fillers(words):
            if found := self._exact.find(Heard.of(shorter)):
                return _match(text, found[0], _FREE_TEXT if found[0].free else _CERTAIN)
        return None

    def _by_sound(self, text: str, words: tuple[str, ...]) -> IntentMatch | None:
        *_, shortest = without_fillers(words)
        aligned = self._aligner.align(shortest)
        if aligned is None:
            return None
        slots = {slot: self._values(aligned.sample, slot, said) for slot, said in aligned.slots.items()}
        if not all(slots.values()):
            return None
        return IntentMatch(text, aligned.sample.intent, slots, confidence(aligned))

    def _values(self, sample: SampleTokens, name: str, said: tuple[str, ...]) -> tuple[SlotMatch, ...]:
        slot = next(token for token in sample.tokens if isinstance(token, SlotRef) and token.name == name)
        heard = Heard.of(said)
        readings = self._reader.read(slot, heard, 0)
        return next((reading.values for reading in readings if reading.end == len(heard.tokens)), ())

    def _if_accepted(self, near: IntentMatch | None) -> IntentMatch | None:
        return near if near and near.confidence >= _ACCEPTED else None

    def _rejected(self, text: str, near: IntentMatch | None) -> IntentMatch:
        return IntentMatch(text, self._fallback, confidence=near.confidence if near else 0.0)

    def _with_unlisted_value(self, text: str, words: tuple[str, ...]) -> IntentMatch | None:
        for shorter in without_fillers(words):
            found = self._exact.find(Heard.of(shorter), unlisted=True)
            told = [one for one in found if one.literals >= _FEWEST_LITERALS and not one.free]
            if told and len({one.intent for one in told}) == 1:
                return _match(text, told[0], _UNLISTED_VALUE)
        return None


def _match(text: str, found: Found, confidence: float) -> IntentMatch:
    return IntentMatch(text, found.intent, found.slots, confidence)


def confidence(aligned: Aligned) -> float:
    limit = min(0.22, 0.08 + 0.006 * aligned.heard)
    return max(0.0, 0.98 - 0.48 * aligned.cost / aligned.heard / limit)
