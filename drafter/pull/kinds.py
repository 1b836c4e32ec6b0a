"""Lines that were turned from one kind into another: a paragraph that is a quotation now, a quotation without its source.

The style of a paragraph says its kind. A document in which no style tells anything any more, because a program lost them, turns nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yaml.nodes import MappingNode, Node, SequenceNode

from drafter.files.tables import read_table
from drafter.nodes.writing import inline, scalar
from drafter.outline.edit.content import WrittenBody, WrittenValue
from drafter.outline.edit.edit import Edit
from drafter.outline.lines import OWN_KEYS, is_own_line, line_kind
from drafter.pull.attachments import LONGEST_SIGNATURE
from drafter.pull.comparison import BodyPlace, Comparison, turned_pairs
from drafter.pull.edited import PageLine
from drafter.speech.dates import shown_date
from drafter.speech.flow import is_own_kind
from drafter.speech.lines import BY_NAME
from drafter.speech.numbering import HAN, recognise

_TURN = BY_NAME["turn"]
_VERSE = BY_NAME["verse"]
_QUOTED = ("quote", "verse", "source", "body")
"""The kinds of lines that may stand between the lines of an item, which then are several items."""


def with_turns(lines: Sequence[PageLine], made: Sequence[PageLine]) -> list[PageLine]:
    """The lines of a page; a salutation below the text of its speech is a turn to the hearers, unless the outline's page has one there too."""
    if any(_late(made)):
        return list(lines)
    return [line._replace(kind=_TURN.name) if late else line for line, late in zip(lines, _late(lines), strict=True)]


def with_signature(lines: Sequence[PageLine], made: Sequence[PageLine]) -> list[PageLine]:
    """The lines of a page; a date that somebody typed below the speech, in whatever style, is that of the signature, and a short line above it signs."""
    found = list(lines)
    known = {line.text for line in made}
    if (
        len(lines) < _LEAST
        or lines[-1].kind not in ("body", "signature")
        or lines[-1].text in known
        or any(line.kind == "signed" for line in made)
        or not _DAY.fullmatch(shown_date(lines[-1].text.strip("（()） ")))
    ):
        return found
    found[-1] = PageLine(lines[-1].text, "signed")
    above = lines[-2]
    if (
        above.kind == "body"
        and above.text not in known
        and len(above.text) <= LONGEST_SIGNATURE
        and not _MARKS.search(above.text)
        and recognise(above.text) is None
        and not above.text.startswith(tuple(read_table("pull", "edits")["no_signature"]))
        and all(line.kind != "signature" for line in made)
    ):
        found[-2] = PageLine(above.text, "signature")
    return found


_LEAST = 2
_DAY = re.compile(rf"\d{{4}}年\d{{1,2}}月\d{{1,2}}日|[〇零{HAN}]{{4}}年[{HAN}]{{1,3}}月[{HAN}]{{1,3}}日")
_MARKS = re.compile("[，。；：！？,;:!?…]")


def _late(lines: Sequence[PageLine]) -> Iterator[bool]:
    """For each line, whether it is a salutation below the text of its speech."""
    below = False
    for line in lines:
        below = line.kind in ("body", "heading") or (below and line.kind != "title")
        yield below and line.kind == "salutation"


def turned(page: Comparison) -> list[Edit]:
    """The edits for items whose lines are of other kinds now, or whose source or quotation is gone."""
    places = {line: new for line, new in page.pairs if line is not None}
    shown = {segment.value: at for at, paragraph in enumerate(page.trace.paragraphs) for segment in paragraph}
    other = {old for old, _ in turned_pairs(page)}
    edits = []
    for spot in dict.fromkeys(filter(None, map(_spot, page.values))):
        values = _values(page, spot)
        numbers = [shown.get(value.number) for value in values]
        if any(number is None or _is_shared(page, number) for number in numbers):
            continue
        lines = [(value, places.get(number)) for value, number in zip(values, numbers, strict=True) if number is not None]
        gone = [new for _, new in lines if new is None]
        kept = [new for _, new in lines if new is not None]
        added = _added(page, kept, other.isdisjoint(numbers)) if kept and _is_line(spot) else []
        if not other.isdisjoint(numbers) or (gone and kept and _is_line(spot)) or added:
            found = [page.wanted_lines[new] for new in sorted({*kept, *added})]
            edits += _rewritten(page, spot, found) if all(map(_can_be, found)) else []
    return edits


