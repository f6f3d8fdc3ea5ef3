"""python -m skill.interaction build|check: write the Alexa models and manifest, or check those there are."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from skill.catalogue.faults import CatalogueError
from skill.interaction.files import MODELS_FOLDER, Built, broken_rules, build, stale, write
from skill.interaction.located import SourceError

_USAGE = "Say what to do: python -m skill.interaction build (writes the models and the manifest), or check."


def main(arguments: Sequence[str], folder: Path = MODELS_FOLDER) -> int:
    """Run one action; print one line a fault and return 1 when there are any."""
    action = _ACTIONS.get(arguments[0]) if len(arguments) == 1 else None
    if action is None:
        return _report((_USAGE,))
    try:
        return _report(action(build(folder), folder))
    except (SourceError, CatalogueError) as error:
        return _report((str(error),))
    except ModuleNotFoundError as error:
        return _report((f"{error.name} is not installed; run: pip install pull-day-coach[dev]",))


def _build(built: Built, folder: Path) -> Sequence[str]:
    found = broken_rules(built)
    if not found:
        write(built, folder)
    return found


def _check(built: Built, folder: Path) -> Sequence[str]:
    return (*broken_rules(built), *stale(built, folder))


def _report(found: Sequence[str]) -> int:
    for fault in found:
        sys.stderr.write(f"{fault}\n")
    return 1 if found else 0


_ACTIONS: Mapping[str, Callable[[Built, Path], Sequence[str]]] = {
    "build": _build,
    "check": _check,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
