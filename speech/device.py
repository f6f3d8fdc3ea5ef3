"""The device: utterances in, performances out, one conversation at a time."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from speech.envelope import Conversation, Sender, ended_request, intent_request, launch_request
from speech.faults import SpeechError
from speech.intent_match import IntentMatch
from speech.invocation import strip_invocation
from speech.journal import Journal
from speech.performance import Performance
from speech.scoring import score, score_reprompt
from speech.speaking import Measure

_LOGGER = logging.getLogger(__name__)
_NO_ANSWER = "The skill did not answer. What was saved is safe: say that again, please."
_EMPTY: Mapping[str, Any] = {"version": "1.0", "response": {"shouldEndSession": False}}

Skill = Callable[[Mapping[str, Any]], dict[str, Any]]
"""A request envelope to a response envelope."""


class Understanding(Protocol):
    """Turns words into intents."""

    def match(self, text: str) -> IntentMatch:
        """Return what the words mean."""


@dataclass(frozen=True)
class Exchange:
    """One utterance and what the skill made of it."""

    utterance: str | None
    """None where the skill was opened, or nothing was said."""
    match: IntentMatch | None
    """None for a launch."""
    at: float
    """When the user began to speak, in epoch seconds."""
    request: Mapping[str, Any]
    response: Mapping[str, Any]
    performance: Performance
    ends: bool
    """True where the conversation is over."""


class Device:
    """Holds a conversation with one skill.

    Args:
        skill: What answers.
        understanding: What turns words into the skill's intents.
        invocation_name: The name by which the skill is opened.
        sender: Whose device this is.
        measure: Seconds that the voice takes to say a text.
        journal: Where the device notes that a conversation is open.
    """

    def __init__(
        self,
        skill: Skill,
        understanding: Understanding,
        invocation_name: str,
        sender: Sender,
        measure: Measure,
        journal: Journal,
    ) -> None:
        self._skill = skill
        self._understanding = understanding
        self._invocation_name = invocation_name
        self._sender = sender
        self._measure = measure
        self._journal = journal
        self._conversation: Conversation | None = None
        self._last: Exchange | None = None

    @property
    def in_conversation(self) -> bool:
        """True between a launch and the end of the conversation."""
        return self._conversation is not None

    def end_what_a_crash_left(self) -> None:
        """Tell the skill about a conversation that was never ended, and when it was last alive."""
        unfinished = self._journal.unfinished()
        if unfinished is not None:
            conversation = Conversation(id=unfinished.conversation_id, new=False)
            self._ask(ended_request(self._sender, conversation, unfinished.alive_at, "ERROR"))
            self._journal.close()

    def launch(self, at: float, utterance: str | None = None) -> Exchange:
        """Open the skill; a conversation under way starts anew."""
        self._conversation = Conversation()
        return self._exchange(utterance, None, at, launch_request(self._sender, self._conversation, at))

    def hear(self, text: str, at: float) -> Exchange:
        """Take an utterance: "open pull day coach" launches, anything else is understood."""
        if not text.strip():
            return self.hear_nothing(at)
        invocation = strip_invocation(text, self._invocation_name)
        if invocation is not None and not invocation.rest:
            return self.launch(at, text)
        match = self._understanding.match(invocation.rest if invocation else text)
        conversation = self._conversation or Conversation()
        self._conversation = conversation
        request = intent_request(self._sender, conversation, match, at)
        return self._exchange(text, replace(match, utterance=text), at, request)

    def hear_nothing(self, at: float) -> Exchange:
        """Say the reprompt; nobody speaking opens the skill where it is closed."""
        last = self._last
        if self._conversation is None or last is None:
            return self.launch(at, "")
        again = score_reprompt(last.response, self._measure) or last.performance
        return replace(last, utterance="", match=None, at=at, performance=again)

    def end(self, at: float, reason: str = "USER_INITIATED") -> None:
        """End the conversation from the user's side; the skill can no longer answer."""
        if self._conversation is not None:
            self._ask(ended_request(self._sender, self._conversation, at, reason))
            self._close()

    def note_alive(self, at: float) -> None:
        """Note that the conversation was alive at a moment: should the power fail, it ended then."""
        if self._conversation is not None:
            self._journal.note(self._conversation.id, at)

    def _exchange(
        self, utterance: str | None, match: IntentMatch | None, at: float, request: Mapping[str, Any]
    ) -> Exchange:
        response = self._ask(request)
        ends = bool(response.get("response", {}).get("shouldEndSession", False))
        exchange = Exchange(utterance, match, at, request, response, self._perform(response), ends)
        self._last = exchange
        if self._conversation is not None:
            self._conversation = self._conversation.after(response)
            self.note_alive(at)
        if ends:
            self._close()
        return exchange

    def _ask(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        try:
            return self._skill(request)
        except Exception as error:
            _LOGGER.warning("The skill failed: %s", type(error).__name__)
            _LOGGER.debug("", exc_info=error)
            return {**_EMPTY, "response": _spoken(_NO_ANSWER)}

    def _perform(self, response: Mapping[str, Any]) -> Performance:
        try:
            return score(response, self._measure)
        except SpeechError as error:
            _LOGGER.warning("The response cannot be played: %s", error)
            return score({"response": _spoken(_NO_ANSWER)}, self._measure)

    def _close(self) -> None:
        self._conversation = None
        self._journal.close()


def _spoken(text: str) -> dict[str, Any]:
    return {"outputSpeech": {"type": "PlainText", "text": text}, "shouldEndSession": False}
