"""Loads: how heavy, in which unit, and of which kind."""

from dataclasses import dataclass
from enum import StrEnum

from skill.domain.exercise import LoadMode


class WeightUnit(StrEnum):
    """Pounds or kilograms."""

    LB = "lb"
    KG = "kg"


_KG_PER_LB = 0.45359237


@dataclass(frozen=True)
class Load:
    """What is lifted, pulled or taken away in one set."""

    amount: float
    """In `unit`; for a band without a figure, 0."""
    unit: WeightUnit
    mode: LoadMode
    band_color: str | None = None
    """Bands are owned by colour; no colour standard exists between makers."""

    def to(self, unit: WeightUnit) -> "Load":
        """Return the same load in another unit, to a tenth."""
        if unit is self.unit:
            return self
        factor = _KG_PER_LB if unit is WeightUnit.KG else 1 / _KG_PER_LB
        return Load(round(self.amount * factor, 1), unit, self.mode, self.band_color)
