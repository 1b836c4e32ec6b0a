"""Checks beside those of the table: one's own, and those that installed packages add."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.check.model import Find, Grade, Severity
from drafter.check.registry import BY_ID, CHECKS, Check
from drafter.errors import Message
from drafter.files.plugins import plugin, plugins
from drafter.nodes.fields import Record


class OwnCheck(Check):
    """A check that is no module of Drafter's; `own_check` makes it."""

    _find: Find
    _messages: Mapping[str, Message]
    _values: Mapping[str, float]
    _explanation: str

    def find(self) -> Find:
        return self._find

    def messages(self) -> dict[str, Message]:
        return dict(self._messages)

    def values(self) -> dict[str, float]:
        return dict(self._values)

    def row(self) -> Record | None:
        return None

    def explanation(self) -> str:
        return self._explanation


def own_check(
    name: str,
    find: Find,
    messages: Message | Mapping[str, Message],
    *,
    severity: Severity = "warning",
    grade: Grade = "建议",
    source: str = "practice",
    values: Mapping[str, float] | None = None,
    explanation: str = "",
) -> OwnCheck:
    """A check of one's own.

    name: its id. find: gives a `Found` for each thing that it finds in a text; a function of a module where several processes are to run it. messages: what
    it says, one or several by the names in `Found.message`. severity, grade, source: as in the table of checks. values: numbers that ``drafter.yaml`` may set,
    with their defaults. explanation: a line, then paragraphs; without it, that of `find`.
    """
    check = OwnCheck(name, severity, grade, source)
    check._find = find  # noqa: SLF001
    check._messages = {"": messages} if isinstance(messages, Message) else messages  # noqa: SLF001
    check._values = values or {}  # noqa: SLF001
    check._explanation = explanation or find.__doc__ or name  # noqa: SLF001
    return check


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
