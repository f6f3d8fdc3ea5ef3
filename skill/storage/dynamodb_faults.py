"""What went wrong at the table: a lost race, or a sentence for the log that says what to do."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from skill.storage.port import StorageError, UnsureError, VersionConflictError

_CONFLICTS = frozenset(
    {
        "ConditionalCheckFailedException",
        "ConditionalCheckFailed",
        "TransactionConflictException",
        "TransactionConflict",
    }
)
"""Codes of an error, or reasons why a transaction was cancelled."""

_BUSY = "The table {table} is busy: it goes on by itself, or give it more capacity."
_FAILED = "DynamoDB failed at the table {table} ({code}): it mostly goes on by itself."
_REFUSED = "DynamoDB refuses the credentials ({code}): renew the function's role or your AWS profile."
_TOO_LARGE = "An item of the table {table} would be too large: one holds 400 KB, a user's items 10 GB."
_INVALID = (
    "The table {table} refuses the request ({code}): its keys must be those of template.yaml,"
    " and an item at most 400 KB."
)
_UNKNOWN = "The table {table} does not answer: {code}."

_SENTENCES: Mapping[str, str] = {
    "ProvisionedThroughputExceededException": _BUSY,
    "ProvisionedThroughputExceeded": _BUSY,
    "ThrottlingException": _BUSY,
    "ThrottlingError": _BUSY,
    "RequestLimitExceeded": _BUSY,
    "TransactionInProgressException": _BUSY,
    "InternalServerError": _FAILED,
    "ServiceUnavailable": _FAILED,
    "ItemCollectionSizeLimitExceededException": _TOO_LARGE,
    "ItemCollectionSizeLimitExceeded": _TOO_LARGE,
    "ValidationException": _INVALID,
    "ValidationError": _INVALID,
    "ResourceNotFoundException": "There is no table {table}: deploy template.yaml, or set TABLE_NAME.",
    "AccessDeniedException": (
        "The table {table} may not be used: allow GetItem, UpdateItem, PutItem and Query on it,"
        " as template.yaml does."
    ),
    "UnrecognizedClientException": _REFUSED,
    "InvalidSignatureException": _REFUSED,
    "ExpiredTokenException": _REFUSED,
    "NoCredentialsError": "There are no AWS credentials: give the function a role, or set an AWS profile.",
    "PartialCredentialsError": "The AWS credentials are not complete: set the key and the secret.",
    "ReadTimeoutError": "The table {table} did not answer in time: the turn may be saved or not.",
    "ConnectTimeoutError": "The table {table} cannot be reached in time: check the network.",
    "ResponseParserError": "The table {table} gave an answer that cannot be read: the turn may be saved.",
    "ConnectionClosedError": "The connection to the table {table} was lost: the turn may be saved or not.",
    "EndpointConnectionError": "The table {table} cannot be reached: check the network and the region.",
}
"""By the service's code, or the name of the client's own error."""


_UNSURE = frozenset(
    {
        "ReadTimeoutError",
        "ConnectionClosedError",
        "ResponseParserError",
        "InternalServerError",
        "ServiceUnavailable",
        "TransactionInProgressException",
    }
)
"""What was asked may have been done: its answer was lost, or the service itself does not know."""
_SERVERS_FAULT = 500
"""HTTP statuses from here on say that the service failed, maybe after its work."""


class LostRaceError(VersionConflictError):
    """The condition of a write did not hold."""

    def __init__(self, found: Mapping[str, Any]) -> None:
        super().__init__("The state was changed elsewhere.")
        self.found = found
        """The item as it is; empty where the service did not tell."""


def explained(response: Mapping[str, Any], table: str, *, wrote: bool = False) -> StorageError:
    """Return what a refusal by the service means.

    Args:
        response: The service's answer, with its code and, for a transaction, the reason of each item.
        table: The table's name.
        wrote: Whether it was asked to write.
    """
    codes = [response["Error"]["Code"], *_reasons(response)]
    if _CONFLICTS.intersection(codes):
        return LostRaceError(_found(response))
    return in_words(codes[-1], table, wrote=wrote, retried=_may_be_done(response))


def in_words(code: str, table: str, *, wrote: bool = False, retried: bool = False) -> StorageError:
    """Return an error with a sentence that says what to do.

    Args:
        code: The service's code, or the name of the client's own error.
        table: The table's name.
        wrote: Whether a write was asked for: one whose end is not known may be done.
        retried: Whether an earlier try may have been taken, whatever is said of the last one.
    """
    kind = UnsureError if wrote and (retried or code in _UNSURE) else StorageError
    return kind(_SENTENCES.get(code, _UNKNOWN).format(table=table, code=code))


def _may_be_done(response: Mapping[str, Any]) -> bool:
    """Only the last try's answer is told: that of an earlier one may have been lost."""
    about: Mapping[str, int] = response.get("ResponseMetadata") or {}
    return about.get("RetryAttempts", 0) > 0 or about.get("HTTPStatusCode", 0) >= _SERVERS_FAULT


def _reasons(response: Mapping[str, Any]) -> Iterator[str]:
    """A transaction is cancelled by a lost race, but by a busy table as well."""
    for reason in response.get("CancellationReasons", ()):
        if reason.get("Code", "None") != "None":
            yield reason["Code"]


def _found(response: Mapping[str, Any]) -> Mapping[str, Any]:
    """The state goes first in each transaction; nothing else in it has a condition."""
    reasons: Sequence[Mapping[str, Any]] = response.get("CancellationReasons") or ({},)
    found: Mapping[str, Any] = response.get("Item") or reasons[0].get("Item") or {}
    return found
