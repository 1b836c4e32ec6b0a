"""Edits for values, marks and headings with other words."""

from __future__ import annotations

from drafter.outline.edit.content import WrittenUnit
from drafter.outline.edit.edit import Edit
from drafter.pull.comparison import Comparison
from drafter.pull.front import typed
from drafter.pull.recut import recut
from drafter.speech.text import END_MARKS, split_end
from drafter.template.trace import Segment, text_of


def words(page: Comparison, *, marks: bool) -> list[Edit]:
    """The edits for values with other words.

    marks: whether marks that counting does not give (``三是`` for ``二是``) are edited too.
    """
    texts: dict[int, str] = {}
    edits = []
    for segments, text in page.changed():
        placed = recut(segments, text, marks=marks)
        if placed is None:
            continue
        for at, (segment, new) in enumerate(zip(segments, placed, strict=True)):
            if new == segment.text:
                continue
            if segment.value is not None:
                behind = segments[at + 1] if at + 1 < len(segments) else None
                texts.setdefault(segment.value, new + (_end(new, behind) if page.values[segment.value].unit else ""))
            elif unit := page.unit_behind(segments, at):
                edits.append(page.editor.unit_key(unit, "mark", new or "none"))
    return edits + _value_edits(page, texts)


def _end(words: str, behind: Segment | None) -> str:
    """The mark that a template adds to a heading, if the heading now ends with a mark and the template adds none; else ""."""
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
        for unit in dict.fromkeys(value.unit for value in values if value.role == "blank"):
            whole = _with_whole(page, segments, unit)
            placed = recut(whole, text, marks=True)
            if placed is not None and unit is not None:
                at = next(at for at, segment in enumerate(whole) if page.unit_of(segment) is unit)
                if placed[at] != whole[at].text:
                    edits.append(page.editor.heading(unit, placed[at]))
    return edits


def _with_whole(page: Comparison, segments: list[Segment], unit: WrittenUnit | None) -> list[Segment]:
    """A paragraph in which the blanks of a unit and the words of its frame are joined to one segment."""
    blanks = [at for at, segment in enumerate(segments) if unit and page.unit_of(segment) is unit]
    start, stop = blanks[0], blanks[-1] + 1
    if start and segments[start - 1].value is None and not segments[start - 1].mark:
        start -= 1
    end = ""
    if stop < len(segments) and segments[stop].value is None and not segments[stop].mark:
        _, end = split_end(segments[stop].text)
        stop += 1
    heading = text_of(segments[start:stop])
    heading = heading[: len(heading) - len(end)]
    return [*segments[:start], Segment(heading, segments[blanks[0]].value), *([Segment(end)] if end else []), *segments[stop:]]
