"""Where each part of a rendered page comes from: a value of the outline, or the template.

The outline is rendered twice: as it is, and with a probe in the place of every value, a private character with a number. What
stands between the probes is the template's own. Both outlines are read from the same YAML nodes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from yaml.nodes import ScalarNode

from drafter.errors import Fault
from drafter.nodes.source import Source
from drafter.outline.edit.content import Content, WrittenValue, content_of
from drafter.outline.load import outlines
from drafter.outline.model import OutlineFile
from drafter.speech.flow import Paragraph, document_paragraphs
from drafter.speech.numbering import recognise
from drafter.speech.text import END_MARKS, chinese_date
from drafter.speech.tree import Document
from drafter.template.filters import unframed_headings
from drafter.template.render import Renderer

_PROBE = re.compile("\ue200(\\d+)\ue201")


class Segment(NamedTuple):
    """A part of a paragraph that comes from one place.

    value: the number of the value that it shows, None where the template wrote it. mark: whether it is the mark of a unit, ``一是``.
    """

    text: str
    value: int | None = None
    mark: bool = False


class Trace(NamedTuple):
    """An outline, its document, and where the paragraphs of its page come from.

    outline: its text, every line ended by a line feed. content: its values where they stand. document: what its template makes of it.
    paragraphs: of the page, each as its segments; lines: their texts; kinds: the kind and level of each.
    unframed_headings: headings that are written in full where their template has a frame, each with that frame.
    """

    outline: str
    content: Content
    document: Document
    paragraphs: list[list[Segment]]
    lines: list[str]
    kinds: list[tuple[str, int]]
    unframed_headings: list[tuple[str, str]]

    @property
    def file(self) -> OutlineFile:
        """The outlines as loaded."""
        return self.content.file

    @property
    def notices(self) -> tuple[Fault, ...]:
        """What is worth reporting about the outline though nothing is wrong."""
        return self.content.notices


def text_of(segments: Sequence[Segment]) -> str:
    """The text of a paragraph."""
    return "".join(segment.text for segment in segments)


def trace(outline: str, renderer: Renderer, name: str = "outline") -> Trace:
    """The trace of an outline; `name` stands in the places of faults. Raises OutlineError or TemplateError where it cannot be rendered."""
    content = content_of(outline, name)
    with unframed_headings() as unframed:
        rendering = renderer.rendering(content.file)
    document = rendering.document
    for value in content.values:
        if value.role in ("slot", "front", "date"):
            value.text = rendering.shown.get(value.text, value.text)
    content.notices += (*rendering.notices, *rendering.not_shown(content))
    shown, probed = _lines(document), _lines(renderer.document(_with_probes(content)))
    if len(shown) != len(probed):  # a template that asks for a value's words: nothing is known of its paragraphs
        paragraphs = [[Segment(line.text)] for line in shown]
    else:
        paragraphs = [_segments(line.text, probe.text, content.values) for line, probe in zip(shown, probed, strict=True)]
    kinds: list[tuple[str, int]] = [(line.kind, line.level) for line in shown]
    return Trace(content.source.text, content, document, paragraphs, list(map(text_of, paragraphs)), kinds, unframed)


def _lines(document: Document) -> list[Paragraph]:
    return [paragraph for _, paragraph in document_paragraphs(document) if paragraph.text.strip()]


def _with_probes(content: Content) -> OutlineFile:
    """The outline with a probe for each value."""
    source = _Prober(content.source.name, content.source.text, composed=content.source.composed)
    source.content = content
    return outlines(source, content.documents)


class _Prober(Source):
    """An outline being read once more: probes stand in the place of its texts."""

    content: Content

    def text_read(self, node: ScalarNode, lines: Sequence[str], role: str) -> Sequence[str]:  # noqa: ARG002
        return [f"\ue200{text.number}\ue201{_end(text)}" for text in self.content.in_scalar[node]]


def _end(value: WrittenValue) -> str:
    """The mark that ends a value: a probe keeps it, because templates ask for it."""
    return value.text[-1] if value.text[-1] in END_MARKS else ""


def _segments(line: str, probe: str, values: list[WrittenValue]) -> list[Segment]:
    """The segments of a line; the whole line as the template's own where its values are not shown as they are."""
    pieces = _PROBE.split(probe)
    segments = [Segment(pieces[0])]
    for number, behind in zip(map(int, pieces[1::2]), pieces[2::2], strict=True):
        value = values[number]
        segments += (Segment(value.text, number), Segment(behind[len(_end(value)) :]))
    if text_of(segments) != line:
        segments = [part if part.value is None else part._replace(text=chinese_date(part.text)) for part in segments]
    if text_of(segments) != line:
        return [Segment(line)]
    following = [*segments[1:], Segment("")]
    return [part for pair in zip(segments, following, strict=True) for part in _marked(*pair, values) if part.text]


def _marked(segment: Segment, following: Segment, values: list[WrittenValue]) -> list[Segment]:
    """A segment of the template's in two where it begins with the mark of the unit whose heading follows."""
    heads = segment.value is None and following.value is not None and values[following.value].role in ("heading", "blank")
    found = recognise(segment.text) if heads else None
    if found is None:
        return [segment]
    return [Segment(found.text, mark=True), Segment(segment.text[len(found.text) :])]
