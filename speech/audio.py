"""Sound as samples."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]


@dataclass(frozen=True)
class Clip:
    """Mono sound, 16 bits a sample."""

    samples: Samples
    rate: int
    """Samples a second."""

    @property
    def length_s(self) -> float:
        """Seconds."""
        return len(self.samples) / self.rate
