"""``agenda``: the programme that lies on the table, a Word document with the items of the agenda, who does them, and when."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from drafter.errors import Fault, UsageError
from drafter.layout.model import Layout, Type
from drafter.outline.model import lines_of
from drafter.outline.schedule import Programme, Slot, clock
from drafter.speech.text import chinese_date
from drafter.speech.tree import Document
from drafter.write import Properties, title_and_date
from drafter.write.docx import with_page_of_base
from drafter.write.docx.base import base_of
from drafter.write.docx.lines import cell_width
from drafter.write.docx.package import ZipEntry
from drafter.write.docx.properties import core_xml
from drafter.write.docx.rim import filled, rim_parts
from drafter.write.docx.section import section_xml
from drafter.write.docx.stamp import CUSTOM, NO_STAMP, content_hash, custom_xml
from drafter.write.docx.tables import CELL_MARGINS
from drafter.write.docx.xml import DECLARATION, ROOT, content, twips

_SHARES = {"序号": 1.7, "时间": 3.6, "事项": 6.2, "人员": 5.8, "分钟": 1.7}
"""The columns of the table and their widths, in parts of the width of those that are there."""
_MIDDLE = ("序号", "时间", "分钟")
_SMALLER = 0.75
"""The size of the type in the table, as a part of that of the text: 小四 beside 三号."""


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The programme of each outline with an agenda, each on a page of its own. Raises UsageError where no outline has one."""
    layout = with_page_of_base(layout)._replace(base=None)
    parts = []
    for number, programme in enumerate(programmes_of(properties)):
        parts += _head(programme, new_page=number > 0)
        parts.append(_table(programme.slots, layout))
    parts.append(line("", "BodyText"))  # Word wants a paragraph behind a table
    return packed("".join(parts), document, layout, properties._replace(title=f"{programmes_of(properties)[0].title}议程"))


def programmes_of(properties: Properties) -> tuple[Programme, ...]:
    """The programmes, at least one. Raises UsageError where there is none."""
    if not properties.programmes:
        raise UsageError(Fault("write.no-agenda"))
    return properties.programmes


def day_of(programme: Programme) -> str:
    """The day of a meeting, as pages show it; "" where it is not known."""
    return "".join(map(chinese_date, lines_of(programme.date)[:1])).strip("（）()")


def line(text: str, style: str, direct: str = "", size: float = 0) -> str:
    """A paragraph in a style. direct: further properties of it, as XML. size: of its type in points, 0 for that of the style."""
    sized = f'<w:rPr><w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/></w:rPr>' if size else ""
    words = f'<w:r>{sized}<w:t xml:space="preserve">{content(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direct}</w:pPr>{words}</w:p>'


FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'


def packed(body: str, document: Document, layout: Layout, properties: Properties) -> bytes:
    """A Word document with this body. It has no digests of a page, because no speech is pulled out of it."""
    base = base_of(layout)
    words = tuple(map(content, (properties.title, title_and_date(document)[1])))
    entries = [
        ZipEntry.packed(
            "word/document.xml", f"{DECLARATION}<w:document {ROOT}><w:body>{body}{section_xml(layout)}</w:body></w:document>"
        ),
        *(ZipEntry.packed(part.name, filled(part.xml, *words)) for part in rim_parts(layout) if part.is_worded),
        ZipEntry.stored("docProps/core.xml", core_xml(properties)),
    ]
    custom = custom_xml()
    sums = [*base.sums, *((entry.name, entry.crc) for entry in entries), (CUSTOM, crc32(custom.encode()))]
    entries.append(ZipEntry.stored(CUSTOM, custom.replace(NO_STAMP, content_hash(sums), 1)))
    return base.with_entries(entries)


def _head(programme: Programme, *, new_page: bool) -> list[str]:
    slots = programme.slots
    begins, ends = slots[0].begins, slots[-1].ends
    hours = "—".join(clock(at) for at in (begins, ends) if at is not None)
    when = "　".join(filter(None, (day_of(programme), hours)))
    lines = [line(f"{programme.title}议程", "Title", "<w:pageBreakBefore/>" if new_page else "")]
    lines += [line(f"时间：{when}", "BodyText", FLUSH)] if when else []
    lines += [line(f"主持：{'、'.join(lines_of(programme.chair))}", "BodyText", FLUSH)] if programme.chair else []
    return lines


def _table(slots: Sequence[Slot], layout: Layout) -> str:
    shown = {
        "序号": True,
        "时间": any(slot.begins is not None for slot in slots),
        "事项": True,
        "人员": any(slot.who for slot in slots),
        "分钟": any(slot.item.minutes is not None for slot in slots),
    }
    names = [name for name in _SHARES if shown[name]]
    size = layout.body.size * _SMALLER
    widths = _widths(names, slots, layout.body._replace(size=size), layout.page.text_width)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = [_row(names, names, widths, size, header=True), *(_row(names, _cells(slot, names), widths, size) for slot in slots)]
    return f"<w:tbl><w:tblPr>{_WIDTH.format(sum(widths))}{BORDERS}{_FIXED}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _widths(names: Sequence[str], slots: Sequence[Slot], type_: Type, room: float) -> list[int]:
    """The widths of the columns in twips. Those who do an item stand on a line each, if enough is left for what they do."""
    share = room / sum(_SHARES[name] for name in names)
    widths = {name: _SHARES[name] * share for name in names}
    room_for_who = widths.get(_WHO, 0.0) + widths[_WHAT] - _LEAST * share
    lines = [cell_width(who, type_) + CELL_MARGINS for slot in slots for who in slot.who]
    more = max((line for line in lines if line <= room_for_who), default=0.0) - widths.get(_WHO, 0.0)
    if more > 0:
        widths[_WHO] += more
        widths[_WHAT] -= more
    return [twips(width) for width in widths.values()]


_WHO, _WHAT, _LEAST = "人员", "事项", 4.6
"""The columns of those who do an item and of what it is, and what is left to the latter at least, as `_SHARES`."""

_WIDTH = '<w:tblW w:w="{}" w:type="dxa"/>'
_FIXED = '<w:tblLayout w:type="fixed"/>'
BORDERS = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)


def _cells(slot: Slot, names: Sequence[str]) -> list[str]:
    item = slot.item
    every = {
        "序号": "" if slot.number is None else str(slot.number),
        "时间": slot.time,
        "事项": item.item.rstrip("。"),
        "人员": "\n".join(slot.who),
        "分钟": "" if item.minutes is None else f"{item.minutes:g}",
    }
    return [every[name] for name in names]


def _row(names: Sequence[str], texts: Sequence[str], widths: Sequence[int], size: float, *, header: bool = False) -> str:
    cells = []
    for name, text, width in zip(names, texts, widths, strict=True):
        middle = '<w:jc w:val="center"/>' if header or name in _MIDDLE else '<w:jc w:val="left"/>'
        inner = "".join(line(part, "BodyText", FLUSH + middle, size) for part in text.split("\n"))
        cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{inner}</w:tc>')
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>{''.join(cells)}</w:tr>"
