"""Finds where another document begins inside a text: the next speech of a collection, or an article that a page shows behind a speech.

Evidence is counted, because no single sign is sure: a title, a front below it (an address, a date, a name), numbers of sections that begin
again, the end of a speech above it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from drafter.mine.address import starts_address, starts_with_address
from drafter.mine.dialogue import is_turn, turns_in
from drafter.mine.model import Line
from drafter.mine.patterns import table
from drafter.mine.titles import (
    genre_of,
    is_date,
    is_end_date,
    is_name_line,
    is_plain_date,
    is_speaker,
    is_spoken,
    is_title,
    is_titled,
)
from drafter.speech.numbering import HAN, from_han

LONGEST_TITLE = 60
"""The most characters of a title that follows another document."""
LONGEST_ADDRESS = 90
SHORTEST_TITLE = 4
SHORTEST = 60
"""The fewest characters of a document."""
SHORTEST_NOTICE = 20
"""… of a notice that sends a speech round."""
NEAR = 30
"""How many lines before and behind a title are examined."""
FRONT = 5
"""How many lines below a title may be its front."""
SIGNED = 3
"""The most lines of a signature above a title."""
PROSE = 45
DASHES = ("—", "--", "―", "━", "──")
LEAST = 4
"""The fewest points of a title that begins a document."""


class Start(NamedTuple):
    """Where a document begins. points: of the evidence."""

    at: int
    points: int


def starts_of(
    lines: Sequence[Line],
    first: int = 0,
    *,
    counted: bool = False,
    gaps: Sequence[int] = (),
    furniture: Sequence[bool] = (),
    listed: int | None = None,
) -> list[Start]:
    """The starts of further documents behind `first`, in order.

    counted: whether the file says that it holds several.
    gaps: how many blank lines stand above each line, furniture: whether each is known to be furniture of a page, where that is known.
    listed: where a list of other pages begins; a title behind it begins a document only with an address below it.
    """
    untitled = {
        index for index in range(first + 1, len(lines) - 1) if _begins_untitled(lines, index) or calls_under_name(lines, index)
    }
    turns = turns_in(lines)
    candidates = [
        index
        for index in range(first + 1, len(lines) - 1)
        if index in untitled or (index not in turns and _may_begin(lines, index, furniture))
    ]
    if not candidates:
        return []
    named = named_row(lines, first)
    usual = Counter(gaps).most_common(1)[0][0] if gaps else 0
    opened = "".join(lines[first].text.split())
    heads = sum(not is_titled(lines[index].text) for index in candidates)
    sizes = _sizes(lines)
    found: list[Start] = []
    begun = first
    for index in candidates:
        size = sizes[index] - sizes[begun]
        if size < SHORTEST and not (size >= SHORTEST_NOTICE and (forwards(lines[begun:index]) or is_notice(lines[begun:index]))):
            continue
        if index in untitled:
            if _numbers(lines, index) >= 0:
                found.append(Start(index, LEAST))
                begun = index
            continue
        if listed is not None and index > listed and _front_points(lines, index) < ADDRESSED:
            continue
        points = _points(lines, index, same="".join(lines[index].text.split()) == opened, heads=heads)
        points += LEAST * (counted and is_titled(lines[index].text)) + bool(gaps and gaps[index] > usual)
        if points >= LEAST or index in named:
            found.append(Start(index, max(points, LEAST)))
            begun = index
    return found


def named_row(lines: Sequence[Line], first: int = 0) -> list[int]:
    """The titles of the short speeches of a bulletin, three and more, or two below the title of a collection: any words, below them who gives it with post and name, and text below that.

    ``把小事办好``, ``东河镇镇长　周水生``, ``东河镇把……``. The first of them stands at the head of the file, or below its title; the text above each other one is
    finished.
    """
    found: list[int] = []
    for at in range(first, len(lines) - 2):
        if (len(lines[at + 1].text) > LONGEST_NAMED or len(lines[at].text) > LONGEST_TITLE) and found:
            continue
        if _is_named_title(lines, at) and (lines[at - 1].text[-1] in _ENDS if found else at - first < NEAR_HEAD):
            found.append(at)
        elif not found and at - first >= NEAR_HEAD:
            break
    told = bool(found) and any(line.hint == HEADS or names_collection(line.text) for line in lines[: found[0]])
    return found if len(found) >= (PAIR if told else ROW) else []


ROW, PAIR = 3, 2
"""The fewest speeches of such a bulletin; and of one whose own title says that it gathers them (发言摘编)."""
NEAR_HEAD = 4
"""How many lines may stand above the first of its titles, with that one."""
LONGEST_NAMED = 40
"""The most characters of a line with a post and a name."""


def _is_named_title(lines: Sequence[Line], at: int) -> bool:
    """Whether a line may be a title, with a post and a name below it, and a paragraph below these."""
    line, below = lines[at], lines[at + 2]
    title = SHORTEST_TITLE <= len(line.text) <= LONGEST_TITLE and is_title(line.text) and line.text[-1] not in _ENDS
    if not title or line.is_address or line.mark is not None or is_date(line.text) or names_with_post(line.text):
        return False
    return names_with_post(lines[at + 1].text) and len(below.text) >= SENTENCE and below.text[-1] in _SPOKEN_ENDS


def _closed_up(text: str) -> str:
    """A line, a name of two characters at its end without the blank inside: ``站长　周 海`` becomes ``站长 周海``."""
    words = text.split()
    return f"{' '.join(words[:-2])} {words[-2]}{words[-1]}" if len(words) > 2 and len(words[-2]) == len(words[-1]) == 1 else text


def texts_of_fronts(lines: Sequence[Line], texts: Collection[str]) -> set[str]:
    """Those of some repeated texts that are titles of documents, or stand in their fronts: the date that all reports of a page have below their titles.

    Only the first document's front may lie elsewhere: where it begins is not known.
    """
    starts = [start.at for start in starts_of(lines)]
    fronts = Counter(text for at in starts for text in _front_texts(lines, at))
    counts = Counter(line.text for line in lines if line.text in fronts)
    below = {text for text in texts if fronts[text] > 1 and counts[text] - fronts[text] <= 1}
    return {lines[at].text for at in starts} | below


def _front_texts(lines: Sequence[Line], at: int) -> set[str]:
    """The dates and names below a title, above the address or the text."""
    found: set[str] = set()
    for line in lines[at + 1 : at + 1 + FRONT]:
        if line.is_address or line.mark is not None or not (is_date(line.text) or is_speaker(line.text)):
            break
        found.add(line.text)
    return found


def _sizes(lines: Sequence[Line]) -> list[int]:
    """The characters above each line."""
    sizes = [0]
    for line in lines:
        sizes.append(sizes[-1] + len(line.text))
    return sizes


def _may_begin(lines: Sequence[Line], index: int, furniture: Sequence[bool]) -> bool:
    """Whether a line can be a title behind a finished document. What looks at many other lines is asked last."""
    line = lines[index]
    text = line.text
    return (
        (len(text) >= SHORTEST_TITLE or is_dated_front(lines, index) or _is_dated_part(lines, index))
        and len(text) <= LONGEST_TITLE
        and is_title(text)
        and text[-1] not in _ENDS
        and not (is_turn(line) and is_turn(lines[index - 1]))  # 合：下面请听诗朗诵, though the text is no dialogue
        and (_counts_on(lines, index) if line.mark is not None else text[0] not in "（(—－-“[【·•")
        and (not line.hint.startswith("heading") or is_titled(text) or _is_dated_part(lines, index))
        and not line.is_address
        and not (furniture and furniture[index])
        and not is_date(text)
        and _ended(lines, index, furniture)
        and _has_text(lines, index)
        and (not _signs(lines, index) or is_dated_front(lines, index) or _is_dated_part(lines, index))
        and not names_with_post(text)
        and not _calls_again(lines, index)
    )


def _calls_again(lines: Sequence[Line], index: int) -> bool:
    """Whether the hearers whom the text greets are called again below a line that is no title of a speech: ``各位代表：`` heads the text, ``今年工作安排`` and ``各位代表！`` its second part."""
    call = lines[index + 1].text
    if is_titled(lines[index].text) or not lines[index + 1].is_address or call[-1] not in "！!":
        return False
    return any(line.is_address and line.text[-1] in "：:" and line.text[:-1] == call[:-1] for line in lines[: min(index, NEAR)])


def _is_dated_part(lines: Sequence[Line], index: int) -> bool:
    """Whether a heading has a day of its own below it, as one of its style has at the head of the file: ``引言``, （一九四二年五月二日） … ``结论``, （……二十三日）.

    What was said on another day is another speech, whatever its heading is called. An address shows that it was said, or the month above the first of them;
    without these it may be a part of a diary or of a report: ``二季度``, （2026年6月30日）.
    """
    if not _has_day(lines, index):
        return False
    heads = [at for at in range(min(FRONT, index)) if lines[at].hint == lines[index].hint and _has_day(lines, at)]
    dated = any(at and is_date(lines[at - 1].text) for at in heads)
    return dated or (bool(heads) and all(starts_with_address(lines[at + 2].text) for at in (heads[0], index)))


def _has_day(lines: Sequence[Line], at: int) -> bool:
    """Whether a short line has the style of a heading, and a day and then a text stand below it. A longer one may be the title of another page."""
    head = lines[at]
    return (
        head.hint.startswith("heading")
        and len(head.text) <= SHORT_TITLE
        and at + 2 < len(lines)
        and is_plain_date(lines[at + 1].text)
    )


SHORT_TITLE = 8
"""The most characters of a title that is known by its front alone."""


def is_dated_front(lines: Sequence[Line], index: int) -> bool:
    """Whether a date and then an address stand below a line: it is a title, whatever its words are: 开幕词, 结论."""
    below = lines[index + 1 : index + 4]
    dated = len(below) > 1 and is_date(below[0].text) and any(line.is_address for line in below[1:])
    return dated and len(lines[index].text) <= SHORT_TITLE and not set(lines[index].text) & set("　 某")


def _counts_on(lines: Sequence[Line], index: int) -> bool:
    """Whether a title goes on with the numbers of the titles: ``（二）在通水会上的讲话``, where ``（一）在开渠会上的讲话`` heads the file."""
    mark = lines[index].mark
    if mark is None or mark.number < 2 or not _is_numbered_title(lines, index):
        return False
    firsts = (lines[at].mark for at in range(min(FRONT, index)) if _is_numbered_title(lines, at))
    return any(first is not None and first.number == 1 and first.family == mark.family for first in firsts)


def _is_numbered_title(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the title of a speech behind a number, with an address below it."""
    return lines[at].mark is not None and is_titled(lines[at].text) and any(line.is_address for line in lines[at + 1 : at + FRONT])


