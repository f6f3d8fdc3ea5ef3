"""Slots of a request, read by their entity resolution."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from skill.alexa.legible import legible
from skill.domain.commands import Heard

_MATCHED = "ER_SUCCESS_MATCH"
_DURATION = re.compile(
    r"P(?:(?P<weeks>\d{1,9})W)?(?:(?P<days>\d{1,9})D)?"
    r"(?:T(?:(?P<hours>\d{1,9})H)?(?:(?P<minutes>\d{1,9})M)?(?:(?P<seconds>\d{1,9}(?:\.\d{1,9})?)S)?)?"
)
_SECONDS = {"weeks": 604_800, "days": 86_400, "hours": 3_600, "minutes": 60, "seconds": 1}
_CLOCK = re.compile(r"\d\d:\d\d")
_PARTS_OF_DAY = {"MO": "08:00", "AF": "14:00", "EV": "19:00", "NI": "21:00"}
"""Alexa sends "EV" for "in the evening"."""
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,9})?")
_UNFILLED = ("", "?")
"""Alexa sends "?" for what it heard something of, and could not read."""
FURTHER = ("two", "three")
"""Endings of the further slots where a locale takes one value a slot: equipment, equipment_two."""


class Slots:
    """The slots of one intent request; whatever is missing, null or odd reads as nothing."""

    def __init__(self, slots: Mapping[str, Any] | None) -> None:
        self._slots = slots or {}

    def heard(self, name: str) -> Heard | None:
        """Return the first value of a slot."""
        return next(iter(self.all_heard(name)), None)

    def all_heard(self, name: str) -> tuple[Heard, ...]:
        """Return every value of a slot that takes several, and of the numbered slots beside it."""
        names = (name, *(f"{name}_{ending}" for ending in FURTHER))
        return tuple(_heard(value) for each in names if each in self._slots for value in self._values(each))

    def id(self, name: str) -> str | None:
        """Return the canonical id of a listed value."""
        heard = self.heard(name)
        return heard.id if heard else None

    def number(self, name: str) -> float | None:
        """Return a number."""
        return next(iter(self.numbers(name)), None)

    def numbers(self, name: str) -> tuple[float, ...]:
        """Return every number of a slot that takes several."""
        spoken = (heard.spoken for heard in self.all_heard(name))
        return tuple(float(value) for value in spoken if _NUMBER.fullmatch(value))

    def whole(self, name: str) -> int | None:
        """Return a whole number."""
        number = self.number(name)
        return None if number is None else round(number)

    def seconds(self, name: str) -> float | None:
        """Return a duration; Alexa sends ISO 8601: "PT1M30S"."""
        heard = self.heard(name)
        match = _DURATION.fullmatch(heard.spoken) if heard else None
        if match is None or not any(match.groups()):
            return None
        return sum(float(match[part] or 0) * seconds for part, seconds in _SECONDS.items())

    def day(self, name: str) -> str | None:
        """Return "MO" to "SU"."""
        heard = self.heard(name)
        day = heard.spoken[:2].upper() if heard else ""
        return day if day in _DAYS else None

    def time(self, name: str) -> str | None:
        """Return "19:00"."""
        heard = self.heard(name)
        if heard is None:
            return None
        return heard.spoken if _CLOCK.fullmatch(heard.spoken) else _PARTS_OF_DAY.get(heard.spoken)

    def _values(self, name: str) -> Iterator[Any]:
        slot = self._slots[name]
        many = getattr(getattr(slot, "slot_value", None), "values", None)
        for value in many or [slot]:
            if (getattr(value, "value", None) or "") not in _UNFILLED:
                yield value


def _heard(value: Any) -> Heard:  # noqa: ANN401 - the SDK has two unrelated classes for a slot's value
    return Heard(legible(str(value.value)), _resolved(getattr(value, "resolutions", None)))


def _resolved(resolutions: Any) -> str | None:  # noqa: ANN401 - as above
    for authority in getattr(resolutions, "resolutions_per_authority", None) or ():
        code = getattr(authority.status, "code", None)
        if getattr(code, "value", code) == _MATCHED and authority.values:
            found = getattr(authority.values[0].value, "id", None)
            return legible(found) if found else None
    return None
