"""The program's data files: written as YAML, compiled to JSON where a build has made it so."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


class DataFileError(Exception):
    """A data file cannot be read; the message names it and says what is wrong."""


def read_data(source: Path) -> Any:  # noqa: ANN401 - what a YAML file holds
    """Return what a YAML file of the program holds, from its compiled form where there is one.

    Raises:
        DataFileError: It is missing, or is not valid YAML.
    """
    try:
        return json.loads(compiled_path(source).read_bytes())
    except FileNotFoundError:
        return read_source(source)


def compiled_path(source: Path) -> Path:
    """Return where the build of the Lambda function, which has no YAML, puts what a source holds."""
    return source.with_suffix(".json")


def read_source(source: Path) -> Any:  # noqa: ANN401 - as above
    """Return what a YAML file holds.

    Raises:
        DataFileError: It is missing, or is not valid YAML.
    """
    import yaml  # noqa: PLC0415 - a build that has compiled all has no YAML

    try:
        return yaml.safe_load(source.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise DataFileError(f"{source.name}: cannot be read: {error}") from error


def as_json(source: Path) -> str:
    """Return a YAML file as the JSON that takes its place.

    Raises:
        DataFileError: It cannot be read, or holds what JSON would change.
    """
    held = read_source(source)
    fault = next(_changed(held), None)
    if fault is not None:
        raise DataFileError(
            f"{source.name}: {fault!r} is read as a {type(fault).__name__}; put it in quotes."
        )
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def _changed(held: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """Give the keys and values that JSON has no form for: `yes:` as a key, a date."""
    if isinstance(held, Mapping):
        yield from (key for key in held if not isinstance(key, str))
    inside = held.values() if isinstance(held, Mapping) else held if isinstance(held, list) else ()
    for part in inside:
        yield from _changed(part)
    if not isinstance(held, (Mapping, list, str, int, float, bool, type(None))):
        yield held
