"""How unlike two sounds are."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from speech.phonemes import sounds

Costs = NDArray[np.float32]

_ANY, _SAME_CLASS, _NEAR = 1.0, 0.5, 0.3
EXTRA = 0.7
"""Cost of a sound that was heard and is not in the sentence."""
LIGHT = 0.3
"""The same for a sound of a word said in passing."""
MISSING = 0.8
"""Cost of a sound of the sentence that was not heard."""


@cache
def numbered() -> dict[str, int]:
    """Each phoneme's row in the table of costs."""
    consonants = {sound for group in sounds()["consonant_classes"] for sound in group.split()}
    return {sound: row for row, sound in enumerate(sorted(consonants | set(sounds()["vowels"].split())))}


@cache
def unlikeness() -> Costs:
    """Cost of hearing one phoneme for another, 0 to 1, by their rows."""
    rows = numbered()
    costs = np.full((len(rows), len(rows)), _ANY, np.float32)
    tables = sounds()
    _lower(costs, [tables["vowels"], *tables["consonant_classes"]], _SAME_CLASS)
    _lower(costs, [*tables["near_vowels"], *tables["near_consonants"]], _NEAR)
    np.fill_diagonal(costs, 0)
    return costs


def _lower(costs: Costs, groups: Sequence[str], cost: float) -> None:
    for group in groups:
        rows = [numbered()[sound] for sound in group.split()]
        costs[np.ix_(rows, rows)] = np.minimum(costs[np.ix_(rows, rows)], cost)
