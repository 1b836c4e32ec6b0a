"""What cannot be said aloud.

A speaker who meets （以下简称“指挥部”） or 元/吨 in a text stops, or says it wrong. What the eye takes in at a glance the tongue must put into words, and these are better
chosen at the desk than on the platform.

Reported in paragraphs and headings: remarks of five characters and more in brackets, 见附件 and the like of any length; a slash between words or measures; a number of eight figures and
more; the address of a page or of mail; an abbreviation in capitals that few listeners know, the first time; a row of English words, or a long one; signs such as ≥ and →. Left alone:
an address that its sentence announces (网址是 …), the number of a standard (GB/T 9704), brackets that are read in passing (全委（扩大）会议, 县（区）), cues (热烈鼓掌), names in
《》, ordinals, 24/7, abbreviations that everybody says (GDP, APP, 5G), the names of companies (ABC公司). It is advice.

Passes: 每吨三千元，全委（扩大）会议已经说过。
Fails: 今年的收购价是3000元/吨。
Fails: 成立秋粮收购指挥部（以下简称“指挥部”）。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.check.model import Found, Settings, SpeechText, Text
from drafter.errors import Message
from drafter.files.tables import any_of, read_table
from drafter.speech.numbering import HAN

MESSAGES = {
    "": Message("“{found}” in brackets cannot be said", "make it a part of the sentence, or take it out"),
    "slash": Message("the slash in “{found}” cannot be said", "say it in words: 每吨三千元, A和B"),
    "figures": Message("“{found}” has {count} figures, and nobody says them at sight", "say a round number with 万 or 亿"),
    "address": Message("“{found}” cannot be said", "say what is found there, and hand the address out on paper"),
    "abbreviation": Message("“{found}” may be unknown to the listeners", "say its name in Chinese the first time"),
    "latin": Message("“{found}” is hard to say in the middle of a Chinese sentence", "say it in Chinese"),
    "sign": Message("the sign “{found}” cannot be said", "say it in words"),
}

_LONG_BRACKET = 5
"""The fewest characters of a bracketed remark that is no modifier read in passing."""


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """What cannot be said in the paragraphs and headings of each speech."""
    for speech in text.speeches:
        yield from _unsayable(text, speech)


def _unsayable(text: Text, speech: SpeechText) -> Iterator[Found]:
    told: set[str] = set()
    for number in range(speech.first, speech.stop):
        line = text.lines[number]
        if line.kind not in ("body", "heading"):
            continue
        titles = [match.span() for match in _TITLE.finditer(line.text)]
        is_english = _is_english(line.text)
        for match in _pattern().finditer(line.text):
            kind = str(match.lastgroup)
            inside = any(start < match.start() and match.end() < stop for start, stop in titles)
            if kind == "latin" and is_english:
                continue
            if (inside and kind != "address") or not _counts(kind, match[0], told) or _is_meant(kind, line.text, match):
                continue
            facts = {"count": sum(map(str.isdecimal, match[0]))} if kind == "figures" else {}
            yield Found(number, *match.span(), "" if kind == "bracket" else kind, facts)


def _is_english(line: str) -> bool:
    """Whether nothing of a paragraph is Chinese but the ordinal that a template writes before it."""
    return re.search(_HAN, _ORDINAL.sub("", line)) is None


_ORDINAL = re.compile(f"^[（(]?[{HAN}]+(?:[）)]|[、是])")


def _counts(kind: str, found: str, told: set[str]) -> bool:
    """Whether what a pattern matched is reported. told: the abbreviations of this speech so far."""
    if kind == "bracket":
        inside = found[1:-1].strip()
        return bool(_always().search(inside)) or (len(inside) >= _LONG_BRACKET and not _cue().search(inside))
    if kind == "abbreviation":
        new = found not in told and found not in _table()["known"]
        told.add(found)
        return new
    return True


def _is_meant(kind: str, line: str, match: re.Match[str]) -> bool:
    """Whether the sentence tells an address or a telephone number on purpose (网址是 …, 电话是 …), the slash belongs to a standard (GB/T 9704), or letters are a name (ABC公司)."""
    if kind == "abbreviation":
        return line.startswith(tuple(_table()["named"]), match.end())
    if kind in ("address", "figures"):
        before = line[max(0, match.start() - _NEAR) : match.start()]
        if kind == "figures" and (before[-1:] == "-" or _MOBILE.match(line, match.start())):
            return True
        return any(word in before for word in _table()[f"announce_{kind}"])
    return kind == "slash" and _STANDARD.match(line, match.start()) is not None


_NEAR = 8
"""How many characters in front of an address or a number are searched for the word that announces it."""
_MOBILE = re.compile("1[3-9][0-9]{9}(?=[，。；、！？）)]|$)")
"""The number of a mobile telephone in China, with nothing behind it that it counts."""
_STANDARD = re.compile(r"[A-Z]{2,5}[/／][A-Z]\s?\d")
_WORD = 64
"""The most characters of a word that a pattern begins with: the name of a mailbox has no more (RFC 5321), nor a part of a host's (63, RFC 1035).

A longer run is looked at in pieces. Without a bound each of its characters would be tried as the beginning of all the others.
"""
_TITLE = re.compile("《[^《》]*》")
_HAN = "[\u4e00-\u9fff]"


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Each kind as a named group; the first that fits counts, so an address is no row of English words."""
    address = rf"(?:https?://|www\.)[\w./?=&%#:~-]+|[\w.+-]{{1,{_WORD}}}@[\w-]+(?:\.[\w-]+)+|(?<![\w.])[\w-]{{1,{_WORD}}}(?:\.[\w-]+)*\.(?:com|cn|org|net|gov|edu)(?![\w.])"
    figures = r"(?<![0-9.])[0-9](?:[,，]?[0-9]){7,}(?![0-9])"
    slash = rf"(?:[0-9.]{{1,{_WORD}}}{_HAN}{{1,4}}|[A-Za-z]{{1,{_WORD}}}|{_HAN}|[％%℃])[/／](?:[A-Za-z]+|{any_of(_table()['measures'])}|{_HAN})"
    latin = rf"[A-Za-z][A-Za-z'’-]{{0,{_WORD}}}(?: [A-Za-z][A-Za-z'’-]*){{2,}}|[A-Za-z]{{0,{_WORD}}}[a-z][A-Za-z]{{8,}}"
    return re.compile(
        rf"(?P<address>{address})|(?P<bracket>[（(][^（）()]*[）)])|(?P<figures>{figures})|(?P<slash>{slash})"
        rf"|(?P<latin>{latin})|(?P<abbreviation>(?<![A-Za-z0-9])(?!X+(?![A-Za-z]))[A-Z]{{3,}}(?![A-Za-z0-9]))|(?P<sign>{any_of(_table()['signs'])})",
        re.ASCII,
    )


@lru_cache(maxsize=1)
def _always() -> re.Pattern[str]:
    return re.compile(any_of(_table()["remarks"]))


@lru_cache(maxsize=1)
def _cue() -> re.Pattern[str]:
    return re.compile(any_of(_table()["cues"]))


def _table() -> dict[str, list[str]]:
    found: dict[str, list[str]] = read_table("check", "spoken")
    return found
