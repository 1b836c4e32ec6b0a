"""The other ways to the same document, each at its best: ready data in, bytes out, what can be kept between speeches kept."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import docx
from docxtpl import DocxTemplate

from benchmarks import lean

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

    from benchmarks.speech import Speech


@dataclass(frozen=True, slots=True)
class Names:
    """What the styles are called in a base document; `point` is None where it has no character style for the headings of points."""

    title: str
    speaker: str
    date: str
    salutation: str
    heading: str
    body: str
    point: str | None


LEAN = Names("Title", "Speaker", "Date", "Salutation", "Heading 1", "Normal", "Point Heading")
DEFAULT = Names("Title", "Subtitle", "Subtitle", "Normal", "Heading 1", "Normal", "Strong")


def drafter(speech: Speech) -> Callable[[], bytes]:
    """Drafter, which alone starts from the text of an outline: it reads YAML, runs its template and writes the document.

    The public function as anybody calls it: nothing is prepared, nothing is handed to it but the outline.
    """
    from drafter.api import render

    outline = speech.outline()
    return lambda: render(outline).data


# docxtpl


def docxtpl_template(base: io.BytesIO | None, names: Names) -> bytes:
    """A Word document with Jinja in its paragraphs."""
    document = docx.Document(base)

    def add(text: str, style: str = names.body) -> None:
        document.add_paragraph(text, style)

    add("{{ title }}", names.title)
    add("{{ speaker }}", names.speaker)
    add("{{ date }}", names.date)
    add("{{ salutation }}", names.salutation)
    add("{%p for text in opening %}")
    add("{{ text }}")
    add("{%p endfor %}")
    add("{%p for section in sections %}")
    add("{{ section.mark }}{{ section.heading }}", names.heading)
    add("{{ section.lead }}")
    add("{%p for point in section.points %}")
    paragraph = document.add_paragraph("", names.body)
    paragraph.add_run("{{ point.mark }}{{ point.heading }}。", names.point)
    paragraph.add_run("{{ point.text }}")
    add("{%p endfor %}")
    add("{%p endfor %}")
    add("{%p for text in closing %}")
    add("{{ text }}")
    add("{%p endfor %}")
    return _saved(document)


def docxtpl_lean_template() -> bytes:
    """The template made on the lean base."""
    return docxtpl_template(io.BytesIO(lean.base()), LEAN)


def docxtpl_lean(speech: Speech) -> Callable[[], bytes]:
    """The template of docxtpl, of about 4 kB."""
    return _docxtpl(docxtpl_lean_template(), speech)


def docxtpl_default(speech: Speech) -> Callable[[], bytes]:
    """The template of docxtpl, made from python-docx's default document, as its manual shows."""
    return _docxtpl(docxtpl_template(None, DEFAULT), speech)


def _docxtpl(template: bytes, speech: Speech) -> Callable[[], bytes]:
    data = speech.data()

    def run() -> bytes:
        document = DocxTemplate(io.BytesIO(template))
        document.render(data, autoescape=True)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return run


# python-docx


def python_docx_lean(speech: Speech) -> Callable[[], bytes]:
    """python-docx on the lean base, every style looked up once a document."""
    base = lean.base()

    def run() -> bytes:
        document = docx.Document(io.BytesIO(base))
        style = {
            name: document.styles[name]
            for name in ("Title", "Speaker", "Date", "Salutation", "Heading 1", "Normal", "Point Heading")
        }
        _fill(document, speech, style.__getitem__, LEAN)
        return _saved(document)

    return run


def python_docx_default(speech: Speech) -> Callable[[], bytes]:
    """python-docx on its default document, every style by its name, as its manual shows."""

    def run() -> bytes:
        document = docx.Document()
        _fill(document, speech, str, DEFAULT)
        return _saved(document)

    return run


def _fill(document: Document, speech: Speech, style: Callable[[str], object], names: Names) -> None:
    def add(text: str, name: str) -> None:
        document.add_paragraph(text, style(name))  # type: ignore[arg-type]

    add(speech.title, names.title)
    add(speech.speaker, names.speaker)
    add(speech.date, names.date)
    add(speech.salutation, names.salutation)
    for text in speech.opening:
        add(text, names.body)
    for section in speech.sections:
        add(section.mark + section.heading, names.heading)
        add(section.lead, names.body)
        for point in section.points:
            paragraph = document.add_paragraph("", style(names.body))  # type: ignore[arg-type]
            paragraph.add_run(f"{point.mark}{point.heading}。", style(names.point) if names.point else None)  # type: ignore[arg-type]
            paragraph.add_run(point.text)
    for text in speech.closing:
        add(text, names.body)


def _saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# The floor


def floor(speech: Speech) -> Callable[[], bytes]:
    """No library at all: strings joined, packed once by deflate at level 6, every other part packed beforehand. Nothing can be faster and the same."""
    head, directory, count = b"", b"", 0
    for name, text in lean.PARTS.items():
        local, central = _entry(name, text.encode(), len(head))
        head, directory, count = head + local, directory + central, count + 1

    def run() -> bytes:
        local, central = _entry("word/document.xml", _document(speech).encode(), len(head))
        size, start = len(directory) + len(central), len(head) + len(local)
        end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count + 1, count + 1, size, start, 0)
        return b"".join((head, local, directory, central, end))

    return run


def _document(speech: Speech) -> str:
    def paragraph(text: str, style: str = "") -> str:
        properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r></w:p>'

    out = [
        lean.DOCUMENT_OPEN,
        paragraph(speech.title, "Title"),
        paragraph(speech.speaker, "Speaker"),
        paragraph(speech.date, "Date"),
        paragraph(speech.salutation, "Salutation"),
        *map(paragraph, speech.opening),
    ]
    for section in speech.sections:
        out += [paragraph(section.mark + section.heading, "Heading1"), paragraph(section.lead)]
        out += [
            f'<w:p><w:r><w:rPr><w:rStyle w:val="PointHeading"/></w:rPr><w:t>{escape(point.mark + point.heading, quote=False)}。</w:t></w:r>'
            f'<w:r><w:t xml:space="preserve">{escape(point.text, quote=False)}</w:t></w:r></w:p>'
            for point in section.points
        ]
    return "".join([*out, *map(paragraph, speech.closing), lean.DOCUMENT_CLOSE])


def _entry(name: str, content: bytes, offset: int) -> tuple[bytes, bytes]:
    """A file of a zip archive, and its row in the directory."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    key = name.encode()
    # version 2.0, no flags, deflate, midnight of 1980-01-01
    common = struct.pack("<5H3L2H", 20, 0, 8, 0, 33, zlib.crc32(content), len(packed), len(content), len(key), 0)
    return (
        b"PK\x03\x04" + common + key + packed,
        b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<3H2L", 0, 0, 0, 0, offset) + key,
    )


VARIANTS: dict[str, Callable[[Speech], Callable[[], bytes]]] = {
    "Drafter, from the text of the outline": drafter,
    "docxtpl, lean template": docxtpl_lean,
    "docxtpl, template from python-docx's default": docxtpl_default,
    "python-docx, lean base": python_docx_lean,
    "python-docx, its default document": python_docx_default,
    "floor: strings and one deflate, no library": floor,
}
"""The variants in the order of the table."""
