"""The coach's wordings: keys to sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skill.data_file import DataFileError, read_data

_ENGLISH = Path(__file__).with_name("en.yaml")


class WordingError(Exception):
    """A wording is missing or cannot be filled in; the message names its key."""


@dataclass(frozen=True)
class Wording:
    """All sentences of one language."""

    entries: Mapping[str, Any]
    """Nested as in the file: "tail" -> "paused" -> a sentence, or several that take turns."""

    def say(self, key: str, turn: int = 0, **names: object) -> str:
        """Return the sentence of a key ("tail.paused"), filled in; `turn` picks among several."""
        entry = self._entry(key)
        template = entry[turn % len(entry)] if isinstance(entry, list) else entry
        try:
            return str(template).format(**names).strip()
        except (KeyError, IndexError) as error:
            raise WordingError(f"{key}: nothing fills in {error}.") from error

    def has(self, key: str) -> bool:
        """Tell whether a key exists."""
        try:
            self._entry(key)
        except WordingError:
            return False
        return True

    def counted(self, key: str, number: float, spoken: str) -> str:
        """Return "one minute" or "ten minutes": the form of a number of things."""
        forms = self._entry(f"words.{key}")
        if number == 0 and "zero" in forms:
            return str(forms["zero"])
        return str(forms["one"] if number == 1 else forms["many"]).format(n=spoken)

    def _entry(self, key: str) -> Any:  # noqa: ANN401 - a YAML node: a sentence, sentences, or keys
        entry: Any = self.entries
        for part in key.split("."):
            if not isinstance(entry, Mapping) or part not in entry:
                raise WordingError(f"{key}: there is no such wording.")
            entry = entry[part]
        return entry


def load_wording(path: Path = _ENGLISH) -> Wording:
    """Load the wordings of one language.

    Raises:
        WordingError: The file cannot be read, or holds no keys.
    """
    try:
        entries = read_data(path)
    except DataFileError as error:
        raise WordingError(str(error)) from error
    if not isinstance(entries, Mapping):
        raise WordingError(f"{path.name}: must hold keys, each with a sentence, sentences, or more keys.")
    return Wording(entries)
