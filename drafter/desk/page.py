"""The page of an outline as a front end shows it: its paragraphs, where their words come from, and the measures of its paper."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from drafter.desk.attached import starts_of_files
from drafter.desk.contents import contents_html
from drafter.desk.places import Run, runs_of
from drafter.desk.readings import sounds_of, with_sounds
from drafter.desk.rim import rim_of
from drafter.layout.model import Layout
from drafter.speech.figures import circled
from drafter.speech.flow import Paragraph, document_paragraphs, head_length
from drafter.speech.lines import BY_NAME, PAGE_BREAK, PICTURE, ROWS
from drafter.speech.pictures import picture_of
from drafter.speech.tree import Document
from drafter.template.positions import Spelling
from drafter.template.trace import Trace
from drafter.write.docx.body import most_kept
from drafter.write.docx.tables import cells_of, column_widths, is_kept, table_length
from drafter.write.html import MARK, NUMBER, hung_lines, paragraph_html, picture_html, set_html, with_numbers
from drafter.write.pictures import size_of
from drafter.write.pronunciation import NO_READINGS, Own
from drafter.write.reading import Ends, set_pages
from drafter.write.signature import kept_with_signatures, signature_insets
from drafter.write.stand_ins import stand_in
from drafter.write.stylesheet import scoped_stylesheet

SCOPE = ".paper"
"""The selector of the element that holds the paragraphs."""

_HEAD = frozenset({"title", "subtitle", "speaker", "date"})


class Block(NamedTuple):
    """A paragraph of the page, or a picture.

    html: one element with the attribute ``data-b``. breaks: whether it begins a new page.
    line: the index among the paragraphs with words, which the trace has; None for a picture and a line of the contents, which have none.
    picture: the name by which the element names its picture, and the address that is the picture itself (``data:``).
    """

    html: str
    runs: tuple[Run, ...] = ()
    breaks: bool = False
    line: int | None = None
    picture: tuple[str, str] | None = None


def blocks_of(traced: Trace, layout: Layout, written: Mapping[int, Sequence[Spelling]], own: Own = NO_READINGS) -> list[Block]:
    """The paragraphs of a page, in order.

    written: where each character of each value stands in the text. own: the readings of the office, which a copy to read aloud shows.
    """
    begins = _page_starts(traced.document)
    blocks = []
    set_by_hand = _ends(traced, layout, own)
    marked = noted = 0
    insets = _insets(traced.shown, layout)
    with_signature = kept_with_signatures(traced.shown, layout)
    columns = _columns(traced.shown, layout)
    numbered = [pair for pair in document_paragraphs(traced.document) if pair[1].text.strip() or pair[1].kind == PICTURE]
    whole = [one for _, one in numbered]
    of_files = starts_of_files(whole, traced.content.files)
    of_front = sum(number == 0 for number, _ in numbered)
    place = -1
    for at, paragraph in enumerate(whole):
        if at == of_front:
            blocks += [Block(html) for html in contents_html(traced.document, layout)]
        from_file = (Run(0, of_files[at], 1),) if at in of_files else ()
        if not paragraph.text.strip():
            following = whole[at + 1] if at + 1 < len(whole) else None
            blocks.append(
                _picture(paragraph, following, layout, len(blocks))._replace(runs=from_file, breaks=bool(blocks) and begins[at])
            )
            continue
        place += 1
        following = traced.shown[place + 1] if place + 1 < len(traced.shown) else None
        ends_head = paragraph.kind in _HEAD and following is not None and following.kind not in _HEAD
        ends = set_by_hand[place] if set_by_hand else Ends()
        breaks = bool(blocks) and (begins[at] or 0 in ends.pages)
        html = _element(paragraph, layout, len(blocks), ends, ends_head=ends_head)
        if layout.body.phrases and paragraph.kind == "body":
            html = with_sounds(html, sounds_of(paragraph, own))
        if MARK in html or NUMBER in html:
            seen = marked + html.count(MARK), noted + html.count(NUMBER)
            html = with_numbers(html, partial(_sign, "mark"), partial(_sign, "number"), (marked + 1, noted + 1))
            marked, noted = seen
        if place in columns:
            html = _row(html, columns[place])
        if place in with_signature or (place in columns and columns[place].kept):
            tag, rest = html.split(f' data-b="{len(blocks)}"', 1)
            html = f'{tag} data-b="{len(blocks)}"{_with_class(rest, "kept")}'
        if hung := hung_lines(paragraph, layout):
            html = html.replace(" data-b=", f' data-hanging="{hung[0]:g} {hung[1]:g}" data-b=', 1)
        elif place in insets:
            html = html.replace(" data-b=", f' data-inset="{insets[place]:g}" data-b=', 1)
        runs = tuple(runs_of(traced.paragraphs[place], written, traced.content.values)) or from_file
        blocks.append(Block(html, runs, breaks, place))
    return blocks


def _sign(what: str, number: int) -> str:
    """The number of a footnote. It is no text of the page, because the page's text is that of the outline."""
    return f'<sup class="footnote-{what}" data-number="{circled(number)}"></sup>'


def _insets(paragraphs: Sequence[Paragraph], layout: Layout) -> dict[int, float]:
    """How far from the right, in points, each line above the date of a signature stands."""
    found = signature_insets(paragraphs, layout)
    return {place: length.points(layout.type_of(paragraphs[place].kind)) for place, length in found.items()}


