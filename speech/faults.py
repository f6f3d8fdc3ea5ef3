"""What may be wrong with a skill's response."""


class ResponseError(Exception):
    """A response cannot be played as it stands; the message says what is wrong in one sentence."""
