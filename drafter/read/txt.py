"""``txt``: the lines of a plain text, unchanged."""

from __future__ import annotations

from drafter.read.encodings import decode
from drafter.read.source import SourceText


def read(data: bytes, name: str, encoding: str | None = None) -> SourceText:
    """The text, without hints. Raises InputError for bytes that are no text."""
    text, report = decode(data, name, encoding)
    return SourceText(name, text, report)
