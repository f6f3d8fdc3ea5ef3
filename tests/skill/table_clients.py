"""Clients of a DynamoDB table that count, refuse, or lose what comes back."""

from collections.abc import Callable

from botocore.exceptions import ClientError


class CountingClient:
    """Passes every call on, and keeps its name and arguments."""

    def __init__(self, client):
        self._client = client
        self.calls = []

    def __getattr__(self, operation):
        def call(**arguments):
            self.calls.append((operation, arguments))
            return getattr(self._client, operation)(**arguments)

        return call


class RefusingClient:
    """Fails in every call, or in some: the state that is there stays as it is.

    Args:
        error: What is raised.
        client: Takes the calls that do not fail.
        operations: Those that do; empty for all.
    """

    def __init__(self, error, client=None, operations=()):
        self._error, self._client, self._operations = error, client, operations

    def __getattr__(self, operation):
        if self._operations and operation not in self._operations:
            return getattr(self._client, operation)

        def refuse(**_):
            raise self._error

        return refuse


class ResendingClient:
    """Loses the answer to a write that was done, and sends it again, as botocore does.

    Args:
        client: The client that writes.
        between: Happens before the write is sent again.
    """

    def __init__(self, client, between: Callable[[], object] = lambda: None):
        self._client, self._between = client, between
        self.sent = 0

    def __getattr__(self, operation):
        def call(**arguments):
            send = getattr(self._client, operation)
            if operation in ("update_item", "transact_write_items"):
                send(**arguments)
                self._between()
                self.sent += 2
            return send(**arguments)

        return call


def failure(code, reasons=(), retries=0, status=400):
    """Return the error of a refused request, or of a cancelled transaction, after some tries before."""
    return ClientError(
        {
            "Error": {"Code": code},
            "CancellationReasons": [{"Code": one} for one in reasons],
            "ResponseMetadata": {"RetryAttempts": retries, "HTTPStatusCode": status},
        },
        "PutItem",
    )
