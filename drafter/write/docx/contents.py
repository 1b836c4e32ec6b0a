"""A bundle's contents page: the titles of its speeches with page numbers.

The entries are the result of a TOC field, and each page number is a PAGEREF field to the speech's bookmark. Word computes them only when
the user updates the fields (Ctrl+A, F9), or at the next opening where they are marked as out of date. So they hold the pages as they are
worked out here, which show until then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from drafter.layout.model import Layout, Length, Type
from drafter.speech.flow import Paragraph, Run, bundle_front, head_length, paragraphs, speakers_of
from drafter.speech.lines import BY_NAME, FOOTNOTE, KINDS, PAGE_BREAK, PICTURE, ROWS, notes_in
from drafter.speech.tree import Bundle, Speech
from drafter.write.attachments import hanging
from drafter.write.docx.heights import Height, Piece, line_heights
from drafter.write.docx.lines import MARK, filled_height, line_count, lines_of, tightened
from drafter.write.docx.styles import HEAD_ENDS, PARAGRAPH_STYLES, STYLE_NAMES, with_gap
from drafter.write.docx.tables import is_below_table, is_kept, row_heights, table_length
from drafter.write.docx.titles import title_lines
from drafter.write.docx.xml import content
from drafter.write.signature import kept_with_signatures

T = TypeVar("T")


def contents_xml(bundle: Bundle, layout: Layout) -> Iterator[str]:
    """The paragraphs of the contents; empty where no speech has a title."""
    entries = [(number, speech) for number, speech in enumerate(bundle.speeches, 1) if speech.title]
    if not entries:
        return
    if layout.contents_title:
        yield _paragraph("contents-heading", f'<w:r><w:t xml:space="preserve">{content(layout.contents_title)}</w:t></w:r>')
    pages = first_pages(bundle, layout)
    for place, (number, speech) in enumerate(entries):
        before = _field_begins(bundle, layout) if place == 0 else ""
        after = _FIELD_ENDS if place == len(entries) - 1 else ""
        below = speakers_of(speech) if layout.contents_speakers else ()
        yield _paragraph("contents-line", f"{before}{_entry(number, speech.title, pages[number - 1])}{'' if below else after}")
        for line, speaker in enumerate(below, 1):
            text = f'<w:r><w:t xml:space="preserve">{content(speaker)}</w:t></w:r>'
            yield f'<w:p><w:pPr><w:pStyle w:val="TOC2"/></w:pPr>{text}{after if line == len(below) else ""}</w:p>'


def _field_begins(bundle: Bundle, layout: Layout) -> str:
    """The beginning of the field of the contents.

    A title below which nothing stands has the style of a last line, `HEAD_ENDS`. Speakers are the second level, without page numbers.
    Where the fonts decide what fits a page, another computer may have other pages: Word is told to work them out when it opens the document.
    """
    titles = f"Title,1,{STYLE_NAMES[HEAD_ENDS['title']]},1" if any(map(_is_head_a_title, bundle.speeches)) else "Title,1"
    speakers = (
        "".join(f",{STYLE_NAMES[style]},2" for style in ("Speaker", HEAD_ENDS["speaker"])) if layout.contents_speakers else ""
    )
    unnumbered = r" \n 2-2" if speakers else ""
    code = rf'TOC \h \z{unnumbered} \t "{titles}{speakers}"'
    unsure = ' w:dirty="true"' if layout.page_needs_fonts else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{unsure}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _is_head_a_title(speech: Speech) -> bool:
    """Whether nothing but a title stands above a speech."""
    found = paragraphs(Speech(speech.front))
    return bool(speech.title) and found[head_length(found) - 1].kind == "title"


_FIELD_ENDS = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
"""The field of which the entries are the result: Word's “update table” makes them anew from the paragraphs of the style Title."""


