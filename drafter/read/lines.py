"""The lines that a reader has found, with hints, and the report of what it left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafter.read.left_out import Kind, left_out
from drafter.read.source import SourceText
from drafter.speech.look_signs import SIGNS, has_signs, parted_signs


@dataclass(slots=True)
class Lines:
    """The lines so far.

    hints: for some, by their number from 0. report: what is left out. aside, pages: the numbers of lines as in `SourceText`.
    """

    texts: list[str] = field(default_factory=list)
    hints: list[tuple[int, str]] = field(default_factory=list)
    report: list[str] = field(default_factory=list)
    aside: list[int] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

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
        self.report.append(left_out(kind, without_signs(text), len(self.texts) + (ahead if self.texts else 1)))

    def source(self, name: str, report: tuple[str, ...] = (), *, markup: bool = True) -> SourceText:
        """The source text. report: entries from before the lines were made; they come first. markup: see `SourceText`."""
        looks: list[tuple[int, int, int, str]] = []
        texts = self.texts
        if any(map(has_signs, texts)):
            parted = [parted_signs(text) for text in texts]
            texts = [text for text, _ in parted]
            looks = [(number, *look) for number, (_, said) in enumerate(parted) for look in said]
        said = (*report, *self.report)
        return SourceText(
            name, "\n".join(texts), said, tuple(self.hints), False, markup, tuple(self.aside), tuple(looks), tuple(self.pages)
        )


def with_look(text: str, look: str) -> str:
    """A text of a line with signs around it that say its look; blanks at its ends stay outside."""
    begin, end = SIGNS[look]
    inside = text.strip()
    if not inside:
        return text
    at = text.index(inside)
    return f"{text[:at]}{begin}{inside}{end}{text[at + len(inside) :]}"


def without_signs(text: str) -> str:
    """A text without the signs of looks."""
    return parted_signs(text)[0] if has_signs(text) else text
