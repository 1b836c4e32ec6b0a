"""Removes another document behind the speech: a regulation or an annex, with its own title and its own numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache

from drafter.mine.clean.lines import PROSE, Report, SourceLine, finished
from drafter.mine.documents import forwards
from drafter.mine.marks import FoundMark
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified
from drafter.mine.titles import is_date, is_name_line, is_titled
from drafter.speech.lines import BY_NAME, OWN_HINT


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(table("noise")["appendix"][name])


EARLIEST = 0.15
"""An annex begins behind this fraction of the lines."""
SPOKEN = 80
"""An annex can only follow a speech. A line with more characters than this, or a first section, shows that a speech has begun."""
LONGEST_TITLE = 60
SENTENCE = 10
"""A sentence of a part of the text has at least so many characters."""
NEAR = 40
"""How many lines below a title are examined to tell whether it opens an annex."""


def without_appendix(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines above the annex, and a signature below a list of annexes; all lines without an annex.

    An annex begins with a title, and the lines below must look like another document. What stands between two numbers of the speech is part of it.
    Of a whole speech below ``【参考资料】`` only this label goes out: it is the next document.
    """
    begun = False
    if advice := _advice(lines):
        for gone in lines[advice:]:
            report.removed(gone, "appendix")
        lines = lines[:advice]
    if statute := _statute(lines):
        for gone in lines[statute:]:
            report.removed(gone, "appendix")
        lines = lines[:statute]
    open_marks: dict[str, FoundMark] = {}
    places = _places_of_marks(lines)
    for index, line in enumerate(lines):
        if (
            begun
            and index > len(lines) * EARLIEST
            and line.hint not in BY_NAME
            and not line.hint.startswith(OWN_HINT)
            and _opens(line.text)
            and _is_document(lines[index:])
            and not _counts_on(open_marks, places, lines, index)
        ):
            if _labels_speech(lines[index : index + 2 + SPOKEN_WITHIN]):
                report.removed(line, "appendix")
                return [*lines[:index], lines[index + 1]._replace(hint="title"), *lines[index + 2 :]]
            signature = _signature_below(lines, index)
            for gone in lines[index:signature]:
                report.removed(gone, "appendix")
            return lines[:index] + lines[signature:]
        begun = begun or _is_section(line) or len(line.text) > SPOKEN or _is_signed(lines, index)
        if _ends_speech(line):
            open_marks.clear()
        _count(open_marks, line)
    return lines


def _advice(lines: Sequence[SourceLine]) -> int:
    """Where headings begin below the end of a speech that say how it is held: ``问答应对要点``, ``演讲节奏建议``; 0 without such."""
    headed = [at for at, line in enumerate(lines) if line.hint.startswith("heading")]
    found = 0
    for at in reversed(headed):
        if not _shape("advice").fullmatch(simplified(lines[at].text)):
            break
        found = at
    return (
        found
        if found > len(lines) * EARLIEST
        and any(_THANKED.search(simplified(line.text)) for line in lines[max(found - 2, 0) : found])
        else 0
    )


_THANKED = re.compile("谢谢|感谢(?:大家|各位)")


def _labels_speech(lines: Sequence[SourceLine]) -> bool:
    """Whether a speech stands below a label in brackets: its title directly below, paragraphs below that, and in them somebody who says 我. A list of titles, or what tells of one, is none."""
    if len(lines) < 2 + SPOKEN_WITHIN or not _shape("bracketed").fullmatch(lines[0].text):
        return False
    title = lines[1].text
    below = [line.text for line in lines[2:] if not line.is_address]
    whole = len(title) <= LONGEST_TITLE and is_titled(title.strip("《》")) and not finished(title)
    return (
        whole
        and all(len(text) >= PROSE and finished(text) for text in below)
        and any("我" in _QUOTED.sub("", text) for text in below)
    )


_QUOTED = re.compile("“[^“”]*”")

SPOKEN_WITHIN = 3
"""How many lines below the title show that it is one: paragraphs, or an address above them."""


def _statute(lines: list[SourceLine]) -> int:
    """Where a regulation begins behind a finished speech: its title (护渠队章程) directly above 第一章 or 第一条; 0 without one. A notice sends one round."""
    spoken = forwarded = False
    for index in range(1, len(lines) - 1):
        above = lines[index - 1]
        spoken = spoken or above.is_address
        if not spoken or not finished(above.text) or not _shape("first_part").match(lines[index + 1].text):
            continue
        if len(lines[index].text) <= LONGEST_TITLE and _shape("titles").fullmatch(lines[index].text):
            forwarded = forwarded or forwards(lines)
            return 0 if forwarded else index
    return 0


