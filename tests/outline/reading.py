"""Outlines read from a few lines, and their bodies in one line."""

from __future__ import annotations

from typing import Any

from drafter.outline.load import load
from drafter.outline.model import Blanks, Outline, OutlineFile


def outline(text: str) -> Outline:
    """The one outline of a text that is worth no notice."""
    file, notices = load(text, "outline.yaml")
    assert not notices
    (only,) = file.outlines
    return only


def file(text: str, name: str = "outline.yaml") -> OutlineFile:
    """The outlines of a text."""
    return load(text, name)[0]


def shown(body: Any) -> str:
    """A body in one line: ``导语 | 学(早学 | 1(…))``; a point is its heading with its body in brackets, blanks stand between ``[ ]``."""
    return " | ".join(item if isinstance(item, str) else f"{heading(item.heading)}({shown(item.body)})" for item in body)


def sections(all_: Any) -> str:
    """Sections in one line: ``§学(导语 | §深(…))``."""
    return " ".join(
        f"§{heading(one.heading)}({' | '.join(filter(None, (shown(one.body), sections(one.sections))))})" for one in all_
    )


def heading(words: Any) -> str:
    """A heading as typed."""
    return f"[{'，'.join(words.words)}]" if isinstance(words, Blanks) else words or ""
