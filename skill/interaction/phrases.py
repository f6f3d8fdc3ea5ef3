"""Whether a sentence is one of a model's samples, with its slots filled."""

import re
from collections.abc import Iterable

from skill.interaction.model import Intent, Model
from skill.interaction.rules import amazon_rules
from skill.interaction.wording import SLOT, legal

_NEVER = r"(?!)"


def is_said(sentence: str, model: Model) -> bool:
    """Tell whether a model has the sentence; Amazon's slot types take the few words that its rules name."""
    said = legal(sentence)
    return any(_fits(said, intent, model) for intent in model.intents)


def _fits(said: str, intent: Intent, model: Model) -> bool:
    own = {each.name: [name for value in each.values for name in value.names] for each in model.types}
    names = {**amazon_rules().said_in_examples, **own}
    fillings = {slot.name: _filling(names.get(slot.type, ())) for slot in intent.slots}
    near = (sample for sample in intent.samples if _frames(sample, said))
    return any(_pattern(sample, fillings).fullmatch(said) for sample in near)


def _frames(sample: str, said: str) -> bool:
    """Spare most samples the pattern: their words before and after the slots differ."""
    parts = SLOT.split(sample)
    return said.startswith(parts[0]) and said.endswith(parts[-1])


def _filling(names: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, names)) or _NEVER})"


def _pattern(sample: str, fillings: dict[str, str]) -> re.Pattern[str]:
    parts = SLOT.split(sample)
    return re.compile("".join(fillings[part] if at % 2 else re.escape(part) for at, part in enumerate(parts)))
