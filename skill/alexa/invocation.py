"""One request envelope in, one response envelope out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ask_sdk_core.skill import CustomSkill

from skill.alexa.envelope import interfaces_of, read_envelope
from skill.alexa.refusal import RefusedError
from skill.alexa.said_before import kept_lines
from skill.alexa.told_here import kept_of_told
from skill.alexa.tolerant_serializer import TolerantSerializer

__all__ = ["Invocation", "RefusedError", "Skill", "invoke"]

_SERIALIZER = TolerantSerializer()

Skill = Callable[[Mapping[str, Any]], dict[str, Any]]
"""A request envelope to a response envelope, both as Alexa's JSON."""


@dataclass(frozen=True)
class Invocation:
    """What the handlers may know beyond the envelope."""

    interfaces: frozenset[str]
    """Names of the interfaces that the device supports."""


def invoke(custom_skill: CustomSkill, envelope: Mapping[str, Any]) -> dict[str, Any]:
    """Hand an envelope to the skill.

    Raises:
        RefusedError: It is malformed, or for another skill.
    """
    read = read_envelope(envelope, _SERIALIZER, custom_skill.skill_id)
    if read.session is not None:
        before = read.session.attributes
        told = kept_of_told(before) if isinstance(before, Mapping) else {}
        read.session.attributes = {**kept_lines(before), **told}
    response = custom_skill.invoke(read, Invocation(interfaces_of(envelope)))
    answer: dict[str, Any] = _SERIALIZER.serialize(response)
    return answer
