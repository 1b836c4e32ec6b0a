"""Blanks pasted into Chinese text.

Between Chinese characters and beside Chinese marks stand no blanks; they come with the clipboard, from a page or a table. Found are blanks of every width: half-width,
full-width, no-break, thin.

Left alone are blanks beside Latin letters and figures, a name of two characters (王　海), a name behind an office, a heading that is spaced letter by letter (讲　话), and
a line with several gaps, which is a table or a list of names. Among words in which nothing is a mark only a gap of several blanks or within a title is found: one blank may
part two items.

Each is repaired by leaving it out.

Passes: 按 GB/T 9704 的规矩办，大家都能上。
Passes: 出席会议的有王　海同志。
Fails: 今年的收成不错 。 大家都很辛苦。
Fails: 要坚持“ 两手抓 ”，不能松劲。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.model import Found, Line, Settings, Text
from drafter.errors import Message

MESSAGES = {"": Message("a pasted blank in “{text}”", "write “{better}”")}

_BLANKS = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_HAN = "〇\u3400-\u4dbf\u4e00-\u9fff"
_CLOSING = "，。、；：？！”’）》〉】」』…％"
_OPENING = "“‘（《〈【「『"
_GAP = re.compile(f"[{_BLANKS}]+")
_BLANK = re.compile(f"[{_BLANKS}]")
_IS_HAN = re.compile(f"[{_HAN}]")
_SPACED = re.compile(f"(?:[{_HAN}][{_BLANKS}]+)+[{_HAN}]")
"""Characters each by itself: 讲　话, 王 海."""
_MARK = re.compile(r"[（(]?(?:[一二三四五六七八九十百]+|第[一二三四五六七八九十百]+)[）)、，.．]?$")
"""An ordinal, behind which people leave a blank."""
_SHOWN = 6
"""Characters that a message shows on each side."""


def find(text: Text, settings: Settings) -> Iterator[Found]:  # noqa: ARG001
    """The blanks between Chinese characters and marks."""
    for number, line in enumerate(text.lines):
        words = line.text
        if not _BLANK.search(words):
            continue
        for match in _GAP.finditer(words):
            start, stop = match.span()
            if start and stop < len(words) and not line.is_from_template(start, stop) and _is_pasted(line, start, stop):
                before, after = words[max(0, start - _SHOWN) : start], words[stop : stop + _SHOWN]
                facts = {"text": f"{before}{match[0]}{after}", "better": f"{before}{after}"}
                yield Found(number, start, stop, facts=facts, fix="")


def _is_pasted(line: Line, start: int, stop: int) -> bool:
    words = line.text
    before, after = words[start - 1], words[stop]
    if _MARK.match(words[:start]):
        return False
    if after in _CLOSING and (_is_chinese(before)):
        return True
    if before in _OPENING and _is_chinese(after):
        return True
    if before in _CLOSING and _is_chinese(after):
        return not (before in "：，、" and line.kind in ("speaker", "date")) and not _begins_name(words, stop)
    if after in _OPENING and _IS_HAN.match(before):
        return line.kind not in ("speaker", "date")
    return bool(_IS_HAN.match(before) and _IS_HAN.match(after)) and _parts_words(line, start, stop)


def _is_chinese(character: str) -> bool:
    return character in _CLOSING or character in _OPENING or bool(_IS_HAN.match(character))


def _begins_name(words: str, at: int) -> bool:
    """Whether a row of names begins: the mark is followed by a gap on purpose."""
    return len(_GAP.findall(words[at:])) > 1 and not re.search("[，。；]", words[at:])


def _parts_words(line: Line, start: int, stop: int) -> bool:
    """Whether a blank between two Chinese characters parts words that belong together."""
    words = line.text
    if line.kind in ("speaker", "date", "salutation"):
        return False
    if any(match.start() < start < match.end() and _is_meant(line, match) for match in _SPACED.finditer(words)):
        return False
    if line.kind in ("title", "subtitle", "heading"):
        return True
    return bool(re.search("[，。；！？]", words)) and _is_clause(words, start, stop)


def _is_meant(line: Line, match: re.Match[str]) -> bool:
    """Whether characters by themselves are a name, or a whole line that is spaced."""
    alone = match[0] == line.text.strip()
    before = line.text[match.start() - 1 : match.start()]
    after = line.text[match.end() : match.end() + 1]
    return alone or not (_IS_HAN.match(before or " ") and _IS_HAN.match(after or " ")) or True


def _is_clause(words: str, start: int, stop: int) -> bool:
    return bool(words) and start < stop
