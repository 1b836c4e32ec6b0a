"""Errors in marked lists, and in the numbers that announce them."""

from __future__ import annotations

import re
from functools import lru_cache
from random import Random
from typing import Any, NamedTuple

from drafter.speech.numbering import from_han, to_han
from tests.check.pages import Page, Passage, Plant
from tests.check.plants.making import HAN, WORDS, any_of, at, one


@lru_cache(maxsize=1)
def _typed() -> re.Pattern[str]:
    forms = (
        re.escape(form).replace("一", "(?P<h>[一二三四五六七八九])", 1) if "一" in form else re.escape(form).replace("1", "[1-9]")
        for form in WORDS["typed"]
    )
    named = [re.sub(r"\?P<h>", "?:", form) for form in forms]
    return re.compile(rf"(?:^|(?<=[。；：，]))(?:{'|'.join(named)})")


class Mark(NamedTuple):
    """A typed mark of a list: where, its words, its number and its form."""

    passage: Passage
    start: int
    words: str
    number: int
    form: str

    def like(self, number: int) -> str:
        """The mark of another number."""
        numeral = str(number) if "1" in self.form else to_han(number)
        return self.form.replace("1" if "1" in self.form else "一", numeral, 1)


def lists_of(page: Page) -> list[list[Mark]]:
    """The marked lists of a text, counting on from one."""
    lists: list[list[Mark]] = []
    for passage in page.passages:
        for match in _typed().finditer(passage.text):
            numeral = re.search("[一二三四五六七八九]|[1-9]", match[0])
            assert numeral
            number = int(numeral[0]) if numeral[0].isascii() else from_han(numeral[0]) or 0
            form = match[0].replace(numeral[0], "1" if numeral[0].isascii() else "一", 1)
            mark = Mark(passage, match.start(), match[0], number, form)
            open_ = next((known for known in reversed(lists) if known[-1].form == form and known[-1].number == number - 1), None)
            if number == 1:
                lists.append([mark])
            elif open_ is not None:
                open_.append(mark)
    return lists


def own_lists(page: Page) -> list[list[Mark]]:
    """Those of several marks that the author typed."""
    typed = (marks for marks in lists_of(page) if len(marks) > 1)
    return [marks for marks in typed if all(mark.passage.own(mark.start, mark.start + len(mark.words)) for mark in marks)]


def renumbered(step: int, chance: Random, page: Page) -> Plant | None:
    """A mark with the number before or behind its own; never the first, whose list would begin with two."""
    mark = one(chance, (mark for marks in own_lists(page) for mark in marks[1:]))
    if mark is None:
        return None
    return at(mark.passage, mark.start, mark.start + len(mark.words), mark.like(mark.number + step))


def badly_formed(chance: Random, page: Page) -> Plant | None:
    """A mark with a sign that is not its own: 1、 for 1. ."""
    forms = WORDS["forms"]
    mark = one(chance, (mark for marks in own_lists(page) for mark in marks if mark.form in forms))
    if mark is None:
        return None
    wrong = mark._replace(form=forms[mark.form]).like(mark.number)
    shared = next(place for place, (a, b) in enumerate(zip(mark.words + "\0", wrong + "\0", strict=False)) if a != b)
    return at(mark.passage, mark.start + shared, mark.start + len(mark.words), wrong[shared:])


_COUNT = re.compile(
    r"(?<![0-9一二三四五六七八九十百千万第几])([二两三四五六七八九2-9])(?:大|个方面|个|项|点|方面|种|条|件|张|支|类)"
)
_QUOTED = "“[^“”]{1,20}”"


class Counted(NamedTuple):
    """A number and the list that is its own: where the number stands, and the items where they stand in the paragraph, if they do."""

    passage: Passage
    start: int
    number: int
    items: tuple[tuple[int, int], ...] = ()


