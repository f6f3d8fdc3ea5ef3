"""What comes of asking Alexa to ring a reminder."""

from enum import StrEnum


class Alert(StrEnum):
    """The answer, in the coach's terms."""

    SET = "set"
    """She rings it from now on."""
    FORBIDDEN = "forbidden"
    """The user has not allowed it."""
    REFUSED = "refused"
    """The user was asked just now, and said no."""
    UNANSWERED = "unanswered"
    """The user was asked just now, and no answer came."""
    UNSUPPORTED = "unsupported"
    """This device rings no reminders."""
    FULL = "full"
    """There are as many reminders as there may be."""
    FAILED = "failed"
    """The service did not answer, or not in time, or with a fault."""