def _signs(lines: Sequence[Line], index: int) -> bool:
    """Whether a line signs the speech above it and begins no other: an office or a name, with the date below it.

    Of any other words above a date, what stands below decides: an address or a paragraph makes them a title.
    """
    from drafter.mine.clean.front.names import is_person_with_post, is_signing_office  # cleaning itself asks where documents begin

    text = lines[index].text
    if is_titled(text) or not is_end_date(lines[index + 1].text):
        return False
    who = is_signing_office(text) or is_person_with_post(text) or is_name_line(text)
    return who or not any(line.is_address or len(line.text) >= PROSE for line in lines[index + 2 : index + 2 + FRONT])


def _begins_untitled(lines: Sequence[Line], index: int) -> bool:
    """Whether a speech without a title begins with a line: with its address, or with a greeting.

    Thanks, which end the speech before it, must stand above the line, and text below it.
    """
    above = lines[index - 1]
    if len(above.text) > THANKS or not _shape("thanks").search(above.text) or not _has_text(lines, index):
        return False
    line = lines[index]
    if line.text[0] in "【[" and line.text[-1] in "】]" and index + 1 < len(lines):  # a label of what follows
        line = lines[index + 1]
    text = line.text
    if text[-1] in "，、,":  # an address over several lines
        return starts_address(text) and len(text) < LONGEST_TITLE
    if line.is_address:
        return len(text) < LONGEST_ADDRESS and text[-1] in "：:！!"
    return is_spoken(text) and bool(set(text) & _ENDS) and not is_titled(text)


