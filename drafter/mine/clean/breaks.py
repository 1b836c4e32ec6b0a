"""Restores lost paragraph breaks (before marks, behind a title or address, before the closing) and full stops."""

from __future__ import annotations

import re
from functools import cache

from drafter.mine.address import ENDS, address_starts, is_address, next_address, opening_address
from drafter.mine.clean.front.evidence import shape
from drafter.mine.clean.front.glued import front_before_text, titles_before
from drafter.mine.clean.lines import SENTENCE_ENDS, Report, SourceLine, finished
from drafter.mine.documents import starts_of
from drafter.mine.marks import families, mark_of, runs
from drafter.mine.patterns import table
from drafter.mine.titles import is_titled
from drafter.speech.numbering import HAN
from drafter.speech.ordinals import sources

LOSSY = 160
"""A text with more characters than this for each full stop has lost its full stops."""
LONG = 300
"""A line with this many characters may be a title joined with the text. A text with fewer characters is too short to tell lost full
stops.
"""
SHOWN = (12, 8)
"""How many characters before and behind a restored break the report shows."""


def broken(lines: list[SourceLine], report: Report, *, apart: bool = False) -> list[SourceLine]:
    """The lines with breaks and full stops restored. apart: whether an address that opens a paragraph belongs to it: no break was lost there."""
    lossy, headed = _is_lossy(lines), _has_headings(lines)
    size = sum(len(line.text) for line in lines)
    listed = any(_holds_list(line.text) for line in lines)
    result: list[SourceLine] = []
    above_speech = True
    starts = {start.at for start in starts_of(lines)}
    for at, line in enumerate(lines):
        pieces = [line]
        above_speech = above_speech or at in starts
        if above_speech:
            pieces = _front(line, report, apart=apart)
            above_speech = len(pieces) == 1 and len(line.text) < LONG and not finished(line.text)
        pieces += _at_first_item(pieces.pop(), lines[at + 1 : at + 1 + ITEM], report, listed=listed)
        for piece in pieces:
            parts = _at_marks(piece, report, headed=headed, alone=len(piece.text) > size * ALONE)
            for number, part in enumerate(parts, 1):
                last = len(parts) > 1 and number == len(parts)  # a line that lost its breaks may hold the closing, too
                result += _at_end(_stopped(part, report) if lossy else part, report, last=last) if lossy or last else [part]
    return result


def _has_headings(lines: list[SourceLine]) -> bool:
    """Whether 一、 and 二、 begin headings that stand alone: the same marks inside a paragraph number a list of its own then."""
    alone = {
        line.mark.number
        for line in lines
        if line.mark is not None and line.mark.family == "han" and len(line.text) <= HEADING and not finished(line.text)
    }
    return {1, 2} <= alone


ALONE = 0.7
"""The least part of a text that stands in one line that lost its breaks."""
HEADING = 40
"""The most characters of such a heading."""


def _is_lossy(lines: list[SourceLine]) -> bool:
    """Whether the text has lost its full stops."""
    size = sum(len(line.text) for line in lines)
    ends = sum(line.text.count(mark) for line in lines for mark in "。！？；;")
    return size >= LONG and ends * LOSSY < size


def _split(line: SourceLine, at: int, report: Report, what: str) -> tuple[SourceLine, SourceLine]:
    before, behind = line.text[:at].rstrip(), line.text[at:].lstrip()
    left, right = before[-SHOWN[0] :], behind[: SHOWN[1]]
    report.repaired(what, line, left + right, f"{left}¶{right}")
    return line.with_text(before), line._replace(text=behind, hint="")


# ---------------------------------------------------------------- above the speech

TITLE = range(4, 60)
"""The possible lengths of a title that is joined with an address, in characters."""
NEAR = 12
"""The most characters of an address of one word."""
_PUNCTUATION = frozenset("，。；：！？,;:!?")
_OPENED = frozenset("（(《【[“")
_GOES_ON = frozenset("、小老新男女")
"""Behind these characters goes on what began before: 叔叔阿姨们、小|朋友们."""


