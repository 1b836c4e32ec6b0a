"""An edited Word document as the paragraphs of its page.

What a reader sees counts: tracked insertions are text, tracked deletions and hidden text are not, comments and field codes are left aside,
numbers that Word counts are written out. The kind of a paragraph comes from its style, a run-in heading from the style of its run (`styles`).

The package, the names, the numbering and what counts as deleted are those of `drafter.read`. The walk over the elements is another one.
Mining wants the text as it is shown. Pulling wants the characters of the outline (U+2011, blanks at the ends of runs); of tables, pictures
and the like it wants only the kind, for the report.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from drafter.errors import Fault, InputError, Place
from drafter.files.continued import LINED
from drafter.pull.edited import BLANKS, EditedPage, Head, Hidden, PageLine
from drafter.pull.emphasis import LOOKS, Piece, beside_words, with_marks, without_marks
from drafter.pull.leftout import Collected, collected
from drafter.pull.letterhead import parted
from drafter.pull.pictures import PictureReader
from drafter.pull.remembered import remembered_by, texts_beside
from drafter.pull.styles import Styles
from drafter.read import ZIP, is_encrypted
from drafter.read.docx.names import COMPATIBILITY, DELETED, MATH, WORD, number, runs_on, switch
from drafter.read.docx.numbering import Numbering, marked
from drafter.read.docx.styles import SENTENCE_ENDS, style_of
from drafter.read.docx.styles import Styles as Listings
from drafter.read.package import Package
from drafter.speech.digests import NOTHING, digest
from drafter.speech.emphasis import STRONG
from drafter.speech.lines import HEADS, ROWS
from drafter.speech.numbering import Style, recognise
from drafter.speech.text import UNPRINTABLE

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PASSED_OVER = DELETED | frozenset(
    f"{WORD}{name}" for name in ("pPr", "rPr", "instrText", "delText", "delInstrText", "sectPr", "sdtPr", "sdtEndPr")
)
_LEFT_OUT = {
    f"{WORD}tbl": "table",
    f"{WORD}drawing": "picture",
    f"{WORD}pict": "picture",
    f"{WORD}object": "object",
    f"{WORD}endnoteReference": "endnote",
    f"{WORD}commentReference": "comment",
    f"{WORD}sym": "symbol",
    f"{WORD}rt": "phonetic guide",
    f"{WORD}altChunk": "embedded document",
    f"{WORD}subDoc": "embedded document",
    f"{COMPATIBILITY}AlternateContent": "picture",
    f"{MATH}oMath": "formula",
}
_OF_CONTENTS = frozenset(("TOC", "TC", "PAGEREF"))
"""Fields of a table of contents. Its first and last field codes may stand in the paragraphs beside it."""
_REFERENCES = frozenset(("REF", "PAGEREF", "NOTEREF", "HYPERLINK"))
"""Fields that lead to another place of the document, or to the web."""
_TRACKED = DELETED | frozenset((f"{WORD}ins", f"{WORD}moveTo"))
_OWN_BOOKMARK = re.compile(r"_.*|speech\d+|OLE_LINK\d+", re.DOTALL)
"""Names of bookmarks that programs set by themselves: those of Word begin with ``_``; OLE_LINK1 comes with the clipboard."""
_CHARACTERS = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "\u2011", f"{WORD}softHyphen": ""}
_PAGE = "\x1f"
"""Stands for a page break in the pieces of a paragraph. No document has this character (XML 1.0, 2.2)."""
_BREAKS = {"page": _PAGE, "column": ""}
_CONTENTS = ("contents-heading", "contents-line")
_BALANCED = ("title", "subtitle", "bundle-title")
_BREAK = re.compile(r"[\n\x0b\x0c\x85\u2028\u2029]")


def read_page(data: bytes, name: str, own_kinds: Collection[str] = ()) -> EditedPage:
    """The page of a Word document. own_kinds: the user's own kinds of lines. Raises InputError where the bytes are no Word document."""
    if not data.startswith(ZIP) and not is_encrypted(data):
        raise InputError(Fault("input.no-word-document", Place(name)))
    package = Package(data, name)
    main = package.main()
    root = package.xml(main)
    if root is None:
        raise package.fault("input.no-word-document")
    links = package.relations(main)
    parts = {link.kind: package.xml(link.target) for link in links.values() if link.kind in ("styles", "numbering", "footnotes")}
    remembered = remembered_by(package)
    page = [one for one in remembered.page if one != NOTHING]
    reader = _LineReader(
        parts.get("styles"),
        parts.get("numbering"),
        own_kinds,
        parts.get("footnotes"),
        (*page, *remembered.notes),
        collected(package, links),
    )
    reader.pictures = PictureReader(package, links)
    body = root.find(f"{WORD}body")
    speech, letterhead = parted(body if body is not None else root, remembered.head, remembered.tail, page)
    changed = [root] if letterhead else speech  # a letterhead may have changes of its own
    for paragraph in reader.paragraphs(speech):
        reader.add(paragraph)
    reader.end()
    return EditedPage(
        tuple(map(without_marks, reader.lines)),
        reader.left_out.all(),
        tuple(reader.contents),
        tuple(reader.hidden),
        (
            *(("letterhead", text) for text in letterhead),
            *texts_beside(package, root, links, remembered.beside, remembered.around),
        ),
        tuple(page),
        remembered.above_contents,
        any(element.tag in _TRACKED for block in changed for element in block.iter()),
        tuple(reader.lines),
        None if reader.styles.sets_lines else tuple(reader.pages),
        _breaks(remembered.page),
        tuple(reader.notes),
        remembered.notes,
        tuple(reader.pictures.found),
        remembered.widths,
        tuple(reader.aside),
    )