def calls_under_name(lines: Sequence[Line], index: int) -> bool:
    """Whether a speech without a title begins with the post and the name of who gives it, an address below, and a finished text above: ``县长　王大河``, ``同志们：``."""
    return (
        index + 1 < len(lines)
        and lines[index + 1].is_address
        and len(lines[index + 1].text) < LONGEST_ADDRESS
        and lines[index - 1].text[-1] in _ENDS
        and posts_person(lines[index].text)
        and _has_text(lines, index)
    )


def posts_person(text: str) -> bool:
    """Whether a line is a post, a blank and a name, however short the post is: ``县长　王大河``."""
    from drafter.mine.clean.front.names import is_person, is_person_with_post  # as above

    words = text.split()
    return len(words) == 2 and is_person(words[1]) and not is_person(words[0]) and is_person_with_post(text)


THANKS = 40
"""The most characters of a paragraph that ends a speech with thanks."""


def _has_text(lines: Sequence[Line], index: int) -> bool:
    """Whether text stands below a title: what has none is a signature of several lines."""
    return any(len(line.text) >= PROSE or line.text[-1] in _ENDS for line in lines[index + 1 : index + 1 + FEET])


def _ended(lines: Sequence[Line], index: int, furniture: Sequence[bool]) -> bool:
    """Whether the text above a line is finished; a signature and furniture may stand below it."""
    signed = 0
    for above in range(index - 1, max(index - 1 - FEET, -1), -1):
        text = lines[above].text
        if furniture and furniture[above]:
            continue
        if text.rstrip("”’」』）)》】\"'")[-1:] in _ENDS or _REMARKED.search(text[-REMARK:]):
            return True
        signed += 1
        if signed > SIGNED or not (is_date(text) or is_name_line(text) or is_speaker(text)) or len(text) > PROSE:
            return False
    return False


