"""The client of DynamoDB, patient enough for a slow table and quick enough for a user who waits."""

import os
from typing import Any

from skill.storage.port import StorageError

_CONNECT_S, _READ_S, _TRIES = 0.5, 1.2, 2
"""Alexa waits eight seconds: a read and a write, tried twice each, fit in, and words for the user."""


def dynamodb_client() -> Any:  # noqa: ANN401 - boto3 makes its clients at run time
    """Return a client for the table's region, or for DYNAMODB_ENDPOINT where that is set.

    Raises:
        StorageError: boto3 is not installed, or nothing says in which region the table is.
    """
    try:
        from botocore.config import Config  # noqa: PLC0415 - only those with a table need it
        from botocore.exceptions import NoRegionError  # noqa: PLC0415 - as above
        from botocore.session import get_session  # noqa: PLC0415 - as above
    except ImportError as error:
        raise StorageError("A DynamoDB table needs one more library: pip install boto3") from error
    # "total" counts the first try too; `max_attempts` would allow one more than it says.
    retries = {"mode": "standard", "total_max_attempts": _TRIES}
    config = Config(connect_timeout=_CONNECT_S, read_timeout=_READ_S, retries=retries)
    endpoint = os.environ.get("DYNAMODB_ENDPOINT") or None
    try:
        return get_session().create_client("dynamodb", endpoint_url=endpoint, config=config)
    except NoRegionError as error:
        raise StorageError(
            "Say where the table is: set AWS_DEFAULT_REGION, for example to us-east-1."
        ) from error
