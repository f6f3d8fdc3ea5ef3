"""The program's source as the architecture tests see it: modules and what they import."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("skill", "speech", "interaction_models")


@dataclass(frozen=True)
class Module:
    """One source file."""

    path: str
    """ "skill/domain/plan.py"."""
    name: str
    """ "skill.domain.plan"."""
    tree: ast.Module
    lines: int


@cache
def modules():
    """Every module of the program."""
    found = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return tuple(_module(path) for path in found)


def _module(path):
    relative = path.relative_to(ROOT)
    name = ".".join(relative.with_suffix("").parts).removesuffix(".__init__")
    text = path.read_text(encoding="utf-8")
    return Module(relative.as_posix(), name, ast.parse(text), len(text.splitlines()))


def imported(module):
    """Names of all modules that a module imports, wherever in it."""
    return {name for node in ast.walk(module.tree) for name in _names(node)}


def imported_at_once(module):
    """Names of the modules that are imported as the module is: not those inside functions, nor for types."""
    return {name for node in _running(module.tree) for name in _names(node)}


def _running(node):
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        yield child
        yield from _running(child)


def _names(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def within(name, packages):
    """Tell whether a module is one of these packages, or inside one."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)