FEET = 40
"""The most lines of furniture and signature above a title."""
REMARK = 26
_REMARKED = re.compile(r"[。！？!?][（(][^（）()]{1,20}[）)]$")
"""A last sentence with a remark behind it: （2026年5月6日）."""
_ENDS = frozenset("。！？!?；;…")
_SPOKEN_ENDS = _ENDS | frozenset("：:")


# ---------------------------------------------------------------- evidence


def _points(lines: Sequence[Line], index: int, *, same: bool, heads: int) -> int:
    """The points of a title. same: whether it is the first document's. heads: how many other lines look like headings without marks."""
    title = lines[index]
    titled = is_titled(title.text)
    front = _front_points(lines, index)
    points = 2 * titled + 2 * (title.hint == "title") + 2 * same + front + 2 * _ends_speech(lines, index) + _numbers(lines, index)
    points += _opens(lines, index, titled=titled) + is_dated_front(lines, index) + LEAST * _is_dated_part(lines, index)
    if _is_below_signature(lines, index):
        return points + 2
    if front < ADDRESSED and not same and title.hint != "title" and heads - (not titled) > 0:
        points -= 2
    return points


def _is_below_signature(lines: Sequence[Line], index: int) -> bool:
    """Whether a whole signature stands directly above a line: a finished sentence, who signs, the day."""
    if index < SIGNED or not is_end_date(lines[index - 1].text):
        return False
    who, last = lines[index - 2], lines[index - 3].text
    return is_name_line(who.text) and last[-1] in _ENDS and not is_date(who.text)


ADDRESSED = 3


def _front_points(lines: Sequence[Line], index: int) -> int:
    """The points of the lines below a title.

    3 for an address, 2 for a dashed subtitle, for source and time, or for an office and a name, 1 for a date or a name.
    """
    from drafter.mine.clean.front.glued import parts_of  # as above
    from drafter.mine.clean.front.names import is_person_with_post

    points = 0
    if all(names_with_post(line.text) for line in lines[index + 1 : index + 3]):  # a list of names
        return 0
    below = lines[index + 1 : index + 2 + FRONT]
    for line, after in zip(below[:FRONT], [*below[1:], None], strict=False):
        text = line.text
        if line.is_address:
            return points + (ADDRESSED if len(text) < LONGEST_ADDRESS else 0)
        if len(text) > LONGEST_TITLE or text[-1] in _ENDS:
            break
        if _shape("press_line").match(text) or text.startswith(DASHES) or names_with_post(text):
            points += 2
        elif is_date(text) or is_speaker(text) or is_person_with_post(text) or any(parts_of(text)):
            points += 1
        elif not (after is not None and after.is_address and is_titled(lines[index].text) and len(text) <= NAMED):
            break  # not 管水员代表发言, 第二组　某某, 各位乡亲：
    return min(points, 3)


NAMED = 24
"""The most characters of a line between a title and an address that says whose speech it is, whatever it says."""


def names_with_post(text: str) -> bool:
    """Whether a line has an office or a post, a blank, and a name: ``县公安局　雷震``. What says so is no signature above a text."""
    from drafter.mine.clean.front.names import is_person, is_person_with_post  # as above

    text = _closed_up(text)
    words = text.split()
    return len(words) == 2 and len(words[0]) > len(words[1]) and is_person(words[1]) and is_person_with_post(text)


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(table("words")["documents"][name])


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(table("words")["closing"][name])


