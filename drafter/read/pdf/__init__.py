"""``pdf``: a PDF with a text layer. Its printed lines are joined to paragraphs.

pdfminer.six (the extra ``pdf``) reads the file. The result depends on the file alone: the text comes from its encodings, the
positions from its character widths. PDFium is faster, but uses the machine's fonts where a file embeds none, and drops characters
that then seem to overlap. Characters are put into reading order: a program may paint the quotation marks, which are in another
font, after the rest of the line.
"""

from __future__ import annotations

from drafter.errors import Fault, InputError, Place
from drafter.read.left_out import left_out
from drafter.read.pdf.paragraphs import paragraphs
from drafter.read.pdf.printed import UNKNOWN
from drafter.read.pdf.running_heads import without_contents, without_running_heads
from drafter.read.source import SourceText


def read(data: bytes, name: str, encoding: str | None = None) -> SourceText:  # noqa: ARG001 - a PDF names its own
    """The text. Raises InputError for a file that is no PDF, is locked, or has no text layer, and ToolError without the library."""
    try:
        from drafter.read.pdf.pages import Locked, Unreadable, pages_of
    except ImportError:
        raise InputError(Fault("input.needs-extra", Place(name), {"format": "PDF", "extra": "pdf"})) from None
    try:
        pages = pages_of(data)
    except Locked:
        raise InputError(Fault("input.encrypted", Place(name))) from None
    except Unreadable:
        raise InputError(Fault("input.damaged", Place(name))) from None
    text = "".join(line.text for page in pages for line in page.lines)
    unknown = sum(character == UNKNOWN or "\ue000" <= character <= "\uf8ff" for character in text)
    if not text.strip() or unknown > len(text) / 4:
        raise InputError(Fault("input.no-text-layer", Place(name)))
    body, running_heads = without_running_heads(pages)
    body, contents = without_contents(body)
    pictures = [left_out("picture", f"page {number}") for number, page in enumerate(pages, 1) if page.has_pictures]
    twice = "\n".join(text for page in pages for text in page.painted_twice)
    report = running_heads + contents + pictures + ([left_out("text painted twice", twice)] if twice else [])
    return SourceText(name, "\n".join(paragraphs(body, pages[0].width)), tuple(report))