def _breaks(digests: Iterable[bytes]) -> tuple[int, ...]:
    """The numbers of the paragraphs, page breaks not counted, above which digests have a page break."""
    found, at = [], 0
    for one in digests:
        if one == NOTHING:
            found.append(at)
        else:
            at += 1
    return tuple(found)


class _LineReader:
    """The lines read so far. carried: the text of a paragraph whose end is deleted; the next line begins with it."""

    def __init__(
        self,
        styles: Element | None,
        numbering: Element | None,
        own_kinds: Collection[str] = (),
        footnotes: Element | None = None,
        rendered: Collection[bytes] = (),
        left_out: Collected | None = None,
    ) -> None:
        self.styles = Styles(styles, own_kinds)
        self.listings = Listings(styles)
        self.numbering = Numbering(numbering)
        self.lines: list[PageLine] = []
        self.left_out = left_out or Collected({}, {})
        self.aside: list[str] = []
        self.contents: list[tuple[int, str]] = []
        self.carried: list[Piece] = []
        self.hidden: list[Hidden] = []
        self.paragraph_style = ""
        self.in_contents = False
        self.footnotes = {e.get(f"{WORD}id", ""): e for e in footnotes if not e.get(f"{WORD}type")} if footnotes is not None else {}
        self.notes: list[str] = []
        self.rendered = frozenset(rendered)
        self.pictures: PictureReader | None = None
        self.pages: list[int] = []
        self.new_page = False  # whether a page break was typed above the next line
        self.run_in: dict[int, Style | None] = {}  # the ordinal of the last run-in heading of each outline level

    def paragraphs(self, element: Iterable[Element]) -> Iterator[Element]:
        """The visible paragraphs inside an element, or of some blocks, in order."""
        for child in element:
            if child.tag == f"{WORD}p":
                yield child
            elif child.tag == f"{WORD}tbl" and (rows := list(self._rows(child))):
                self.lines += rows
            elif child.tag in _LEFT_OUT:
                self.left_out.add_element(_kind(child), child)
            elif child.tag not in _PASSED_OVER:
                yield from self.paragraphs(child)

    def _rows(self, table: Element) -> Iterator[PageLine]:
        """The rows of a table of Drafter's own as lines, their cells parted by tabs; none for any other table."""
        cells = [[list(cell.iter(f"{WORD}p")) for cell in row.iter(f"{WORD}tc")] for row in table.iter(f"{WORD}tr")]
        styles = [style_of(paragraph.find(f"{WORD}pPr"), "pStyle") for row in cells for cell in row for paragraph in cell]
        kinds = [self.styles.kind(style)[0] for style in styles]
        own = next((kind for kind in kinds if kind in ROWS), "")
        if not own or len(list(table.iter(f"{WORD}tbl"))) > 1:
            return
        for place, row in enumerate(cells):
            heads = [kind for kind in ROWS if ROWS[kind] == ROWS[own] and (kind in HEADS) == (place == 0 and kinds[0] in HEADS)]
            words = [[[*self.pieces(paragraph)] for paragraph in cell] for cell in row]
            lines = [[piece for pieces in cell for piece in (*pieces, Piece(" "))][:-1] for cell in words]
            text = "\t".join(map(_text_of, self._marked(lines)))
            if text.strip():
                yield PageLine(text, heads[0])

    def add(self, paragraph: Element) -> None:
        properties = paragraph.find(f"{WORD}pPr")
        self.paragraph_style = style_of(properties, "pStyle")
        self.left_out.next_run(2)
        if self.styles.is_margin(self.paragraph_style):
            return
        self.in_contents = self.styles.kind(self.paragraph_style)[0] in _CONTENTS
        if properties is not None and properties.find(f"{WORD}sectPr") is not None:  # Drafter's own documents have one section
            self.left_out.add("section break")
        pieces = [*self.carried, *self._without_pages(list(self.pieces(paragraph)), properties)]
        level = number(properties, "outlineLvl")
        kind, level = self.styles.kind(self.paragraph_style, None if self._is_body(pieces, level) else level)
        self.carried = []
        if kind in _CONTENTS:
            if text := "".join(piece.text for piece in pieces).strip():
                self.contents.append((len(self.lines), text))
            return
        if any(piece.text.strip() for piece in pieces):
            formats = list(self.styles.format_of_paragraph(properties, self.paragraph_style))
            words = "".join(piece.text for piece in pieces).strip()
            for found in formats:
                self.left_out.add(found, words)
            self.aside += [words] if "side" in formats else []
            pieces = self.numbered(properties, pieces)
        if kind in _BALANCED or (kind in ("speaker", "signature") and _is_one_line("".join(piece.text for piece in pieces))):
            pieces = [piece._replace(text=piece.text.replace("\n", "")) for piece in pieces]  # their lines are broken by the layout
        if self.styles.sets_lines and kind in LINED:
            pieces = [piece._replace(text=piece.text.replace("\n", "")) for piece in pieces]  # those of a copy to read aloud
        if runs_on(properties) or self.styles.runs_on(self.paragraph_style):
            self.carried = pieces
            return
        self.put(pieces, kind, level)

    def _without_pages(self, pieces: list[Piece], properties: Element | None) -> list[Piece]:
        """Pieces without page breaks. One above the text is remembered, and one behind it for the next line; one between words is told."""
        text = "".join(piece.text for piece in pieces)
        first, *more = (page.strip() for page in text.split(_PAGE))
        self.new_page = self.new_page or bool(switch(properties, "pageBreakBefore")) or (bool(more) and not first)
        if any(text.strip(_PAGE).split(_PAGE)[1:]):
            self.left_out.add("page break")
        if text.strip(f"{_PAGE}{BLANKS}\n") and self.new_page and not self.in_contents:
            self.pages.append(len(self.lines))
            self.new_page = False
        self.new_page = self.new_page or (bool(more) and not more[-1])
        return [piece._replace(text=piece.text.replace(_PAGE, "")) for piece in pieces] if more else pieces

    def _is_body(self, pieces: Sequence[Piece], level: int | None) -> bool:
        """Whether a paragraph's own outline level makes no heading of it: it is that of its run-in heading, or what Enter left behind one.

        Behind a run-in heading of the same level, ``（全场鼓掌）`` and ``1.修路`` are text; only an ordinal of its kind makes a heading.
        """
        if level is None:
            return True
        text = "".join(piece.text for piece in pieces).strip(BLANKS)
        mark = recognise(text)
        if any(piece.text and self.styles.head(piece.style) for piece in pieces):
            self.run_in[level] = mark.style if mark else None
            return True
        counts_on = level not in self.run_in or (mark is not None and mark.style == self.run_in[level])
        return text[-1:] in SENTENCE_ENDS or not counts_on

    def numbered(self, properties: Element | None, pieces: list[Piece]) -> list[Piece]:
        """A paragraph with the number that Word counts for it written out; the number takes the style of the first run."""
        direct = None if properties is None else properties.find(f"{WORD}numPr")
        num_id, level = number(direct, "numId"), number(direct, "ilvl")
        if num_id is None:
            listed = self.listings.listed(self.paragraph_style)
            if listed is None:
                return pieces
            num_id, level = listed.num_id, listed.level if level is None else level
        found = self.numbering.mark(num_id, level or 0) if num_id else None
        if found is None:
            return pieces
        if recognise(found[0]) is None and not any(map(str.isalnum, found[0])):
            self.left_out.add("bullets", "".join(piece.text for piece in pieces).strip())
            return pieces
        first, *more = [piece for piece in pieces if piece.text]
        text = first.text.lstrip(BLANKS)
        return [first._replace(text=marked(*found, text)[: -len(text) or None]), first._replace(text=text), *more]

    def end(self) -> None:
        self.put(self.carried, "body", 0)

    def put(self, pieces: list[Piece], kind: str, level: int) -> None:
        """Add the lines of a paragraph. Line breaks divide it into several."""
        line: list[Piece] = []
        for piece in [*pieces, Piece("\n")]:
            first, *more = _BREAK.split(piece.text)
            line.append(piece._replace(text=first))
            for part in more:
                self._put_line(line, kind, level)
                line = [piece._replace(text=part)]

    def _put_line(self, pieces: list[Piece], kind: str, level: int) -> None:
        pieces = [piece._replace(text=UNPRINTABLE.sub("", piece.text)) for piece in pieces]
        seen = [piece for piece in pieces if not piece.hidden]
        line = self._line(seen, kind, level)
        hidden = "".join(piece.text for piece in pieces if piece.hidden).strip()
        if hidden:
            self.hidden.append(Hidden(len(self.lines), self._line(pieces, kind, level), hidden, bool(line.text.strip())))
        if line.text.strip():
            self.lines.append(line)

    def _line(self, pieces: list[Piece], kind: str, level: int) -> PageLine:
        (pieces,) = self._marked([beside_words(pieces)])
        text = "".join(piece.text for piece in pieces)
        return PageLine(text, kind, level, () if kind == "heading" else tuple(self._heads(pieces)))

    def _marked(self, cells: list[list[Piece]]) -> list[list[Piece]]:
        """The cells of a row, or a line as one cell, with the marks of their emphasis.

        What is bold or italic as a whole is a matter of the layout, and told; but not where the page was rendered so.
        """
        left_out: list[str] = []
        found = [with_marks(cell, self.styles.head, left_out) for cell in cells]
        for cell in cells:
            self._tell_sizes(cell)
        if left_out and self.rendered:
            whole = [with_marks(cell, self.styles.head, [], whole=True) for cell in cells]
            if whole != found and digest("\t".join(map(_text_of, whole))) in self.rendered:
                return whole
        for format_ in left_out:
            self.left_out.add(format_, "".join(piece.text for cell in cells for piece in cell).strip())
        return found

    def _tell_sizes(self, pieces: list[Piece]) -> None:
        """Note the words that somebody set larger or smaller than others of their line. The size of a whole line is a matter of the layout."""
        if all(piece.is_resized for piece in pieces if piece.text.strip()):
            return
        for resized, group in groupby(pieces, lambda piece: piece.is_resized):
            if resized:
                self.left_out.add("resized", "".join(piece.text for piece in group))

    def _heads(self, pieces: list[Piece]) -> Iterator[Head]:
        """The run-in headings of a line. Adjacent runs of the same heading count as one."""
        at, open_ = 0, None
        for text, style, *_ in pieces:
            found = self.styles.head(style) if text and style else None
            if open_ is not None and text and (found is None or found != (open_.kind, open_.level)):
                yield open_
                open_ = None
            if found is not None:
                start = at if open_ is None else open_.start
                open_ = Head(start, at + len(text), *found)  # type: ignore[arg-type]
            at += len(text)
        if open_ is not None:
            yield open_

    def pieces(self, element: Element, style: str = "", *, hidden: bool = False) -> Iterator[Piece]:
        for child in element:
            if child.tag == f"{WORD}t":
                yield Piece((child.text or "").replace("\n", " "), style, hidden)
            elif child.tag == f"{WORD}r":
                properties = child.find(f"{WORD}rPr")
                run_style = style_of(properties, "rStyle")
                inside = list(self.pieces(child, run_style, hidden=self.styles.hides(properties, run_style, self.paragraph_style)))
                if any(piece.text.strip() for piece in inside):
                    formats = list(self.styles.formats_of_run(properties, run_style, self.paragraph_style))
                    self.left_out.next_run()
                    for kind in formats:
                        if kind not in LOOKS or kind == "italic":
                            self.left_out.add(kind, "".join(piece.text for piece in inside), of_run=True)
                    looks = tuple(dict.fromkeys(LOOKS[kind] for kind in formats if kind in LOOKS))
                    is_told = looks == (STRONG,) and "bold" not in formats
                    inside = [piece._replace(looks=looks, is_told=is_told) for piece in inside] if looks else inside
                    if self.styles.is_resized(properties, run_style, self.paragraph_style):
                        inside = [piece._replace(is_resized=True) for piece in inside]
                yield from inside
            elif child.tag in _CHARACTERS:
                text = _BREAKS.get(child.get(f"{WORD}type", ""), "\n") if child.tag == f"{WORD}br" else _CHARACTERS[child.tag]
                yield Piece(text, style, hidden)
            elif child.tag == f"{WORD}rt" and self.styles.sets_lines:
                continue  # the reading that a copy to read aloud shows
            elif child.tag == f"{WORD}footnoteReference":
                yield from self._note(child, style, hidden=hidden)
            elif (
                child.tag == f"{WORD}drawing"
                and self.pictures is not None
                and _kind(child) == "picture"
                and self.pictures.read(child)
            ):
                continue
            elif child.tag in _LEFT_OUT:
                self.left_out.add_element(_kind(child), child)
            else:
                if not self.in_contents:
                    self._add_shown(child)
                if child.tag not in _PASSED_OVER:
                    yield from self.pieces(child, style, hidden=hidden)

    def _add_shown(self, element: Element) -> None:
        """Note the link, the bookmark or the field that an element makes of a text that itself is read."""
        for kind in _shown(element):
            if element.tag == f"{WORD}hyperlink":
                self.left_out.add_link(element)
            else:
                self.left_out.add(kind, element.get(f"{WORD}name", "") if kind == "bookmark" else "")

    def _note(self, mark: Element, style: str, *, hidden: bool) -> Iterator[Piece]:
        """The mark of a footnote, whose text is read too. Without a text it is told."""
        note = self.footnotes.get(mark.get(f"{WORD}id", ""))
        outer = self.paragraph_style
        paragraphs = list(note.iter(f"{WORD}p")) if note is not None else []
        texts: list[str] = []
        for paragraph in paragraphs:
            self.paragraph_style = style_of(paragraph.find(f"{WORD}pPr"), "pStyle")
            pieces = [
                piece._replace(style="", text=_BREAK.sub(" ", piece.text)) for piece in self.pieces(paragraph) if not piece.hidden
            ]
            texts += map(_text_of, self._marked([pieces]))
        self.paragraph_style = outer
        text = UNPRINTABLE.sub("", " ".join(filter(None, texts)))
        if not text:
            self.left_out.add("footnote")
            return
        self.notes.append(text)
        yield Piece("", style, hidden, note=len(self.notes))


