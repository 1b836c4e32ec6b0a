"""Joins lines that belong together: hard-wrapped text, a word broken at a hyphen, a line that begins with a closing mark."""

from __future__ import annotations

import re
from functools import cache

from drafter.mine.address import starts_with_address
from drafter.mine.clean.front.names import is_person, is_person_with_post
from drafter.mine.clean.lines import PROSE, WIDEST, Report, SourceLine, finished
from drafter.mine.clean.wrap import Wrap, indentation, is_brim, is_full, is_indented, reach_of, wrapped
from drafter.mine.dialogue import is_turn
from drafter.mine.marks import FoundMark, goes_on_inside
from drafter.mine.patterns import table
from drafter.mine.titles import is_date, is_speaker, is_titled
from drafter.speech.text import join_separator

_HYPHEN = re.compile(r"[A-Za-z]{2}-")
_NUMBER = re.compile(r"[0-9.][0-9.%％]|\*\*")
"""The characters on both sides of a line break inside a number, or inside a mark of Markdown: 12|8亿元, 5.|3%."""
_CLOSING = "，。、；：！？,;!?”’）》】"


@cache
def _thanks() -> re.Pattern[str]:
    return re.compile(table("front")["thanks"])


@cache
def _sign() -> re.Pattern[str]:
    """A sign with which a paragraph of its own begins: ◆."""
    words = table("words")
    return re.compile(f"{words['signs']}")


FRONT = 4
"""How many first lines may be a title or a speaker's line."""
SHORTEST_CLAUSE = 15
"""The fewest characters of a line that, because it ends in a comma, continues below at any width. A shorter one may be part of a title
or list.
"""
INDENTATION = "\u3000\u3000"
"""How a paragraph is indented."""
HANGING = 1
"""How many characters a line may fall short of the margin, because a mark must not begin the next one."""
THANKS = 12
"""The most characters of thanks on a line of their own."""
HEADINGS = 2
"""The greatest rank of marks that count as headings here. Such lines may lack the indentation of text."""


