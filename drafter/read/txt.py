"""``txt``: the lines of a text as they stand."""

from __future__ import annotations

from drafter.read.encodings import decode
from drafter.read.source import SourceText


def read(data: bytes, name: str, encoding: str | None = None) -> SourceText:
    """The text; nothing of it says what is a title. Raises InputError for what is no text."""
    text, report = decode(data, name, encoding)
    return SourceText(name, text, report)
