"""The sources, and what is generated of them: models and manifest, as files of one folder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from skill.catalogue.loader import load_library
from skill.interaction.builder import as_json, build_model
from skill.interaction.catalogue_values import catalogue_values
from skill.interaction.lint import faults
from skill.interaction.manifest import Manifest, load_manifest, manifest_as_json
from skill.interaction.manifest_lint import manifest_faults
from skill.interaction.model import Model
from skill.interaction.parity import differences
from skill.interaction.source import load_source

MODELS_FOLDER = Path(__file__).parents[2] / "interaction_models"
_SOURCES = ("en.yaml",)
_MANIFEST_SOURCE, _MANIFEST = "skill.yaml", "skill.json"


@dataclass(frozen=True)
class Built:
    """All that is generated."""

    models: tuple[Model, ...]
    manifest: Manifest
    """Without what each owner has of his own: endpoint, privacy policy, icons."""


def build(folder: Path = MODELS_FOLDER) -> Built:
    """Build the models and the manifest of the sources in a folder.

    Raises:
        SourceError: A source cannot be read, or something in it is wrong.
        CatalogueError: The catalogue is wrong.
    """
    built = tuple(models(folder))
    return Built(built, load_manifest(folder / _MANIFEST_SOURCE, (model.locale for model in built)))


def models(folder: Path = MODELS_FOLDER) -> Iterator[Model]:
    """Build the model of every locale of every source in the folder."""
    values = catalogue_values(load_library())
    for name in _SOURCES:
        source = load_source(folder / name)
        yield from (build_model(source, values, locale) for locale in source.locales)


def write(built: Built, folder: Path) -> None:
    """Write what is generated to its files."""
    for name, text in _texts(built).items():
        (folder / name).write_text(text, encoding="utf-8")


def broken_rules(built: Built) -> tuple[str, ...]:
    """List what is against Amazon's rules, and where a locale differs from the others."""
    alone = (fault for model in built.models for fault in faults(model))
    return (*alone, *differences(built.models), *manifest_faults(built.manifest, built.models))


def stale(built: Built, folder: Path) -> tuple[str, ...]:
    """List the files that are not what the sources give now."""
    return tuple(
        f"{name} is stale; run python -m skill.interaction build."
        for name, text in _texts(built).items()
        if _text(folder / name) != text
    )


def _texts(built: Built) -> Mapping[str, str]:
    """Name what each file should hold."""
    texts = {f"{model.locale}.json": as_json(model) for model in built.models}
    return {**texts, _MANIFEST: manifest_as_json(built.manifest)}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
