"""A source as lines: the value that every step of cleaning takes and gives."""

from __future__ import annotations

from typing import NamedTuple

from drafter.mine.model import Removed, Repair

SENTENCE_ENDS = "。！？!?；;…"
CLOSERS = "”’」』）)》】\"'"


class Line(NamedTuple):
    """A line that is not blank.

    text: without the blanks around it. number: in the source, from 1. source: as it stands there, html tags aside, which are listed apart. hint: what a style says of it, see
    `drafter.mine.model.SourceText`. Blank lines and indentation are no part of it: a text must not be read otherwise once it is cleaned.
    """

    text: str
    number: int
    source: str
    hint: str = ""


class Report(NamedTuple):
    """What the steps removed and restored, as it grows."""

    noise: list[Removed]
    repairs: list[Repair]

    def removed(self, line: Line, reason: str) -> None:
        """A whole line is gone."""
        self.noise.append(Removed(line.source, line.number, reason))

    def cut(self, text: str, line: Line, reason: str) -> None:
        """A stretch of a line is gone."""
        self.noise.append(Removed(text, line.number, reason, whole=False))

    def repaired(self, what: str, line: Line, before: str, after: str) -> None:
        """Something was restored."""
        self.repairs.append(Repair(what, line.number, before[:CONTEXT], after[:CONTEXT]))


CONTEXT = 24
"""So much of a text is shown with a repair."""


def finished(text: str) -> bool:
    """Whether a line ends as a sentence ends."""
    return text.rstrip(CLOSERS)[-1:] in SENTENCE_ENDS


def is_prose(text: str) -> bool:
    """Whether a line is long and a sentence: a paragraph, and no heading, label or advertisement."""
    return len(text) >= PROSE and (finished(text) or "，" in text or "," in text or "。" in text)


PROSE = 45
