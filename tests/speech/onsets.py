"""Finding the moments at which sounds begin."""

import numpy as np


def onsets_s(samples, rate, quiet_s=0.25, threshold=0.01):
    """Seconds at which a sound rises out of at least so much quiet."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > threshold * 32767)
    if len(loud) == 0:
        return np.zeros(0)
    starts = np.concatenate(([True], np.diff(loud) > quiet_s * rate))
    return loud[starts] / rate
