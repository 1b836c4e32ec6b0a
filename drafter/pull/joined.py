"""Edits for paragraphs that were split or joined, and for those that no value can express any more."""

from __future__ import annotations

from yaml.nodes import SequenceNode

from drafter.nodes.writing import scalar
from drafter.outline.edit.content import WrittenUnit, WrittenValue
from drafter.outline.edit.edit import Edit
from drafter.pull.comparison import Comparison, spots_of
from drafter.pull.removed import deleted
from drafter.template.trace import Segment, text_of


def splits_and_joins(page: Comparison) -> list[Edit]:
    """The edits for paragraphs that are several paragraphs on the wanted page, or one paragraph together with their neighbours.

    If a break is at the start of a point, the point gets ``paragraph: own`` or ``run-on``. If it is inside a text, the text is
    divided: at its first break only, for the next round divides what is left.
    """
    edits: list[Edit] = []
    for at, (old, new) in enumerate(page.pairs):
        if old is None or new is None or page.made[old] == page.wanted[new]:
            continue
        if parts := _parts(page, at):
            edits += _splits(page, page.trace.paragraphs[old], parts)
        else:
            edits += [edit for number in _joined(page, old, page.wanted[new]) for edit in _join(page, number)]
    return edits


def _parts(page: Comparison, at: int) -> list[str]:
    """The wanted paragraphs that together are the old one of a pair: the one that is paired with it, and new ones beside it. None if they are not."""
    old, new = page.pairs[at]
    assert old is not None
    assert new is not None
    parts = [page.wanted[new]]
    above, found, below = page.made[old].partition(parts[0])
    number = at
    while found and above and number and page.pairs[number - 1][0] is None:
        number -= 1
        part = _wanted(page, number)
        if not above.endswith(part):
            return []
        above = above.removesuffix(part)
        parts.insert(0, part)
    number = at
    while found and below and number + 1 < len(page.pairs) and page.pairs[number + 1][0] is None:
        number += 1
        part = _wanted(page, number)
        if not below.startswith(part):
            return []
        below = below.removeprefix(part)
        parts.append(part)
    return parts if found and not (above or below) and len(parts) > 1 else []


def _wanted(page: Comparison, number: int) -> str:
    """The wanted paragraph of a pair without an old one."""
    new = page.pairs[number][1]
    return "" if new is None else page.wanted[new]


def _joined(page: Comparison, old: int, wanted: str) -> range:
    """The paragraphs of the outline's page that a wanted one has behind its first: those of which each is joined with the one above. Empty if they are not."""
    first, behind = old, old + 1
    text = page.made[old]
    above = wanted[: wanted.find(text)] if text in wanted else ""
    while first and above and above.endswith(page.made[first - 1]):
        first -= 1
        text = page.made[first] + text
        above = above.removesuffix(page.made[first])
    while behind < len(page.made) and len(text) < len(wanted) and wanted.startswith(text):
        text += page.made[behind]
        behind += 1
    return range(first + 1, behind) if text == wanted else range(0)


def _splits(page: Comparison, segments: list[Segment], parts: list[str]) -> list[Edit]:
    """The edits that break a paragraph into parts; one for each text that is divided."""
    edits: list[Edit] = []
    divided: set[int | None] = set()
    length = 0
    for part in parts[:-1]:
        length += len(part)
        inside = _inside(segments, length)
        if inside is None or inside not in divided:
            edits += _split(page, segments, length)
        divided.add(inside)
    return edits


def _inside(segments: list[Segment], length: int) -> int | None:
    """The value inside which a break behind `length` characters is; None for a break between two segments."""
    at = 0
    for segment in segments:
        if at < length < at + len(segment.text):
            return segment.value
        at += len(segment.text)
    return None


def _split(page: Comparison, segments: list[Segment], length: int) -> list[Edit]:
    """The edits that break a paragraph behind `length` characters."""
    at = 0
    for number, segment in enumerate(segments):
        if at == length:
            unit = page.unit_begun(segments, number)
            before = heading_before(page, segments, number) if unit is None else None
            if before is not None and before[0].kind == "section":
                return page.editor.standing_alone(*before)
            return (
                [page.editor.unit_key(unit, "paragraph", page.editor.choice("own"))]
                if unit is not None and unit.kind == "point"
                else []
            )
        if at < length < at + len(segment.text) and segment.value is not None:
            return _split_value(page, page.values[segment.value], length - at)
        at += len(segment.text)
    return []


