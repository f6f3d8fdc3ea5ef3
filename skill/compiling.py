"""The skill as Lambda needs it: what the handler reaches, with its data compiled."""

import ast
import compileall
import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from py_compile import PycInvalidationMode

from skill.catalogue.faults import CatalogueError
from skill.catalogue.loader import COMPILED, PACKAGE_FOLDER, read_catalogue
from skill.data_file import DataFileError, as_json, compiled_path
from skill.phrasing import number_words
from skill.phrasing.wording import WordingError, load_wording

_ROOT = Path(__file__).parents[1]
HANDLER = "skill.lambda_function"
SOURCE_READERS = ("skill.catalogue.sources",)
"""Reached by the handler, and called only where the data is not compiled."""
_CODE, _SOURCE = (".py", ".pyc"), ".yaml"


def main(arguments: list[str]) -> int:
    """Put the skill into a folder, or the bytecode of all that a folder holds beside it."""
    match arguments:
        case ["bytecode", folder, version]:
            return add_bytecode(Path(folder), version)
        case [folder]:
            return compile_skill(Path(folder))
    sys.stderr.write("Say where to: python -m skill.compiling FOLDER\n")
    return 2


def compile_skill(folder: Path) -> int:
    """Write modules and data below a folder; broken sources are told, and nothing is written."""
    if _is_ours(folder):
        sys.stderr.write(f"{folder} is the program's own folder: name another one, such as build/function.\n")
        return 1
    try:
        data = compiled_data()
    except (CatalogueError, DataFileError, WordingError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for source in (*reached_files(), *_data_files()):
        if source.suffix != _SOURCE:
            shutil.copyfile(source, _place(source, folder))
    for path, text in data.items():
        _place(path, folder).write_text(text, encoding="utf-8")
    return 0


def _is_ours(folder: Path) -> bool:
    place = folder.resolve()
    return place == _ROOT.resolve() or place.is_relative_to(_ROOT.resolve() / "skill")


def compiled_data() -> Mapping[Path, str]:
    """Return all sources of data as JSON, checked, by the file that will hold it.

    Raises:
        CatalogueError: The catalogue is broken.
        WordingError: The wordings are.
        DataFileError: Another data file is.
    """
    load_wording()
    catalogue = json.dumps(read_catalogue(PACKAGE_FOLDER), ensure_ascii=False, separators=(",", ":"))
    sources = (path for path in _data_files() if path.suffix == _SOURCE)
    made = {PACKAGE_FOLDER / COMPILED: catalogue, number_words.TABLE: number_words.table()}
    return made | {compiled_path(path): as_json(path) for path in sources}


def reached_files() -> tuple[Path, ...]:
    """Return the program's own modules that the handler imports, at once or later."""
    return tuple(sorted(_reached(HANDLER, {})))


def _reached(name: str, seen: dict[Path, str]) -> dict[Path, str]:
    path = _module_path(name)
    if path is None or path in seen or name in SOURCE_READERS:
        return seen
    seen[path] = name
    for imported in _imported(path):
        _reached(imported, seen)
    return seen


def _module_path(name: str) -> Path | None:
    place = _ROOT.joinpath(*name.split("."))
    candidates = (place / "__init__.py", place.with_suffix(".py"))
    return next((path for path in candidates if path.is_file()), None)


def _imported(path: Path) -> Iterator[str]:
    """Give the names that a file imports, and the packages around them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            yield from (".".join(parts[:length]) for length in range(1, len(parts) + 1))


def _data_files() -> Iterator[Path]:
    """Give what lies beside and below the modules and is no code; the catalogue's sources become one file."""
    packages = {path.parent for path in reached_files()}
    for package in packages - {PACKAGE_FOLDER}:
        for path in package.rglob("*"):
            if path.is_file() and path.suffix not in _CODE and _package(path) == package:
                yield path


def _package(path: Path) -> Path:
    return next(folder for folder in path.parents if (folder / "__init__.py").exists())


def _place(source: Path, folder: Path) -> Path:
    target = folder / source.relative_to(_ROOT)
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def add_bytecode(folder: Path, version: str) -> int:
    """Compile a folder for a version of Python, which must be the one that runs this.

    Lambda cannot write bytecode, and packing changes the times of files: so it is never checked against them.
    """
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    if running != version:
        # Standard output, as SAM shows nothing else of a build that succeeds.
        sys.stdout.write(
            f"No bytecode: this is Python {running}, not {version}. The skill works, but starts half as fast "
            f"as with python{version} on the path.\n"
        )
        return 0
    mode = PycInvalidationMode.UNCHECKED_HASH
    return 0 if compileall.compile_dir(folder, quiet=1, invalidation_mode=mode, stripdir=str(folder)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
