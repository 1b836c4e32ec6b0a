"""Marks that belong in pairs.

“ ” ‘ ’ 《 》 （ ） 〔 〕 stand in pairs inside a paragraph; straight quotes are not used in Chinese text. Quotes inside quotes are single, those
inside these double again. A quotation of several paragraphs opens each of them and closes the last.

Straight quotes in pairs are repaired. Which partner is missing, only the author knows.

Passes: 我们要增强“四个意识”、坚定“四个自信”。
Passes: 他说：“我读了‘两山’理论的文章。”
Fails: 我们要增强“四个意识、坚定“四个自信”。
Fails: 我们要增强"四个意识"。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.model import Found, Settings, Text
from drafter.errors import Message
from drafter.speech.text import is_wide

MESSAGES = {
    "unclosed": Message("{found} has no partner behind it", "write its partner, or take it out"),
    "unopened": Message("{found} has no partner before it", "write its partner, or take it out"),
    "straight": Message("a straight quote in Chinese text", "write “ ” or ‘ ’"),
    "inner": Message("quotes inside quotes are single", "write ‘ ’ inside “ ”"),
}

_PARTNERS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "〔": "〕", "【": "】", "「": "」", "『": "』"}
_OPENING = {closing: opening for opening, closing in _PARTNERS.items()}
_MARK = re.compile("[“”‘’《》〈〉（）〔〕【】「」『』]")
_STRAIGHT = re.compile(
    r""""(?P<double>[^"\n]*)"|(?<![A-Za-z0-9])'(?P<single>(?:[^"'\n]|(?<=[A-Za-z])'(?=[A-Za-z]))*)'|"|(?<![A-Za-z0-9])\'"""
)
_NO_WORDS = " ,.:;!?，。：；！？、"
_CURLY = {'"': ("“", "”"), "'": ("‘", "’")}


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Marks without a partner, double quotes inside double quotes, straight quotes."""
    following = (*(line.text for line in text.lines[1:]), "")
    for number, (line, after) in enumerate(zip(text.lines, following, strict=False)):
        for at, message in _marks(line.text) if _MARK.search(line.text) else ():
            if not (message == "unclosed" and line.text[at] == "“" and after.startswith("“")):
                yield Found(number, at, at + 1, message)
        if '"' in line.text or "'" in line.text:
            yield from _straight(number, line.text)


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """The wrong marks of a line, each with its index and the name of the message.

    Text behind a quotation mark that is never closed counts as unquoted.
    """
    open_: list[int] = []
    inner: dict[int, list[int]] = {}
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if mark in _PARTNERS:
            if mark == "“" and open_ and text[open_[-1]] == "“":
                inner.setdefault(open_[-1], []).append(at)
            open_.append(at)
            continue
        partner = next((place for place in reversed(open_) if text[place] == _OPENING[mark]), None)
        if partner is None:
            yield at, "unopened"
            continue
        while open_[-1] != partner:
            yield open_.pop(), "unclosed"
        yield from ((place, "inner") for place in inner.get(open_.pop(), ()))
    for at in open_:
        yield at, "unclosed"


def _straight(number: int, text: str) -> Iterator[Found]:
    """Straight quotes beside Chinese text. Those between Latin letters (``It's``), and those for inches and minutes, are right."""
    for match in _STRAIGHT.finditer(text):
        start, stop = match.span()
        inside = match["double"] if match["double"] is not None else match["single"]
        before, behind = text[:start].rstrip(_NO_WORDS)[-1:], text[stop:].lstrip(_NO_WORDS)[:1]
        if not any(map(is_wide, f"{before}{inside or ''}{behind}")):
            continue
        if inside is None:
            yield Found(number, start, stop, "straight")
            continue
        opening, closing = _CURLY[match[0][0]]
        yield Found(number, start, start + 1, "straight", fix=opening)
        if match["double"]:
            yield from (one._replace(start=one.start + start + 1, stop=one.stop + start + 1) for one in _straight(number, inside))
        yield Found(number, stop - 1, stop, "straight", fix=closing)
