"""The headers and footers of a document: page number, texts with fields, mark of confidentiality, watermark.

A layout without any of these but the page number has two footers, for odd and for even pages. Where the first page differs, it has parts of
its own (``w:titlePg``). Texts with the document's title or date are filled in for each document (`filled`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from drafter.layout.model import DATE, PAGE, TITLE, TOTAL, Cells, Layout, PageNumber, RunningHead, Watermark
from drafter.speech.text import is_wide
from drafter.write.docx.styles import FOOTER, FOOTER_TEXT, HEADER, MARK, NUMBER_RUN
from drafter.write.docx.xml import DECLARATION, ROOT, content, escape, twips

Pages = Literal["default", "even", "first"]


class RimPart(NamedTuple):
    """A header or footer as a part of the document.

    pages: the pages that show it, as ``w:type`` says it. relation: the id of its relationship.
    text: its words, without the page numbers; `TITLE` and `DATE` stand for the document's.
    """

    kind: Literal["header", "footer"]
    pages: Pages
    number: int
    relation: str
    xml: str
    text: str

    @property
    def name(self) -> str:
        """The part's name in the package."""
        return f"word/{self.kind}{self.number}.xml"

    @property
    def is_worded(self) -> bool:
        """Whether it shows words of the document."""
        return TITLE in self.xml or DATE in self.xml


_NUMBERS: dict[Pages, int] = {"default": 1, "even": 2, "first": 3}


def differs_by_side(layout: Layout) -> bool:
    """Whether odd and even pages differ: their page numbers are at different sides, or the layout says it."""
    return layout.page_number.place == "outside" or any(head and head.even is not None for head in (layout.header, layout.footer))


def has_title_page(layout: Layout) -> bool:
    """Whether the first page differs from the others."""
    heads = any(head and head.first is not None for head in (layout.header, layout.footer))
    return heads or not layout.page_number.first or (layout.mark is not None and not layout.mark.every_page)


@lru_cache(maxsize=32)
def rim_parts(layout: Layout) -> tuple[RimPart, ...]:
    """The headers and footers of a layout, in the order of the package. There are always a default and an even footer."""
    first: tuple[Pages, ...] = ("first",) if has_title_page(layout) else ()
    footers: tuple[Pages, ...] = ("default", "even", *first)
    parts = [
        _part(layout, "footer", pages, f"rId{5 + place}" if place < 2 else "rIdFooter3") for place, pages in enumerate(footers)
    ]
    if layout.header or layout.mark or layout.watermark:
        sides: tuple[Pages, ...] = ("default", "even") if differs_by_side(layout) else ("default",)
        parts += [_part(layout, "header", pages, f"rIdHeader{_NUMBERS[pages]}") for pages in (*sides, *first)]
    return tuple(parts)


def filled(text: str, title: str, date: str) -> str:
    """The XML of a part, or its words, with the document's title and date."""
    return text.replace(TITLE, title).replace(DATE, date)


def _part(layout: Layout, kind: Literal["header", "footer"], pages: Pages, relation: str) -> RimPart:
    make = _header if kind == "header" else _footer
    xml, text = make(layout, pages)
    return RimPart(kind, pages, _NUMBERS[pages], relation, xml, text)


def _cells(head: RunningHead | None, pages: Pages) -> Cells:
    if head is None:
        return Cells()
    special = {"first": head.first, "even": head.even}.get(pages)
    return head.cells if special is None else special


# ---------------------------------------------------------------- footers


def _footer(layout: Layout, pages: Pages) -> tuple[str, str]:
    number = _number_on(layout, pages)
    cells = footer_cells(layout, pages)
    if layout.footer is None or (pages == "first" and layout.footer.first is not None and not cells.text):
        xml = footer_xml(layout.page_number if number or layout.page_number.place == "none" else None, even=pages == "even")
        return xml, number.before + number.after if number else ""
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{FOOTER_TEXT}"/></w:pPr>{_runs_of(cells)}</w:p>'
    return f"{DECLARATION}<w:ftr {ROOT}>{paragraph}</w:ftr>", cells.text


def footer_cells(layout: Layout, pages: Pages) -> Cells:
    """The texts of a footer, with the page number at its place. Texts beside a number at the outer side change sides on even pages."""
    cells, number = _cells(layout.footer, pages), _number_on(layout, pages)
    if number is None:
        return cells
    if pages == "even" and number.place == "outside" and layout.footer and layout.footer.even is None:
        cells = Cells(cells.right, cells.middle, cells.left)
    return _with_number(cells, number, pages)


def header_cells(layout: Layout, pages: Pages) -> Cells:
    """The texts of a header, with the mark at the left where the header has nothing."""
    cells = _cells(layout.header, pages)
    mark = layout.mark.text if layout.mark and (layout.mark.every_page or pages == "first") else ""
    return cells if cells.left or not mark else cells._replace(left=mark)


def _number_on(layout: Layout, pages: Pages) -> PageNumber | None:
    """The page number on some pages. None where there is none, or where a header or footer shows the number in a text."""
    number = layout.page_number
    shown = [head for head in (layout.header, layout.footer) if head]
    if number.place == "none" or any(PAGE in head.cells.text for head in shown) or (pages == "first" and not number.first):
        return None
    return number


