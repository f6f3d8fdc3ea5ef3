"""What Alexa reports as gone wrong: its kind goes to the log, and nothing else of the request."""

import logging
import re
from collections.abc import Iterator
from typing import Any

_LOGGER = logging.getLogger(__name__)
_KIND = re.compile(r"[A-Za-z_]{1,60}")
_MOST_KINDS = 5


def log_reported_errors(request: Any) -> None:  # noqa: ANN401 - any of the SDK's requests
    """Log the kinds of errors that a request tells of, if it tells of any."""
    kinds = list(dict.fromkeys(_kinds(request)))[:_MOST_KINDS]
    if kinds:
        _LOGGER.warning("Alexa reports an error: %s.", ", ".join(kinds))


def _kinds(request: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    one, several = getattr(request, "error", None), getattr(request, "errors", None)
    for error in [one, *(several if isinstance(several, list) else [])]:
        if error is not None:
            kind = getattr(error, "object_type", None)
            said = str(getattr(kind, "value", kind))
            yield said if _KIND.fullmatch(said) else "of an unknown kind"
