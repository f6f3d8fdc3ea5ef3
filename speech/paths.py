"""Where the program keeps what is the user's, and finds what is its own."""

from importlib.resources import files
from pathlib import Path

from platformdirs import user_data_path

_NAME = "pull-day-coach"


def default_store() -> Path:
    """Return the database in the user's data folder."""
    return user_data_path(_NAME) / "coach.db"


def default_journal(store: Path) -> Path:
    """Return the note of an open conversation, beside its database."""
    return store.with_suffix(".open")


def coach_model() -> Path:
    """Return the coach's interaction model."""
    return Path(str(files("interaction_models") / "en-US.json"))
