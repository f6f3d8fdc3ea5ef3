"""What is wrong with catalogue data, and where."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to mend in a data file."""

    file: str
    """Below the catalogue's folder: "exercises/row.yaml"."""
    line: int
    """Counted from 1."""
    says: str
    """One sentence: what is wrong and what to do."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.says}"


class CatalogueError(Exception):
    """The catalogue's data is broken; the text lists every fault, one a line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))
