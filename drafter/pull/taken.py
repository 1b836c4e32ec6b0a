"""Paragraphs and points that are gone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from yaml.nodes import ScalarNode, SequenceNode

from drafter.outline.edit.content import Unit
from drafter.outline.edit.edit import Edit
from drafter.pull.comparison import Round
from drafter.pull.placing import place
from drafter.template.trace import Segment, text_of


def deletions(round_: Round) -> list[Edit]:
    """Items, sections and lines of the front whose paragraphs are gone."""
    kept = {
        segment.value
        for old, new in round_.pairs
        if old is not None and new is not None
        for segment in round_.trace.paragraphs[old]
    }
    shown = {s.value for paragraph in round_.trace.paragraphs for s in paragraph if s.value is not None}
    gone = {number for number in shown if number not in kept}
    edits: list[Edit] = []
    covered: set[int] = set()
    for sequence, at, unit in round_.trace.content.sections:
        inside = {number for number, value in enumerate(round_.values) if _within(value.section, unit)}
        if inside and inside <= gone and not inside <= covered:
            edits.append(round_.editor.without_item(sequence, at))
            covered |= inside
    for number in sorted(gone - covered):
        if number not in covered:
            edits += _delete(round_, number, gone, covered)
    return edits


def _delete(round_: Round, number: int, gone: set[int], covered: set[int]) -> list[Edit]:
    value = round_.values[number]
    covered.add(number)
    spot = round_.largest(value, gone)
    if spot is not None and isinstance(spot.body.node, SequenceNode):
        covered |= round_.numbers_at(spot)
        return [round_.editor.without_item(spot.body.node, spot.place)]
    if (
        value.role == "heading"
        and value.unit is not None
        and value.body is None
        and isinstance(value.unit.heading, ScalarNode)
        and not value.unit.short
    ):
        node = value.unit.heading
        return [Edit(node.start_mark.index, round_.editor.end_of(node), "''"), round_.editor.unit_key(value.unit, "mark", "none")]
    if value.role in ("text", "front", "date"):
        rest = [one for other, one in enumerate(round_.values) if one.node is value.node and other not in gone]
        covered |= {other for other, one in enumerate(round_.values) if one.node is value.node and other in gone}
        parent = round_.trace.content.parents.get(id(value.node))
        if not rest and isinstance(parent, SequenceNode):
            return [round_.editor.without_item(parent, next(at for at, node in enumerate(parent.value) if node is value.node))]
        return [round_.editor.value(value.node, [one.text for one in rest])]
    return []


def points_taken_out(round_: Round) -> list[Edit]:
    """Points that ran on in a paragraph and are gone from it."""
    edits = []
    for segments, text in round_.changed():
        starts = list(_point_starts(round_, segments))
        for start, stop in pairwise([*starts, len(segments)]):
            group = segments[start:stop]
            rest = [*segments[:start], *segments[start + len(group) :]]
            numbers = {segment.value for segment in group if segment.value is not None}
            if rest and place(rest, text, marks=True) is not None and len(text) < len(text_of(segments)):
                spot = round_.largest(round_.values[min(numbers)], numbers) if numbers else None
                if spot is not None and isinstance(spot.body.node, SequenceNode):
                    edits.append(round_.editor.without_item(spot.body.node, spot.place))
                    break
    return edits


def _point_starts(round_: Round, segments: list[Segment]) -> Iterator[int]:
    """Where in a paragraph a point begins: its mark, or the words of its frame, or its heading."""
    unit = None
    for at, segment in enumerate(segments):
        found = round_.values[segment.value].unit if segment.value is not None else None
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


def _within(unit: Unit | None, outer: Unit) -> bool:
    while unit is not None:
        if unit is outer:
            return True
        unit = unit.outer
    return False
