"""Fixed political wordings.

增强“四个意识”、坚定“四个自信”、做到“两个维护”: central documents write such wordings in one order, with one verb for each part and with quotes,
and so must a speech. A table holds the wordings, each with its date and where it stands. Reported are another order, another verb, quotes
that are missing, and a few writings that are wrong wherever they stand (以习近平总书记为核心的党中央).

Leaders and their offices are named by rank: 县委书记、县长、县人大常委会主任、县政协主席.

What all items of a list end with may be said once: 产业、人才、文化、生态、组织振兴 has the order of 产业振兴、人才振兴 and so on.

A part alone is left as it is, and so are the verbs of earlier documents (牢固树立“四个意识”), parts with other words between them, lists that
name other things between or hold only some of the parts, and titles in 《》. Nothing is repaired: whether the wording or the author is out of date, a person decides.

An office adds wordings of its own under the check’s words in drafter.yaml: the wording itself, other verbs, wrong writings.

Passes: 增强“四个意识”、坚定“四个自信”、做到“两个维护”。
Passes: 历史是坚定“四个自信”的坚实基础。
Fails: 坚定“四个自信”、增强“四个意识”、做到“两个维护”。
Fails: 增强四个意识，把任务落到实处。
Fails: 坚决反对享乐主义、形式主义、官僚主义和奢靡之风。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from drafter.check.fixed import CLOSE, OPEN, Quoted, Wording, core_of, is_quoted, pattern_of
from drafter.check.model import Found, Settings, Text
from drafter.check.quoted import titles, within
from drafter.check.ranks import misplaced
from drafter.errors import Message
from drafter.files.tables import read_table
from drafter.nodes.fields import Field, Record
from drafter.nodes.kinds import items_of, text, words
from drafter.speech.numbering import HAN

MESSAGES = {
    "": Message("not the fixed wording: {found}", "write: {expected}"),
    "order": Message("not in the fixed order: {found}", "write: {expected}"),
    "rank": Message("leaders or offices not in the order of rank: {found}", "write: {expected}"),
    "verb": Message("another verb than that of the fixed wording: {found}", "write: {expected}"),
    "quotes": Message("without its quotes: {found}", "write: {expected}"),
}

ROW = Record(
    "row",
    (
        Field("wording", "写法", text, "The wording, its parts between 、 or ，.", required=True),
        Field("also", "也可", items_of(text, single=True), "Other verbs, other words behind."),
        Field("wrong", "误写", items_of(words, single=True), "Writings that are wrong."),
        Field("unless", "例外", items_of(text, single=True), "Longer words that hold it by chance."),
        Field("since", "起始", text, "Since when it holds."),
        Field("source", "出处", text, "Where it stands."),
    ),
)

_NUMERALS = frozenset(f"第{HAN}百千0123456789")


class _WordingTable(NamedTuple):
    """The rows, arranged for the search.

    quoted: from the words of a quoted part to the part.
    words: a pattern of all these words.
    between: a pattern of what may stand between two parts.
    wrong: a pattern of all wrong writings.
    cores: texts, of which a line with a wrong writing has at least one.
    right: from the groups of `wrong` to the right wordings.
    """

    quoted: Mapping[str, Quoted]
    words: re.Pattern[str]
    between: re.Pattern[str]
    lists: tuple[Wording, ...]
    cores: tuple[str, ...]
    wrong: re.Pattern[str]
    right: tuple[str, ...]
    verbs: tuple[str, ...]


class _QuotedPlace(NamedTuple):
    """A quoted part in a line: the place of its words, and whether they have quotes."""

    part: Quoted
    start: int
    stop: int
    has_quotes: bool

    def first(self, line: str) -> int:
        """The index at which it begins, with its quotation mark."""
        return self.start - (line[self.start - 1 : self.start] in OPEN)

    def last(self, line: str) -> int:
        """The index at which it ends, with its quotation mark and the words that belong behind it."""
        stop = self.stop + (line[self.stop : self.stop + 1] in CLOSE)
        return stop + max((len(words) for words in self.part.behind if line.startswith(words, stop)), default=0)


_JOINED = ("和", "与", "及", "以及")


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Wordings in a wrong order, with a wrong verb or without quotes, and wrong writings."""
    own = settings.lexicons.get("fixed-phrase", ())
    table = _with(own) if own else _shipped()
    whole = "\n".join([line.text for line in text.lines])
    lists = tuple(wording for wording in table.lists if wording.stands_in(whole))
    for number, line in enumerate(text.lines):
        inside = titles(line.text)
        for found in (*_quoted(line.text, table), *_lists(line.text, lists), *_wrong(line.text, table), *_ranks(line.text)):
            if not within(inside, found.start, found.stop):
                yield found._replace(line=number)


# ---------------------------------------------------------------- parts with quotes


def _quoted(line: str, table: _WordingTable) -> Iterator[Found]:
    chain: list[_QuotedPlace] = []
    for place in _places(line, table):
        if chain and not _goes_on(line, chain[-1], place, table):
            yield from _chain(line, chain, table)
            chain = []
        chain.append(place)
    if chain:
        yield from _chain(line, chain, table)


def _places(line: str, table: _WordingTable) -> Iterator[_QuotedPlace]:
    for match in table.words.finditer(line):
        part = table.quoted[match[0]]
        start, stop = match.span()
        if line[start - 1 : start] in _NUMERALS or any(word in line[max(0, start - 3) : stop + 6] for word in part.wording.unless):
            continue
        place = _QuotedPlace(part, start, stop, is_quoted(line, start, stop))
        if place.has_quotes or part.wording.always or _verb(line, place, part.verbs) or line.startswith(part.behind, stop):
            yield place


