"""Text -> IntentMatch, for any Alexa interaction model."""

from collections.abc import Callable, Iterable
from datetime import date

from speech.alignment import Aligned, Aligner
from speech.confidence import confidence
from speech.exact import ExactMatcher, Found, Slots
from speech.grammar import Grammar, SlotRef
from speech.intent_match import IntentMatch, SlotMatch
from speech.interaction import InteractionModel
from speech.slots import Heard, SlotReader
from speech.told_numbers import numbers_agree
from speech.word_fit import difference
from speech.words import phrasings, spelling, spoken_words, without_fillers

ACCEPTED = 0.5
"""Confidence from which a match counts; below it the utterance is taken for none of the skill's business."""
_CERTAIN = 1.0
_FREE_TEXT = 0.9
_UNLISTED_VALUE = 0.6
_SURE = 0.8
_FEWEST_LITERALS = 2
_TELLING_LITERALS = 5
"""Words of a sample that, heard as they stand, say more than an uncertain likeness of sound."""
_LONGEST_BARE = 3
"""Words of an unlisted value that stands alone, its article counted."""
_CONFUSABLE = 0.5
"""Difference in sound up to which one word may have been taken for another."""
_MOST_WORDS = 60
"""A longer utterance is no command."""
_FALLBACK = "AMAZON.FallbackIntent"
_COUNTED = frozenset({"AMAZON.NUMBER", "AMAZON.FOUR_DIGIT_NUMBER", "AMAZON.DURATION"})


class Matcher:
    """Understands utterances by one interaction model."""

    def __init__(self, model: InteractionModel, today: Callable[[], date] = date.today) -> None:
        grammar = Grammar.from_model(model)
        self._reader = SlotReader(grammar, today)
        self._exact = ExactMatcher(grammar, self._reader)
        self._aligner = Aligner(grammar)
        self._own = _single_words(grammar)
        declared = {intent.name for intent in model.intents}
        self._fallback = _FALLBACK if _FALLBACK in declared else None

    def match(self, text: str) -> IntentMatch:
        """Find what the words mean: an intent; the fallback, or none, where nothing is near enough."""
        words = spoken_words(text)
        if len(words) > _MOST_WORDS:
            return IntentMatch(text, self._fallback)
        if exact := self._exactly(text, words):
            return exact
        near = self._by_sound(text, words)
        if near.confidence >= _SURE:
            return near
        if unlisted := self._with_unlisted_value(text, words, _TELLING_LITERALS):
            return unlisted
        if near.confidence >= ACCEPTED:
            return near
        return self._with_unlisted_value(text, words, _FEWEST_LITERALS) or IntentMatch(
            text, self._fallback, confidence=near.confidence
        )

    def _exactly(self, text: str, words: tuple[str, ...]) -> IntentMatch | None:
        for shorter in without_fillers(words):
            found = [one for phrasing in phrasings(shorter) for one in self._exact.find(Heard.of(phrasing))]
            if found:
                best = min(found, key=lambda one: one.rank)
                return _match(text, best, _FREE_TEXT if best.free else _CERTAIN)
        return None

    def _by_sound(self, text: str, words: tuple[str, ...]) -> IntentMatch:
        *_, shortest = without_fillers(words)
        matches = [self._read(text, shortest, aligned) for aligned in self._aligner.align(shortest)]
        return max(matches, key=lambda match: match.confidence, default=IntentMatch(text, None))

    def _read(self, text: str, heard: tuple[str, ...], aligned: Aligned) -> IntentMatch:
        slots = {token.name: token for token in aligned.sample.tokens if isinstance(token, SlotRef)}
        values = {name: self._values(slots[name], said) for name, said in aligned.slots.items()}
        if not all(values.values()) or (slots and not values):
            return IntentMatch(text, None)
        counted = [said for name, said in aligned.slots.items() if slots[name].type in _COUNTED]
        if counted and not numbers_agree(heard, aligned.words, counted):
            return IntentMatch(text, None)
        if self._is_another_value(heard, aligned, values):
            return IntentMatch(text, None)
        return IntentMatch(text, aligned.sample.intent, values, confidence(heard, aligned))

    def _is_another_value(self, heard: tuple[str, ...], aligned: Aligned, values: Slots) -> bool:
        """Whether a value was made from a word that is a value of its own: "lats" from "legs"."""
        ids = {value.id for several in values.values() for value in several}
        said = {word for words in aligned.slots.values() for word in words} - set(heard)
        others = [
            word for word in set(heard) - set(aligned.words) if self._own.get(word, ids).isdisjoint(ids)
        ]
        return any(difference((other,), (word,)) <= _CONFUSABLE for other in others for word in said)

    def _values(self, slot: SlotRef, said: tuple[str, ...]) -> tuple[SlotMatch, ...]:
        heard = Heard.of(said)
        readings = self._reader.read(slot, heard, 0)
        return next((reading.values for reading in readings if reading.end == len(heard.tokens)), ())

    def _with_unlisted_value(self, text: str, words: tuple[str, ...], fewest: int) -> IntentMatch | None:
        for shorter in without_fillers(words):
            found = self._exact.find(Heard.of(shorter), unlisted=True)
            told = [one for one in found if one.literals >= fewest and not one.free]
            told = told or _bare_values(found, shorter)
            if told and len({one.intent for one in told}) == 1:
                return _match(text, told[0], _UNLISTED_VALUE)
        return None


def _single_words(grammar: Grammar) -> dict[str, set[str | None]]:
    """Words that are a listed value by themselves, with the values that they may be."""
    found: dict[str, set[str | None]] = {}
    for slot_type in grammar.listed:
        for phrase in grammar.phrases(slot_type):
            if len(phrase.words) == 1:
                found.setdefault(phrase.words[0], set()).add(phrase.id)
    return found


def _bare_values(found: Iterable[Found], words: tuple[str, ...]) -> list[Found]:
    """Take "a trampoline" where a sample has the article before its slot: a thing, and no more, was named."""
    if len(words) > _LONGEST_BARE or not spelling().indefinite & set(words[:1]):
        return []
    return [one for one in found if one.literals == 1 and one.unlisted == 1 and not one.free]


def _match(text: str, found: Found, confidence: float) -> IntentMatch:
    return IntentMatch(text, found.intent, found.slots, confidence)
