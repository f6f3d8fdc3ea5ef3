"""Requests to turns: a handler for each kind of request."""

import logging
from collections.abc import Callable
from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.response_helper import ResponseFactory
from ask_sdk_core.utils import is_request_type
from ask_sdk_model import Response

from skill.alexa.handlers.intents import command_of
from skill.alexa.rendering import respond
from skill.alexa.slots import Slots
from skill.domain import commands as c
from skill.turns import Turns

_LOGGER = logging.getLogger(__name__)
CommandOf = Callable[[Any], c.Command]


class RequestHandler(AbstractRequestHandler):
    """Turns one type of request into a command, and the coach's reply into a response."""

    def __init__(self, request_type: str, command: CommandOf, turns: Turns) -> None:
        self._matches = is_request_type(request_type)
        self._command = command
        self._turns = turns

    def can_handle(self, handler_input: HandlerInput) -> bool:
        return bool(self._matches(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        envelope = handler_input.request_envelope
        command = self._command(envelope.request)
        turn = self._turns.take(
            envelope.context.system.user.user_id, command, envelope.request.timestamp.timestamp()
        )
        return respond(handler_input, turn)


class QuietHandler(AbstractRequestHandler):
    """Answers requests that ask nothing of the coach with nothing."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        del handler_input
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        return handler_input.response_builder.response


class ApologyHandler(AbstractExceptionHandler):
    """Says in plain words that something went wrong; the log names the fault, never the user."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        del handler_input, exception
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        del handler_input
        _LOGGER.error("A request failed.", exc_info=exception)
        apology = self._turns.apology("trouble")
        builder = ResponseFactory()
        return builder.speak(apology.lines[0]).ask(apology.reprompt).response


def request_handlers(turns: Turns) -> list[AbstractRequestHandler]:
    """Return all handlers, the most particular first."""
    commands: dict[str, CommandOf] = {
        "LaunchRequest": lambda _: c.Launch(),
        "IntentRequest": lambda request: command_of(request.intent.name, Slots(request.intent.slots)),
        "SessionEndedRequest": lambda _: c.Leave(),
    }
    handlers: list[AbstractRequestHandler] = [
        RequestHandler(request_type, command, turns) for request_type, command in commands.items()
    ]
    return [*handlers, QuietHandler()]
