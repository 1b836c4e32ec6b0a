"""Rows of the table of fixed wordings: their parts, verbs, quotes and order, and patterns to find them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import cast

from drafter.speech.numbering import HAN

_QUOTED = re.compile("(?P<verb>[^“”]*)“(?P<words>[^“”]+)”(?P<behind>[^“”]*)")
_BETWEEN = re.compile("[、，；]")
_PART = re.compile("(?:“[^“”]*”|[^“”、，；])+")
_JOINT = "(?:[、，,；]|和|与|及|以及)?"
_SHORTEST_TAIL, _FEWEST_STEMS = 2, 3
"""Characters of what the items of a list end with, and items, for the list to be contracted."""
OPEN, CLOSE = frozenset('“‘"「'), frozenset('”’"」')
"""Opening and closing quotation marks, in all forms that people type."""


class Quoted:
    """A part in quotes: its index in the wording, its words, its verb, and all that may stand before and behind it."""

    def __init__(self, wording: Wording, index: int, words: str, verb: str, text: str) -> None:
        self.wording = wording
        self.index = index
        self.words = words
        self.verb = verb
        self.text = text
        self.verbs = {verb} - {""}
        self.behind: tuple[str, ...] = ()


class Wording:
    """A fixed wording, made from a row of the table."""

    def __init__(self, values: Mapping[str, object]) -> None:
        wording = values.get("wording", "")
        self.text = "".join(map(str, wording)) if isinstance(wording, list) else str(wording)
        self.parts = tuple(_PART.findall(self.text))
        self.wrong = _texts(values, "wrong")
        self.unless = _texts(values, "unless")
        self.least = int(str(values.get("least", 0))) or len(self.parts)
        self.always = values.get("always") is True
        self.tail = str(values.get("tail", ""))
        self._also = _texts(values, "also")

    @cached_property
    def quoted(self) -> tuple[Quoted, ...]:
        """Its parts, if all of them have quotes without marks inside; else empty."""
        matches = [_QUOTED.fullmatch(part) for part in self.parts]
        if not all(matches):
            return ()
        found = []
        for index, (part, match) in enumerate(zip(self.parts, matches, strict=True)):
            assert match is not None
            if _BETWEEN.search(match["words"]):
                return ()
            quoted = Quoted(self, index, match["words"], match["verb"], part)
            forms = [form for form in map(_QUOTED.fullmatch, (part, *self._also)) if form and form["words"] == quoted.words]
            quoted.verbs |= {form["verb"] for form in forms} - {""}
            quoted.behind = tuple({form["behind"] for form in forms} - {""})
            found.append(quoted)
        return tuple(found)

    @cached_property
    def items(self) -> tuple[str, ...]:
        """Its items without quotes, if the wording is a list; else empty."""
        return () if self.quoted or len(self.parts) < 2 else tuple(map(_bare, self.parts))

    @cached_property
    def contracted(self) -> Wording | None:
        """The list with what all items end with said once: 政治、文化建设 for 政治建设、文化建设. None where they end differently."""
        tail = ending(self.items)
        stems = [item.removesuffix(tail) for item in self.items]
        if len(tail) < _SHORTEST_TAIL or len(stems) < _FEWEST_STEMS or not all(stems):
            return None
        return Wording({"wording": "、".join(stems), "tail": tail})

    def goes_on_with_tail(self, line: str, stop: int) -> bool:
        """Whether behind a contracted list stands what its items end with, or their number with it: 文化、社会建设, 文化、社会“五个建设”."""
        return re.compile(f"等?“?(?:[{HAN}][个大])?{re.escape(self.tail)}").match(line, stop) is not None

    def stands_in(self, line: str) -> bool:
        """Whether a line has enough items of the list to tell their order."""
        if self.least == len(self.items):
            return all(item in line for item in self.items)
        return sum(item in line for item in self.items) >= self.least

    @cached_property
    def chain(self) -> re.Pattern[str]:
        """A pattern of consecutive items of the list, in any order."""
        item = "|".join(f"[“‘]?{_spread(part)}" for part in sorted(self.parts, key=len, reverse=True))
        return re.compile(f"(?:{item})(?:{_JOINT}(?:{item}))+")

    @cached_property
    def item(self) -> re.Pattern[str]:
        """A pattern of one item."""
        return re.compile("|".join(_spread(part) for part in sorted(self.parts, key=len, reverse=True)))

    def ordered(self, indices: Iterable[int], *, marks: bool = True) -> str:
        """Some of its parts in the right order. marks: whether the marks between them are included."""
        text = ""
        for index in sorted(set(indices)):
            text += (self._mark_behind(index - 1) if text and marks else "") + self.parts[index]
        return text

    def _mark_behind(self, index: int) -> str:
        """The mark behind a part in the wording."""
        behind = sum(len(part) + 1 for part in self.parts[: index + 1]) - 1
        return self.text[behind : behind + 1] or "、"


def pattern_of(wrong: str) -> str:
    """A pattern of a wrong writing. Quotes inside it may be present or missing."""
    return re.sub("[“”]", lambda quote: "[“‘]?" if quote[0] == "“" else "[”’]?", re.escape(wrong.strip("“”")))


def core_of(wrong: str) -> str:
    """The longest piece of a wrong writing without a quotation mark. Every line with the writing has it."""
    return max(re.split("[“”]", wrong), key=len)


def is_quoted(line: str, start: int, stop: int) -> bool:
    """Whether the words from start to stop have a quotation mark on at least one side."""
    return line[start - 1 : start] in OPEN or line[stop : stop + 1] in CLOSE


def ending(words: Sequence[str]) -> str:
    """The longest text that all words end with: 建设 of 政治建设 and 文化建设."""
    first = min(words, key=len, default="")
    return next((first[at:] for at in range(len(first)) if all(word.endswith(first[at:]) for word in words)), "")


def _bare(text: str) -> str:
    return re.sub("[“”‘’]", "", text)


def _spread(part: str) -> str:
    """A pattern of a part. Its quotes may be present or missing."""
    return "".join(f"[{mark}]?" if mark in "“”" else re.escape(mark) for mark in part)


def _texts(values: Mapping[str, object], name: str) -> tuple[str, ...]:
    return tuple(map(str, cast("Iterable[object]", values.get(name, ()))))
