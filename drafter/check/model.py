"""The values that checks read and return.

A check is a function ``find(text, settings)`` in its own module. It yields `Found`, without its id and severity. These are in the
table in ``drafter/check/registry.py``, and `drafter.check.run` adds them.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate
from types import MappingProxyType
from typing import Literal, NamedTuple

from drafter.errors import Message
from drafter.outline.model import AgendaItem, Limit
from drafter.speech.flow import Kind
from drafter.speech.text import SPEAKING_RATE

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The severities, the most severe first."""

Grade = Literal["标准", "规范", "建议"]
"""What a check rests on. 标准: a national standard. 规范: a fixed wording or convention of official writing. 建议: good practice."""


class Span(NamedTuple):
    """The characters of a line from `start` to before `stop`."""

    start: int
    stop: int


class Line(NamedTuple):
    """A paragraph of the page.

    kind: as in `drafter.speech.flow`: ``title`` … ``salutation``, ``heading`` (stands alone; `level` is 1 to 4), ``body``,
    ``bundle-title``, ``bundle-count``.
    speech: the number of its speech, from 1; 0 for a bundle's own front.
    template_spans: the spans that the template wrote, in order. All other characters are the author's. Empty without a template.
    """

    text: str
    kind: Kind = "body"
    level: int = 0
    speech: int = 1
    template_spans: tuple[Span, ...] = ()

    def is_from_template(self, start: int, stop: int) -> bool:
        """Whether the template wrote all characters from start to stop."""
        behind = bisect_right(self.template_spans, start, key=lambda span: span.start)
        return behind > 0 and stop <= self.template_spans[behind - 1].stop


class Position(NamedTuple):
    """A place on the page: the index of a line, and of a character in it."""

    line: int
    at: int


class Unit(NamedTuple):
    """A section or a point on the page.

    kind: ``section`` or ``point``.
    level: 1 to 4 for a section. For a point one more than the unit around it; 2 in an opening or a closing.
    mark, heading, end: as in the tree, but the heading is "" where there is none.
    start: the place of its mark.
    words: the place of its heading.
    stop: the end of its text, inner units included.
    units: its points and sub-sections, in order.
    """

    kind: Literal["section", "point"]
    level: int
    mark: str
    heading: str
    end: str
    run_in: bool
    start: Position
    words: Position
    stop: Position
    units: "tuple[Unit, ...]" = ()

    def is_empty(self, *, counted: bool) -> bool:
        """Whether it is a heading alone: nothing stands behind it or below.

        counted: whether it is known to be a heading; else one that ends with a mark may be a sentence.
        """
        words = Position(self.words.line, self.words.at + len(self.heading) + len(self.end))
        may_be_sentence = not counted and (self.run_in or bool(self.end))
        return bool(self.heading) and not self.units and self.stop == words and not may_be_sentence

    @property
    def points(self) -> "tuple[Unit, ...]":
        return tuple(unit for unit in self.units if unit.kind == "point")

    @property
    def sections(self) -> "tuple[Unit, ...]":
        return tuple(unit for unit in self.units if unit.kind == "section")


class Part(NamedTuple):
    """An opening or a closing: the index of its first line, the index behind its last line, and its points."""

    first: int
    stop: int
    units: tuple[Unit, ...] = ()

    def __bool__(self) -> bool:
        return self.stop > self.first


class Asked(NamedTuple):
    """What an outline and its template call the things that are to be filled in.

    names: keys by their English names, each as the author of the outline writes it: ``title``, 标题. Others are written as they are named.
    hints: the slots of the template, each with what belongs there.
    announces: whether the template's own words announce sections, so that it cannot do without.
    others: the templates that need no sections.
    """

    names: tuple[tuple[str, str], ...] = ()
    hints: tuple[tuple[str, str], ...] = ()
    announces: bool = False
    others: tuple[str, ...] = ()


class SpeechText(NamedTuple):
    """One speech of a text.

    number: its number, from 1.
    first, stop: the index of its first line, and the index behind its last line.
    limit: the length limit from its outline.
    rate: the characters spoken in a minute, from its outline.
    agenda: the items of the meeting that it hosts, from its outline. The limit is then the meeting's.
    shares: the shares of its time that its template gives to the opening, to each section, to the closing; empty without a template.
    unframed_headings: headings that the outline writes in full although their template has a frame, each with that frame. A heading
    may fit the frame all the same.
    asked: what its blanks are called; empty without an outline.
    """

    number: int
    first: int
    stop: int
    opening: Part
    sections: tuple[Unit, ...]
    closing: Part
    limit: Limit | None = None
    rate: float | None = None
    agenda: tuple[AgendaItem, ...] = ()
    shares: tuple[float, ...] = ()
    unframed_headings: tuple[tuple[str, str], ...] = ()
    asked: Asked = Asked()

    def units(self) -> Iterator[Unit]:
        """Every unit in the order of the page; outer units come before inner ones."""
        pending = [*reversed((*self.opening.units, *self.sections, *self.closing.units))]
        while pending:
            unit = pending.pop()
            yield unit
            pending += reversed(unit.units)

    def siblings(self) -> Iterator[tuple[Unit, ...]]:
        """The groups of sibling units of one kind: in the opening, the sections, in the closing, inside each unit. None is empty."""
        for units in (self.opening.units, self.sections, self.closing.units, *(unit.units for unit in self.units())):
            points = tuple([unit for unit in units if unit.kind == "point"])
            sections = tuple([unit for unit in units if unit.kind == "section"])
            yield from (alike for alike in (points, sections) if alike)


