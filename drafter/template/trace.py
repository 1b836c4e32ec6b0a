"""Where each stretch of a rendered page comes from: a value of the outline, or the template.

Every value is replaced by a probe, a private character with a number, and the outline rendered once more: what stands between the probes
is the template's own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.errors import Fault
from drafter.nodes.writing import double_quoted
from drafter.outline.edit.content import Content, Value, content_of
from drafter.outline.load import load
from drafter.outline.model import OutlineFile
from drafter.speech.flow import Paragraph, document_paragraphs
from drafter.speech.numbering import recognise
from drafter.speech.text import END_MARKS, chinese_date
from drafter.speech.tree import Document
from drafter.template.filters import unframed_headings
from drafter.template.render import Renderer

_PROBE = re.compile("\ue200(\\d+)\ue201")


class Segment(NamedTuple):
    """A stretch of a paragraph. value: the number of the value that it shows, None for the template's words. mark: whether it is a mark."""

    text: str
    value: int | None = None
    mark: bool = False


class Trace(NamedTuple):
    """An outline, its values, its document, and its page as paragraphs of segments, each with its kind and level.

    file: the outline as loaded; notices: what is worth telling about it. unframed_headings: those written in full where their template has a
    frame, each with that frame.
    """

    outline: str
    content: Content
    file: OutlineFile
    notices: tuple[Fault, ...]
    document: Document
    paragraphs: list[list[Segment]]
    kinds: list[tuple[str, int]]
    unframed_headings: list[tuple[str, str]]

    @property
    def lines(self) -> list[str]:
        """The texts of the paragraphs."""
        return [text_of(segments) for segments in self.paragraphs]


def text_of(segments: list[Segment]) -> str:
    """The text of a paragraph."""
    return "".join(segment.text for segment in segments)


def trace(outline: str, renderer: Renderer, name: str = "outline") -> Trace:
    """The trace of an outline; `name` stands in the places of faults. Raises OutlineError or TemplateError where it cannot be rendered."""
    file, notices = load(outline, name)
    with unframed_headings() as unframed:
        document = renderer.document(file)
    content = content_of(outline, name)
    shown, probed = _lines(document), _lines(renderer.document(load(_with_probes(outline, content))[0]))
    kinds: list[tuple[str, int]] = [(line.kind, line.level) for line in shown]
    if len(shown) != len(probed):  # a template that asks for a value's words: nothing is known of its paragraphs
        paragraphs = [[Segment(line.text)] for line in shown]
    else:
        paragraphs = [_segments(line.text, probe.text, content.values) for line, probe in zip(shown, probed, strict=True)]
    return Trace(outline, content, file, notices, document, paragraphs, kinds, unframed)


def _lines(document: Document) -> list[Paragraph]:
    return [paragraph for _, paragraph in document_paragraphs(document) if paragraph.text.strip()]


def _with_probes(outline: str, content: Content) -> str:
    """The outline with a probe for each value; the mark that ends a value stays, because templates ask for it."""
    by_node: dict[int, list[int]] = {}
    for number, value in enumerate(content.values):
        by_node.setdefault(id(value.node), []).append(number)
    last_first = sorted(by_node.values(), key=lambda numbers: content.values[numbers[0]].node.start_mark.index, reverse=True)
    for numbers in last_first:
        node = content.values[numbers[0]].node
        probes = [f"\ue200{number}\ue201{_end(content.values[number])}" for number in numbers]
        start, stop = node.start_mark.index, node.end_mark.index
        line_end = "\n" if outline[start:stop].endswith("\n") else ""
        outline = outline[:start] + double_quoted(*probes) + line_end + outline[stop:]
    return outline


def _end(value: Value) -> str:
    return value.text[-1] if value.text[-1] in END_MARKS else ""


def _segments(line: str, probe: str, values: list[Value]) -> list[Segment]:
    """The segments of a line; one of the template's own where its values are not shown as they are."""
    pieces = _PROBE.split(probe)
    segments = [Segment(pieces[0])]
    for number, behind in zip(map(int, pieces[1::2]), pieces[2::2], strict=True):
        value = values[number]
        segments += (Segment(value.text, number), Segment(behind[len(_end(value)) :]))
    if text_of(segments) != line:
        segments = [one._replace(text=chinese_date(one.text)) if one.value is not None else one for one in segments]
    if text_of(segments) != line:
        return [Segment(line)]
    return [one for place, segment in enumerate(segments) for one in _marked(segment, segments[place + 1 :], values) if one.text]


def _marked(segment: Segment, following: list[Segment], values: list[Value]) -> list[Segment]:
    """A stretch of the template's with the mark of the unit behind it apart."""
    value = values[following[0].value] if segment.value is None and following and following[0].value is not None else None
    found = recognise(segment.text) if value and value.role in ("heading", "blank") else None
    if found is None:
        return [segment]
    return [Segment(found.text, mark=True), Segment(segment.text[len(found.text) :])]
