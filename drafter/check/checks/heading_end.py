"""A mark at the end of a heading.

A title, and a heading that has a line of its own, end without a mark (GB/T 9704-2012 sets them so; only a heading that runs in to its text ends
with one). Found are 。 ， 、 ； ： and their half-width forms.

Left alone are ？ ！ and …… where they belong to the words, closing quotes and brackets, headings that run in, lists of marked sentences
(one of them has nothing under it, or goes on in its line, or begins with 首先), a line that is a whole sentence (somebody speaks, asks or thanks in it, or it is long), and the colon of a line that
announces what stands below: 第一项：, 现汇报如下：. The repair takes the mark out.

Where all headings of a speech end with a mark, it is a habit of the author. It is reported as a warning once, at the first heading,
and as information at the others.

Passes: 一、抓基层，打基础。各支部要把规矩立起来。
Outline fails: template: speech / title: 在推进会上的讲话。 / sections: [{heading: 抓好落实, body: 一件一件办。}]
Outline fails: template: speech / title: 在推进会上的讲话 / sections: [{heading: 抓好落实。, body: 一件一件办。}, {heading: 加强督查, body: 一周一看。}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from drafter.check.model import Found, Line, Settings, SpeechText, Text, Unit
from drafter.errors import Message
from drafter.files.tables import any_of, read_table
from drafter.speech.numbering import HAN, recognise

MESSAGES = {
    "title": Message("the title ends with “{found}”", "take the mark out: a title ends without one"),
    "heading": Message("a heading on a line of its own ends with “{found}”", "take the mark out: such a heading ends without one"),
    "throughout": Message("all {count} headings on lines of their own end with a mark, here “{found}”", "take the marks out"),
}

_MARKS = "。，、；：．.,;:"
_INNER = re.compile("[。！？；]")
_LONGEST = 40
"""Characters: a longer one is no heading."""
_LONG_CLAUSE = 10
"""Characters: a heading of three or more clauses has no longer clause."""
_TITLES = ("title", "subtitle", "bundle-title")


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Marks at the end of titles and of headings that stand alone."""
    following = (*(line.kind for line in text.lines[1:]), "body")
    for number, (line, next_kind) in enumerate(zip(text.lines, following, strict=False)):
        if line.kind in _TITLES and next_kind != line.kind:  # only the last line of a title counts
            yield from _ended(number, line, "title")
    for speech in text.speeches:
        items = set(_items(text, speech))
        numbers = [
            number for number in range(speech.first, speech.stop) if text.lines[number].kind == "heading" and number not in items
        ]
        found = [one for number in numbers for one in _ended(number, text.lines[number], "heading")]
        if len(found) == len(numbers) > 1:
            yield found[0]._replace(message="throughout", facts={"count": len(found)})
            yield from (one._replace(demoted=True) for one in found[1:])
        else:
            yield from found


def _items(text: Text, speech: SpeechText) -> Iterator[int]:
    """The lines of sections that are list items and no headings."""
    groups = (speech.sections, *(unit.sections for unit in speech.units()))
    for units in groups:
        for count in _counts(units):
            if _is_list(count) or any(_is_quoted(text, unit) for unit in count):
                yield from (unit.start.line for unit in count if not unit.run_in)


def _counts(units: Sequence[Unit]) -> list[list[Unit]]:
    """Siblings, divided wherever the count begins again: 1 2 3, 1 2 are two groups."""
    groups: list[list[Unit]] = []
    last = 0
    for unit in units:
        mark = recognise(unit.mark)
        number = mark.number if mark else 0
        if not groups or 0 < number <= last:
            groups.append([])
        groups[-1].append(unit)
        last = number
    return groups


def _is_quoted(text: Text, unit: Unit) -> bool:
    """Whether a line is a quotation, with its source below: ——《……》."""
    below = unit.start.line + 1
    return below <= unit.stop.line and below < len(text.lines) and text.lines[below].text.startswith("——")


def _is_list(units: Sequence[Unit]) -> bool:
    """Whether marked sentences are items of a list.

    They are where one of them, not the last, has nothing below it; where another one goes on in its line, so that none is a heading of
    its own; and where the marks are words of a sentence (首先是).
    """
    if _words().spelt.match(units[0].mark):
        return True
    bare = any(not unit.run_in and not unit.units and unit.stop.line == unit.start.line for unit in units[:-1])
    return len(units) > 1 and (bare or any(unit.run_in for unit in units))


class _Words(NamedTuple):
    """The words of the table of this check."""

    spoken: re.Pattern[str]
    chair: tuple[str, ...]
    announcing: tuple[str, ...]
    numbered: re.Pattern[str]
    spelt: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = read_table("check", "heading-end")
    noun = any_of(table["numbered"])
    numbered = re.compile(rf"第[0-9{HAN}百]+(?:{noun}){{0,2}}|(?:{noun})[0-9{HAN}]+")
    spelt = re.compile(any_of(table["spelt"]))
    return _Words(re.compile(any_of(table["spoken"])), tuple(table["chair"]), tuple(table["announcing"]), numbered, spelt)


def _is_text(line: str, end: int, words: int) -> bool:
    """Whether a line is no heading but a sentence, or announces what stands below. end: where its last mark begins. words: where its words begin."""
    text = line[words:end]
    if line[end] in "：:":
        return text.endswith(_words().announcing) or not text or _words().numbered.fullmatch(line[:end]) is not None
    clauses = re.split("[，,]", text)
    long = len(text) > _LONGEST or (len(clauses) > 2 and max(map(len, clauses)) > _LONG_CLAUSE)
    if line.startswith(_words().chair):
        return True
    return line[end] in "。．." and (long or _INNER.search(text) is not None or _words().spoken.search(text) is not None)


def _ended(number: int, line: Line, message: str) -> Iterator[Found]:
    mark = recognise(line.text) if message == "heading" else None
    words = line.text.rstrip()
    start = max(len(words.rstrip(_MARKS)), len(mark.text) if mark else 1)
    if start < len(words) and not (message == "heading" and _is_text(words, start, len(mark.text) if mark else 0)):
        yield Found(number, start, len(words), message, fix="")
