"""The skill's manifest, of one source for all locales."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from skill.interaction.located import SourceError

Manifest = Mapping[str, Any]
"""Amazon's skill manifest: {"manifest": {...}}."""

_PARTS = ("manifest", "every_locale", "local")
_STORE = "publishingInformation"


def load_manifest(path: Path, locales: Iterable[str]) -> Manifest:
    """Read the source and write it out for the locales.

    Raises:
        SourceError: It cannot be read, or a part of it is missing or of the wrong kind.
    """
    return build_manifest(_read(path), tuple(locales), path)


def build_manifest(source: Mapping[str, Any], locales: tuple[str, ...], path: Path) -> Manifest:
    """Write each locale's page out, and put it where Amazon looks for it."""
    strangers = sorted(source["local"].keys() - set(locales))
    if strangers:
        raise SourceError(
            f"{path}: local names {strangers[0]}, which en.yaml lacks; it has {', '.join(locales)}."
        )
    pages = {locale: {**source["every_locale"], **source["local"].get(locale, {})} for locale in locales}
    manifest = source["manifest"]
    return {"manifest": {**manifest, _STORE: {**manifest.get(_STORE, {}), "locales": pages}}}


def manifest_as_json(manifest: Manifest) -> str:
    """Write the manifest as its file has it: the same manifest gives the same bytes."""
    return json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"


def _read(path: Path) -> Mapping[str, Any]:
    try:
        source = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}.") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SourceError(f"{path}:{line}: {error.problem}; correct this line.") from error
    if not isinstance(source, dict) or any(not isinstance(source.get(part), dict) for part in _PARTS):
        raise SourceError(f"{path}: it should have the sections {', '.join(_PARTS)}, each a mapping.")
    return source
