"""Plugins: writers, checks, filters and templates of other installed packages, found by entry points.

A package declares them in its ``pyproject.toml``::

    [project.entry-points."drafter.writers"]
    rtf = "our_package.rtf:WRITER"

Searching the installed packages takes some milliseconds. It is done only for unknown names, or to list everything, so an ordinary
`drafter render` never does it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeVar

from drafter.errors import Fault, ToolError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Group = Literal["drafter.checks", "drafter.filters", "drafter.writers", "drafter.templates"]
T = TypeVar("T")


@cache
def entry_points(group: Group) -> Mapping[str, EntryPoint]:
    """The entry points of a group by their names. Where two packages use the same name, the first counts."""
    from importlib import metadata

    found: dict[str, EntryPoint] = {}
    for entry in metadata.entry_points(group=group):
        found.setdefault(entry.name, entry)
    return found


def plugin(group: Group, name: str, accept: Callable[[object], T | None]) -> T | None:
    """The plugin with a name; None where no package adds one.

    accept: turns the value of the entry point into the group's type; None for a value that it cannot turn.
    Raises ToolError for a plugin that cannot be loaded or is of the wrong type.
    """
    entry = entry_points(group).get(name)
    return None if entry is None else _loaded(entry, accept)


def plugins(group: Group, accept: Callable[[object], T | None]) -> dict[str, T]:
    """All plugins of a group by name. Raises as `plugin`."""
    return {name: _loaded(entry, accept) for name, entry in entry_points(group).items()}


def _loaded(entry: EntryPoint, accept: Callable[[object], T | None]) -> T:
    facts: dict[str, object] = {"found": entry.name, "package": entry.dist.name if entry.dist else "?", "group": entry.group}
    try:
        value = entry.load()
    except Exception as error:
        raise ToolError(Fault("tool.plugin", facts={**facts, "said": f"{type(error).__name__}: {error}"})) from error
    accepted = accept(value)
    if accepted is None:
        raise ToolError(Fault("tool.plugin-kind", facts=facts))
    return accepted
