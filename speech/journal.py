"""A note that a conversation is open, for the start after a crash."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Unfinished:
    """A conversation that nobody ended."""

    conversation_id: str
    alive_at: float
    """Epoch seconds at which it was last noted."""


class Journal(Protocol):
    """Remembers the open conversation beyond the life of the program."""

    def note(self, conversation_id: str, at: float) -> None:
        """Note that the conversation is alive at a moment in epoch seconds."""

    def close(self) -> None:
        """Note that no conversation is open."""

    def unfinished(self) -> Unfinished | None:
        """Return the conversation that was open when the program ended, if any."""


class NoJournal:
    """Remembers nothing: for conversations whose time is a story's."""

    def note(self, conversation_id: str, at: float) -> None:
        """Forget it."""

    def close(self) -> None:
        """There is nothing to close."""

    def unfinished(self) -> Unfinished | None:
        """Nothing was open."""
        return None


class FileJournal:
    """Keeps the note in a small file; a note that cannot be written is no reason to stop a workout."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def note(self, conversation_id: str, at: float) -> None:
        """Write the note whole, or leave the last one."""
        part = self._path.with_suffix(".part")
        try:
            part.write_text(json.dumps({"conversation": conversation_id, "alive_at": at}), encoding="utf-8")
            part.replace(self._path)
        except OSError:
            return

    def close(self) -> None:
        """Take the note away."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return

    def unfinished(self) -> Unfinished | None:
        """Read the note; an unreadable one is none."""
        try:
            note = json.loads(self._path.read_text(encoding="utf-8"))
            return Unfinished(str(note["conversation"]), float(note["alive_at"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
