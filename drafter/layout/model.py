"""A layout as values: the page, and one `Type` for each kind of paragraph.

Sizes and distances are in points (1 pt = 20 twips of WordprocessingML). A `Length` may also count characters or lines.

Named tuples and no dataclasses: a dataclass takes 0.6 ms to define at every start, a named tuple 0.07 ms.

No ``from __future__ import annotations`` in modules with many named tuples: Python compiles each field whose type is a text, at every start. The
577 fields of `drafter render` took 3.6 ms, the 209 that are left take 1.6.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from drafter.errors import Fault
from drafter.speech.lines import PICTURE

Align = Literal["left", "center", "right", "justify"]
Unit = Literal["pt", "字", "行"]


class Length(NamedTuple):
    """A distance: in points, in characters of the paragraph's type (``2字``), or in lines of its line pitch (``1行``)."""

    value: float
    unit: Unit = "pt"

    def points(self, type_: "Type") -> float:
        """The distance in points. type_: the type of the paragraph, by which characters and lines are counted."""
        if self.unit == "字":
            return self.value * type_.size
        return self.value * type_.line if self.unit == "行" else self.value


class Type(NamedTuple):
    """How one kind of paragraph, or a run-in heading, is set.

    font: the font of Chinese text.
    latin: the font of Latin letters and digits.
    size: the type size in points.
    line: the line pitch in points: exact, or estimated for a multiple.
    tracking: extra space behind each character, in points.
    indent: the indentation of the first line.
    before, after: the space above and below.
    keep_next: whether it stays on the same page as the next paragraph.
    keep_lines: whether it stays on one page, unless it is longer than half a page.
    snap: whether its lines stand on the page's line grid.
    phrases: whether its lines end at marks and between words, and its pages with sentences.
    left, right: the indentation of all its lines.
    shown: whether paragraphs of this kind are shown at all; only for kinds of lines.
    multiple: the line pitch as a multiple of single spacing, ``1.5``; 0 for an exact pitch.
    color: six hexadecimal digits, ``C00000``; "" for black.
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
    multiple: float = 0.0
    italic: bool = False
    underline: bool = False
    color: str = ""
    phrases: bool = False


class Page(NamedTuple):
    """The sheet. All distances in points.

    grid: the line pitch of the page's line grid, 0 for none.
    header, footer: the distance from the sheet's edge to the top of the header, and to the bottom of the footer.
    gap: the space below the head of the front (title, subtitle, speaker, date).
    line_numbers: every how many lines a number stands in the margin; 0 for none.
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
    line_numbers: int = 0

    @property
    def text_width(self) -> float:
        """The width of the type area."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """The height of the type area."""
        return self.height - self.top - self.bottom


TOTAL, PAGE, TITLE, DATE = "\ue000", "\ue001", "\ue002", "\ue003"
"""Stand in the texts of headers, footers and page numbers for the number of pages, the page's number, and the document's title and date.