def _front(line: SourceLine, report: Report, *, apart: bool) -> list[SourceLine]:
    """Title, address and first paragraph as lines, from a line that contains two or three of them: ``在大会上的讲话同志们：今天……``."""
    if lead := shape("press_start").match(line.text):
        rest = line.text[lead.end() :]
        length = len(rest) if is_address(rest) else opening_address(rest)
        if length:
            first, text = _split(line, lead.end(), report, "lost-break-before-address")
            return [first, *_split_address(text, length, report)]
    label, bracket, behind = line.text[1:].partition("】")
    if line.text[0] == "【" and bracket and is_titled(label) and (is_address(behind) or opening_address(behind)):
        first, text = _split(line, len(label) + len("【】"), report, "lost-break-behind-title")
        return [first.with_text(label), *_split_address(text, 0 if is_address(behind) else opening_address(behind), report)]
    for at in address_starts(line.text, TITLE.start, min(TITLE.stop, len(line.text) - 1)):
        title = line.text[:at].rstrip()
        if set(title) & _PUNCTUATION or title[-1:] in _OPENED or title[-1:] in _GOES_ON:
            break
        if title[-1:] == "的" or (not is_titled(title) and is_address(line.text)):  # 出席仪式的各位领导
            break
        sure = is_titled(title) or title != line.text[:at] or _is_complete(title)
        rest = line.text[at:]
        length = _address_length(rest, sure=sure) or (len(rest) if is_titled(title) and is_address(rest) else 0)
        if length and (is_titled(title) or not is_address(title + "：")):
            first, text = _split(line, at, report, "lost-break-behind-title")
            return [first, *_split_address(text, length, report)]
    if title := _title_before_text(line.text):
        first, text = _split(line, len(title), report, "lost-break-behind-title")
        return [first, *_split_address(text, 0 if is_address(text.text) else _opening_length(text.text), report)]
    if parts := front_before_text(line.text):
        report.repaired("lost-break-behind-title", line, line.text, "¶".join(part[-SHOWN[1] :] for part in parts[:-1]))
        title, *others = parts
        return [line.with_text(title), *(line._replace(text=part, hint="") for part in others)]
    return [line] if apart or is_address(line.text) else _split_address(line, _opening_length(line.text), report)


def _title_before_text(text: str) -> str:
    """The title of a long line, directly in front of the first words of its text: ``护渠倡议书全体村民：……``, ``2025年护渠工作总结2025年，……``; "" without one."""
    if len(text) < LONG // 4:
        return ""
    for title in titles_before(text, TITLE.start):
        rest = text[len(title) :]
        if len(title) > SHORT_TITLE:
            break
        address = re.match("[^，。；：！？,;:!?]{2,12}[：:]", rest)
        if (address and is_address(address[0]) and len(rest) > address.end()) or _begins().match(rest):
            return title
    return ""


SHORT_TITLE = 40
"""The most characters of a title that nothing parts from the text."""


@cache
def _begins() -> re.Pattern[str]:
    """How a text begins behind its title: with a time and a comma, or the title's own year."""
    return re.compile(f"(?:{table('words')['begins_with_time']})|20[0-9]{{2}}年(?:以来|来|度|[上下]半年)?，")


def _opening_length(text: str) -> int:
    """The length of the address at the start of a line; 0 where the line is a title that only holds hearers: ``院长寄语毕业生：走得再远，不忘来路``."""
    length = opening_address(text)
    return 0 if length and is_titled(text) else length


def _split_address(line: SourceLine, length: int, report: Report) -> list[SourceLine]:
    """A line broken behind the address at its start. length: of the address. A line without other text stays whole."""
    return list(_split(line, length, report, "lost-break-behind-address")) if 0 < length < len(line.text) else [line]


def _address_length(text: str, *, sure: bool) -> int:
    """The length of the address behind a possible title; 0 without one.

    sure: whether it is certainly a title; then a comma can end the address.
    """
    address = next_address(text, 0, NEAR)
    if sure and address and address.start() == 0 and text[address.end() : address.end() + 1] in {"，", ",", "：", ":"}:
        return address.end() + 1
    return opening_address(text)


@cache
def _going_on() -> frozenset[str]:
    return frozenset(table("words")["address"]["goes_on"])


def _is_complete(title: str) -> bool:
    """Whether a title is complete, so that its last word does not belong to the address, as 请 does in 请各位……."""
    return title[-1] not in _going_on()


# ---------------------------------------------------------------- at marks

SECTION = 2
"""The greatest rank of the mark of a heading with its first item behind it."""
ITEM = 6
"""How many lines behind such a heading the second item begins, at most."""
_BLANKS = re.compile(r"(?<=\S)[ \u3000\t]+(?=\S)")
_NO_HEADING = frozenset("。；：！？;:!?")


