"""What checks read and what they find, as values.

A check is a function ``find(text, settings)`` in a module of its own; it yields `Found`, and knows neither its own id nor how severe it is:
the table in ``drafter/check/registry.py`` says that, and the walker stamps it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from drafter.errors import Message
from drafter.outline.model import Limit
from drafter.speech.flow import Kind
from drafter.speech.text import SPEAKING_RATE

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The most severe first."""

Grade = Literal["标准", "规范", "建议"]
"""标准: a national standard says so. 规范: a fixed wording or convention of official writing. 建议: practice."""


class Span(NamedTuple):
    """Characters of a line, `stop` not included."""

    start: int
    stop: int


class Line(NamedTuple):
    """A paragraph of the page.

    kind: as in `drafter.speech.flow`: ``title`` … ``salutation``, ``heading`` (stands alone, `level` 1 to 4), ``body``,
    ``bundle-title``, ``bundle-count``. speech: the number of its speech, from 1; 0 for a bundle's own front.
    template_spans: the characters that the template wrote, in order; all others are the author's. Empty where there is no template.
    """

    text: str
    kind: Kind = "body"
    level: int = 0
    speech: int = 1
    template_spans: tuple[Span, ...] = ()

    def is_from_template(self, start: int, stop: int) -> bool:
        """Whether the template wrote all of some characters."""
        return any(span.start <= start and stop <= span.stop for span in self.template_spans)


class Spot(NamedTuple):
    """A place of the page: the index of a line, and of a character in it."""

    line: int
    at: int


class Unit(NamedTuple):
    """A section or a point where it stands on the page.

    kind: ``section`` or ``point``. level: of a section 1 to 4; of a point one more than that of the unit it stands in (2 in an opening or a
    closing). mark, heading, end: as in the tree; heading is "" where there is none. start: where its mark begins. words: where its heading
    begins. stop: where the text of it and its units ends. units: its points and sections, in order.
    """

    kind: Literal["section", "point"]
    level: int
    mark: str
    heading: str
    end: str
    run_in: bool
    start: Spot
    words: Spot
    stop: Spot
    units: tuple[Unit, ...] = ()

    @property
    def points(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if unit.kind == "point")

    @property
    def sections(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if unit.kind == "section")


class Part(NamedTuple):
    """An opening or a closing: its first line and the one behind its last, and its points."""

    first: int
    stop: int
    units: tuple[Unit, ...] = ()

    def __bool__(self) -> bool:
        return self.stop > self.first


class SpeechText(NamedTuple):
    """One speech of a text.

    number: from 1. first, stop: its first line and the one behind its last. limit: as its outline says. unframed_headings: those written in full where
    their template has a frame, with that frame, whether or not they fit it.
    """

    number: int
    first: int
    stop: int
    opening: Part
    sections: tuple[Unit, ...]
    closing: Part
    limit: Limit | None = None
    unframed_headings: tuple[tuple[str, str], ...] = ()

    def units(self) -> Iterator[Unit]:
        """Every unit, outer ones before those inside them, in the order of the page."""
        pending = [*reversed((*self.opening.units, *self.sections, *self.closing.units))]
        while pending:
            unit = pending.pop()
            yield unit
            pending += reversed(unit.units)

    def siblings(self) -> Iterator[tuple[Unit, ...]]:
        """The units that stand side by side: of the opening, the sections, of the closing, of each unit; of one kind each, none empty."""
        for units in (self.opening.units, self.sections, self.closing.units, *(unit.units for unit in self.units())):
            points = tuple([unit for unit in units if unit.kind == "point"])
            sections = tuple([unit for unit in units if unit.kind == "section"])
            yield from (alike for alike in (points, sections) if alike)


class Text(NamedTuple):
    """What is proofread: the lines of a page and the speeches on it.

    counted: the marks come from a template, nobody typed them. reading: the copy is one to read aloud from (a shorter line is long).
    """

    lines: tuple[Line, ...]
    speeches: tuple[SpeechText, ...]
    counted: bool = False
    reading: bool = False

    def between(self, start: Spot, stop: Spot) -> str:
        """The text between two places, a line break between lines."""
        if start.line == stop.line:
            return self.lines[start.line].text[start.at : stop.at]
        inner = (line.text for line in self.lines[start.line + 1 : stop.line])
        last = self.lines[stop.line].text[: stop.at] if stop.line < len(self.lines) else ""
        return "\n".join((self.lines[start.line].text[start.at :], *inner, last))


class Found(NamedTuple):
    """What a check found: characters of a line, and what to say of them.

    line: the index of the line. start, stop: equal for something that is missing there. message: which of the check's messages.
    facts: what its blanks are filled with; ``found`` is filled with the characters themselves where it is not given.
    fix: what certainly stands there instead; None where only the author can say. demoted: reported as information, however severe the
    check: the second and later of a fault that runs through the speech, or a slip that no hearer notices.
    """

    line: int
    start: int
    stop: int
    message: str = ""
    facts: Mapping[str, object] = MappingProxyType({})
    fix: str | None = None
    demoted: bool = False


class Finding(NamedTuple):
    """Something found, with the id and severity of its check."""

    check: str
    severity: Severity
    line: int
    start: int
    stop: int
    message: Message
    facts: Mapping[str, object]
    fix: str | None

    def text(self, to: str | None = None) -> str:
        """What was found and what to do about it, in one line. to: ``zh`` or ``en``, else the language of the environment."""
        from drafter.check.wording import say

        return say(self, to)

    def __str__(self) -> str:
        return self.text()


class Settings(NamedTuple):
    """What a user may set, for all checks.

    severities: of checks, over the table's. ignored: checks not to run. lexicons: a user's own rows for tables of words, by the
    name of the check. values: numbers by ``check.name``, over the defaults in the checks' modules. rate: characters spoken in a minute.
    overlaps: for ``source-overlap``, what finds what sources share with a text.
    """

    severities: Mapping[str, Severity] = MappingProxyType({})
    ignored: frozenset[str] = frozenset()
    lexicons: Mapping[str, tuple[Mapping[str, object], ...]] = MappingProxyType({})
    values: Mapping[str, float] = MappingProxyType({})
    rate: float = SPEAKING_RATE
    overlaps: Overlaps | None = None

    def value(self, name: str, default: float) -> float:
        """A number that a user may set: ``long-sentence.most``."""
        return self.values.get(name, default)


class Overlap(NamedTuple):
    """Characters of a line that stand in a source too."""

    line: int
    start: int
    stop: int
    source: str


Overlaps = Callable[[Iterable[Line]], Iterable[Overlap]]
"""Finds what the lines of a text share with sources, in their order."""

Find = Callable[[Text, Settings], Iterator[Found]]
"""What every check's ``find`` is: what is found, in any order."""