NUMBER_STARTS, NUMBER_ENDS = "\ue010", "\ue011"
"""Stand around the page number in a cell: it has a type of its own."""


def _with_number(cells: Cells, number: PageNumber, pages: Pages) -> Cells:
    side = {"center": "middle", "outside": "left" if pages == "even" else "right"}.get(number.place, "right")
    text = f"{NUMBER_STARTS}{number.before}{PAGE}{number.after}{NUMBER_ENDS}"
    taken = getattr(cells, side)
    return cells._replace(**{side: f"{taken}\u3000{text}" if taken else text})


def footer_xml(number: PageNumber | None, *, even: bool) -> str:
    """A footer with the page number, or with an empty paragraph for pages without one."""
    runs = "" if number is None or number.place == "none" else _runs(f"{number.before}{PAGE}{number.after}")
    return f'{DECLARATION}<w:ftr {ROOT}><w:p><w:pPr><w:pStyle w:val="{FOOTER}"/>{_footer_place(number, even)}</w:pPr>{runs}</w:p></w:ftr>'


def _footer_place(number: PageNumber | None, even: bool) -> str:
    if number is None or number.place in ("center", "none"):
        return '<w:jc w:val="center"/>'
    side = "left" if even and number.place == "outside" else "right"
    characters = f'w:{side}Chars="{round(number.inset.value * 100)}" ' if number.inset.unit == "字" else ""
    return f'<w:ind {characters}w:{side}="{twips(number.inset.points(number.type))}"/><w:jc w:val="{side}"/>'


# ---------------------------------------------------------------- headers


def _header(layout: Layout, pages: Pages) -> tuple[str, str]:
    cells = _cells(layout.header, pages)
    mark = layout.mark if layout.mark and (layout.mark.every_page or pages == "first") else None
    art = _watermark(layout, layout.watermark, pages) if layout.watermark else ""
    lines = [f'<w:p><w:pPr><w:pStyle w:val="{HEADER}"/></w:pPr>{art}{_runs_of(cells)}</w:p>']
    if mark:
        own = f'<w:p><w:pPr><w:pStyle w:val="{MARK}"/></w:pPr>{art}{_runs(mark.text)}</w:p>'
        lines = [*lines, own.replace(art, "")] if cells.text else [own]
    text = f"{cells.text}{mark.text if mark else ''}{layout.watermark.text if layout.watermark else ''}"
    return f"{DECLARATION}<w:hdr {_DRAWN if art else ROOT}>{''.join(lines)}</w:hdr>", text


_DRAWN = (
    f'{ROOT} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>'
    '<v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>'
    '<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
"""Word's own shape of a text that fills a box (WordArt, type 136), which its command “watermark” makes too."""
_SHORT = 4


def watermark_box(layout: Layout, mark: Watermark) -> tuple[float, float]:
    """Width and height of the box that a watermark fills, in points."""
    characters = max(1.0, sum(1.0 if is_wide(character) else 0.5 for character in mark.text))
    width = characters * mark.size if mark.size else layout.page.text_width * (0.75 if characters <= _SHORT else 1.1)
    return width, width / characters


def _watermark(layout: Layout, mark: Watermark, pages: Pages) -> str:
    """The run with a watermark, across the page from the lower left to the upper right."""
    width, height = watermark_box(layout, mark)
    number = _NUMBERS[pages]
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width:.1f}pt;height:{height:.1f}pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return (
        f'<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{_SHAPE_TYPE}<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}"'
        f' type="#_x0000_t136" style="{style}" o:allowincell="f" fillcolor="#{mark.color or "000000"}" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;{escape(mark.font)}&quot;;font-size:1pt" string="{escape(mark.text)}"/>'
        '<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
    )


# ---------------------------------------------------------------- runs


def _runs_of(cells: Cells) -> str:
    """The runs of three texts, each at its tab stop."""
    runs = "<w:r><w:tab/></w:r>".join(_runs(text) for text in cells)
    while runs.endswith("<w:r><w:tab/></w:r>"):
        runs = runs.removesuffix("<w:r><w:tab/></w:r>")
    return runs


_SIGNS = re.compile(f"([{PAGE}{TOTAL}{NUMBER_STARTS}{NUMBER_ENDS}])")
_NUMBER_TYPE = f'<w:rPr><w:rStyle w:val="{NUMBER_RUN}"/></w:rPr>'


def _runs(text: str) -> str:
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """The runs of a text, with fields that Word fills in."""
    type_ = ""
    for piece in _SIGNS.split(text):
        if piece in (PAGE, TOTAL):
            name = "PAGE" if piece == PAGE else "NUMPAGES"
            yield f'<w:fldSimple w:instr=" {name} "><w:r>{type_}<w:t>1</w:t></w:r></w:fldSimple>'
        elif piece in (NUMBER_STARTS, NUMBER_ENDS):
            type_ = _NUMBER_TYPE if piece == NUMBER_STARTS else ""
        elif piece:
            yield f'<w:r>{type_}<w:t xml:space="preserve">{content(piece)}</w:t></w:r>'
