"""Text that came from outside, made fit to be said."""

_LONGEST = 140
"""Alexa's limit for a slot's value."""


def legible(text: str, longest: int = _LONGEST) -> str:
    """Return the start of a text without what no voice can say and no markup can hold.

    Control characters, halves of a pair of surrogates, and code points that stand for nothing are left out.
    """
    start = text[:longest]
    return start if start.isprintable() else "".join(each for each in start if each.isprintable())
