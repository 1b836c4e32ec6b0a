"""Where the words of a page stand in the text of its outline, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.outline.edit.content import WrittenValue
from drafter.template.positions import Spelling
from drafter.template.trace import Segment


class Run(NamedTuple):
    """A stretch of a paragraph that the text of the outline has too, character for character.

    at: where it begins in the paragraph. start: where it begins in the text.
    """

    at: int
    start: int
    length: int


def runs_of(segments: Sequence[Segment], written: Mapping[int, Sequence[Spelling]], values: Sequence[WrittenValue]) -> list[Run]:
    """The runs of a paragraph. written: where each character of each value stands in the text.

    A value that the page shows in another form, such as a date, is one run of one character, which stands for the whole.
    """
    runs: list[Run] = []
    at = 0
    for segment in segments:
        if segment.value is not None:
            spellings = written[segment.value]
            if segment.text == values[segment.value].text:
                runs += joined(at, spellings)
            elif spellings:
                runs.append(Run(at, spellings[0].start, 1))
        at += len(segment.text)
    return runs


def joined(at: int, spellings: Sequence[Spelling]) -> Iterator[Run]:
    """The runs of a text that begins at an index. spellings: where each of its characters stands in the outline's text."""
    first = 0
    for index in range(1, len(spellings) + 1):
        if index == len(spellings) or spellings[index].start != spellings[index - 1].start + 1:
            yield Run(at + first, spellings[first].start, index - first)
            first = index


def index_of(
    segments: Sequence[Segment], written: Mapping[int, Sequence[Spelling]], values: Sequence[WrittenValue], at: int
) -> int | None:
    """Where the character at an index of a paragraph stands in the text; None for a character of the template."""
    begin = 0
    for segment in segments:
        if begin <= at < begin + len(segment.text):
            if segment.value is None:
                return None
            spellings = written[segment.value]
            if not spellings:
                return None
            return spellings[at - begin if segment.text == values[segment.value].text else 0].start
        begin += len(segment.text)
    return None


def place_of(paragraphs: Iterable[Sequence[Run]], index: int) -> tuple[int, int] | None:
    """The paragraph, and the index in it, that shows the character at an index of the text; None where no page shows it."""
    for number, runs in enumerate(paragraphs):
        for run in runs:
            if run.start <= index <= run.start + run.length:
                return number, run.at + index - run.start
    return None
