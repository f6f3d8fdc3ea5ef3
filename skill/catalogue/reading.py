"""YAML files as plain dicts and lists that remember their lines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml.constructor import SafeConstructor

from skill.catalogue.faults import Fault

Where = tuple[str | int, ...]
"""The way to a value: ("band_row", "cues", 2)."""

# The C parser gives the same nodes in a tenth of the time; not every PyYAML is built with it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """One data file."""

    file: str
    """Below the catalogue's folder: "exercises/row.yaml"."""
    data: Mapping[str, object]
    """Empty where the file can't be read."""
    lines: Mapping[Where, int]
    """Line of each key and list item, counted from 1."""
    faults: tuple[Fault, ...] = ()
    """What kept the file, or parts of it, from being read."""

    def fault(self, where: Where, says: str) -> Fault:
        """Make a fault at the line of `where`, or of what is nearest around it."""
        around = (where[:length] for length in range(len(where), 0, -1))
        line = next((self.lines[part] for part in around if part in self.lines), 1)
        return Fault(self.file, line, says)


def read_document(folder: Path, file: str) -> Document:
    """Read one file; what can't be read becomes faults, never an exception."""
    try:
        text = (folder / file).read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=_LOADER)
    except FileNotFoundError:
        return _unreadable(file, 1, "The file is missing; put it back.")
    except UnicodeDecodeError:
        return _unreadable(file, 1, "The file is not UTF-8 text; save it as UTF-8.")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return _unreadable(file, line, f"This is not valid YAML: {error.problem or 'it breaks off'}.")
    except (OSError, yaml.YAMLError) as error:
        return _unreadable(file, 1, f"The file can't be read: {' '.join(str(error).split())}.")
    if not isinstance(root, yaml.MappingNode):
        return _unreadable(file, 1, "The file must hold entries, each as an id, a colon and its keys.")
    return _Reader(file).document(root)


def _unreadable(file: str, line: int, says: str) -> Document:
    return Document(file, {}, {}, (Fault(file, line, says),))


class _Reader:
    """Turns one file's nodes into plain values, noting lines and faults on the way."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._lines: dict[Where, int] = {}
        self._faults: list[Fault] = []
        self._open: list[yaml.Node] = []
        self._scalars = SafeConstructor()

    def document(self, root: yaml.MappingNode) -> Document:
        data = self._mapping(root, ())
        return Document(self._file, data, self._lines, tuple(self._faults))

    def _value(self, node: yaml.Node, where: Where) -> object:
        if any(node is outer for outer in self._open):
            self._note(node, f"{where[-1]} contains itself; write it out.")
            return None
        self._open.append(node)
        try:
            return self._plain(node, where)
        finally:
            self._open.pop()

    def _plain(self, node: yaml.Node, where: Where) -> object:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return self._sequence(node, where)
        try:
            return self._scalars.construct_object(node)
        except (yaml.YAMLError, ValueError):
            self._note(node, f"{where[-1]} has a value that YAML can't read; put it in quotes.")
            return None

    def _mapping(self, node: yaml.MappingNode, where: Where) -> dict[str, object]:
        plain: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in plain:
                self._note(key_node, f"{'.'.join(map(str, (*where, key)))} is there twice; keep one.")
                continue
            self._lines[(*where, key)] = key_node.start_mark.line + 1
            plain[key] = self._value(value_node, (*where, key))
        return plain

    def _sequence(self, node: yaml.SequenceNode, where: Where) -> list[object]:
        return [self._item(child, (*where, place)) for place, child in enumerate(node.value)]

    def _item(self, node: yaml.Node, where: Where) -> object:
        self._lines[where] = node.start_mark.line + 1
        return self._value(node, where)

    def _note(self, node: yaml.Node, says: str) -> None:
        self._faults.append(Fault(self._file, node.start_mark.line + 1, says))


def read_all(folder: Path) -> Iterator[Document]:
    """Read the four lists, then the exercise files by name."""
    for name in ("muscles", "equipment", "goals", "prescriptions"):
        yield read_document(folder, f"{name}.yaml")
    for path in sorted((folder / "exercises").glob("*.yaml")):
        yield read_document(folder, f"exercises/{path.name}")
