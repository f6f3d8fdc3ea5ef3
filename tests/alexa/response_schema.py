"""The types of Amazon's ask-sdk-model as a strict JSON Schema of response envelopes."""

import functools
import json
import subprocess
from pathlib import Path

import jsonschema
import pytest

_BUILD = Path(__file__).parents[2] / "build"
_MODULES = _BUILD / "npm/node_modules"
_GENERATOR = _MODULES / ".bin/ts-json-schema-generator"
_TYPES = _MODULES / "ask-sdk-model/index.d.ts"
_LONGEST_S = 120
_RENDER = "interfaces.alexa.presentation.{}.RenderDocumentDirective"
_RENDERED = (_RENDER.format("apl"), _RENDER.format("apla"))
"""Directives that are nothing without a document, though the types let it be left out."""


def complaints(envelope):
    """List what Amazon's types have against a response envelope; skip the test where they are missing."""
    return [_told(error) for error in _validator().iter_errors(envelope)]


def types_are_there():
    """Tell whether Amazon's types, and what reads them, are installed."""
    return _GENERATOR.exists() and _TYPES.is_file()


def model_version():
    """Return "1.86.0"."""
    return _version("ask-sdk-model")


def _told(error):
    """One line; of many alternatives, what is wrong with the one that was meant."""
    if error.context:
        return _told(_meant(error))
    return f"{error.json_path}: {error.message}"


def _meant(error):
    """The complaint about the alternative whose `type` fits; about the type itself where none does."""
    misfits = {one.schema_path[0] for one in error.context if list(one.relative_path)[-1:] == ["type"]}
    fitting = [one for one in error.context if one.schema_path[0] not in misfits]
    return min(fitting or error.context, key=lambda one: len(one.message))


@functools.cache
def _validator():
    if not types_are_there():
        pytest.skip("Amazon's response types are missing: run sh tests/install_tools.sh")
    schema = json.loads(_schema_file().read_text(encoding="utf-8"))
    for name in _RENDERED:
        schema["definitions"][name]["required"] = ["type", "document"]
    return jsonschema.Draft7Validator(schema)


def _schema_file():
    """Generate the schema, or find it as it was generated from the same versions."""
    versions = "-".join(map(_version, ("ask-sdk-model", "ts-json-schema-generator")))
    kept = _BUILD / f"response-schema-{versions}.json"
    if not kept.is_file():
        # Objects with known members take no others: that is the generator's default.
        command = [_GENERATOR, "--path", _TYPES, "--type", "ResponseEnvelope", "--no-type-check"]
        made = subprocess.run(command, check=True, capture_output=True, text=True, timeout=_LONGEST_S)
        json.loads(made.stdout)
        kept.write_text(made.stdout, encoding="utf-8")
    return kept


def _version(package):
    return json.loads((_MODULES / package / "package.json").read_text(encoding="utf-8"))["version"]
