"""Where the lines of a signature stand: the date is so far from the right as the layout says, and who signs stands in the middle above it.

GB/T 9704-2012, 7.3.5.1: the date is four characters from the right, the signatures are centred on the date. 7.3.5.5: a signature shares its
page with text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from drafter.layout.model import Layout, Length
from drafter.speech.flow import HEAD, Paragraph
from drafter.speech.lines import PAGE_BREAK, PICTURE, ROWS
from drafter.speech.text import is_wide
from drafter.write.attachments import LISTED

SIGNATURE, DATE = "signature", "signed"
_SIGNED = frozenset({SIGNATURE, DATE})

_MOST_LINES = 5
"""So many lines of a paragraph go to the next page with the signature. LibreOffice parts no paragraph that is kept with the next, and the more
lines go along, the more often they leave a page that is not full."""
_MOST_LINES_WITH_LIST = 8
"""So many lines of a paragraph and of the list of attachments below it go along."""


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
            longest = max(map(_width, signature_lines(found[place].text, layout)))
            insets[place] = Length(max(0.0, middle - longest / 2), "字")
            place -= 1
    return insets


def signature_lines(text: str, layout: Layout) -> list[str]:
    """The lines of a name that signs: a long one is broken between its parts, as a title is, and not within 自治县."""
    type_ = layout.type_of(SIGNATURE)
    width = layout.page.text_width - type_.left.points(type_) - type_.right.points(type_)
    if _width(text) * (type_.size + type_.tracking) <= width:
        return [text]
    from drafter.write.docx.titles import title_lines

    return title_lines(text, type_, width, layout.title_words)


def kept_with_signatures(found: Sequence[Paragraph], layout: Layout) -> frozenset[int]:
    """The indexes of the paragraphs that stay on one page with the signature below them; a bundle has several.

    They are the last paragraph of a text and the list of the attachments below it, if they are short, so that no page holds a signature without
    text. A long paragraph is left as it is, and of a long list only the end goes along. In a copy to read aloud the pages end where the speaker
    may turn them.
    """
    if layout.body.phrases:
        return frozenset()
    kept: list[int] = []
    for place, paragraph in enumerate(found):
        if paragraph.kind in _SIGNED and place and found[place - 1].kind not in _SIGNED:
            kept += _above_signature(found, place - 1, layout)
    return frozenset(kept)


def _above_signature(found: Sequence[Paragraph], last: int, layout: Layout) -> list[int]:
    """The indexes of the paragraphs that stay with a signature. last: of the paragraph right above it."""
    first = last
    while first > 0 and found[first].kind in LISTED:
        first -= 1
    places = range(first, last + 1)
    if first < last and sum(_height(found[place], layout) for place in places) <= _MOST_LINES_WITH_LIST:
        return list(places)
    return [last] if _height(found[last], layout) <= _MOST_LINES else []


def _height(paragraph: Paragraph, layout: Layout) -> float:
    """How many lines a paragraph has; more than may go along where it is no text."""
    kind, runs, level = paragraph
    if kind in HEAD or kind in ROWS or kind in (PAGE_BREAK, PICTURE, "heading"):  # a heading stays with what follows anyway
        return _MOST_LINES_WITH_LIST + 1
    type_ = layout.type_of(kind, level)
    line = (layout.page.text_width - type_.left.points(type_) - type_.right.points(type_)) / (type_.size + type_.tracking)
    return ceil((sum(len(run.text) for run in runs) + type_.indent.points(type_) / type_.size) / line)


def _width(text: str) -> float:
    """The width of a text in characters; a Latin letter or a digit is half as wide."""
    return sum(1.0 if is_wide(character) else 0.5 for character in text)
