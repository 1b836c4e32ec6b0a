"""The page that an outline makes, compared with the page that is wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from yaml.nodes import MappingNode, SequenceNode

from drafter.outline.edit.content import WrittenBody, WrittenUnit, WrittenValue
from drafter.outline.edit.editor import Editor
from drafter.pull.align import Pair, in_common, pairs
from drafter.pull.edited import PageLine
from drafter.pull.speeches import new_speeches, old_speeches
from drafter.pull.structure import headings
from drafter.pull.units import Unit, line_of, words_of
from drafter.speech.flow import heading_text, is_own_kind
from drafter.speech.lines import BY_NAME
from drafter.speech.tree import Section, speeches_of
from drafter.template.trace import Segment, Trace

_HEADING = 6
"""The weight in `distance` of a misplaced heading (see `misplaced`), in characters."""

_SAME_HEADING = 3.5
"""The weight of two headings of the same words in `align.pairs`: more than any likeness of a heading and a text."""


class BodyPlace(NamedTuple):
    """A place in a body: the item with the index `at`, or the gap before it."""

    body: WrittenBody
    at: int


class Comparison:
    """An outline's page compared with the page that is wanted.

    made, wanted: the paragraphs' texts on both pages.
    made_lines, wanted_lines: the paragraphs with their kinds and headings.
    made_heads, wanted_heads: the headings of each paragraph, see `structure.headings`.
    pairs: see `align.pairs`. Of two paragraphs with the same text a heading is paired with the one that is a heading too.
    """

    def __init__(self, trace: Trace, wanted_lines: Sequence[PageLine]) -> None:
        self.trace = trace
        self.content = trace.content
        self.values = trace.content.values
        self.editor = Editor(trace.content, as_shown=True)
        self.made_lines = list(map(line_of, trace.shown))
        self.wanted_lines = wanted_lines
        self.made = trace.lines
        self.wanted = [line.text for line in self.wanted_lines]
        self.made_heads, self.wanted_heads = headings(self.made_lines), headings(wanted_lines)
        keys = [(text, *heads) for text, heads in zip(self.made, self.made_heads, strict=True)]
        new_keys = [(text, *heads) for text, heads in zip(self.wanted, self.wanted_heads, strict=True)]
        self.pairs: list[Pair] = list(pairs(self.made, self.wanted, self._same_kind, (keys, new_keys), self._is_fixed))

    @cached_property
    def old_speeches(self) -> list[Unit]:
        """The speeches of the outline's page as units, each with where it is written."""
        speeches = old_speeches(self.trace.document, self.made_lines)
        for unit in (unit for speech in speeches for unit in speech.inside()):
            unit.written = self._written(unit)
        return speeches

    @cached_property
    def sections_at(self) -> list[WrittenUnit | None]:
        """The section of the first level that each paragraph of the outline's page is in, or stands behind."""
        found: list[WrittenUnit | None] = []
        last: WrittenUnit | None = None
        for segments in self.trace.paragraphs:
            unit = next((value.section for value in map(self.value_of, segments) if value and value.section), None)
            while unit is not None and unit.outer is not None:
                unit = unit.outer
            last = unit or last
            found.append(last)
        return found

    @cached_property
    def new_speeches(self) -> list[Unit]:
        """The speeches of the wanted page as units."""
        return new_speeches(self.trace.document, self.wanted_lines)

    def _written(self, unit: Unit) -> WrittenUnit | None:
        if unit.line >= len(self.trace.paragraphs):  # a page without a line still has its speech
            return None
        at = 0
        for segment in self.trace.paragraphs[unit.line]:
            value = self.value_of(segment) if at >= unit.start else None
            if value is not None:
                found = value.unit or value.opens
                return found if found is not None and found.kind == unit.kind else None
            at += len(segment.text)
        return None

    def _same_kind(self, old: int, new: int) -> float:
        """0 for paragraphs of two kinds, else 1, and more for two headings of the same words: another ordinal does not make them strangers."""
        line = self.wanted_lines[new]
        if line.kind == "body":
            heading = _run_in(line)
            return heading != "" and heading == _run_in(self.made_lines[old])
        if self.trace.kinds[old] != (line.kind, line.level):
            return 0
        return _SAME_HEADING if line.kind == "heading" and words_of(line.text) == words_of(self.made[old]) else 1

    def _is_fixed(self, old: int, new: int) -> bool:
        return self.wanted_lines[new].kind not in BY_NAME and self._same_kind(old, new) > 0

    @property
    def done(self) -> bool:
        """Whether the pages are equal."""
        return self.made == self.wanted

    @cached_property
    def text_distance(self) -> int:
        """How many characters of both pages have no counterpart on the other."""
        texts = (("" if old is None else self.made[old], "" if new is None else self.wanted[new]) for old, new in self.pairs)
        return sum(len(old) + len(new) - 2 * in_common(old, new) for old, new in texts)

    @cached_property
    def distance(self) -> int:
        """How different the pages are, in characters: `text_distance`, and `_HEADING` for each misplaced heading and each line of another kind."""
        misplaced = sum(count for _, _, count in self.misplaced()) + sum(1 for _ in turned_pairs(self))
        return self.text_distance + _HEADING * misplaced

    @cached_property
    def hollow(self) -> int:
        """How many sections of the outline's page show nothing of themselves, neither mark nor heading."""
        return sum(_hollow(speech.sections) for speech in speeches_of(self.trace.document))

    def misplaced(self) -> Iterator[tuple[int | None, int | None, int]]:
        """The pairs of paragraphs with misplaced headings, each pair with the number of these headings.

        A heading is misplaced if the other page has it as ordinary text, or as a heading of another kind or level.
        """
        for old, new in self.pairs:
            made = self.made_heads[old] if old is not None else []
            wanted = self.wanted_heads[new] if new is not None else []
            if made or wanted:
                kinds, wanted_kinds = (Counter(head[1:] for head in heads) for heads in (made, wanted))
                if count := ((kinds - wanted_kinds) + (wanted_kinds - kinds)).total():
                    yield old, new, count

    def changed(self) -> Iterator[tuple[list[Segment], str]]:
        """The paragraphs whose text has changed: their segments, and the new text."""
        for old, new in self.pairs:
            if old is not None and new is not None and self.made[old] != self.wanted[new]:
                yield self.trace.paragraphs[old], self.wanted[new]

    def unplaced(self, apart: Collection[int] = ()) -> list[str]:
        """The paragraphs of the wanted page that the outline's page does not have. apart: those that are left out."""
        return [
            self.wanted[new]
            for old, new in self.pairs
            if new is not None and new not in apart and (old is None or self.made[old] != self.wanted[new])
        ]

    def unwanted(self, apart: Collection[int] = ()) -> list[str]:
        """The paragraphs of the outline's page that the wanted page does not have. apart: those that are left out."""
        return [
            self.made[old]
            for old, new in self.pairs
            if old is not None and old not in apart and (new is None or self.made[old] != self.wanted[new])
        ]

    def flattened(self) -> list[str]:
        """The headings of the wanted page that the outline has as text, in paragraphs with the same words."""
        found = []
        for old, new, _ in self.misplaced():
            if old is not None and new is not None and self.made[old] == self.wanted[new]:
                line, heads = self.wanted_lines[new], zip(self.wanted_lines[new].all_heads, self.wanted_heads[new], strict=True)
                found += [line.text[head.start : head.stop] for head, key in heads if key not in self.made_heads[old]][:1]
        return found

    def unturned(self) -> list[str]:
        """The lines of the wanted page that are of another kind in the outline, in paragraphs with the same words."""
        return [self.wanted[new] for old, new in turned_pairs(self) if self.made[old] == self.wanted[new]]

    def value_of(self, segment: Segment) -> WrittenValue | None:
        """The value that a segment shows; None where the template wrote it."""
        return None if segment.value is None else self.values[segment.value]

    def unit_of(self, segment: Segment) -> WrittenUnit | None:
        """The unit whose heading a segment shows; None for any other segment."""
        value = self.value_of(segment)
        return value.unit if value else None

    def unit_behind(self, segments: list[Segment], at: int) -> WrittenUnit | None:
        """The unit whose heading is the first value behind segment `at` of a paragraph."""
        following = next((segment for segment in segments[at + 1 :] if segment.value is not None), None)
        value = self.value_of(following) if following else None
        return value.unit or value.opens if value else None

    def unit_begun(self, segments: list[Segment], at: int) -> WrittenUnit | None:
        """The unit whose mark or heading is segment `at` of a paragraph."""
        return self.unit_behind(segments, at) if segments[at].mark else self.unit_of(segments[at])

    def largest(self, value: WrittenValue, gone: set[int]) -> BodyPlace | None:
        """The outermost of the items around a value that hold only values of `gone`; None where no item does.

        A picture and a table of a file are more than their caption.
        """
        found = None
        for spot in spots_of(value):
            if self.numbers_at(spot) <= gone and not _has_file(spot):
                found = spot
        return found

    def numbers_at(self, spot: BodyPlace) -> set[int]:
        """The numbers of the values in an item."""
        return self._numbers.get(spot, set())

    @cached_property
    def _numbers(self) -> dict[BodyPlace, set[int]]:
        numbers: dict[BodyPlace, set[int]] = {}
        for value in self.values:
            for spot in spots_of(value):
                numbers.setdefault(spot, set()).add(value.number)
        return numbers


