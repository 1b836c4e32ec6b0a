"""The quick proofreading of `drafter render`, which reports errors only.

The origin of each word (outline or template) is not traced, because that would need a second rendering.
"""

from __future__ import annotations

import re

from drafter.check import run
from drafter.check.model import Finding, Settings, Span, Text
from drafter.check.page import text_of
from drafter.check.registry import quick_checks
from drafter.errors import Place
from drafter.proofread.model import Proof, Proofs
from drafter.speech.text import BLANK_START
from drafter.speech.tree import Document

_BLANK = re.compile(f"{BLANK_START}[^】]*】")


def errors_of(document: Document, settings: Settings, *, blanks: bool) -> list[Finding]:
    """The errors that the quick checks find in an outline's page. blanks: whether unfilled blanks are errors."""
    findings = run(untraced(document), settings, quick_checks(blanks=blanks))
    return [finding for finding in findings if finding.severity == "error"]


def without_places(findings: list[Finding], document: Document, source: str) -> Proofs:
    """Findings without places in the outline, for a page whose words the outline does not have; only the file is named."""
    return Proofs(source, text_of(document), tuple(Proof(finding, Place(source), "", 0) for finding in findings))


def untraced(document: Document) -> Text:
    """The page of an outline without the origin of its words. Only unfilled blanks are marked as template text."""
    text = text_of(document)
    lines = [
        line._replace(template_spans=tuple(Span(*match.span()) for match in _BLANK.finditer(line.text)))
        if BLANK_START in line.text
        else line
        for line in text.lines
    ]
    return text._replace(lines=tuple(lines), counted=True)
