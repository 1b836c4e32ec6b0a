"""Paragraph breaks that a text lost: before marks, behind a title, behind the address, before the closing; and lost full stops."""

from __future__ import annotations

import re
from functools import cache

from drafter.mine.address import ENDS, address_starts, is_address, next_address, opening_address
from drafter.mine.clean.lines import SENTENCE_ENDS, Line, Report, finished
from drafter.mine.marks import families, mark_of, runs
from drafter.mine.patterns import table
from drafter.mine.titles import is_titled
from drafter.speech.numbering import HAN

LOSSY = 160
"""A text with fewer full stops than one in so many characters lost them."""
LONG = 300


def broken(lines: list[Line], report: Report) -> list[Line]:
    """The lines with the breaks and full stops restored."""
    lossy = _is_lossy(lines)
    result: list[Line] = []
    fresh = True  # no paragraph of the speech was seen
    for line in lines:
        pieces = [line]
        if fresh:
            pieces = _front(line, report)
            fresh = len(pieces) == 1 and len(line.text) < LONG and not finished(line.text)
        for piece in pieces:
            for part in _at_marks(piece, report):
                result += _at_address(_stopped(part, report), report) if lossy else [part]
    return result


def _is_lossy(lines: list[Line]) -> bool:
    size = sum(len(line.text) for line in lines)
    if size < LONG:
        return False
    ends = sum(line.text.count(mark) for line in lines for mark in "。！？；;")
    return ends * LOSSY < size


def _split(line: Line, at: int, report: Report, what: str) -> tuple[Line, Line]:
    head, rest = line.text[:at].rstrip(), line.text[at:].lstrip()
    report.repaired(what, line, head[-12:] + rest[:8], f"{head[-12:]}¶{rest[:8]}")
    return line._replace(text=head), line._replace(text=rest, hint="")


# ---------------------------------------------------------------- above the speech

_GLUED = 60


def _front(line: Line, report: Report) -> list[Line]:
    """Title, address and first paragraph of a line that holds two or all of them."""
    for at in address_starts(line.text, 4, min(_GLUED, len(line.text) - 1)):
        title = line.text[:at].rstrip()
        if set(title) & _PUNCTUATION:
            break
        length = _addressed(line.text[at:], sure=is_titled(title) or (title != line.text[:at]) or _cut_off(title))
        if length and (is_titled(title) or not is_address(title + "：")):
            first, rest = _split(line, at, report, "lost-break-behind-title")
            return [first, *_split(rest, length, report, "lost-break-behind-address")] if length < len(rest.text) else [first, rest]
    length = opening_address(line.text)
    if length and len(line.text) > length:
        return list(_split(line, length, report, "lost-break-behind-address"))
    return [line]


_PUNCTUATION = frozenset("，。；：！？,;:!?")


def _addressed(text: str, *, sure: bool) -> int:
    """How long the address is behind what may be a title; 0 where none stands there. sure: a comma ends it too."""
    found = next_address(text, 0, 12)
    if sure and found and found.start() == 0 and text[found.end() : found.end() + 1] in {"，", ",", "：", ":"}:
        return found.end() + 1
    return opening_address(text)


@cache
def _going_on() -> frozenset[str]:
    return frozenset(table("words")["address"]["goes_on"])


def _cut_off(title: str) -> bool:
    """Whether a title ends here: no word goes on into the address."""
    return title[-1] not in _going_on()


# ---------------------------------------------------------------- at marks

_HAN_LISTED = re.compile(rf"(?<=[。！？；!?;.”）：:])\s*(?=[{HAN}]{{1,3}}、)|(?<=\S)[ \u3000]+(?=[{HAN}]{{1,3}}、)")


def _at_marks(line: Line, report: Report) -> list[Line]:
    """A line broken before ``一、`` ``二、`` …, where they count on inside it."""
    text = line.text
    if "、" not in text or len(text) < 60:
        return [line]
    han = next(family for family in families() if family.name == "han")
    own = mark_of(text)
    expected = own.number + 1 if own and own.family == "han" else 1
    cuts: list[int] = []
    for match in _HAN_LISTED.finditer(text):
        found = han.pattern.match(text, match.end())
        mark = mark_of(found[0] + "……") if found else None
        if mark and mark.number == expected and match.end() > 0:
            cuts.append(match.end())
            expected += 1
    if len(cuts) < (1 if own and own.family == "han" else 2):
        return [line]
    pieces: list[Line] = []
    rest, taken = line, 0
    for cut in cuts:
        head, rest = _split(rest, cut - taken, report, "lost-break-before-mark")
        taken = cut + (len(text[cut:]) - len(text[cut:].lstrip()))
        pieces.append(head)
    return [piece for piece in [*pieces, rest] if piece.text]


# ---------------------------------------------------------------- in texts that lost their full stops


def _stopped(line: Line, report: Report) -> Line:
    """The line with a full stop before every mark of a list inside it that has none."""
    places = sorted({placed.at for marks in runs(line.text, strict=False) for placed in marks[1:]})
    text, done = [], 0
    for at in places:
        before = line.text[done:at]
        text.append(before)
        if before and "\u4e00" <= before[-1] <= "\u9fff":
            text.append("。")
            report.repaired(
                "lost-full-stop", line, line.text[at - 8 : at + 6], f"{line.text[at - 8 : at]}。{line.text[at : at + 6]}"
            )
        done = at
    return line._replace(text="".join([*text, line.text[done:]])) if places else line


def _at_address(line: Line, report: Report) -> list[Line]:
    """A long line broken before the address that its last part turns to the hearers with."""
    text = line.text
    if len(text) < LONG // 3:
        return [line]
    last = None
    at = len(text) // 2
    while found := next_address(text, at):
        last, at = found, found.end()
    if last is None or text[last.end() : last.end() + 1] not in ENDS or not text[last.end() :]:
        return [line]
    before = text[last.start() - 1]
    if before in SENTENCE_ENDS or ("\u4e00" <= before <= "\u9fff" and before not in _going_on()):
        head, rest = _split(line, last.start(), report, "lost-break-before-address")
        return [head, rest]
    return [line]
