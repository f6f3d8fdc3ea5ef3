"""Type sizes: as large as a text's length lets it be."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

_SIZES = (14.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.2, 6.4, 5.8, 5.2, 4.8, 4.4, 4.0)
_WIDTH = 0.66
"""Of a bold character, in ems: wide enough for any typeface a device may take."""
_LEADING = 1.25


@dataclass(frozen=True)
class Area:
    """Room for text, in hundredths of the shorter side of the screen."""

    width: float
    height: float
    largest: float
    """The largest type to use, in the same measure."""


def type_size(lines: Iterable[str], area: Area) -> float:
    """Return the largest size at which all lines stand in the area; the smallest where none does."""
    known = list(lines)
    fitting = (size for size in _SIZES if size <= area.largest and _fits(known, size, area))
    return next(fitting, _SIZES[-1])


def _fits(lines: list[str], size: float, area: Area) -> bool:
    letters = area.width / (size * _WIDTH)
    longest = max((len(word) for line in lines for word in line.split(" ")), default=0)
    rows = sum(_rows(line, letters) for line in lines)
    return longest <= letters and rows * size * _LEADING <= area.height


def _rows(line: str, letters: float) -> int:
    """Words that do not fit wrap, so a full row is rarely full."""
    return 1 if len(line) <= letters else max(2, math.ceil(len(line) / (letters * 0.88)))
