"""A copy to read aloud: where its lines and pages end.

The eye takes in a line at a time, so a line ends at a mark or between words, and never inside a number with its unit, a name, or a term in
quotation marks. A page ends with a sentence, so that nobody has to turn it inside one. Therefore lines and pages are set here and not by
the program that opens the document: a page holds one line less than it could, in case another font needs the room.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from drafter.files.tables import any_of, read_table
from drafter.layout.model import Layout
from drafter.speech.flow import HEAD, Paragraph, Run
from drafter.speech.lines import BY_NAME, PAGE_BREAK, ROWS, UNSPOKEN
from drafter.speech.numbering import HAN
from drafter.speech.surnames import family_name
from drafter.speech.text import BLANK, is_wide
from drafter.write.docx.lines import filled_height
from drafter.write.docx.tables import is_below_table, row_heights
from drafter.write.docx.titles import measure, title_lines
from drafter.write.docx.titles_segments import UNIT, VERB, WORD, segments
from drafter.write.docx.titles_words import INSIDE_UNIT, line_breaks
from drafter.write.pronunciation import NO_READINGS, Own, readings

_BALANCED = frozenset({"title", "subtitle", "speaker", "bundle-title"})

_SENTENCE_END = re.compile("(?:[。！？!?]|……)+[”’」』）》]*")
_CLAUSE_END = re.compile("[，；：、,;:][”’」』）》]*|——")

_SHORT = 0.5
"""The cost of an empty line end, by the square of its characters. A break between words that no table knows costs 36, as much as more than eight."""
_PHRASE_END = 36.0
_IN_A_WORD = 60.0
_IN_A_KNOWN_WORD = 300.0
"""As much as a line of which two dozen characters stay empty: there are never so many."""
_WORD_ENDS, _WORD_IN_A_PHRASE_ENDS = 8.0, 20.0
"""The cost behind a word that the lexicon knows, where a phrase ends, and elsewhere."""
_IN_A_UNIT = 1e5
_SENTENCE_ENDS_LINE = -4.0
_NEVER = 1e9
_LONE, _LONE_WIDTH = 40.0, 2.5
"""The cost of a last line with a single character and its mark: a little more than a break between words."""


_LEADS_ON = frozenset("不没未很最更较极太还也都又再就才只正已将可能会要应须得")
"""Characters that lead to the next word; none ends a line."""


class Ends(NamedTuple):
    """Where a paragraph is broken, as indexes in its text.

    lines: where a further line begins.
    pages: where a page begins; 0 where the whole paragraph stands on a new page.
    """

    lines: tuple[int, ...] = ()
    pages: tuple[int, ...] = ()


class Phrases:
    """A text with the places at which its lines may end. Widths are counted in Chinese characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends = _widths(text)
        self._costs = _costs(text)
        self._places = sorted(self._costs)

    def lines(self, width: float, indent: float = 0.0, start: int = 0, stop: int | None = None) -> list[int]:
        """Where the lines of a stretch of the text end. indent: what its first line is shorter by."""
        stop = len(self.text) if stop is None else stop
        ends = self._ends
        places = [start, *self._places[bisect_right(self._places, start) : bisect_left(self._places, stop)], stop]
        best = [(0.0, 0)]
        for at in range(1, len(places)):
            right = places[at]
            found = (_NEVER, at - 1)
            for before in range(at - 1, -1, -1):
                room = width - (ends[right] - ends[places[before]]) - (0 if before else indent)
                if room < 0:
                    break
                if right == stop:
                    cost = best[before][0] + (_LONE if before and ends[right] - ends[places[before]] < _LONE_WIDTH else 0)
                else:
                    cost = best[before][0] + self._costs[right] + _SHORT * room * room
                if cost < found[0]:
                    found = cost, before
            best.append(found)
        lines: list[int] = []
        at = len(places) - 1
        while at > 0:
            before = best[at][1]
            lines += reversed(self._forced(places[before], places[at], width - (0 if before else indent)))
            at = before
        return lines[::-1]

    def _forced(self, start: int, stop: int, width: float) -> list[int]:
        """The ends of a line, which is cut where nothing allows a break and the width ends: in a long Latin word."""
        found, ends = [], self._ends
        for at in range(start + 1, stop):
            if ends[at + 1] - ends[start] > width:
                found.append(at)
                start = at
        return [*found, stop]


