"""How well each word of a sentence is borne out by the words heard, and the other way round."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from speech.phonemes import pronounce
from speech.sounds_alike import EXTRA, MISSING, Costs, numbered, unlikeness


@dataclass(frozen=True)
class WordFit:
    """One word against what stands beside it."""

    word: str
    sounds: int
    cost: float
    """Of its sounds; 0 where all were the same."""

    @property
    def badness(self) -> float:
        """Cost a sound."""
        return self.cost / max(1, self.sounds)


def fit(heard: Sequence[str], said: Sequence[str]) -> tuple[tuple[WordFit, ...], tuple[WordFit, ...]]:
    """Compare the words heard and those of the sentence: each with the cost of its sounds."""
    heard_sounds, said_sounds = _sounds(heard), _sounds(said)
    heard_costs, said_costs = np.zeros(len(heard)), np.zeros(len(said))
    for left, right, cost in _pairs([row for _, row in heard_sounds], [row for _, row in said_sounds]):
        if left is not None:
            heard_costs[heard_sounds[left][0]] += cost
        if right is not None:
            said_costs[said_sounds[right][0]] += cost
    return _fits(heard, heard_costs), _fits(said, said_costs)


def difference(heard: Sequence[str], said: Sequence[str]) -> float:
    """Compare how two wordings sound: 0 where they sound the same, about 1 where nothing is alike."""
    heard_rows, said_rows = ([row for _, row in _sounds(words)] for words in (heard, said))
    steps = _pairs(heard_rows, said_rows)
    return sum(cost for _, _, cost in steps) / max(1, len(said_rows))


def _fits(words: Sequence[str], costs: np.ndarray) -> tuple[WordFit, ...]:
    return tuple(
        WordFit(word, len(pronounce(word)), float(cost)) for word, cost in zip(words, costs, strict=True)
    )


def _sounds(words: Sequence[str]) -> list[tuple[int, int]]:
    """Each sound's word and number."""
    return [(place, numbered()[sound]) for place, word in enumerate(words) for sound in pronounce(word)]


def _pairs(heard: list[int], said: list[int]) -> list[tuple[int | None, int | None, float]]:
    """Each sound heard beside the sound of the sentence that it stands for, with the cost of the step."""
    unlike = unlikeness()[np.ix_(heard, said)]
    costs = _costs(unlike)
    left, right = len(heard), len(said)
    steps: list[tuple[int | None, int | None, float]] = []
    while left or right:
        here = costs[left, right]
        if left and right and here >= costs[left - 1, right - 1] + unlike[left - 1, right - 1] - _ROUNDING:
            left, right = left - 1, right - 1
            steps.append((left, right, float(unlike[left, right])))
        elif left and here >= costs[left - 1, right] + EXTRA - _ROUNDING:
            left -= 1
            steps.append((left, None, EXTRA))
        else:
            right -= 1
            steps.append((None, right, MISSING))
    return steps


_ROUNDING = 1e-4


def _costs(unlike: Costs) -> Costs:
    """Find the cheapest way to every pair of places."""
    rows, columns = unlike.shape
    missing = np.arange(columns + 1) * MISSING
    costs = np.empty((rows + 1, columns + 1))
    costs[0] = missing
    for row in range(rows):
        best = costs[row] + EXTRA
        best[1:] = np.minimum(best[1:], costs[row, :-1] + unlike[row])
        costs[row + 1] = np.minimum.accumulate(best - missing) + missing
    return costs
