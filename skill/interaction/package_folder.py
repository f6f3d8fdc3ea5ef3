"""Writes a package to its folder: all of it, or nothing."""

import json
import os
import shutil
from pathlib import Path
from uuid import uuid4

from skill.interaction.package import MANIFEST, MODELS, RESOURCES, Files, skill_name


class FolderError(Exception):
    """The folder is not one for a package; the message says why, and what to do."""


def put(package: Files, folder: Path) -> None:
    """Write a package beside its folder, and put it there when it is whole.

    What else an earlier package holds, such as the id that ask deploy noted, stays.

    Raises:
        FolderError: The folder holds something else, or cannot be written.
    """
    place = folder.resolve()
    _check(place, folder)
    beside = place.with_name(f".{place.name}-{uuid4().hex}")
    try:
        _fill(beside, package, place)
        _exchange(beside, place)
    except OSError as error:
        raise FolderError(f"{folder} cannot be written: {error.strerror}.") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _check(place: Path, named: Path) -> None:
    if Path.cwd().is_relative_to(place):
        raise FolderError(f"{named} is the folder you stand in. Name another one: pullday package alexa")
    if place.exists() and not place.is_dir():
        raise FolderError(f"{named} is a file. Name a folder that is new, empty, or a package of this skill.")
    if place.is_dir() and any(place.iterdir()) and not _ours(place):
        raise FolderError(
            f"{named} holds something else. Name a folder that is new, empty, or a package of this skill."
        )


def _ours(place: Path) -> bool:
    try:
        pages = json.loads((place / MANIFEST).read_bytes())["manifest"]["publishingInformation"]["locales"]
        names = {page["name"] for page in pages.values()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    return (place / RESOURCES).is_file() and skill_name() in names


def _fill(beside: Path, package: Files, place: Path) -> None:
    if place.is_dir():
        shutil.copytree(place, beside, symlinks=True)
        shutil.rmtree(beside / MODELS, ignore_errors=True)
    for name, content in package.items():
        path = beside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _exchange(beside: Path, place: Path) -> None:
    """Two renames: whoever looks finds the old package or the new one, and never a part."""
    old = beside.with_name(f"{beside.name}-old")
    if not place.exists():
        os.rename(beside, place)  # noqa: PTH104 - fails where a folder has come meanwhile
        return
    place.rename(old)
    try:
        beside.rename(place)
    except OSError:
        old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)
