"""What other installed packages add to Drafter, found by their entry points.

A package names what it adds in its ``pyproject.toml``::

    [project.entry-points."drafter.writers"]
    rtf = "our_package.rtf:WRITER"

Looking through the installed packages takes some milliseconds. So it is done only where a name is unknown, or where all are asked for; never on
the way of an ordinary `drafter render`.
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
    """The entry points of a group by their names; of two packages that use one name the first counts."""
    from importlib import metadata

    found: dict[str, EntryPoint] = {}
    for entry in metadata.entry_points(group=group):
        found.setdefault(entry.name, entry)
    return found


def plugin(group: Group, name: str, accept: Callable[[object], T | None]) -> T | None:
    """What is added under a name; None where no package adds it.

    accept: gives the value as the group needs it, None where it is of another kind. Raises ToolError for what cannot be loaded or used.
    """
    entry = entry_points(group).get(name)
    return None if entry is None else _loaded(entry, accept)


def plugins(group: Group, accept: Callable[[object], T | None]) -> dict[str, T]:
    """Everything that is added to a group, by name. Raises as `plugin`."""
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
