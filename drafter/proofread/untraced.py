"""The quick look at a page that `drafter render` takes, for errors that are worth telling.

The page is made without asking which words are whose, which would take a second rendering.
"""

from __future__ import annotations

import re

from drafter.check import run
from drafter.check.model import Settings, Span, Text
from drafter.check.page import text_of
from drafter.check.registry import CHECKS
from drafter.speech.text import BLANK_START
from drafter.speech.tree import Document

_BLANK = re.compile(f"{BLANK_START}[^】]*】")


def has_errors(document: Document, settings: Settings, *, blanks: bool) -> bool:
    """Whether the quick checks find an error in an outline's page; `blanks`: those that are open count."""
    checks = tuple(check for check in CHECKS if check.quick and (blanks or check.id != "slot-empty"))
    return any(finding.severity == "error" for finding in run(untraced(document), settings, checks))


def untraced(document: Document) -> Text:
    """The page of an outline without knowing who wrote what: only the blanks that are open are known for the template's."""
    text = text_of(document)
    lines = [
        line._replace(given=tuple(Span(*match.span()) for match in _BLANK.finditer(line.text)))
        if BLANK_START in line.text
        else line
        for line in text.lines
    ]
    return text._replace(lines=tuple(lines), counted=True)
