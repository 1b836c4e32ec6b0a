"""The changes of a page as changes of its outline, a round at a time.

A round compares the page that the outline makes with the page that is wanted and makes the changes that it understands; the next one sees
what came of them. Simple ones come first: words of values, paragraphs added and taken away. What is left are marks that counting does not
give, then paragraphs split, joined or rebuilt; then texts that only a plain paragraph can hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.nodes.writing import scalar
from drafter.pull.align import Pair, pairs
from drafter.pull.edits import Edit, Editor
from drafter.pull.placing import place
from drafter.pull.trace import Segment, Trace, text_of
from drafter.pull.values import FRONT, Body, Unit, Value
from drafter.pull.word import Line
from drafter.speech.numbering import recognise
from drafter.speech.text import split_end

_LONGEST_HEADING = 50


class Spot(NamedTuple):
    """A place in a body: before the item `place`."""

    body: Body
    place: int


class Round:
    """One comparison of an outline's page with the page that is wanted."""

    def __init__(self, trace: Trace, wanted: Sequence[Line]) -> None:
        self.trace = trace
        self.values = trace.content.values
        self.wanted = wanted
        self.editor = Editor(trace.content)
        self.pairs: list[Pair] = list(pairs(trace.lines, [line.text for line in wanted], self._same_kind))

    def _same_kind(self, old: int, new: int) -> bool:
        line = self.wanted[new]
        return line.kind != "body" and self.trace.kinds[old] == (line.kind, line.level)

    @property
    def done(self) -> bool:
        """Whether the page is as wanted."""
        return self.trace.lines == [line.text for line in self.wanted]

    def changed(self) -> Iterator[tuple[list[Segment], str]]:
        """The paragraphs that are there and say something else."""
        for old, new in self.pairs:
            if old is not None and new is not None:
                segments, text = self.trace.paragraphs[old], self.wanted[new].text
                if text_of(segments) != text:
                    yield segments, text

    # -- words

    def words(self, *, marks: bool) -> list[Edit]:
        """Changes inside values; with `marks` of marks too."""
        said: dict[int, str] = {}
        edits = []
        for segments, text in self.changed():
            placed = place(segments, text, marks=marks)
            if placed is None:
                continue
            for at, (segment, new) in enumerate(zip(segments, placed, strict=True)):
                if new == segment.text:
                    continue
                if segment.value is not None:
                    said.setdefault(segment.value, new)
                elif unit := self._unit_behind(segments, at):
                    edits.append(self.editor.unit_key(unit, "mark", new or "none"))
        return edits + self._value_edits(said)

    def _unit_behind(self, segments: list[Segment], at: int) -> Unit | None:
        following = next((segment.value for segment in segments[at + 1 :] if segment.value is not None), None)
        return self.values[following].unit if following is not None else None

    def _value_edits(self, said: dict[int, str]) -> list[Edit]:
        """The edits for values with other words; those that stand in one scalar go together."""
        nodes = {id(self.values[number].node): self.values[number].node for number in said}
        edits = []
        for node in nodes.values():
            lines = [said.get(number, value.text) for number, value in enumerate(self.values) if value.node is node]
            shown = [_typed(value, line) for value, line in zip((v for v in self.values if v.node is node), lines, strict=True)]
            edits.append(self.editor.value(node, shown))
        return edits

    def whole_headings(self) -> list[Edit]:
        """Headings that no longer fit the frame of their template."""
        edits = []
        for segments, text in self.changed():
            for unit in dict.fromkeys(
                self.values[one.value].unit for one in segments if one.value is not None and self.values[one.value].role == "blank"
            ):
                whole = self._with_whole(segments, unit)
                placed = place(whole, text, marks=True)
                if placed is not None and unit is not None:
                    at = next(at for at, one in enumerate(whole) if one.value is not None and self.values[one.value].unit is unit)
                    if placed[at] != whole[at].text:
                        edits.append(self.editor.heading(unit, placed[at]))
        return edits

    def _with_whole(self, segments: list[Segment], unit: Unit | None) -> list[Segment]:
        """A paragraph in which the blanks of a unit and the words of its frame are one segment."""
        blanks = [at for at, one in enumerate(segments) if one.value is not None and self.values[one.value].unit is unit]
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

    # -- paragraphs taken away

    def deletions(self) -> list[Edit]:
        """Items, sections and lines of the front whose paragraphs are gone."""
        kept = {
            segment.value
            for old, new in self.pairs
            if old is not None and new is not None
            for segment in self.trace.paragraphs[old]
        }
        shown = {s.value for paragraph in self.trace.paragraphs for s in paragraph if s.value is not None}
        gone = {number for number in shown if number not in kept}
        edits: list[Edit] = []
        covered: set[int] = set()
        for sequence, at, unit in self.trace.content.sections:
            inside = {number for number, value in enumerate(self.values) if _within(value.section, unit)}
            if inside and inside <= gone and not inside <= covered:
                edits.append(self.editor.without_item(sequence, at))
                covered |= inside
        for number in sorted(gone - covered):
            if number not in covered:
                edits += self._delete(number, gone, covered)
        return edits

    def _delete(self, number: int, gone: set[int], covered: set[int]) -> list[Edit]:
        value = self.values[number]
        covered.add(number)
        spot = self._largest(value, gone)
        if spot is not None and isinstance(spot.body.node, SequenceNode):
            covered |= self._numbers_at(spot)
            return [self.editor.without_item(spot.body.node, spot.place)]
        if (
            value.role == "heading"
            and value.unit is not None
            and value.body is None
            and isinstance(value.unit.heading, ScalarNode)
            and not value.unit.short
        ):
            node = value.unit.heading
            return [Edit(node.start_mark.index, self.editor.end_of(node), "''"), self.editor.unit_key(value.unit, "mark", "none")]
        if value.role in ("text", "front", "date"):
            rest = [one for other, one in enumerate(self.values) if one.node is value.node and other not in gone]
            covered |= {other for other, one in enumerate(self.values) if one.node is value.node and other in gone}
            parent = self.trace.content.parents.get(id(value.node))
            if not rest and isinstance(parent, SequenceNode):
                return [self.editor.without_item(parent, next(at for at, node in enumerate(parent.value) if node is value.node))]
            return [self.editor.value(value.node, [one.text for one in rest])]
        return []

    def _largest(self, value: Value, gone: set[int]) -> Spot | None:
        """The outermost item around a value of which nothing is left."""
        found = None
        for spot in _spots(value):
            if self._numbers_at(spot) <= gone:
                found = spot
        return found

    def _numbers_at(self, spot: Spot) -> set[int]:
        return {number for number, value in enumerate(self.values) if any(one == spot for one in _spots(value))}

    # -- paragraphs added

    def insertions(self) -> list[Edit]:
        """Paragraphs that are new, each run of them where it stands."""
        edits = []
        previous: int | None = None
        run: list[Line] = []
        for old, new in [*self.pairs, (-1, None)]:
            if old is None and new is not None:
                run.append(self.wanted[new])
            elif (old is not None and new is not None) or old == -1:
                if run:
                    edits += self._insert(run, previous, None if old == -1 else old)
                    run = []
                previous = old
        return edits

    def _insert(self, run: list[Line], previous: int | None, following: int | None) -> list[Edit]:
        """New paragraphs between two of the page (None: the page's end)."""
        front = [line for line in run if line.kind in FRONT]
        if front:
            return self._front(front[0], previous, following)
        section = self._section_at(previous)
        level_one = next((at for at, line in enumerate(run) if line.kind == "heading" and line.level == 1), None)
        if level_one is not None and section is not None:
            first = self._insert(run[:level_one], previous, None) if level_one else []
            return [*first, self._new_sections(run[level_one:], section)]
        spot = self._spot(previous, following)
        if spot is None:
            return []
        items = [self._item(line, spot) for line in run]
        return [self.editor.with_paragraphs(spot.body, spot.place, items)]

    def _front(self, line: Line, previous: int | None, following: int | None) -> list[Edit]:
        """A new line of the front, beside the paragraph of its kind or under a key of its own."""
        kind = line.kind
        text = _undressed(line)
        for at, behind in ((previous, True), (following, False)):
            for segment in self.trace.paragraphs[at] if at is not None and self.trace.kinds[at][0] == kind else ():
                if segment.value is not None:
                    value = self.values[segment.value]
                    if isinstance(parent := self.trace.content.parents[id(value.node)], SequenceNode):
                        place_ = next(at for at, node in enumerate(parent.value) if node is value.node)
                        return [self.editor.with_items(parent, place_ + behind, [text])]
                    if isinstance(parent, MappingNode):
                        return [self.editor.with_paragraphs(Body(parent, kind, value.node), int(behind), [text])]
        beside = [at for at in (previous, following) if at is not None]
        root = next(
            (self._root(segment) for at in beside for segment in self.trace.paragraphs[at] if segment.value is not None), None
        )
        return [self.editor.with_front(root, kind, text)] if root is not None else []

    def _root(self, segment: Segment) -> MappingNode:
        """The outline that a value stands in."""
        assert segment.value is not None
        node: Node = self.values[segment.value].node
        while id(node) in self.trace.content.parents:
            node = self.trace.content.parents[id(node)]
        assert isinstance(node, MappingNode)
        return node

    def _new_sections(self, lines: list[Line], behind: tuple[SequenceNode, int, Unit]) -> Edit:
        sequence, at, _ = behind
        units: list[dict[str, object]] = []
        for line in lines:
            if line.kind == "heading" and line.level == 1:
                found = recognise(line.text)
                units.append({self.editor.key("heading"): line.text[len(found.text) if found else 0 :]})
            else:
                body = units[-1].setdefault(self.editor.key("body"), [])
                assert isinstance(body, list)
                body.append(line.text)
        return self.editor.with_items(sequence, at + 1, units)

    def _section_at(self, paragraph: int | None) -> tuple[SequenceNode, int, Unit] | None:
        """The section of the first level that a paragraph stands in, with its list."""
        for at in reversed(range((paragraph if paragraph is not None else -1) + 1)):
            for segment in self.trace.paragraphs[at]:
                unit = self.values[segment.value].section if segment.value is not None else None
                if unit is not None:
                    while unit.outer is not None:
                        unit = unit.outer
                    return next(found for found in self.trace.content.sections if found[2] is unit)
        return None

    def _spot(self, previous: int | None, following: int | None) -> Spot | None:
        """The place in a body between two paragraphs, or the nearest."""
        after, before = self._spot_after(previous), self._spot_before(following)
        if after is not None and after[1]:
            return after[0]
        if before is not None and before[1]:
            return before[0]
        return after[0] if after else before[0] if before else None

    def _spot_after(self, paragraph: int | None) -> tuple[Spot, bool] | None:
        """The place behind a paragraph, and whether nothing stands between."""
        start = paragraph if paragraph is not None else -1
        for at in reversed(range(start + 1)):
            for segment in reversed(self.trace.paragraphs[at]):
                if segment.value is None:
                    continue
                value = self.values[segment.value]
                spots = list(_spots(value))
                if spots:
                    return Spot(spots[-1].body, spots[-1].place + 1), at == start
                if value.body is not None and value.role == "text":
                    return Spot(value.body, value.part + 1), at == start
                if value.unit is not None and value.unit.kind == "section":
                    return Spot(self._body_of(value.unit), 0), at == start
        return None

    def _spot_before(self, paragraph: int | None) -> tuple[Spot, bool] | None:
        start = len(self.trace.paragraphs) if paragraph is None else paragraph
        for at in range(start, len(self.trace.paragraphs)):
            for segment in self.trace.paragraphs[at]:
                value = self.values[segment.value] if segment.value is not None else None
                spots = list(_spots(value)) if value else []
                if spots:
                    return spots[-1], at == start
                if value is not None and value.body is not None and value.role == "text":
                    return Spot(value.body, value.part), at == start
        return None

    def _body_of(self, unit: Unit) -> Body:
        for value in self.values:
            if value.body is not None and value.section is unit:
                body = value.body
                while body.outer is not None:
                    body = body.outer
                if body.owner is unit.node:
                    return body
        node = unit.node.value[0][1] if unit.short else unit.keys["body"][1] if "body" in unit.keys else None
        return Body(unit.node, self.editor.key("body"), node)

    def _item(self, line: Line, spot: Spot) -> object:
        """A new paragraph as an item: a point where it looks like its neighbours, which are points with marks; else a text."""
        neighbours = spot.body.node.value if isinstance(spot.body.node, SequenceNode) else []
        beside = neighbours[max(0, spot.place - 1) : spot.place + 1]
        found = recognise(line.text)
        if found is None or not any(isinstance(one, MappingNode) for one in beside):
            return line.text
        heading, stop, rest = line.text[len(found.text) :].partition("。")
        if not stop or not rest or not 0 < len(heading) <= _LONGEST_HEADING:
            return line.text
        return {self.editor.key("heading"): heading, self.editor.key("body"): rest}

    # -- paragraphs split, joined, rebuilt

    def joints(self) -> list[Edit]:
        """Paragraphs split or joined where a point begins."""
        edits = []
        lines, wanted = self.trace.lines, [line.text for line in self.wanted]
        for at, (old, new) in enumerate(self.pairs):
            if old is None or new is None or lines[old] == wanted[new]:
                continue
            first = next((n for o, n in self.pairs[at + 1 : at + 2] if o is None), None)
            last = next((n for o, n in reversed(self.pairs[max(0, at - 1) : at]) if o is None), None)
            if first is not None and lines[old] == wanted[new] + wanted[first]:
                edits += self._split(self.trace.paragraphs[old], len(wanted[new]))
            elif last is not None and lines[old] == wanted[last] + wanted[new]:
                edits += self._split(self.trace.paragraphs[old], len(wanted[last]))
            elif wanted[new] == lines[old] + (lines[old + 1] if old + 1 < len(lines) else ""):
                edits += self._join(old + 1)
            elif old and wanted[new] == lines[old - 1] + lines[old]:
                edits += self._join(old)
        return edits

    def _split(self, segments: list[Segment], length: int) -> list[Edit]:
        at = 0
        for place_, segment in enumerate(segments):
            if at == length:
                unit = (
                    self._unit_behind(segments, place_)
                    if segment.mark
                    else self.values[segment.value].unit
                    if segment.value is not None
                    else None
                )
                return [self.editor.unit_key(unit, "paragraph", "own")] if unit is not None and unit.kind == "point" else []
            at += len(segment.text)
        return []

    def _join(self, paragraph: int) -> list[Edit]:
        segments = self.trace.paragraphs[paragraph]
        unit = (
            self._unit_behind(segments, 0)
            if segments[0].mark
            else self.values[segments[0].value].unit
            if segments[0].value is not None
            else None
        )
        return [self.editor.unit_key(unit, "paragraph", "run-on")] if unit is not None and unit.kind == "point" else []

    def points_taken_out(self) -> list[Edit]:
        """Points that ran on in a paragraph and are gone from it."""
        edits = []
        for segments, text in self.changed():
            starts = list(self._point_starts(segments))
            for start, stop in pairwise([*starts, len(segments)]):
                group = segments[start:stop]
                rest = [*segments[:start], *segments[start + len(group) :]]
                numbers = {segment.value for segment in group if segment.value is not None}
                if rest and place(rest, text, marks=True) is not None and len(text) < len(text_of(segments)):
                    spot = self._largest(self.values[min(numbers)], numbers) if numbers else None
                    if spot is not None and isinstance(spot.body.node, SequenceNode):
                        edits.append(self.editor.without_item(spot.body.node, spot.place))
                        break
        return edits

    def _point_starts(self, segments: list[Segment]) -> Iterator[int]:
        """Where in a paragraph a point begins: its mark, or the words of its frame, or its heading."""
        unit = None
        for at, segment in enumerate(segments):
            found = self.values[segment.value].unit if segment.value is not None else None
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

    def rebuilt(self) -> list[Edit]:
        """Paragraphs that no values can hold any more, as plain paragraphs in the place of the items that made them."""
        edits = []
        for segments, text in self.changed():
            numbers = [segment.value for segment in segments if segment.value is not None]
            spots = [next(reversed(list(_spots(self.values[number]))), None) for number in numbers]
            whole = list(dict.fromkeys(spot for spot in spots if spot is not None))
            if not whole or None in spots or any(not isinstance(spot.body.node, SequenceNode) for spot in whole):
                continue
            shown = {number for spot in whole for number in self._numbers_at(spot)}
            if shown != set(numbers) or len({id(spot.body) for spot in whole}) != 1:
                continue
            first = min(whole, key=lambda spot: spot.place)
            assert isinstance(first.body.node, SequenceNode)
            node = first.body.node.value[first.place]
            edits.append(Edit(node.start_mark.index, self.editor.end_of(node), scalar(text, flow=self.editor.in_flow(node))))
            edits += [self.editor.without_item(first.body.node, spot.place) for spot in whole if spot is not first]
        return edits

    def unplaced(self) -> list[str]:
        """The paragraphs of the wanted page that the outline does not make."""
        made = self.trace.lines
        return [
            self.wanted[new].text
            for old, new in self.pairs
            if new is not None and (old is None or made[old] != self.wanted[new].text)
        ]

    def unwanted(self) -> list[str]:
        """The paragraphs that the outline makes and the wanted page does not have."""
        wanted = [line.text for line in self.wanted]
        return [
            self.trace.lines[old]
            for old, new in self.pairs
            if old is not None and (new is None or wanted[new] != self.trace.lines[old])
        ]

    def nearest(self) -> list[Edit]:
        """What no value can hold, as paragraphs in the nearest bodies."""
        edits = []
        for old, new in self.pairs:
            if old is not None and new is not None and self.trace.lines[old] != self.wanted[new].text:
                spot = self._spot(old, old)
                if spot is not None:
                    edits.append(self.editor.with_paragraphs(spot.body, spot.place, [self.wanted[new].text]))
        return edits


_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def _typed(value: Value, line: str) -> str:
    """A value as an outline has it: a day as 2026-11-21 where it was written so."""
    return _day(line) if value.role == "date" and _ISO.fullmatch(value.text) else line


def _day(text: str) -> str:
    match = _DAY.fullmatch(text)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else text


def _undressed(line: Line) -> str:
    """A line of the front without what templates put around it."""
    match line.kind:
        case "subtitle":
            return line.text.removeprefix("——")
        case "date":
            return _day(line.text.removeprefix("（").removesuffix("）"))
        case "salutation":
            return line.text.removesuffix("：")
        case _:
            return line.text


def _within(unit: Unit | None, outer: Unit) -> bool:
    while unit is not None:
        if unit is outer:
            return True
        unit = unit.outer
    return False


def _spots(value: Value) -> Iterator[Spot]:
    """The items that hold a value, innermost first."""
    body, place_ = value.body, value.item
    while body is not None:
        if place_ is not None:
            yield Spot(body, place_)
        body, place_ = body.outer, body.outer_item
