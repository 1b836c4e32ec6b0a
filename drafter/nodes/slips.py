"""Typos that a Chinese keyboard causes (``标题：甲``), and texts that begin with a character reserved by YAML (``@``).

A table of patterns, each for one line. A line is tested only if something else is odd: YAML cannot read the text, a value without
quotes continues on the next line, or a text stands where a mapping should be.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.nodes.source import Source


class Slip(NamedTuple):
    """A typo.

    code: the code of its message.
    pattern: matches a line with the typo; the group ``x`` is where the typo is.
    mend: the replacement for `re.sub` that corrects the line, so that reading can go on; None: the value is put into quotes
    instead.
    needs_key: whether the line counts as a typo only if it begins with a known key.
    """

    code: str
    pattern: str
    mend: str | None
    needs_key: bool = False


_KEY = r"(?:[-?] +)*(?P<key>[^\s:：#\"'“\[{-][^:：]{0,11})"
_KEYED = r"^(?P<head> *(?:- +)*[^\s:：#\"'\[{][^:：]{0,30}: +)"
_OPEN = r"^(?P<head> *(?:- +)*(?:[^\s:：#\"'\[{][^:：]{0,30}: +)?)"

BLANKS = "\xa0\u2002\u2003\u2009\u202f"
"""Blanks of web pages, which YAML takes for text."""

SLIPS: tuple[Slip, ...] = (
    Slip("yaml.tab", r"^(?P<head> *)(?P<x>\t)(?P<tail>[\t ]*)", r"\g<head>  \g<tail>"),
    Slip("yaml.wide-space", r"^(?P<head>[ \t]*)(?P<x>\u3000[\u3000 ]*)(?P<tail>(?:-|[^\s:：]{1,12}[:：]))", r"\g<head>  \g<tail>"),
    Slip("yaml.wide-colon", rf"^(?P<head> *{_KEY})(?P<x>：) *", r"\g<head>: ", needs_key=True),
    Slip("yaml.no-space-after-colon", rf"^(?P<head> *{_KEY})(?P<x>:)[\u3000{BLANKS}]*(?=\S)", r"\g<head>: ", needs_key=True),
    Slip(
        "yaml.no-space-after-dash",
        r"^(?P<head> *)(?P<x>[-－—])(?![0-9.]+ ?(?:℃|°|度|%|％))(?P<tail>[^\s\-－—])",
        r"\g<head>- \g<tail>",
    ),
    Slip("yaml.wide-dash", r"^(?P<head> *)(?P<x>[－–—·•*])(?P<tail> )", r"\g<head>- "),
    Slip("yaml.reserved", r"^(?!%)" + _OPEN + r"(?P<x>[%@`&*!])(?P<tail>.*)$", None),
    Slip("yaml.bracket", _OPEN + r"(?P<x>[\[{])(?P<tail>.*[\]}] *[^\s\]},#].*)$", None),
    Slip("yaml.straight-quote", _OPEN + r"(?P<x>\")(?P<tail>(?:[^\"\\]|\\.)*+\"[ \t]*[^\s#:,}\]].*)$", None),
    Slip("yaml.straight-quote", _OPEN + r"(?P<x>')(?P<tail>(?:[^']|'')*+'[ \t]*[^\s#:,}\]].*)$", None),
    Slip("yaml.chinese-quote", _OPEN + r"(?P<x>“)(?P<tail>.*: .*)$", None),
    Slip("yaml.block-mark", _OPEN + r"(?P<x>[>|])(?P<tail>(?![+\-0-9]{0,2} *(?:#.*)?$).+)$", None),
    Slip("yaml.wide-bracket", _KEYED + r"(?P<x>[［｛【〔])(?P<tail>.*: .*)$", None),
    Slip("yaml.colon-in-text", _KEYED + r"(?P<tail>[^\"'\[{].*?)(?P<x>: ).*$", None),
)
"""The typos; the first one whose pattern matches a line counts. The patterns are compiled when first needed, not at every start."""


def slip_in(source: Source, line: int, *, any_key: bool = False) -> Slip | None:
    """The typo of a line (counted from 0), added to the faults of the source; None where the line has no typo.

    any_key: whether every word before a full-width colon counts as a known key. True inside ``slots``, whose keys are free.
    """
    text = source.line_at(line)[:LONGEST]
    for slip in SLIPS:
        match = re.match(slip.pattern, text)
        if match is None or (slip.needs_key and not any_key and not _is_key(source, match["key"])):
            continue
        if slip.code == "yaml.bracket" and (spans := _texts_with_bracket(text, match.start("x"))):
            return _bracket_inside(source, line, text, spans)
        found = match["x"]
        source.add(
            slip.code, (line, match.start("x")), found=found[:1], key=match.groupdict().get("key") or "", line=text.strip()[:40]
        )
        return slip
    return None


def mended(slip: Slip, line: str) -> str:
    """The line with its typo corrected. A value that begins with a character reserved by YAML gets quotes."""
    if slip.mend is not None:
        return re.sub(slip.pattern, slip.mend, line, count=1)
    match = re.match(slip.pattern, line[:LONGEST])
    assert match is not None
    value = line[match.end("head") :].rstrip().replace("'", "''")
    return f"{line[: match.end('head')]}'{value}'"


def _bracket_inside(source: Source, line: int, text: str, spans: list[tuple[int, int]]) -> Slip:
    """The slip of a line in which texts between brackets have brackets themselves, each added to the faults of the source."""
    pattern, mend, behind = "^", "", 0
    for number, (start, stop) in enumerate(spans):
        item = text[start:stop]
        source.add("yaml.bracket-inside", (line, start), found=re.findall(r"[\[{]", item)[0], text=item[:40])
        pattern += rf"(?P<before{number}>.{{{start - behind}}})(?P<item{number}>.{{{stop - start}}})"
        mend += rf"\g<before{number}>'\g<item{number}>'"
        behind = stop
    return Slip("yaml.bracket-inside", pattern, mend)


def _texts_with_bracket(line: str, start: int) -> list[tuple[int, int]]:
    """The texts with a bracket in them between the brackets that open at `start`: 第{页码}页 in ``{样式: 第{页码}页}``.

    Empty where text follows behind the last bracket: [内部]座谈会 is itself a text that begins with one.
    """
    opened: list[int] = []
    item, at = start, start
    found: list[tuple[int, int]] = []
    while at < len(line):
        sign = line[at]
        if sign in "'\"" and not line[item:at].strip():
            at = max(line.find(sign, at + 1), at)
        elif sign in "[{" and (line[item:at].strip() or (opened and _is_in_text(line, at))):
            stop = _item_end(line, at)
            begin = item + len(line[item:at]) - len(line[item:at].lstrip())
            if "'" in line[begin:stop] or len(found) == _MOST_ITEMS:
                return []
            found.append((begin, stop))
            at = item = stop
            continue
        elif sign in "[{":
            opened.append(at)
            item = at + 1
        elif sign in "]}":
            opened.pop()
            if not opened:
                behind = line[at + 1 :].lstrip()
                return found if not behind or behind[0] == "#" else []
            item = at + 1
        elif sign == "," or (sign == ":" and line[at + 1 : at + 2] in ("", " ")):
            item = at + 1
        at += 1
    return []


_MOST_ITEMS = 40
"""So many texts of a line are told."""


def _is_in_text(line: str, at: int) -> bool:
    """Whether the bracket that opens at an index is closed before further text: [2026] of [2026]3号."""
    close = line.find(_CLOSES[line[at]], at)
    behind = line[close + 1 :].lstrip()
    return close > at and bool(behind) and behind[0] not in ",]}:#" and not re.search(r"[\[{,:]", line[at + 1 : close])


def _item_end(line: str, at: int) -> int:
    """Where the text ends in which a bracket opens at an index: before the next comma or bracket behind its own."""
    close = line.find(_CLOSES[line[at]], at)
    if close < 0:
        return len(line.rstrip())
    while (end := re.compile(r"[,\]}\[{]").search(line, close + 1)) and end[0] in "[{":
        close = max(line.find(_CLOSES[end[0]], end.end()), end.start())
    stop = end.start() if end else len(line)
    return len(line[:stop].rstrip())


_CLOSES = {"[": "]", "{": "}"}


def wide_mark(source: Source, line: int) -> tuple[int, int] | None:
    """The line and column of a full-width comma or colon between brackets; None where the line has none."""
    text = source.line_at(line)
    found = re.search(r"[\[{][^\[{\]}]*?([，：])", text)  # from the last bracket before it: from each one takes quadratic time
    return (line, found.start(1)) if found else None


def _is_key(source: Source, word: str) -> bool:
    return word.strip() in source.known


LONGEST = 10_000
"""How many characters of a line are searched for typos."""

ADDRESSES = ("salutation", "称呼")
"""The keys whose text ends with a colon on the page."""
MARKS = ("mark", "本序号")
"""The keys of the ordinal that a section says itself."""
DASHES = "-－–—·•"
"""Characters that people type instead of the ``-`` of a list item. A value without quotes that begins with one may be a typo."""