def _ends_speech(lines: Sequence[Line], index: int) -> bool:
    """Whether what stands above a title is the end of a speech: thanks, a call to the hearers, a signature, the foot of a page."""
    above = [line.text for line in lines[max(index - 2, 0) : index]]
    if is_date(above[-1]) or _shape("foot").search(above[-1]):
        return True
    last = next((text for text in reversed(above) if text[-1] in _ENDS or text[-1] in "”』」"), above[-1])
    begins = _closing("settled").match(last) or starts_with_address(last) or _shape("ends").match(last)
    return bool(begins or _closing("ends").fullmatch(last) or (last[-1] in "！!" and len(last) > 1))


def _numbers(lines: Sequence[Line], index: int) -> int:
    """2 points where the numbers of sections begin again behind a title, -4 where they go on: …三、 above it, 四、 behind it."""
    before = _tops(lines[max(0, index - NEAR) : index])
    behind = _tops(lines[index + 1 : index + NEAR])
    if not before or not behind:
        return 0
    family, number = behind[0]
    last = next((value for name, value in reversed(before) if name == family), 0)
    if number > 1:
        return -4 if number == last + 1 else 0
    return 2 if last > 1 else 0


def _tops(lines: Sequence[Line]) -> list[tuple[str, int]]:
    marks = (line.mark for line in lines)
    return [
        (mark.family, mark.number)
        for mark in marks
        if mark is not None and mark.rank is not None and mark.rank <= 1 and not mark.alone
    ]


def _opens(lines: Sequence[Line], index: int, *, titled: bool) -> int:
    """The points of the first paragraph below a title.

    `PRESS` if a reporter writes it. Otherwise 1 if it fits the title: below that of a speech, if it is spoken to hearers; below any other
    title, if it is not.
    """
    below = next(
        (line.text for line in lines[index + 1 : index + 1 + FRONT] if len(line.text) >= PROSE or line.text[-1] in _ENDS), ""
    )
    if not below:
        return 0
    if _shape("press").search(below[:PROSE]):
        return PRESS
    if titled:
        return int(is_spoken(below) or bool(_shape("opens").match(below)))
    return int(len(below) >= SENTENCE and not _shape("spoken").search(below))


PRESS = 3
"""The points of a paragraph that a reporter writes."""
SENTENCE = 16
"""The fewest characters of a first sentence that tells whether it is spoken to hearers."""


# ---------------------------------------------------------------- what a document is


def is_speech(lines: Sequence[Line]) -> bool:
    """Whether a document is a speech: by its title, by a greeting at its beginning, by an address, or as a part with its day: ``结论``."""
    if _has_day(lines, 0):
        return True
    for line in lines[:2]:
        if (
            (line is lines[0] or line.text.startswith(DASHES))
            and is_titled(line.text)
            and not _shape("no_speech").search(line.text)
        ):
            return True
    if any(is_spoken(line.text) and not is_titled(line.text) for line in lines[:2]):
        return True
    if len(lines) > 1 and names_with_post(lines[1].text) and not _shape("no_speech").search(lines[0].text):
        return True
    return any(line.is_address and len(line.text) < LONGEST_ADDRESS for line in lines)


def is_article(lines: Sequence[Line]) -> bool:
    """Whether a document is what others wrote about something: no speech, and nobody in it speaks to hearers."""
    return not is_speech(lines) and not any(starts_with_address(line.text) for line in lines)


def is_told(lines: Sequence[Line]) -> bool:
    """Whether a reporter or another third person tells what happened: a speech without title and address speaks to its hearers."""
    text = "".join(line.text for line in lines)
    return bool(_shape("press").search(text)) or not _shape("spoken").search(text)


def forwards(lines: Sequence[Line]) -> bool:
    """Whether a document is the notice of an office with which it sends a speech round: ``关于印发……讲话的通知``."""
    return any(len(line.text) <= LONGEST_ADDRESS and _shape("forwards").search(line.text) for line in lines[:MASTHEAD])


