"""Speech -> words: what a recogniser is, and which there are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from speech.audio import Clip
from speech.faults import SpeechError
from speech.interaction import InteractionModel


class UnknownEngineError(SpeechError):
    """No recogniser has that name; the message lists those there are."""


@dataclass(frozen=True)
class Transcript:
    """What was heard."""

    text: str
    """Spoken words in small letters; empty when it was no speech, or none that the skill understands."""
    confidence: float
    """0 to 1."""


NOTHING_HEARD = Transcript("", 0.0)


class Recognizer(Protocol):
    """Hears the words of one interaction model."""

    @property
    def name(self) -> str:
        """As `--engine` calls it."""

    def transcribe(self, clip: Clip) -> Transcript:
        """The words of one utterance, 16 kHz."""


def _pocketsphinx(model: InteractionModel) -> Recognizer:
    from speech.pocketsphinx_engine import PocketsphinxRecognizer  # noqa: PLC0415 - loads a large library

    return PocketsphinxRecognizer(model)


DEFAULT_ENGINE = "pocketsphinx"
ENGINES: Mapping[str, Callable[[InteractionModel], Recognizer]] = {"pocketsphinx": _pocketsphinx}
"""How to make each recogniser, by name."""


def recognizer(model: InteractionModel, engine: str = DEFAULT_ENGINE) -> Recognizer:
    """The recogniser of that name for an interaction model.

    Raises:
        UnknownEngineError: There is none of that name.
    """
    make = ENGINES.get(engine)
    if make is None:
        raise UnknownEngineError(
            f"There is no engine {engine!r}: choose one of {', '.join(sorted(ENGINES))}."
        )
    return make(model)
