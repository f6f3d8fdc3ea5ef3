"""The skill as a Flask app: it answers what Alexa has signed, and refuses the rest in a sentence."""

import json
import logging
import math
from collections.abc import Callable, Mapping
from typing import IO, Any, NoReturn

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from skill.alexa.invocation import RefusedError, Skill
from skill.alexa.refusal import apology
from skill.certificates import UntrustedError
from skill.phrasing.wording import load_wording
from skill.storage.port import StorageError
from skill.verification import Verifier
from skill.web_paths import HEALTH_PATH

MOST_BYTES = 128 * 1024
"""A request of Alexa's takes a few kilobytes."""
TOO_LONG = f"The request is longer than {MOST_BYTES // 1024} kilobytes."
_LOGGER = logging.getLogger(__name__)


class BadRequestError(Exception):
    """The request is no envelope of Alexa's; the message says in a sentence why."""


def create_web_app(
    skill: Skill,
    verifier: Verifier,
    read_store: Callable[[], object],
    path: str = "/",
    max_bytes: int = MOST_BYTES,
) -> Flask:
    """Build the app.

    Args:
        skill: What answers.
        verifier: Decides which requests may be answered.
        read_store: Reads something small from the store; it raises StorageError where that cannot be read.
        path: Where envelopes are taken, and nothing else is.
        max_bytes: The longest request that is read.
    """
    app = Flask(__name__, static_folder=None)
    app.url_map.merge_slashes = False

    def take_envelope() -> Response:
        try:
            body = _body(max_bytes)
            verifier.check_sender(_header("Signature-256"), _header("SignatureCertChainUrl"), body)
            envelope = envelope_of(body)
            verifier.check_age(_timestamp(envelope))
            return _json(200, answer(skill, envelope))
        except (BadRequestError, UntrustedError) as error:
            return bad_request(str(error))

    app.add_url_rule(path, "envelope", take_envelope, methods=["POST"], provide_automatic_options=False)
    app.add_url_rule(HEALTH_PATH, "health", lambda: health(read_store), provide_automatic_options=False)
    app.register_error_handler(HTTPException, _refused_by_flask)
    app.register_error_handler(Exception, _failed)
    return app


def answer(skill: Skill, envelope: Mapping[str, Any]) -> Mapping[str, Any]:
    """Ask the skill; whatever fails in it, the user hears words.

    Raises:
        BadRequestError: The envelope is not for this skill, or none at all.
    """
    try:
        return skill(envelope)
    except RefusedError as error:
        raise BadRequestError(str(error)) from error
    except Exception as error:  # noqa: BLE001 - silence would be worse than any fault
        return apology(error, load_wording())


def health(read_store: Callable[[], object]) -> Response:
    """Tell whether the store can be read, and nothing else."""
    try:
        read_store()
    except StorageError:
        _LOGGER.warning("The store cannot be read.")
        return _json(503, {"status": "The store cannot be read."})
    return _json(200, {"status": "ok"})


def envelope_of(body: bytes) -> dict[str, Any]:
    """Return the object that a body holds.

    Raises:
        BadRequestError: It is no JSON, or no object.
    """
    try:
        document = json.loads(body.decode("utf-8"), parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError):
        raise BadRequestError("The request is not JSON.") from None
    if not isinstance(document, dict):
        raise BadRequestError("The request is not a JSON object.")
    return document


def _no_number(name: str) -> NoReturn:
    """Python reads NaN and Infinity; JSON has no such numbers."""
    raise ValueError(name)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(digits)
    return number


def _timestamp(envelope: Mapping[str, Any]) -> object:
    inner = envelope.get("request")
    return inner.get("timestamp") if isinstance(inner, dict) else None


def _header(name: str) -> str:
    return request.headers.get(name, "")


def _body(max_bytes: int) -> bytes:
    """Read no more than is needed to see that a request is too long."""
    if request.mimetype != "application/json":
        raise BadRequestError("The request's content type is not application/json.")
    if (request.content_length or 0) > max_bytes:
        raise BadRequestError(TOO_LONG)
    body = _read(request.stream, max_bytes + 1)
    if len(body) > max_bytes:
        raise BadRequestError(TOO_LONG)
    return body


def _read(stream: IO[bytes], most: int) -> bytes:
    read = bytearray()
    while len(read) < most and (piece := stream.read(most - len(read))):
        read += piece
    return bytes(read)


def bad_request(sentence: str) -> Response:
    """Refuse as Amazon asks; the log says why, and nothing of what was sent."""
    _LOGGER.warning("Refused: %s", sentence)
    return _json(400, {"error": sentence})


_SENTENCES = {
    404: "Nothing is here.",
    405: "This method is not taken here.",
}


def _refused_by_flask(error: HTTPException) -> Response:
    code = error.code or 500
    response = _json(code, {"error": _SENTENCES.get(code, "The request cannot be taken.")})
    if allowed := dict(error.get_headers()).get("Allow"):
        response.headers["Allow"] = allowed
    return response


def _failed(error: Exception) -> Response:
    """Where even the check of a request fails, nobody has proved to be Alexa: no words of the coach's."""
    _LOGGER.error("A request failed: %s.", type(error).__name__)
    return _json(500, {"error": "Something went wrong here."})


def _json(status: int, document: Mapping[str, Any]) -> Response:
    return Response(json.dumps(document), status, mimetype="application/json")