def is_notice(lines: Sequence[Line]) -> bool:
    """Whether a document is the notice of an office above what it shows: ``以下述职报告在校网展示``, 办公室, a date.

    It is short and no speech by its title, has no sections, points to what follows, and is signed by an office with a day.
    """
    from drafter.mine.clean.front.names import is_signing_office  # as above

    if len(lines) <= SIGNED or is_titled(lines[0].text) or not is_end_date(lines[-1].text):
        return False
    name = lines[-2].text
    return (
        (is_signing_office(name) or is_name_line(name))
        and _prose(lines) <= LONGEST_NOTICE
        and not any(map(_is_section, lines))
        and any(_shape("points_below").search(line.text) for line in lines)
    )


def points_below(text: str) -> bool:
    """Whether a page says of what stands below: ``现将述职报告公示如下。``. Who speaks himself says it of his own report."""
    return bool(_shape("points_below").search(text)) and "我" not in text and len(text) <= LONGEST_NOTICE


def announces(lines: Sequence[Line], others: Sequence[Sequence[Line]]) -> bool:
    """Whether a document is a notice above several speeches: it names their kind, which two and more of their titles have."""
    kinds = Counter(genre_of(other[0].text) for other in others if is_titled(other[0].text))
    return is_notice(lines) and any(
        count > 1 and kind and any(kind in line.text for line in lines) for kind, count in kinds.items()
    )


def _is_section(line: Line) -> bool:
    return line.mark is not None and line.mark.rank is not None and line.mark.rank <= 1


def _prose(lines: Sequence[Line]) -> int:
    """The characters of the paragraphs of a document."""
    return sum(len(line.text) for line in lines if line.text[-1] in _ENDS)


LONGEST_NOTICE = 400
"""The most characters in the paragraphs of such a notice."""


def untold_from(lines: Sequence[Line]) -> int:
    """Where an article without a title begins behind a speech: below its thanks (``谢谢大家！``), with paragraphs that nobody speaks. Without one, behind the last line."""
    for index in range(len(lines) - 2, 0, -1):
        if len(lines[index].text) <= LONGEST_THANKS and _shape("thanks").search(lines[index].text):
            below = [line.text for line in lines[index + 1 :] if len(line.text) >= PROSE]
            spoken = sum(bool(_shape("spoken").search(text)) for text in below)
            return index + 1 if len(below) > 1 and spoken * 4 < len(below) else len(lines)
    return len(lines)


LONGEST_THANKS = 30
"""The most characters of a paragraph of thanks."""


MASTHEAD = 8
"""The most lines of the head of a bulletin or a collection."""


def is_periodical(text: str) -> bool:
    """Whether a line is the head of a bulletin: 防汛工作简报."""
    return len(text) <= LONGEST_TITLE and bool(_shape("periodical").search("".join(text.split())))


def is_bulletin(lines: Sequence[Line]) -> bool:
    """Whether the first line is the head of a bulletin, by its words or by the number of an issue below it: 东河县领导讲话, （第5期）."""
    first = lines[0]
    numbered = len(lines) > 1 and len(first.text) <= LONGEST_TITLE and first.mark is None
    return is_periodical(first.text) or (numbered and bool(_shape("issue").fullmatch(lines[1].text)))


def masthead_of(lines: Sequence[Line]) -> int:
    """How many lines stand above the title of the first speech, in a file that begins with the title of a collection or a bulletin's head; 0 without one."""
    if not lines or not (is_bulletin(lines) or is_collection(lines[0].text)):
        return 0
    for index, line in enumerate(lines[1 : 1 + MASTHEAD], 1):
        if len(line.text) >= PROSE or line.text[-1] in _ENDS or line.mark is not None or line.is_address:
            return _below_masthead(lines[: index + 1]) or int(heads_first(lines))
        if is_titled(line.text) or line.hint == "title":
            return index
    return 0


def _below_masthead(lines: Sequence[Line]) -> int:
    """The index of the title of a speech below the number, editor and date of a bulletin; 0 without these. The last of the lines must be an address."""
    from drafter.mine.clean.front.evidence import shape  # as above
    from drafter.mine.clean.front.glued import parts_of

    index = 1
    while shape("masthead").fullmatch(lines[index].text) or is_date(lines[index].text) or any(parts_of(lines[index].text)):
        index += 1
    return index if 1 < index < len(lines) - 1 and lines[-1].is_address else 0


