"""The lists of a page, found by the marks of their items.

A mark is looked for at the start of each paragraph and clause, also where it opens no unit, because a list with wrong numbers is
often not recognised as units. The marks come from the table of ordinals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.model import Position, SpeechText, Text
from drafter.speech.numbering import LAST, Recogniser
from drafter.speech.ordinals import Form, typed

_BEFORE = re.compile("[。；：，！？、…”）;:,]")
"""A character that precedes a mark inside a paragraph."""


class Item(NamedTuple):
    """A mark on the page. number: its number. opens: whether it is at the start of a paragraph."""

    position: Position
    text: str
    number: int
    form: Form
    opens: bool

    def like(self, number: int) -> str:
        """The mark of another number in the same style.

        For number 3: 三是 in the style of 一是, and 第三 in the style of 首先. Where the style has no mark for the number, the number
        itself.
        """
        style = self.form.style
        try:
            return style.numeral.ordinal(number) if self.form.in_words else style.mark(number)
        except ValueError:
            return style.name.replace(style.numeral.first, str(number))


class Listing:
    """Items that belong to one list, in order.

    above: the level of the list around it, 0 without one.
    misplaced_in: the level of the list around it, if this list has a mark of an outer level and must not be there; else 0. Example:
    3 for （一） and （二） between 1. and 2.
    """

    def __init__(self, first: Item, above: int) -> None:
        self.items = [first]
        self.above = above
        self.misplaced_in = 0

    @property
    def family(self) -> str:
        return self.items[0].form.family

    @property
    def level(self) -> int:
        return self.items[0].form.level

    @property
    def last(self) -> int:
        return self.items[-1].number


def listings(text: Text, speech: SpeechText) -> list[Listing]:
    """The lists of a speech, in the order of their first items. A list may begin with a number other than one."""
    found: list[Listing] = []
    open_: list[Listing] = []
    for span in _spans(text, speech):
        open_.clear()
        after = iter(_following([item for item in span if item]))
        for item in span:
            if item is None:
                open_ = [listing for listing in open_ if listing.level]
            else:
                _place(item, next(after), open_, found)
    return found


def _spans(text: Text, speech: SpeechText) -> list[list[Item | None]]:
    """The marks before the closing, and those in the closing.

    None stands for a heading without a mark, which ends the lists before it.
    """
    spans: list[list[Item | None]] = [[]]
    for number in range(speech.first, speech.stop):
        line = text.lines[number]
        items = list(_items(number, line.text)) if line.kind in ("body", "heading") else []
        if number == speech.closing.first:
            spans.append([])
        if line.kind == "heading" and not (items and items[0].opens):
            spans[-1].append(None)
        spans[-1] += items
    return spans


def _following(items: list[Item]) -> list[int]:
    """For each mark, the number of the next mark of its family; 0 without one."""
    numbers: dict[str, int] = {}
    following = []
    for item in reversed(items):
        following.append(numbers.get(item.form.family, 0))
        numbers[item.form.family] = item.number
    return following[::-1]


def _place(item: Item, after: int, open_: list[Listing], found: list[Listing]) -> None:
    """Add a mark to the open list that it continues, else to a new list. Open lists inside the continued list end."""
    at = _list_of_mistyped(item, after, open_) if item.number == 1 else _going_on(item, after, open_)
    if at is None:
        if item.form.in_words and item.number > 1:
            return  # a single 其次 is no list
        if item.number == 1:
            open_[:] = [listing for listing in open_ if not _ended_by(item, listing)]
        level = item.form.level
        above = next((listing.level for listing in reversed(open_) if 0 < listing.level < level), 0)
        listing = Listing(item, above)
        open_.append(listing)
        found.append(listing)
        return
    for inner in open_[at + 1 :]:
        if 0 < inner.level < open_[at].level:
            inner.misplaced_in = open_[at].level
    del open_[at + 1 :]
    open_[at].items.append(item)


def _list_of_mistyped(item: Item, after: int, open_: list[Listing]) -> int | None:
    """The index of the open list that a mistyped mark with the number one continues; None if the mark begins a new list.

    after: the number of the next mark of the family. In 一是……一是……三是 the second 一是 stands for 二是, because `after` is 3 and continues
    the open list. If `after` is less than 2, no mark continues a new list, so this mark belongs to the open one.
    """
    if item.form.in_words:
        return None
    same = [at for at, listing in enumerate(open_) if listing.family == item.form.family]
    for at in reversed(same):
        last = open_[at].items[-1]
        together = last.position.line == item.position.line or (last.opens and item.opens)
        if together and (after == open_[at].last + 2 or after < 2):
            return at
    return None


def _going_on(item: Item, after: int, open_: list[Listing]) -> int | None:
    """The index of the open list that a mark with a number other than one continues; None if a new list begins."""
    same = [at for at, listing in enumerate(open_) if listing.family == item.form.family]
    for at in reversed(same):
        if open_[at].last == item.number - 1:
            return at
    if same:
        return same[-1]
    if item.form.level or item.form.in_words or after == item.number == 2:
        return None
    others = (at for at in range(len(open_) - 1, -1, -1) if not open_[at].level and open_[at].last == item.number - 1)
    return next(others, None)


def _ended_by(item: Item, listing: Listing) -> bool:
    """Whether a list ends where an item begins a new list.

    It does if both have the same family, unless the old list's marks open paragraphs and the new list is inside a paragraph.
    """
    return listing.family == item.form.family and (item.opens or not listing.items[-1].opens)


# ---------------------------------------------------------------- marks


def begins_list(text: str) -> bool:
    """Whether a text has the first or second mark of a list."""
    return any(item.number in (1, 2) for item in _items(0, text))


def _items(number: int, line: str) -> Iterator[Item]:
    """The marks of a line. number: the index of the line."""
    blank = len(line) - len(line.lstrip())
    yield from _item(number, line, blank, typed().opening, opens=True)
    stop = 0
    for before in _BEFORE.finditer(line):
        if before.end() >= stop:
            for item in _item(number, line, before.end(), typed().inner, opens=False):
                yield item
                stop = item.position.at + len(item.text)


def _item(number: int, line: str, start: int, recogniser: Recogniser, *, opens: bool) -> Iterator[Item]:
    """The mark at an index of a line, if there is one with a number. 最后 has none."""
    mark = recogniser.at(line, start)
    if mark is None or mark.number == LAST:
        return
    stop = start + len(mark.text)
    following, behind = line[stop : stop + 1], line[stop + 1 : stop + 2]
    if not (following and following in mark.text and behind in ("，", "。", ",")):  # the saying 一是一，二是二
        yield Item(Position(number, start), mark.text, mark.number, typed().forms[mark.style.name], opens)
