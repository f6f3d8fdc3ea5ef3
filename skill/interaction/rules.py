"""Amazon's rules as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

_PATH = Path(__file__).with_name("amazon.yaml")


@dataclass(frozen=True)
class ManifestRules:
    """What Amazon's rules for a skill's manifest name; lengths in characters."""

    version: str
    longest_name: int
    longest_summary: int
    longest_description: int
    longest_phrase: int
    most_phrases: int
    longest_keyword: int
    most_keywords: int
    longest_testing_instructions: int
    wake_word: str
    """What an example phrase for starting the skill begins with."""
    foreign_names: frozenset[str]
    """Amazon's names, which no skill's name may hold."""
    disclaimer: str
    """What the description of a skill about health must say."""
    health_category: str
    questions: tuple[str, ...]
    """What `privacyAndCompliance` must answer with true or false."""
    links: tuple[str, ...]
    """Addresses in `privacyAndCompliance`, each with https."""


@dataclass(frozen=True)
class Rules:
    """What Amazon's rules for skills name."""

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
    manifest: ManifestRules
    said_in_examples: Mapping[str, tuple[str, ...]]
    """Some words that Amazon's slot types take, by type."""
    lambda_regions: tuple[str, ...]


@cache
def amazon_rules() -> Rules:
    """Read the rules from the file beside this one."""
    return msgspec.yaml.decode(_PATH.read_bytes(), type=Rules)