def joined(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines, joined to paragraphs."""
    wrap = wrapped(lines)
    result: list[SourceLine] = []
    parts: list[str] = []
    above: SourceLine | None = None
    said = False
    for line in lines:
        if above is not None and (why := _goes_on(result[-1], above, line, wrap, head=len(result) <= FRONT and not said)):
            if why == "hyphen":
                parts[-1] = above.text[:-1]
            parts += (_separator(why, above.text, line.text), line.text)
            report.repaired("hyphen-broken-word" if why == "hyphen" else "wrapped-line", line, above.text[-12:], line.text[:12])
        else:
            if result:
                result[-1] = result[-1].with_text("".join(parts))
            result.append(line)
            parts, said = [line.text], False
        said = said or _says_more(line)
        above = line
    if result:
        result[-1] = result[-1].with_text("".join(parts))
    return result


def _separator(why: str, above: str, text: str) -> str:
    """The separator between two lines: "" inside a broken word, a number or XX (a name left out), else that of `drafter.speech.text`.

    why: the result of `_goes_on`.
    """
    broken = why == "hyphen" or (above[-1:] == text[:1] and text[:1] in "Xx×") or bool(_NUMBER.fullmatch(above[-1:] + text[:1]))
    return "" if broken else join_separator(above, text)


def paragraphs_of(lines: list[SourceLine]) -> list[list[SourceLine]]:
    """The lines of each paragraph. In a text that is not hard-wrapped, every line is a paragraph."""
    wrap = wrapped(lines)
    if wrap.full > WIDEST:
        return [[line] for line in lines]
    groups: list[list[SourceLine]] = []
    said = False
    for line in lines:
        head = len(groups) <= FRONT and not said
        if groups and _goes_on(groups[-1][0], groups[-1][-1], line, wrap, head=head) == "wrapped":
            groups[-1].append(line)
        else:
            groups.append([line])
            said = False
        said = said or _says_more(line)
    return groups


def _says_more(line: SourceLine) -> bool:
    """Whether a sentence ends inside a line: then its paragraph is no title and no speaker's line."""
    return "。" in line.text[:-1]


def _goes_on(first: SourceLine, above: SourceLine, line: SourceLine, wrap: Wrap, *, head: bool) -> str:
    """As `_why`; empty too for a line in which another speaks."""
    why = _why(first, above, line, wrap, head=head)
    return "" if why and (is_turn(line) or _sign().match(line.text)) else why


def _why(first: SourceLine, above: SourceLine, line: SourceLine, wrap: Wrap, *, head: bool) -> str:
    """Why a line continues the line above: ``hyphen``, ``mark`` or ``wrapped``; "" where it does not.

    first: the first line of the paragraph above.
    head: whether that paragraph may be a title or a speaker's line.
    """
    text, before, full = line.text, above.text, wrap.full
    if _HYPHEN.fullmatch(before[-3:]) and text[:1].islower():
        return "hyphen"
    if text[0] in _CLOSING and not (finished(before) and text[0] in "。，") and not first.hint:
        return "" if above is first and _lost_its_start(first, line, wrap) else "mark"
    if finished(before) and reach_of(above) < wrap.cut:
        return ""
    indented = wrap.indented and not first.hint and not line.hint and is_full(above, full)
    if indented and not is_indented(above) and (is_indented(line) or (above is first and not is_brim(above.width, full))):
        return ""
    if indented and not head:
        short = finished(before) and not is_indented(first)  # in a text with indentations, a paragraph of one line at the margin
        apart = (
            short
            or is_indented(line)
            or line.is_address
            or is_date(text)
            or (finished(before) and _stands_alone(first, line, full))
        )
        return "" if apart else "wrapped"
    if (
        indented
        and is_indented(first)
        and not is_indented(line)
        and (not finished(before) or is_full(line, full))
        and not line.is_address
        and not is_date(text)
    ):
        return "wrapped"
    if first.hint or line.hint or line.is_address or above.is_address or is_date(text):
        return ""
    if wrap.blank and above.number + 1 == line.number and above.width >= wrap.blank and line.mark is None and text[0].isalnum():
        return "wrapped"
    if before[-1] in "；;" and line.mark is None and goes_on_inside(before, text):  # a site breaks behind every semicolon
        return "wrapped"
    return (
        "wrapped"
        if _is_wrapped(first, above, line, wrap, head=head) or _reaches_margin(first, above, line, wrap, head=head)
        else ""
    )


def _reaches_margin(first: SourceLine, above: SourceLine, line: SourceLine, wrap: Wrap, *, head: bool) -> bool:
    """Whether an indented paragraph goes on at the margin, because its line above reaches the margin of the page in the middle of a sentence."""
    text, before = line.text, above.text
    return (
        0 < wrap.margin <= reach_of(above) + HANGING
        and indentation(first) == INDENTATION
        and (above is first or not is_indented(above))
        and not is_indented(line)
        and (_goes_on_listing(first, before, line) if line.mark else not finished(before) and before[-1] not in "：:")
        and not is_titled(before)
        and not (head and (is_person(text) or is_person_with_post(text)))
    )


def _is_wrapped(first: SourceLine, above: SourceLine, line: SourceLine, wrap: Wrap, *, head: bool) -> bool:
    """Whether the line above was broken because the page was full, judged by its width and its end."""
    text, before, full = line.text, above.text, wrap.full
    if line.mark:
        inside = wrap.sure and not head and before != first.text and is_brim(above.width, full)
        return inside and not finished(before) and before[-1] not in "：:"
    if finished(before):
        if (is_indented(line) and not is_indented(above)) or text.startswith("——"):
            return False
        return wrap.sure and is_brim(above.width, full) and not starts_with_address(text) and not (head and is_speaker(text))
    if is_full(above, full):
        below_heading = before == first.text and _heads(first, line, wrap)
        head = head and not _is_heading_mark(first.mark)  # 一、 begins no title
        return not below_heading and not (head and (is_titled(before) or is_speaker(text)))
    least = HEADING if before == first.text and _is_heading_mark(first.mark) and not _is_text(text) else SHORTEST_CLAUSE
    return before[-1] in "，、," and len(before) >= least and not is_titled(text)


def _is_text(text: str) -> bool:
    return finished(text) or len(text) >= PROSE


HEADING = 6
"""… and the fewest of a heading that ends in a comma, where what stands below is no text."""


def _lost_its_start(first: SourceLine, line: SourceLine, wrap: Wrap) -> bool:
    """Whether a paragraph below a heading begins with a comma because what stood in front of it was taken out, as sites do with years: ``，全县修了四条渠……``."""
    heads = _is_heading_mark(first.mark) and first.text[-1] not in _CLOSING and not is_full(first, wrap.full)
    return heads and line.text[0] in "，,、" and _is_text(line.text)


def _goes_on_listing(first: SourceLine, before: str, line: SourceLine) -> bool:
    """Whether a line with a mark goes on with a list inside a paragraph: ``……一是下班要擦；`` | ``二是上班要查。``."""
    mark = line.mark
    return mark is not None and before[-1] in "；;" and (first.mark is None or first.mark.family != mark.family)


def _stands_alone(first: SourceLine, line: SourceLine, full: float) -> bool:
    """Whether a line at the margin, below a sentence that ends at the margin, begins a paragraph: a heading, a title, thanks, or the next item of a list.

    first: the first line of the paragraph above.
    """
    if not finished(line.text) and not is_full(line, full):
        return True
    if first.mark and line.mark and (first.mark.family, first.mark.number + 1) == (line.mark.family, line.mark.number):
        return True
    return _is_heading_mark(line.mark) or (len(line.text) <= THANKS and bool(_thanks().search(line.text)))


def _is_heading_mark(mark: FoundMark | None) -> bool:
    return mark is not None and mark.rank is not None and mark.rank <= HEADINGS


def _heads(first: SourceLine, below: SourceLine, wrap: Wrap) -> bool:
    """Whether a line with a mark is a complete heading and the line below is text, not the second line of the heading, or of the text behind it."""
    if first.mark is None or first.mark.family not in wrap.headings or _is_open(first.text):
        return False
    if _says_more(first) and not finished(first.text):
        return False
    if is_brim(reach_of(first), wrap.full) and not is_full(below, wrap.full) and len(_COMMAS.findall(first.text)) > 1:
        return False  # of three clauses, and the last line of its paragraph below: ``1.我希望……，请……，跟着我们的脚`` | ``步做好工作。``
    return not is_brim(reach_of(first), wrap.full) or is_full(below, wrap.full) or finished(below.text)


_COMMAS = re.compile("[，,]")


def _is_open(text: str) -> bool:
    """Whether a bracket or a quotation goes on in the next line: ``二、宣读《关于清渠情况的``."""
    return any(text.count(begin) > text.count(end) for begin, end in ("《》", "“”", "（）"))
