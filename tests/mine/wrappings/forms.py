"""The forms in which a text comes: encodings, pages, documents."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterator

from docx import Document

from tests.mine.wrappings.known import Known, plain
from tests.mine.wrappings.wrap import LINES

Form = Callable[[Known], tuple[bytes, str] | None]
"""From a text to the bytes of a file, and its name; None where the text has no such form."""


def _text(encoding: str) -> Form:
    return lambda known: (known.text.encode(encoding, errors="replace"), "text.txt")


def _roles(known: Known) -> Iterator[tuple[str, str]]:
    """Each line, with ``title``, ``heading`` or ``""``."""
    title = known.title_lines()
    for number, line in enumerate(known.lines):
        if title is not None and title.start <= number < title.stop:
            yield line, "title"
        elif any(plain(line) == heading for speech in known.speeches for heading in speech["sections"]):
            yield line, "heading"
        else:
            yield line, ""


def _page(known: Known) -> str:
    """A page of an office's site: head, menu, crumbs, the text, the footer."""
    menu = "".join(f'<li><a href="/">{entry}</a></li>' for entry in LINES["menu"])
    body = "\n".join(
        f"<p>{html.escape(line)}</p>" if role != "title" else f"<h1>{html.escape(line)}</h1>" for line, role in _roles(known)
    )
    body = body.replace("</h1>\n<h1>", "<br>")
    footer = "".join(f"<p>{line}</p>" for line in LINES["footer"])
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{LINES['page title'].replace('{title}', known.lines[0])}</title>"
        f"<style>p {{ margin: 0 }}</style></head><body><div class='nav'><ul>{menu}</ul></div><div>{LINES['crumbs']}</div>"
        f"<div class='content'>{body}</div><div class='footer'>{footer}</div></body></html>"
    )


def _tags(known: Known) -> str:
    """A text file in which somebody left the tags of a page."""
    return "\n".join(["<div class='content'>", *(f"<p>{line}</p>" for line in known.lines), "</div>"])


def _markdown(known: Known) -> tuple[bytes, str] | None:
    """Headings with ``#``; a title over several lines has no such form."""
    marks, title = {"title": "# ", "heading": "## ", "": ""}, known.title_lines()
    if title is not None and title.stop - title.start > 1:
        return None
    return ("\n\n".join(f"{marks[role]}{line}" for line, role in _roles(known)) + "\n").encode(), "text.md"


def _bold_markdown(known: Known) -> str:
    return "\n\n".join(f"**{line}**" if role else line for line, role in _roles(known)) + "\n"


def _word(styled: bool) -> Form:
    def made(known: Known) -> tuple[bytes, str]:
        document, styles = Document(), {"title": "Title", "heading": "Heading 1", "": "Normal"}
        for line, role in _roles(known):
            document.add_paragraph(line, style=styles[role] if styled else "Normal")
        saved = io.BytesIO()
        document.save(saved)
        return saved.getvalue(), "text.docx"

    return made


FORMS: dict[str, Form] = {
    "UTF-8": _text("utf-8"),
    "GB18030": _text("gb18030"),
    "UTF-16": _text("utf-16"),
    "UTF-8 with a byte-order mark": _text("utf-8-sig"),
    "web page": lambda known: (_page(known).encode(), "text.html") if "<" not in known.text else None,
    "tags in a text": lambda known: (_tags(known).encode(), "text.txt"),
    "Markdown": _markdown,
    "Markdown in bold": lambda known: (_bold_markdown(known).encode(), "text.md"),
    "Word": _word(styled=False),
    "Word with styles": _word(styled=True),
}
