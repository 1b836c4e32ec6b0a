"""The lines that a reader has found, with hints, and the report of what it left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafter.read.left_out import Kind, left_out
from drafter.read.source import SourceText


@dataclass(slots=True)
class Lines:
    """The lines so far; hints for some, by their number from 0; the report; the numbers of lines that are furniture (`SourceText.aside`)."""

    texts: list[str] = field(default_factory=list)
    hints: list[tuple[int, str]] = field(default_factory=list)
    report: list[str] = field(default_factory=list)
    aside: list[int] = field(default_factory=list)

    def add(self, text: str, hint: str = "") -> None:
        """Add a line. An empty line gets no hint."""
        if hint and text.strip():
            self.hints.append((len(self.texts), hint))
        self.texts.append(text)

    def extend(self, others: Lines) -> None:
        """Add all lines of another list, with their hints and report."""
        self.hints += [(len(self.texts) + index, hint) for index, hint in others.hints]
        self.texts += others.texts

    def leave_out(self, kind: Kind, text: str, ahead: int = 1) -> None:
        """Report something beside the next line.

        ahead: 2 where an empty line will be added before that line (unless it is the first).
        """
        self.report.append(left_out(kind, text, len(self.texts) + (ahead if self.texts else 1)))

    def source(self, name: str, report: tuple[str, ...] = (), *, markup: bool = True) -> SourceText:
        """The source text. report: entries from before the lines were made; they come first. markup: see `SourceText`."""
        return SourceText(
            name, "\n".join(self.texts), (*report, *self.report), tuple(self.hints), markup=markup, aside=tuple(self.aside)
        )