def _paragraph(kind: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{PARAGRAPH_STYLES[kind]}"/></w:pPr>{runs}</w:p>'


def _entry(number: int, title: str, page: int) -> str:
    return (
        f'<w:hyperlink w:anchor="speech{number}" w:history="1"><w:r><w:t xml:space="preserve">{content(title)}</w:t></w:r>'
        '<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF speech{number} \\h </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{page}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "</w:hyperlink>"
    )


def first_pages(bundle: Bundle, layout: Layout) -> list[int]:
    """The estimated first page of each speech. The contents page is page 1."""
    entries = [block for speech in bundle.speeches if speech.title for block in _entry_blocks(speech, layout)]
    front = [_Block(layout.type_of(paragraph.kind, paragraph.level), paragraph.text) for paragraph in bundle_front(bundle)]
    heading = [_Block(layout.contents_heading, layout.contents_title)] if entries and layout.contents_title else []
    above, taken = layout.above
    if layout.cover and heading:
        page = 1 + above + _pages(front, layout, taken) + _pages([*heading, *entries], layout)
    else:
        page = 1 + above + _pages([*front, *heading, *entries], layout, taken)
    numbers = []
    for speech in bundle.speeches:
        numbers.append(page)
        page += _speech_pages(speech, layout)
    return numbers


def _entry_blocks(speech: Speech, layout: Layout) -> Iterator[_Block]:
    yield _Block(layout.contents_entry, f"{speech.title}{_NUMBER}")
    if layout.contents_speakers:
        yield from (_Block(layout.contents_speaker, speaker) for speaker in speakers_of(speech))


_NUMBER = "99"
"""Stands for a page number, for which a line of the contents must have room."""


def _speech_pages(speech: Speech, layout: Layout) -> int:
    found = paragraphs(speech)
    if layout.body.phrases:
        from drafter.write.reading import set_pages

        return len(_parts(found, found)) + sum(len(ends.pages) for ends in set_pages(found, layout, head_length(found)))
    found = [one for one in found if one.kind == PAGE_BREAK or (one.kind != FOOTNOTE and layout.type_of(one.kind, one.level).shown)]
    blocks = [_block(paragraph, layout) for paragraph in found]
    for place, height, repeated in (*row_heights(found, layout), *_picture_heights(found, layout)):
        blocks[place] = _Block(_as_high_as(blocks[place].type_, height), "", repeated=repeated)  # neither is parted
        if is_below_table(found, place):
            blocks[place] = blocks[place]._replace(type_=blocks[place].type_._replace(before=Length(layout.body.line)))
    for place in _kept_rows(found, layout):
        blocks[place] = blocks[place]._replace(type_=blocks[place].type_._replace(keep_next=True))
    for place, (above, below) in enumerate(pairwise(found), 1):
        if above.kind == below.kind in BY_NAME:  # no space stands between two lines of a kind, see `ParagraphStyle.together`
            blocks[place - 1] = blocks[place - 1]._replace(type_=blocks[place - 1].type_._replace(after=Length(0.0)))
            blocks[place] = blocks[place]._replace(type_=blocks[place].type_._replace(before=Length(0.0)))
    for place in kept_with_signatures(found, layout):
        blocks[place] = blocks[place]._replace(type_=blocks[place].type_._replace(keep_next=True, keep_lines=True))
    if end := head_length(found):
        blocks[end - 1] = blocks[end - 1]._replace(type_=with_gap(blocks[end - 1].type_, layout))
    return sum(_pages(part, layout) for part in _parts(found, blocks))


class _Block(NamedTuple):
    """A paragraph on its way to a page.

    notes: its footnotes, of each the line in which its mark stands, from 0, and its height. repeated: of a row of a table, the height of the
    head that stands above it where it begins a page. pieces: its text as it is set, with run-in headings; all of it in its type without them.
    """

    type_: Type
    text: str
    notes: Sequence[tuple[int, float]] = ()
    repeated: float = 0.0
    pieces: Sequence[Piece] = ()


def _block(paragraph: Paragraph, layout: Layout) -> _Block:
    type_ = layout.body if paragraph.kind == PAGE_BREAK else layout.type_of(paragraph.kind, paragraph.level)
    type_ = hanging(paragraph.kind, paragraph.text, type_)
    if paragraph.kind == "heading" and layout.base is None:  # as in the document
        type_ = tightened(paragraph.text, type_, layout.page.text_width - type_.left.points(type_) - type_.right.points(type_))
    if not any(notes_in(run.text) for run in paragraph.runs):
        pieces = [(run.text, _type_of_run(run, type_, layout)) for run in paragraph.runs] if layout.fonts else []
        return _Block(type_, paragraph.text, pieces=pieces)
    pieces = [(_with_marks(run.text), _type_of_run(run, type_, layout)) for run in paragraph.runs]
    text = "".join(piece for piece, _ in pieces)
    return _Block(type_, text, _notes(paragraph, text, type_, layout), pieces=pieces)


def _with_marks(text: str) -> str:
    """A text with a sign for the mark of each footnote, for which its line must have room."""
    pieces, at = [], 0
    for span in getattr(text, "spans", ()):
        if span.note is not None:
            pieces += [text[at : span.start], MARK]
            at = span.start
    return "".join([*pieces, text[at:]])


def _type_of_run(run: Run, type_: Type, layout: Layout) -> Type:
    types = {"section": layout.headings, "point": layout.points}.get(run.role)
    return types[run.level - 1] if types else type_


def _parts(found: Sequence[Paragraph], lines: Sequence[T]) -> list[list[T]]:
    """What stands for each paragraph of a speech, divided where a page begins whatever stands above it; at least one part."""
    parts: list[list[T]] = [[]]
    for paragraph, line in zip(found, lines, strict=True):
        if paragraph.kind in _NEW_PAGE and parts[-1]:
            parts.append([])
        if paragraph.kind != PAGE_BREAK:
            parts[-1].append(line)
    return parts if parts[-1] or len(parts) == 1 else parts[:-1]


def _kept_rows(found: Sequence[Paragraph], layout: Layout) -> Iterator[int]:
    """The rows that stay with the next one: all but the last of a short table."""
    place = 0
    while place < len(found):
        is_row = found[place].kind in ROWS
        length = table_length(found, place) if is_row else 1
        if is_row and is_kept(found[place : place + length], layout):
            yield from range(place, place + length - 1)
        place += length


def _as_high_as(type_: Type, height: float) -> Type:
    """A type with one line of a height. Its spaces, which may be counted in lines, stay."""
    before, after = Length(type_.before.points(type_)), Length(type_.after.points(type_))
    return type_._replace(line=height, align="left", indent=Length(0.0), before=before, after=after)


def _picture_heights(found: Sequence[Paragraph], layout: Layout) -> Iterator[tuple[int, float, float]]:
    """Of each picture its place and its height; no head stands above it."""
    for place, paragraph in enumerate(found):
        if paragraph.kind == PICTURE:
            from drafter.speech.pictures import picture_of
            from drafter.write.pictures import size_of

            picture = picture_of(paragraph.runs[0].text)
            if picture.measures is not None:
                yield place, size_of(picture, layout)[1], 0.0


def _notes(paragraph: Paragraph, text: str, type_: Type, layout: Layout) -> list[tuple[int, float]]:
    """The footnotes of a paragraph: of each the line in which its mark stands, from 0, and its height. text: with the marks."""
    note_type, found, at = layout.type_of(FOOTNOTE), [], -1
    for run in paragraph.runs:
        for span in getattr(run.text, "spans", ()):
            if span.note is not None:
                at = text.index(MARK, at + 1)
                lines = line_count(f"{_NOTE_MARK}{span.note.text or ''}", note_type, layout.page.text_width)
                found.append((line_count(text[: at + 1], type_, _width(type_, layout)) - 1, lines * note_type.line))
    return found


_NOTE_MARK = "① "
_NOTE_RULE = 6.0
"""The height of the line that parts footnotes from the text with the spaces beside it, in points, measured in LibreOffice 7.4."""


_NEW_PAGE = frozenset({PAGE_BREAK, *(kind.name for kind in KINDS if kind.new_page)})
"""The kinds of lines at which a page begins."""


def _pages(blocks: Sequence[_Block], layout: Layout, taken: float = 0.0) -> int:
    """How many pages some paragraphs fill. taken: what is taken already on the first, in points.

    Lines and the spaces between paragraphs are counted, headings stay with what follows them, and footnotes stand at the foot of the page
    of their marks; what of the last one has no room there stands at the foot of the next page. Lines that Word moves because of punctuation
    are not considered.
    """
    note_line = layout.type_of(FOOTNOTE).line
    pages, used = (1, taken) if blocks or taken else (0, 0.0)
    noted = 0.0  # the height of the footnotes of the page
    rest = 0.0  # that of the footnote that goes on on the next page
    is_exact = any(block.repeated or (layout.fonts and layout.is_set_by_fonts(block.type_)) for block in blocks)
    rounding = _ROUNDING if is_exact else 2 * _ROUNDING_OF_LINES
    goes_on = False  # whether what stays together began a page, and was looked at there
    for place, block in enumerate(blocks):
        type_, notes = block.type_, block.notes
        heights = _heights(block, layout)
        before, after = type_.before.points(type_), type_.after.points(type_)
        behind = _first_line_behind(blocks, place, layout) if type_.keep_next and used and not goes_on else 0.0
        needed = _kept_together(heights, type_, layout, at_end=not behind) + behind
        if used and used + before + needed > _room(layout, noted) + rounding:
            pages, used, before, noted, rest = pages + 1, block.repeated, 0.0, rest, 0.0
            goes_on = True
        goes_on = type_.keep_next and (goes_on or not used)
        used += before
        for line, (height, last) in enumerate(heights):
            below = [height for at, height in notes if at == line] if notes else []
            least = sum(below[:-1]) + note_line if below else 0.0
            if used + last > _room(layout, noted + least) + rounding:
                pages, used, noted, rest = pages + 1, 0.0, rest, 0.0
            noted += sum(below)
            while below and rest < below[-1] - note_line and used + last > _room(layout, noted) + rounding:
                rest += note_line
                noted -= note_line
            used += height
        used += after
    return pages + (1 if rest else 0)


def _room(layout: Layout, noted: float) -> float:
    """The height of a page's text above its footnotes. noted: their height."""
    return filled_height(layout, noted + _NOTE_RULE if noted else 0.0)


_ROUNDING, _ROUNDING_OF_LINES = 0.2, 0.5
"""Lengths are rounded to twips, and lines of one height to whole lines: so much decides nothing, beside a table and elsewhere."""


def _first_line_behind(blocks: Sequence[_Block], place: int, layout: Layout) -> float:
    """The height of the paragraphs behind one that stay with it, up to the first line of one that need not."""
    height = blocks[place].type_.after.points(blocks[place].type_)
    for block in blocks[place + 1 :]:
        line = _heights(block, layout)[0]
        height += block.type_.before.points(block.type_) + (line.whole if block.type_.keep_next else line.last)
        if not block.type_.keep_next:
            break
    return height


def _kept_together(heights: Sequence[Height], type_: Type, layout: Layout, *, at_end: bool) -> float:
    """The height of the lines of a paragraph that stand on one page. at_end: whether they may be the last on it."""
    whole = sum(height.whole for height in heights)
    kept = heights if type_.keep_lines and whole <= layout.page.text_height / 2 else heights[:1]
    return sum(height.whole for height in kept) - (kept[-1].whole - kept[-1].last if at_end else 0.0)


def _heights(block: _Block, layout: Layout) -> list[Height]:
    """The heights of a paragraph's lines, at least one."""
    type_, text = block.type_, block.text
    if not layout.fonts or not layout.is_set_by_fonts(type_):
        return [Height(type_.line, type_.line)] * _lines(type_, text, layout)
    if type_.align == "center":
        lines = title_lines(text, type_, layout.page.text_width, layout.title_words)
    else:
        lines = list(lines_of(text, type_, _width(type_, layout)))
    return line_heights(lines, block.pieces or [(text, type_)], type_, layout)


def _width(type_: Type, layout: Layout) -> float:
    return layout.page.text_width - type_.left.points(type_) - type_.right.points(type_)


def _lines(type_: Type, text: str, layout: Layout) -> int:
    if type_.align == "center":
        return len(title_lines(text, type_, layout.page.text_width, layout.title_words))
    return line_count(text, type_, _width(type_, layout))
