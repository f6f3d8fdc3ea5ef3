"""How large responses are, as they are sent."""

import json
from dataclasses import dataclass

from played_scripts import DEVICES, answers

LARGEST_BYTES = 24_000


@dataclass(frozen=True)
class Largest:
    """The largest response of a script, by device."""

    script: str
    bytes_by_device: dict[str, int]
    said: str
    """What the largest of them answers."""


def size(envelope):
    """Return bytes of compact JSON in UTF-8."""
    return len(json.dumps(envelope, separators=(",", ":"), ensure_ascii=False).encode())


def largest_by_script():
    """Return a line for each script, the largest first."""
    by_script = {}
    for device in DEVICES:
        for answer in answers(device):
            by_script.setdefault(answer.script, {}).setdefault(device, []).append(
                (size(answer.envelope), answer.said)
            )
    lines = [_largest(script, by_device) for script, by_device in by_script.items()]
    return sorted(lines, key=lambda line: max(line.bytes_by_device.values()), reverse=True)


def _largest(script, by_device):
    tops = {device: max(sizes) for device, sizes in by_device.items()}
    return Largest(script, {device: top[0] for device, top in tops.items()}, max(tops.values())[1])
