"""A reply as an Alexa response."""

from typing import Any
from xml.sax.saxutils import escape

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa.reminder_permission import add_permission
from skill.alexa.said_before import note_said, said_before
from skill.alexa.screens.directive import apl_directive as screen_directive
from skill.alexa.timelines import apla_directive, ssml_of
from skill.alexa.told_here import note_told
from skill.domain.outcomes import Left, SaidAgain, Unanswered
from skill.phrasing.reply import Reply
from skill.turns import Turn

_APL = "Alexa.Presentation.APL"
_APLA = "Alexa.Presentation.APLA"
_BREATH = '<break time="500ms"/>'
_SILENT = (Left, Unanswered)


def respond(handler_input: HandlerInput, turn: Turn) -> Response:
    """Build the response of one turn; it says whether the conversation goes on, where a reply is possible."""
    builder, reply = handler_input.response_builder, turn.reply
    if isinstance(turn.outcome, _SILENT):
        return builder.response
    by_apla = bool(reply.beats) and turn.timed_audio and _supports(handler_input, _APLA)
    speech = markup(_lines(handler_input, turn)) + ("" if by_apla else ssml_of(reply.beats))
    if speech:
        builder.speak(speech)
    if reply.reprompt:
        builder.ask(escape(reply.reprompt))
    response = builder.set_should_end_session(reply.ends).response
    # The builder reads the directives it knows; these are plain documents, so they come last.
    response.directives = _documents(handler_input, reply, by_apla=by_apla) or None
    add_permission(response, turn.outcome, handler_input.request_envelope.request)
    return response


def _documents(handler_input: HandlerInput, reply: Reply, *, by_apla: bool) -> list[dict[str, Any]]:
    """Return what is shown beside the voice, where there is a screen, and what is played."""
    shown = [screen_directive(reply.screen)] if reply.screen and _supports(handler_input, _APL) else []
    return shown + ([apla_directive(reply.beats)] if by_apla else [])


def _lines(handler_input: HandlerInput, turn: Turn) -> tuple[str, ...]:
    """Return what is said; it is kept, so that it can be repeated."""
    conversation = handler_input.request_envelope.session
    attributes = handler_input.attributes_manager.session_attributes if conversation is not None else None
    before = said_before(attributes) if isinstance(turn.outcome, SaidAgain) else ()
    if attributes is not None:
        note_told(attributes, turn)
    if not before:
        note_said(attributes, turn.reply.lines)
    return before or turn.reply.lines


def markup(lines: tuple[str, ...]) -> str:
    """Return lines as SSML with a breath between them, without the `speak` around it."""
    return f" {_BREATH} ".join(escape(line) for line in lines if line)


def _supports(handler_input: HandlerInput, interface: str) -> bool:
    """The SDK's model of a device drops interfaces that it does not know, so the host passes their names."""
    return interface in getattr(handler_input.context, "interfaces", ())
