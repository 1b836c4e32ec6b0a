"""Half-width marks in Chinese text.

Marks beside Chinese characters are full-width: ， ； ： ？ ！ （ ） and 。 (GB/T 15834-2011). A half-width one comes from a keyboard in the wrong mode,
and the line that holds it is set unevenly.

Left alone are the marks of addresses, times (10:30), ratios (3:1), figures (1,000 and 3.5), standard numbers, e-mail, file names and of passages
in Latin letters.

Each is repaired by its full-width twin. A “.” amid a line is only found: it may stand for 。, 、 or ·.

Passes: 会议10:30开始，参会1,000人，网址是https://a.cn/?id=3。
Passes: 按GB/T 9704-2012排版，引用“Stay hungry, stay foolish!”一句。
Fails: 同志们,大家好!
Fails: 国内生产总值(GDP)增长5%,好于预期。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.check.model import Found, Settings, Text
from drafter.errors import Message
from drafter.files.tables import read_table
from drafter.speech.numbering import DIGITS
from drafter.speech.text import is_wide

MESSAGES = {
    "": Message("a half-width “{found}” in Chinese text", "write “{better}”"),
    "stop": Message("a half-width “.” in Chinese text", "write “。”, “、” or “·”"),
}

_MARK = re.compile("[,;:?!()（）.]")
_BRACKET = re.compile("[()（）]")
_PAIR = re.compile(r"\([^()\n]*\)")
_LATIN = re.compile("[A-Za-z]+(?:[ '’-]+[A-Za-z]+)+$")
_LATIN_LONG = 60
_MARK_LONG = 3
"""The most characters of a line that is only a mark: 十二."""
_ENDS_CLAUSE = re.compile(f"(?:[\u4e00-\u9fff][0-9.]*[%％]|[\u4e00-\u9fff”’）》]{{2}}|[\u4e00-\u9fff][0-9]+)(?<![{DIGITS}十])$")
"""What a full stop with a blank behind it ends, and not a mark (二. 抓落实): at least two characters, or a figure behind one."""
_NOT_CHINESE = "”’》〉）〕】…—"
"""Full-width marks that are used beside Latin text too."""


_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[!-~]*[A-Za-z0-9/#=_-]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


class _MarkTable(NamedTuple):
    """The table.

    wide: from half-width marks to full-width ones.
    named, name: patterns of the end of a file name, and of a whole file name.
    """

    wide: dict[str, str]
    named: re.Pattern[str]
    name: re.Pattern[str]


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Half-width marks beside Chinese characters."""
    table = _table()
    for number, line in enumerate(text.lines):
        if not any(mark in line.text for mark in ",;:?!()."):
            continue
        words = _masked(line.text)
        for at in _marks(words):
            mark = words[at]
            if mark != ".":
                yield Found(
                    number, *_with_blanks(words, at), facts={"found": mark, "better": table.wide[mark]}, fix=table.wide[mark]
                )
            elif not words[at + 1 :].strip("”’） "):
                if line.kind == "body":  # at the end of a heading, `heading-end` reports it
                    yield Found(number, at, at + 1, facts={"better": "。"}, fix="。")
            else:
                yield Found(number, at, at + 1, "stop")


def _marks(text: str) -> Iterator[int]:
    """The indexes of half-width marks that belong to the Chinese text of a line."""
    paired = {at for match in _PAIR.finditer(text) if _is_chinese(text, match) for at in (match.start(), match.end() - 1)}
    alone = {at for match in _PAIR.finditer(text) for at in (match.start(), match.end() - 1)}
    open_ = 0
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        before, after = _before(text, at), _after(text, at + 1)
        if mark in "（）":
            open_ += 1 if mark == "（" else -1
        elif mark in "()":
            closes = mark == ")" and open_ > 0
            opens = mark == "(" and (_wide(after) or _next_bracket(text, at + 1) == "）")
            if at in paired or (at not in alone and (closes or opens or _wide(before))):
                yield at
        elif mark == ".":
            if _ends_line(text, at, before) if not after else _parts_text(text, at, before, after):
                yield at
        elif (mark in ",;:" and _is_doubled(text, at)) or _ends_latin(text, at):
            continue  # doubled marks are reported by `ellipsis-dash`
        elif _belongs(before, after):
            yield at


