"""Whether the models of all locales let people say the same things, each in its own words."""

from collections.abc import Iterator, Sequence

from skill.interaction.model import Intent, Model
from skill.interaction.rules import amazon_rules

_Signs = frozenset[tuple[str, ...]]
"""What handlers see of a model: intents, slots and their types, ids of values; no words."""


def differences(models: Sequence[Model]) -> tuple[str, ...]:
    """List what one locale has and the first lacks, or the other way round; one sentence each."""
    return tuple(fault for other in models[1:] for fault in _against(models[0], other))


def _against(first: Model, other: Model) -> Iterator[str]:
    ours, theirs = _signs(first), _signs(other)
    for sign in sorted(ours - theirs):
        yield f"{other.locale}: {' '.join(sign)} is missing, which {first.locale} has."
    for sign in sorted(theirs - ours):
        yield f"{other.locale}: {' '.join(sign)} is not in {first.locale}."
    if first.invocation_name != other.invocation_name:
        yield f'{other.locale}: the invocation name is "{other.invocation_name}", unlike {first.locale}\'s.'


def _signs(model: Model) -> _Signs:
    slots = (("slot", intent.name, *slot) for intent in model.intents for slot in _slots(intent))
    values = (("value", each.name, value.id) for each in model.types for value in each.values)
    return frozenset((*slots, *values, *(("intent", intent.name) for intent in model.intents)))


def _slots(intent: Intent) -> Iterator[tuple[str, str]]:
    """Give names and types; the numbered slots of a locale without multiple values stand for one."""
    names = {slot.name for slot in intent.slots}
    for slot in intent.slots:
        first, _, ending = slot.name.rpartition("_")
        if ending not in amazon_rules().further_slots or first not in names:
            yield slot.name, slot.type
