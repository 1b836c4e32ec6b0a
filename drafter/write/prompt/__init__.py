"""``prompt``: the speech as a prompter, one page for a browser that needs no network.

The text passes the reading line in the middle of the window at so many characters a minute, whatever size the type has. ``prompt.js`` says
what the keys do. What is not spoken (title, date, speaker) has no time.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files

from drafter.layout.model import Layout
from drafter.speech.emphasis import STRONG, SUBSCRIPT, SUPERSCRIPT, pieces
from drafter.speech.flow import HEAD, Paragraph, document_paragraphs
from drafter.speech.lines import FOOTNOTE, PICTURE, PICTURE_CAPTION, UNSPOKEN
from drafter.speech.text import count_characters
from drafter.speech.tree import Document
from drafter.write import Properties

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""The page holds its style and its script, and asks nobody for anything."""


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The page in UTF-8. The layout is not used: on a prompter all type is large."""
    minutes = f' data-minutes="{properties.minutes:g}"' if properties.minutes else ""
    parts = (
        f'<!DOCTYPE html>\n<html lang="{escape(properties.language)}">\n<head>\n<meta charset="utf-8">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n',
        f"<title>{escape(properties.title)}</title>\n<style>\n{_part('prompt.css')}</style>\n</head>\n",
        f'<body data-rate="{properties.rate:g}"{minutes}>\n<main id="text">\n',
        *_paragraphs(document),
        f"</main>\n<script>\n{_part('prompt.js')}</script>\n</body>\n</html>\n",
    )
    return "".join(parts).encode()


def _paragraphs(document: Document) -> Iterator[str]:
    """The paragraphs, each with the number of its spoken characters. A heading and a title begin a part, to which a key leads."""
    for _, paragraph in document_paragraphs(document):
        if not paragraph.text or paragraph.kind in _NOT_SHOWN:
            continue
        spoken = (
            0
            if paragraph.kind in UNSPOKEN or paragraph.kind in HEAD or paragraph.kind.startswith("bundle")
            else count_characters(paragraph.text)
        )
        part = _part_name(paragraph)
        named = f' data-part="{escape(part)}"' if part else ""
        yield f'<p class="{paragraph.kind}" data-spoken="{spoken}"{named}>{_words(paragraph)}</p>\n'


_ELEMENTS = {STRONG: "strong", SUPERSCRIPT: "sup", SUBSCRIPT: "sub"}


def _words(paragraph: Paragraph) -> str:
    """The words of a paragraph with the elements of their emphasis."""
    return "".join(
        escape(run.text, quote=False) if type(run.text) is str else "".join([_piece(*piece) for piece in pieces(run.text)])
        for run in paragraph.runs
    )


def _piece(text: str, looks: tuple[str, ...]) -> str:
    names = [_ELEMENTS[look] for look in looks]
    return "".join([*(f"<{name}>" for name in names), escape(text, quote=False), *(f"</{name}>" for name in reversed(names))])


_NOT_SHOWN = (FOOTNOTE, PICTURE, PICTURE_CAPTION)
"""What the speaker neither says nor sees while reading."""


def _part_name(paragraph: Paragraph) -> str:
    """The name of the part that a paragraph begins: a title, or the heading of a section of the first level; else ""."""
    if paragraph.kind in ("title", "bundle-title") or (paragraph.kind == "heading" and paragraph.level == 1):
        return paragraph.text
    first = paragraph.runs[0]
    return first.text if first.role == "section" and first.level == 1 else ""


@cache
def _part(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
