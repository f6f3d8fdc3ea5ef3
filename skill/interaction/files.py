"""The source and the generated models as files."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from skill.catalogue.loader import load_library
from skill.interaction.builder import as_json, build_model
from skill.interaction.catalogue_values import catalogue_values
from skill.interaction.lint import faults
from skill.interaction.model import Model
from skill.interaction.source import load_source

MODELS_FOLDER = Path(__file__).parents[2] / "interaction_models"
_SOURCES = ("en.yaml",)


def models(folder: Path = MODELS_FOLDER) -> Iterator[Model]:
    """Build the model of every locale of every source in the folder."""
    values = catalogue_values(load_library())
    for name in _SOURCES:
        source = load_source(folder / name)
        yield from (build_model(source, values, locale) for locale in source.locales)


def write(built: Mapping[str, Model], folder: Path) -> None:
    """Write each model to its locale's file."""
    for locale, model in built.items():
        model_path(folder, locale).write_text(as_json(model), encoding="utf-8")


def broken_rules(built: Mapping[str, Model]) -> tuple[str, ...]:
    """List what the models have against Amazon's rules."""
    return tuple(fault for model in built.values() for fault in faults(model))


def stale(built: Mapping[str, Model], folder: Path) -> tuple[str, ...]:
    """List the files that are not what the source gives now."""
    return tuple(
        f"{model_path(folder, locale).name} is stale; run python -m skill.interaction build."
        for locale, model in built.items()
        if _text(model_path(folder, locale)) != as_json(model)
    )


def model_path(folder: Path, locale: str) -> Path:
    """Name the generated file of a locale."""
    return folder / f"{locale}.json"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
