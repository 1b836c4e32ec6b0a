"""Finds the front: title, subtitle, date, speaker and salutation, in any order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from drafter.mine.clean.front.glued import DASHES
from drafter.mine.clean.front.parse import FrontPiece, read_front
from drafter.mine.model import SourceParagraph
from drafter.mine.titles import is_plain_date
from drafter.speech.tree import FRONT_KINDS, FrontLine

__all__ = ["DASHES", "Front", "front_of"]


class Front(NamedTuple):
    """The front of a speech.

    rest: the paragraphs behind it, from the opening on.
    pieces: its lines with the sign that showed what each is. code: why the opening begins where it does.
    """

    lines: list[FrontLine]
    rest: Sequence[SourceParagraph]
    pieces: tuple[FrontPiece, ...] = ()
    code: str = ""


def front_of(paragraphs: Sequence[SourceParagraph]) -> Front:
    """The front of a speech."""
    reading = read_front(paragraphs)
    lines = [FrontLine(kind, piece.text) for piece in reading.pieces for kind in FRONT_KINDS if piece.kind == kind]
    return Front(_with_one_date(lines), paragraphs[reading.stop :], reading.pieces, reading.code)


def _with_one_date(lines: list[FrontLine]) -> list[FrontLine]:
    """The lines. If several have a date, the first that is a plain day stays the date; the others, with an hour or a place, become subtitles."""
    dates = [line for line in lines if line.kind == "date"]
    plain = [line for line in dates if is_plain_date(line.text)]
    if len(dates) < 2 or not plain:
        return lines
    return [line._replace(kind="subtitle") if line.kind == "date" and line is not plain[0] else line for line in lines]
