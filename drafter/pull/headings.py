"""Finds headings of the edited page that have no heading style: by their words, or by an ordinal that continues the count.

Somebody types ``四、办好学`` in the style of the text below a third section, or pastes a section as plain text. Such a line is a heading where
the outline's page has a heading of these words, or where its ordinal is the next of its level and it looks like one: short, without a full
stop, with a text below it. A sentence that begins alike (``三、四月份雨多。``) stays what it is. An ordinal in another spelling of its kind
(``四.办好学`` ``(四)``) is read as the page counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from drafter.pull.edited import BLANKS, Head, PageLine
from drafter.pull.units import words_of
from drafter.speech.numbering import HAN, Mark, recognise, style_of
from drafter.speech.ordinals import sources
from drafter.speech.text import END_MARKS

_LONGEST = 40
"""The most characters of a heading that is recognised only by its ordinal."""
_MOST_LEFT_OUT = 3
"""How far the ordinal of an added section may be from the last one."""
_FULL_STOP = "。"
_SENTENCE_ENDS = "。；！？…”）"
_HEADING_ENDS = ("。", "：", "？", "！")
"""The marks between a heading that runs in and its text."""
_USUAL = ("一、", "（一）", "1.", "（1）")
"""The usual ordinal of each level, for levels that the page does not have yet (GB/T 9704-2012, 7.3.3)."""
_LEVELS = range(1, len(_USUAL) + 1)


class _Known(NamedTuple):
    """The headings of the outline's page, ready for looking up.

    by_text: body lines as they are. alone: headings that stand alone, by their words. starts: their words, by how they begin.
    inside: headings that run in, by how their words begin.
    styles: the ordinals of sections by level. run_in: the levels that run in. points: the levels of points by their ordinals, that of the first point first.
    own_points: the ordinals of points that begin a paragraph.
    """

    by_text: dict[str, PageLine]
    alone: dict[str, int]
    starts: dict[str, list[str]]
    inside: dict[str, list[tuple[str, Head]]]
    styles: dict[int, str]
    run_in: dict[int, bool]
    points: dict[str, list[int]]
    own_points: set[str]


_START = 2
"""How many first characters of a heading's words are the key for looking it up."""


class Respelled(NamedTuple):
    """An ordinal as it was typed, and as the page counts it."""

    typed: str
    written: str


class Headings(NamedTuple):
    """The lines of a page with the headings in them, and the ordinals that were spelled otherwise."""

    lines: list[PageLine]
    respelled: list[Respelled]


def with_headings(lines: Sequence[PageLine], made: Sequence[PageLine]) -> Headings:
    """The headings of a page; made: the lines of the outline's page."""
    known = _known(made)
    counting = _Counting(known)
    result = []
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        result.append(counting.read(line, following))
    return Headings(result, counting.respelled)


def _known(made: Sequence[PageLine]) -> _Known:
    known = _Known({}, {}, {}, {}, {}, {}, {}, set())
    for line in made:
        if line.kind == "body":
            known.by_text[line.text] = line
        elif line.kind == "heading":
            words = words_of(line.text)
            known.alone[words] = line.level
            known.starts.setdefault(words[:_START], []).append(words)
        for head in line.all_heads:
            text = line.text[head.start : head.stop]
            mark = recognise(text)
            words = text[len(mark.text) if mark else 0 :]
            if head.kind == "section":
                known.run_in.setdefault(head.level, line.kind != "heading")
                if mark:
                    known.styles.setdefault(head.level, mark.style.name)
            elif mark:
                levels = known.points.setdefault(mark.style.name, [])
                levels += [] if head.level in levels else [head.level]
                if head.start == 0:
                    known.own_points.add(mark.style.name)
            if line.kind != "heading" and len(words) > _START:
                known.inside.setdefault(words[:_START], []).append((words, head))
    return known


