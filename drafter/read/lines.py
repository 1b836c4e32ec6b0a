"""The lines that a reader has found, with hints, and the report of what it left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from drafter.read.left_out import Kind, left_out
from drafter.read.source import SourceText
from drafter.speech.emphasis import LOOKS


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
        self.report.append(left_out(kind, without_signs(text), len(self.texts) + (ahead if self.texts else 1)))

    def source(self, name: str, report: tuple[str, ...] = (), *, markup: bool = True) -> SourceText:
        """The source text. report: entries from before the lines were made; they come first. markup: see `SourceText`."""
        looks: list[tuple[int, int, int, str]] = []
        texts = self.texts
        if any(map(_ANY_LOOK, texts)):
            texts = [_without_signs(number, text, looks) for number, text in enumerate(texts)]
        said = (*report, *self.report)
        return SourceText(name, "\n".join(texts), said, tuple(self.hints), False, markup, tuple(self.aside), tuple(looks))


_SIGNS = {look: (chr(0xFDD4 + 2 * place), chr(0xFDD5 + 2 * place)) for place, look in enumerate(LOOKS)}
"""What begins and ends a look in a line that is being read. Unicode keeps these characters for such inner use (23.7)."""
_ENDS = {sign: (look, place) for look, signs in _SIGNS.items() for place, sign in enumerate(signs)}
_ANY_LOOK = re.compile("[\ufdd4-\ufddb]").search


def with_look(text: str, look: str) -> str:
    """A text of a line with signs around it that say its look; blanks at its ends stay outside."""
    begin, end = _SIGNS[look]
    inside = text.strip()
    if not inside:
        return text
    at = text.index(inside)
    return f"{text[:at]}{begin}{inside}{end}{text[at + len(inside) :]}"


def without_signs(text: str) -> str:
    """A text without the signs of looks."""
    return _without_signs(0, text, []) if _ANY_LOOK(text) else text


def _without_signs(number: int, text: str, looks: list[tuple[int, int, int, str]]) -> str:
    """A line without the signs. What they say is added to `looks`."""
    parts: list[str] = []
    begun: dict[str, int] = {}
    for character in text:
        if character not in _ENDS:
            parts.append(character)
            continue
        look, ends = _ENDS[character]
        if not ends:
            begun[look] = len(parts)
        elif look in begun:
            looks.append((number, begun.pop(look), len(parts), look))
    return "".join(parts)
