"""How sure it is that a sentence is what was said, from how its words fit those heard."""

import math
from collections.abc import Iterable, Sequence

from speech.alignment import Aligned
from speech.word_fit import WordFit, fit
from speech.words import spelling

# Fitted by logistic regression to samples of two models with misheard, misspelt, missing and added words,
# against television, articles, orders for another skill and random words.
_PERFECT = 4.8
_PER_DIFFERENCE = 22.0
_PER_UNBORNE = 2.5
_PER_WORST_VALUE = 5.0
_PER_SHORTNESS = 11.0
_MOST = 0.99
"""A match by sound is never quite certain."""

_GOOD, _BAD = 0.12, 0.5
"""Cost a sound up to which a word is borne out, and from which it is not."""
_SHORT = 10
"""Sounds: in a shorter utterance every difference weighs more, as chance does there."""


def confidence(heard: Sequence[str], aligned: Aligned) -> float:
    """0 to 1; about half of all matches at 0.5 are wrong."""
    heard_fits, said_fits = fit(heard, aligned.words)
    difference = aligned.cost / aligned.heard
    score = (
        _PERFECT
        - _PER_DIFFERENCE * difference
        - _PER_UNBORNE * _unborne((*heard_fits, *said_fits))
        - _PER_WORST_VALUE * _worst_value(said_fits, aligned)
        - _PER_SHORTNESS * difference * max(0, _SHORT - aligned.heard) / _SHORT
    )
    return min(_MOST, 1 / (1 + math.exp(-score)))


def _unborne(fits: Iterable[WordFit]) -> float:
    """Find the share of words that the other side does not bear out; words said in passing do not count."""
    fits = tuple(fits)
    weighty = [fit for fit in fits if not _is_light(fit)] or fits
    borne = sum(fit.sounds * min(1, max(0, (_BAD - fit.badness) / (_BAD - _GOOD))) for fit in weighty)
    return 1 - borne / max(1, sum(fit.sounds for fit in weighty))


def _worst_value(fits: Iterable[WordFit], aligned: Aligned) -> float:
    """Measure how badly the worst word of a slot fits: a made-up value does more harm than a lost one."""
    values = {word for words in aligned.slots.values() for word in words}
    return max((fit.badness for fit in fits if fit.word in values and not _is_light(fit)), default=0.0)


def _is_light(fit: WordFit) -> bool:
    return fit.word in spelling().light
