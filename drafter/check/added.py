"""Checks beside those of the table: one's own, and those that installed packages add."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.check.registry import BY_ID, CHECKS, Check
from drafter.files.plugins import plugin, plugins


def check_named(name: str, own: Sequence[Check] = ()) -> Check | None:
    """The check of an id: one of `own`, of the table, or of an installed package; None where there is none. Raises ToolError for a broken package."""
    found = next((check for check in own if check.id == name), None) or BY_ID.get(name)
    return found or plugin("drafter.checks", name, _check)


def all_checks() -> tuple[Check, ...]:
    """The checks of the table, then those of installed packages. Raises ToolError for a broken package."""
    added = (check for check in plugins("drafter.checks", _check).values() if check.id not in BY_ID)
    return (*CHECKS, *added)


def _check(value: object) -> Check | None:
    return value if isinstance(value, Check) else None
