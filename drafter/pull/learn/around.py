"""The page of a Word document: sheet, margins, grid, and what stands in its headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from drafter.layout.model import PAGE, TITLE, TOTAL
from drafter.pull.learn.boxes import boxed_paragraphs
from drafter.pull.learn.formats import Formats, Values
from drafter.read.docx.names import RELATIONS, WORD, switch

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from drafter.read.package import Package, Relation

_FIELDS = {"PAGE": PAGE, "NUMPAGES": TOTAL, "SECTIONPAGES": TOTAL, "TITLE": TITLE, "STYLEREF": TITLE}
_TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_GRIDS = ("lines", "linesAndChars", "snapToChars")
_MARK = re.compile(r"(?:绝密|机密|秘密)(?:\s*★.*)?|内部(?:资料|文件|材料)?[\s，,]*(?:注意保存|请勿外传)?|注意保存")
"""A mark above the text: the grades of secrecy (GB/T 9704-2012, 7.2.2), and what papers of meetings have there."""


class Around(NamedTuple):
    """What stands around the text, as values of a layout.

    page, number, header, footer, mark: the keys of these mappings of a layout; an empty mark is none.
    watermark: its text.
    tracking: what the grid adds behind each character, in points.
    switches: the keys of the layout itself that are on, such as ``cover``.
    """

    page: Values
    number: Values
    header: Values
    footer: Values
    mark: Values
    watermark: str = ""
    tracking: float = 0.0
    switches: tuple[str, ...] = ()


class _Line(NamedTuple):
    """A paragraph of a header or footer. cells: its texts between tabs. side: where a frame or its alignment puts it."""

    cells: tuple[str, ...]
    side: str
    values: Values
    has_rule: bool = False


class _Reader:
    """Headers and footers of the last of some sections. Those that it does not name, it has from the sections in front of it."""

    def __init__(self, package: Package, sections: Sequence[Element], links: Mapping[str, Relation], formats: Formats) -> None:
        self.formats = formats
        self.width = _text_width(sections[-1])
        numbers = sections[-1].find(f"{WORD}pgNumType")
        self.in_dashes = numbers is not None and numbers.get(f"{WORD}fmt") == "numberInDash"
        self.parts: dict[tuple[str, str], Element] = {}
        for reference in (reference for section in sections for reference in section):
            kind = reference.tag.removeprefix(WORD).removesuffix("Reference")
            link = links.get(reference.get(f"{RELATIONS}id", ""))
            if kind in ("header", "footer") and link and not link.outside and (root := package.xml(link.target)) is not None:
                self.parts[kind, reference.get(f"{WORD}type", "default")] = root

    def lines(self, kind: str, pages: str) -> list[_Line]:
        root = self.parts.get((kind, pages))
        found = () if root is None else (self._line(paragraph, side) for paragraph, side in boxed_paragraphs(root, self.width))
        return [line for line in found if any(line.cells)]

    def _line(self, paragraph: Element, boxed: str) -> _Line:
        properties = paragraph.find(f"{WORD}pPr")
        text, values = self._text(paragraph, properties)
        looks = self.formats.paragraph(properties)
        side = boxed or _frame_side(properties) or str(looks["align"])
        inset = looks["indent-right"] if side in ("right", "outside") else looks["indent-left"]
        rule = self.formats.has_border(properties)
        cells = tuple(cell.strip() for cell in text.split("\t"))
        return _Line(cells, side, {**values, "line": looks["line"], "snap": looks["snap"], "inset": inset}, rule)

    def _text(self, paragraph: Element, properties: Element | None) -> tuple[str, Values]:
        """The text of a paragraph with signs for its fields, and the values of one run: that of the page number, else the first with text.

        A field looks like the run of its code: Word ignores how the runs look that begin and end it.
        """
        code: Element | None = None
        pieces: list[str] = []
        values: Values = {}
        numbered = False
        waiting: list[str] = []
        for child in _runs(paragraph):
            if child.tag == f"{WORD}fldSimple":
                sign, run = _sign(child.get(f"{WORD}instr", "")), child.find(f"{WORD}r")
                shown = sign or "".join(text.text or "" for text in child.iter(f"{WORD}t"))
            else:
                code = child if child.find(f"{WORD}instrText") is not None else code
                shown, sign = _shown(child, waiting)
                run = code if sign and code is not None else child
            if shown.strip() and run is not None and (not values or (sign == PAGE and not numbered)):
                values = self.formats.run(run.find(f"{WORD}rPr"), properties)
                numbered = sign == PAGE
            pieces.append(shown)
        return "".join(pieces), values


def _runs(element: Element) -> Iterator[Element]:
    """The runs and simple fields of a paragraph, those of text boxes and alternatives left out: they have paragraphs of their own."""
    for child in element:
        if child.tag in (f"{WORD}r", f"{WORD}fldSimple"):
            yield child
        elif child.tag != f"{WORD}pPr":
            yield from _runs(child)


def _shown(run: Element, waiting: list[str]) -> tuple[str, str]:
    """The text of a run, and the sign of a field whose result it begins, or which it ends.

    waiting: the codes of the open fields, innermost last; that of a field whose result has begun is replaced by ``=`` and its sign.
    """
    pieces: list[str] = []
    sign = ""
    for piece in run:
        kind = piece.get(f"{WORD}fldCharType")
        if kind == "begin":
            waiting.append("")
        elif kind == "separate" and waiting:
            sign = _sign(waiting[-1])
            pieces.append(sign)
            waiting[-1] = f"={sign}"
        elif kind == "end" and waiting:
            code = waiting.pop()
            if not code.startswith("=") and (found := _sign(code)):
                sign = found
                pieces.append(found)
        elif piece.tag == f"{WORD}instrText" and waiting:
            waiting[-1] += piece.text or ""
        elif piece.tag in (f"{WORD}tab", f"{WORD}ptab"):
            pieces.append("\t")
        elif piece.tag == f"{WORD}t" and (not waiting or waiting[-1] == "="):
            pieces.append(piece.text or "")
    return "".join(pieces), sign


def _sign(instruction: str) -> str:
    """The sign that stands for a field in the texts of a layout; "" for a field that layouts do not have."""
    return _FIELDS.get(next(iter(instruction.split()), "").upper(), "")


def _frame_side(properties: Element | None) -> str:
    """Where a frame (``w:framePr``) puts its paragraph: ``outside``, ``center``, ``right``; "" without a frame."""
    frame = None if properties is None else properties.find(f"{WORD}framePr")
    return "" if frame is None else frame.get(f"{WORD}xAlign", "")


def around(
    package: Package, sections: Sequence[Element], links: Mapping[str, Relation], formats: Formats, settings: Element | None
) -> Around:
    """What stands around the text of the last of some sections. links: the relationships of the main part."""
    section = sections[-1]
    page, tracking = _page(section)
    reader = _Reader(package, sections, links, formats)
    by_side = settings is not None and bool(switch(settings, "evenAndOddHeaders"))
    title_page = bool(switch(section, "titlePg"))
    number, in_footer = _number(reader, by_side=by_side)
    if (
        number.get("place", "none") != "none"
        and title_page
        and not any(PAGE in "".join(line.cells) for line in reader.lines("footer", "first"))
    ):
        number["first"] = False
    header, mark = _running(reader, "header", by_side=by_side, title_page=title_page)
    footer = {} if in_footer else _running(reader, "footer", by_side=by_side, title_page=title_page)[0]
    if not in_footer:
        number = _taken_out(footer, reader) or number
    art = [element.get("string", "") for root in reader.parts.values() for element in root.iter(_TEXT_PATH)]
    return Around(page, number, header, footer, mark, next(filter(None, art), ""), tracking)


def _page(section: Element) -> tuple[Values, float]:
    values: Values = {}
    size, margins, grid = (section.find(f"{WORD}{name}") for name in ("pgSz", "pgMar", "docGrid"))
    if size is not None:
        sides = [_points(size.get(f"{WORD}{side}")) for side in ("w", "h")]
        if all(sides):
            values["paper"] = tuple(sides)
    for side in ("top", "bottom", "left", "right", "header", "footer") if margins is not None else ():
        if (found := _points(margins.get(f"{WORD}{side}"))) is not None:  # type: ignore[union-attr]
            values[side] = found
    if margins is not None and "left" in values:  # a layout has no gutter: what is bound is margin
        values["left"] += _points(margins.get(f"{WORD}gutter")) or 0.0  # type: ignore[operator]
    values["grid"] = tracking = 0.0
    if grid is not None and grid.get(f"{WORD}type") in _GRIDS and (pitch := _points(grid.get(f"{WORD}linePitch"))):
        values["grid"] = pitch
        if grid.get(f"{WORD}type") != "lines":
            tracking = (  # charSpace counts 1/4096 of a point, not 1/20
                (_points(grid.get(f"{WORD}charSpace")) or 0.0)
                * (-20 if grid.get(f"{WORD}charSpace", "").startswith("-") else 20)
                / 4096
            )
    numbers = section.find(f"{WORD}lnNumType")
    if numbers is not None:
        every = numbers.get(f"{WORD}countBy", "1")
        values["line-numbers"] = int(every) if every.isdecimal() and len(every) < 5 and 1 <= int(every) <= _MOST_LINES else 1
    return values, tracking


def _text_width(section: Element) -> float:
    """The width of the text in points, 0 where the section does not say it."""
    size, margins = (section.find(f"{WORD}{name}") for name in ("pgSz", "pgMar"))
    if size is None or margins is None:
        return 0.0
    return max(
        0.0,
        (_points(size.get(f"{WORD}w")) or 0.0) - sum(_points(margins.get(f"{WORD}{side}")) or 0.0 for side in ("left", "right")),
    )


_MOST_LINES = 100
"""The greatest distance of line numbers that a layout takes."""


def _points(said: str | None) -> float | None:
    """A measure of Word (twentieths of a point, or with ``pt``) in points, without its sign; None for what is no measure."""
    try:
        return None if said is None else abs(float(said.removesuffix("pt"))) / (1 if said.endswith("pt") else 20)
    except ValueError:
        return None


def _number(reader: _Reader, *, by_side: bool) -> tuple[Values, bool]:
    """The keys of the page number, and whether it stands in the footer by itself. {} leaves them as they are, if they are not known."""
    line = _numbered(reader, "default")
    if line is None:
        absent = not any(PAGE in "".join(one.cells) for kind in ("header", "footer") for one in reader.lines(kind, "default"))
        return ({"place": "none"} if absent else {}), False
    even = _numbered(reader, "even") if by_side else None
    places = ["center" if line.cells[:-1] == ("",) else "right"] if len(line.cells) > 1 else [line.side]
    place = places[0]
    if even is not None and place == "right" and even.side == "left":
        place = "outside"
    if place == "left":
        return {}, False
    values = {key: value for key, value in line.values.items() if key != "inset"}
    form = line.cells[-1].replace(PAGE, f"- {PAGE} -") if reader.in_dashes else line.cells[-1]
    shown = {"place": place if place in ("outside", "center", "right") else "center", "form": form}
    inset = line.values["inset"]
    return {**values, **shown, **({"inset": inset} if place in ("outside", "right") else {})}, True


_OUTER = {"left": "right", "middle": "middle", "right": "left"}


def _taken_out(footer: Values, reader: _Reader) -> Values:
    """Take the page number out of the other texts of a footer. Returns its keys; {} if it shares its text with words, or has no place."""
    sides = [side for side in _OUTER if PAGE in str(footer.get(side, ""))]
    if len(sides) != 1 or sides[0] == "left":
        return {}
    side, form = sides[0], str(footer[sides[0]])
    even, first = footer.get("even"), footer.get("first")
    mirrored = {_OUTER[one]: footer[one] for one in _OUTER if one in footer}
    number: Values = {"form": form, "place": "center" if side == "middle" else "right"}
    if isinstance(even, dict):
        if even != mirrored or side != "right":
            return {}
        number["place"] = "outside"
        del footer["even"]
    del footer[side]
    if first == {one: footer[one] for one in _OUTER if one in footer}:
        number["first"] = False
        del footer["first"]
    elif isinstance(first, dict) and first.get(side) == form:
        del first[side]
    looks = next((line.values for line in reader.lines("footer", "default") if any(PAGE in cell for cell in line.cells)), {})
    return {**{key: value for key, value in looks.items() if key != "inset"}, **number}


def _numbered(reader: _Reader, pages: str) -> _Line | None:
    """The line of a footer that holds the page number and nothing else."""
    found = list(reader.lines("footer", pages))
    texts = [cell for line in found for cell in line.cells if cell]
    return found[0] if len(texts) == 1 and PAGE in texts[0] else None


def _running(reader: _Reader, kind: str, *, by_side: bool, title_page: bool) -> tuple[Values, Values]:
    """The keys of the header or of the footer, and those of the mark in it; {} for what is not there. kind: ``header`` or ``footer``."""
    values: Values = {}
    mark: Values = {}
    for pages, key in (("default", ""), ("even", "even"), ("first", "first")):
        if (pages == "even" and not by_side) or (pages == "first" and not title_page):
            continue
        cells: dict[str, str] = {}
        for line in reader.lines(kind, pages):
            text = "".join(line.cells)
            if kind == "header" and len(line.cells) == 1 and _MARK.fullmatch(text):
                looks = {name: value for name, value in line.values.items() if name not in ("line", "snap", "inset")}
                mark = mark or {"text": text, "align": line.side, **looks}
                mark |= {"pages": "every"} if pages == "default" else {}
                continue
            cells |= {side: text for side, text in _placed(line) if text and side not in cells}
            if not key:
                values |= {"rule": True} if line.has_rule else {}
                values |= {name: value for name, value in line.values.items() if name != "inset"}
        if not key:
            values |= cells
        elif cells != {side: values[side] for side in ("left", "middle", "right") if side in values}:
            values[key] = cells
    shown = any(values.get(key) for key in ("left", "middle", "right", "even", "first"))
    return (values if shown else {}), mark


def _placed(line: _Line) -> Iterator[tuple[str, str]]:
    """The texts of a line, each by the side on which it stands (``left``, ``middle``, ``right``)."""
    if len(line.cells) == 1:
        yield {"center": "middle", "right": "right"}.get(line.side, "left"), line.cells[0]
        return
    yield from zip(("left", "middle", "right"), (*line.cells, "", "")[:3], strict=True)