def _is_signed(lines: Sequence[SourceLine], index: int) -> bool:
    """Whether a line is the day below who signs, with a sentence above: a short text has ended there."""
    if index < SIGNED or not is_date(lines[index].text) or not is_name_line(lines[index - 1].text):
        return False
    return finished(lines[index - 2].text) and not is_name_line(lines[index - 2].text)


SIGNED = 3
"""The fewest lines above the day of a signature: a title, a sentence, and who signs."""


def _is_section(line: SourceLine) -> bool:
    return line.mark is not None and line.mark.rank is not None and line.mark.rank <= 1


def _count(open_marks: dict[str, FoundMark], line: SourceLine) -> None:
    """Note the mark of a line as the last one of its family. Marks below it in rank are closed."""
    mark = line.mark
    if mark is not None and mark.rank is not None:
        for family in [family for family, other in open_marks.items() if (other.rank or 0) > mark.rank]:
            del open_marks[family]
        open_marks[mark.family] = mark


_THANKS = re.compile(".{0,60}谢谢(?:大家|各位|你们|诸位)?[！!。]?")


def _ends_speech(line: SourceLine) -> bool:
    """Whether a line thanks, or signs: behind it the numbers of the speech do not go on."""
    signed = is_date(line.text) or is_name_line(line.text)
    return line.mark is None and (signed or bool(_THANKS.fullmatch(simplified(line.text))))


def _counts_on(
    open_marks: Mapping[str, FoundMark], places: Mapping[str, Sequence[int]], lines: Sequence[SourceLine], index: int
) -> bool:
    """Whether the speech counts on below a line: ``二、`` above ``附：渠道名录``, ``三、`` behind it. An annex with such numbers begins with its own ``一、``.

    open_marks: the last mark of each family above the line. places: the lines with marks, by family.
    """
    below = [
        (own[at], open_marks[family]) for family in open_marks if (at := bisect_right(own := places[family], index)) < len(own)
    ]
    if not below:
        return False
    place, last = min(below)
    mark = lines[place].mark
    return mark is not None and mark.number == last.number + 1


def _places_of_marks(lines: Sequence[SourceLine]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line.mark is not None:
            places.setdefault(line.mark.family, []).append(index)
    return places


def _opens(text: str) -> bool:
    """Whether a line can be the title of an annex."""
    if len(text) > LONGEST_TITLE:
        return False
    return (
        bool(_shape("labels").fullmatch(text) and _shape("label_sign").fullmatch(text))
        or bool(_shape("bracketed").fullmatch(text))
        or (text[0] == "《" and bool(_shape("titles").fullmatch(text)))
    )


def _signature_below(lines: list[SourceLine], index: int) -> int:
    """The index of a signature at the end: names, and a date as the last line. Above it stands nothing but a list of annexes. Without one, behind the last line."""
    below = lines[index:]
    start = len(below) - 1
    while start > 1 and is_date(below[-1].text) and all(map(is_name_line, below[start - 1].text.split())):
        start -= 1
    listed = all(len(line.text) <= LONGEST_TITLE and not finished(line.text) for line in below)
    return index + start if start < len(below) - 1 and listed else len(lines)


def _is_part(lines: list[SourceLine]) -> bool:
    """Whether what stands below the title of an annex still belongs to the speech: most lines are sentences, and none has the number of a section."""
    if not _shape("part").fullmatch(lines[0].text):
        return False
    below = [line for line in lines[1:NEAR] if not is_date(line.text)]
    counted = any(line.mark is not None and line.mark.rank is not None for line in below)
    sentences = sum(finished(line.text) and len(line.text) >= SENTENCE for line in below)
    return bool(below) and not counted and sentences * 2 > len(below)


def _is_document(lines: list[SourceLine]) -> bool:
    """Whether the lines from a title on are another document: the title names an annex, or sections are numbered from one again."""
    if _shape("annex").fullmatch(lines[0].text):
        return not _is_part(lines)
    for line in lines[1:NEAR]:
        if (_is_section(line) and line.mark and line.mark.number == 1) or _shape("article").match(line.text):
            return True
    return bool(_shape("bracketed").fullmatch(lines[0].text))
