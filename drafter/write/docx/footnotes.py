"""``word/footnotes.xml``: Word's own footnotes. Imported for documents that have some.

The marks stand in the text with `NUMBER` in the place of their numbers, which `numbered` counts: Word shows them as it likes, but wants an
id for each.
"""

from __future__ import annotations

from itertools import count

from drafter.speech.flow import Paragraph, document_paragraphs
from drafter.speech.lines import FOOTNOTE
from drafter.speech.tree import Document
from drafter.write.docx.styles import FOOTNOTE_MARK, PARAGRAPH_STYLES
from drafter.write.docx.xml import DECLARATION, ROOT

PART = "word/footnotes.xml"
NUMBER = "\x01"
"""The id of a mark until it is counted. No text has this character."""
_FORM = '<w:numFmt w:val="decimalEnclosedCircle"/>'
SETTINGS = f'<w:footnotePr>{_FORM}<w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
"""What the document's settings say of footnotes: marks in circles, as Chinese books set them, and the two lines that part them from the text."""
_LINES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    "<w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)
_MARK = f'<w:rPr><w:rStyle w:val="{FOOTNOTE_MARK}"/></w:rPr>'
REFERENCE = f'<w:r>{_MARK}<w:footnoteReference w:id="{NUMBER}"/></w:r>'
_START = f'<w:p><w:pPr><w:pStyle w:val="{PARAGRAPH_STYLES[FOOTNOTE]}"/></w:pPr><w:r>{_MARK}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'


def footnotes_xml(document: Document) -> str:
    """The part with the footnotes of a document."""
    return f"{DECLARATION}<w:footnotes {ROOT}>{_LINES}{notes_xml(document)}</w:footnotes>"


def notes_xml(document: Document, first: int = 1) -> str:
    """The footnotes of a document. first: the id of the first one."""
    notes = [paragraph for _, paragraph in document_paragraphs(document) if paragraph.kind == FOOTNOTE]
    return "".join([_note(number, note) for number, note in enumerate(notes, first)])


def _note(number: int, note: Paragraph) -> str:
    from drafter.write.docx.body import runs_xml

    return f'<w:footnote w:id="{number}">{_START}{runs_xml(note.runs)}</w:p></w:footnote>'


def with_form(xml: str) -> str:
    """The main part with marks in circles in its section too: LibreOffice does not read the settings."""
    before, start, section = xml.rpartition("<w:pgSz ")
    return f"{before}<w:footnotePr>{_FORM}</w:footnotePr>{start}{section}" if start else xml


def numbered(xml: str, first: int = 1) -> str:
    """The XML of a text with the ids of its footnotes, in order. first: the id of the first one."""
    start, *more = xml.split(NUMBER)
    return "".join([start, *(f"{number}{part}" for number, part in zip(count(first), more))])
