"""A layout as values: the page, and one `Type` for each kind of paragraph.

Sizes and distances are in points (1 pt = 20 twips of WordprocessingML). A `Length` may also count characters or lines.

Named tuples and no dataclasses: a dataclass takes 0.6 ms to define at every start, a named tuple 0.07 ms.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from drafter.errors import Fault

Align = Literal["left", "center", "right", "justify"]
Unit = Literal["pt", "字", "行"]


class Length(NamedTuple):
    """A distance: in points, in characters of the paragraph's type (``2字``), or in lines of its line pitch (``1行``)."""

    value: float
    unit: Unit = "pt"

    def points(self, type_: Type) -> float:
        """The distance in points. type_: the type of the paragraph, by which characters and lines are counted."""
        if self.unit == "字":
            return self.value * type_.size
        return self.value * type_.line if self.unit == "行" else self.value


class Type(NamedTuple):
    """How one kind of paragraph, or a run-in heading, is set.

    font: the font of Chinese text.
    latin: the font of Latin letters and digits.
    size: the type size in points.
    line: the exact line pitch in points.
    tracking: extra space behind each character, in points.
    indent: the indentation of the first line.
    before, after: the space above and below.
    keep_next: whether it stays on the same page as the next paragraph.
    keep_lines: whether it stays on one page, unless it is longer than half a page.
    snap: whether its lines stand on the page's line grid.
    left, right: the indentation of all its lines.
    shown: whether paragraphs of this kind are shown at all; only for kinds of lines.
    """

    font: str
    latin: str
    size: float
    bold: bool
    align: Align
    line: float
    tracking: float
    indent: Length
    before: Length
    after: Length
    keep_next: bool
    keep_lines: bool
    snap: bool
    left: Length = Length(0.0)
    right: Length = Length(0.0)
    shown: bool = True


class Page(NamedTuple):
    """The sheet. All distances in points.

    grid: the line pitch of the page's line grid.
    header, footer: the distance from the sheet's edge to the top of the header, and to the bottom of the footer.
    gap: the space below the head of the front (title, subtitle, speaker, date).
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    footer: float
    grid: float
    gap: Length

    @property
    def text_width(self) -> float:
        """The width of the type area."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """The height of the type area."""
        return self.height - self.top - self.bottom


TOTAL = "\ue000"
"""Stands in `PageNumber.after` where the number of pages belongs."""


class PageNumber(NamedTuple):
    """The page number.

    before, after: the text around the number, ``— `` and `` —``.
    place: ``outside`` is right on odd pages and left on even pages; ``none`` means no number.
    inset: the distance from the edge of the type area; without effect for ``center``.
    """

    type: Type
    before: str
    after: str
    place: Literal["outside", "center", "right", "none"]
    inset: Length


class Layout(NamedTuple):
    """A complete layout.

    name: its name as the user gave it, without folder and suffix.
    headings: the types of section headings, for levels 1 to 4.
    points: the types of points' headings, by level, 2 to 4.
    contents_title: the title of a bundle's contents, ``目 录``; "" for none.
    substitutes: from a font to the font that replaces it where it is not installed.
    notices: what is worth a report in the user's file, though nothing is wrong.
    lines: the types of the kinds of lines (`drafter.speech.lines`), by their names.
    """

    name: str
    summary: str
    page: Page
    body: Type
    title: Type
    subtitle: Type
    speaker: Type
    date: Type
    salutation: Type
    headings: tuple[Type, Type, Type, Type]
    points: tuple[Type, Type, Type, Type]
    bundle_title: Type
    bundle_count: Type
    contents_heading: Type
    contents_line: Type
    contents_title: str
    page_number: PageNumber
    substitutes: tuple[tuple[str, str], ...]
    notices: tuple[Fault, ...] = ()
    lines: Mapping[str, Type] = MappingProxyType({})

    def __hash__(self) -> int:
        """A hash of few values, because every rendering looks up a layout's base document.

        Equal layouts have equal names and bodies.
        """
        return hash((self.name, self.body))

    def type_of(self, kind: str, level: int = 0) -> Type:
        """The type of a kind of paragraph of `drafter.speech.flow`. level: of a heading."""
        if kind == "heading":
            return self.headings[level - 1]
        if kind in self.lines:
            return self.lines[kind]
        return getattr(self, kind.replace("-", "_"))  # type: ignore[no-any-return]