def _added(page: Comparison, kept: Sequence[int], is_as_before: bool) -> list[int]:
    """The lines of the wanted page that somebody typed between those of an item: another line of a verse above its source."""
    if not is_as_before:
        return []
    old = {new for line, new in page.pairs if line is not None}
    between = [new for new in range(min(kept), max(kept)) if new not in kept]
    can_be = all(page.wanted_lines[new].kind in _QUOTED and not page.wanted_lines[new].heads for new in between)
    return between if can_be and old.isdisjoint(between) else []


def _can_be(line: PageLine) -> bool:
    """Whether a line of its kind shows these words: a cue has brackets, a turn to the hearers a colon."""
    kind = BY_NAME.get(line.kind)
    return kind is None or kind.shown(kind.typed(line.text)) == kind.put_right(line.text)


def _spot(value: WrittenValue) -> BodyPlace | None:
    """The item of a body that is a text, or lines of a kind of their own; a body that is one text is its first item."""
    if value.role != "text" or value.body is None or value.opens is not None:
        return None
    if value.item is None:
        return BodyPlace(value.body, 0) if value.node is value.body.node else None
    item = _node(value.body, value.item)
    return BodyPlace(value.body, value.item) if item is value.node or _is_line(BodyPlace(value.body, value.item)) else None


def _values(page: Comparison, spot: BodyPlace) -> Sequence[WrittenValue]:
    """The values in an item, in the order of the outline."""
    if isinstance(spot.body.node, SequenceNode):
        return [page.values[number] for number in sorted(page.numbers_at(spot))]
    return page.content.in_scalar.get(spot.body.node, ()) if spot.body.node is not None else ()


def _node(body: WrittenBody, at: int) -> Node | None:
    return body.node.value[at] if isinstance(body.node, SequenceNode) else body.node


def _is_line(spot: BodyPlace) -> bool:
    """Whether an item is lines of a kind of their own."""
    item = _node(spot.body, spot.at)
    return isinstance(item, MappingNode) and (line_kind(item) is not None or is_own_line(item))


def _is_shared(page: Comparison, paragraph: int) -> bool:
    """Whether a paragraph shows more than one value."""
    return sum(segment.value is not None for segment in page.trace.paragraphs[paragraph]) != 1


def _rewritten(page: Comparison, spot: BodyPlace, lines: Sequence[PageLine]) -> list[Edit]:
    """The edits that write an item anew, as these lines."""
    node = _node(spot.body, spot.at)
    items = list(_items(page, lines))
    if not items or node is None:
        return []
    if not isinstance(spot.body.node, SequenceNode):
        return [page.editor.rewritten(spot.body, items)]
    first, *more = items
    flow = page.editor.in_brackets(node)
    words = _written(first, flow=flow, indent=node.start_mark.column)
    edits = [Edit(node.start_mark.index, page.editor.end_of(node), words)]
    return edits + ([page.editor.with_items(spot.body.node, spot.at + 1, more)] if more else [])


_Item = str | dict[str, str | list[str]]
"""A text, or lines of a kind under its key; of verse also several."""


def _written(item: _Item, *, flow: bool, indent: int) -> str:
    """An item as it is written in a list, without the dash before it."""
    if isinstance(item, str):
        return scalar(item, flow=flow)
    pairs = [f"{key}: {inline(text, flow=flow)}" for key, text in item.items()]
    return f"{{{', '.join(pairs)}}}" if flow else f"\n{' ' * indent}".join(pairs)


def _items(page: Comparison, lines: Sequence[PageLine]) -> Iterator[_Item]:
    """Lines as items of a body; a source stands in the item of what it is the source of, lines of verse in one."""
    item: _Item | None = None
    above = None
    for line in lines:
        kind = BY_NAME.get(line.kind)
        if kind is not None and kind is above is _VERSE and isinstance(item, dict):
            key, text = next(iter(item.items()))
            item[key] = [*([text] if isinstance(text, str) else text), kind.typed(line.text)]
            continue
        if kind is not None and above is not None and above.beside == kind.name and isinstance(item, dict):
            item[kind.alias if page.content.chinese else kind.key] = kind.typed(line.text)
            above = None
            continue
        if item is not None:
            yield item
        above = kind
        item = as_item(page, line)
    if item is not None:
        yield item


def as_item(page: Comparison, line: PageLine) -> str | dict[str, str | list[str]]:
    """A line as an item of a body: under the key of its kind, else a text."""
    kind = BY_NAME.get(line.kind)
    if kind is not None and kind.key:
        return {kind.alias if page.content.chinese else kind.key: kind.typed(line.text)}
    if is_own_kind(line.kind):
        style, text = OWN_KEYS.values() if page.content.chinese else OWN_KEYS
        return {style: line.kind, text: line.text}
    return line.text
