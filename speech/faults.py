"""What may go wrong, in sentences for the user."""


class SpeechError(Exception):
    """Something that the user must know; the message is one sentence that says what to do."""


class ResponseError(SpeechError):
    """A response cannot be played as it stands; the message says what is wrong in one sentence."""
