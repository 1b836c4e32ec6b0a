"""Paragraphs that were split, joined or rebuilt."""

from __future__ import annotations

from yaml.nodes import SequenceNode

from drafter.nodes.writing import scalar
from drafter.outline.edit.content import Value
from drafter.outline.edit.edit import Edit
from drafter.pull.comparison import Round, spots_of
from drafter.template.trace import Segment


def joints(round_: Round) -> list[Edit]:
    """Paragraphs split or joined where a point begins."""
    edits = []
    lines, wanted = round_.trace.lines, [line.text for line in round_.wanted]
    for at, (old, new) in enumerate(round_.pairs):
        if old is None or new is None or lines[old] == wanted[new]:
            continue
        first = next((n for o, n in round_.pairs[at + 1 : at + 2] if o is None), None)
        last = next((n for o, n in reversed(round_.pairs[max(0, at - 1) : at]) if o is None), None)
        if first is not None and lines[old] == wanted[new] + wanted[first]:
            edits += _split(round_, round_.trace.paragraphs[old], len(wanted[new]))
        elif last is not None and lines[old] == wanted[last] + wanted[new]:
            edits += _split(round_, round_.trace.paragraphs[old], len(wanted[last]))
        elif wanted[new] == lines[old] + (lines[old + 1] if old + 1 < len(lines) else ""):
            edits += _join(round_, old + 1)
        elif old and wanted[new] == lines[old - 1] + lines[old]:
            edits += _join(round_, old)
    return edits


def _split(round_: Round, segments: list[Segment], length: int) -> list[Edit]:
    at = 0
    for place_, segment in enumerate(segments):
        if at == length:
            unit = (
                round_.unit_behind(segments, place_)
                if segment.mark
                else round_.values[segment.value].unit
                if segment.value is not None
                else None
            )
            return [round_.editor.unit_key(unit, "paragraph", "own")] if unit is not None and unit.kind == "point" else []
        if at < length < at + len(segment.text) and segment.value is not None:
            return _split_value(round_, round_.values[segment.value], length - at)
        at += len(segment.text)
    return []


def _split_value(round_: Round, value: Value, length: int) -> list[Edit]:
    """A paragraph of a body as two."""
    parts = [value.text[:length].strip(), value.text[length:].strip()]
    if value.role != "text" or value.body is None or not all(parts):
        return []
    if value.item is None:
        lines = [one.text for one in round_.values if one.node is value.node]
        return [round_.editor.rewritten(value.body, [*lines[: value.part], *parts, *lines[value.part + 1 :]])]
    if value.parts > 1 or not isinstance(value.body.node, SequenceNode):
        return []
    return [round_.editor.value(value.node, parts[:1]), round_.editor.with_items(value.body.node, value.item + 1, parts[1:])]


def _join(round_: Round, paragraph: int) -> list[Edit]:
    segments = round_.trace.paragraphs[paragraph]
    unit = (
        round_.unit_behind(segments, 0)
        if segments[0].mark
        else round_.values[segments[0].value].unit
        if segments[0].value is not None
        else None
    )
    return [round_.editor.unit_key(unit, "paragraph", "run-on")] if unit is not None and unit.kind == "point" else []


def rebuilt(round_: Round) -> list[Edit]:
    """Paragraphs that no values can hold any more, as plain paragraphs in the place of the items that made them."""
    edits = []
    for segments, text in round_.changed():
        numbers = [segment.value for segment in segments if segment.value is not None]
        spots = [next(reversed(list(spots_of(round_.values[number]))), None) for number in numbers]
        whole = list(dict.fromkeys(spot for spot in spots if spot is not None))
        if not whole or None in spots or any(not isinstance(spot.body.node, SequenceNode) for spot in whole):
            continue
        shown = {number for spot in whole for number in round_.numbers_at(spot)}
        if shown != set(numbers) or len({id(spot.body) for spot in whole}) != 1:
            continue
        first = min(whole, key=lambda spot: spot.place)
        assert isinstance(first.body.node, SequenceNode)
        node = first.body.node.value[first.place]
        edits.append(Edit(node.start_mark.index, round_.editor.end_of(node), scalar(text, flow=round_.editor.in_flow(node))))
        edits += [round_.editor.without_item(first.body.node, spot.place) for spot in whole if spot is not first]
    return edits
