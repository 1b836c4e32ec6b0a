"""Edits for the items of an agenda that were moved, deleted or written anew, and for the minutes of breaks.

A host's words name what comes next and who speaks, and so tell the item that they are about. Between them the template writes 首先, 下面 and
最后 by the order of the items. A line of the document that begins with such words and names no item is a new one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.files.tables import any_of, read_table
from drafter.outline.agenda import BETWEEN_BREAKS, BREAKS
from drafter.outline.edit.edit import Edit
from drafter.outline.edit.items import ListItem, Rearranger
from drafter.outline.keys import ALIASES
from drafter.pull.align import in_common
from drafter.pull.comparison import Comparison
from drafter.pull.edited import PageLine
from drafter.speech.numbering import HAN

_KEYS = ("agenda", ALIASES["agenda"])
_NAMING = ("item", "who", "事项", "人员")
"""The keys of an item that the line about it shows."""


def items_in_order(page: Comparison) -> list[Edit]:
    """Edits of agendas. Items that the page lost are deleted; only if there are none, the items are put into the order of the page."""
    edits: list[Edit] = []
    for agenda in agendas(page):
        places = [places_of(page, item) for item in agenda.value]
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


def new_items(page: Comparison) -> list[Edit]:
    """The edits that write the items which the document has and the outline has not, and the minutes that a break has now.

    Lines without a place between two items are what the host says behind the new one.
    """
    edits: list[Edit] = []
    old = set(page.made)
    for agenda in agendas(page):
        named = [places_of(page, item) for item in agenda.value]
        if not agenda.value or any(len(places) > 1 for places in named):
            continue
        places = [found[0] if found else None for found in named]
        edits += _minutes_of_breaks(page, agenda, places)
        taken = {at for at in places if at is not None}
        last = max(taken, default=0)
        new: dict[int, list[object]] = {}
        open_item: dict[str, object] | None = None
        for at, line in enumerate(page.wanted):
            if at in taken:
                open_item = None
            elif (item := item_in(page, line)) is not None and line not in old:
                open_item = item
                before = sum(place is not None and place < at for place in places)
                new.setdefault(before, []).append(item)
            elif open_item is not None and at < last and line not in old:
                remark = open_item.setdefault(key_of(page, "remark"), [])
                assert isinstance(remark, list)
                remark.append(line)
        for place, items in new.items():
            lost = [node for at, node in enumerate(agenda.value) if places[at] is None and _placed(places[:at]) == place]
            renamed, others = _renamed(page, lost, items)
            edits += renamed
            edits += [page.editor.with_items(agenda, place, others)] if others else []
    return edits


def _placed(places: Sequence[int | None]) -> int:
    return sum(place is not None for place in places)


def _renamed(page: Comparison, lost: Sequence[Node], items: Sequence[object]) -> tuple[list[Edit], list[object]]:
    """The edits for items of which somebody changed the name of who speaks, or of what is done, and the items that are new.

    What such an item has beside, as its minutes, no line of the page may show; it is kept.
    """
    edits: list[Edit] = []
    new = list(items)
    for node in lost:
        old = _plain_values(node)
        found = next((item for item in new if isinstance(item, dict) and _is_renamed(old, item)), None)
        if found is not None:
            new.remove(found)
            written = {key: text if isinstance(text, list) else [text] for key, text in found.items()}  # a remark has paragraphs
            edits += [page.editor.value(old[key], lines) for key, lines in written.items() if [old[key].value] != lines]
    return edits, new


def _is_renamed(old: Mapping[str, ScalarNode], item: Mapping[str, object]) -> bool:
    """Whether an item was written over an old one: it has one of the two names, or nearly both."""
    if not item.keys() <= old.keys():
        return False
    same = [in_common(old[key].value, str(text), 1) for key, text in item.items()]
    size = sum(max(len(old[key].value), len(str(text))) for key, text in item.items())
    return any(old[key].value == text for key, text in item.items()) or sum(same) * 2 >= size


def _plain_values(item: Node) -> dict[str, ScalarNode]:
    """The values of an item that are one text each, by their keys as they are written."""
    pairs = item.value if isinstance(item, MappingNode) else []
    return {key.value: value for key, value in pairs if isinstance(key, ScalarNode) and isinstance(value, ScalarNode)}


def item_in(page: Comparison, line: str) -> dict[str, object] | None:
    """A line of a host as an item of an agenda; None where it hands over to nobody, and no break begins."""
    if found := _break_line().fullmatch(line):
        return {key_of(page, "item"): found["item"]} | ({key_of(page, "minutes"): found["minutes"]} if found["minutes"] else {})
    if not (found := _handing_over().match(line)):
        return None
    said, _, introduction = line[found.end() :].partition("。")
    if not said or not (found["number"] or said.startswith(_ASKS)):
        return None
    item: dict[str, object] = {}
    verb = _doing().search(said, len(_ASKS) + 1) if said.startswith(_ASKS) else None
    if verb is None:
        item[key_of(page, "item")] = said
    else:
        item |= {key_of(page, "item"): said[verb.start() :], key_of(page, "who"): said[len(_ASKS) : verb.start()]}
    return item | ({key_of(page, "introduction"): introduction} if introduction else {})


def without_handing_over(line: str) -> str:
    """A line of a host without the words by which the template counts the items: ``首先，``, ``下面，进行第三项，``."""
    found = _handing_over().match(line)
    return line[found.end() :] if found else line


def hands_over(page: Comparison, line: str) -> bool:
    """Whether a line of a host hands over to an item that the agenda has. Typed with another number it is told, and no paragraph beside the item."""
    item = item_in(page, line)
    if item is None:
        return False
    named = {key: text for key, text in item.items() if key in _NAMING}
    items = (_plain_values(node) for agenda in agendas(page) for node in agenda.value)
    return any({key: value.value for key, value in values.items() if key in _NAMING} == named for values in items)


def _minutes_of_breaks(page: Comparison, agenda: SequenceNode, places: list[int | None]) -> Iterator[Edit]:
    for item, at in zip(agenda.value, places, strict=True):
        found = _break_line().fullmatch(page.wanted[at]) if at is not None else None
        if found and found["minutes"] and isinstance(item, MappingNode):
            for key, value in item.value:
                if key.value in ("minutes", "分钟") and isinstance(value, ScalarNode) and value.value != found["minutes"]:
                    yield page.editor.value(value, [found["minutes"]])


def with_clocks(lines: Sequence[PageLine], made: Sequence[PageLine]) -> list[PageLine]:
    """The lines of a page, in which breaks end when the lines of another one say so. The template counts the minutes, as it counts ordinals.

    made: the lines of the other page, or its breaks alone. Where it has more or fewer breaks, the lines stay as they are.
    """
    counted = [found["clock"] for line in made if (found := _break_line().fullmatch(line.text))]
    breaks = {at: found for at, line in enumerate(lines) if (found := _break_line().fullmatch(line.text))}
    result = list(lines)
    if len(breaks) == len(counted):
        for (at, found), clock in zip(breaks.items(), counted, strict=True):
            if found["clock"] != clock:
                result[at] = _with_clock(lines[at], found, clock or "")
    return result


def _with_clock(line: PageLine, found: re.Match[str], clock: str) -> PageLine:
    start, stop = found.span("clock") if found["clock"] else (len(line.text.removesuffix("。")),) * 2
    more = len(clock) - (stop - start)
    heads = tuple(head._replace(stop=head.stop + more) if head.stop >= stop else head for head in line.heads)
    return line._replace(text=line.text[:start] + clock + line.text[stop:], heads=heads)


def breaks_of(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines about breaks, such as ``现在休息15分钟，8点55分继续。``."""
    return [line for line in lines if _break_line().fullmatch(line.text)]


