"""Leaders and their offices in the order of rank: 县委书记、县长、县人大常委会主任、县政协主席."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from drafter.check.model import Span
from drafter.files.tables import any_of, read_table
from drafter.speech.surnames import family_name

_ELEMENT = re.compile("[^、和与及，。；：！？]+")
_JOINTS = "、和与及，"


class Misplaced(NamedTuple):
    """A list of ranks in the wrong order. span: where it stands. right: the ranks in their order."""

    span: Span
    right: str


class _Order(NamedTuple):
    """The ranks of one place, the highest first.

    element: matches an element of a list that names a rank, perhaps with a person: 县长石大山.
    last: the same for the last element, behind which the sentence may go on: 县长石大山同志出席会议.
    least: the fewest ranks that make a list.
    lead: the most characters in front of the second rank and the later ones: 我县, 中共. More make a clause of it.
    """

    ranks: tuple[str, ...]
    element: re.Pattern[str]
    last: re.Pattern[str]
    least: int
    lead: int

    def rank(self, name: str) -> int:
        return next(number for number, names in enumerate(self.ranks) if name in names.split("|"))


class _Ranked(NamedTuple):
    """An element of a list: its rank as it stands, and where."""

    name: str
    start: int
    stop: int


def misplaced(line: str) -> Iterator[Misplaced]:
    """Lists of ranks in another order than theirs."""
    if not any(word in line for word in ("书记", "政协", "人大", "副")):
        return
    for order in _orders():
        if sum(any(name in line for name in names.split("|")) for names in order.ranks) < order.least:
            continue
        for chain in _chains(line, order):
            numbers = [order.rank(one.name) for one in chain]
            wrong = numbers != sorted(numbers) and len(set(numbers)) == len(numbers) >= order.least
            if wrong and not _tells_a_career(line, chain[0].start):
                ordered = sorted(chain, key=lambda one: order.rank(one.name))
                yield Misplaced(Span(chain[0].start, chain[-1].stop), "、".join(one.name for one in ordered))


def _tells_a_career(line: str, start: int) -> bool:
    """Whether the sentence says in front of a list that one person held these posts, one after the other: 先后任副县长、县委副书记."""
    return _careers().search(line, line.rfind("。", 0, start) + 1, start) is not None


@lru_cache(maxsize=1)
def _careers() -> re.Pattern[str]:
    return re.compile(any_of(read_table("check", "fixed-phrase")["ranks"]["careers"]))


def _chains(line: str, order: _Order) -> Iterator[list[_Ranked]]:
    """Elements with ranks that follow one another. An element without a rank ends the list only where it stands behind a comma."""
    chain: list[_Ranked] = []
    stop = 0
    for element in _ELEMENT.finditer(line):
        joined = element.start() == stop + 1 and line[stop] in _JOINTS
        match = order.element.search(element[0])
        if not joined:
            yield chain
            chain = []
        stop = element.end()
        if match and (not chain or match.start() <= order.lead):
            start = element.start() + match.start("rank")
            chain.append(_Ranked(match["rank"], start, element.start() + match.end()))
        elif chain and (final := order.last.match(element[0])):
            chain.append(_Ranked(final["rank"], element.start() + final.start("rank"), element.start() + final.end("person")))
            yield chain
            chain = []
        elif line[element.start() - 1 : element.start()] == "，":
            yield chain
            chain = []
    yield chain


_LEAD = 3
"""See `_Order.lead`. Where each has a name (副局长江河、局长石大山) there are none: 农业局副局长江河、水务局局长石大山 are of two units."""


@lru_cache(maxsize=1)
def _orders() -> tuple[_Order, ...]:
    table: dict[str, Any] = read_table("check", "fixed-phrase")["ranks"]
    found = []
    for row in table["orders"]:
        for place in row["places"]:
            ranks = tuple(names.replace("{}", place) for names in row["ranks"])
            names = any_of(name for entry in ranks for name in entry.split("|"))
            behind = any_of(table["persons"] if row["persons"] else table["offices"])
            named = "[\u4e00-\u9fff]{0,3}?" if row["persons"] else ""
            if row["persons"] == "named":
                named = f"{family_name()}[\u4e00-\u9fff]{{1,2}}?"
            element = re.compile(f"(?<![副原前任])(?P<rank>{names}){named}(?:{behind})?$")
            last = re.compile(f"(?P<rank>{names})(?P<person>{named}(?:{behind})?)(?:{any_of(table['goes_on'])})")
            found.append(_Order(ranks, element, last, row["least"], 0 if row["persons"] == "named" else _LEAD))
    return tuple(found)
