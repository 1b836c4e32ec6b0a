"""Paragraphs, sections and lines of the front that are new."""

from __future__ import annotations

from yaml.nodes import MappingNode, Node, SequenceNode

from drafter.outline.edit.content import FRONT, Body, Unit
from drafter.outline.edit.edit import Edit
from drafter.pull.comparison import Round, Spot, spots_of
from drafter.pull.front import undressed
from drafter.pull.word import Line
from drafter.speech.numbering import recognise
from drafter.template.trace import Segment

_LONGEST_HEADING = 50


def insertions(round_: Round) -> list[Edit]:
    """Paragraphs that are new, each run of them where it stands."""
    edits = []
    previous: int | None = None
    run: list[Line] = []
    for old, new in [*round_.pairs, (-1, None)]:
        if old is None and new is not None:
            run.append(round_.wanted[new])
        elif (old is not None and new is not None) or old == -1:
            if run:
                edits += _insert(round_, run, previous, None if old == -1 else old)
                run = []
            previous = old
    return edits


def _insert(round_: Round, run: list[Line], previous: int | None, following: int | None) -> list[Edit]:
    """New paragraphs between two of the page (None: the page's end)."""
    front = [line for line in run if line.kind in FRONT]
    if front:
        return _front(round_, front[0], previous, following)
    section = _section_at(round_, previous)
    level_one = next((at for at, line in enumerate(run) if line.kind == "heading" and line.level == 1), None)
    if level_one is not None and section is not None:
        first = _insert(round_, run[:level_one], previous, None) if level_one else []
        return [*first, _new_sections(round_, run[level_one:], section)]
    spot = _spot(round_, previous, following)
    if spot is None:
        return []
    items = [_item(round_, line, spot) for line in run]
    return [round_.editor.with_paragraphs(spot.body, spot.place, items)]


def _front(round_: Round, line: Line, previous: int | None, following: int | None) -> list[Edit]:
    """A new line of the front, beside the paragraph of its kind or under a key of its own."""
    kind = line.kind
    text = undressed(line)
    for at, behind in ((previous, True), (following, False)):
        for segment in round_.trace.paragraphs[at] if at is not None and round_.trace.kinds[at][0] == kind else ():
            if segment.value is not None:
                value = round_.values[segment.value]
                if isinstance(parent := round_.trace.content.parents[id(value.node)], SequenceNode):
                    place_ = next(at for at, node in enumerate(parent.value) if node is value.node)
                    return [round_.editor.with_items(parent, place_ + behind, [text])]
                if isinstance(parent, MappingNode):
                    return [round_.editor.with_paragraphs(Body(parent, kind, value.node), int(behind), [text])]
    beside = [at for at in (previous, following) if at is not None]
    root = next(
        (_root(round_, segment) for at in beside for segment in round_.trace.paragraphs[at] if segment.value is not None), None
    )
    return [round_.editor.with_front(root, kind, text)] if root is not None else []


def _root(round_: Round, segment: Segment) -> MappingNode:
    """The outline that a value stands in."""
    assert segment.value is not None
    node: Node = round_.values[segment.value].node
    while id(node) in round_.trace.content.parents:
        node = round_.trace.content.parents[id(node)]
    assert isinstance(node, MappingNode)
    return node


def _new_sections(round_: Round, lines: list[Line], behind: tuple[SequenceNode, int, Unit]) -> Edit:
    sequence, at, _ = behind
    units: list[dict[str, object]] = []
    for line in lines:
        if line.kind == "heading" and line.level == 1:
            found = recognise(line.text)
            units.append({round_.editor.key("heading"): line.text[len(found.text) if found else 0 :]})
        else:
            body = units[-1].setdefault(round_.editor.key("body"), [])
            assert isinstance(body, list)
            body.append(line.text)
    return round_.editor.with_items(sequence, at + 1, units)


def _section_at(round_: Round, paragraph: int | None) -> tuple[SequenceNode, int, Unit] | None:
    """The section of the first level that a paragraph stands in, with its list."""
    for at in reversed(range((paragraph if paragraph is not None else -1) + 1)):
        for segment in round_.trace.paragraphs[at]:
            unit = round_.values[segment.value].section if segment.value is not None else None
            if unit is not None:
                while unit.outer is not None:
                    unit = unit.outer
                return next(found for found in round_.trace.content.sections if found[2] is unit)
    return None


def _spot(round_: Round, previous: int | None, following: int | None) -> Spot | None:
    """The place in a body between two paragraphs, or the nearest."""
    after, before = _spot_after(round_, previous), _spot_before(round_, following)
    if after is not None and after[1]:
        return after[0]
    if before is not None and before[1]:
        return before[0]
    return after[0] if after else before[0] if before else None


def _spot_after(round_: Round, paragraph: int | None) -> tuple[Spot, bool] | None:
    """The place behind a paragraph, and whether nothing stands between."""
    start = paragraph if paragraph is not None else -1
    for at in reversed(range(start + 1)):
        for segment in reversed(round_.trace.paragraphs[at]):
            if segment.value is None:
                continue
            value = round_.values[segment.value]
            spots = list(spots_of(value))
            if spots:
                return Spot(spots[-1].body, spots[-1].place + 1), at == start
            if value.body is not None and value.role == "text":
                return Spot(value.body, value.part + 1), at == start
            if value.unit is not None and value.unit.kind == "section":
                return Spot(_body_of(round_, value.unit), 0), at == start
    return None


def _spot_before(round_: Round, paragraph: int | None) -> tuple[Spot, bool] | None:
    start = len(round_.trace.paragraphs) if paragraph is None else paragraph
    for at in range(start, len(round_.trace.paragraphs)):
        for segment in round_.trace.paragraphs[at]:
            value = round_.values[segment.value] if segment.value is not None else None
            spots = list(spots_of(value)) if value else []
            if spots:
                return spots[-1], at == start
            if value is not None and value.body is not None and value.role == "text":
                return Spot(value.body, value.part), at == start
    return None


def _body_of(round_: Round, unit: Unit) -> Body:
    for value in round_.values:
        if value.body is not None and value.section is unit:
            body = value.body
            while body.outer is not None:
                body = body.outer
            if body.owner is unit.node:
                return body
    node = unit.node.value[0][1] if unit.short else unit.keys["body"][1] if "body" in unit.keys else None
    return Body(unit.node, round_.editor.key("body"), node)


def _item(round_: Round, line: Line, spot: Spot) -> object:
    """A new paragraph as an item: a point where it looks like its neighbours, which are points with marks; else a text."""
    neighbours = spot.body.node.value if isinstance(spot.body.node, SequenceNode) else []
    beside = neighbours[max(0, spot.place - 1) : spot.place + 1]
    found = recognise(line.text)
    if found is None or not any(isinstance(one, MappingNode) for one in beside):
        return line.text
    heading, stop, rest = line.text[len(found.text) :].partition("。")
    if not stop or not rest or not 0 < len(heading) <= _LONGEST_HEADING:
        return line.text
    return {round_.editor.key("heading"): heading, round_.editor.key("body"): rest}


def nearest(round_: Round) -> list[Edit]:
    """What no value can hold, as paragraphs in the nearest bodies."""
    edits = []
    for old, new in round_.pairs:
        if old is not None and new is not None and round_.trace.lines[old] != round_.wanted[new].text:
            spot = _spot(round_, old, old)
            if spot is not None:
                edits.append(round_.editor.with_paragraphs(spot.body, spot.place, [round_.wanted[new].text]))
    return edits
