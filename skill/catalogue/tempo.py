"""Tempo as it is written in the data: "3-1-1-0"."""

import re

from skill.domain.exercise import Tempo

_WRITTEN = re.compile(r"-".join([r"(\d+(?:\.\d+)?)"] * 4))
# Beyond ten seconds a rep trains worse, and under one nobody can follow the count.
_LEAST_S, _MOST_S = 1.0, 10.0


def parse_tempo(written: object) -> Tempo | None:
    """Return the tempo, or None where it can't be read or followed."""
    match = _WRITTEN.fullmatch(written) if isinstance(written, str) else None
    if match is None:
        return None
    tempo = Tempo(*(float(seconds) for seconds in match.groups()))
    return tempo if _LEAST_S <= tempo.rep_s <= _MOST_S else None
