"""Requests to turns: one table of the kinds of requests that the coach answers."""

from collections.abc import Callable, Mapping
from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response
from ask_sdk_model.canfulfill import CanFulfillIntent, CanFulfillIntentValues

from skill.alexa.error_reports import log_reported_errors
from skill.alexa.handlers.intents import COMMANDS, command_of
from skill.alexa.locales import usual_unit
from skill.alexa.refusal import apology
from skill.alexa.reminder_permission import permission_answered, reminder_of
from skill.alexa.reminders import Reminders
from skill.alexa.rendering import respond
from skill.alexa.slots import Slots
from skill.alexa.told_here import as_told_here
from skill.alexa.touch import touch_of
from skill.domain import commands as c
from skill.turns import Turns

CommandOf = Callable[[Any], c.Command | None]
"""A request to what it asks of the coach; None where it asks nothing."""


def _said(request: Any) -> c.Command:  # noqa: ANN401 - the SDK has no types
    intent = request.intent
    return command_of(intent.name, Slots(intent.slots)) if intent is not None else c.NotUnderstood()


def _touched(request: Any) -> c.Command | None:  # noqa: ANN401 - as above
    """What nobody put on the screen for the coach never disturbs a set."""
    touch = touch_of(request.arguments)
    return command_of(touch.intent_name, touch.slots) if touch and touch.intent_name in COMMANDS else None


def _allowed(request: Any) -> c.Command | None:  # noqa: ANN401 - as above
    """An answer to a question that the coach never asked means nothing."""
    return permission_answered(request) if reminder_of(request.token) else None


REQUESTS: Mapping[str, CommandOf] = {
    "LaunchRequest": lambda _: c.Launch(),
    "IntentRequest": _said,
    "Connections.Response": _allowed,
    "SessionEndedRequest": lambda _: c.Leave(),
    "Alexa.Presentation.APL.UserEvent": _touched,
    "Alexa.Presentation.APLA.RuntimeError": lambda _: c.SpeakWithoutTimedAudio(),
}
"""All other kinds of requests are answered with nothing."""


class TurnHandler(AbstractRequestHandler):
    """Turns a request into a command, and the coach's reply into a response; all else is answered quietly."""

    def __init__(self, turns: Turns, reminders: Reminders) -> None:
        self._turns = turns
        self._reminders = reminders

    def can_handle(self, handler_input: HandlerInput) -> bool:
        del handler_input
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        envelope = handler_input.request_envelope
        log_reported_errors(envelope.request)
        command_of_request = REQUESTS.get(envelope.request.object_type)
        command = command_of_request(envelope.request) if command_of_request else None
        if command is None:
            # Without shouldEndSession the microphone stays closed, and the conversation as it is.
            return handler_input.response_builder.response
        conversation = envelope.session
        command = as_told_here(command, conversation.attributes if conversation else None)
        command = self._reminders.with_alert(command, envelope)
        user_id, now = envelope.context.system.user.user_id, envelope.request.timestamp.timestamp()
        unit = usual_unit(envelope.request.locale)
        return respond(handler_input, self._turns.take(user_id, command, now, unit))


class CanFulfillHandler(AbstractRequestHandler):
    """Says that the coach serves only those who open it."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        return bool(handler_input.request_envelope.request.object_type == "CanFulfillIntentRequest")

    def handle(self, handler_input: HandlerInput) -> Response:
        response = handler_input.response_builder.response
        response.can_fulfill_intent = CanFulfillIntent(can_fulfill=CanFulfillIntentValues.NO)
        return response


class ApologyHandler(AbstractExceptionHandler):
    """Says in plain words that something went wrong; the log names the fault, never the user."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        del handler_input, exception
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        del handler_input
        return apology(exception, self._turns.wording)["response"]


def request_handlers(turns: Turns, reminders: Reminders) -> list[AbstractRequestHandler]:
    """Return all handlers, the most particular first."""
    return [CanFulfillHandler(), TurnHandler(turns, reminders)]
