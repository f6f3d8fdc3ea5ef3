"""What is usual where a request comes from."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from skill.data_file import read_data
from skill.domain.load import WeightUnit

_PATH = Path(__file__).with_suffix(".yaml")
_ELSEWHERE = "en-US"


def usual_unit(locale: str | None) -> WeightUnit:
    """Return the unit that a newcomer's loads are in; an unknown locale is taken for en-US."""
    usual = _usual()
    return WeightUnit(usual.get(locale or "", usual[_ELSEWHERE])["weight_unit"])


@cache
def _usual() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = read_data(_PATH)
    return found
