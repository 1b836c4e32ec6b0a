"""Where the lines of a signature stand: the date is so far from the right as the layout says, and who signs stands in the middle above it.

GB/T 9704-2012, 7.3.5.1: the date is four characters from the right, the signatures are centred on the date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.layout.model import Layout, Length
from drafter.speech.flow import Paragraph
from drafter.speech.text import is_wide

SIGNATURE, DATE = "signature", "signed"


def signature_insets(found: Sequence[Paragraph], layout: Layout) -> Mapping[int, Length]:
    """How far from the right each line above a date stands, by its index among the paragraphs of a speech.

    Empty where the layout sets signatures otherwise than at the right.
    """
    dates = [place for place, paragraph in enumerate(found) if paragraph.kind == DATE]
    type_ = layout.lines.get(SIGNATURE)
    if not dates or type_ is None or type_.align != "right" or type_.right.unit != "字":
        return {}
    insets: dict[int, Length] = {}
    for date in dates:
        middle = layout.lines[DATE].right.value + _width(found[date].text) / 2
        place = date - 1
        while place >= 0 and found[place].kind == SIGNATURE:
            insets[place] = Length(max(0.0, middle - _width(found[place].text) / 2), "字")
            place -= 1
    return insets


def _width(text: str) -> float:
    """The width of a text in characters; a Latin letter or a digit is half as wide."""
    return sum(1.0 if is_wide(character) else 0.5 for character in text)
