"""The letters of a text that are compared with sources, and their places in its lines."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from drafter.check.model import Line, Overlap
from drafter.proofread.overlap.grams import is_letter

LEAST_PIECE = 8
"""The fewest letters of a passage in one line, if the passage extends over several lines. Shorter pieces are not reported."""

_GAP = "\0"

_READ = ("body", "heading", "title", "subtitle")


class Letters(NamedTuple):
    """The letters of a text, with the line and character of each.

    Words of the template are replaced by one NUL, which no source has.
    """

    text: str
    lines: array[int]
    places: array[int]


def letters_in(lines: Iterable[Line]) -> Letters:
    """The letters that the author wrote. A NUL stands in the place of a template's words."""
    text: list[str] = []
    numbers, places = array("L"), array("L")
    for number, line in enumerate(lines):
        if line.kind not in _READ:
            continue
        words = line.text
        for span in line.template_spans:
            words = f"{words[: span.start]}{_GAP * (span.stop - span.start)}{words[span.stop :]}"
        for at, character in enumerate(words):
            if character == _GAP or is_letter(character):
                text.append(character)
                numbers.append(number)
                places.append(at)
    return Letters("".join(text), numbers, places)


def pieces(letters: Letters, first: int, stop: int, source: str) -> Iterator[Overlap]:
    """The passage from letter `first` to `stop` as spans of lines, without spans shorter than `LEAST_PIECE`."""
    start = first
    for at in range(first + 1, stop + 1):
        if at == stop or letters.lines[at] != letters.lines[start]:
            if at - start >= LEAST_PIECE:
                yield Overlap(letters.lines[start], letters.places[start], letters.places[at - 1] + 1, source)
            start = at