The texts beside a page number hold no `PAGE`.
"""


class PageNumber(NamedTuple):
    """The page number.

    before, after: the text around the number, ``— `` and `` —``.
    place: ``outside`` is right on odd pages and left on even pages; ``none`` means no number.
    inset: the distance from the edge of the type area; without effect for ``center``.
    first: whether the first page has one.
    """

    type: Type
    before: str
    after: str
    place: Literal["outside", "center", "right", "none"]
    inset: Length
    first: bool = True


class Cells(NamedTuple):
    """The texts of a header or footer. `TOTAL`, `PAGE`, `TITLE` and `DATE` stand for their fields."""

    left: str = ""
    middle: str = ""
    right: str = ""

    @property
    def text(self) -> str:
        """The three texts as one."""
        return "".join(self)


class RunningHead(NamedTuple):
    """A header or footer.

    cells: of every page, or of odd pages where `even` is given. even: of even pages, None where they are as the others.
    first: of the first page, None where it is as the others. rule: whether a line parts it from the text.
    """

    type: Type
    cells: Cells = Cells()
    even: Cells | None = None
    first: Cells | None = None
    rule: bool = False


class Mark(NamedTuple):
    """A mark above the text, such as the grade of confidentiality. every_page: whether it stands on all pages or on the first only."""

    type: Type
    text: str
    every_page: bool = False


class Watermark(NamedTuple):
    """A text across the page, behind the words. size: in points. color: six hexadecimal digits."""

    text: str
    font: str
    size: float
    color: str


class BaseFile(NamedTuple):
    """The office's own Word file as the base of documents.

    name: as messages show it. data: its bytes. styles: whose styles set the speech: the file's where it has some
    (``file``), the layout's (``layout``), or the file's where somebody set them ("").
    """

    name: str
    data: bytes
    styles: Literal["file", "layout", ""] = ""


class FontHeight(NamedTuple):
    """How far a font reaches above and below the line on which its letters stand, in sizes of the type.

    above: with the space that the font wants between two lines.
    """

    above: float
    below: float


class Layout(NamedTuple):
    """A complete layout.

    name: its name as the user gave it, without folder and suffix.
    headings: the types of section headings, for levels 1 to 4.
    points: the types of points' headings, by level, 2 to 4.
    contents_title: the title of a bundle's contents, ``目 录``; "" for none. contents_speakers: whether they have the speakers too.
    cover: whether a bundle's title has a page of its own.
    substitutes: from a font to the fonts, parted by commas, that replace it where it is not installed.
    header, footer: what stands there beside the page number; None for nothing.
    mark: above the text; None without one.
    base: the Word file into which documents are written; None for a document of Drafter's own.
    own: the types of the user's own kinds of lines, by their names.
    notices: what is worth a report in the user's file, though nothing is wrong.
    lines: the types of the kinds of lines (`drafter.speech.lines`), by their names.
    above: what a base file has above the speech: whole pages, and points that are taken on the next.
    title_words: an office's names and set terms, which a title keeps on one line; from its configuration.
    fonts: the heights of its fonts on this computer, by their names, where they are asked for.
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
    header: RunningHead | None = None
    footer: RunningHead | None = None
    mark: Mark | None = None
    watermark: Watermark | None = None
    own: tuple[tuple[str, Type], ...] = ()
    base: BaseFile | None = None
    title_words: tuple[str, ...] = ()
    above: tuple[int, float] = (0, 0.0)
    contents_speakers: bool = False
    cover: bool = False
    fonts: tuple[tuple[str, FontHeight], ...] = ()

    def __hash__(self) -> int:
        """A hash of few values, because every rendering looks up a layout's base document.

        Equal layouts have equal names and bodies.
        """
        return hash((self.name, self.body))

    @property
    def contents_entry(self) -> Type:
        """The type of a title in the contents. It stays on the page of its speaker."""
        return self.contents_line._replace(keep_next=True) if self.contents_speakers else self.contents_line

    @property
    def contents_speaker(self) -> Type:
        """The type of a speaker in the contents: a line of theirs in the face of speakers, two characters in."""
        return self.contents_line._replace(font=self.speaker.font, indent=Length(2.0, "字"))

    def is_set_by_fonts(self, type_: Type) -> bool:
        """Whether the font decides how high a line of a type is: its pitch is a multiple, and it stands on no grid."""
        return bool(type_.multiple) and not (self.page.grid and type_.snap)

    @property
    def page_needs_fonts(self) -> bool:
        """Whether the fonts decide how much fits a page. A picture is as high as it is, and what stands at the rim takes no room."""
        rim = (self.page_number, self.header, self.footer, self.mark)
        of_lines = (type_ for kind, type_ in self.lines.items() if kind != PICTURE)
        of_text = (type_ for type_ in self.types() if not any(part and type_ is part.type for part in rim))
        return any(self.is_set_by_fonts(type_) for type_ in (*of_text, *of_lines) if type_.shown)

    def types(self) -> tuple[Type, ...]:
        """The types of all kinds of paragraphs, of page numbers, headers and footers."""
        front = (self.body, self.title, self.subtitle, self.speaker, self.date, self.salutation, *self.headings, *self.points)
        others = (self.bundle_title, self.bundle_count, self.contents_heading, self.contents_line, self.page_number.type)
        return (
            *front,
            *others,
            *(head.type for head in (self.header, self.footer, self.mark) if head),
            *(type_ for _, type_ in self.own),
        )

    def type_of(self, kind: str, level: int = 0) -> Type:
        """The type of a kind of paragraph of `drafter.speech.flow`. level: of a heading."""
        if kind == "heading":
            return self.headings[level - 1]
        if kind in self.lines:
            return self.lines[kind]
        found = getattr(self, kind.replace("-", "_"), None)
        return found if isinstance(found, Type) else self.own_type(kind) or self.body

    def own_type(self, kind: str) -> Type | None:
        """The type of a user's own kind of lines; None where the layout does not know it."""
        return next((type_ for name, type_ in self.own if name == kind), None)
