"""Counting: the numbers of siblings, some of which bear a mark of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drafter.speech.numbering import Style, recognise, to_han


def numbers(own: Iterable[str | None]) -> Iterator[int]:
    """The number of each of some siblings, given the marks of their own (None: counted).

    A mark that says a number (``三、``) sets it, and what follows counts on from there; any other, and none (""), takes no number.
    """
    number = 0
    for mark in own:
        number = number + 1 if mark is None else _said(mark) or number
        yield number


def quantity(number: int) -> str:
    """A number in front of a measure word, in Chinese: 两 for 2, else the numeral (``两个部分``, ``三个部分``)."""
    return "两" if number == 2 else to_han(number)


def own_marks(marks: Sequence[str], style: Style | None) -> list[str | None]:
    """Which of the marks of siblings must be said, so that counting in a style gives the others (None)."""
    own: list[str | None] = []
    number = 0
    for place, mark in enumerate(marks, 1):
        counted = _counted(style, number + 1, last=place == len(marks)) == mark
        own.append(None if counted else mark)
        number = number + 1 if counted else _said(mark) or number
    return own


def _said(mark: str) -> int:
    found = recognise(mark)
    return found.number if found and found.text == mark else 0


def _counted(style: Style | None, number: int, *, last: bool) -> str | None:
    """The mark that counting gives; "" in no style, None where the style has no such mark."""
    try:
        return style.mark(number, number if last else None) if style else ""
    except ValueError:
        return None