def turned_pairs(page: Comparison) -> Iterator[tuple[int, int]]:
    """The pairs of lines that are of another kind now; none where no style of the document tells a kind."""
    if not any(line.kind != "body" for line in page.wanted_lines):
        return
    for old, new in page.pairs:
        if old is not None and new is not None:
            made, wanted = page.made_lines[old], page.wanted_lines[new]
            if made.kind != wanted.kind and not made.heads and not wanted.heads and _is_item(made.kind) and _is_item(wanted.kind):
                yield old, new


def _is_item(kind: str) -> bool:
    """Whether a line of a kind is an item of a body."""
    return kind == "body" or is_own_kind(kind) or (kind in BY_NAME and BY_NAME[kind].key != "" and BY_NAME[kind].words)


def spots_of(value: WrittenValue) -> Iterator[BodyPlace]:
    """The items around a value, innermost first."""
    body, index = value.body, value.item
    while body is not None:
        if index is not None:
            yield BodyPlace(body, index)
        index = body.outer_item
        body = body.outer


def _has_file(spot: BodyPlace) -> bool:
    """Whether an item of a body shows a file."""
    node = spot.body.node.value[spot.at] if isinstance(spot.body.node, SequenceNode) else None
    inner = node.value[0][1] if isinstance(node, MappingNode) and node.value else None
    return isinstance(inner, MappingNode) and any(getattr(key, "value", "") in _FILE for key, _ in inner.value)


_FILE = ("file", "文件")


def _run_in(line: PageLine) -> str:
    """The words of the section heading with which a paragraph begins; "" for none."""
    first = line.heads[0] if line.heads else None
    return words_of(line.text[: first.stop]) if first is not None and first.kind == "section" and not first.start else ""


def _hollow(sections: Iterable[Section]) -> int:
    return sum((not heading_text(section)) + _hollow(section.sections) for section in sections)
