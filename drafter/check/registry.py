"""The table of checks, in the order of lists and pages.

A new check needs only a row here. The module of a check is imported when the check runs; `drafter render` runs only the quick
checks.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple, cast

from drafter.check.model import Find, Grade, Severity
from drafter.errors import Message
from drafter.nodes.fields import Record


class Check(NamedTuple):
    """A check.

    id: its name for users; its module has the same name with ``_``.
    source: the standard or custom that it rests on.
    fixes: whether it can repair some of its findings.
    quick: whether `drafter render` runs it.
    """

    id: str
    severity: Severity
    grade: Grade
    source: str
    fixes: bool = False
    quick: bool = False

    @property
    def module(self) -> str:
        return f"drafter.check.checks.{self.id.replace('-', '_')}"

    def find(self) -> Find:
        """The function that yields its findings."""
        return cast("Find", import_module(self.module).find)

    def messages(self) -> dict[str, Message]:
        """Its messages, by the names that its findings use; ``""`` is the name of the main one."""
        return cast("dict[str, Message]", import_module(self.module).MESSAGES)

    def values(self) -> dict[str, float]:
        """The numbers that a user can set, with their defaults."""
        return cast("dict[str, float]", getattr(import_module(self.module), "VALUES", {}))

    def row(self) -> Record | None:
        """The fields of a row in its word table, to which users can add rows; None without a table."""
        return cast("Record | None", getattr(import_module(self.module), "ROW", None))

    def explanation(self) -> str:
        """Its explanation with passages, which is the docstring of its module."""
        return cast("str", import_module(self.module).__doc__)


_MARKS = "GB/T 15834-2011"
_NUMBERS = "GB/T 15835-2011"
_LAYOUT = "GB/T 9704-2012"

CHECKS: tuple[Check, ...] = (
    Check("placeholder", "error", "规范", "every office", quick=True),
    Check("slot-empty", "error", "规范", "the template", quick=True),
    Check("quotes", "error", "标准", _MARKS, fixes=True, quick=True),
    Check("half-width", "warning", "标准", _MARKS, fixes=True),
    Check("pasted-blanks", "warning", "标准", _MARKS, fixes=True),
    Check("ellipsis-dash", "warning", "标准", _MARKS, fixes=True),
    Check("list-comma", "info", "标准", f"{_MARKS}, 4.5.3.5", fixes=True),
    Check("heading-end", "warning", "规范", _LAYOUT, fixes=True),
    Check("ordinals", "error", "标准", f"{_LAYOUT}, 7.3.3", fixes=True),
    Check("count", "error", "规范", "every office"),
    Check("numbers", "warning", "标准", _NUMBERS, fixes=True),
    Check("weekday", "warning", "规范", "the calendar"),
    Check("figures", "warning", "规范", "arithmetic"),
    Check("fixed-phrase", "warning", "规范", "dated wording, see the table"),
    Check("confusable", "warning", "规范", "dictionaries, see the table", fixes=True),
    Check("particles", "warning", "规范", "the usual grammars", fixes=True),
    Check("phrasing", "warning", "建议", "the usual grammars"),
    Check("no-subject", "info", "建议", "the usual grammars"),
    Check("end-mark", "warning", "标准", _MARKS),
    Check("parallel", "info", "建议", "practice"),
    Check("frame", "info", "建议", "the template"),
    Check("parts", "info", "建议", "practice"),
    Check("balance", "info", "建议", "practice"),
    Check("length", "warning", "建议", "the outline"),
    Check("long-sentence", "info", "建议", "practice"),
    Check("repeat", "warning", "建议", "practice", fixes=True),
    Check("spoken", "info", "建议", "practice"),
    Check("thanks", "info", "建议", "practice"),
    Check("host", "info", "建议", "practice"),
    Check("agenda", "warning", "建议", "the outline"),
    Check("pledge-date", "info", "建议", "practice"),
    Check("duty-figures", "info", "建议", "practice"),
    Check("names", "warning", "规范", "practice"),
    Check("rare-characters", "info", "建议", "GB 2312-1980"),
    Check("privacy", "error", "规范", "every office", quick=True),
    Check("source-overlap", "warning", "建议", "the sources given"),
)
"""Drafter's checks."""

BY_ID = {check.id: check for check in CHECKS}


def quick_checks(*, blanks: bool) -> tuple[Check, ...]:
    """The checks that `drafter render` runs. blanks: whether the check of unfilled blanks is one of them."""
    return tuple(check for check in CHECKS if check.quick and (blanks or check.id != "slot-empty"))
