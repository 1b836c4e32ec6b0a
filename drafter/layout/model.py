"""A layout as values: the page, and one `Type` for each kind of paragraph.

Sizes and distances are points (1 pt = 20 twips of WordprocessingML) unless a `Length` counts characters or lines.

Named tuples and no dataclasses: a dataclass takes 0.6 ms to define at every start, a named tuple 0.07 ms.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Align = Literal["left", "center", "right", "justify"]
Unit = Literal["pt", "字", "行"]


class Length(NamedTuple):
    """A distance: in points, in characters of the paragraph's type (``2字``) or in lines of its line pitch (``1行``)."""

    value: float
    unit: Unit = "pt"

    def points(self, type_: Type) -> float:
        """The distance in points, in a paragraph of a type."""
        if self.unit == "字":
            return self.value * type_.size
        return self.value * type_.line if self.unit == "行" else self.value


class Type(NamedTuple):
    """How one kind of paragraph, or a run-in heading, is set.

    font: of Chinese text. latin: of Latin letters and digits.
    size: in points. line: exact line pitch in points. tracking: added behind each character, in points.
    indent: of the first line. before, after: space above and below.
    keep_next: stays on the page of the next paragraph. keep_lines: is not parted by a page's end, unless it is longer than half a page.
    snap: its lines stand on the page's line grid.
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


class Page(NamedTuple):
    """The sheet. All distances in points.

    grid: line pitch of the page's line grid.
    header, footer: distance of the header's top and the footer's bottom line from the sheet's edge.
    gap: space between the last line of the front's head (title, subtitle, speaker, date) and what follows it.
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
"""Stands in the text behind a page number for the number of pages."""


class PageNumber(NamedTuple):
    """The page number.

    before, after: what stands around the number: ``— `` and `` —``.
    place: ``outside`` is right on odd pages and left on even ones; ``none`` writes no number.
    inset: distance from the edge of the type area; of no effect for ``center``.
    """

    type: Type
    before: str
    after: str
    place: Literal["outside", "center", "right", "none"]
    inset: Length


class Layout(NamedTuple):
    """A complete layout.

    name: as it was asked for, without folder and suffix.
    headings: of levels 1 to 4, standing alone or run in. points: run-in headings of points, by level; points occur at levels 2 to 4.
    contents_title: the word above a bundle's contents, ``目　录``; empty for none.
    substitutes: which font may stand in where one is not installed.
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

    def __hash__(self) -> int:
        """Cheap, because every rendering looks its base document up; equal layouts have equal names and bodies."""
        return hash((self.name, self.body))
