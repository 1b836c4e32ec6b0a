"""What a reader could not read as text: an entry of its report for each thing."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "table",
    "text box",
    "picture",
    "page break",
    "formula",
    "header",
    "footer",
    "footnote",
    "endnote",
    "comment",
    "deleted text",
    "hidden text",
    "phonetic guide",
    "field",
    "contents",
    "embedded document",
    "page title",
    "page furniture",
    "page number",
    "link",
    "front matter",
    "damaged bytes",
    "text painted twice",
    "superscript",
    "subscript",
    "bold",
    "damaged part",
]
"""Every kind of thing that a report names."""


def left_out(kind: Kind, text: str = "", line: int = 0) -> str:
    """An entry of a report: ``footnote, line 12: 见附件``.

    text: the text of the thing, its lines joined by `` / ``.
    line: the line of the read text beside which it stands, from 1; 0 where it belongs to no line.
    """
    place = f", line {line}" if line else ""
    words = " / ".join(filter(None, (part.strip() for part in text.split("\n"))))
    return f"{kind}{place}: {words}" if words else f"{kind}{place}"