def _widths(text: str) -> list[float]:
    """`measure`, with the space that LibreOffice puts between a Chinese character and a figure or a letter, whatever the document says."""
    gaps = accumulate(
        (_GAP if one.isalnum() and two.isalnum() and is_wide(one) != is_wide(two) else 0.0 for one, two in pairwise(text)),
        initial=0.0,
    )
    ends = measure(text)
    return [ends[0], *(end + gap for end, gap in zip(ends[1:], gaps, strict=True))] if text else ends


_GAP = 0.2
"""The width of that space, measured in LibreOffice 7.4; Word puts none there, for the document says so."""


def _costs(text: str) -> dict[int, float]:
    """From each index at which a line may end to its cost."""
    kept = list(kept_together(text))
    costs = line_breaks(text, kept)
    phrases = _phrase_ends(text)
    sentences = {match.end() for match in _SENTENCE_END.finditer(text)}
    inside, edges = _in_words(text)
    for place, cost in costs.items():
        if cost >= INSIDE_UNIT:
            costs[place] = _IN_A_UNIT
        elif place in inside:
            costs[place] = _IN_A_KNOWN_WORD
        elif place in sentences:
            costs[place] = _SENTENCE_ENDS_LINE
        elif text[place - 1] in _LEADS_ON:
            costs[place] = max(cost, _IN_A_WORD)
        elif cost >= _WORD_ENDS and place in edges:
            costs[place] = _WORD_ENDS if place in phrases else _WORD_IN_A_PHRASE_ENDS
        elif cost >= _PHRASE_END and place in phrases:
            costs[place] = _PHRASE_END
    return costs


