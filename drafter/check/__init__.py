"""Checks: the mistakes that a careful colleague would find in a speech before it leaves the office.

`run` applies the checks (`drafter.check.registry`) to a text (`drafter.check.page`). A check never changes a speech.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from drafter.check.model import Finding, Settings, Text
from drafter.check.registry import CHECKS, Check


def run(text: Text, settings: Settings | None = None, checks: Iterable[Check] = CHECKS) -> list[Finding]:
    """The findings of the checks in the order of the page, each with the id and severity of its check."""
    settings = settings or Settings()
    findings = [finding for check in checks if check.id not in settings.ignored for finding in _found(check, text, settings)]
    return sorted(findings, key=attrgetter("line", "start", "stop"))


def _found(check: Check, text: Text, settings: Settings) -> list[Finding]:
    messages = check.messages()
    severity = settings.severities.get(check.id, check.severity)
    findings: dict[tuple[object, ...], Finding] = {}
    lines = text.lines
    for found in check.find()(text, settings):
        line, start, stop, message, facts, fix, demoted = found
        place = found[:4]
        if place in findings:
            continue
        words = {"found": lines[line].text[start:stop]}
        findings[place] = Finding(
            check.id,
            "info" if demoted else severity,
            line,
            start,
            stop,
            messages[message],
            {**words, **facts} if facts else words,
            fix,
        )
    return list(findings.values())
