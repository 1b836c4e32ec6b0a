"""What stands at the rim of the sheets beside the text: headers, footers, the mark of confidentiality, the watermark."""

from __future__ import annotations

from typing import Any

from drafter.layout.model import Layout
from drafter.write.docx.rim import Pages, differs_by_side, footer_cells, has_title_page, header_cells, watermark_box

Json = dict[str, Any]


def rim_of(layout: Layout) -> Json | None:
    """The rim of a layout's sheets; None where they have nothing but a page number on each. Measures are in points.

    pages: what stands on all sheets (``default``), and on the first or the even ones where they differ: ``header`` and ``footer`` are three texts,
    in which signs stand for the page's number, the number of pages, title and date; a footer is None where the page number stands alone,
    ``number`` says whether it does.
    """
    if not (layout.header or layout.footer or layout.mark or layout.watermark or not layout.page_number.first):
        return None
    pages: list[Pages] = ["default"]
    pages += ["even"] if differs_by_side(layout) else []
    pages += ["first"] if has_title_page(layout) else []
    return {
        "pages": {name: _on(layout, name) for name in pages},
        "top": layout.page.header,
        "bottom": layout.page.footer,
        "rules": {"header": bool(layout.header and layout.header.rule), "footer": bool(layout.footer and layout.footer.rule)},
        "watermark": _watermark(layout),
    }


def _on(layout: Layout, pages: Pages) -> Json:
    header = header_cells(layout._replace(mark=None), pages)
    mark = layout.mark.text if layout.mark and (layout.mark.every_page or pages == "first") else ""
    footer = footer_cells(layout, pages)
    stands_alone = layout.footer is None or (pages == "first" and layout.footer.first is not None and not footer.text)
    return {
        "header": list(header) if layout.header and (header.text or not mark) else None,
        "mark": mark,
        "footer": None if stands_alone else list(footer),
        "number": stands_alone and bool(footer.text),
    }


def _watermark(layout: Layout) -> Json | None:
    """The text across the sheet, as the Word file has it: it fills a box in the middle of the type area."""
    mark = layout.watermark
    return {"text": mark.text, "size": watermark_box(layout, mark)[1], "color": f"#{mark.color or '000000'}"} if mark else None
