"""Marks that belong in pairs.

“ ” ‘ ’ 《 》 （ ） 〔 〕 stand in pairs inside a paragraph; straight quotes are not used in Chinese text. Quotes inside quotes are single, those
inside these double again; a title inside a title stands in 〈 〉. A quotation of several paragraphs opens each of them and closes the last.

Left alone are the quotes of a tag (<a href="…">), and the bracket of an ordinal, which has no partner: 1）网站；2）热线. A pair of one full-width and one half-width bracket is a pair; the
half-width one is for `half-width`.

Straight quotes in pairs and the marks of a title inside a title are repaired, and a straight quote whose partner is “ or ” already. Which partner is missing, only the author knows.

Passes: 我们要增强“四个意识”、坚定“四个自信”。
Passes: 他说：“我读了‘两山’理论的文章。”
Passes: 有两个入口：1）网站；2）热线。
Fails: 我们要增强“四个意识、坚定“四个自信”。
Fails: 我们要增强"四个意识"。
Fails: 学习《关于加强《党章》学习的通知》。
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from itertools import accumulate

from drafter.check.model import Found, Settings, Text
from drafter.errors import Message
from drafter.speech.numbering import HAN
from drafter.speech.text import is_wide

MESSAGES = {
    "unclosed": Message("{found} has no partner behind it", "write its partner, or take it out"),
    "unopened": Message("{found} has no partner before it", "write its partner, or take it out"),
    "straight": Message("a straight quote in Chinese text", "write “ ” or ‘ ’"),
    "inner-title": Message("a title inside a title has single marks: {found}", "write: {expected}"),
    "inner": Message("quotes inside quotes are single", "write ‘ ’ inside “ ”"),
}

_PARTNERS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "〔": "〕", "【": "】", "「": "」", "『": "』"}
_OPENING = {closing: opening for opening, closing in _PARTNERS.items()}
_HALF = {"(": "（", ")": "）"}
"""Half-width brackets, which may be one half of a pair."""
_MARK = re.compile("[“”‘’《》〈〉（）〔〕【】「」『』()]")
_MARKS = "“”‘’《》〈〉（）〔〕【】「」『』()\"'"
"""These, and straight quotes."""
_ORDINAL = rf"(?:^|[，。；：、！？—…\s])\s*(?:[0-9]{{1,2}}|[a-zA-Z]|[{HAN}]{{1,3}})$|[①-⑳]$"
_LONGEST_ORDINAL = 6
"""Characters in front of a bracket in which its ordinal and the mark before that stand."""
_STRAIGHT = r""""(?P<double>[^"\n]*)"|(?<![A-Za-z0-9])'(?P<single>(?:[^"'\n]|(?<=[A-Za-z])'(?=[A-Za-z]))*)'|"|(?<![A-Za-z0-9])\'"""
_INNER_TITLE = re.compile("《[^《》。]{0,40}(《([^《》。]{1,40})》)[^《》。]{0,40}》")
_TAG = "</?[A-Za-z][^<>]*>"
_NO_WORDS = " ,.:;!?，。：；！？、"
_LONE = {'"': '"', "'": "(?<![A-Za-z0-9])'|'(?![A-Za-z0-9])"}
"""Straight quotes: an apostrophe stands between letters."""
_CURLY = {'"': ("“", "”"), "'": ("‘", "’")}


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Marks without a partner, double quotes inside double quotes, straight quotes."""
    for number in text.lines_with(_MARKS):
        line, written = _completed(text.lines[number].text)
        for at, better in written:
            yield Found(number, at, at + 1, "straight", fix=better)
        after = text.lines[number + 1].text if number + 1 < len(text.lines) else ""
        for at, message in _marks(line):
            if not (message == "unclosed" and line[at] == "“" and after.startswith("“")):
                yield Found(number, at, at + 1, message)
        for match in _INNER_TITLE.finditer(line) if line.count("《") > 1 else ():
            expected = f"〈{match[2]}〉"
            yield Found(number, *match.span(1), "inner-title", {"expected": expected}, expected)
        if '"' in line or "'" in line:
            yield from _straight(number, line)


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """The wrong marks of a line, each with its index and the name of the message.

    Text behind a quotation mark that is never closed counts as unquoted.
    """
    open_: list[int] = []
    inner: dict[int, list[int]] = {}
    waiting = dict.fromkeys(_PARTNERS, 0)  # how many are open of each kind: a mark without a partner must not look through them all
    double = False  # whether “ is the last one that is open
    for match in _MARK.finditer(text):
        at = match.start()
        found = text[at]
        mark = _HALF.get(found, found)
        if mark in waiting:
            if double and mark == "“":
                inner.setdefault(open_[-1], []).append(at)
            double = mark == "“"
            open_.append(at)
            waiting[mark] += 1
            continue
        if mark == "）" and re.search(_ORDINAL, text[max(0, at - _LONGEST_ORDINAL) : at] if at > _LONGEST_ORDINAL else text[:at]):
            continue
        opening = _OPENING[mark]
        if not waiting[opening]:
            if found == mark:
                yield at, "unopened"
            continue
        while (kind := _HALF.get(text[open_[-1]], text[open_[-1]])) != opening:
            lone = open_.pop()
            waiting[kind] -= 1
            if text[lone] not in _HALF:
                yield lone, "unclosed"
        waiting[opening] -= 1
        yield from ((place, "inner") for place in inner.get(open_.pop(), ()))
        double = bool(open_) and text[open_[-1]] == "“"
    yield from [(at, "unclosed") for at in open_ if text[at] not in _HALF]


def _completed(text: str) -> tuple[str, list[tuple[int, str]]]:
    """A line in which “ and ” have the partners that are still straight (“两个维护"), and these: each with its index and what it should be.

    Where the quotes of a line are odd in number, one is missing, and which is whose partner nobody can tell.
    """
    found: list[tuple[int, str]] = []
    for straight, pair in _CURLY.items():
        if straight not in text or not any(mark in text for mark in pair):
            continue
        places = [match.start() for match in re.finditer(_LONE[straight], _without_tags(text))]
        alone = [at for at, message in _marks(text) if message != "inner" and text[at] in pair]
        if not alone or (len(places) + len(alone)) % 2 or any(text[at - 1 : at].isdecimal() for at in places):  # 27" is a measure
            continue
        found += _partners(text, places, alone, pair)
    signs = list(text)
    for at, better in found:
        signs[at] = better
    return "".join(signs), sorted(found)


def _partners(text: str, straight: list[int], alone: list[int], pair: tuple[str, str]) -> Iterator[tuple[int, str]]:
    """The straight quotes that are the partners of “ and ”, each with its index and the right mark.

    “ has the next one behind it, ” the last one in front of it, and some Chinese between.
    """
    wide = [0, *accumulate(map(is_wide, text))]
    waiting: deque[int] = deque()
    free: list[int] = []
    lone = set(alone)
    for at in sorted((*straight, *alone)):
        if at not in lone:
            while waiting and wide[at] == wide[waiting[0] + 1]:
                waiting.popleft()
            if waiting:
                waiting.popleft()
                yield at, pair[1]
            else:
                free.append(at)
        elif text[at] == pair[0]:
            waiting.append(at)
        elif free and wide[at] > wide[free[-1] + 1]:
            yield free.pop(), pair[0]


def _without_tags(text: str) -> str:
    return re.sub(_TAG, lambda match: "a" * len(match[0]), text) if "<" in text else text


def _straight(number: int, text: str) -> Iterator[Found]:
    """Straight quotes beside Chinese text. Those between Latin letters (``It's``), and those for inches and minutes, are right."""
    text = _without_tags(text)
    words = [at for at, character in enumerate(text) if character not in _NO_WORDS]
    for match in re.finditer(_STRAIGHT, text):
        start, stop = match.span()
        inside = match["double"] if match["double"] is not None else match["single"]
        ahead, behind = bisect_left(words, start), bisect_left(words, stop)
        beside = [text[at] for at in (*words[max(ahead - 1, 0) : ahead], *words[behind : behind + 1])]
        if not any(map(is_wide, (*beside, *(inside or "")))):
            continue
        if inside is None:
            yield Found(number, start, stop, "straight")
            continue
        opening, closing = _CURLY[match[0][0]]
        yield Found(number, start, start + 1, "straight", fix=opening)
        if match["double"]:
            yield from (one._replace(start=one.start + start + 1, stop=one.stop + start + 1) for one in _straight(number, inside))
        yield Found(number, stop - 1, stop, "straight", fix=closing)
