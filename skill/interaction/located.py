"""YAML whose words know the line they stand on."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml


class SourceError(Exception):
    """The source is wrong; the message names the file, the line and the fault."""


class Text(str):
    """A word or sentence of the source."""

    __slots__ = ("line",)

    line: int
    """Counted from 1."""


def line_of(value: object) -> int:
    """Tell the line of a word, or of the first word in a mapping or list; 1 when there is none."""
    if isinstance(value, Text):
        return value.line
    if isinstance(value, dict | list) and value:
        return line_of(next(iter(value)))
    return 1


def read_yaml(path: Path) -> Any:  # noqa: ANN401 - YAML holds anything; the caller checks it
    """Read a YAML file with all its scalars as `Text`.

    Raises:
        SourceError: The file cannot be read, is no YAML, or says a key twice.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - built on the safe loader
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}.") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SourceError(f"{path}:{line}: {error.problem}; correct this line.") from error


class _Loader(yaml.SafeLoader):
    """Makes no numbers, dates or booleans: "no" is a word that people say."""


def _text(_: _Loader, node: yaml.ScalarNode) -> Text:
    text = Text(node.value)
    text.line = node.start_mark.line + 1
    return text


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    mapping: dict[Hashable, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node)
        if key in mapping:
            raise yaml.MarkedYAMLError(
                problem=f"{key} stands here a second time", problem_mark=key_node.start_mark
            )
        mapping[key] = loader.construct_object(value_node, deep=True)
    return mapping


_SCALARS = ("str", "int", "float", "bool", "null", "timestamp")
for _tag in _SCALARS:
    _Loader.add_constructor(f"tag:yaml.org,2002:{_tag}", _text)
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