def counted(page: Page) -> list[Counted]:
    """Numbers whose list any reader sees and finds as long as the number says: quoted items directly in front, items behind a colon up to the
    end of the sentence, or marks that begin with the next words, if what is counted is something that speeches list."""
    found = []
    for passage in page.passages:
        if passage.kind != "body":
            continue
        for match in _COUNT.finditer(passage.text):
            number = int(match[1]) if match[1].isascii() else {"两": 2}.get(match[1]) or from_han(match[1]) or 0
            items = _in_front(passage.text, match.start()) or _behind(passage.text, match.end())
            said = re.match(f"{HAN}{{0,4}}?(?:{any_of(WORDS['listed'])})|[：，。]", passage.text[match.end() :])
            if len(items) == number or (said and _marks_behind(page, passage, match.end()) == number):
                found.append(Counted(passage, match.start(), number, tuple(items) if len(items) == number else ()))
    return [one for one in found if one.passage.own(one.start, one.start + 1)]


def _in_front(text: str, stop: int) -> list[tuple[int, int]]:
    run = re.search(f"(?:^|[^、和与及”])((?:{_QUOTED}、?){{2,}})$", text[:stop])
    return [(run.start(1) + item.start(), run.start(1) + item.end()) for item in re.finditer(_QUOTED, run[1])] if run else []


def _behind(text: str, start: int) -> list[tuple[int, int]]:
    rest = re.match(f"{HAN}{{0,6}}[：（]([^，。；：（）]+、[^，。；：（）]+)(?:[。）]|$)", text[start:])
    if not rest or rest[1].endswith("等"):
        return []
    return [(start + rest.start(1) + item.start(), start + rest.start(1) + item.end()) for item in re.finditer("[^、]+", rest[1])]


def _marks_behind(page: Page, passage: Passage, start: int) -> int:
    """How many marks of one form follow the end of this sentence, from one on."""
    end = re.search("[。：；]", passage.text[start : start + 40])
    place = start + end.end() if end else len(passage.text)
    if not end and len(passage.text) - start > 20:
        return 0
    for marks in lists_of(page):
        first = marks[0]
        if (first.passage.number, first.start) in ((passage.number, place), (passage.number + 1, 0)) and (
            place == len(passage.text)
        ) == (first.passage.number > passage.number):
            return len(marks)
    return 0


def miscounted(chance: Random, page: Page) -> Plant | None:
    """An announced number, one more or one less than its list; never down to one."""
    spot = one(chance, counted(page))
    if spot is None:
        return None
    number = spot.number + chance.choice([1, -1] if spot.number > 2 else [1])
    words = str(number) if spot.passage.text[spot.start].isascii() else to_han(number)
    return at(spot.passage, spot.start, spot.start + 1, words)


def announced(chance: Random) -> tuple[str, str]:
    """A sentence that says how many things it lists, with another number, an item fewer or one more."""
    row = chance.choice(WORDS["announced"])
    number = chance.choice([3, 4])
    wrong = chance.choice([(number + 1, number), (number - 1, number), (number, number - 1), (number, number + 1)])
    return _announcing(row, number, number), _announcing(row, *wrong)


def _announcing(row: dict[str, Any], number: int, count: int) -> str:
    items = [row["form"].format(item, mark=f"{to_han(place)}是") for place, item in enumerate(row["items"][:count], 1)]
    return str(row["text"].format(number=to_han(number), items=row["joint"].join(items)))


def marked(chance: Random) -> tuple[str, str]:
    """A sentence with a marked list, in which a mark is one too high or too low."""
    form, row = chance.choice(WORDS["inline"]), WORDS["announced"][-1]
    marks = [Mark(_NOWHERE, 0, "", number, form).like(number) for number in range(1, 6)]
    place = chance.choice([1, 2])
    wrong = [*marks[:place], marks[place + chance.choice([1, -1])], *marks[place + 1 :]]
    right, bad = ("；".join(map("".join, zip(one_, row["items"], strict=True))) for one_ in (marks, wrong))
    return f"我们要做到：{right}。", f"我们要做到：{bad}。"


_NOWHERE = Passage(0, "body", 0, "", ())