class Text(NamedTuple):
    """The text that checks read: the lines of a page, and its speeches.

    counted: whether a template wrote the marks, so that they need no check.
    reading: whether it is a copy for reading aloud, for which sentences must be shorter.
    narrow_fonts: by kind and level of a line, its font, where that has only the characters of GB 2312. Empty where the layout is not known.
    """

    lines: tuple[Line, ...]
    speeches: tuple[SpeechText, ...]
    counted: bool = False
    reading: bool = False
    narrow_fonts: Mapping[tuple[str, int], str] = MappingProxyType({})

    def lines_with(self, signs: Iterable[str]) -> list[int]:
        """The indices of the lines that hold one of some signs, in order. To search each line for a pattern takes five times as long."""
        texts = [line.text for line in self.lines]
        whole = "\n".join(texts)
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        found: set[int] = set()
        for sign in signs:
            at = whole.find(sign)
            while at >= 0:
                number = bisect_right(starts, at) - 1
                found.add(number)
                at = whole.find(sign, starts[number + 1])
        return sorted(found)

    def between(self, start: Position, stop: Position) -> str:
        """The text between two places, with a line break between lines."""
        if start.line == stop.line:
            return self.lines[start.line].text[start.at : stop.at]
        inner = (line.text for line in self.lines[start.line + 1 : stop.line])
        last = self.lines[stop.line].text[: stop.at] if stop.line < len(self.lines) else ""
        return "\n".join((self.lines[start.line].text[start.at :], *inner, last))


class Found(NamedTuple):
    """A mistake that a check found: characters of a line, and a message.

    line: the index of the line.
    start, stop: the span of characters; both are equal where something is missing.
    message: the name of one of the check's messages.
    facts: values for the blanks of the message. ``found`` is the characters of the span, unless it is given.
    fix: the certain replacement; None where only the author can decide.
    demoted: whether it is reported as information, whatever the severity of the check. It is so for repetitions of the same mistake
    in a speech, and for mistakes that nobody hears.
    """

    line: int
    start: int
    stop: int
    message: str = ""
    facts: Mapping[str, object] = MappingProxyType({})
    fix: str | None = None
    demoted: bool = False


class Finding(NamedTuple):
    """A mistake on a page, with the id and severity of its check."""

    check: str
    severity: Severity
    line: int
    start: int
    stop: int
    message: Message
    facts: Mapping[str, object]
    fix: str | None

    def text(self, to: str | None = None) -> str:
        """The finding and the advice, in one line. to: ``zh`` or ``en``, else the language of the environment."""
        from drafter.check.wording import say

        return say(self, to)

    def __str__(self) -> str:
        return self.text()


class Settings(NamedTuple):
    """The user's settings for all checks.

    severities: by check id, instead of those of the table.
    ignored: the ids of checks that do not run.
    lexicons: by check id, the user's own rows for the word table of the check.
    values: by ``check-id.name``, numbers instead of the checks' defaults.
    rate: characters spoken in a minute.
    overlaps: for ``source-overlap``, a function that finds passages shared with sources.
    """

    severities: Mapping[str, Severity] = MappingProxyType({})
    ignored: frozenset[str] = frozenset()
    lexicons: Mapping[str, tuple[Mapping[str, object], ...]] = MappingProxyType({})
    values: Mapping[str, float] = MappingProxyType({})
    rate: float = SPEAKING_RATE
    overlaps: "Overlaps | None" = None

    def value(self, name: str, default: float) -> float:
        """A number of a check, by its name (``long-sentence.most``); `default` where the user set none."""
        return self.values.get(name, default)


class Overlap(NamedTuple):
    """Characters of a line that a source has too."""

    line: int
    start: int
    stop: int
    source: str


Overlaps = Callable[[Iterable[Line]], Iterable[Overlap]]
"""A function that returns the passages which lines share with sources, in the order of the lines."""

Find = Callable[[Text, Settings], Iterator[Found]]
"""The signature of every check's ``find``. It may yield in any order."""
