"""Edits for what a host says around the items of an agenda: the words behind an item's sentence, and those before the next item."""

from __future__ import annotations

from collections.abc import Iterator

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.outline.edit.content import WrittenBody
from drafter.outline.edit.edit import Edit
from drafter.pull.agenda import agendas, item_in, key_of, places_of
from drafter.pull.comparison import Comparison
from drafter.template.trace import Segment, text_of


def words_of_host(page: Comparison) -> list[Edit]:
    """The edits of introductions and remarks that are new or gone, where each item has one line that names it. Other words are `reworded`."""
    edits: list[Edit] = []
    for agenda in agendas(page):
        places = [places_of(page, item) for item in agenda.value]
        if all(len(found) == 1 for found in places):
            lines = [found[0] for found in places]
            for item, line, following in zip(agenda.value, lines, [*lines[1:], None], strict=True):
                if isinstance(item, MappingNode):
                    edits += _introduction(page, item, line)
                    edits += _remark(page, item, range(line + 1, line if following is None else following))
    return edits


def _introduction(page: Comparison, item: MappingNode, line: int) -> list[Edit]:
    """The edit for the words behind the sentence of an item, in its paragraph."""
    old = next((old for old, new in page.pairs if new == line), None)
    if old is None:
        return []
    at, shown = _said(page, item, "introduction")
    segments = page.trace.paragraphs[old]
    sentence = text_of(_before(segments, shown))
    rest = page.wanted[line].removeprefix(sentence)
    if not page.wanted[line].startswith(sentence) or page.wanted[line] == page.made[old]:
        return []
    if at is not None and not rest:
        return [page.editor.without_pair(item, at)]
    return [page.editor.with_text(item, key_of(page, "introduction"), [rest])] if at is None else []


def _before(segments: list[Segment], shown: set[int]) -> list[Segment]:
    """The segments of a paragraph before the first that shows one of some values."""
    stop = next((at for at, segment in enumerate(segments) if segment.value in shown), len(segments))
    return segments[:stop]


def _remark(page: Comparison, item: MappingNode, between: range) -> list[Edit]:
    """The edits for the paragraphs between the line of an item and that of the next one. between: their numbers on the wanted page."""
    at, shown = _said(page, item, "remark")
    own = [number for number, paragraph in enumerate(page.trace.paragraphs) if any(s.value in shown for s in paragraph)]
    olds = {new: old for old, new in page.pairs if new is not None}
    if any(olds.get(new) is not None and olds[new] not in own for new in between):
        return []
    if edits := list(_gone(page, item, at, own)):
        return edits
    added = [new for new in between if olds.get(new) is None]
    if not added or any(item_in(page, page.wanted[new]) for new in added):  # an item of its own
        return []
    texts = [page.wanted[new] for new in added]
    if at is None:
        return [page.editor.with_text(item, key_of(page, "remark"), texts)]
    value = item.value[at][1]
    place = sum(new < added[0] for new in between)
    if isinstance(value, SequenceNode):
        return [page.editor.with_items(value, place, texts)]
    body = WrittenBody(item, str(item.value[at][0].value), value)
    return [page.editor.with_paragraphs(body, place, texts)] if isinstance(value, ScalarNode) else []


def _gone(page: Comparison, item: MappingNode, at: int | None, own: list[int]) -> Iterator[Edit]:
    """The edits that take a remark away, or some of its paragraphs."""
    lost = [old for old, new in page.pairs if new is None and old in own]
    if at is None or not lost:
        return
    value = item.value[at][1]
    if len(lost) == len(own):
        yield page.editor.without_pair(item, at)
    elif isinstance(value, SequenceNode) and len(value.value) == len(own):
        yield from (page.editor.without_item(value, own.index(old)) for old in lost)


def _said(page: Comparison, item: MappingNode, name: str) -> tuple[int | None, set[int]]:
    """Where an item has a key, and the numbers of the values in it."""
    names = (name, key_of(page, name, chinese=True))
    for at, (key, value) in enumerate(item.value):
        if getattr(key, "value", "") in names:
            return at, {one.number for node in _scalars(value) for one in page.content.in_scalar.get(node, ())}
    return None, set()


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, SequenceNode):
        yield from (child for child in node.value if isinstance(child, ScalarNode))
