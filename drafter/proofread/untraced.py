"""The page of an outline, made without asking which words are whose."""

from __future__ import annotations

import re

from drafter.check.model import Span, Text
from drafter.check.page import text_of
from drafter.speech.text import BLANK_START
from drafter.speech.tree import Document

_BLANK = re.compile(f"{BLANK_START}[^】]*】")


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
