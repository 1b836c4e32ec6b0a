"""Announcements: numbers by which a speech tells how many things it lists, ``三点意见``, ``“四个机制”``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple, cast

from drafter.files.tables import any_of, read_table
from drafter.speech.numbering import HAN, from_han

_DIGITS = HAN[:9]


class Announcement(NamedTuple):
    """A number in a line, with its measure word and its noun.

    noun: "" for a noun that is not in the table.
    clause, sentence: the indexes at which its clause and its sentence begin.
    stop: the index behind the noun, or behind the measure word without a noun.
    back: a word in front that refers back (以上, 这), "" without one.
    """

    number: int
    measure: str
    noun: str
    clause: int
    sentence: int
    start: int
    stop: int
    back: str = ""


class CountWords(NamedTuple):
    """The table of words. ``data/count.yaml`` explains them.

    joins: a pattern of what joins two items.
    joined: the same and 、.
    doers: verbs that stand inside a last item.
    named: words that with a number make a name.
    counted: a pattern of a number that belongs to an item.
    told_of: a pattern of a noun that tells in front what is counted: 议程有.
    more_than_one: a pattern of another number joined in front of the announced one: 三个省、五个市.
    """

    nouns: frozenset[str]
    listed: frozenset[str]
    known: tuple[str, ...]
    verbs: tuple[str, ...]
    leads: re.Pattern[str]
    doers: tuple[str, ...]
    named: tuple[str, ...]
    pair: re.Pattern[str]
    cues: re.Pattern[str]
    speaking: re.Pattern[str]
    pointing: re.Pattern[str]
    behind: tuple[str, ...]
    joins: re.Pattern[str]
    joined: re.Pattern[str]
    open_ends: str
    counted: re.Pattern[str]
    kinds: tuple[str, ...]
    that_is: re.Pattern[str]
    must: str
    more_than_one: re.Pattern[str]
    above: tuple[str, ...]
    bare: tuple[str, ...]
    written: frozenset[str]
    said: frozenset[str]
    in_other_words: re.Pattern[str]
    also: str
    told_of: re.Pattern[str]


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return cast("dict[str, Any]", read_table("check", "count"))


@lru_cache(maxsize=1)
def words() -> CountWords:
    """The table of words, read once."""
    table = _table()
    return CountWords(
        nouns=frozenset(table["nouns"]),
        listed=frozenset(table["listed"]),
        known=tuple(table["known"]),
        verbs=tuple(table["verbs"]),
        doers=tuple(table["doers"]),
        named=tuple(table["named"]),
        leads=re.compile("|".join(table["leads"])),
        pair=re.compile(f"(?:{'|'.join(table['leads'])})([^和与及]{{1,6}})[和与及]([^和与及]{{1,6}})$"),
        cues=re.compile("|".join(table["cues"])),
        speaking=re.compile("|".join(table["speaking"])),
        pointing=re.compile(f"(?:{'|'.join(table['pointing'])})$"),
        behind=tuple(table["behind"]),
        joins=re.compile("|".join(table["joins"])),
        joined=re.compile("|".join((*table["joins"], "、"))),
        open_ends=table["open_ends"],
        counted=re.compile(f"[0-9]|[{HAN}两](?:{any_of(table['counted'])})"),
        kinds=tuple(table["kinds"]),
        that_is=re.compile(f"[\u4e00-\u9fff”]{{0,6}}?(?:[：:]|——|，(?:{any_of(table['that_is'])})[：:]?)"),
        must=table["must"],
        more_than_one=re.compile(f"(?:[0-9]|[{HAN}两])[^、]{{1,8}}(?:、|和|与|及|以及)$"),
        above=tuple(table["above"]),
        bare=tuple(table["bare"]),
        written=frozenset(table["written"]),
        said=frozenset((*table["written"], *table["said"])),
        in_other_words=re.compile(any_of(table["in_other_words"])),
        also=any_of(table["also"]),
        told_of=re.compile(f"(?:{any_of(table['nouns'])})(?:{any_of(table['in_all'])})*(?:{any_of(table['are'])})$"),
    )


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    table = _table()
    longest = {name: "|".join(sorted(table[name], key=len, reverse=True)) for name in ("measures", "nouns", "adjectives")}
    number = f"(?:[{_DIGITS[1:]}]?十[{_DIGITS}]?|[{_DIGITS}两]|[1-9][0-9]?)"
    before = f"(?<![零〇{HAN}百千万亿几数第两0-9.．/-])"
    nouns, measures, adjectives = longest["nouns"], longest["measures"], longest["adjectives"]
    behind = f"(?:以下|如下)?(?P<measure>{measures})(?![0-9])(?:(?:{adjectives}){{0,2}}(?P<noun>{nouns}))?"
    folded = f"(?P<folded>[{''.join(table['folded'])}])(?P<thing>{nouns})"
    return re.compile(rf"{before}(?:(?P<number>{number}){behind}|{folded})")


_CLAUSE = re.compile("[，。；：！？,;:]")
_SENTENCE = re.compile("[。！？]")


def announcements(line: str) -> Iterator[Announcement]:
    """The announcements in a line. Numbers below two and names of policies are left out."""
    clause = sentence = 0
    ends = _CLAUSE.finditer(line)
    end = next(ends, None)
    for match in _pattern().finditer(line):
        start, stop = match.span()
        while end is not None and end.start() < start:
            clause = end.end()
            sentence = end.end() if _SENTENCE.match(end[0]) else sentence
            end = next(ends, None)
        number = _number(match["number"] or match["folded"])
        known = any(line.startswith(name, start) for name in words().known)
        if number < 2 or known or line.startswith(words().behind, stop):
            continue
        noun = match["noun"] or match["thing"] or ""
        back = words().pointing.search(line, max(0, start - 4), start)
        yield Announcement(number, match["measure"] or "", noun, clause, sentence, start, stop, back[0] if back else "")


def _number(text: str) -> int:
    return int(text) if text.isascii() else _table()["folded"].get(text) or from_han(text) or 0
