"""Utterances that a model could take for two things."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from skill.interaction.model import Intent, Model
from skill.interaction.wording import SLOT


class _Reading(NamedTuple):
    """One way to take an utterance."""

    intent: str
    sample: str


def collisions(model: Model) -> Iterator[str]:
    """Name what has two readings; a sample without slots may equal another one's slot value, and wins."""
    yield from _same_shapes(model)
    yield from _same_through_a_slot(model)


def _same_shapes(model: Model) -> Iterator[str]:
    """Find samples that differ only in the names of their slots."""
    readings: dict[str, _Reading] = {}
    for intent in model.intents:
        types = _types(intent)
        for sample in dict.fromkeys(intent.samples):
            reading = _Reading(intent.name, sample)
            shape = _shape(sample, types)
            first = readings.setdefault(shape, reading)
            if first is not reading:
                yield _clash(shape, first, reading)


def _same_through_a_slot(model: Model) -> Iterator[str]:
    """Find utterances that two intents reach by a sample with one slot of a listed type."""
    names = {each.name: [name for value in each.values for name in value.names] for each in model.types}
    readings: dict[str, _Reading] = {}
    for intent in model.intents:
        types = _types(intent)
        for sample in intent.samples:
            reading = _Reading(intent.name, sample)
            for said in _said(sample, types, names):
                first = readings.setdefault(said, reading)
                if first.intent != intent.name:
                    yield _clash(said, first, reading)


def _said(sample: str, types: Mapping[str, str], names: Mapping[str, list[str]]) -> Iterator[str]:
    slots = SLOT.findall(sample)
    if len(slots) == 1:
        before, _, after = sample.partition(f"{{{slots[0]}}}")
        yield from (before + name + after for name in names.get(types.get(slots[0], ""), ()))


def _shape(sample: str, types: Mapping[str, str]) -> str:
    return SLOT.sub(lambda slot: f"{{{types.get(slot[1], slot[1])}}}", sample)


def _types(intent: Intent) -> Mapping[str, str]:
    return {slot.name: slot.type for slot in intent.slots}


def _clash(said: str, first: _Reading, second: _Reading) -> str:
    return (
        f'"{said}" may be {first.intent} ("{first.sample}") '
        f'or {second.intent} ("{second.sample}"); reword one'
    )