def heading_before(page: Comparison, segments: list[Segment], at: int) -> tuple[WrittenUnit, str] | None:
    """The section or point whose heading runs in and ends directly before segment `at`, with that heading and the mark behind it."""
    before = [number for number in range(at) if page.unit_of(segments[number]) is not None]
    unit = page.unit_of(segments[before[-1]]) if before else None
    if unit is None or unit.heading is None or before[-1] < at - 2 or segments[at - 1].mark:
        return None
    start = next(number for number in before if page.unit_of(segments[number]) is unit)
    while start and segments[start - 1].value is None and not segments[start - 1].mark:  # words of a frame
        start -= 1
    return unit, text_of(segments[start:at])


def texts_taken_out(page: Comparison) -> list[Edit]:
    """The edits that delete a text from inside a paragraph whose other text has not changed.

    If it stood behind a heading that runs in, the heading stands alone now; else the next paragraph would run in there.
    """
    edits = []
    for segments, text in page.changed():
        for at, segment in enumerate(segments):
            value = page.value_of(segment)
            if value is None or value.role != "text" or text_of([*segments[:at], *segments[at + 1 :]]) != text:
                continue
            edits += _without_text(page, segments, at, value)
            break
    return edits


def _without_text(page: Comparison, segments: list[Segment], at: int, value: WrittenValue) -> list[Edit]:
    before = heading_before(page, segments, at)
    body = before[0].body if before is not None and before[0].kind == "point" else None
    if before is not None and body is not None and body.node is value.node and value.parts == 1:
        return page.editor.without_body(*before)
    edits = deleted(page, value.number, {value.number}, set())
    if before is not None and before[0].kind == "section" and at + 1 == len(segments):
        edits += page.editor.standing_alone(*before)
    return edits


def _split_value(page: Comparison, value: WrittenValue, length: int) -> list[Edit]:
    """The edits that divide a paragraph of a body; the first part has `length` characters."""
    parts = [value.text[:length].strip(), value.text[length:].strip()]
    if value.role != "text" or value.body is None or not all(parts):
        return []
    if value.item is None:
        lines = [sibling.text for sibling in page.content.in_scalar[value.node]]
        return [page.editor.rewritten(value.body, [*lines[: value.part], *parts, *lines[value.part + 1 :]])]
    if value.parts > 1 or not isinstance(value.body.node, SequenceNode):
        return []
    return [page.editor.value(value.node, parts[:1]), page.editor.with_items(value.body.node, value.item + 1, parts[1:])]


def _join(page: Comparison, paragraph: int) -> list[Edit]:
    """The edits that join a paragraph with the one before it."""
    segments = page.trace.paragraphs[paragraph]
    unit = page.unit_begun(segments, 0)
    return (
        [page.editor.unit_key(unit, "paragraph", page.editor.choice("run-on"))] if unit is not None and unit.kind == "point" else []
    )


def rebuilt(page: Comparison) -> list[Edit]:
    """The edits for paragraphs that the template can no longer make of their values.

    Plain paragraphs replace the items that made them.
    """
    edits = []
    for segments, text in page.changed():
        numbers = [segment.value for segment in segments if segment.value is not None]
        spots = [next(reversed(list(spots_of(page.values[number]))), None) for number in numbers]
        whole = list(dict.fromkeys(spot for spot in spots if spot is not None))
        if not whole or None in spots or any(not isinstance(spot.body.node, SequenceNode) for spot in whole):
            continue
        shown = {number for spot in whole for number in page.numbers_at(spot)}
        if shown != set(numbers) or len({id(spot.body) for spot in whole}) != 1:
            continue
        first = min(whole, key=lambda spot: spot.at)
        assert isinstance(first.body.node, SequenceNode)
        node = first.body.node.value[first.at]
        edits.append(Edit(node.start_mark.index, page.editor.end_of(node), scalar(text, flow=page.editor.in_brackets(node))))
        edits += [page.editor.without_item(first.body.node, spot.at) for spot in whole if spot is not first]
    return edits