def heads_first(lines: Sequence[Line]) -> bool:
    """Whether the first line is the title of a collection (汇编), and the second any title of its first speech, with who gives it and an address below it."""
    from drafter.mine.clean.front.names import is_person_with_post  # as above

    if len(lines) < 2 or not names_collection(lines[0].text) or not is_title(lines[1].text) or is_person_with_post(lines[1].text):
        return False
    for named, line in enumerate(lines[2 : 2 + FRONT]):
        if line.is_address:
            return named > 0
        if not (is_person_with_post(line.text) or is_date(line.text) or line.text.startswith(DASHES)):
            return False
    return False


HEADS = "title-of-bundle"
"""The hint of a line that is known to be the title over several speeches."""


def heads_alike(titles: Sequence[str]) -> bool:
    """Whether several speeches have one title (``2025年度述职报告``), or titles that differ in nothing but the names in front (``副局长李水生述职报告``)."""
    if len(titles) < 2 or not all(map(is_titled, titles)):
        return False
    return len(set(titles)) == 1 or _differ_in_names(titles)


def _differ_in_names(titles: Sequence[str]) -> bool:
    from drafter.mine.clean.front.names import is_person_with_post  # as above

    columns = zip(*(title[::-1] for title in titles), strict=False)
    shared = next((at for at, column in enumerate(columns) if len(set(column)) > 1), min(map(len, titles)))
    names = [title[: len(title) - shared] for title in titles]
    return len(set(names)) == len(names) and all(map(is_person_with_post, names))


def stands_over(lines: Sequence[Line], at: int, below: int, heads: Sequence[str]) -> bool:
    """Whether a line of a page is the title over several speeches, the first of which begins with the title at `below`.

    It is that of a collection (汇编, 摘登, （3篇）) with a title of its own below, or no title of a speech and no name, where all speeches have one title, or
    titles that differ in their names alone.
    heads: the titles of the other speeches.
    """
    from drafter.mine.clean.front.names import is_person_with_post, is_signing_office  # as above

    text, own = lines[at].text, lines[below]
    if (
        text[0] in _BRACKETS
        or not is_title(text)
        or not is_title(own.text)
        or own.is_address
        or own.mark is not None
        or is_date(own.text)
    ):
        return False
    alike = heads_alike([own.text, *heads])
    if names_collection(text):
        return alike or own.text == heads[0] or _front_points(lines, below) > 0
    return alike and not (is_titled(text) or is_person_with_post(text) or is_signing_office(text))


_BRACKETS = "（(【["
"""How a line begins that only counts the speeches of the title above it: （2篇）."""


def names_collection(text: str) -> bool:
    """Whether a line says that it is the title of a collection: by a count, or by a word (汇编, 摘登)."""
    return is_collection(text) or _is_gathered(text)


def _is_gathered(text: str) -> bool:
    """Whether a line ends with a word for a collection: ``清渠工作推进会发言材料汇编``, ``清渠会议典型发言摘登``."""
    return is_title(text) and (
        text.endswith(tuple(table("words")["collection"])) or (bool(_shape("record").search(text)) and not is_titled(text))
    )


def is_collection(text: str) -> bool:
    """Whether a line is the title of a collection: it counts its speeches (（2篇）), or says what it is (汇编)."""
    words = table("words")
    named = any(word in text for word in words["collection"])
    return len(text) <= LONGEST_ADDRESS and (counts_speeches(text) or (named and is_titled(text)))


@cache
def _bundle(name: str) -> re.Pattern[str]:
    return re.compile(table("words")["bundle"][name])


def label_number(text: str) -> int | None:
    """Which piece of a collection begins with a line, where it is a label of one (``篇二：``, ``范文3``); None for other lines."""
    if len(text) > LONGEST_ADDRESS or not _bundle("label").fullmatch(text):
        return None
    number = _bundle("label_number").search(text)
    value = number and (number[1] or number[2])
    return None if not value else int(value) if value.isdecimal() else from_han(value)


def counts_speeches(text: str) -> bool:
    """Whether a line counts the speeches of a collection: （2篇）."""
    return bool(_bundle("count").search(text))


def counted_speeches(text: str) -> int:
    """How many speeches a line says that the file holds: 2 for ``年会发言两则``; 0 where it counts none."""
    count = _bundle("count").search(text)
    number = count and _NUMBER.search(count[0])
    return 0 if not number else int(number[0]) if number[0].isdecimal() else from_han(number[0].replace("两", "二")) or 0


_NUMBER = re.compile(rf"\d+|[{HAN}两]+")
