"""``cards``: a card for each speaker of the agenda, a Word document with a page of half a sheet for each item of the speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from drafter.errors import Fault, UsageError
from drafter.layout.model import Layout, Length
from drafter.outline.schedule import Programme, Slot
from drafter.speech.tree import Document
from drafter.write import Properties
from drafter.write.agenda import FLUSH, day_of, line, packed, programmes_of
from drafter.write.docx import with_page_of_base
from drafter.write.docx.lines import line_count, text_width
from drafter.write.docx.xml import twips

_WIDTH, _HEIGHT, _MARGIN = 595.3, 419.55, 56.7
"""A5 on its side, and its margins of 2 cm; points."""
_RIM = 28.35
"""How far the empty header and footer are from the edges: those of a sheet would reach into the text."""


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The cards, in the order of first appearance. Raises UsageError where no outline has an agenda, or no agenda names anybody."""
    programmes = programmes_of(properties)
    cards = [card for programme in programmes for card in _cards(programme)]
    if not cards:
        raise UsageError(Fault("write.no-speakers"))
    small = _small(with_page_of_base(layout))
    body = "".join(_card(*card, small, new_page=number > 0) for number, card in enumerate(cards))
    title = f"{programmes[0].title}发言卡"
    return packed(body, document, small, properties._replace(title=title))


def _small(layout: Layout) -> Layout:
    """The layout on half a sheet, without page numbers and what stands around the text of a speech."""
    page = layout.page._replace(
        width=_WIDTH,
        height=_HEIGHT,
        top=_MARGIN,
        bottom=_MARGIN,
        left=_MARGIN,
        right=_MARGIN,
        header=_RIM,
        footer=_RIM,
        line_numbers=0,
    )
    number = layout.page_number._replace(place="none")
    return layout._replace(base=None, page=page, page_number=number, header=None, footer=None, mark=None)


def _cards(programme: Programme) -> Iterator[tuple[Programme, str, list[int]]]:
    """Each speaker of a programme with the places of the items that name the speaker."""
    found: dict[str, list[int]] = {}
    for at, slot in enumerate(programme.slots):
        for name in dict.fromkeys(slot.who):
            found.setdefault(name, []).append(at)
    for name, places in found.items():
        yield programme, name, places


def _card(programme: Programme, name: str, places: Sequence[int], layout: Layout, *, new_page: bool) -> str:
    """The half sheets of a speaker: one for each item. Two items do not fit on one, and the second sheet would have no name."""
    lines: list[str] = []
    slots = programme.slots
    for at in places:
        lines += [
            line(name, "Title", "<w:pageBreakBefore/>" if lines or new_page else ""),
            line("　".join(filter(None, (programme.title, day_of(programme)))), "Date"),
        ]
        slot = slots[at]
        minutes = "" if slot.item.minutes is None else f"{slot.item.minutes:g}分钟"
        number = "" if slot.number is None else f"第{slot.number}项"
        own = ["　".join(filter(None, (number, slot.time, minutes))), slot.item.item.rstrip("。")]
        beside = [f"同项：{'、'.join(others)}"] if (others := [one for one in slot.who if one != name]) else []
        beside += [f"前一项：{_said(slots[at - 1])}"] if at else []
        beside += [f"后一项：{_said(slots[at + 1])}"] if at + 1 < len(slots) else []
        size, pitch = _size(name, own, beside, layout)
        smaller = f'<w:spacing w:line="{twips(pitch)}" w:lineRule="exact"/>' if size else ""
        lines += [line(text, "BodyText", FLUSH) for text in own]
        lines += [line(text, "BodyText", f"{smaller}{FLUSH}", size) for text in beside]
    return "".join(lines)


_SMALLER = ((12.0, 20.0), (10.5, 16.0), (9.0, 13.0))
"""Sizes and line pitches, in points, for what others do, where a card has no room for it in the type of the text."""


def _size(name: str, own: Sequence[str], beside: Sequence[str], layout: Layout) -> tuple[float, float]:
    """The size and the pitch of the lines about others, so that all stand on one half sheet; 0 where the type of the text will do."""
    width, body = layout.page.text_width, layout.body._replace(indent=Length(0.0))
    room = layout.page.text_height - ceil(text_width(name, layout.title) / width) * layout.title.line - layout.date.line
    room -= sum(line_count(text, body, width) for text in own) * body.line
    if sum(line_count(text, body, width) for text in beside) * body.line <= room:
        return 0.0, 0.0
    for size, pitch in _SMALLER:
        if sum(line_count(text, body._replace(size=size), width) for text in beside) * pitch <= room:
            return size, pitch
    return _SMALLER[-1]


def _said(slot: Slot) -> str:
    """An item in a line: when, who, what."""
    who = "" if slot.item.says_who else "、".join(slot.who)
    return "　".join(filter(None, (slot.time, f"{who}{slot.item.item.rstrip('。')}")))
