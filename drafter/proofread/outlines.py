"""An outline proofread: the checks read its rendered page, and each finding gets the place of its words in the outline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate

from yaml.nodes import ScalarNode

from drafter.check import run
from drafter.check.model import Finding, Settings, Span, Text
from drafter.check.page import text_of
from drafter.check.registry import CHECKS, Check
from drafter.errors import Fault, LayoutError, Place
from drafter.layout import DEFAULT, load_layout
from drafter.layout.fonts import fonts_of_gb2312
from drafter.layout.model import Layout
from drafter.outline.edit.content import WrittenUnit
from drafter.outline.edit.edit import Edit
from drafter.outline.model import Limit
from drafter.outline.tables import tables_written
from drafter.proofread.asked import asked_of
from drafter.proofread.ignores import Ignores
from drafter.proofread.model import Proof, Proofs
from drafter.speech.lines import HEADS, ROWS
from drafter.template.positions import Spelling, positions
from drafter.template.render import Renderer
from drafter.template.trace import Segment, Trace, trace

READING = "reading-copy"
"""The layout for reading aloud. Some checks are stricter with it."""


def proofread_outline(
    outline: str,
    renderer: Renderer,
    settings: Settings,
    *,
    source: str = "outline",
    layout: str = "",
    usual_layout: str = "",
    limit: Limit | None = None,
    checks: Sequence[Check] = CHECKS,
    find_layout: Callable[[str], Layout] | None = None,
) -> Proofs:
    """The findings of the checks in an outline's page.

    layout: the name of a layout, used instead of the outline's own.
    usual_layout: the layout of an outline that names none.
    limit: the length limit where the outline has none.
    find_layout: called with the name of a layout that the outline names; raises LayoutError where there is none.

    Raises OutlineError, TemplateError or LayoutError where it cannot be rendered.
    """
    traced = trace(outline, renderer, source)
    if find_layout is not None and not layout:
        _look_for_layouts(traced, find_layout)
    name = layout or renderer.layout_of(traced.file, usual_layout) or DEFAULT
    text = page_of(traced, limit, renderer)._replace(
        reading=name == READING, narrow_fonts=_narrow_fonts(name, find_layout or load_layout)
    )
    places = _OutlinePlaces(traced, text, source)
    ignores = Ignores(traced.content, checks)
    found = sorted(map(places.proof, run(text, settings, checks)), key=lambda proof: proof.place)
    proofs = [proof for proof in found if not ignores.ignores(proof)]
    return Proofs(
        source,
        text,
        tuple(proofs),
        (*_not_found(traced.notices, proofs), *ignores.faults),
        traced.content.source.text,
        ignored=tuple((proof, ignores.unignored(proof)) for proof in found if ignores.ignores(proof)),
    )


def _not_found(notices: Sequence[Fault], proofs: Sequence[Proof]) -> Iterator[Fault]:
    """The notices without those of a weekday that a check has found too."""
    weekdays = {proof.place.line for proof in proofs if proof.finding.check == "weekday"}
    return (one for one in notices if one.code != "outline.weekday" or one.place is None or one.place.line not in weekdays)


def _narrow_fonts(name: str, find_layout: Callable[[str], Layout]) -> Mapping[tuple[str, int], str]:
    """The fonts with only the characters of GB 2312, by kind and level of the lines set in them. Empty for a layout that cannot be found."""
    try:
        return fonts_of_gb2312(find_layout(name))
    except LayoutError:
        return {}


def _look_for_layouts(traced: Trace, find_layout: Callable[[str], object]) -> None:
    """Raise LayoutError, at the line of the outline, for a layout that the outline names and that is not there."""
    for outline in traced.file.outlines:
        if outline.layout:
            try:
                find_layout(outline.layout)
            except LayoutError as error:
                place = outline.place_of("layout")
                raise LayoutError(*(fault if fault.place else replace(fault, place=place) for fault in error.faults)) from None


def page_of(traced: Trace, limit: Limit | None = None, renderer: Renderer | None = None) -> Text:
    """The page of an outline in the form that checks read. renderer: that of its templates, for the shares of time that these give."""
    text = text_of(traced.document)
    segments = iter(traced.paragraphs)
    lines = [line._replace(template_spans=_template_spans(next(segments))) if line.text.strip() else line for line in text.lines]
    speeches = []
    for speech, outline in zip(text.speeches, traced.file.outlines, strict=True):
        own = {unit.heading + unit.end for unit in speech.units()} | {unit.heading for unit in speech.units()}
        left = tuple((heading, pattern) for heading, pattern in traced.unframed_headings if heading in own)
        speeches.append(
            speech._replace(
                limit=outline.limit or (None if outline.agenda else limit),
                rate=outline.rate,
                agenda=outline.agenda,
                shares=renderer.info(outline.template).shares(len(speech.sections)) if renderer and outline.template else (),
                unframed_headings=left,
                asked=asked_of(outline, renderer, chinese=traced.content.chinese),
            )
        )
    return Text(tuple(lines), tuple(speeches), counted=True)


def _template_spans(segments: list[Segment]) -> tuple[Span, ...]:
    """The spans of a line that the template wrote."""
    spans = []
    at = 0
    for segment in segments:
        if segment.value is None:
            spans.append(Span(at, at + len(segment.text)))
        at += len(segment.text)
    return tuple(spans)


class _OutlinePlaces:
    """From the characters of a page to their places in the outline."""

    def __init__(self, traced: Trace, text: Text, source: str) -> None:
        self.traced = traced
        self.text = text
        self.source = source
        self.file = traced.content.source
        self.written = positions(self.file.text, traced.content.values)
        self.ends: dict[int, list[int]] = {}
        shown = [number for number, line in enumerate(text.lines) if line.text.strip()]
        self.segments = dict(zip(shown, traced.paragraphs, strict=True))
        self.of_table_files = dict(self._table_files())

    def proof(self, finding: Finding) -> Proof:
        """A finding at its place in the outline."""
        written = None if "key" in finding.facts else self.of(finding.line, finding.start, finding.stop)
        if written is None:
            return self._in_template(finding)
        start, stop, whole = written
        line, column = self.file.position(start)
        excerpt = self.file.line_at(line)
        edit = Edit(start, stop, finding.fix) if finding.fix is not None and whole else None
        width = min(stop - start, len(excerpt) - column)
        return Proof(finding, Place(self.source, line + 1, column + 1), excerpt, max(width, 0), edit)

    def of(self, line: int, start: int, stop: int) -> tuple[int, int, bool] | None:
        """Which characters of the file a part of a line shows: start, stop, and whether all of the part comes from the file.

        None where the template wrote it.
        """
        ends = self._ends(line)
        begin = bisect_left(ends, start)  # the first segment that ends there or behind it
        at = ends[begin - 1] if begin else 0
        first = last = None
        whole = True
        for number in range(begin, len(ends)):
            segment, end = self.segments[line][number], ends[number]
            if at > stop:
                break
            if (at < stop and start < end) or (
                start == stop and at <= start <= end and segment.value is not None and first is None
            ):
                if segment.value is None:
                    whole = False
                else:
                    written = self.written[segment.value]
                    same = len(written) == len(segment.text)
                    whole = whole and same
                    here = _span_in_file(written, start - at, stop - at) if same else (written[0].start, written[-1].stop)
                    first = here[0] if first is None else first
                    last = here[1]
            at = end
        return None if first is None or last is None else (first, last, whole)

    def _ends(self, line: int) -> list[int]:
        """Where each segment of a line ends."""
        if line not in self.ends:
            self.ends[line] = list(accumulate(len(segment.text) for segment in self.segments[line]))
        return self.ends[line]

    def _in_template(self, finding: Finding) -> Proof:
        """A finding about a key, in words of the template, or in a table that a file beside the outline holds.

        Its place is that key, the section whose heading is missing, the name of that file, else the key ``template``, else the start of the outline. For a missing key
        inside another (``slots.单位``) the place is the outer key.
        """
        file = self.of_table_files.get(finding.line)
        if file is not None:
            line, column = file.start_mark.line, file.start_mark.column
            excerpt = self.file.line_at(line)
            return Proof(finding, Place(self.source, line + 1, column + 1), excerpt, min(len(file.value), len(excerpt) - column))
        outlines = self.traced.file.outlines
        outline = outlines[max(0, self.text.lines[finding.line].speech - 1)]
        key = str(finding.facts.get("key", "template"))
        if key == "sections" and (unit := self.sections.get(finding.line)):
            place = self.file.place_of(unit.keys["heading"][0] if "heading" in unit.keys else unit.node)._replace(
                source=self.source
            )
            return Proof(finding, place, self.file.line_at(place.line - 1), 0)
        place = outline.place_of(key if key in outline.places else key.partition(".")[0])
        return Proof(finding, place._replace(source=self.source), self.file.line_at(place.line - 1), 0)

    @cached_property
    def sections(self) -> Mapping[int, WrittenUnit]:
        """The sections as they are written, by the lines of the page on which they begin; none where the template leaves one out."""
        written = self.traced.content.sections
        shown = [unit for speech in self.text.speeches for unit in speech.units() if unit.kind == "section"]
        return {unit.start.line: one for unit, one in zip(shown, written, strict=True)} if len(shown) == len(written) else {}

    def _table_files(self) -> Iterator[tuple[int, ScalarNode]]:
        """The lines of the page that a table's file holds, each with the node of the file's name."""
        written = [node for document in self.traced.content.documents for node in tables_written(document)]
        lines = self.text.lines
        tables: list[list[int]] = []
        for number, line in enumerate(lines if any(isinstance(node, ScalarNode) for node in written) else ()):
            if line.kind in HEADS:
                tables.append([number])
            elif line.kind in ROWS and tables:
                tables[-1].append(number)
        if len(tables) != len(written):  # a template may show a part of the tables, or show one twice
            return
        for rows, file in zip(tables, written, strict=True):
            if not isinstance(file, ScalarNode):
                continue
            above = rows[0] - 1
            titled = above >= 0 and lines[above].kind == "caption" and self.of(above, 0, len(lines[above].text)) is None
            yield from ((row, file) for row in ([above, *rows] if titled else rows))


def _span_in_file(written: list[Spelling], start: int, stop: int) -> tuple[int, int]:
    """The file's indexes for characters `start` to `stop` of a value. An empty span is the place before its character."""
    start, stop = max(start, 0), min(stop, len(written))
    if start >= stop:
        at = written[start].start if start < len(written) else written[-1].stop
        return at, at
    return written[start].start, written[stop - 1].stop
