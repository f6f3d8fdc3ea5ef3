"""The paths of the web host, known without its libraries."""

import re

HEALTH_PATH = "/healthz"
_PLAIN = re.compile(r"(/[\w.~-]+)+|/", re.ASCII)


def may_take_envelopes(path: str) -> bool:
    """Tell whether Alexa's requests may be taken at a path."""
    return path != HEALTH_PATH and _PLAIN.fullmatch(path) is not None
