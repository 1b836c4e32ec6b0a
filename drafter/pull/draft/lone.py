"""The only heading of a draft: a line that is no sentence, among whole ones, of a text that was cut in its first part or that has no other part.

Example: ``上年工作回顾``, below it ``一年来，……``; or ``以守闸为本，当好下游人家的看水人``, below it ``主要做了三件事：`` and ``一是……``, ``二是……``, which are its points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from drafter.files.tables import read_table
from drafter.mine.address import is_address, starts_with_address
from drafter.mine.clean.lines import finished
from drafter.mine.marks import mark_of
from drafter.mine.patterns import table
from drafter.pull.draft.headed import edges, plain_text, to_say
from drafter.speech.tree import Item, Point, Section, Speech

TIMES = 3
"""How much longer than the line the paragraph below it is, at least."""
LINE = range(4, 17)
"""The possible lengths of the only line that is a heading, and of each half of one in two."""
EVEN = 4
"""How much longer the one half is than the other, at most."""
_NO_LINE = re.compile("[、：:；;！!？?“”（）()《》—…兮之我你您他她它咱这那]")
"""What does not stand in it: marks, and words for persons, as in a call; nor what verses have."""
COUPLET = 2
"""How many halves such a heading has."""
_LEADS = re.compile("[：:，,]$")


def with_lone_heading(speech: Speech) -> Speech:
    """A speech whose one line that is no sentence heads most of it, or all of its list.

    Whole sentences stand above the line, and more text below it, or the list; the speaker may turn to the hearers between. The closing stays as it
    was found. Above text alone the line ends as headings do, or has two halves about as long as each other. Above a list it names a part of a report,
    or the items are those that stand inside sections: 一是, 首先, no 一、.
    """
    texts = [plain_text(item) for item in speech.opening]
    called = [isinstance(item, str) and starts_with_address(str(item)) for item in speech.opening]
    lines = [
        at for at, text in enumerate(texts) if not called[at] and not finished(text) and not (speech.sections and _leads(texts, at))
    ]
    if len(lines) != 1 or not 0 < lines[0] < len(texts) - (not speech.sections):
        return speech
    at, line = lines[0], texts[lines[0]]
    if str(speech.opening[at - 1]).endswith(("：", ":")) or edges().match(line):
        return speech
    if speech.sections:
        fits = _heads_list(speech, line) and (_is_line(line) or _is_couplet(line) or _to_whom(line))
    else:
        first = at + 1 + is_address(str(speech.opening[at + 1]))
        above, below = (sum(map(len, part)) for part in (texts[:at], texts[at + 1 :]))
        fits = first < len(texts) and len(texts[first]) >= TIMES * len(line) and below >= above
        fits = fits and ((_is_line(line) and line.endswith(_line_ends())) or _is_couplet(line))
    if not fits:
        return speech
    written = str(speech.opening[at])
    words = written[:-1] if _to_whom(line) else written
    body = (*speech.opening[at + 1 :], *_points(speech.sections))
    inner = () if len(body) > len(speech.opening) - at - 1 else speech.sections
    return speech._replace(opening=speech.opening[:at], sections=(Section("", words, written[len(words) :], False, body, inner),))


def _leads(texts: Sequence[str], at: int) -> bool:
    """Whether the last paragraph above a list leads to it (``主要有三种：``), with nothing but whole sentences and one line above."""
    return at == len(texts) - 1 and bool(_LEADS.search(texts[at])) and not _to_whom(texts[at])


def _is_line(line: str) -> bool:
    return len(line) in LINE and not re.search("[，,]", line) and not _NO_LINE.search(line)


def _is_couplet(line: str) -> bool:
    """Whether a line has two halves about as long as each other, as a heading may: ``守好一道闸，管好一渠水``.

    A saying has a word in common at the same place: ``春雨贵如油，渠水贵如金``.
    """
    halves = re.split("[，,]", line)
    even = len(halves) == COUPLET and all(len(half) in LINE for half in halves) and abs(len(halves[0]) - len(halves[1])) <= EVEN
    return even and not _NO_LINE.search(line) and not _is_saying(*halves)


def _is_saying(first: str, second: str) -> bool:
    """Whether two halves have a word in common at the same place, counted from the start or from the end."""
    pairs = (*zip(first, second, strict=False), *zip(reversed(first), reversed(second), strict=False))
    return any(one == other and one not in read_table("pull", "drafts")["in_both_halves"] for one, other in pairs)


def _to_whom(line: str) -> bool:
    """Whether a line says to whom the items below it are said: ``我想对看闸的人说：``."""
    return to_say().fullmatch(line) is not None


def _heads_list(speech: Speech, line: str) -> bool:
    """Whether a list may stand below the only heading: its items stand inside sections, or the line names a part of a report and the list is of one level."""
    marks = [mark_of(section.mark + section.heading) for section in speech.sections]
    if not all(marks) or any(inner.sections for section in speech.sections for inner in section.sections):
        return False
    inside = all(mark is not None and mark.rank is None for mark in marks)
    return inside or (line.endswith(_line_ends()) and re.match(read_table("pull", "drafts")["heading_of_year"], line) is not None)


def _points(sections: Sequence[Section]) -> tuple[Item, ...]:
    """The items of a list as points; none where one has a heading on a line of its own, or a list below it."""
    marks = [mark_of(section.mark + section.heading) for section in sections]
    if any(section.sections or (section.body and not section.run_in) for section in sections):
        return ()
    if any(mark is None or mark.rank is not None for mark in marks):
        return ()
    return tuple(Point(section.mark, section.heading, section.end, section.body) for section in sections)


@cache
def _line_ends() -> tuple[str, ...]:
    ends: list[str] = read_table("pull", "drafts")["heading_ends"]
    return (*table("words")["ends_before_year"], *ends)
