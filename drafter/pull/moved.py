"""Edits for sections and points that were moved, copied or added: they bring the lists of the outline into the wanted order.

A moved unit keeps its text in the outline, with everything inside it. If its words have changed too, later steps change them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import count

from yaml.nodes import MappingNode, SequenceNode

from drafter.outline.edit.content import WrittenBody, WrittenUnit
from drafter.outline.edit.edit import Edit
from drafter.outline.edit.items import ListItem, Rearranger
from drafter.outline.keys import OUTLINE
from drafter.pull.align import pairs
from drafter.pull.comparison import Comparison
from drafter.pull.matched import Matches, matches
from drafter.pull.units import Unit


def rearranged(page: Comparison) -> list[Edit]:
    """The edits that bring the units of lists into the wanted order. Of lists inside one another only the outermost is edited in one round."""
    if len(page.old_speeches) != len(page.new_speeches):
        return []
    edits: list[Edit] = []
    for old, new in zip(page.old_speeches, page.new_speeches, strict=True):
        edits += _Arranging(page, matches(old, new), old).edits(new)
    return edits


def refilled(page: Comparison) -> list[Edit]:
    """The edits that give bodies the wanted texts between their points, where texts were added, removed, split or joined."""
    if len(page.old_speeches) != len(page.new_speeches):
        return []
    edits: list[Edit] = []
    for old, new in zip(page.old_speeches, page.new_speeches, strict=True):
        found = matches(old, new)
        arranging = _Arranging(page, found, old)
        for unit in (*new.points[:2], *new.inside()):
            if unit in found.old_of and unit not in found.copied:
                edits += arranging.refilled(found.old_of[unit], unit)
        edits += arranging.rearranger.removals()
    return edits


def new_values(page: Comparison, unit: Unit) -> dict[str, object]:
    """A unit of the wanted page, which the outline does not have, as plain values with the keys of an outline."""
    return _Arranging(page, Matches({}, set()), Unit("speech")).value(unit, [])


class _Arranging:
    """The arranging of one speech.

    texts: the paragraphs that are a whole item or a whole body. elsewhere: the items that have a counterpart on the wanted page.
    times, new_times: how often the pages have a paragraph.
    """

    def __init__(self, page: Comparison, found: Matches, old: Unit) -> None:
        self.page = page
        self.found = found
        self.old = old
        self.rearranger = Rearranger(page.editor)
        self.texts = {value.text: value for value in page.values if value.role == "text" and value.parts == 1}
        units = [unit.written for unit in found.old_of.values() if unit.written is not None]
        self.elsewhere = {(unit.siblings, unit.index) for unit in units}
        self.times = Counter(page.made)
        self.new_times = Counter(page.wanted)

    def edits(self, speech: Unit) -> list[Edit]:
        level = [speech]
        while level:
            edits = [edit for unit in level for edit in self._lists(unit)]
            if edits:
                return edits + self.rearranger.removals()
            level = [inner for unit in level for inner in (*unit.points, *unit.sections) if inner in self.found.old_of]
        return []

    def _lists(self, new: Unit) -> list[Edit]:
        """The edits of the lists directly inside a unit; none for a unit without a counterpart in the outline."""
        old = self.found.old_of.get(new)
        if old is None or new in self.found.copied:
            return []
        points = [] if new.kind == "speech" else self._points(old, new)
        return points + self._sections(old, new)

    def _changed(self, old: list[Unit], new: list[Unit]) -> bool:
        """Whether units are new, moved or in another order. Removed units do not count."""
        if any(unit.written is None for unit in old):
            return False
        wanted = [None if unit in self.found.copied else self.found.old_of.get(unit) for unit in new]
        kept = {unit for unit in wanted if unit is not None}
        return wanted != [unit for unit in old if unit in kept]

    # -- sections

    def _sections(self, old: Unit, new: Unit) -> list[Edit]:
        if not self._changed(old.sections, new.sections):
            return []
        wanted = [self._entry(unit, new.sections) for unit in new.sections]
        sequence = next((unit.written.siblings for unit in old.sections if unit.written), None)
        if sequence is not None:
            return self.rearranger.in_order(sequence, self._with_rest(sequence, wanted))
        if old.written is not None:
            return self.rearranger.with_sections(old.written, wanted)
        root = self._root()
        return [self._first_sections(root, self.rearranger.values(wanted))] if root else []

    def _first_sections(self, root: MappingNode, values: list[object]) -> Edit:
        """The edit that gives a speech its first sections, in the place of ``无`` or of nothing where the key stands already."""
        found = next((pair for pair in root.value if OUTLINE.by_key.get(str(pair[0].value)) is OUTLINE.by_key["sections"]), None)
        if found is None:
            return self.page.editor.with_key(root, self.page.editor.key("sections"), values)
        return self.page.editor.with_paragraphs(WrittenBody(root, str(found[0].value), found[1]), 0, values)

    def _root(self) -> MappingNode | None:
        """The mapping of the speech."""
        roots = [root for root in self.page.content.documents if isinstance(root, MappingNode)]
        number = self.page.old_speeches.index(self.old)
        at = len(roots) - len(self.page.old_speeches) + number
        return roots[at] if 0 <= at < len(roots) else None

    # -- points

    def _points(self, old: Unit, new: Unit) -> list[Edit]:
        if not self._changed(old.points, new.points):
            return []
        body = self._body(old)
        if body is None:
            return []
        if isinstance(body.node, SequenceNode) and body.node.value:
            return self.rearranger.in_order(body.node, self._with_rest(body.node, list(self._items(body.node, new))))
        first = next(at for at, item in enumerate(new.items) if isinstance(item, Unit))
        values = self.rearranger.values([self._entry(unit, new.points) for unit in new.points])
        parts = len(self.page.content.in_scalar.get(body.node, ())) if body.node is not None else 0
        return [self.page.editor.with_paragraphs(body, min(first, parts), values)]

    def refilled(self, old: Unit, new: Unit) -> list[Edit]:
        """The edits that give a body with points the wanted texts between its points."""
        texts, wanted = ([item for item in unit.items if isinstance(item, str)] for unit in (old, new))
        body = self._body(old) if texts != wanted and new.points and not self._changed(old.points, new.points) else None
        if body is None or not isinstance(body.node, SequenceNode) or not body.node.value:
            return []
        shown = [self.page.content.in_scalar.get(item, []) for item in body.node.value]
        if any(len(values) > 1 for values in shown):
            return []
        places = {values[0].text: at for at, values in enumerate(shown) if values and values[0].role == "text"}
        became = {now: before for before, now in pairs(texts, wanted, lambda *_: False) if before is not None and now is not None}
        entries: list[ListItem | object] = []
        edits: list[Edit] = []
        numbers = count()
        for item in new.items:
            if isinstance(item, Unit):
                entries.append(self._entry(item, new.points))
                continue
            before = became.get(next(numbers))
            at = None if before is None else places.pop(texts[before], None)
            if at is not None:
                entries.append(ListItem(body.node, at))
                if shown[at][0].text != item:
                    edits.append(self.page.editor.value(shown[at][0].node, [item]))
            elif before is None:
                entries.append(item)
        for at in places.values():
            self.rearranger.take_text(shown[at][0])
        gone = set(places.values())
        entries = [entry for entry in self._with_rest(body.node, entries) if not (isinstance(entry, ListItem) and entry.at in gone)]
        return edits + self.rearranger.in_order(body.node, entries)

    def _body(self, old: Unit) -> WrittenBody | None:
        if old.written is not None:
            return self.page.editor.body_of(old.written)
        root = self._root()
        return None if root is None else self.page.content.bodies.get((root, old.kind))

    def _items(self, sequence: SequenceNode, new: Unit) -> Iterator[ListItem | object]:
        """The items of a body in the wanted order. Of texts, only those that the body has unchanged."""
        texts: dict[str, list[int]] = {}
        for index, item in enumerate(sequence.value):
            values = self.page.content.in_scalar.get(item, ())
            if len(values) == 1 and values[0].role == "text":
                texts.setdefault(values[0].text, []).append(index)
        for item in new.items:
            if isinstance(item, Unit):
                yield self._entry(item, new.points)
            elif texts.get(item):
                yield ListItem(sequence, texts[item].pop(0))

    # -- entries

    def _with_rest(self, sequence: SequenceNode, wanted: list[ListItem | object]) -> list[ListItem | object]:
        """The wanted entries, with the other items of the list, each behind the item that it stands behind now."""
        asked = {place.at for place in wanted if isinstance(place, ListItem) and place.sequence is sequence}
        for index in range(len(sequence.value)):
            if index not in asked and (sequence, index) not in self.elsewhere:
                before = ListItem(sequence, index - 1)
                wanted.insert(wanted.index(before) + 1 if before in wanted else 0, ListItem(sequence, index))
        return wanted

    def _entry(self, new: Unit, siblings: list[Unit]) -> ListItem | object:
        """A unit as an item of a list: the item in the outline, or a new one."""
        old = self.found.old_of.get(new)
        if old is not None and old.written is not None:
            return ListItem(old.written.siblings, old.written.index, new in self.found.copied)
        return self.value(new, siblings)

    def value(self, new: Unit, siblings: list[Unit]) -> dict[str, object]:
        """A new unit as plain values."""
        key = self.page.editor.key
        value: dict[str, object] = {key("heading"): new.words} if new.words else {}
        items: list[object] = [self._text(item) if isinstance(item, str) else self._inner(item, new.points) for item in new.items]
        if said := self._said(new, siblings):
            value[key("paragraph")] = said
        if items:
            value[key("body")] = items[0] if new.kind == "point" and len(items) == 1 and isinstance(items[0], str) else items
        if new.sections:
            value[key("sections")] = [self._inner(section, new.sections) for section in new.sections]
        return value or {key("heading"): ""}

    def _text(self, text: str) -> str:
        """A paragraph of a new unit. If the outline has it elsewhere, it is moved from there."""
        if self.times[text] == self.new_times[text] == 1 and text in self.texts:
            self.rearranger.take_text(self.texts[text])
        return text

    def _inner(self, unit: Unit, siblings: list[Unit]) -> object:
        (value,) = self.rearranger.values([self._entry(unit, siblings)])
        return value

    def _said(self, new: Unit, siblings: list[Unit]) -> str | None:
        """The value of ``paragraph`` that a neighbour has, if the new unit stands in the same way; else None."""
        for unit in siblings:
            old = self.found.old_of.get(unit)
            written: WrittenUnit | None = old.written if old else None
            if written is not None and "paragraph" in written.keys and (unit.own, unit.run_in) == (new.own, new.run_in):
                return str(written.keys["paragraph"][1].value)
        return None
