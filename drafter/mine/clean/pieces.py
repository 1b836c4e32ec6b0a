"""Takes away what a page has above the first piece of a collection: its own title, the day, what an editor says of such texts.

Two lines show it, whatever stands between them: a title, and below it a label with the words of that title and a number
(``修渠发言稿(精选10篇)`` … ``修渠发言稿 篇1``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from drafter.mine.address import starts_with_address
from drafter.mine.clean.lines import PROSE, Report, SourceLine
from drafter.mine.clean.noise_table import noise_in
from drafter.mine.documents import counts_speeches, is_collection, label_number, starts_of
from drafter.mine.patterns import table
from drafter.mine.titles import is_date, is_name_line, is_speaker, is_title, is_titled
from drafter.speech.numbering import HAN, from_han

WINDOW = 24
"""How many first lines of a page are searched for the label of its first piece."""
SHORTEST = 4
"""The fewest characters that a label and the title above it share."""
NOTES = 3
"""The most paragraphs between the two. What an editor says is short, and a speech without a label is not."""
ABOVE = "page-head"


class _Piece(NamedTuple):
    """The label of a piece: its words, "" for a label alone, and its number, 0 without one."""

    words: str
    number: int


def without_head_of_collection(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without those above the label of the first piece. The title of the file stays."""
    at = _first_piece(lines)
    if at is None:
        return _without_title_of_site(lines, report)
    head = _head_of_file(lines, at)
    if _is_above_title(lines, at):
        report.removed(lines[at], "label")
        first = lines[at + 1 :]
    else:
        first = [lines[at] if is_titled(lines[at].text) else lines[at]._replace(hint="title"), *lines[at + 1 :]]
    for index, line in enumerate(lines[:at]):
        if index != head:
            pattern = noise_in(line.text, "head")
            report.removed(line, pattern.name if pattern else ABOVE)
    return [*(lines[head : head + 1] if head is not None else ()), *first]


def _without_title_of_site(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without the title of a site's collection, ``渠工文章（精选20篇）``, and what stands above it, where the file holds one piece of it, whose own title stands directly below."""
    for at, (line, own) in enumerate(pairwise(lines[:HEAD])):
        if line.is_address or len(line.text) >= PROSE:
            break
        if not _praised().search(line.text):
            continue
        alone = _is_own_title(own) and not any(label_number(below.text) for below in lines[at + 1 :])
        if not alone or starts_of(lines, at + 1, counted=True):
            break
        for above in lines[: at + 1]:
            report.removed(above, ABOVE)
        return lines[at + 1 :]
    return lines


HEAD = 6
"""How many first lines may hold the title of a site's collection."""


@cache
def _praised() -> re.Pattern[str]:
    return re.compile(table("words")["bundle"]["praised"])


def _is_own_title(line: SourceLine) -> bool:
    """Whether a line can be the title of a piece: no address, date, name, item of a list or text."""
    text = line.text
    apart = line.is_address or line.mark is not None or is_date(text) or is_speaker(text) or is_name_line(text)
    return not apart and len(text) < PROSE and is_title(text)


def _head_of_file(lines: Sequence[SourceLine], at: int) -> int | None:
    """The index of the title of the file above the label of its first piece; None without one.

    The label is the first that parts the speeches: a page shows 篇3 of its collection alone. The title counts them directly above it, or it has the words of
    all their labels, and nothing but who put it there and when stands between: 欢送老闸工讲话, | 小闸, 欢送老闸工讲话篇1.
    """
    label = lines[at]
    if label.mark is not None or label_number(label.text) != 1:
        return None
    if counts_speeches(lines[at - 1].text) and lines[at - 1].text[0] != "《":
        return at - 1
    words = _words_of(label.text)
    if not words or not any(_words_of(line.text) == words and label_number(line.text) == LEAST for line in lines[at + 1 :]):
        return None
    above = at - 1
    while above and noise_in(lines[above].text, "head"):
        above -= 1
    return above if "".join(lines[above].text.split()) == words else None


LEAST = 2
"""The fewest pieces of a collection."""


def _words_of(text: str) -> str:
    """The words of the label of a piece, "" without one."""
    piece = _piece(text) if len(text) < PROSE else None
    return piece.words if piece is not None and piece.number else ""


def _is_above_title(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether the piece has a title of its own below its label: ``局长述职报告篇1``, then ``2026年县水利局局长述职述廉报告``."""
    below = lines[at + 1]
    again = _piece(below.text) if len(below.text) < PROSE else None
    return is_titled(below.text) and below.text[0] not in "（(" and not (again and again.number) and not is_date(below.text)


def _first_piece(lines: Sequence[SourceLine]) -> int | None:
    """The index of the label of the first piece, below the title of the page; None without both."""
    notes, collection, heads = 0, False, list[str]()
    for at, line in enumerate(lines[: min(WINDOW, len(lines) - 1)]):
        text = line.text
        if line.is_address or starts_with_address(text):
            return None
        piece = _piece(text) if len(text) < PROSE else None
        if piece is not None and at and _begins(lines, at, piece, heads, collection=collection, notes=notes):
            return at
        notes += len(text) >= PROSE
        if notes > NOTES:
            return None
        collection = collection or is_collection(text)
        heads.append("".join(text.split()))
    return None


def _begins(lines: Sequence[SourceLine], at: int, piece: _Piece, heads: Sequence[str], *, collection: bool, notes: int) -> bool:
    """Whether a label begins the first piece. heads: the lines above it, without blanks; collection: whether one is the title of a collection."""
    below = _piece(lines[at + 1].text) if len(lines[at + 1].text) < PROSE else None
    if below is not None and below.number == piece.number + 1:  # a table of contents
        return False
    if piece.number > 1 and (notes > 1 or _follows(piece, lines[:at])):  # the first piece may have no label
        return False
    if not piece.words:
        return piece.number == 1 and at > 1 and (notes > 0 or collection)
    if len(piece.words) < SHORTEST:
        return False
    same = [head for head in heads if piece.words in head or (len(head) >= SHORTEST and head in piece.words)]
    if piece.number:
        return bool(same)
    if notes > 0 and not same and any(counts_speeches(head) or _SAMPLES.search(head) for head in heads):
        return not starts_of(lines, at, counted=True)
    return notes > 0 and any(counts_speeches(head) and head.strip("《》").startswith(piece.words) for head in same)


def _follows(piece: _Piece, above: Sequence[SourceLine]) -> bool:
    """Whether the label of the piece before it stands above a label, with a text between them."""
    return any(
        other is not None and (other.words, other.number) == (piece.words, piece.number - 1)
        for other in (_piece(line.text) for line in above[:-1] if len(line.text) < PROSE)
    )


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form) for form in table("words")["bundle"]["pieces"])


def _piece(text: str) -> _Piece | None:
    """The words and the number of a line that may be the label of a piece."""
    if counts_speeches(text):
        return None
    for form in _forms():
        if match := form.fullmatch(text):
            found = match.groupdict()
            value = found["number"]
            number = int(value) if value.isdecimal() else from_han(value) or 0
            return _Piece("".join((found.get("words") or "").split()), number)
    return _Piece(_NUMBER.sub("", "".join(text.split())), 0) if is_titled(text) else None


_NUMBER = re.compile(r"^\d{1,2}[.．、]")
_SAMPLES = re.compile(rf"范文[{HAN}\d]{{1,3}}篇$")
"""The end of the title of a page with samples, of which it shows one below a note: ``渠工范文10篇``."""
