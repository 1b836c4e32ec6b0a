"""What a reader saw and could not read as text, each thing in a line of its report."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "table",
    "text box",
    "picture",
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

    text: all that the thing says, its lines joined by `` / ``. line: of the text read, from 1; 0 where it stands nowhere in it.
    """
    place = f", line {line}" if line else ""
    words = " / ".join(filter(None, (part.strip() for part in text.split("\n"))))
    return f"{kind}{place}: {words}" if words else f"{kind}{place}"
