"""The library: from the compiled catalogue where there is one, else from its sources."""

import json
from pathlib import Path

from skill.catalogue.building import PlainCatalogue, build_library
from skill.domain.library import Library

PACKAGE_FOLDER = Path(__file__).parent
COMPILED = "catalogue.json"
"""Written by the build of the Lambda function, which has no sources beside it."""


def load_library(folder: Path | None = None) -> Library:
    """Load the catalogue of this package, or of another folder with the same layout.

    Raises:
        CatalogueError: The sources are broken; a compiled catalogue has passed the checks.
    """
    folder = folder or PACKAGE_FOLDER
    try:
        compiled = (folder / COMPILED).read_bytes()
    except FileNotFoundError:
        return build_library(read_catalogue(folder))
    return build_library(json.loads(compiled))


def read_catalogue(folder: Path) -> PlainCatalogue:
    """Read and check the files; raise `CatalogueError` with all faults if there are any."""
    from skill.catalogue.sources import read_sources  # noqa: PLC0415 - YAML: not where all is compiled

    return read_sources(folder)