class _Counting:
    """Reads a page line by line.

    sections: the last number of each open level. points: the last number of each style of points in the open body; levels: their level.
    """

    def __init__(self, known: _Known) -> None:
        self.known = known
        self.sections: dict[int, int] = {}
        self.points: dict[str, int] = {}
        self.levels: dict[str, int] = {}
        self.respelled: list[Respelled] = []

    def read(self, line: PageLine, following: PageLine | None) -> PageLine:
        """A line with its headings. The counts are updated."""
        if line.kind == "heading" and _FULL_STOP in line.text[:-1] and (len(line.text) > _LONGEST * 2 or not recognise(line.text)):
            line = line._replace(kind="body", level=0)  # a paragraph whose end was deleted has the style of the heading behind it
        if line.kind in ("body", "heading") and line.text not in self.known.by_text:
            line = self._as_counted(line, following)
        if line.kind == "body":
            line = self._body(line, following)
        if line.kind not in ("body", "heading"):
            self.sections, self.points = {}, {}
        for head in line.all_heads:
            self._count(head, recognise(line.text[head.start : head.stop]))
        return line

    def _count(self, head: Head, mark: Mark | None) -> None:
        if head.kind == "point":
            if mark:
                self.points[mark.style.name] = mark.number
                self.levels[mark.style.name] = head.level
            return
        self.points = {}
        for level in [level for level in self.sections if level > head.level]:
            del self.sections[level]
        self.sections[head.level] = mark.number if mark else self.sections.get(head.level, 0) + 1

    def _body(self, line: PageLine, following: PageLine | None) -> PageLine:
        known = self.known.by_text.get(line.text)
        if known is not None and (not line.heads or _as_runs(line.heads) == _as_runs(known.heads)):
            return line._replace(heads=known.heads)
        mark = recognise(line.text)
        words = words_of(line.text)
        if not line.heads and words in self.known.alone and len(line.text) <= _LONGEST * 2:
            return line._replace(kind="heading", level=self.known.alone[words])
        if mark and not line.heads and (level := self._heading_level(line, mark, following)):
            return line._replace(kind="heading", level=level)
        return line._replace(heads=tuple(self._heads(line, following)))

    # -- ordinals in another spelling

    def _as_counted(self, line: PageLine, following: PageLine | None) -> PageLine:
        """A line with its ordinal respelled as the page spells ordinals of its kind, if the line then is a heading."""
        spelled = _spelled(line.text)
        for style in self._styles(line, spelled.number) if spelled else ():
            assert spelled
            mark = style_of(style).mark(spelled.number)
            if line.text[: spelled.length].rstrip(BLANKS) == mark:
                return line
            as_written = _spelled(f"{mark}{_ANY_WORD}")
            if as_written is None or as_written.family != spelled.family:
                continue
            end = mark[-1] if mark[-1] in END_MARKS else ""
            length = spelled.length + line.text.startswith(end, spelled.length) * len(end)  # 第一：， has the page's own mark too
            by = length - len(mark)
            heads = tuple(head._replace(start=max(0, head.start - by), stop=head.stop - by) for head in line.heads)
            written = line._replace(text=mark + line.text[length:], heads=heads)
            if line.kind == "heading" or self._begins_unit(self._body(written, following)):
                self.respelled.append(Respelled(line.text[:length].strip(BLANKS), mark))
                return written
        return line

    def _styles(self, line: PageLine, number: int) -> Iterator[str]:
        """The names of the numbering styles of sections and points whose next number is `number`."""
        for level in (line.level,) if line.kind == "heading" else _LEVELS:
            if (
                self.sections.get(level, 0) + 1 == number
                and (level == 1 or level - 1 in self.sections)
                and level in self.known.styles
            ):
                yield self.known.styles[level]
        if line.kind == "body":
            yield from (style for style, count in self.points.items() if count + 1 == number)

    def _begins_unit(self, line: PageLine) -> bool:
        return line.kind == "heading" or any(head.start == 0 for head in line.heads)

    # -- headings that stand alone

    def _next_level(self, mark: Mark) -> int | None:
        """The level of sections on which an ordinal goes on counting."""
        for level in _LEVELS:
            style = self.known.styles.get(level, _USUAL[level - 1])
            if (level == 1 or level - 1 in self.sections) and _is_next(mark, style, self.sections.get(level, 0)):
                return level
        return None

    def _level_beyond(self, mark: Mark) -> int | None:
        """The open level of sections that has an ordinal's style, where the ordinal leaves out a number or repeats the last one: somebody added a section and did not count."""
        for level, last in self.sections.items():
            if mark.style.name == self.known.styles.get(level) and last <= mark.number <= last + _MOST_LEFT_OUT:
                return level
        return None

    def _heading_level(self, line: PageLine, mark: Mark, following: PageLine | None) -> int | None:
        """The level of a line in the style of the text that is a heading by its ordinal."""
        words = line.text[len(mark.text) :]
        level = self._next_level(mark) or self._level_beyond(mark)
        if level is None or self.known.run_in.get(level) or following is None or not _is_below(following, level, mark):
            return None
        if not 0 < len(words) <= _LONGEST or words[-1] in END_MARKS or _FULL_STOP in words or words[0] in HAN:
            return None
        return level

    # -- headings that run in

    def _heads(self, line: PageLine, following: PageLine | None) -> Iterator[Head]:
        styled = {head.start: head for head in self._parted(line)}
        points = dict(self.points)
        at = 0
        for start in _starts(line.text, styled):
            if start < at:
                continue
            mark = recognise(line.text[start : start + 12])
            head = (
                styled.get(start)
                or self._known_at(line.text, start, mark)
                or (self._joined(line.text, mark) if start == 0 else None)
                or self._typed(line.text, start, mark, points, following)
            )
            if head is None:
                continue
            if mark and head.kind == "point":
                head = self._moved(head, mark, points)
                points[mark.style.name] = mark.number
                self.levels[mark.style.name] = head.level
            at = head.stop
            yield head

    def _begins_points(self, mark: Mark, following: PageLine | None) -> bool:
        """Whether a paragraph is the first of points as the page has them, each in a paragraph of its own."""
        below = recognise(following.text) if following is not None and following.kind == "body" else None
        return (
            mark.style.name in self.known.own_points
            and _is_next(mark, mark.style.name, 0)
            and below is not None
            and _is_next(below, mark.style.name, 1)
        )

    def _leads(self, text: str, end: int, mark: Mark) -> bool:
        """Whether a first ordinal counts on in its paragraph to a point that the outline's page has: somebody typed a point before the first."""
        number = mark.number
        if mark.style.name not in self.known.points or not _is_next(mark, mark.style.name, 0):
            return False
        for at in _starts(text, ()):
            found = recognise(text[at : at + 12]) if at >= end else None
            if found is None or found.style.name != mark.style.name:
                continue
            if not _is_next(found, mark.style.name, number):
                return False
            known = self._known_at(text, at, found)
            if known is not None and known.kind == "point":
                return True
            number = found.number
        return False

    def _moved(self, head: Head, mark: Mark, points: dict[str, int]) -> Head:
        """A point that goes on with the count of points on another level is one of these: its run has the style of where it stood."""
        levels = self.known.points.get(mark.style.name, ())
        if head.level in levels or not levels or not _is_next(mark, mark.style.name, points.get(mark.style.name, 0)):
            return head
        return head._replace(level=levels[0])

    def _parted(self, line: PageLine) -> Iterator[Head]:
        """The headings that have a heading style. A run with two headings is divided; text typed behind a heading in its run is left out."""
        for head in line.heads:
            text = line.text[head.start : head.stop]
            starts = [0, *(at for at in _starts(text, ()) if at and (mark := recognise(text[at:])) and mark.number > 1)]
            for start, stop in zip(starts, [*starts[1:], len(text)], strict=True):
                part = text[start:stop]
                end = part.find(_FULL_STOP) + 1
                if not 0 < end < len(part) or self._is_known(part):
                    end = len(part)
                if part.strip(BLANKS):
                    yield head._replace(start=head.start + start, stop=head.start + start + end)

    def _is_known(self, heading: str) -> bool:
        mark = recognise(heading)
        words = heading[len(mark.text) if mark else 0 :]
        return any(words == other for other, _ in self.known.inside.get(words[:_START], ()))

    def _known_at(self, text: str, start: int, mark: Mark | None) -> Head | None:
        """The heading of the outline's page that stands at a place of a text, whatever its number is now."""
        begin = start + (len(mark.text) if mark else 0)
        for words, head in self.known.inside.get(text[begin : begin + _START], ()):
            if text.startswith(words, begin) and (mark is not None or head.kind == "section"):
                return Head(start, begin + len(words), head.kind, head.level)
        return None

    def _joined(self, text: str, mark: Mark | None) -> Head | None:
        """The heading that stands alone on the outline's page and now begins a paragraph, with a mark between it and its text: ``四、练预案。一月一练。``."""
        begin = len(mark.text) if mark else 0
        for words in self.known.starts.get(text[begin : begin + _START], ()) if mark else ():
            end = begin + len(words)
            if text.startswith(words, begin) and text[end : end + 1] in _HEADING_ENDS and end + 1 < len(text):
                return Head(0, end + 1, "section", self.known.alone[words])
        return None

    def _typed(self, text: str, start: int, mark: Mark | None, points: dict[str, int], following: PageLine | None) -> Head | None:
        """A heading that was typed in the style of the text, with the next ordinal of its kind, or with the first where the second follows below."""
        if mark is None:
            return None
        begin = start + len(mark.text)
        end = text.find(_FULL_STOP, begin) + 1
        if not begin + 1 < end < len(text) or end - begin > _LONGEST or text[begin] in HAN:
            return None
        for name, number in points.items():
            if number and _is_next(mark, name, number):
                return Head(start, end, "point", self.levels[name])
        if (start == 0 and self._begins_points(mark, following)) or (
            not points.get(mark.style.name) and self._leads(text, end, mark)
        ):
            return Head(start, end, "point", self.known.points[mark.style.name][0])
        level = self._next_level(mark) if start == 0 else None
        if level is not None and self.known.run_in.get(level):
            return Head(start, end, "section", level)
        return None