def _at_first_item(line: SourceLine, below: list[SourceLine], report: Report, *, listed: bool) -> list[SourceLine]:
    """A heading with a mark, broken behind the blank that parts it from the first item of the list that goes on below: ``二、主要收获 1、学会修泵。……`` above ``2、……``.

    一是 may stand directly behind it: ``二、认清形势一是老渠失修。……`` above ``二是……``, or where the text breaks off. listed: whether other lines hold such lists.
    """
    mark = line.mark
    if mark is None or mark.rank is None or mark.rank > SECTION:
        return [line]
    if at := _glued_item(line.text, len(mark.text), below, listed=listed):
        return list(_split(line, at, report, "lost-break-before-mark"))
    for blanks in _BLANKS.finditer(line.text, len(mark.text), len(mark.text) + HEADING):
        first = mark_of(line.text[blanks.end() :])
        if set(line.text[len(mark.text) : blanks.start()]) & _NO_HEADING:
            break
        if first is not None and first.rank is not None and first.rank > mark.rank and first.number == 1:
            seconds = (other.mark for other in below if other.mark is not None and other.mark.family in (first.family, mark.family))
            second = next(seconds, None)
            goes_on = second is not None and (second.family, second.number) == (first.family, 2)
            return list(_split(line, blanks.end(), report, "lost-break-before-mark")) if goes_on else [line]
    return [line]


def _glued_item(text: str, start: int, below: list[SourceLine], *, listed: bool) -> int:
    """The index of 一是 directly behind the words of a heading; 0 without it.

    start: where the heading begins. below: the next lines; where there are none, the rest of the list was cut off. listed: whether other lines hold such lists.
    """
    found = _GLUED.search(text, start + SHORTEST_GLUED, start + HEADING)
    if found is None or text[found.start() - 1] in sources().never_is or not _NO_HEADING.isdisjoint(text[start : found.start()]):
        return 0
    first = mark_of(found[0] + "……")
    second = next((line.mark for line in below if line.mark is not None), None)
    goes_on = first is not None and second is not None and (second.kind, second.number) == (first.kind, 2)
    cut = not below and (listed or not finished(text))
    return found.start() if goes_on or cut else 0


SHORTEST_GLUED = 4
"""The fewest characters of such a heading."""
_GLUED = re.compile("(?<=[\u4e00-\u9fff])(?<![周期初高大十])一[是要则靠](?!否|不?是)")
_SECOND = re.compile("[。；;]二是")


def _holds_list(text: str) -> bool:
    """Whether a line holds a list 一是……；二是……."""
    first = text.find("一是")
    return first >= 0 and _SECOND.search(text, first) is not None


SHORTEST_LISTS = 60
"""The fewest characters of a line that may contain several sections."""
_HAN_LISTED = re.compile(rf"(?<=[。！？；!?;.”）：:])\s*(?=[{HAN}]{{1,3}}、)|(?<=\S)[ \u3000]+(?=[{HAN}]{{1,3}}、)")

_HAN_COUNTED = re.compile(f"[{HAN}]、")
"""What every mark ends with that `_HAN_LISTED` finds. It is searched first, because it is found sooner."""


def _at_marks(line: SourceLine, report: Report, *, headed: bool = False, alone: bool = False) -> list[SourceLine]:
    """A line broken before the marks ``一、`` ``二、`` … inside it, if their numbers are consecutive.

    headed: see `_has_headings`. alone: whether most of the text stands in this line; then it may be broken before ``1.`` ``2.`` … too.
    """
    text = line.text
    if len(text) < SHORTEST_LISTS:
        return [line]
    if not _HAN_COUNTED.search(text):
        return _at_figures(line, report) if alone and line.mark is None else [line]
    counts_on = line.mark is not None and line.mark.family == "han"
    places = _han_marks(text, line.mark.number + 1 if line.mark and counts_on else 1)
    begins = len(places) == 1 and _begins_sections(text, places[0])
    if len(places) < (1 if counts_on or begins else 2) or (not counts_on and (headed or _is_agenda(text, places))):
        return [line]
    return _broken_at(line, places, report)


def _at_figures(line: SourceLine, report: Report) -> list[SourceLine]:
    """A text of one line broken before the figures of its list, three items and more, to which a colon leads: ``……我们倡议：1.……。2.……。3.……。``."""
    lists = [marks for marks in runs(line.text) if marks[0].mark.family == "arabic" and len(marks) >= LEAST_FIGURES]
    led = [marks for marks in lists if line.text[: marks[0].at].rstrip()[-1:] in ("：", ":")]
    return _broken_at(line, [placed.at for placed in led[0]], report) if len(led) == 1 else [line]


LEAST_FIGURES = 3
"""The fewest items of such a list."""


def _broken_at(line: SourceLine, places: list[int], report: Report) -> list[SourceLine]:
    """A line broken before each place, which stands in front of a mark."""
    text = line.text
    pieces: list[SourceLine] = []
    behind = line
    for place in places:
        begun = len(text) - len(behind.text)
        before, behind = _split(behind, place - begun, report, "lost-break-before-mark")
        pieces.append(before)
    return [piece for piece in [*pieces, behind] if piece.text]


