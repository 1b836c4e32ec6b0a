"""Marks that a hand typed otherwise than it meant: ``一.`` ``一，`` ``一 `` ``一`` for ``一、``, ``（一)`` and ``（一）.`` for ``（一）``, ``１．`` for ``1.``.

Only marks of a list are put right, those that another counts on from: 三.五成 begins no list. What is right and only rare stays:
``(一)`` where all brackets are so, ``一　`` with a wide blank where all marks are so in an old text, ``一：``, ``壹、``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.mine.clean.lines import Report, SourceLine
from drafter.mine.patterns import table
from drafter.mine.titles import is_date
from drafter.speech.lines import BY_NAME
from drafter.speech.numbering import HAN, from_han

_HAN_MARK = re.compile(rf"(?P<number>[{HAN}]{{1,4}})\s?(?:[.．，,、。]\s*|[ \u3000]+)")
_OTHER_MARK = re.compile(r"(?P<open>[（(]?)\s?(?P<number>[^\s（(）)、，,．.：:]+)\s?(?P<close>[）)]?)(?P<end>[、，,．.：:]?)\s*")
_RIGHT = re.compile(rf"[{HAN}]{{1,4}}、|第[^\s，、]+[，、]|[0-9]+[.．、]|（[^（(）)\s０-９]+）")
"""Marks that are meant as they stand, whatever else is in the text."""
_NARROW = str.maketrans("０１２３４５６７８９．", "0123456789.")
_COMMAS = ("，", ",")
_WIDE_FIGURE = re.compile("[０-９]")
_FIGURE = re.compile("[0-9０-９]")
_WORD = re.compile("[\u4e00-\u9fff“《]")
_AGAIN = re.compile("[、.．，,。]\\s*(?=[\u4e00-\u9fff“《])")
"""A further end behind a mark: ``一、、`` ``（一）.``."""
_FAMILIES = ("han", "han-bracket", "arabic", "arabic-bracket", "ordinal")
SHOWN = 12
"""How many characters of a line a report shows."""


def with_ordinary_marks(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines, the marks of their lists written as they are meant. A line of a kind of its own (``2. 分工表`` of attachments) is in its form already."""
    lines = _with_ends(lines, report)
    marks = [line.mark for line in lines if line.mark and line.mark.family in _FAMILIES and line.hint not in BY_NAME]
    if all(_RIGHT.fullmatch(mark.text) for mark in marks) and not any(_ends_twice(line) for line in lines):
        return lines
    numbers: dict[str, set[int]] = {name: set() for name in _FAMILIES}
    for mark in marks:
        numbers[mark.family].add(mark.number)
    half, old = _only_half_width(lines), _is_old(lines)

    def ordinary(line: SourceLine) -> SourceLine:
        mark = line.mark
        if mark is None or mark.family not in _FAMILIES or (old and mark.alone) or line.hint in BY_NAME:
            return line
        counted = numbers[mark.family] & {mark.number - 1, mark.number + 1}
        written = _ordinary(line, half=half) if counted else line.text
        if written != line.text:
            report.repaired("ordinal", line, line.text[:SHOWN], written[:SHOWN])
        return line.with_text(written)

    return [ordinary(line) for line in lines]


_BARE = re.compile(rf"(?P<number>[{HAN}])(?P<words>[\u4e00-\u9fff]{{2,10}})(?:[，,：:]|$)")
"""A numeral with nothing behind it but a few words: ``一选题意义，我们……``."""
LEAST_BARE = 3
"""The fewest numerals without an end that are a list."""


def _with_ends(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines, 、 behind the numerals of a list that have no end: ``一选题意义，……`` ``二技术方案，……`` ``三成果展示，……``.

    All numerals without an end at the beginning of lines are 一, 二, 三 in their order, each with another word behind it (not ``一组，`` ``二组，``), and
    no other list of the text has such numerals. 一 begins many words (一个, 一年).
    """
    bare = {at: found for at, line in enumerate(lines) if line.text[0] in HAN and (found := _bare(line)) is not None}
    numbers = [from_han(found["number"]) for found in bare.values()]
    words = {found["words"][0] for found in bare.values()}
    if len(bare) < LEAST_BARE or numbers != list(range(1, len(bare) + 1)) or len(words) < len(bare):
        return lines
    if any(line.mark is not None and line.mark.family == "han" for line in lines):
        return lines
    ended = list(lines)
    for at, found in bare.items():
        line = lines[at]
        ended[at] = line.with_text(f"{found['number']}、{line.text[found.end('number') :]}")
        report.repaired("ordinal", line, line.text[:SHOWN], ended[at].text[:SHOWN])
    return ended


def _bare(line: SourceLine) -> re.Match[str] | None:
    """The numeral without an end with which a line begins."""
    found = _BARE.match(line.text) if line.mark is None and not line.is_address and not line.hint else None
    counts = found is not None and found["number"] == "一" and found["words"][0] in table("words")["counted_by"]
    return None if counts else found


def _only_half_width(lines: Sequence[SourceLine]) -> bool:
    """Whether all brackets round numbers are of half width: then they are meant so."""
    marks = [line.mark.text for line in lines if line.mark and line.mark.family.endswith("bracket")]
    return not any(set(mark) & set("（）") for mark in marks)


def _is_old(lines: Sequence[SourceLine]) -> bool:
    """Whether a text is dated in Chinese numerals and a wide blank stands behind all numerals of its first level, as was the custom."""
    marks = [line.mark.text for line in lines if line.mark and line.mark.family == "han"]
    dated = any(is_date(line.text) and not _FIGURE.search(line.text) for line in lines)
    return dated and all(mark.endswith("\u3000") for mark in marks)


def _ends_twice(line: SourceLine) -> bool:
    return line.mark is not None and line.mark.family in _FAMILIES and bool(_AGAIN.match(line.text, len(line.mark.text)))


def _ordinary(line: SourceLine, *, half: bool) -> str:
    """The line with its mark as it is meant; as it stands where nothing says that it is meant otherwise."""
    assert line.mark is not None
    written, words = line.mark.text, line.text[len(line.mark.text) :]
    if again := _AGAIN.match(words):
        words = words[again.end() :]
    if not _WORD.match(words):  # 1. 5亿元 is no 1.5
        return line.text
    if han := _HAN_MARK.fullmatch(written):
        return f"{han['number']}、{words}"
    found = _OTHER_MARK.fullmatch(written)
    if found is None or not (found["close"] or found["end"]):
        return written + words
    opens, closes = found["open"], found["close"]
    if closes and not (half and closes == ")" and opens in ("", "(")):
        opens, closes = "（" if opens else "", "）"
    number, end = found["number"], found["end"]
    if _FIGURE.match(number):  # １． is 1. and 1， is 1、
        end = "、" if end in _COMMAS else end.translate(_NARROW) if _WIDE_FIGURE.match(number) else end
        number = number.translate(_NARROW)
    return f"{opens}{number}{closes}{end}{words}"
