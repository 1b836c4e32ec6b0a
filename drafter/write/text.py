"""``txt``: the text of the finished page, one line for each paragraph.

Marks are written out. There is no indentation, and no blank line inside a speech. In a bundle a blank line stands before each
speech. ``drafter mine --to text`` prints the same form.
"""

from __future__ import annotations

from drafter.layout.model import Layout
from drafter.speech.emphasis import LOOKS, SUBSCRIPT, SUPERSCRIPT, pieces
from drafter.speech.figures import LOWERED, RAISED, circled, moved
from drafter.speech.flow import text_of
from drafter.speech.lines import FOOTNOTE, PICTURE, Note, has_spans, kind_of
from drafter.speech.tree import Document
from drafter.write import Properties


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The text in UTF-8, every line ended by a line feed; empty for a document without text. Layout and properties are not used.

    What is raised or lowered is shown by characters (10⁶, CO₂). Where Unicode has none, the marks of the outline stay, because 10^a^ is not 10a.
    """
    text = text_of(document, _shown)
    return (_with_numbers(text) if _MARK in text else text).encode()


_MARK, _NUMBER = "\x01", "\x02"
"""What stands for the mark of a footnote, and for the number before a footnote, until they are counted. No text has these characters."""


def _with_numbers(text: str) -> str:
    for sign in (_MARK, _NUMBER):
        start, *more = text.split(sign)
        text = "".join([start, *(f"{circled(number)}{part}" for number, part in enumerate(more, 1))])
    return text


def _shown(text: str) -> str:
    if type(text) is str:
        return text
    if kind_of(text) == PICTURE:
        from drafter.speech.pictures import picture_of
        from drafter.write.pictures import unknown

        return unknown(picture_of(text))
    number = _NUMBER if kind_of(text) == FOOTNOTE else ""
    if not has_spans(text):
        return f"{number}{text}"
    return number + "".join([_MARK if isinstance(piece, Note) else _moved(piece, looks) for piece, looks in pieces(text)])


def _moved(piece: str, looks: tuple[str, ...]) -> str:
    for look, table in ((SUPERSCRIPT, RAISED), (SUBSCRIPT, LOWERED)):
        if look in looks:
            found = moved(piece, table)
            return f"{LOOKS[look]}{piece}{LOOKS[look]}" if found is None else found
    return piece