def _in_words(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The places inside the words of the lexicon, and those between two of them."""
    known = [word for word in segments(text) if word.kind in (WORD, VERB, UNIT)]
    inside = (place for word in known for place in range(word.start + 1, word.stop))
    return frozenset(inside), frozenset({word.stop for word in known} & {word.start for word in known})


def kept_together(text: str) -> Iterator[tuple[int, int]]:
    """The spans of numbers with their units, marks with what follows, and names of persons: ``11个村``, ``二是对表``, ``张明同志``, ``镇长李大海``."""
    return (match.span() for match in _kept().finditer(text) if match.end() - match.start() > 1)


@cache
def _kept() -> re.Pattern[str]:
    table = read_table("write", "reading")
    units, posts = any_of(table["units"]), any_of(table["posts"])
    surname = family_name("words")
    digits = r"[0-9０-９]+(?:[.,．][0-9０-９]+)*(?:[%％‰]|[万亿千百十]*(?:多|余|几)?)"
    signs = f"[{HAN}百千万亿两零〇几]+"
    han = f"{signs}(?:分之{signs}|多|余)?"
    name = rf"{surname}[\u4e00-\u9fff]{{1,2}}"
    mark = rf"[{HAN}]{{1,3}}[是要][\u4e00-\u9fff]{{2}}"  # 二是对表: no line ends with the mark of a point
    return re.compile(
        rf"{BLANK}|{mark}|(?:第)?(?:{digits}|{han})(?:(?:{units})(?:[/／](?:{units}))?)?|(?:{name}|{surname})(?:{posts})|(?:{posts}){name}(?:{posts})?"
    )


def _phrase_ends(text: str) -> frozenset[int]:
    """Where a phrase ends that no table knows. BudouX finds phrases by a small model; here it only ranks breaks in need."""
    at, found = 0, set()
    for phrase in _parser().parse(text):
        at += len(phrase)
        found.add(at)
    return frozenset(found)


@cache
def _parser():  # type: ignore[no-untyped-def]
    import budoux

    return budoux.load_default_simplified_chinese_parser()


def divided(paragraph: Paragraph, ends: Ends) -> list[list[Run]]:
    """The runs of a paragraph on each page that it stands on, with line feeds where its lines end."""
    pieces: list[list[Run]] = [[]]
    turned = set(ends.pages)
    breaks = deque((place, place in turned) for place in ends.lines)
    at = 0
    for run in paragraph.runs:
        begun = 0
        while breaks and breaks[0][0] < at + len(run.text):
            place, turns = breaks.popleft()
            cut = place - at
            if cut or begun or not turns:
                pieces[-1].append(run._replace(text=run.text[begun:cut] + ("" if turns else "\n")))
            if turns:
                pieces.append([])
            begun = cut
        pieces[-1].append(run._replace(text=run.text[begun:]))
        at += len(run.text)
    return pieces


# ---------------------------------------------------------------- pages


class _Set(NamedTuple):
    """A paragraph with its measures: characters in a line, indent, line pitch, space above and below.

    heads: the ends of its run-in headings, none of which may be left alone at the foot of a page. read: where readings stand above it.
    repeated: of a row of a table, the height of what stands above it where it begins a page.
    """

    kind: str
    phrases: Phrases
    width: float
    indent: float
    pitch: float
    before: float
    after: float
    keeps_next: bool
    heads: frozenset[int]
    read: list[int]
    repeated: float = 0.0

    def higher(self, begin: int, ends: Sequence[int]) -> float:
        """By how much lines with readings are higher, at most; half a line each."""
        before = [bisect_left(self.read, edge) for edge in (begin, *ends)] if self.read else []
        return sum(above < below for above, below in pairwise(before)) * self.pitch / 2


def set_pages(found: Sequence[Paragraph], layout: Layout, head: int = 0, own: Own = NO_READINGS) -> list[Ends]:
    """Where the paragraphs of a speech are broken into lines and pages.

    head: how many of them are the head, which a gap follows. own: an office's readings; some programs make the line below a reading higher.
    """
    sets = [_measured(paragraph, layout, own, ends_head=place + 1 == head) for place, paragraph in enumerate(found)]
    for place, height, repeated in row_heights(found, layout):
        sets[place] = sets[place]._replace(
            pitch=height, repeated=repeated, before=layout.body.line if is_below_table(found, place) else 0.0
        )
    made = _set(sets, layout)
    if made.lines_of_last == 1 and made.last:  # a page for a single line
        again = _set(sets, layout, shorter=made.last - 1)
        if again.last == made.last and again.lines_of_last > 1:
            return again.ends
    return made.ends


class _Pages(NamedTuple):
    """Where paragraphs are broken. last: the number of the last page, from 0. lines_of_last: how many lines stand on it."""

    ends: list[Ends]
    last: int
    lines_of_last: int


def _set(sets: Sequence[_Set], layout: Layout, shorter: int = -1) -> _Pages:
    """Where paragraphs are broken. shorter: the number of a page that holds two lines less."""
    area = layout.page.text_height - layout.body.line  # one line is kept free
    pages: list[list[int]] = [[] for _ in sets]
    starts: list[list[int]] = [[] for _ in sets]
    number, shown, more = -1, 0, 0.0

    def turned() -> float:
        """The room of the next page. A table has `more`: the program that opens the document turns its pages."""
        nonlocal number, shown, more
        number, shown = number + 1, 0
        room = area - (2 * layout.body.line if number == shorter else 0.0)
        more = filled_height(layout) - room
        return room

    room, fresh, at, begin = turned(), True, 0, 0

    while at < len(sets):
        one = sets[at]
        if one.kind == PAGE_BREAK:
            room, fresh, at = turned(), True, at + 1
            continue
        if not fresh and not begin and begins_page(one.kind):
            room, fresh = turned(), True
        if one.kind in ROWS:
            room -= 0.0 if fresh else one.before
            if not fresh and one.pitch + (_behind(sets, at) if one.keeps_next else 0.0) > room + more:
                pages[at].append(0)
                room = turned() - one.repeated
            room, fresh, at, shown = room - one.pitch, False, at + 1, shown + 1
            continue
        above = 0.0 if fresh else one.before
        lines = _lines(one, layout, begin, _far(one, begin, area))
        higher = one.higher(begin, lines)  # where all of it stands here
        needed = above + len(lines) * one.pitch + higher + (_behind(sets, at) if one.keeps_next else 0.0)
        if needed <= room or (fresh and one.kind != "body"):
            starts[at] += lines[:-1]
            shown += len(lines)
            more -= one.before if fresh else 0.0  # it stands there
            room, fresh, at, begin = room - above - len(lines) * one.pitch - higher - one.after, False, at + 1, 0
            continue
        cut = _cut(one, begin, _most_lines(one, begin, room - above, lines), lines, fresh=fresh) if one.kind == "body" else 0
        if cut:
            starts[at] += _lines(one, layout, begin, cut)
            begin = cut
        else:
            while at and not begin and sets[at - 1].keeps_next and not pages[at - 1]:  # a heading goes along
                at -= 1
                starts[at].clear()
        pages[at].append(begin)
        room, fresh = turned(), True
    return _Pages([Ends(tuple(lines), tuple(ends)) for lines, ends in zip(starts, pages, strict=True)], number, shown)


def begins_page(kind: str) -> bool:
    """Whether a paragraph of a kind begins a page wherever it stands: an attachment."""
    return kind in BY_NAME and BY_NAME[kind].new_page


def is_read(kind: str) -> bool:
    """Whether the speaker says a paragraph of a kind aloud, so that readings stand above it: no title, no cue."""
    return kind not in UNSPOKEN and (kind not in HEAD or kind == "salutation")


def _measured(paragraph: Paragraph, layout: Layout, own: Own, *, ends_head: bool) -> _Set:
    type_ = layout.body if paragraph.kind == PAGE_BREAK else layout.type_of(paragraph.kind, paragraph.level)
    em = type_.size + type_.tracking
    heads, at = set(), 0
    for run in paragraph.runs:
        at += len(run.text)
        if run.role != "text":
            heads.add(at)
    return _Set(
        paragraph.kind,
        Phrases("" if paragraph.kind in ROWS else paragraph.text),
        (layout.page.text_width - type_.left.points(type_) - type_.right.points(type_) + 0.5) / em,
        type_.indent.points(type_) / em,
        type_.line,
        type_.before.points(type_),
        type_.after.points(type_) + (layout.page.gap.points(layout.body) if ends_head else 0.0),
        type_.keep_next,
        frozenset(heads),
        [reading.at for reading in readings(paragraph.text, own)] if is_read(paragraph.kind) and paragraph.kind not in ROWS else [],
    )


def _lines(one: _Set, layout: Layout, start: int, stop: int | None = None) -> list[int]:
    """Where the lines of a paragraph end, from an index on."""
    if one.kind in _BALANCED:
        return list(
            accumulate(
                map(len, title_lines(one.phrases.text, layout.type_of(one.kind), layout.page.text_width, layout.title_words))
            )
        )
    return one.phrases.lines(one.width, 0.0 if start else one.indent, start, stop)


def _most_lines(one: _Set, begin: int, room: float, ends: Sequence[int]) -> int:
    """How many lines of a paragraph a page has room for. ends: where its lines end, from `begin` on; those with readings are higher."""
    without = int((room + 0.1) // one.pitch)
    return int((room - one.higher(begin, ends[: max(without, 0)]) + 0.1) // one.pitch)


def _far(one: _Set, begin: int, area: float) -> int | None:
    """Up to which index a paragraph is set to fill a page from `begin` on; None: to its end. Behind several pages nothing changes the first."""
    far = begin + int(_PAGES * area / one.pitch * one.width)
    return far if one.kind == "body" and far < len(one.phrases.text) else None


_PAGES = 4
"""How many pages of a long paragraph are set to find the end of the first, so that the time grows with its length."""


def _behind(sets: Sequence[_Set], at: int) -> float:
    """The room that must be left behind a heading: those below it, and two lines of text or a row of a table."""
    room = 0.0
    for one in sets[at + 1 :]:
        room += one.before + one.pitch
        if not one.keeps_next:
            return room if one.kind in ROWS else room + one.pitch
    return room


def _cut(one: _Set, start: int, lines: int, ends: Sequence[int], *, fresh: bool) -> int:
    """Up to which index a page holds a paragraph: the end of its last sentence there, 0 where none ends there.

    ends: where the lines of the whole end. Where nothing else stands on the page and its first sentence is longer than the page, the page
    ends with a clause, or with a line.
    """
    if lines < 1 and not fresh:
        return 0
    lines = max(lines, 1)  # a page of its own holds a line, however low it is
    reach = ends[min(lines, len(ends) - 1)]  # a sentence that ends earlier may lie otherwise, by less than a line
    for pattern in (_SENTENCE_END, _CLAUSE_END) if fresh else (_SENTENCE_END,):
        found = [match.end() for match in pattern.finditer(one.phrases.text, start, reach) if match.end() not in one.heads]
        for cut in reversed(found):
            if cut < len(one.phrases.text) and len(one.phrases.lines(one.width, 0.0 if start else one.indent, start, cut)) <= lines:
                return cut
    return ends[lines - 1] if fresh else 0
