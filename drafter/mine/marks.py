"""Marks in sources, recognised at the start of a paragraph, and as lists inside a paragraph.

The table of ordinals (`drafter.speech.ordinals`) has their patterns. Sources have more kinds of marks than templates write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from drafter.mine.patterns import table
from drafter.mine.simplified import simplified
from drafter.speech.numbering import HAN, LAST, from_han
from drafter.speech.ordinals import Family, sources

BOUNDARY = frozenset("。；;！!？?：:，,、”’）)》—…】 \u3000")
"""Characters that may precede a mark inside a paragraph."""


WORD_ENDS = frozenset("，,、：:是要")
"""How a word that is a mark inside a paragraph ends: 最后， and 最后是, not 最后 in 最后两家握手."""


class FoundMark(NamedTuple):
    """A mark in a source.

    family: the name of its family.
    number: its number, `LAST` for 最后.
    text: as written, with the spaces behind it.
    alone: see `Family`.
    verb: the word behind the number that all items of the list begin with, which belongs to their text: 抓 in ``一抓学习``, ``二抓监督``; "" else.
    """

    family: str
    rank: float | None
    number: int
    text: str
    alone: bool = False
    verb: str = ""

    @property
    def kind(self) -> str:
        """The family; for marks with a word (一是, 一要, 一抓) also that word."""
        return f"{self.family}:{self.verb or self.text.rstrip('：:，,')[-1]}" if self.family == "is" else self.family


def families() -> tuple[Family, ...]:
    """All families in the order in which they are tried."""
    return sources().families


def _found(family: Family, match: re.Match[str], text: str = "") -> FoundMark | None:
    """The mark that a family matched. text: the text as written, where its simplified characters were matched."""
    number = family.number(match)
    written = str(text)[match.start() : match.end()] or match[0]
    return None if number is None else FoundMark(family.name, family.rank, number, written, family.alone)


LONGEST_HEADING = 40
"""The most characters in a line whose mark must stand before a heading (`Family.alone`)."""


def mark_of(text: str) -> FoundMark | None:
    """The mark at the start of a paragraph, None without one. Words are read in traditional characters too: ``下面，進行第一項，``."""
    if simplified(text[:1]) not in sources().begins:
        return None
    read = simplified(text[:LONGEST_HEADING]) + text[LONGEST_HEADING:]
    for family in families():
        match = family.pattern.match(read)
        if match and not (family.alone and (len(text) > LONGEST_HEADING or text[-1] in "。，；：！？、")):
            found = _found(family, match, text)
            if found:
                return found
    return None


class Placed(NamedTuple):
    """A mark inside a paragraph, and the index at which it begins."""

    at: int
    mark: FoundMark


@cache
def _run_on() -> tuple[Family, ...]:
    return tuple(family for family in families() if family.run_on)


def runs(text: str, start: int = 0, stop: int | None = None, *, strict: bool = True) -> list[list[Placed]]:
    """The lists inside a text from start to stop. A list has at least two marks of one kind, with the numbers 1, 2, 3 ….

    strict: whether each mark must follow punctuation or be at `start`. False for texts that have lost their full stops, where only
    the numbers must fit.
    """
    stop = len(text) if stop is None else stop
    lists: list[list[Placed]] = []
    for family in _run_on():
        for begin in family.run_on:
            if text.find(begin, start, stop) >= 0:
                found = _lists(family, text, start, stop, strict=strict)
                lists += _without(found, lists) if family.name == "word" else found
                break
    return [*lists, *_verb_lists(text, start, stop)]


def _without(found: list[list[Placed]], others: list[list[Placed]]) -> list[list[Placed]]:
    """Lists in words without the marks that belong to another list: 首先，……第一，……第二，…… is one list of two."""
    taken = {placed.at for marks in others for placed in marks}
    cut = [list(takewhile(lambda placed: placed.at not in taken, marks)) for marks in found]
    return [marks for marks in cut if len(marks) > 1]


_GLUED = frozenset({"is", "han-bracket"})
"""The families whose marks are known behind any character, where full stops were lost."""
_NO_ITEM = re.compile(rf"(?<=[第条款])[（(]|(?<=.)[（(][{HAN}]{{1,3}}[）)](?=[项款目班组号期级])")
"""A number in brackets that belongs to the words beside it: ``第五条（一）项``, ``高三（一）班``."""


def _lists(family: Family, text: str, start: int, stop: int, *, strict: bool) -> list[list[Placed]]:
    """The lists of one family in order. A list ends where its kind begins again with 1."""
    never_is = sources().never_is
    done: list[list[Placed]] = []
    opened: dict[str, list[Placed]] = {}
    for match in family.pattern.finditer(text, start, stop):
        at = match.start()
        before = text[at - 1] if at > start else ""
        if (
            before
            and before not in BOUNDARY
            and (strict or family.name not in _GLUED or before in never_is or _NO_ITEM.match(text, at))
        ):
            continue
        found = _found(family, match)
        if found is None or (family.name == "word" and match[0][-1] not in WORD_ENDS):
            continue
        current = opened.get(found.kind)
        if found.number == 1:
            opened[found.kind] = [Placed(at, found)]
            done.append(opened[found.kind])
        elif current and (found.number == current[-1].mark.number + 1 or (found.number == LAST and len(current) > 1)):
            current.append(Placed(at, found))
        elif mixed := [marks for marks in opened.values() if marks[-1].mark.number == found.number - 1]:
            mixed[-1].append(Placed(at, found))  # 一是……二要……
    return [marks for marks in done if len(marks) > 1]


LEAST_VERBS = 3
"""The fewest items of a list whose numbers stand directly in front of the same word. Two are a saying: 一看就会，二看就精."""


@cache
def _verb() -> re.Pattern[str]:
    words = table("words")
    return re.compile(
        f"(?P<n>[{HAN}]{{1,3}})(?P<verb>(?![靠{words['counted_by']}{words['counted_things']}{HAN}])[\u4e00-\u9fff])(?=.{{2}})"
    )


def verb_marks(texts: Sequence[str]) -> dict[int, FoundMark]:
    """The marks of lists whose numbers stand directly in front of the same word: ``一抓人手，……`` ``二抓材料，……`` ``三抓工期，……``.

    A number and another word are none (``一渠清水……``), nor are things that are counted: ``一组：……``, ``二组：……``.
    texts: those of paragraphs without a mark, "" in the place of the others.
    """
    opened: dict[str, list[int]] = {}
    done: list[tuple[str, list[int]]] = []
    for at, text in enumerate(texts):
        found = _verb().match(text) if text[:1] in HAN else None
        if found is None:
            continue
        verb, number = found["verb"], from_han(found["n"])
        if number == 1:
            opened[verb] = [at]
            done.append((verb, opened[verb]))
        elif verb in opened and number == len(opened[verb]) + 1:
            opened[verb].append(at)
    return {
        at: FoundMark("is", None, number, _numeral(texts[at]), verb=verb)
        for verb, places in done
        if len(places) >= LEAST_VERBS
        for number, at in enumerate(places, 1)
    }


def _numeral(text: str) -> str:
    found = _verb().match(text)
    return found["n"] if found else ""


def _verb_lists(text: str, start: int, stop: int) -> Iterator[list[Placed]]:
    """Such lists inside a paragraph, each item behind a mark that ends a sentence: ``一抓人手，……；二抓材料，……；三抓工期，……。``."""
    if text.find("三", start, stop) < 0 or not any(text.find(third, start, stop) >= 0 for third in ("；三", ";三", "。三")):
        return
    opened: dict[str, list[Placed]] = {}
    done: list[list[Placed]] = []
    for found in _verb().finditer(text, start, stop):
        at, verb, number = found.start(), found["verb"], from_han(found["n"])
        before = text[at - 1] if at > start else "。"
        if before not in "。；;：:" and not (before in "，," and number == 1):
            continue
        placed = Placed(at, FoundMark("is", None, number or 0, found["n"], verb=verb))
        if number == 1:
            opened[verb] = [placed]
            done.append(opened[verb])
        elif verb in opened and number == len(opened[verb]) + 1:
            opened[verb].append(placed)
    yield from (marks for marks in done if len(marks) >= LEAST_VERBS)


def first_mark_inside(text: str, following: FoundMark) -> Placed | None:
    """The mark with the number 1 inside a text whose list goes on in the paragraph below: ``……抓三条。一是抓人手。``, then ``二是抓材料。``.

    following: the mark of that paragraph. None unless it has the number 2, and the last mark of its kind inside the text the number 1.
    """
    family = next((family for family in _run_on() if family.name == following.family), None)
    if following.number != 2 or family is None:
        return None
    found = [
        Placed(match.start(), mark)
        for match in family.pattern.finditer(text)
        if (not match.start() or text[match.start() - 1] in BOUNDARY)
        and (mark := _found(family, match))
        and mark.kind == following.kind
    ]
    return found[-1] if found and found[-1].mark.number == 1 else None


def goes_on_inside(above: str, text: str) -> bool:
    """Whether a list in words (一是 …) inside a paragraph goes on inside the next: ``……一是不学；``, then ``光说不做。二是不管。……``."""
    for family in _run_on():
        if family.name != "is":
            continue
        last = max(_marks_inside(family, above), key=lambda placed: placed.at, default=None)
        first = min(_marks_inside(family, text), key=lambda placed: placed.at, default=None)
        if last and first and first.at and first.mark.kind == last.mark.kind and first.mark.number == last.mark.number + 1:
            return True
    return False


def _marks_inside(family: Family, text: str) -> list[Placed]:
    return [
        Placed(match.start(), mark)
        for match in family.pattern.finditer(text)
        if (not match.start() or text[match.start() - 1] in BOUNDARY) and (mark := _found(family, match))
    ]