def _as_runs(heads: Iterable[Head]) -> list[Head]:
    """Headings as the runs of a document: those of one kind that touch (``一是学二是对。``) are one run."""
    runs: list[Head] = []
    for head in heads:
        if runs and runs[-1].stop == head.start and runs[-1][2:] == head[2:]:
            runs[-1] = runs[-1]._replace(stop=head.stop)
        else:
            runs.append(head)
    return runs


class _Spelled(NamedTuple):
    """An ordinal in any spelling: its family, its number and its length."""

    family: str
    number: int
    length: int


_ANY_WORD = "春"


def _spelled(text: str) -> _Spelled | None:
    """The ordinal with which a text begins, in any of the spellings that sources have."""
    if text[:1] not in sources().begins:
        return None
    for family in sources().families:
        match = family.pattern.match(text)
        number = family.number(match) if match else None
        if match and number and match.end() < len(text):
            return _Spelled(family.name, number, match.end())
    return None


def _is_below(line: PageLine, level: int, mark: Mark) -> bool:
    """Whether a line can be the first below a heading: text that is no further item of a list, or a heading of a lower level."""
    if line.kind == "heading":
        return line.level > level
    other = recognise(line.text) if line.kind == "body" else None
    return line.kind == "body" and (other is None or other.style.name != mark.style.name)


def _is_next(mark: Mark, style: str, number: int) -> bool:
    """Whether a mark says the number behind `number` in a style. In the style of 首先，, 第四， also follows 再次，."""
    try:
        return mark.text == style_of(style).mark(number + 1)
    except ValueError:
        return False


def _starts(text: str, others: Iterator[int] | dict[int, Head] | tuple[int, ...]) -> list[int]:
    """Where headings may begin: with the text, behind a sentence, and at other places."""
    behind = [at + 1 for at, character in enumerate(text[:-1]) if character in _SENTENCE_ENDS]
    return sorted({0, *behind, *others})
