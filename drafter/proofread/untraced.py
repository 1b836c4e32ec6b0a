"""The quick proofreading of `drafter render`, which reports errors only.

The origin of each word (outline or template) is not traced, because that would need a second rendering.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from drafter.check import run
from drafter.check.model import Finding, Line, Settings, Span, Text
from drafter.check.registry import quick_checks
from drafter.errors import Place
from drafter.speech.flow import document_paragraphs, texts
from drafter.speech.text import BLANK, BLANK_START
from drafter.speech.tree import Document

if TYPE_CHECKING:
    from drafter.proofread.model import Proofs


def errors_of(page: Text, settings: Settings, *, blanks: bool) -> list[Finding]:
    """The errors that the quick checks find in a page of `untraced`. blanks: whether unfilled blanks are errors."""
    findings = run(page, settings, quick_checks(blanks=blanks))
    return [finding for finding in findings if finding.severity == "error"]


def without_places(findings: list[Finding], document: Document, source: str) -> Proofs:
    """Findings without places in the outline, for a page whose words the outline does not have; only the file is named."""
    from drafter.check.page import text_of
    from drafter.proofread.model import Proof, Proofs

    return Proofs(source, text_of(document), tuple(Proof(finding, Place(source), "", 0) for finding in findings))


def untraced(document: Document) -> Text:
    """The lines of a page without the origin of its words. Only unfilled blanks are marked as template text.

    It has no speeches: the quick checks look at lines alone.
    """
    lines = [
        _line((text, kind, level, number, _blanks(text) if BLANK_START in text else ()))
        for (number, (kind, _, level)), text in zip(document_paragraphs(document), texts(document), strict=True)
    ]
    return Text(tuple(lines), (), counted=True)


_line = partial(tuple.__new__, Line)
"""A faster constructor, called with one tuple."""


def _blanks(text: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in re.finditer(BLANK, text))
