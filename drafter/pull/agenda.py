"""Edits for the items of an agenda that were moved or deleted.

A host's words name what comes next and who speaks, and so tell the item that they are about. Between them the template writes 首先, 下面 and
最后 by the order of the items.
"""

from __future__ import annotations

from collections.abc import Iterator

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.outline.edit.edit import Edit
from drafter.outline.edit.items import ListItem, Rearranger
from drafter.outline.keys import ALIASES
from drafter.pull.comparison import Comparison

_KEYS = ("agenda", ALIASES["agenda"])
_NAMING = ("item", "who", "事项", "人员")
"""The keys of an item that the line about it shows."""


def items_in_order(page: Comparison) -> list[Edit]:
    """Edits of agendas. Items that the page lost are deleted; only if there are none, the items are put into the order of the page."""
    edits: list[Edit] = []
    for agenda in _agendas(page):
        places = [_places(page, item) for item in agenda.value]
        if any(len(found) > 1 for found in places):
            continue
        gone = [at for at, found in enumerate(places) if not found]
        if gone and len(gone) < len(places):
            edits += (page.editor.without_item(agenda, at) for at in gone)
        elif not gone:
            order = sorted(range(len(places)), key=lambda at: places[at])
            rearranger = Rearranger(page.editor)
            edits += rearranger.in_order(agenda, [ListItem(agenda, at) for at in order])
            edits += rearranger.removals()
    return edits


def _agendas(page: Comparison) -> Iterator[SequenceNode]:
    for root in page.content.documents:
        for key, value in root.value if isinstance(root, MappingNode) else ():
            if isinstance(key, ScalarNode) and key.value in _KEYS and isinstance(value, SequenceNode):
                yield value


def _places(page: Comparison, item: Node) -> list[int]:
    """The lines of the page that name what is done in an item, and all who do it."""
    texts = [value.text for node in _named(item) for value in page.content.in_scalar.get(node, ())]
    return [at for at, line in enumerate(page.wanted) if texts and all(text in line for text in texts)]


def _named(item: Node) -> Iterator[ScalarNode]:
    for key, value in item.value if isinstance(item, MappingNode) else ():
        if getattr(key, "value", "") in _NAMING:
            yield from (
                node for node in (value.value if isinstance(value, SequenceNode) else [value]) if isinstance(node, ScalarNode)
            )
