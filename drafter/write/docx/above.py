"""What a letterhead has above the speech: whole pages, and the height that is taken on the page where the speech begins.

It is an estimate: the text of a letterhead is large and short, so each paragraph counts as one line.
"""

from __future__ import annotations

import re

_BLOCK = re.compile(r"<w:tr[ >].*?</w:tr>|<w:p[ >](?:(?!<w:p[ >]).)*?</w:p>", re.DOTALL)
_BREAK = re.compile(r'<w:br [^>]*w:type="page"|<w:pageBreakBefore(?: w:val="(?:1|true|on)")?/>')
_SECTION = re.compile(r"<w:sectPr[ >].*?</w:sectPr>", re.DOTALL)
_CONTINUOUS = re.compile(r'<w:type w:val="(?:continuous|nextColumn)"/>')
_EXACT = re.compile(r'<w:spacing [^>]*w:line="(\d{1,9})"[^>]*w:lineRule="(?:exact|atLeast)"')
_SIZE = re.compile(r'<w:sz w:val="(\d{1,9})"/>')
_AROUND = re.compile(r'w:(?:before|after)="(\d{1,9})"')
_PICTURE = re.compile(r'<wp:inline .*?<wp:extent [^>]*cy="(\d{1,9})"', re.DOTALL)
_ROW = re.compile(r'<w:trHeight [^>]*w:val="(\d{1,9})"')
_USUAL = 10.5
"""The size of Word's own body text in Chinese, in points."""
_SINGLE = 1.3
"""Single spacing of Chinese type, in sizes of the type."""
_EMU = 12_700
"""English metric units in a point."""


def taken_above(xml: str) -> tuple[int, float]:
    """Of the part of ``word/document.xml`` above the speech: the pages that it fills, and the points that are taken on the next one."""
    pages, height = 0, 0.0
    for block in _BLOCK.findall(xml):
        if _BREAK.search(block):
            pages, height = pages + 1, 0.0
        height += _height(block)
        section = _SECTION.search(block)
        if section is not None and not _CONTINUOUS.search(section[0]):
            pages, height = pages + 1, 0.0
    return pages, height


def _height(block: str) -> float:
    """The height of a paragraph, or of a row of a table."""
    if block.startswith("<w:tr"):
        row = _ROW.search(block)
        return int(row[1]) / 20 if row else _line(block)
    pictures = [int(height) / _EMU for height in _PICTURE.findall(block)]
    return max([_line(block), *pictures]) + sum(map(int, _AROUND.findall(block))) / 20


def _line(block: str) -> float:
    exact = _EXACT.search(block)
    return int(exact[1]) / 20 if exact else max([_USUAL, *(int(size) / 2 for size in _SIZE.findall(block))]) * _SINGLE
