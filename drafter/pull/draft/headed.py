"""Sections of a draft in which mining found none: paragraphs in a row that begin with headings without ordinals.

Example: ``现汇报如下：``, and below it ``健全组织体系。镇设总河长，……``, ``开展集中整治。清理河面……``, ``强化日常监管。巡河员……``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from drafter.files.tables import any_of, read_table
from drafter.mine.address import starts_with_address
from drafter.mine.patterns import table
from drafter.mine.segment.shared import shared_end, shared_start
from drafter.mine.segment.siblings import announced_in
from drafter.mine.simplified import simplified
from drafter.speech.lines import has_spans, kind_of
from drafter.speech.tree import Item, Section, Speech

LEAST_LED = 3
"""The fewest paragraphs of a row to which a sentence leads: 现汇报如下：, 可以概括为三句话。."""
LEAST_ALONE = 4
"""The fewest paragraphs of a row to which nothing leads."""
LENGTHS = range(3, 15)
"""The possible lengths of a heading of one clause."""
SPREAD = 3
"""How much longer the longest heading of a row is than the shortest, at most."""
CLAUSES = range(4, 21)
"""The possible lengths of each of two clauses of a heading, 我们 aside: 我们聚焦改革，发展迈上新台阶."""
TIMES = 3
"""How much longer a paragraph is than its heading, at least."""
BEHIND = 0.35
"""The greatest fraction of the speech for what stands behind the row."""
HALF = 0.5
"""The least fraction of the speech for a row to which nothing leads."""
LABEL = re.compile("(?P<label>[^，,。：:；;！？“”、]{1,4})[：:]")


class _Row(NamedTuple):
    """Paragraphs with headings, from `start` on.

    ends: where the heading of each ends; the mark behind it ends it. size: how many paragraphs each has. marks: how long the mark in front of each
    heading is, empty where none has one.
    """

    start: int
    ends: tuple[int, ...]
    size: int = 1
    marks: tuple[int, ...] = ()

    @property
    def stop(self) -> int:
        """The index behind the row."""
        return self.start + len(self.ends) * self.size


def with_headed_sections(speech: Speech) -> Speech:
    """A speech whose row of paragraphs with headings are its sections; unchanged where it has sections, or no such row."""
    if speech.sections:
        return speech
    items = (*speech.opening, *speech.closing)
    texts = [plain_text(item) for item in items]
    row = next((row for way in _WAYS for row in way(texts) if row.start and _few_behind(texts, row)), None)
    if row is None:
        return speech
    starts = range(row.start, row.stop, row.size)
    marks = row.marks or (0,) * len(row.ends)
    sections = tuple(_section(items[at : at + row.size], mark, end) for at, mark, end in zip(starts, marks, row.ends, strict=True))
    return speech._replace(opening=items[: row.start], sections=sections, closing=items[row.stop :])


def plain_text(item: Item) -> str:
    """The words of a plain paragraph that may begin with a heading; "" for any other."""
    plain = isinstance(item, str) and not has_spans(item) and not kind_of(item)
    return simplified(str(item)) if plain and not starts_with_address(str(item)) else ""


def _few_behind(texts: Sequence[str], row: _Row) -> bool:
    """Whether what stands behind a row is short enough for a closing."""
    return sum(map(len, texts[row.stop :])) <= sum(map(len, texts)) * BEHIND


def _section(items: Sequence[Item], mark: int, end: int) -> Section:
    text, below = str(items[0]), tuple(items[1:])
    rest = text[end + 1 :].lstrip()
    return Section(text[:mark], text[mark:end], text[end], bool(rest), (rest, *below) if rest else below)


# ---------------------------------------------------------------- the ways


def _led(texts: Sequence[str]) -> Iterator[_Row]:
    """Rows of headings of one clause and about one length, to which the paragraph above leads."""
    for row in _rows(texts, _clause):
        heads = [texts[row.start + at][:end] for at, end in enumerate(row.ends)]
        if len(heads) >= LEAST_LED and _alike(heads) and _leads(texts[row.start - 1], len(heads)):
            yield row


def _labelled(texts: Sequence[str]) -> Iterator[_Row]:
    """Rows of labels that the paragraph above names one behind the other: 德：……, 能：…… below 从德、能、勤、绩、廉五个方面."""
    for row in _rows(texts, _label):
        labels = [texts[row.start + at][:end] for at, end in enumerate(row.ends)]
        if len(labels) >= LEAST_LED and "、".join(labels) in texts[row.start - 1]:
            yield row


def _to_each(texts: Sequence[str]) -> Iterator[_Row]:
    """Words to each of several groups of hearers, on lines of their own above as many paragraphs each, or in front of them: 我想对老师说：."""
    for size in range(1, MOST_TO_EACH + 1):
        start = 0
        while start < len(texts):
            ends: list[int] = []
            while (at := start + len(ends) * size) + size <= len(texts) and (end := _addressing(texts[at : at + size])):
                ends.append(end)
            heads = [texts[start + place * size][:end] for place, end in enumerate(ends)]
            framed = len(shared_start(heads)) > 1 and shared_end(heads)
            if len(heads) >= LEAST_LED and len(set(heads)) == len(heads) and framed:
                yield _Row(start, tuple(ends), size)
            start += max(1, len(ends) * size)


def _addressing(texts: Sequence[str]) -> int:
    """The length of the words with which a few paragraphs turn to somebody, 0 where they do not. What is quoted behind a colon was said."""
    found = to_say().match(texts[0])
    alone = found is not None and found.end() == len(texts[0])
    if found is None or alone != (len(texts) > 1) or texts[-1][found.end() * (not alone) :].startswith(("“", '"')):
        return 0
    return found.end() - 1 if all(text and not to_say().match(text) for text in texts[1:]) else 0


MOST_TO_EACH = 4
"""The most paragraphs for each, the line above them counted."""


@cache
def to_say() -> re.Pattern[str]:
    """The words with which a speaker turns to one of several groups of hearers."""
    return re.compile(read_table("pull", "drafts")["to_each"])


def _of_us(texts: Sequence[str]) -> Iterator[_Row]:
    """Rows in which each paragraph begins with what we did, most in two clauses and all about as long, that are most of the text."""
    size = sum(map(len, texts))
    for row in _rows(texts, _done):
        heads = [texts[row.start + at][:end] for at, end in enumerate(row.ends)]
        own = sum(map(len, texts[row.start : row.stop]))
        couplets = sum("，" in head for head in heads)
        if len(heads) >= LEAST_ALONE and _alike(heads) and couplets * 2 > len(heads) and own >= size * HALF:
            yield row


def _begun_alike(texts: Sequence[str]) -> Iterator[_Row]:
    """Rows of short first sentences that vow, ask or thank with the same word, and are most of the text: ``我将牢记重托。……``, ``我将勤奋学习。……``.

    Three are about as long as one another; more need not be.
    """
    size = sum(map(len, texts))
    for row in _rows(texts, _short, _asks_or_vows()):
        heads = [texts[row.start + at][:end] for at, end in enumerate(row.ends)]
        word = _asks_or_vows().match(shared_start(heads))
        start = word.end() if word else 0
        told = any(_done_once().search(head[start:]) for head in heads)
        own = sum(map(len, texts[row.start : row.stop]))
        alike = _alike(heads) or (len(set(heads)) == len(heads) >= LEAST_ALONE)
        if len(heads) >= LEAST_LED and word and alike and not told and own >= size * HALF:
            yield row


def _short(text: str) -> int:
    """The length of a first sentence of at most two clauses, of which each is short, with more text behind it."""
    head, found, rest = text.partition("。")
    clauses = head.split("，")
    edge = edges().match(head) is not None and not head.startswith(_THANKS)
    fits = found and len(clauses) <= COUPLET and len(rest) >= AT_LEAST * len(head) and not edge
    return len(head) if fits and all(len(clause) in LENGTHS for clause in clauses) and not _MARKS.search(clauses[-1]) else 0


AT_LEAST = 2
"""How much longer than such a sentence the text behind it is, at least."""
_THANKS = "感谢"
"""What may begin a row, though it begins many a closing."""


@cache
def _asks_or_vows() -> re.Pattern[str]:
    return re.compile(read_table("pull", "drafts")["begins_row"])


def _of_whom(texts: Sequence[str]) -> Iterator[_Row]:
    """Rows of first sentences that say of the same people what they must be or do, and are most of the text: ``青年干部要敢闯。……``, ``青年干部要能吃苦，……。……``.

    One may be long, for who must do it tells that it is one of the row.
    """
    size = sum(map(len, texts))
    for row in _rows(texts, _asking, _must()):
        heads = [texts[row.start + at][:end] for at, end in enumerate(row.ends)]
        whom = _must().match(shared_start(heads))
        firsts = [head[whom.end() if whom else 0 :].partition("，")[0] for head in heads]
        told = any(_done_once().search(first) for first in firsts)
        own = sum(map(len, texts[row.start : row.stop]))
        if len(heads) >= LEAST_LED and whom and len(set(heads)) == len(heads) and not told and own >= size * HALF:
            yield row


def _asking(text: str) -> int:
    """The length of a first sentence that says what some people must do, with more text behind it; 0 without one."""
    head, found, rest = text.partition("。")
    return len(head) if found and rest and len(head) <= LONGEST_ASKING and _must().match(head) else 0


LONGEST_ASKING = 120
"""The most characters of such a sentence."""


@cache
def _must() -> re.Pattern[str]:
    return re.compile(read_table("pull", "drafts")["must"])


def _in_order(texts: Sequence[str]) -> Iterator[_Row]:
    """Rows of a few words each that count what was felt or is meant, from the first on, and are most of the text: ``首先是实在。……``, ``其次是实用。……``.

    Each has as many paragraphs; the words may stand alone in the first of them.
    """
    size = sum(map(len, texts))
    starts = [at for at, text in enumerate(texts) if _order().match(text)]
    steps = {below - at for at, below in pairwise(starts)}
    step = steps.pop() if len(steps) == 1 else 0
    if not step or starts[-1] + step > len(texts):
        return
    found = [_order().match(texts[at]) for at in starts]
    marks = [match["mark"] for match in found if match]
    ends = [match.end() for match in found if match]
    blocks = [sum(map(len, texts[at : at + step])) for at in starts]
    whole = all(block >= TIMES * end for block, end in zip(blocks, ends, strict=True))
    if marks[0] == FIRST and len(set(marks)) == len(marks) and whole and sum(blocks) >= size * HALF:
        yield _Row(starts[0], tuple(ends), step, tuple(map(len, marks)))


FIRST = "首先是"


@cache
def _order() -> re.Pattern[str]:
    return re.compile(read_table("pull", "drafts")["in_order"])


def _echoed(texts: Sequence[str]) -> Iterator[_Row]:
    """Rows of short first sentences that begin with the words with which the paragraph above them ends: ``……一句诺言：我们不会忘记。``, then ``不会忘记母校。……``.

    Two are enough. Where a sentence has nothing but these words, or tells what somebody did, it is none.
    """
    at = 1
    while at < len(texts):
        word = _last_words(texts[at - 1])
        ends: list[int] = []
        while at + len(ends) < len(texts) and (end := _echo(texts[at + len(ends)], texts[at - 1], word)):
            ends.append(end)
        heads = [texts[at + place][:end] for place, end in enumerate(ends)]
        begun = shared_start(heads)
        if len(heads) >= LEAST_ECHOED and len(set(heads)) == len(heads) and any(word.endswith(begun[:size]) for size in SAID_AGAIN):
            yield _Row(at, tuple(ends))
        at += max(1, len(ends))


def _last_words(text: str) -> str:
    """The last clause of a paragraph."""
    return re.split("[，,、：:；;。！!？?“”‘’]+", text.rstrip("。！!”’：:…—"))[-1]


def _echo(text: str, above: str, word: str) -> int:
    """The length of a first sentence of one clause that begins with the end of the last words above, with more text behind it; 0 without one."""
    head, found, rest = text.partition("。")
    begun = above and any(len(head) > size and word.endswith(head[:size]) for size in SAID_AGAIN)
    fits = found and begun and len(head) in LENGTHS and len(rest) >= TIMES * len(head)
    return len(head) if fits and not _MARKS.search(head) and not re.search("[了过着的]$", head) else 0


LEAST_ECHOED = 2
"""The fewest paragraphs of such a row."""
SAID_AGAIN = range(2, 9)
"""The possible lengths of the words that come again."""


_WAYS: tuple[Callable[[Sequence[str]], Iterator[_Row]], ...] = (
    _led,
    _labelled,
    _to_each,
    _of_us,
    _begun_alike,
    _of_whom,
    _in_order,
    _echoed,
)


def _rows(texts: Sequence[str], head: Callable[[str], int], begin: re.Pattern[str] | None = None) -> Iterator[_Row]:
    """The longest rows of neighbouring paragraphs with a heading. head: the length of the heading of a paragraph, 0 without one.

    begin: with what all headings of a row begin, in the same words.
    """
    ends: list[int] = []
    words = ""
    for at, text in enumerate((*texts, "")):
        end = head(text)
        found = begin.match(text) if begin and end else None
        if ends and (not end or (begin and (found[0] if found else "") != words)):
            yield _Row(at - len(ends), tuple(ends))
            ends = []
        if end and (found or not begin):
            words = found[0] if found else ""
            ends.append(end)


def _clause(text: str) -> int:
    """The length of a heading of one clause that ends with a full stop: no word of a tale, and none that opens or ends a text."""
    head, found, rest = text.partition("。")
    fits = found and len(head) in LENGTHS and len(rest) >= TIMES * len(head)
    return len(head) if fits and not _MARKS.search(head) and not _told().search(head) and not edges().match(head) else 0


def _label(text: str) -> int:
    found = LABEL.match(text)
    return len(found["label"]) if found and len(text) > found.end() + LEAST_LED else 0


def _done(text: str) -> int:
    """The length of a heading of at most two clauses with which we say what we did."""
    head, found, rest = text.partition("。")
    clauses = head.split("，")
    fits = found and len(clauses) <= COUPLET and head.startswith(_US) and len(rest) >= TIMES * len(head)
    bare = (clauses[0].removeprefix(_US), *clauses[1:])
    return len(head) if fits and all(len(clause) in CLAUSES and not _done_once().search(clause) for clause in bare) else 0


_US = "我们"
COUPLET = 2
"""The most clauses of a heading that says what we did."""
_MARKS = re.compile("[，,、：:；;！!？?“”]")


def _alike(heads: Sequence[str]) -> bool:
    """Whether headings are different and about as long as one another."""
    lengths = [len(head) for head in heads]
    return len(set(heads)) == len(heads) and max(lengths) - min(lengths) <= SPREAD


def _leads(text: str, count: int) -> bool:
    """Whether a paragraph leads to so many others: with a colon, or because it announces as many."""
    announced = announced_in(text)
    return text.endswith(("：", ":")) if announced is None else announced == count


@cache
def _told() -> re.Pattern[str]:
    words = table("words")
    return re.compile(f"{any_of(words['no_heading_words'])}|(?:{any_of(words['no_heading_ends'])})$")


@cache
def _done_once() -> re.Pattern[str]:
    """What stands in no clause that says what we did: somebody, or what is long past. 了 may: 我们守住了底线."""
    words = table("words")
    told = any_of([*(word for word in words["no_heading_words"] if word != "了"), "过"])
    return re.compile(f"{told}|(?:{any_of(words['no_heading_ends'])})$")


@cache
def edges() -> re.Pattern[str]:
    """How a paragraph begins that opens or ends a text."""
    words, drafts = table("words"), read_table("pull", "drafts")
    return re.compile("|".join([any_of(words["no_row_begins"]), words["closing"]["begins"], *drafts["takes_leave"]]))