def _goes_on(line: str, before: _QuotedPlace, place: _QuotedPlace, table: _WordingTable) -> bool:
    """Whether a part follows another part of the same wording, with only a mark and words of the wording between them."""
    if before.part is place.part or before.part.wording is not place.part.wording:
        return False
    return table.between.fullmatch(line, before.stop, place.start) is not None


def _chain(line: str, chain: list[_QuotedPlace], table: _WordingTable) -> Iterator[Found]:
    """The mistakes in consecutive parts of a wording."""
    indices = [place.part.index for place in chain]
    if indices != sorted(indices) and len(set(indices)) == len(indices):
        known = (*chain[0].part.verbs, *table.verbs)
        start = chain[0].first(line) - len(_verb(line, chain[0], known))
        yield Found(0, start, chain[-1].last(line), "order", {"expected": chain[0].part.wording.ordered(indices)})
        return
    for place, following in zip(chain, (*chain[1:], None), strict=True):
        grouped = following is not None and not _verb(line, following, (*following.part.verbs, *table.verbs))
        if not grouped and not _verb(line, place, place.part.verbs):
            yield from _other_verb(line, place, table, alone=len(chain) == 1)
        if not place.has_quotes:
            yield Found(0, place.start, place.stop, "quotes", {"expected": f"“{place.part.words}”"})


def _other_verb(line: str, place: _QuotedPlace, table: _WordingTable, *, alone: bool) -> Iterator[Found]:
    """A wrong verb before a part. alone: whether the part stands alone; then only the verb of another part is wrong."""
    verb = _verb(line, place, table.verbs)
    others = {part.verb for part in place.part.wording.quoted if part is not place.part}
    if verb and (verb in others or not alone):
        start = place.first(line)
        stop = place.stop + (line[place.stop : place.stop + 1] in CLOSE)
        yield Found(0, start - len(verb), stop, "verb", {"expected": place.part.verb + f"“{place.part.words}”"})


def _verb(line: str, place: _QuotedPlace, verbs: Iterable[str]) -> str:
    """The longest of some verbs that stands before a part; "" without one."""
    start = place.first(line)
    return max((verb for verb in verbs if line.endswith(verb, 0, start)), key=len, default="")


# ---------------------------------------------------------------- lists and wrong writings


def _lists(line: str, lists: Iterable[Wording]) -> Iterator[Found]:
    for wording in lists:
        if not wording.stands_in(line):
            continue
        for match in wording.chain.finditer(line):
            items = list(wording.item.finditer(match[0]))
            found = [wording.items.index(re.sub("[“”‘’]", "", item[0])) for item in items]
            whole = wording.least < len(wording.items) or not _has_more(line, match.start(), match.end())
            if len(items) > 2 and match[0][items[0].end() : items[1].start()] in _JOINED:
                continue  # 法治与德治、自治: two that are compared with the others
            if wording.tail and not wording.goes_on_with_tail(line, match.end()):
                continue
            if found != sorted(found) and len(set(found)) == len(found) >= wording.least and whole:
                yield Found(
                    0,
                    match.start(),
                    match.end(),
                    "order",
                    {"expected": wording.ordered(found, marks=any(mark in match[0] for mark in "、，"))},
                )


def _has_more(line: str, start: int, stop: int) -> bool:
    """Whether a list has more items before `start` or behind `stop`."""
    return line[start - 1 : start] == "、" or line[stop : stop + 1] == "、"


def _ranks(line: str) -> Iterator[Found]:
    for one in misplaced(line):
        yield Found(0, one.span.start, one.span.stop, "rank", {"expected": one.right})


def _wrong(line: str, table: _WordingTable) -> Iterator[Found]:
    if not any(core in line for core in table.cores):
        return
    for match in table.wrong.finditer(line):
        right = table.right[(match.lastindex or 1) - 1]
        quote = right.startswith("“") and line[match.start() - 1 : match.start()] in OPEN
        yield Found(0, match.start() - quote, match.end(), "", {"expected": right})


# ---------------------------------------------------------------- the table


@lru_cache(maxsize=1)
def _shipped() -> _WordingTable:
    return _with(())


def _with(own: tuple[Mapping[str, object], ...]) -> _WordingTable:
    """The table with the user's own rows."""
    shipped = read_table("check", "fixed-phrase")
    wordings = [Wording(row) for row in (*shipped["rows"], *own)]
    quoted = {part.words: part for wording in reversed(wordings) for part in wording.quoted}
    wrong = [(writing, wording.text) for wording in wordings for writing in wording.wrong if writing]
    own_verbs = {verb for part in quoted.values() for verb in part.verbs}
    leading = _any({*own_verbs, *shipped["verbs"], *shipped["adverbs"]})
    behind = _any({words for part in quoted.values() for words in part.behind})
    return _WordingTable(
        quoted,
        re.compile(_any(quoted)),
        re.compile(f'[”’"」]?(?:{behind})?(?:[、，,；和与及]|以及)?(?:{leading}){{0,3}}[“‘"「]?'),
        tuple(one for wording in wordings if wording.items for one in (wording, wording.contracted) if one is not None),
        tuple({core_of(writing) for writing, _ in wrong}),
        re.compile("|".join(f"({pattern_of(writing)})" for writing, _ in wrong)),
        tuple(right for _, right in wrong),
        tuple(sorted(shipped["verbs"], key=len, reverse=True)),
    )


def _any(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
