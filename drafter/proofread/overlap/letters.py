"""What of a text’s lines is compared with sources, and where it stands in them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from drafter.check.model import Line, Overlap
from drafter.proofread.overlap.grams import is_letter

LEAST_PIECE = 8
"""Letters of a run that a line must have where the run goes over several."""

_GAP = "\0"

_READ = ("body", "heading", "title", "subtitle")


class Letters(NamedTuple):
    """The letters of a text, and the line and character where each stands. What the template wrote is one NUL, which no source has."""

    text: str
    lines: array[int]
    places: array[int]


def letters_in(lines: Iterable[Line]) -> Letters:
    """The letters of the lines that somebody wrote; the template's words are cut out, with a gap in their place."""
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
    """The letters from `first` to `stop`, which a source has too, as stretches of lines, without those of a few letters."""
    start = first
    for at in range(first + 1, stop + 1):
        if at == stop or letters.lines[at] != letters.lines[start]:
            if at - start >= LEAST_PIECE:
                yield Overlap(letters.lines[start], letters.places[start], letters.places[at - 1] + 1, source)
            start = at
