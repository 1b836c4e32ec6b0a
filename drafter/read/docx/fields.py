"""Fields of a paragraph. The result of a field is text, its instruction is not. A table of contents is not part of a speech."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.read.docx.formats import shown

_ENCLOSED = re.compile(r"\s*eq\s.*?\\o\\ac\s*\(\s*(\S)\s*[,;，；]\s*(\S{1,2}?)\s*\)", re.IGNORECASE)
_OVERLAID = re.compile(r"[,;，；]\s*([\u3400-\u9fff]+)\s*\)")
_CIRCLES = frozenset("○◯〇")


@dataclass(slots=True)
class WordField:
    """A field that has begun. shows: whether its result has begun. begun_at: the length of the paragraph's text before it."""

    begun_at: int
    instruction: str = ""
    shows: bool = False

    @property
    def is_contents(self) -> bool:
        """Whether it is a table of contents."""
        return self.instruction.split()[:1] in (["TOC"], ["toc"])


class Fields:
    """The fields that are open while a document is read. A field may begin in one paragraph and end in another."""

    def __init__(self) -> None:
        self._open: list[WordField] = []

    def begin(self, place: int) -> None:
        """A field begins. place: the length of the paragraph's text before it."""
        self._open.append(WordField(place))

    def instruct(self, text: str) -> None:
        """Add text to the instruction of the innermost field."""
        if self._open:
            self._open[-1].instruction += text

    def separate(self) -> None:
        """The result of the innermost field begins."""
        if self._open:
            self._open[-1].shows = True

    def end(self) -> WordField | None:
        """End the innermost field and return it; None where no field is open."""
        return self._open.pop() if self._open else None

    def end_paragraph(self) -> list[WordField]:
        """Close the fields without a result and return them.

        An instruction never goes beyond a paragraph, so the field's end is missing.
        """
        lost = [field for field in self._open if not field.shows]
        self._open = [field for field in self._open if field.shows]
        for field in self._open:
            field.begun_at = 0
        return lost

    @property
    def hides(self) -> bool:
        """Whether text is now part of an instruction."""
        return any(not field.shows for field in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether text is now inside a table of contents."""
        return any(field.is_contents for field in self._open)


def drawn(instruction: str) -> str | None:
    r"""What a field without a result shows: ``EQ \o\ac(○,1)`` is ① (Word's enclosed characters). None for unknown fields."""
    enclosed = _ENCLOSED.match(instruction)
    if enclosed:
        around, inside = enclosed.groups()
        return (
            shown(int(inside), "decimalEnclosedCircle") if around in _CIRCLES and inside.isdecimal() and len(inside) < 5 else inside
        )
    overlaid = _OVERLAID.search(instruction) if instruction.split()[:1] in (["EQ"], ["eq"]) else None
    return overlaid[1] if overlaid else None
