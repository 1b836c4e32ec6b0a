"""What Drafter imports it declares: a library that only comes along with another may be gone tomorrow."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _imported() -> set[str]:
    """The first names of all modules that the package imports, but for its own and those of Python."""
    names = set()
    for path in (ROOT / "drafter").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"drafter"}


def _declared() -> set[str]:
    """The projects that the package needs, and those of its extras for users."""
    extras = PROJECT["optional-dependencies"]
    rows = [*PROJECT["dependencies"], *extras["html"], *extras["pdf"]]
    return {_normal(re.split("[<>=!~;\\[ ]", row, maxsplit=1)[0]) for row in rows}


def _normal(project: str) -> str:
    return re.sub("[-_.]+", "-", project).lower()


def test_every_library_that_is_imported_is_declared_and_every_declared_one_imported():
    projects = packages_distributions()
    imported = {name: {_normal(project) for project in projects.get(name, [name])} for name in _imported()}
    assert {name for name, found in imported.items() if not found & _declared()} == set()
    assert _declared() - set().union(*imported.values()) == set()
