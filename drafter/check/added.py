"""Checks that are not in Drafter's own table: a program's own checks, and those of installed packages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.check.model import SEVERITIES, Find, Grade, Severity
from drafter.check.registry import BY_ID, CHECKS, Check
from drafter.errors import Message
from drafter.files.plugins import plugin, plugins
from drafter.nodes.fields import Record


class OwnCheck(Check):
    """A check made by `own_check`. Its function and texts are values, not a module of Drafter."""

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
    messages: str | Message | Mapping[str, Message],
    *,
    severity: Severity = "warning",
    grade: Grade = "建议",
    source: str = "practice",
    values: Mapping[str, float] | None = None,
    explanation: str = "",
) -> OwnCheck:
    """Make your own check.

    name: its id.
    find: yields a `Found` for each mistake in a text. To run in several processes, it must be a function of a module.
    messages: its message, or the text of one without a remedy; or several, by the names that `Found.message` uses.
    severity, grade, source: as in the table of checks.
    values: numbers that ``drafter.yaml`` may set, with their defaults.
    explanation: one line, then paragraphs; without it, the docstring of `find`.
    """
    if not name.strip() or name != name.strip():
        raise ValueError(f"the id of a check is a name, and not {name!r}")
    if severity not in SEVERITIES:
        raise ValueError(f"the severity of the check {name} is one of {', '.join(SEVERITIES)}, and not {severity!r}")
    if isinstance(messages, str):
        messages = Message(messages)
    check = OwnCheck(name, severity, grade, source)
    check._find = find  # noqa: SLF001
    check._messages = {"": messages} if isinstance(messages, Message) else messages  # noqa: SLF001
    check._values = values or {}  # noqa: SLF001
    check._explanation = explanation or find.__doc__ or name  # noqa: SLF001
    return check


def check_named(name: str, own: Sequence[Check] = ()) -> Check | None:
    """The check with an id, from `own`, Drafter's table or an installed package; None without one.

    Raises ToolError for a broken package.
    """
    found = next((check for check in own if check.id == name), None) or BY_ID.get(name)
    return found or plugin("drafter.checks", name, _check)


def all_checks() -> tuple[Check, ...]:
    """Drafter's checks, then those of installed packages. Raises ToolError for a broken package."""
    added = (check for check in plugins("drafter.checks", _check).values() if check.id not in BY_ID)
    return (*CHECKS, *added)


def _check(value: object) -> Check | None:
    return value if isinstance(value, Check) else None
