"""Edits for values, marks and headings with other words."""

from __future__ import annotations

from yaml.nodes import SequenceNode

from drafter.outline.edit.content import WrittenUnit
from drafter.outline.edit.edit import Edit
from drafter.pull.attachments import LISTED, name_of
from drafter.pull.comparison import Comparison
from drafter.pull.front import typed
from drafter.pull.recut import recut
from drafter.speech.style import FULL_STOP, runs_out
from drafter.speech.text import END_MARKS, split_end
from drafter.template.trace import Segment, text_of


def words(page: Comparison, *, marks: bool) -> list[Edit]:
    """The edits for values with other words.

    marks: whether marks that counting does not give (``三是`` for ``二是``) are edited too.
    """
    texts: dict[int, str] = {}
    edits = []
    kinds = {id(segments): kind for segments, (kind, _) in zip(page.trace.paragraphs, page.trace.kinds, strict=True)}
    for segments, text in page.changed():
        placed = recut(segments, text, marks=marks)
        if placed is None:
            if (
                kinds[id(segments)] == "salutation"
                and text[-1:] in "！!。"
                and len(values := [one.value for one in segments if one.value is not None]) == 1
            ):
                texts.setdefault(values[0], text)  # 同志们！ in the place of 同志们：
            continue
        for at, (segment, new) in enumerate(zip(segments, placed, strict=True)):
            if new == segment.text:
                continue
            if segment.value is not None:
                behind = segments[at + 1] if at + 1 < len(segments) else None
                new = name_of(new) if kinds[id(segments)] in LISTED else new  # noqa: PLW2901
                texts.setdefault(segment.value, new + (_end(new, behind) if page.values[segment.value].unit else ""))
            elif unit := page.unit_behind(segments, at):
                edits.append(page.editor.unit_key(unit, "mark", new or "none"))
        edits += _without_end(page, segments, texts)
    return edits + _value_edits(page, texts)


def _without_end(page: Comparison, segments: list[Segment], texts: dict[int, str]) -> list[Edit]:
    """The edits (``end: none``) for points whose text has lost its end mark. A template with run-on points would add the mark again."""
    points = {id(value.unit.body): value.unit for value in map(page.value_of, segments) if value and value.unit and value.unit.body}
    edits = []
    for value in map(page.value_of, segments):
        point = points.get(id(value.body)) if value is not None else None
        if value is None or point is None or point.kind != "point" or "end" in point.keys or value.number not in texts:
            continue
        node = value.body.node if value.body else None
        is_last = value.part == value.parts - 1 and value.node is (node.value[-1] if isinstance(node, SequenceNode) else node)
        run_on = sum(segment.mark for segment in segments) > 1 or len(point.siblings.value) == 1
        if is_last and run_on and runs_out(texts[value.number]) and not runs_out(value.text):
            edits.append(page.editor.unit_key(point, "end", "none"))
    return edits


def _end(words: str, behind: Segment | None) -> str:
    """The mark behind a heading that has to become part of its text, else "".

    The template wrote that mark; behind a heading that now ends with a mark of its own it writes none, and the page has both.
    """
    return (
        behind.text[0]
        if behind is not None and behind.value is None and words[-1] in END_MARKS and behind.text[0] in END_MARKS
        else ""
    )


def _value_edits(page: Comparison, texts: dict[int, str]) -> list[Edit]:
    """The edits for values with other words. texts: the new texts by the values' numbers. Values in one scalar share an edit."""
    edits = []
    for node in dict.fromkeys(page.values[number].node for number in texts):
        lines = [typed(value, texts.get(value.number, value.text)) for value in page.content.in_scalar[node]]
        edits.append(page.editor.value(node, lines))
    return edits


def whole_headings(page: Comparison) -> list[Edit]:
    """The edits for headings that no longer fit their template's frame: a text replaces the list of blanks."""
    edits = []
    for segments, text in page.changed():
        values = filter(None, map(page.value_of, segments))
        units = [unit for unit in dict.fromkeys(value.unit for value in values if value.role == "blank") if unit is not None]
        ways = (
            _whole(page, segments, chosen, text, end) for chosen in (*([unit] for unit in units), units) for end in ("", FULL_STOP)
        )
        edits += next(filter(None, ways), [])
    return edits


def _whole(page: Comparison, segments: list[Segment], units: list[WrittenUnit], text: str, end: str) -> list[Edit]:
    """The edits that write the headings of some units as whole texts, if the paragraph then fits.

    end: the mark behind the headings; "" for the mark of the frame.
    """
    whole = segments
    for unit in units:
        whole = _with_whole(page, whole, unit, end)
    placed = recut(whole, text, marks=True) if units else None
    if placed is None:
        return []
    first = [next(at for at, segment in enumerate(whole) if page.unit_of(segment) is unit) for unit in units]
    return [page.editor.heading(unit, placed[at]) for unit, at in zip(units, first, strict=True) if placed[at] != whole[at].text]


def _with_whole(page: Comparison, segments: list[Segment], unit: WrittenUnit, end: str) -> list[Segment]:
    """A paragraph with the blanks of a unit and the words of its frame as one segment. end: the mark behind it, "" for the frame's own."""
    blanks = [at for at, segment in enumerate(segments) if page.unit_of(segment) is unit]
    start, stop = blanks[0], blanks[-1] + 1
    if start and segments[start - 1].value is None and not segments[start - 1].mark:
        start -= 1
    frame_end = ""
    if stop < len(segments) and segments[stop].value is None and not segments[stop].mark:
        _, frame_end = split_end(segments[stop].text)
        stop += 1
    heading = text_of(segments[start:stop])
    heading = heading[: len(heading) - len(frame_end)]
    end = frame_end and (end or frame_end)
    return [*segments[:start], Segment(heading, segments[blanks[0]].value), *([Segment(end)] if end else []), *segments[stop:]]
