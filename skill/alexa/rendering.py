"""A reply as an Alexa response."""

from xml.sax.saxutils import escape

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa.timelines import apla_directive, ssml_of
from skill.domain.outcomes import Left, SaidAgain
from skill.phrasing.reply import Reply
from skill.turns import Turn

_APLA = "Alexa.Presentation.APLA"
_BREATH = '<break time="500ms"/>'
_SAID = "said"


def respond(handler_input: HandlerInput, turn: Turn) -> Response:
    """Build the response of one turn; it says whether the conversation goes on, always."""
    builder, reply = handler_input.response_builder, turn.reply
    if isinstance(turn.outcome, Left):
        return builder.response
    speech = _speech(handler_input, turn)
    by_apla = bool(reply.beats) and _plays_apla(handler_input)
    if reply.beats and not by_apla:
        speech += ssml_of(reply.beats)
    if speech:
        builder.speak(speech)
    if reply.reprompt:
        builder.ask(escape(reply.reprompt))
    response = builder.set_should_end_session(reply.ends).response
    if by_apla:
        # The builder reads the directives it knows; this one is a plain document, so it comes last.
        response.directives = [apla_directive(reply.beats)]
    return response


def _speech(handler_input: HandlerInput, turn: Turn) -> str:
    """The lines with a breath between them; what is said is kept, so that it can be repeated."""
    attributes = (
        handler_input.attributes_manager.session_attributes if _in_conversation(handler_input) else {}
    )
    if isinstance(turn.outcome, SaidAgain) and attributes.get(_SAID):
        return str(attributes[_SAID])
    speech = markup(turn.reply)
    attributes[_SAID] = speech
    return speech


def markup(reply: Reply) -> str:
    """Return a reply's lines as SSML, without the `speak` around it."""
    return f" {_BREATH} ".join(escape(line) for line in reply.lines if line)


def _in_conversation(handler_input: HandlerInput) -> bool:
    return handler_input.request_envelope.session is not None


def _plays_apla(handler_input: HandlerInput) -> bool:
    """The SDK's model of a device drops interfaces that it does not know, so the host passes their names."""
    return _APLA in getattr(handler_input.context, "interfaces", ())