def _with_blanks(text: str, at: int) -> tuple[int, int]:
    """The start and stop of a mark together with blanks between it and a Chinese character."""
    start, stop = at, at + 1
    if text[at] == ")":
        while text[start - 1 : start] == " ":
            start -= 1
        return (start, stop) if _wide(text[start - 1 : start]) else (at, stop)
    while text[stop : stop + 1] == " ":
        stop += 1
    return (at, stop) if _wide(text[stop : stop + 1]) else (at, at + 1)


def _ends_line(text: str, at: int, before: str) -> bool:
    """Whether a point is the full stop of a line, and not part of a line that is only a mark (一.)."""
    if before in ("%", "％") or before in DIGITS + "十":
        return len(text[:at].strip()) > _MARK_LONG
    return _wide(before) and before != "…" and text[at + 1 : at + 2] != " "


def _parts_text(text: str, at: int, before: str, after: str) -> bool:
    """Whether a point stands between Chinese characters and is not part of a mark."""
    if text[at + 1 : at + 2] == " ":
        return _wide(after) and (bool(_ENDS_CLAUSE.search(text, 0, at)) and len(text[:at].strip()) > _MARK_LONG)
    return _wide(before) and before not in DIGITS + "十…" and _wide(after)


def _belongs(before: str, after: str) -> bool:
    """Whether a mark between two characters belongs to Chinese text."""
    if before and before in _NOT_CHINESE:
        return not after or _wide(after)
    if _wide(before) or before in ("%", "％"):
        return True
    return _wide(after) and after not in _NOT_CHINESE


def _next_bracket(text: str, at: int) -> str:
    match = _BRACKET.search(text, at)
    return match[0] if match else ""


def _ends_latin(text: str, at: int) -> bool:
    """Whether a mark belongs to Latin words in front: there are several, and a space follows it (Dear parents, 各位家长)."""
    return text.startswith(" ", at + 1) and _LATIN.search(text, max(0, at - _LATIN_LONG), at) is not None


def _is_chinese(text: str, pair: re.Match[str]) -> bool:
    """Whether a pair of brackets contains Chinese text or stands in it."""
    start, stop = pair.span()
    before = text[start - 1 : start] if start else ""
    if any(map(is_wide, pair[0])) or _wide(before):
        return True
    return not before.strip() and _wide(text[stop : stop + 1])


def _is_doubled(text: str, at: int) -> bool:
    """Whether the same mark, in either width, stands beside a mark."""
    twins = (text[at], _table().wide[text[at]])
    return text[at - 1 : at] in twins or text[at + 1 : at + 2] in twins


def _before(text: str, at: int) -> str:
    """The last character before an index that is not a space."""
    while at and text[at - 1] == " ":
        at -= 1
    return text[at - 1] if at else ""


def _after(text: str, at: int) -> str:
    """The first character from an index on that is not a space."""
    while at < len(text) and text[at] == " ":
        at += 1
    return text[at : at + 1]


def _wide(character: str) -> bool:
    return bool(character) and is_wide(character)


def _masked(text: str) -> str:
    """A line in which letters replace web addresses and file names, whose marks are right."""
    table = _table()
    text = _ADDRESS.sub(lambda match: "a" * len(match[0]), text)
    return table.name.sub(lambda match: "a" * len(match[0]), text) if table.named.search(text) else text


@lru_cache(maxsize=1)
def _table() -> _MarkTable:
    table = read_table("check", "half-width")
    end = rf"\.(?:{'|'.join(table['file_names'])})(?![A-Za-z0-9])"
    return _MarkTable(table["marks"], re.compile(end), re.compile(rf"[^\s，。；：、？！“”《》,;:]{{1,60}}{end}"))
