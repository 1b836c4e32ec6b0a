"""The lists of a page: marks in front of their items, followed from one to the next.

Marks are looked for where a paragraph or a clause begins, whether or not what they open was understood as a unit: a list whose numbers
are wrong is often not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.check.model import SpeechText, Spot, Text
from drafter.files.tables import read_table
from drafter.speech.numbering import ARABIC, CIRCLED, from_han, to_han

_HAN = "[一二三四五六七八九十]{1,3}"
_NUMERALS = {"一": _HAN, "1": "[0-9]{1,2}", "①": CIRCLED.pattern}
_WORDS = {"首": 1, "其": 2, "再": 3}
_BEFORE = "[。；：，！？、…”）;:,]"


class Form(NamedTuple):
    """A form of marks. level: 0 where it has no place in the order of levels. right: how it is written instead; "" where it is right."""

    name: str
    family: str
    level: int = 0
    right: str = ""
    sure: bool = False

    @property
    def in_words(self) -> bool:
        """Whether it is 首先, 其次."""
        return self.family == "首先"


class Item(NamedTuple):
    """A mark where it stands. number: what it says. opens: whether it begins its paragraph."""

    spot: Spot
    text: str
    number: int
    form: Form
    opens: bool

    def like(self, number: int) -> str:
        """The mark of another number, as this one is written; for 首先 the number alone is told."""
        numeral = next((sign for sign in "1一①" if sign in self.form.name), "")
        shown = {"1": str(number), "①": CIRCLED.make(number) if number <= 50 else str(number)}.get(numeral) or to_han(number)
        return self.form.name.replace(numeral, shown) if numeral else f"第{shown}"


class Listing:
    """Items that belong to one list, in order.

    above: the level of the list around it, 0 where there is none. inside: of an outer level that stands inside an inner one, that one.
    """

    def __init__(self, first: Item, above: int) -> None:
        self.items = [first]
        self.above = above
        self.inside = 0

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
    """The lists of a speech, in the order in which they begin. A list may begin with another number than one."""
    found: list[Listing] = []
    open_: list[Listing] = []
    for stretch in _stretches(text, speech):
        open_.clear()
        after = iter(_following([item for item in stretch if item]))
        for item in stretch:
            if item is None:
                open_ = [listing for listing in open_ if listing.level]
            else:
                _place(item, next(after), open_, found)
    return found


def _stretches(text: Text, speech: SpeechText) -> list[list[Item | None]]:
    """The marks up to the closing, and those in it; None for a heading without a mark, where lists inside sections end."""
    stretches: list[list[Item | None]] = [[]]
    for number in range(speech.first, speech.stop):
        line = text.lines[number]
        items = list(_items(number, line.text)) if line.kind in ("body", "heading") else []
        if number == speech.closing.first:
            stretches.append([])
        if line.kind == "heading" and not (items and items[0].opens):
            stretches[-1].append(None)
        stretches[-1] += items
    return stretches


def _following(items: list[Item]) -> list[int]:
    """For each mark, the number of the next of its family; 0 where there is none."""
    numbers: dict[str, int] = {}
    following = []
    for item in reversed(items):
        following.append(numbers.get(item.form.family, 0))
        numbers[item.form.family] = item.number
    return following[::-1]


def _place(item: Item, after: int, open_: list[Listing], found: list[Listing]) -> None:
    """Add a mark to the list that it goes on with, else to a new one. The lists behind the one it goes on with are at their end."""
    at = _mistaken(item, after, open_) if item.number == 1 else _going_on(item, after, open_)
    if at is None:
        if item.form.in_words and item.number > 1:
            return  # 其次 alone makes no list
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
            inner.inside = open_[at].level
    del open_[at + 1 :]
    open_[at].items.append(item)


def _mistaken(item: Item, after: int, open_: list[Listing]) -> int | None:
    """Of a one, the open list that it belongs to: the one that the next mark goes on with, or the last before, if none goes on from it."""
    if item.form.in_words:
        return None
    same = [at for at, listing in enumerate(open_) if listing.family == item.form.family]
    for at in reversed(same):
        last = open_[at].items[-1]
        together = last.spot.line == item.spot.line or (last.opens and item.opens)
        if together and (after == open_[at].last + 2 or after < 2):
            return at
    return None


def _going_on(item: Item, after: int, open_: list[Listing]) -> int | None:
    """Of any other number, the open list that it goes on with, None where it begins one."""
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
    """Whether a list ends where an item begins another: one of the same family, unless it stands in paragraphs and the other inside one."""
    return listing.family == item.form.family and (item.opens or not listing.items[-1].opens)


# ---------------------------------------------------------------- marks


def _items(number: int, line: str) -> Iterator[Item]:
    """The marks of a line."""
    forms = _forms()
    first = _openers().match(line)
    if first:
        yield from _item(number, line, first, forms, opens=True)
    for match in _inner().finditer(line):
        yield from _item(number, line, match, forms, opens=False)


def _item(number: int, line: str, match: re.Match[str], forms: dict[str, Form], *, opens: bool) -> Iterator[Item]:
    name = match.lastgroup or ""
    start, stop = match.span(name)
    text = line[start:stop]
    said = _number(text)
    again = line[stop : stop + 1] and line[stop] in text and line[stop + 1 : stop + 2] in ("，", "。", ",")
    if said is not None and not (again and text.endswith("是")):  # 一是一，二是二 is a saying
        yield Item(Spot(number, start), text, said, forms[name], opens)


def _number(mark: str) -> int | None:
    """The number that a mark says."""
    if mark[0] in _WORDS:
        return _WORDS[mark[0]]
    numeral = re.search(f"{_HAN}|[0-9]+|{CIRCLED.pattern}", mark)
    assert numeral is not None
    written = numeral[0]
    return ARABIC.read(written) if written.isascii() else CIRCLED.read(written) if "①" <= written <= "㊿" else from_han(written)


@lru_cache(maxsize=1)
def _rows() -> list[tuple[str, dict[str, object]]]:
    """The rows of the table, longer forms first, each with a name for its group."""
    rows = sorted(read_table("check", "ordinals")["forms"], key=lambda row: -len(row["form"]))
    return [(f"f{at}", row) for at, row in enumerate(rows)]


@lru_cache(maxsize=1)
def _forms() -> dict[str, Form]:
    return {
        name: Form(
            str(row["form"]),
            str(row.get("family", row["form"])),
            int(str(row.get("level", 0))),
            str(row.get("right", "")),
            bool(row.get("sure")),
        )
        for name, row in _rows()
    }


@lru_cache(maxsize=1)
def _openers() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_choices(_rows())})")


@lru_cache(maxsize=1)
def _inner() -> re.Pattern[str]:
    return re.compile(rf"(?<={_BEFORE})(?:{_choices([(name, row) for name, row in _rows() if row.get('anywhere')])})")


def _choices(rows: list[tuple[str, dict[str, object]]]) -> str:
    """A pattern for any of some forms, each a group of its name."""
    choices = []
    for name, row in rows:
        pattern = "".join(_NUMERALS.get(sign) or re.escape(sign) for sign in str(row["form"]))
        behind = f"(?!{row['not']})" if "not" in row else ""
        choices.append(f"(?P<{name}>{pattern}){behind}")
    return "|".join(choices)
