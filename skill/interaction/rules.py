"""Amazon's rules as data."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

_PATH = Path(__file__).with_name("amazon.yaml")


@dataclass(frozen=True)
class Rules:
    """What Amazon's rules for interaction models name."""

    multi_value_locales: frozenset[str]
    further_slots: tuple[str, ...]
    """Endings of the numbered slots' names where a slot takes one value only."""
    joined_by: str
    """The word between two values of one slot."""
    required_intents: tuple[str, ...]
    slot_types: frozenset[str]
    """Amazon's own."""
    launch_words: frozenset[str]
    wake_words: frozenset[str]
    small_words: frozenset[str]
    """Words that alone make no invocation name."""
    most_intents: int
    longest_value: int
    """Characters."""
    largest_model_bytes: int


@cache
def amazon_rules() -> Rules:
    """Read the rules from the file beside this one."""
    return msgspec.yaml.decode(_PATH.read_bytes(), type=Rules)