_LONGEST_SPEAKER = 22
"""The most characters of a speaker's line, or a signature, that no layout breaks."""


def _text_of(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces).strip()


def _is_one_line(text: str) -> bool:
    """Whether the layout broke one line of a speaker or a signature: it is long, and no part of it is short. Else each part names another speaker."""
    lines = text.split("\n")
    return len(lines) > 1 and len(text) > _LONGEST_SPEAKER and min(map(len, lines)) * len(lines) * 3 >= len(text)


def _kind(element: Element) -> str:
    """The kind of what is no text; a picture that holds paragraphs is a text box."""
    kind = _LEFT_OUT[element.tag]
    return "text box" if kind == "picture" and next(element.iter(f"{WORD}txbxContent"), None) is not None else kind


def _shown(element: Element) -> Iterator[str]:
    """``link``, ``bookmark`` or ``field`` where an element makes one of a text that itself is read."""
    if element.tag == f"{WORD}hyperlink":
        yield "link"
        return
    if element.tag == f"{WORD}bookmarkStart":
        if not _OWN_BOOKMARK.fullmatch(element.get(f"{WORD}name", "")):
            yield "bookmark"
        return
    said = (
        element.get(f"{WORD}instr")
        if element.tag == f"{WORD}fldSimple"
        else element.text
        if element.tag == f"{WORD}instrText"
        else ""
    )
    name = next(iter((said or "").split()), "").upper()
    if name in _OF_CONTENTS and element.tag != f"{WORD}fldSimple":
        return
    if name in _REFERENCES:
        yield "link"
    elif name.isalpha():
        yield "field"
