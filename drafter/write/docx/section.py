"""The properties of a document's section: sheet, margins, grid, and which headers and footers its pages have."""

from __future__ import annotations

from functools import lru_cache

from drafter.layout.model import Layout
from drafter.write.docx.rim import has_title_page, rim_parts
from drafter.write.docx.xml import twips


@lru_cache(maxsize=32)
def section_xml(layout: Layout) -> str:
    """``w:sectPr`` of a document's only section, in the order of the schema (CT_SectPr)."""
    page = layout.page
    references = "".join(
        f'<w:{part.kind}Reference w:type="{part.pages}" r:id="{part.relation}"/>'
        for part in sorted(rim_parts(layout), key=lambda part: part.kind != "header")
    )
    numbers = f'<w:lnNumType w:countBy="{page.line_numbers}" w:restart="newPage"/>' if page.line_numbers else ""
    title_page = "<w:titlePg/>" if has_title_page(layout) else ""
    # type "lines": with "linesAndChars" LibreOffice ignores the lines and characters of the grid
    grid = f'<w:docGrid w:type="lines" w:linePitch="{twips(page.grid)}"/>' if page.grid else ""
    return f'<w:sectPr>{references}{_sheet(layout)}{numbers}<w:cols w:space="425"/>{title_page}{grid}</w:sectPr>'


def _sheet(layout: Layout) -> str:
    page = layout.page
    width, height, top, bottom, left, right = map(twips, (page.width, page.height, page.top, page.bottom, page.left, page.right))
    landscape = ' w:orient="landscape"' if width > height else ""
    header, footer = map(twips, (page.header, page.footer))
    return (
        f'<w:pgSz w:w="{width}" w:h="{height}"{landscape}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{header}" w:footer="{footer}" w:gutter="0"/>'
    )
