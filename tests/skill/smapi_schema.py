"""Amazon's own schema for interaction models and manifests, as JSON Schema."""

import json
import os
from pathlib import Path

import jsonschema
import pytest

_INSTALLED = Path(__file__).parents[2] / "build/npm/node_modules/ask-smapi-model/spec.json"
SPEC = Path(os.environ.get("SMAPI_SPEC", _INSTALLED))
INTERACTION_MODEL = "v1.skill.interactionModel.InteractionModelData"
MANIFEST = "v1.skill.Manifest.SkillManifestEnvelope"


def complaints(root, document):
    """List what Amazon's schema has against a document: where, and what; skip the test without a spec."""
    if not SPEC.is_file():
        pytest.skip(f"{SPEC} is missing: npm install --prefix build/npm ask-smapi-model@1.24.0")
    definitions = json_schemas(json.loads(SPEC.read_text(encoding="utf-8"))["definitions"])
    schema = {"$ref": f"#/definitions/{root}", "definitions": definitions}
    return [
        ("/".join(map(str, error.absolute_path)), error.message)
        for error in jsonschema.Draft7Validator(schema).iter_errors(document)
    ]


def json_schemas(definitions):
    """Translate Swagger: inherited properties written out, subclasses told apart, nothing else allowed."""
    subclasses = {}
    for name, definition in definitions.items():
        for parent in _parents(definition):
            subclasses.setdefault(parent, []).append(name)
    return {name: _schema(name, definitions, subclasses.get(name, [])) for name in definitions}


def _schema(name, definitions, subclasses):
    definition = definitions[name]
    if subclasses and "discriminator" in definition:
        return {"oneOf": [{"$ref": f"#/definitions/{subclass}"} for subclass in subclasses]}
    properties, required = _members(name, definitions)
    if not properties:
        return _plain(definition)
    kind = _discriminator(name, definitions)
    if kind and "x-discriminator-value" in definition:
        properties = {**properties, kind: {"const": definition["x-discriminator-value"]}}
    return {
        "type": "object",
        "properties": _plain(properties),
        "required": sorted(required),
        "additionalProperties": False,
    }


def _members(name, definitions):
    definition = definitions[name]
    properties, required = {}, set()
    for parent in _parents(definition):
        inherited, needed = _members(parent, definitions)
        properties, required = {**properties, **inherited}, required | needed
    for part in (*(part for part in definition.get("allOf", ()) if "$ref" not in part), definition):
        properties = {**properties, **part.get("properties", {})}
        required |= set(part.get("required", ()))
    return properties, required


def _discriminator(name, definitions):
    definition = definitions[name]
    inherited = (_discriminator(parent, definitions) for parent in _parents(definition))
    return definition.get("discriminator") or next(filter(None, inherited), None)


def _parents(definition):
    return [part["$ref"].rsplit("/", 1)[-1] for part in definition.get("allOf", ()) if "$ref" in part]


def _plain(swagger):
    """Leave out what only Swagger knows."""
    if isinstance(swagger, list):
        return [_plain(item) for item in swagger]
    if not isinstance(swagger, dict):
        return swagger
    return {
        key: _plain(value)
        for key, value in swagger.items()
        if not (key in {"discriminator", "description", "example"} and isinstance(value, str))
        and not key.startswith("x-")
    }
