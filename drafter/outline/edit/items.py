"""Rearranges lists of an outline: items move with their own text, within a list or to another one, and new items are inserted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.nodes.scalars import is_nothing
from drafter.outline.edit.content import WrittenUnit, WrittenValue
from drafter.outline.edit.edit import Edit
from drafter.outline.edit.editor import Editor, WrittenItem


class ListItem(NamedTuple):
    """An item of a list that is moved. copied: whether it also stays at its old place."""

    sequence: SequenceNode
    at: int
    copied: bool = False


class Rearranger:
    """Makes the edits that rearrange lists, and records which items they take from other places."""

    def __init__(self, editor: Editor) -> None:
        self.editor = editor
        self._taken: dict[ListItem, None] = {}
        self._texts: list[WrittenValue] = []

    def in_order(self, sequence: SequenceNode, wanted: Sequence[ListItem | object]) -> list[Edit]:
        """The edits that give a list the wanted items. Items that can stay at their place are not touched."""
        fixed = _longest([entry.at for entry in wanted if isinstance(entry, ListItem) and _stays(entry, sequence)])
        runs: dict[int, list[object]] = {}
        after = 0
        for entry in wanted:
            if isinstance(entry, ListItem) and _stays(entry, sequence) and entry.at in fixed:
                after = entry.at + 1
            else:
                runs.setdefault(after, []).append(self._moved(entry, sequence))
        return [self.editor.with_items(sequence, place, items) for place, items in runs.items()]

    def removals(self) -> list[Edit]:
        """The edits that remove the moved items from their old places."""
        items = [self.editor.moved_away(place.sequence, place.at) for place in self._taken]
        return items + [self.editor.value(value.node, []) for value in self._texts]

    def take_text(self, value: WrittenValue) -> None:
        """Record that a text has moved to another place."""
        if isinstance(value.parent, SequenceNode):
            self._taken[ListItem(value.parent, value.index)] = None
        else:
            self._texts.append(value)

    def values(self, wanted: Sequence[ListItem | object]) -> list[object]:
        """Items as plain values, taken from where they stood."""
        return [self._plain_place(entry) if isinstance(entry, ListItem) else entry for entry in wanted]

    def with_sections(self, unit: WrittenUnit, wanted: Sequence[ListItem | object]) -> list[Edit]:
        """The edits that give a section its first sub-sections."""
        in_brackets = self.editor.in_brackets(unit.node)
        values = self.values(wanted) if in_brackets else [self._in_block(entry) for entry in wanted]
        edits = [self.editor.with_key(unit.node, self.editor.key("sections"), values)]
        return [self.editor.in_full(unit), *edits] if unit.short else edits

    def _in_block(self, entry: ListItem | object) -> object:
        """An entry for a list in block style: an item as it is written, with its comments, if it stood in such a list."""
        if not isinstance(entry, ListItem):
            return entry
        return self._plain_place(entry) if self.editor.in_brackets(entry.sequence) else self._moved(entry, entry.sequence)

    def _plain_place(self, place: ListItem) -> object:
        if not place.copied:
            self._taken[place] = None
        return plain(place.sequence.value[place.at])

    def _moved(self, entry: ListItem | object, into: SequenceNode) -> object:
        if not isinstance(entry, ListItem):
            return entry
        if self.editor.in_brackets(entry.sequence) != self.editor.in_brackets(into):
            return self._plain_place(entry)
        if not entry.copied:
            self._taken[entry] = None
        return self.editor.written(entry.sequence, entry.at)


def _stays(entry: ListItem, sequence: SequenceNode) -> bool:
    return entry.sequence is sequence and not entry.copied


def _longest(numbers: Sequence[int]) -> set[int]:
    """The longest rising subsequence of some numbers."""
    ends: list[int] = []
    places: list[int] = []
    lengths = []
    for at, number in enumerate(numbers):
        length = bisect_left(ends, number)
        ends[length : length + 1] = [number]
        lengths.append(length)
        places.append(at)
    chosen: set[int] = set()
    wanted, below = len(ends) - 1, None
    for at in reversed(places):
        if lengths[at] == wanted and (below is None or numbers[at] < below):
            chosen.add(numbers[at])
            wanted, below = wanted - 1, numbers[at]
    return chosen


def plain(node: Node) -> object:
    """A node as plain values."""
    if isinstance(node, MappingNode):
        return {str(key.value): plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.value]
    assert isinstance(node, ScalarNode)
    return "" if is_nothing(node) else str(node.value)


__all__ = ["ListItem", "Rearranger", "WrittenItem", "plain"]
