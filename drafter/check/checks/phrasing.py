"""Words that do not go together, or say one thing twice.

A word may say again what another has said (涉及到, 目的是为了), deny once too often (避免此类问题不再发生: that it should happen again is what this asks for), mix two
patterns of a sentence (原因是由于……造成的), or be joined to a noun that another verb goes with (改善……水平). A measure word may be that of another noun
(一颗银杏树), or stand beside a second one (两个起案件). 既要 wants 又要, 也要 or 还要 behind it, and 一方面 wants 另一方面.

Only what a table holds is looked at, in one clause; titles in 《》 are left as they are. What is denied once too often is a warning, all else advice: it is
heard every day, and nothing is repaired.

Passes: 要避免此类问题再次发生，提高服务水平。
Passes: 这个问题涉及千家万户，原因是管理不严。
Fails: 要避免此类问题不再发生。
Fails: 这个问题涉及到千家万户。
Fails: 塌方的原因是由于连日暴雨造成的。
Fails: 要进一步增强服务水平。
Fails: 学校有一颗百年银杏树。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from drafter.check.model import Found, Settings, Text
from drafter.check.quoted import titles, within
from drafter.errors import Message
from drafter.files.tables import any_of, read_table

MESSAGES = {
    "twice": Message("“{found}” says one thing twice", "write “{expected}”"),
    "opposite": Message("“{found}” says the opposite of what is meant", "take out “{expected}”, or the word of denial before it"),
    "mixed": Message("two patterns of a sentence are mixed: “{found}”", "write “{expected}”"),
    "measure": Message("“{measure}” is not the measure word of “{noun}”: {found}", "write “{expected}”"),
    "measures": Message("two measure words in a row: {found}", "keep one of them"),
    "half": Message(
        "“{found}” has no second half: nothing behind it says {expected}", "write the second half, or take the word out"
    ),
    "together": Message("“{verb}” and “{noun}” do not go together: {found}", "write “{expected}”"),
}

_MARKS = "，。；！？：、…（）《》“”,;:!?()\n"
_CLAUSE_ENDS = "(?=[，。；！？、：,;]|和|与|及|$)"
_CLAUSE_ENDS_OF_NOUN = "(?=[，。；！？、：,;”）]|和|与|及|正|就|将|在|已|都|是|的|上|也|进|奔|开|被|把|给|要|$)"
_NUMBERS = "0-9一二两三四五六七八九十百千万几多余这那每"
"""What a measure word stands behind."""
_JOINED = "、和与及并或"


class _Row(NamedTuple):
    """A pattern, the name of its message, and its facts. key: a word that every line with a match has.

    The pattern is compiled when a line has the key: most never are.
    """

    key: str
    pattern: str
    message: str
    facts: Mapping[str, str]


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """The words of the table."""
    rows = _rows()
    for number in text.lines_with({row.key for row in rows}):
        line = text.lines[number].text
        inside = titles(line)
        reported: list[tuple[int, int]] = []
        for row in rows:
            for match in _compiled(row.pattern).finditer(line) if row.key in line else ():
                start, stop = match.span()
                if within(inside, start, stop) or any(start < last and first < stop for first, last in reported):
                    continue
                reported.append((start, stop))
                facts = {**row.facts, **{name: value for name, value in match.groupdict().items() if value}}
                yield Found(number, start, stop, row.message, facts, demoted=row.message != "opposite")
    yield from _halves(text)


def _halves(text: Text) -> Iterator[Found]:
    """Words of which only the first half is there: 既要 without 又要. Of a line the last is judged; what stands before it has a half behind it or is like it."""
    for row, halves, second in _half_rows():
        first = row["first"]
        for number in text.lines_with([first]):
            line = text.lines[number]
            spans = [match.span() for match in halves.finditer(line.text)] if line.kind == "body" else []
            if not spans:
                continue
            start, stop = spans[-1]
            before = line.text[:start] + (text.lines[number - 1].text if number else "")
            behind = text.lines[number + 1].text if number + 1 < len(text.lines) else ""
            if first in row["second"] and first in before:
                continue  # 一方面……，一方面……: it is the second half itself
            if not second.search(line.text, stop) and not second.search(behind[:_NEXT]):
                yield Found(number, start, stop, "half", {"expected": row["shown"]}, demoted=True)


@lru_cache(maxsize=1)
def _half_rows() -> tuple[tuple[dict[str, Any], re.Pattern[str], re.Pattern[str]], ...]:
    """The rows of halves, each with the pattern of its first half and of its second."""
    found = []
    for row in read_table("check", "phrasing")["halves"]:
        begins = "(?<![^，。；：！？])" if row.get("starts") else ""
        halves = begins + row["first"] + (f"(?!{any_of(row['unless'])})" if "unless" in row else "")
        found.append((row, re.compile(halves), re.compile(any_of(row["second"]))))
    return tuple(found)


_NEXT = 12
"""The first characters of the next paragraph, in which the second half may stand."""


_compiled = lru_cache(maxsize=None)(re.compile)


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    table = read_table("check", "phrasing")
    gap = f"[^{_MARKS}]{{1,{table['gap']}}}?"
    return (
        *_opposites(table["opposite"]),
        *_texts(table["mixed"], "mixed", gap),
        *_texts(table["twice"], "twice", gap),
        *_together(table),
        *_measures(table),
    )


def _texts(rows: Iterable[Mapping[str, Any]], message: str, gap: str) -> Iterator[_Row]:
    """Rows of words that stand as they are, but for the gaps between them."""
    for row in rows:
        unless = f"(?!{any_of(row['unless'])})" if "unless" in row else ""
        pieces = row["wrong"].split("…")
        yield _Row(pieces[0], gap.join(map(re.escape, pieces)) + unless, message, {"expected": row["right"]})


def _opposites(table: Mapping[str, list[str]]) -> Iterator[_Row]:
    between = f"(?:(?!{any_of(table['between'])})[^{_MARKS}]){{0,12}}?"
    for firsts, seconds in (("first", "second"), ("forbid", "forbidden")):
        behind = f"(?P<expected>不)(?:{any_of(word[1:] for word in table[seconds])})"
        for first in table[firsts]:
            yield _Row(first, f"{first}了?{between}{behind}", "opposite", {})


def _measures(table: Mapping[str, Any]) -> Iterator[_Row]:
    """Measure words with another noun than theirs, and two in a row: 一颗银杏树, 两个起案件."""
    for row in table["measures"]:
        measure, unless = row["measure"], f"(?!{any_of(row['unless'])})" if "unless" in row else ""
        noun = f"[^{_MARKS}的成子]{{0,4}}?(?:的[^{_MARKS}的成子]{{0,3}}?)?{unless}(?P<noun>{any_of(row['nouns'])}){_CLAUSE_ENDS_OF_NOUN}"
        yield _Row(measure, f"(?<=[{_NUMBERS}]){measure}{noun}", "measure", {"measure": measure, "expected": row["right"]})
    for pair in table["double_measures"]:
        yield _Row(pair[:2], f"(?<=[{_NUMBERS}]){pair}", "measures", {})


def _together(table: Mapping[str, Any]) -> Iterator[_Row]:
    between = f"(?!的)(?:(?!{any_of(table['not_between'])})[^{_MARKS}{_JOINED}]){{0,10}}?"
    got = f"(?:{any_of(table['got'])}){{1,5}}"
    done = f"(?:{any_of(table['done'])})?"
    for row in table["together"]:
        noun, facts = row["noun"], {"noun": row["noun"], "expected": row["right"]}
        before = f"(?P<verb>{any_of(row['before'])}){done}{between}(?<!高){noun}{_CLAUSE_ENDS}"
        yield _Row(noun, before, "together", facts)
        if row["behind"]:
            yield _Row(noun, f"{noun}{got}(?P<verb>{any_of(row['behind'])}){done}{_CLAUSE_ENDS}", "together", facts)