def _begins_sections(text: str, at: int) -> bool:
    """Whether 一、 inside a line begins the sections, though no 二、 follows it there: what stands before announces several, or it is in a text of one long line."""
    above = text[:at].rstrip()
    return bool(_announces_several().search(above)) or (len(text) >= LONG and at >= LONG // 2 and above[-1:] in ("。", "！"))


@cache
def _announces_several() -> re.Pattern[str]:
    """The end of a sentence that says that several points come: ``下面，我讲几点意见。``. The first of them may be all that a page shows."""
    words = table("words")
    return re.compile(f"(?:{words['announced']}|{words['announced_some']})[^，,。：:]{{0,6}}[。：:]$")


def _is_agenda(text: str, places: list[int]) -> bool:
    """Whether the marks number a list inside a sentence, such as ``主要议题是：一、听取报告；二、审议办法``."""
    items = [text[at:stop].rstrip() for at, stop in zip(places, [*places[1:], len(text)], strict=True)]
    leads = text[: places[0]].rstrip()[-1:] in ("：", ":")
    return (
        leads
        and all(len(item) <= LONGEST_ITEM and "。" not in item[:-1] for item in items)
        and all(item[-1] in "；;，," for item in items[:-1])
    )


LONGEST_ITEM = 40
"""The most characters of an item of such a list."""


def _han_marks(text: str, number: int) -> list[int]:
    """The indexes of marks such as ``一、`` in a text. number: the number of the first; the others must follow one by one."""
    han = next(family for family in families() if family.name == "han")
    places: list[int] = []
    for match in _HAN_LISTED.finditer(text):
        written = han.pattern.match(text, match.end())
        mark = mark_of(written[0] + "……") if written else None
        if mark and mark.number == number + len(places) and match.end() > 0:
            places.append(match.end())
    return places


# ---------------------------------------------------------------- in texts that lost their full stops


def _stopped(line: SourceLine, report: Report) -> SourceLine:
    """The line with a full stop before every mark of a list that has no mark of punctuation before it."""
    places = sorted({placed.at for marks in runs(line.text, strict=False) for placed in marks[1:]})
    pieces, done = [], 0
    for at in places:
        before, behind = line.text[done:at], line.text[at : at + 6]
        pieces.append(before)
        if before and _is_han(before[-1]):
            pieces.append("。")
            left = line.text[max(0, at - 8) : at]
            report.repaired("lost-full-stop", line, left + behind, f"{left}。{behind}")
        done = at
    return line.with_text("".join([*pieces, line.text[done:]]))


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _at_end(line: SourceLine, report: Report, *, last: bool) -> list[SourceLine]:
    """A line broken before the closing that it holds. last: whether it is the last item of a list whose breaks were lost; the closing may be short thanks then."""
    parts = _at_address(line, report, least=LONG // 8 if last else LONG // 3)
    found = _closes().search(parts[-1].text, len(line.text) // 5) if last and len(parts) == 1 else None
    return list(_split(line, found.start(), report, "lost-break-before-closing")) if found else parts


@cache
def _closes() -> re.Pattern[str]:
    return re.compile(f"(?<=[。！？])(?:{table('words')['closing']['in_last_item']})")


def _at_address(line: SourceLine, report: Report, *, least: int) -> list[SourceLine]:
    """A line of `least` characters or more, broken before an address in its last part; a shorter one, see `_at_first_address`."""
    text = line.text
    if len(text) < least:
        return _at_first_address(line, report)
    last = None
    at = len(text) // 2
    while address := next_address(text, at):
        last, at = address, address.end()
    if last is None or text[last.end() : last.end() + 1] not in ENDS or not text[last.end() :]:
        return [line]
    before = text[last.start() - 1]
    if before in SENTENCE_ENDS or (_is_han(before) and before not in _going_on()):
        return list(_split(line, last.start(), report, "lost-break-before-address"))
    return [line]


def _at_first_address(line: SourceLine, report: Report) -> list[SourceLine]:
    """A short line with a mark, broken before the first address behind its first sentence: ``三、人人宣传。同学们，让我们行动起来！``."""
    text = line.text
    address = next_address(text, max(text.find("。"), 0)) if line.mark is not None else None
    if address is None or text[address.start() - 1] not in "。！" or text[address.end() : address.end() + 1] not in {*ENDS}:
        return [line]
    return list(_split(line, address.start(), report, "lost-break-before-address"))