def _picture(paragraph: Paragraph, following: Paragraph | None, layout: Layout, number: int) -> Block:
    """A picture. Its element has its size in attributes, because the page allows no styles, and its name, because the picture itself is long."""
    html = picture_html(paragraph, following, layout).rstrip("\n").replace("<p", f'<p data-b="{number}"', 1)
    found = re.search(r'src="([^"]*)" (alt="[^"]*") style="[^"]*"', html)
    if found is None:
        return Block(html)
    width, height = size_of(picture_of(paragraph.runs[0].text), layout)
    name = sha256(found[1].encode()).hexdigest()[:16]
    shown = f'data-picture="{name}" {found[2]} data-width="{width:g}" data-height="{height:g}"'
    return Block(html.replace(found[0], shown), picture=(name, found[1]))


class _Row(NamedTuple):
    """A row of a table.

    widths: of its columns, in points. first, last: whether it is the first and the last of its table. kept: whether the next row stands on its page.
    """

    widths: tuple[float, ...]
    first: bool
    last: bool
    kept: bool


def _columns(paragraphs: Sequence[Paragraph], layout: Layout) -> dict[int, _Row]:
    """The rows of tables, by their index among the paragraphs."""
    found: dict[int, _Row] = {}
    for place, paragraph in enumerate(paragraphs):
        if paragraph.kind in ROWS and place not in found:
            length = table_length(paragraphs, place)
            rows = paragraphs[place : place + length]
            cells, types = [cells_of(row) for row in rows], [layout.type_of(row.kind) for row in rows]
            room = round(layout.page.text_width * _TWIPS)
            widths = tuple(width / _TWIPS for width in column_widths(cells, types, room))
            kept = is_kept(rows, layout)
            found |= {place + row: _Row(widths, row == 0, row == length - 1, row < length - 1 and kept) for row in range(length)}
    return found


_TWIPS = 20
"""Twips of a point."""


def _row(html: str, row: _Row) -> str:
    """The element of a row with an element for each cell. The tabs between them stay, so that its text is the same."""
    start, stop = html.index(">") + 1, html.rindex("<")
    cells = "\t".join(f"<span>{cell}</span>" for cell in html[start:stop].split("\t"))
    ends = f"{' data-first' if row.first else ''}{' data-last' if row.last else ''}"
    widths = " ".join(f"{width:g}" for width in row.widths)
    return f'{html[: start - 1]} data-columns="{widths}"{ends}>{cells}{html[stop:]}'


def _page_starts(document: Document) -> list[bool]:
    """Of each paragraph with text, and each picture, whether it begins a page by itself: a speech of a bundle, an attachment, what follows a page break."""
    found, before, broken = [], 0, False
    for number, paragraph in document_paragraphs(document):
        if paragraph.text.strip() or paragraph.kind == PICTURE:
            kind = BY_NAME.get(paragraph.kind)
            found.append(broken or number != before or (kind is not None and kind.new_page))
            broken = False
        broken = broken or paragraph.kind == PAGE_BREAK
        before = number
    return found


def _ends(traced: Trace, layout: Layout, own: Own) -> list[Ends]:
    """Where lines and pages of the shown paragraphs end, in a copy to read aloud; empty in other layouts."""
    if not layout.body.phrases:
        return []
    found: list[Ends] = []
    for _, group in groupby(document_paragraphs(traced.document), key=itemgetter(0)):
        paragraphs = [paragraph for _, paragraph in group]
        ends = set_pages(paragraphs, layout, head_length(paragraphs), own)
        found += [one for one, paragraph in zip(ends, paragraphs, strict=True) if paragraph.text.strip()]
    return found


def _element(paragraph: Paragraph, layout: Layout, number: int, ends: Ends, *, ends_head: bool) -> str:
    html = (set_html(paragraph, ends) if ends.lines and paragraph.kind == "body" else paragraph_html(paragraph, layout)).rstrip(
        "\n"
    )
    tag, rest = html[1:3].rstrip(" >"), html[1 + len(html[1:3].rstrip(" >")) :]
    kept = most_kept(layout)
    if kept and paragraph.kind == "body" and len(paragraph.text) > kept:
        rest = _with_class(rest, "long")
    if ends_head:
        rest = _with_class(rest, "head-end")
    return f'<{tag} data-b="{number}"{rest}'


def _with_class(rest: str, name: str) -> str:
    """The text of an element behind its name, with one more class."""
    return rest.replace(' class="', f' class="{name} ', 1) if rest.startswith(' class="') else f' class="{name}"{rest}'


def paper_of(name: str, layout: Layout) -> dict[str, object]:
    """A layout as the front end draws sheets by it. Measures are in points."""
    page, number = layout.page, layout.page_number
    fonts = dict.fromkeys(type_.font for type_ in (layout.body, layout.title, *layout.headings))
    return {
        "name": name,
        "css": scoped_stylesheet(layout, SCOPE),
        "paper": {
            "width": page.width,
            "height": page.height,
            "top": page.top,
            "right": page.right,
            "bottom": page.bottom,
            "left": page.left,
            "pitch": page.grid,
        },
        "number": {
            "place": number.place,
            "before": number.before,
            "after": number.after,
            "inset": number.inset.points(number.type),
            "bottom": page.footer,
        },
        "rim": rim_of(layout),
        "fonts": [{"name": font, "stand_ins": list(stand_in(font).families)} for font in fonts],
    }
