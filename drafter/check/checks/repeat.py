"""What stands twice.

A sentence, or a passage of twenty characters, that occurs a second time in the same words, inside a speech or across the speeches
of a bundle: most often a paragraph that was copied and forgotten. The later place is reported, with the beginning of the paragraph
where the first one stands.

A word of grammar or of every speech typed twice (的的, 要要, 我们我们, 加强加强) is reported and repaired; words that two words make (目的的,
的的确确, 为了了解, 重要要素) and those that are doubled by right (常常, 看看, 研究研究) are left alone.

Of a sentence that goes on differently, the same clauses are a watchword, and are reported as information.

Names and fixed wordings do not count, whatever their length: titles in 《》, quotations, the title of the speech, 习近平新时代中国特色社会主义思想
and its like; a passage without a mark inside counts from twenty-four characters on. Left alone are blanks (【待补：…】), the template’s
own words, the formulas of openings and closings, turns to the hearers (青年朋友们、同志们！), a heading that an opening announces or its text takes up, and short beginnings
that an author repeats for effect.

Passes: 我们要把路修好，让大家出门方便。 / 我们要把水引好，让大家用水方便。
Fails: 这是人民的的选择。
Fails: 各村要在十月底前把危房逐户查清，登记造册。 / 各村要在十月底前把危房逐户查清，登记造册。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from drafter.check.model import Found, Settings, Span, Text
from drafter.check.quoted import titles, within
from drafter.check.stock import is_formula, own, stock_in
from drafter.errors import Message
from drafter.files.tables import read_table
from drafter.speech.lines import FOOTNOTE
from drafter.speech.text import BLANK

MESSAGES = {
    "": Message(
        "“{start}” ({count} characters) stands already in the paragraph that begins with “{first}”",
        "keep one, or say it in other words",
    ),
    "same": Message("“{start}” ({count} characters) stands already in this paragraph", "keep one, or say it in other words"),
    "word": Message("a word typed twice: {found}", "write {better}"),
}

VALUES = {"least": 20, "sentence": 12}

_SENTENCE = re.compile("[^。！？；]+")
_TWICE = re.compile(r"(?=([\u4e00-\u9fff]{1,8})\1)")
_LONG_TWICE = re.compile(r"(?P<word>(?!一|(.)\2)[\u4e00-\u9fff]{3,8}(?<![同和与及对向]))(?P=word)(?!(?P=word))")
"""Three characters and more that nobody doubles: 各单位各单位. Left alone are 一个村一个村, 国家主席同主席同志, and a cheer that is called thrice."""
_READ = ("body", "heading")
_SHOWN = 12
_LONG = 24
"""The fewest characters of a passage without a mark inside. A shorter one is a name."""
_OWN = 0.8
"""The least fraction of the required characters that must be neither stock phrases nor names."""
_CLAUSE = 10
"""The least characters of a clause by which two passages are the same sentence and not the same name."""
_COPIED = 60
"""The least characters of a passage inside a sentence that is no watchword."""
_STOPS = re.compile("[。！？]")
_QUOTATION = re.compile("“[^“”]*”")
_CLAUSES = re.compile("[，。；：！？]")
_BLANK = re.compile(BLANK)
_ADDRESS = re.compile(r"(?:[^，。！？；：、们]{1,16}们[，、！：]?)+")
"""A turn to the hearers (青年朋友们、同志们！), which a speaker repeats by right."""


class _Passage(NamedTuple):
    """A span of a line."""

    line: int
    start: int
    stop: int


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Passages that occur a second time, at the later place."""
    least = max(8, int(settings.value("repeat.least", VALUES["least"])))
    shortest = int(settings.value("repeat.sentence", VALUES["sentence"]))
    page = _Repeats(text)
    yield from _words(text)
    reported: set[tuple[int, int]] = set()
    for first, again in _runs(text, least):
        if page.is_sentence(again):
            needed = float(shortest)
        else:
            needed = least * _OWN if page.has_clauses(again) else max(least, _LONG)
        if page.counts(first, again) >= needed:
            reported.update((again.line, at) for at in range(again.start, again.stop))
            demoted = not (page.has_whole_clause(again) and page.is_copied(again))
            yield page.found(first, again)._replace(demoted=demoted)
    for first, again in _sentences(text, shortest, least):
        if (again.line, again.start) not in reported and page.counts(first, again) >= shortest:
            yield page.found(first, again)


