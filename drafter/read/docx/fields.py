"""Fields of a paragraph: their results are text, their instructions are not, and a table of contents is no part of a speech."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.read.docx.formats import shown

_ENCLOSED = re.compile(r"\s*eq\s.*?\\o\\ac\s*\(\s*(\S)\s*[,;，；]\s*(\S{1,2}?)\s*\)", re.IGNORECASE)
_OVERLAID = re.compile(r"[,;，；]\s*([\u3400-\u9fff]+)\s*\)")
_CIRCLES = frozenset("○◯〇")


@dataclass(slots=True)
class Field:
    """A field that is open. shows: the result has begun. begun_at: how much text stood before it."""

    begun_at: int
    instruction: str = ""
    shows: bool = False

    @property
    def is_contents(self) -> bool:
        """Whether it is a table of contents."""
        return self.instruction.split()[:1] in (["TOC"], ["toc"])


class Fields:
    """The fields that are open at a place of the document; they may begin in one paragraph and end in another."""

    def __init__(self) -> None:
        self._open: list[Field] = []

    def begin(self, place: int) -> None:
        """A field begins behind so much text."""
        self._open.append(Field(place))

    def instruct(self, text: str) -> None:
        """More of the instruction of the innermost field."""
        if self._open:
            self._open[-1].instruction += text

    def separate(self) -> None:
        """The result of the innermost field begins."""
        if self._open:
            self._open[-1].shows = True

    def end(self) -> Field | None:
        """The innermost field ends; None where none is open."""
        return self._open.pop() if self._open else None

    def end_paragraph(self) -> list[Field]:
        """Close the fields whose result has not begun: an instruction never fills a paragraph, but its end may be lost."""
        lost = [field for field in self._open if not field.shows]
        self._open = [field for field in self._open if field.shows]
        for field in self._open:
            field.begun_at = 0
        return lost

    @property
    def hides(self) -> bool:
        """Whether text at this place is part of an instruction."""
        return any(not field.shows for field in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether this place is inside a table of contents."""
        return any(field.is_contents for field in self._open)


def drawn(instruction: str) -> str | None:
    r"""What a field without a result shows: ``EQ \o\ac(○,1)`` is ①, Word's enclosed characters; None where nothing is known of it."""
    enclosed = _ENCLOSED.match(instruction)
    if enclosed:
        around, inside = enclosed.groups()
        return shown(int(inside), "decimalEnclosedCircle") if around in _CIRCLES and inside.isdecimal() else inside
    overlaid = _OVERLAID.search(instruction) if instruction.split()[:1] in (["EQ"], ["eq"]) else None
    return overlaid[1] if overlaid else None
