"""A document in the form that checks read: its lines, and the place of each unit on them.

The lines are the same as those of `drafter.speech.flow`; a test compares them.
"""

from __future__ import annotations

from collections.abc import Sequence

from drafter.check.model import Line, Part, Position, SpeechText, Text, Unit
from drafter.speech.flow import bundle_front, is_emphatic, paragraphs
from drafter.speech.lines import FOOTNOTE, kind_of
from drafter.speech.tree import MAX_LEVEL, Bundle, Document, Item, Point, Section, Speech, canonical, ends_with_line, speeches_of


def text_of(document: Document) -> Text:
    """A document in the form that checks read."""
    lines = (
        [Line(paragraph.text, paragraph.kind, 0, 0) for paragraph in bundle_front(document)] if isinstance(document, Bundle) else []
    )
    speeches = []
    for number, speech in enumerate(speeches_of(document), 1):
        page = _SpeechPage(number, len(lines))
        speeches.append(page.speech(canonical(speech)))
        lines += page.lines
    return Text(tuple(lines), tuple(speeches))


class _SpeechPage:
    """The lines of one speech so far."""

    def __init__(self, number: int, first: int) -> None:
        self.number = number
        self.first = first
        self.lines: list[Line] = []

    def speech(self, speech: Speech) -> SpeechText:
        self.lines += [Line(line.text, line.kind, 0, self.number) for line in speech.front]
        opening = self._part(speech.opening)
        sections = tuple([self._section(section, 1) for section in speech.sections])
        closing = self._part(speech.closing)
        if is_emphatic(speech):
            self.lines += [Line(one.text, FOOTNOTE, 0, self.number) for one in paragraphs(speech) if one.kind == FOOTNOTE]
        return SpeechText(self.number, self.first, self._next, opening, sections, closing)

    @property
    def _next(self) -> int:
        """The index of the next line."""
        return self.first + len(self.lines)

    def _end(self) -> Position:
        """The place behind the last line."""
        return Position(self._next - 1, len(self.lines[-1].text)) if self.lines else Position(self.first, 0)

    def _part(self, items: Sequence[Item]) -> Part:
        first = self._next
        units = self._body(items, 1, inside=False)
        return Part(first, self._next, units)

    def _section(self, section: Section, level: int) -> Unit:
        heading = f"{section.mark}{section.heading}{section.end}"
        start = Position(self._next, 0)
        if section.run_in or heading:
            self._add(heading, "body" if section.run_in else "heading", 0 if section.run_in else level)
        units = self._body(section.body, level, inside=section.run_in)
        units += tuple([self._section(child, min(level + 1, MAX_LEVEL)) for child in section.sections])
        words = Position(start.line, len(section.mark))
        return Unit("section", level, section.mark, section.heading, section.end, section.run_in, start, words, self._end(), units)

    def _add(self, text: str, kind: str = "body", level: int = 0) -> None:
        self.lines.append(Line(text, kind, level, self.number))

    def _run_on(self, text: str) -> None:
        last = self.lines[-1]
        self.lines[-1] = last._replace(text=last.text + text)

    def _body(self, items: Sequence[Item], level: int, *, inside: bool) -> tuple[Unit, ...]:
        """Add items and return their units. inside: whether a first paragraph continues the last line."""
        units = []
        begun = inside
        for item in items:
            if isinstance(item, Point):
                units.append(self._point(item, level, own=item.own_paragraph or not begun))
            elif kind := kind_of(item):
                self._add(item, kind)
            elif inside:
                self._run_on(item)
            else:
                self._add(item)
            inside, begun = False, not ends_with_line(item)
        return tuple(units)

    def _point(self, point: Point, level: int, *, own: bool) -> Unit:
        if own:
            self._add("")
        start = self._end()
        depth = min(level + 1, MAX_LEVEL)
        self._run_on(f"{point.mark}{point.heading or ''}{point.end}")
        units = self._body(point.body, depth, inside=True)
        words = Position(start.line, start.at + len(point.mark))
        return Unit("point", depth, point.mark, point.heading or "", point.end, True, start, words, self._end(), units)