def without_clock(line: str) -> str:
    """A line about a break without its end; any other line as it is."""
    found = _break_line().fullmatch(line)
    return line[: found.start("clock")] + line[found.end("clock") :] if found and found["clock"] else line


_ASKS = "请"


@cache
def _handing_over() -> re.Pattern[str]:
    words = any_of(read_table("pull", "hosts")["next"])
    return re.compile(rf"(?:{words})?[，,]?(?P<number>(?:会议)?(?:进行|进入)(?:会议)?第[{HAN}百0-9]{{1,5}}项(?:议程)?[，,：:])?")


@cache
def _doing() -> re.Pattern[str]:
    return re.compile(any_of(read_table("pull", "hosts")["doing"]))


@cache
def _break_line() -> re.Pattern[str]:
    one = f"(?:{any_of(BREAKS)})"
    return re.compile(
        rf"现在(?P<item>{one}(?:{BETWEEN_BREAKS}{one})*)(?:(?P<minutes>\d+(?:\.\d+)?)分钟)?(?P<clock>，.{{1,12}}继续)?。?"
    )


def key_of(page: Comparison, name: str, *, chinese: bool = False) -> str:
    """A key of an item in the language of the file, or in Chinese."""
    return _CHINESE[name] if chinese or page.content.chinese else name


_CHINESE = {"item": "事项", "who": "人员", "minutes": "分钟", "introduction": "引语", "remark": "小结"}


def agendas(page: Comparison) -> Iterator[SequenceNode]:
    """The agendas of an outline."""
    for root in page.content.documents:
        for key, value in root.value if isinstance(root, MappingNode) else ():
            if isinstance(key, ScalarNode) and key.value in _KEYS and isinstance(value, SequenceNode):
                yield value


def places_of(page: Comparison, item: Node) -> list[int]:
    """The lines of the page that name what is done in an item, and all who do it; those that nobody edited, where there are such."""
    texts = [value.text for node in _named(item) for value in page.content.in_scalar.get(node, ())]
    found = [at for at, line in enumerate(page.wanted) if texts and all(text in line for text in texts)]
    return [at for at in found if page.wanted[at] in page.made] if len(found) > 1 else found


def _named(item: Node) -> Iterator[ScalarNode]:
    for key, value in item.value if isinstance(item, MappingNode) else ():
        if getattr(key, "value", "") in _NAMING:
            yield from (
                node for node in (value.value if isinstance(value, SequenceNode) else [value]) if isinstance(node, ScalarNode)
            )