def _words(text: Text) -> Iterator[Found]:
    """Function words that are doubled (的的)."""
    for number, line in enumerate(text.lines):
        behind = 0
        for twice in _TWICE.finditer(line.text) if line.kind in (*_READ, FOOTNOTE) else ():
            if twice.start() < behind:
                continue
            match = _doubled().match(line.text, twice.start()) or (_LONG_TWICE.match(line.text, twice.start()))
            pair = twice[1][:2] if not match and line.text.startswith(twice[1][:2] * 2, twice.start()) else ""
            behind_pair = twice.start() + 2 * len(pair)
            if (
                pair in _never_twice()
                and not line.text.endswith(pair, 0, twice.start())
                and not line.text.startswith("再", behind_pair)
            ):
                behind = behind_pair
                yield Found(number, twice.start(), behind, "word", {"better": pair}, demoted=True)
                continue
            word = match[0][: len(match[0]) // 2] if match else ""
            if match and not line.text.endswith(word, 0, twice.start()) and not _is_of_four(line.text, *match.span()):
                behind = match.end()
                yield Found(number, *match.span(), "word", {"better": word}, word, demoted=True)


def _is_of_four(line: str, start: int, stop: int) -> bool:
    """Whether a doubled character belongs to a word of four (对对错错, 是是非非)."""
    behind, before = line[stop : stop + 2], line[max(0, start - 2) : start]
    return stop - start == len("错错") and any(len(two) == len("错错") and two[0] == two[1] for two in (behind, before))


@lru_cache(maxsize=1)
def _never_twice() -> frozenset[str]:
    """Words of two characters that nobody says twice in a row. Two words may meet so after all: none is repaired."""
    return frozenset(read_table("check", "near-words")["twice"].split())


@lru_cache(maxsize=1)
def _doubled() -> re.Pattern[str]:
    rows = read_table("check", "repeat")["doubled"]
    patterns = []
    for row in rows:
        before = f"(?<![{row['not_after']}])" if "not_after" in row else ""
        before += f"(?<={'|'.join(row['after'])})" if "after" in row else ""
        behind = f"(?![{row['not_before']}])" if "not_before" in row else ""
        patterns += [f"{before}(?:{word}{word}){behind}" for word in row["words"]]
    return re.compile("|".join(patterns))


def _runs(text: Text, least: int) -> Iterator[tuple[_Passage, _Passage]]:
    """Passages of at least `least` characters that occurred before, as long as possible. Each comes with its first occurrence."""
    seen: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(text.lines):
        if line.kind not in _READ:
            continue
        words, at = line.text, 0
        while at <= len(words) - least:
            gram = words[at : at + least]
            where, start = seen.setdefault(gram, (number, at))
            if (where == number and start + least > at) or (where, start) == (number, at):
                at += 1
                continue
            length = _length(text.lines[where].text, start, words, at, least, at - start if where == number else None)
            yield _Passage(where, start, start + length), _Passage(number, at, at + length)
            at += length - least + 1
            seen.setdefault(words[at : at + least], (number, at))
            at += least - 1


def _length(before: str, start: int, words: str, at: int, length: int, most: int | None) -> int:
    """How many characters are equal from two places on. most: the limit where both are in one line, so that they do not overlap."""
    limit = min(len(before) - start, len(words) - at, most if most is not None else len(words))
    while length < limit and before[start + length] == words[at + length]:
        length += 1
    return length


def _sentences(text: Text, shortest: int, least: int) -> Iterator[tuple[_Passage, _Passage]]:
    """Whole sentences that occurred before and are too short for `_runs`."""
    seen: dict[str, _Passage] = {}
    for number, line in enumerate(text.lines):
        if line.kind not in _READ:
            continue
        for match in _SENTENCE.finditer(line.text):
            if not shortest <= len(match[0]) < least:
                continue
            passage = _Passage(number, *match.span())
            first = seen.setdefault(match[0], passage)
            if first is not passage:
                yield first, passage


class _Repeats:
    """A text with its headings and the titles of its speeches."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.titles = tuple({line.text.strip() for line in text.lines if line.kind in ("title", "subtitle", "bundle-title")} - {""})
        self.stock: dict[int, list[Span]] = {}
        self.quoted: dict[int, list[Span]] = {}
        self.quotations: dict[int, list[Span]] = {}
        self.headings: dict[int, list[Span]] = {}
        for speech in text.speeches:
            for unit in speech.units():
                start, length = unit.words, len(unit.heading)
                self.headings.setdefault(start.line, []).append(Span(start.at, start.at + length))
        for spans in self.headings.values():
            spans.sort()

    def counts(self, first: _Passage, again: _Passage) -> int:
        """How many characters of a repeated passage count; 0 for a passage that may be repeated."""
        words = self._words(again)
        if any(words.strip("，。：；、") in title for title in self.titles) or is_formula(words) or _ADDRESS.fullmatch(words):
            return 0
        if self._in_heading(first) != self._in_heading(again) or self._is_quoted(again) or self._is_quoted(first):
            return 0
        if sum(map(str.isalnum, words)) < len(words) // 2:
            return 0
        return max(self._own(first), self._own(again))

    def _is_quoted(self, passage: _Passage) -> bool:
        """Whether a passage stands in quotation marks: it is quoted there, not copied."""
        if passage.line not in self.quotations:
            self.quotations[passage.line] = [
                Span(*match.span()) for match in _QUOTATION.finditer(self.text.lines[passage.line].text)
            ]
        return within(self.quotations[passage.line], passage.start, passage.stop)

    def _own(self, passage: _Passage) -> int:
        if passage.line not in self.stock:
            line = self.text.lines[passage.line]
            blanks = [Span(*match.span()) for match in _BLANK.finditer(line.text)]
            self.stock[passage.line] = stock_in(line._replace(template_spans=(*line.template_spans, *blanks)), self.titles)
        return own(self.stock[passage.line], passage.start, passage.stop)

    def is_sentence(self, passage: _Passage) -> bool:
        """Whether a passage is a whole sentence."""
        line = self.text.lines[passage.line].text
        begins = passage.start == 0 or line[passage.start - 1] in "。！？；"
        return begins and (passage.stop == len(line) or line[passage.stop] in "。！？；" or line[passage.stop - 1] in "。！？；")

    def has_clauses(self, passage: _Passage) -> bool:
        """Whether a passage has a mark inside."""
        return _CLAUSES.search(self.text.lines[passage.line].text, passage.start + 1, passage.stop - 1) is not None

    def has_whole_clause(self, passage: _Passage) -> bool:
        """Whether a passage holds a whole clause that is no title in 《》. One that holds none is the name of a meeting or of a document, and is only information."""
        line = self.text.lines[passage.line].text
        if passage.line not in self.quoted:
            self.quoted[passage.line] = titles(line)
        inside = self.quoted[passage.line]
        start, stop = max(0, passage.start - 1), min(len(line), passage.stop + 1)
        marks = [match.start() for match in _CLAUSES.finditer(line, start, stop)]
        edges = [*([-1] if passage.start == 0 else []), *marks, *([len(line)] if passage.stop == len(line) else [])]
        return any(last - first > _CLAUSE and not within(inside, first + 1, last) for first, last in pairwise(edges))

    def is_copied(self, passage: _Passage) -> bool:
        """Whether a passage is so much that it was copied: a whole sentence, parts of two, or many clauses of one.

        A clause or two of a sentence that goes on differently are a watchword, and are only information.
        """
        words = self._words(passage)
        inner = any(_CLAUSE < match.start() < len(words) - _CLAUSE for match in _STOPS.finditer(words))
        return inner or len(words) >= _COPIED or self.is_sentence(passage)

    def found(self, first: _Passage, again: _Passage) -> Found:
        words, beginning = self._words(again), self.text.lines[first.line].text[:_SHOWN]
        message = "same" if first.line == again.line else ""
        start = words if len(words) <= 2 * _SHOWN else f"{words[:_SHOWN]}……"
        return Found(again.line, again.start, again.stop, message, {"start": start, "count": len(words), "first": beginning})

    def _words(self, passage: _Passage) -> str:
        return self.text.lines[passage.line].text[passage.start : passage.stop]

    def _in_heading(self, passage: _Passage) -> bool:
        """Whether a passage is a heading, or most of one."""
        spans, length = self.headings.get(passage.line, []), passage.stop - passage.start
        behind = bisect_right(spans, passage.start, key=lambda span: span.start)
        return any(
            passage.stop <= span.stop + 1 and 2 * length > span.stop - span.start for span in spans[max(behind - 2, 0) : behind]
        )
