"""Edits for paragraphs, sections and points that are gone from the wanted page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from yaml.nodes import SequenceNode

from drafter.outline.edit.content import WrittenUnit
from drafter.outline.edit.edit import Edit
from drafter.pull.comparison import Comparison
from drafter.pull.matched import matches
from drafter.pull.recut import recut
from drafter.pull.tables import is_cell
from drafter.pull.units import Unit
from drafter.template.trace import Segment, text_of


def deletions(page: Comparison) -> list[Edit]:
    """The edits that delete items of bodies, sections and lines of the front whose paragraphs are gone."""
    kept = {
        segment.value for old, new in page.pairs if old is not None and new is not None for segment in page.trace.paragraphs[old]
    }
    shown = {s.value for paragraph in page.trace.paragraphs for s in paragraph if s.value is not None}
    gone = {number for number in shown if number not in kept}
    edits: list[Edit] = []
    covered: set[int] = set()
    inside = _numbers_in_sections(page)
    for unit in page.content.sections:
        numbers = inside.get(unit, set())
        if numbers and numbers <= gone and not numbers <= covered:
            edits.append(page.editor.without_item(unit.siblings, unit.index))
            covered |= numbers
    for number in sorted(gone - covered):
        if number not in covered:
            edits += deleted(page, number, gone, covered)
    return edits


def deleted(page: Comparison, number: int, gone: set[int], covered: set[int]) -> list[Edit]:
    """The edits that delete a value, with its whole item if all of the item is gone.

    Numbers of deleted values are added to `covered`.
    """
    value = page.values[number]
    covered.add(number)
    spot = page.largest(value, gone)
    if spot is not None and isinstance(spot.body.node, SequenceNode):
        covered |= page.numbers_at(spot)
        return [page.editor.without_item(spot.body.node, spot.at)]
    if value.role in ("heading", "blank") and value.unit is not None and value.body is None:
        covered |= {other.number for other in page.values if other.unit is value.unit}
        return page.editor.without_heading(value.unit)
    if value.role in ("text", "front", "date"):
        siblings = page.content.in_scalar[value.node]
        left = [sibling.text for sibling in siblings if sibling.number not in gone]
        covered |= {sibling.number for sibling in siblings if sibling.number in gone}
        if not left and is_cell(page, value.node) and spot is None:
            return []
        if not left and isinstance(value.parent, SequenceNode):
            if value.role != "text" and value.parent.flow_style and len(value.parent.value) == 2:  # one line is no list in brackets
                (rest,) = (node for node in value.parent.value if node is not value.node)
                start, stop = value.parent.start_mark.index, page.editor.end_of(value.parent)
                return [Edit(start, stop, page.editor.text[rest.start_mark.index : page.editor.end_of(rest)])]
            return [page.editor.without_item(value.parent, value.index)]
        return [page.editor.value(value.node, left)]
    return []


def points_taken_out(page: Comparison) -> list[Edit]:
    """The edits that delete points from inside a paragraph whose other text has not changed."""
    edits = []
    for segments, text in page.changed():
        starts = list(_point_starts(page, segments))
        for start, stop in pairwise([*starts, len(segments)]):
            group = segments[start:stop]
            rest = [*segments[:start], *segments[start + len(group) :]]
            numbers = {segment.value for segment in group if segment.value is not None}
            if rest and recut(rest, text, marks=True) is not None and len(text) < len(text_of(segments)):
                spot = page.largest(page.values[min(numbers)], numbers) if numbers else None
                if spot is not None and isinstance(spot.body.node, SequenceNode):
                    edits.append(page.editor.without_item(spot.body.node, spot.at))
                    break
    return edits


def units_gone(page: Comparison) -> list[Edit]:
    """The edits that delete the sections and points that are none of the wanted page's, each with all that is in it."""
    edits: list[Edit] = []
    if len(page.old_speeches) == len(page.new_speeches):
        for old, new in zip(page.old_speeches, page.new_speeches, strict=True):
            kept = set(matches(old, new).old_of.values())
            edits += _gone(page, (*old.points[:2], *old.sections), kept)
    return edits


def _gone(page: Comparison, units: Iterable[Unit], kept: set[Unit]) -> Iterator[Edit]:
    for unit in units:
        if unit.written is None or unit in kept:
            yield from _gone(page, (*unit.points, *unit.sections), kept)
        elif not any(inner in kept for inner in unit.inside()):
            yield page.editor.without_item(unit.written.siblings, unit.written.index)


def _point_starts(page: Comparison, segments: list[Segment]) -> Iterator[int]:
    """The indexes of the segments at which points begin: a mark, words of a frame, or a heading."""
    unit = None
    for at, segment in enumerate(segments):
        found = page.unit_of(segment)
        if found is not None and found is not unit and found.kind == "point":
            unit, start = found, at
            while (
                start
                and segments[start - 1].value is None
                and (segments[start - 1].mark or not segments[start].mark)
                and start > at - 2
            ):
                start -= 1
            yield start


def _numbers_in_sections(page: Comparison) -> dict[WrittenUnit, set[int]]:
    """The numbers of the values of each section, with those of its sub-sections."""
    numbers: dict[WrittenUnit, set[int]] = {}
    for value in page.values:
        unit = value.section
        while unit is not None:
            numbers.setdefault(unit, set()).add(value.number)
            unit = unit.outer
    return numbers
