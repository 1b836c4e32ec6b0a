"""Lines as a reader finds them, with what the source says of them and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafter.read.left_out import Kind, left_out
from drafter.read.source import SourceText


@dataclass(slots=True)
class Lines:
    """The lines so far, the hints for some by their number from 0, and the report."""

    texts: list[str] = field(default_factory=list)
    hints: list[tuple[int, str]] = field(default_factory=list)
    report: list[str] = field(default_factory=list)

    def add(self, text: str, hint: str = "") -> None:
        """Another line; an empty one has no hint."""
        if hint and text.strip():
            self.hints.append((len(self.texts), hint))
        self.texts.append(text)

    def extend(self, others: Lines) -> None:
        """All lines of another."""
        self.hints += [(len(self.texts) + index, hint) for index, hint in others.hints]
        self.texts += others.texts

    def leave_out(self, kind: Kind, text: str, ahead: int = 1) -> None:
        """Report something that stands in or before the line to come; with `ahead` 2 an empty one comes before it, unless it is the first."""
        self.report.append(left_out(kind, text, len(self.texts) + (ahead if self.texts else 1)))

    def source(self, name: str, report: tuple[str, ...] = ()) -> SourceText:
        """All of it. report: what was left out before the lines were made."""
        return SourceText(name, "\n".join(self.texts), (*report, *self.report), tuple(self.hints))
