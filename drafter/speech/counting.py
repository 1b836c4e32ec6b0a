"""The numbers of sibling units. Some units write their own mark; the others are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drafter.speech.numbering import Style, count_in_han, recognise


def numbers(own: Iterable[str | None]) -> Iterator[int]:
    """The number of each sibling. own: the mark that a sibling writes itself, None where it is counted.

    A written mark with a number (``三、``) sets the count, and the next sibling is number 4. A written mark without a number, or "",
    leaves the count as it is.
    """
    number = 0
    for mark in own:
        number = number + 1 if mark is None else _number_of(mark) or number
        yield number


def quantity(number: int) -> str:
    """A number in front of a measure word, in Chinese: 两 for 2, else the numeral (``两个部分``, ``三个部分``), in figures above 9,999."""
    return "两" if number == 2 else count_in_han(number)


def own_marks(marks: Sequence[str], style: Style | None) -> list[str | None]:
    """The marks that siblings must write themselves. None for a sibling whose mark is the one that counting in the style gives."""
    own: list[str | None] = []
    number = 0
    for place, mark in enumerate(marks, 1):
        counted = _counted(style, number + 1, last=place == len(marks)) == mark
        own.append(None if counted else mark)
        number = number + 1 if counted else _number_of(mark) or number
    return own


def _number_of(mark: str) -> int:
    found = recognise(mark)
    return found.number if found and found.text == mark else 0


def _counted(style: Style | None, number: int, *, last: bool) -> str | None:
    """The mark that counting gives; "" without a style, None where the style has no mark for the number."""
    try:
        return style.mark(number, number if last else None) if style else ""
    except ValueError:
        return None
