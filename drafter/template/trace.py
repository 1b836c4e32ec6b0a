"""Where each part of a rendered page comes from: a value of the outline, or the template.

The outline is rendered twice from the same YAML nodes: as it is, and with a probe in the place of every value. A probe is a
private-use character with the number of the value. Text between the probes comes from the template.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from drafter.errors import DrafterError, Fault, Place
from drafter.outline.edit.content import Content, WrittenValue, content_of
from drafter.outline.model import OutlineFile
from drafter.speech.emphasis import has_marks, marked, plain, typed
from drafter.speech.flow import Paragraph, document_paragraphs
from drafter.speech.lines import FOOTNOTE
from drafter.speech.numbering import recognise
from drafter.speech.text import chinese_date
from drafter.speech.tree import Document
from drafter.template.headings import unframed_headings
from drafter.template.render import Renderer
from drafter.template.shown import PROBE, PROBE_END, PROBE_START, end_of, marks_of, notices_of_headings, with_probes


class Segment(NamedTuple):
    """A part of a paragraph with one origin.

    value: the number of the outline's value, None for text of the template.
    mark: whether it is the mark of a unit, ``一是``.
    """

    text: str
    value: int | None = None
    mark: bool = False


class Trace(NamedTuple):
    """An outline, its document, and the origin of each paragraph.

    outline: its text, every line ended by a line feed.
    content: its values and where they stand.
    document: the rendered document.
    paragraphs: the paragraphs of the page, each as its segments.
    lines: the texts of the paragraphs.
    kinds: the kind and level of each paragraph.
    unframed_headings: headings that the outline writes in full although their template has a frame, each with that frame.
    shown: the paragraphs of the page as the document has them.
    """

    outline: str
    content: Content
    document: Document
    paragraphs: list[list[Segment]]
    lines: list[str]
    kinds: list[tuple[str, int]]
    unframed_headings: list[tuple[str, str]]
    shown: list[Paragraph]

    @property
    def file(self) -> OutlineFile:
        """The outlines as they were read."""
        return self.content.file

    def place_of(self, line: int) -> Place:
        """Where the first value of a paragraph is written; the file alone for a paragraph of the template."""
        source = self.content.source
        for segment in self.paragraphs[line] if line < len(self.paragraphs) else ():
            if segment.value is not None:
                return source.place_of(self.content.values[segment.value].node)
        return Place(source.name)

    @property
    def notices(self) -> tuple[Fault, ...]:
        """What is worth reporting about the outline though nothing is wrong."""
        return self.content.notices


def text_of(segments: Sequence[Segment]) -> str:
    """The text of a paragraph."""
    return "".join(segment.text for segment in segments)


def trace(
    outline: str,
    renderer: Renderer,
    name: str = "outline",
    *,
    marks: bool = False,
    arranged: Callable[[OutlineFile, Document], Document] | None = None,
) -> Trace:
    """The trace of an outline.

    name: its name in the places of faults. marks: whether texts have the marks of their emphasis, as one types them; the footnotes are no
    paragraphs then.
    arranged: gives the document as a layout shows it; without it every line stays. Raises OutlineError or TemplateError where it cannot be rendered.
    """
    content = content_of(outline, name)
    with unframed_headings() as unframed:
        rendering = renderer.rendering(content.file)
        of_settings: list[Fault] = []
        content.file = renderer.with_settings(content.file, of_settings)
    document = arranged(content.file, rendering.document) if arranged else rendering.document
    of_settings += notices_of_headings(content, rendering.headings)
    for value in content.values:
        if value.role in ("slot", "front", "date"):
            value.text = rendering.shown.get(value.text, value.text)
        elif value.role == "heading":
            value.text = rendering.headings.get(value.text, value.text)
        if has_marks(value.text):
            value.text = typed(marked(value.text)) if marks else plain(value.text)
    content.notices += (*of_settings, *rendering.notices, *(renderer.not_shown(content, rendering) if rendering.unshown else ()))
    shown = _lines(document, marks)
    texts = _texts(shown, marks)

    def probed(*, beside: bool = False) -> list[str]:
        file = with_probes(content, beside=beside)
        try:
            page = renderer.document(file)
        except DrafterError:
            try:  # a template that reckons with a number
                page = renderer.document(_with_numbers(file, content.file))
            except DrafterError:
                return []
        return _texts(_lines(arranged(content.file, page) if arranged else page, marks), marks)

    probes = probed()
    if len(probes) != len(texts):  # the template decides by a value's words, which stay beside the probes now
        probes = [_without_words(probe, content.values) for probe in probed(beside=True)]
    if len(probes) != len(texts):  # the two pages cannot be compared
        paragraphs = [[Segment(text)] for text in texts]
    else:
        paragraphs = [_segments(text, probe, content.values, marks) for text, probe in zip(texts, probes, strict=True)]
    kinds: list[tuple[str, int]] = [(line.kind, line.level) for line in shown]
    return Trace(content.source.text, content, document, paragraphs, list(map(text_of, paragraphs)), kinds, unframed, shown)


def _with_numbers(probed: OutlineFile, file: OutlineFile) -> OutlineFile:
    """Outlines with probes, but for the numbers of their slots, which are as they were written: ``{{ 人数 | int // 2 }}`` needs one."""
    outlines = (
        probes._replace(slots={name: value if _is_number(value) else probes.slots[name] for name, value in outline.slots.items()})
        for probes, outline in zip(probed.outlines, file.outlines, strict=True)
    )
    return probed._replace(outlines=tuple(outlines))


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).isdecimal()


def _lines(document: Document, marks: bool) -> list[Paragraph]:
    """The paragraphs of a page. With `marks` its footnotes are not among them."""
    return [one for _, one in document_paragraphs(document) if one.text.strip() and not (marks and one.kind == FOOTNOTE)]


def _texts(lines: Sequence[Paragraph], marks: bool) -> list[str]:
    return [line.typed if marks else line.text for line in lines]


def _without_words(probe: str, values: list[WrittenValue]) -> str:
    """A line of probes beside their words without these. A value that the template changed keeps them, and its line is one of the template."""
    pieces = PROBE.split(probe)
    for at in range(0, len(pieces) - 1, 2):
        value = values[int(pieces[at + 1])]
        pieces[at] = pieces[at].removesuffix(value.text.removesuffix(end_of(value)))
        pieces[at + 1] = f"{PROBE_START}{value.number}{PROBE_END}"
    return "".join(pieces)


def _segments(line: str, probe: str, values: list[WrittenValue], marks: bool) -> list[Segment]:
    """The segments of a line. If the line does not show its values unchanged, it counts as one segment of the template.

    marks: whether line and probe have the marks of footnotes.
    """
    pieces = PROBE.split(probe)
    segments = [Segment(pieces[0])]
    for number, behind in zip(map(int, pieces[1::2]), pieces[2::2], strict=True):
        value = values[number]
        kept = len(end_of(value)) + (len(marks_of(value)) if marks else 0)
        segments += (Segment(value.text, number), Segment(behind[kept:]))
    if text_of(segments) != line:
        segments = [part if part.value is None else part._replace(text=chinese_date(part.text)) for part in segments]
    if text_of(segments) != line:
        return [Segment(line)]
    following = [*segments[1:], Segment("")]
    return [part for pair in zip(segments, following, strict=True) for part in _marked(*pair, values) if part.text]


def _marked(segment: Segment, following: Segment, values: list[WrittenValue]) -> list[Segment]:
    """A segment of the template, split in two if it begins with the mark of the unit whose heading follows."""
    value = None if segment.value is not None or following.value is None else values[following.value]
    heads = value is not None and (value.unit is not None or value.opens is not None)
    found = recognise(segment.text) if heads else None
    if found is None:
        return [segment]
    return [Segment(found.text, mark=True), Segment(segment.text[len(found.text) :])]
