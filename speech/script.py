"""A conversation as lines: what is said, and when."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_MOMENT = re.compile(r"@\s*(\d+(?:\.\d+)?)\s*s?", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """Something said."""

    text: str
    after_s: float | None = None
    """So many seconds into what is playing; None waits until it is over."""
    length_s: float = 0.0
    """Seconds that saying it takes; typing takes none."""


def read_script(lines: Iterable[str]) -> Iterator[Line]:
    """Read lines; "@ 20s" says when the line after it is said."""
    after_s: float | None = None
    for line in lines:
        text = line.strip("\r\n \t\ufeff")
        moment = _MOMENT.fullmatch(text)
        if moment:
            after_s = float(moment[1])
            continue
        yield Line(text, after_s)
        after_s = None
    if after_s is not None:
        yield Line("", after_s)
