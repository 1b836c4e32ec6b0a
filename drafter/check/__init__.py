"""Checks: the mistakes that a careful colleague would find in a speech before it leaves the office.

`run` applies the checks (`drafter.check.registry`) to a text (`drafter.check.page`). A check never changes a speech.
"""

from __future__ import annotations

from collections.abc import Iterable

from drafter.check.model import Finding, Settings, Text
from drafter.check.registry import CHECKS, Check


def run(text: Text, settings: Settings | None = None, checks: Iterable[Check] = CHECKS) -> list[Finding]:
    """The findings of the checks in the order of the page, each with the id and severity of its check."""
    settings = settings or Settings()
    findings = [finding for check in checks if check.id not in settings.ignored for finding in _found(check, text, settings)]
    return sorted(findings, key=lambda finding: (finding.line, finding.start, finding.stop))


def _found(check: Check, text: Text, settings: Settings) -> list[Finding]:
    messages = check.messages()
    severity = settings.severities.get(check.id, check.severity)
    findings: dict[tuple[int, int, int, str], Finding] = {}
    for found in check.find()(text, settings):
        facts = {"found": text.lines[found.line].text[found.start : found.stop], **found.facts}
        level = "info" if found.demoted else severity
        finding = Finding(check.id, level, found.line, found.start, found.stop, messages[found.message], facts, found.fix)
        findings.setdefault((found.line, found.start, found.stop, found.message), finding)
    return list(findings.values())
