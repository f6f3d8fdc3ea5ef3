"""Amazon's rules for interaction models that none of its offline tools checks."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from skill.interaction.builder import as_json
from skill.interaction.collisions import collisions
from skill.interaction.model import Intent, Model
from skill.interaction.rules import amazon_rules
from skill.interaction.wording import SLOT

Rule = Callable[[Model], Iterator[str]]

_BUILT_IN = "AMAZON."
_NAME = re.compile(r"[A-Za-z][A-Za-z_]*")
_SAMPLE_WORD = re.compile(r"(?:\{[A-Za-z_]+\}(?:'s)?|(?:[^\W\d_]|['.])+)")
_INVOCATION_WORD = re.compile(r"[^\W\d_]+'?[^\W\d_]*|(?:[^\W\d_]\.)+")


def faults(model: Model) -> tuple[str, ...]:
    """List what breaks a rule, one sentence each; nothing when the model is fit for Alexa."""
    found = chain.from_iterable(rule(model) for rule in RULES)
    return tuple(f"{model.locale}: {fault}." for fault in found)


def _invocation_name(model: Model) -> Iterator[str]:
    rules, words = amazon_rules(), model.invocation_name.split()
    barred = sorted(set(words) & (rules.launch_words | rules.wake_words))
    if len(words) < 2:  # noqa: PLR2004 - Amazon's rule: two words or more
        yield f'the invocation name "{model.invocation_name}" needs two words or more'
    if barred:
        yield f'the invocation name holds "{barred[0]}", a launch or wake word; leave it out'
    if words and set(words) <= rules.small_words:
        yield "the invocation name has no word that stands for the skill"
    for word in words:
        if word != word.lower() or not _INVOCATION_WORD.fullmatch(word):
            yield f'"{word}" in the invocation name should be letters in lower case'


def _names(model: Model) -> Iterator[str]:
    slots = {slot.name for intent in model.intents for slot in intent.slots}
    intents = [intent.name for intent in model.intents]
    for name in {*slots, *(each.name for each in model.types)} | {_bare(name) for name in intents}:
        if not _NAME.fullmatch(name):
            yield f"the name {name} may have letters and underscores only"
    for name in sorted(slots & set(intents)):
        yield f"{name} is the name of an intent and of a slot; rename one"


def _bare(intent_name: str) -> str:
    return intent_name.removeprefix(_BUILT_IN)


def _duplicate_names(model: Model) -> Iterator[str]:
    for name in _repeated(intent.name for intent in model.intents):
        yield f"the intent {name} is declared twice"
    for name in _repeated(slot_type.name for slot_type in model.types):
        yield f"the slot type {name} is declared twice"
    for intent in model.intents:
        for name in _repeated(slot.name for slot in intent.slots):
            yield f"{intent.name} declares the slot {name} twice"


def _duplicate_samples(model: Model) -> Iterator[str]:
    for intent in model.intents:
        for sample in _repeated(intent.samples):
            yield f'{intent.name} has the sample "{sample}" twice'


def _values(model: Model) -> Iterator[str]:
    longest = amazon_rules().longest_value
    for slot_type in model.types:
        if not slot_type.values:
            yield f"the slot type {slot_type.name} has no values"
        for value_id in _repeated(value.id for value in slot_type.values):
            yield f"{slot_type.name} has the id {value_id} twice"
        for name in _repeated(name for value in slot_type.values for name in value.names):
            yield f'{slot_type.name} has "{name}" twice; keep it with one value'
        for name in chain.from_iterable(value.names for value in slot_type.values):
            if len(name) > longest:
                yield f'the value "{name[:30]}..." of {slot_type.name} is longer than {longest} characters'


def _synonyms(model: Model) -> Iterator[str]:
    for slot_type in model.types:
        for value in slot_type.values:
            if len(value.names) == 1:
                yield f"{slot_type.name} {value.id} has one name only; Amazon's schema wants a synonym too"


def _slot_types(model: Model) -> Iterator[str]:
    known = amazon_rules().slot_types | {slot_type.name for slot_type in model.types}
    for intent in model.intents:
        for slot in intent.slots:
            if slot.type not in known:
                yield f"{intent.name} gives {slot.name} the unknown slot type {slot.type}"


def _unused_types(model: Model) -> Iterator[str]:
    used = {slot.type for intent in model.intents for slot in intent.slots}
    for slot_type in model.types:
        if slot_type.name not in used:
            yield f"no slot has the type {slot_type.name}; remove it"


def _slots_of_samples(model: Model) -> Iterator[str]:
    for intent in model.intents:
        declared = {slot.name for slot in intent.slots}
        named = list(chain.from_iterable(SLOT.findall(sample) for sample in intent.samples))
        for name in sorted(set(named) - declared):
            yield f"{intent.name} has samples with the slot {name}, which it does not declare"
        for name in sorted(declared - set(named)):
            yield f"{intent.name} declares the slot {name}, but no sample has it"
        for sample in intent.samples:
            if list(_repeated(SLOT.findall(sample))):
                yield f'{intent.name} has a slot twice in "{sample}"'


def _missing_samples(model: Model) -> Iterator[str]:
    for intent in model.intents:
        if not intent.samples and not _is_built_in(intent):
            yield f"{intent.name} has no samples"


def _is_built_in(intent: Intent) -> bool:
    return intent.name.startswith(_BUILT_IN)


def _sample_characters(model: Model) -> Iterator[str]:
    for intent in model.intents:
        for sample in intent.samples:
            for word in sample.split(" "):
                if not _SAMPLE_WORD.fullmatch(word):
                    yield f'{intent.name} has "{word}" in "{sample}"; write letters and {{slots}} only'


def _required_intents(model: Model) -> Iterator[str]:
    names = {intent.name for intent in model.intents}
    for name in amazon_rules().required_intents:
        if name not in names:
            yield f"the intent {name} is missing; add it"


def _multiple_values(model: Model) -> Iterator[str]:
    if model.locale in amazon_rules().multi_value_locales:
        return
    for intent in model.intents:
        for slot in intent.slots:
            if slot.multiple:
                yield f"{intent.name} lets {slot.name} take several values, which this locale cannot"


def _sizes(model: Model) -> Iterator[str]:
    rules = amazon_rules()
    size = len(as_json(model).encode())
    if len(model.intents) > rules.most_intents:
        yield f"there are {len(model.intents)} intents; Alexa takes {rules.most_intents}"
    if size > rules.largest_model_bytes:
        yield f"the model is {size} bytes; Alexa takes {rules.largest_model_bytes}"


def _repeated(words: Iterable[str]) -> Iterator[str]:
    return (word for word, count in Counter(words).items() if count > 1)


RULES: tuple[Rule, ...] = (
    _invocation_name,
    _names,
    _duplicate_names,
    _duplicate_samples,
    _values,
    _synonyms,
    _slot_types,
    _unused_types,
    _slots_of_samples,
    _missing_samples,
    _sample_characters,
    _required_intents,
    _multiple_values,
    _sizes,
    collisions,
)
