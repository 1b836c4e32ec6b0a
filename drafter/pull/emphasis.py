"""The runs of a line with the marks of their emphasis, as one types them in an outline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from drafter.pull.edited import PageLine
from drafter.speech.emphasis import STRONG, SUBSCRIPT, SUPERSCRIPT, may_have_marks, plain, settled, spans_of, typed, with_notes
from drafter.speech.lines import Note, Styled


class Piece(NamedTuple):
    """A text, the style of its run, whether it is hidden, and the looks that somebody gave it (`drafter.speech.emphasis`).

    is_told: whether its look is reported already: italics, which become strong.
    note: the number of a footnote whose mark stands behind the text, 0 for none.
    is_resized: whether somebody gave it another size than its styles have.
    """

    text: str
    style: str = ""
    hidden: bool = False
    looks: tuple[str, ...] = ()
    is_told: bool = False
    note: int = 0
    is_resized: bool = False


LOOKS = {"bold": STRONG, "italic": STRONG, "superscript": SUPERSCRIPT, "subscript": SUBSCRIPT}
"""The look in an outline for each format of Word. Chinese type has no italics of its own: what is italic in Word becomes strong, and is reported."""
_FORMATS = {STRONG: "bold", SUPERSCRIPT: "superscript", SUBSCRIPT: "subscript"}


def with_marks(pieces: list[Piece], head_of: Callable[[str], object], left_out: list[str], *, whole: bool = False) -> list[Piece]:
    """The pieces of a line with the marks of their emphasis in their texts: ``**重点**``. Neighbours inside one heading become one piece, those outside too.

    head_of: gives the heading that a run's style stands for, None for none.
    left_out: gets the formats that no mark is written for. What is bold or italic as a whole belongs to the layout.
    whole: whether that is emphasis too.
    """
    if not may_have_marks("".join(piece.text for piece in pieces), ()) and not any(piece.looks or piece.note for piece in pieces):
        return pieces
    found = []
    for _, group in groupby(pieces, lambda piece: head_of(piece.style) if piece.style else None):
        inside = list(group)
        text, looks, notes = "".join(piece.text for piece in inside), [], []
        at = 0
        for piece in inside:
            if piece.note:
                notes.append((at + len(piece.text), Note(str(piece.note))))
            start = at + len(piece.text) - len(piece.text.lstrip())
            looks.append((start, at + len(piece.text.rstrip()), piece.looks))
            at += len(piece.text)
        spans = spans_of(looks)
        of_layout = not whole and len(spans) == 1 and text[spans[0].start : spans[0].stop] == text.strip()
        emphasised = settled(Styled(text, "", with_notes(() if of_layout else spans, notes)))
        if (
            spans
            and not any(span.looks and span.note is None for span in getattr(emphasised, "spans", ()))
            and not all(piece.is_told for piece in inside if piece.looks)
        ):
            left_out += [_FORMATS[look] for span in spans for look in span.looks]
        found.append(inside[0]._replace(text=typed(emphasised), looks=(), is_told=False, note=0))
    return found


def beside_words(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a line, the mark of a footnote in the style of the words before it: it does not end a heading."""
    found: list[Piece] = []
    for piece in pieces:
        found.append(piece._replace(style=found[-1].style if found else "") if piece.note else piece)
    return found


def without_marks(line: PageLine) -> PageLine:
    """A line as it is shown, without the marks of its emphasis."""
    if not may_have_marks(line.text, ()):
        return line
    heads = (
        head._replace(start=len(plain(line.text[: head.start])), stop=len(plain(line.text[: head.stop]))) for head in line.heads
    )
    return line._replace(text=plain(line.text), heads=tuple(heads))
