"""The body of a Word document as lines. Each paragraph is a line, and begins with the mark that Word's numbering shows.

Tables, text boxes, pictures, notes, comments, headers and deleted or hidden text are not part of the lines; they are reported. If a
document has all its text in tables, the tables are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from drafter.read.docx.names import COMPATIBILITY, DELETED, MATH, RELATIONS, WORD, number, runs_on, switch
from drafter.read.docx.numbering import Numbering, marked
from drafter.read.docx.paragraph import COLUMN, LINE, PAGE, Inline, Notes
from drafter.read.docx.plain import plain
from drafter.read.docx.styles import CONTENTS, SENTENCE_ENDS, Styles, outline_hint, style_of
from drafter.read.docx.titles import bold_lines, titles_by_size
from drafter.read.left_out import Kind, left_out
from drafter.read.lines import Lines, without_signs
from drafter.read.package import Package
from drafter.speech.lines import HEADS, ROWS
from drafter.speech.look_signs import has_signs, note_number, parted_signs
from drafter.speech.text import join_separator

_JOINED = ("title", "subtitle", "heading-", "bundle-title")
"""Hints of paragraphs in which a soft line break belongs to the layout: their lines are joined."""


_MOST_MARKS = 100
"""How many marks of lists stand in front of one paragraph, where the ends of numbered paragraphs are hidden."""


class BodyReader:
    """Reads a document's main part.

    It keeps the text that will be joined with the next paragraph, whether a page break was typed above the next line, the lines of tables
    (in case the document has no other text), and the report.
    """

    def __init__(self, package: Package, main: str):
        self._package = package
        relations = package.relations(main)
        self._relations = relations
        parts = {relation.kind: relation.target for relation in relations.values() if not relation.outside}
        self._styles = Styles(package.xml(parts.get("styles", "")))
        self._numbering = Numbering(package.xml(parts.get("numbering", "")))
        notes = Notes(*(_by_id(package.xml(parts.get(kind, ""))) for kind in ("footnotes", "endnotes", "comments")))
        self._inline = Inline(self._styles, notes, relations)
        self._lines = Lines()
        self._sizes: dict[int, int] = {}
        self._bold: list[int] = []  # the lines of paragraphs that are bold as a whole
        self._carried: list[str] = []  # pieces: a hundred thousand paragraphs may have no end
        self._marked = 0  # how many marks stand in front of them
        self._lead = ""  # of the paragraph that is being added
        self._new_page = False
        self._tables: list[Lines] = []
        self._table_line = 0
        self._report: list[str] = []
        self._running_heads: dict[str, None] = {}
        self._headed: set[tuple[str, str]] = set()
        self._texts: dict[str, str] = {}

    def read(self, body: Element) -> Lines:
        """The lines of a body, with the report of what is left out."""
        self._blocks(body)
        self._end_cell()
        self._lines.report = [*self._report, *self._running_heads]
        self._lines.hints += titles_by_size(self._lines, self._sizes)
        self._lines.hints += bold_lines(self._lines, self._bold)
        if any(text.strip() for text in self._lines.texts):
            return self._lines
        whole = Lines()
        for table in self._tables:
            whole.extend(table)
        whole.report = [entry for entry in self._lines.report if not (whole.texts and entry.startswith("table,"))]
        return whole

    def _end_cell(self) -> None:
        """Add a line for text that still waits to be joined with a next paragraph.

        Where the end of a paragraph is deleted or hidden, Word joins its text with the next paragraph: 甲 and 乙 become 甲乙. The last
        paragraph of a table cell or of the document has no next one, so its text becomes a line.
        """
        if text := self._taken():
            self._add(text)

    def _taken(self) -> str:
        """The text that waits; none waits any more."""
        text = "".join(self._carried)
        self._carried, self._marked = [], 0
        return text

    def _blocks(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{WORD}p":
                self._paragraph(child)
            elif tag == f"{WORD}tbl":
                self._table(child)
            elif tag == f"{WORD}sectPr":
                self._headers(child)
            elif tag == f"{WORD}altChunk":
                relation = self._relations.get(child.get(f"{RELATIONS}id", ""))
                self._leave_out("embedded document", relation.target if relation else "")
            elif tag in DELETED:
                self._leave_out("deleted text", plain(child))
            elif tag == f"{MATH}oMathPara":
                self._leave_out("formula", "".join(child.itertext()))
            elif tag == f"{COMPATIBILITY}AlternateContent":
                for chosen in child[:1]:
                    self._blocks(chosen)
            elif tag != f"{WORD}sdtPr":
                self._blocks(child)

    def _leave_out(self, kind: Kind, text: str) -> None:
        self._report.append(left_out(kind, without_signs(text), self._table_line or len(self._lines.texts) + 1))
        if kind == "footnote" and has_signs(text):
            ((_, _, look), *_), words = parted_signs(text)[1], without_signs(text)
            self._lines.notes[note_number(look)] = (self._report[-1], words)

    # ------------------------------------------------------------ paragraphs

    def _paragraph(self, paragraph: Element) -> None:
        properties = paragraph.find(f"{WORD}pPr")
        style = style_of(properties, "pStyle") or self._styles.default
        if self._styles.is_margin(style):
            return
        words = self._inline.read(paragraph, hidden=self._styles.hidden(style))
        text = "".join(words.text)
        hint = self._hint(paragraph, properties, style, text)
        for kind, said in words.asides:
            self._leave_out(kind, said)
        if properties is not None:
            section = properties.find(f"{WORD}sectPr")
            if section is not None:
                self._headers(section)
        if hint == CONTENTS:
            if text.strip():
                self._leave_out("contents", text)
            return
        if words.contents and not text.strip():
            return
        begins = len(self._lines.texts)
        self._new_page = self._new_page or bool(switch(properties, "pageBreakBefore"))
        lead = words.lead
        self._lead = lead.lstrip() if words.has_plain and LINE not in lead else ""
        self._finish(properties, style, hint, text, empty=not text and bool(words.hidden or words.deleted))
        if not self._table_line:
            if lead.strip() and not words.has_plain and len(self._lines.texts) == begins + 1:
                self._bold.append(begins)
            size = words.size or self._styles.size(style)
            self._sizes.update(dict.fromkeys(range(begins, len(self._lines.texts)), size))

    def _finish(self, properties: Element | None, style: str, hint: str, text: str, *, empty: bool) -> None:
        if self._styles.sets_lines:
            text = text.replace(LINE, "")  # the lines of a copy to read aloud
        if runs_on(properties) or self._styles.runs_on(style):
            self._carried.append(text)  # without its end it belongs to the next paragraph, and takes that one's style and mark
            return
        end = None if properties is None else properties.find(f"{WORD}rPr")
        joins = switch(end, "vanish") or _is_initial(properties)
        if joins and not text:
            return
        found = None if empty and joins else self._mark(properties, style)
        if joins and found is None:  # a hidden paragraph end, or a large initial: the next paragraph continues it
            self._carried.append(text)
            return
        marks = self._marked + 1
        text = self._taken() + text
        if found is not None:
            text = marked(*found, text.lstrip(" \t\u3000")) if text.strip(f" \t\u3000{LINE}{COLUMN}{PAGE}") else found[0]
        if joins and marks < _MOST_MARKS:
            self._carried, self._marked = [text], marks
            return
        self._add(text, hint)

    def _add(self, text: str, hint: str = "") -> None:
        """Add the lines of a paragraph. A page break in it, or in an empty paragraph above it, was typed by hand."""
        pages = text.split(PAGE)
        shown = [(place, page) for place, page in enumerate(pages) if page.strip()]
        for place, page in shown or [(0, text if len(pages) == 1 else "")]:
            begins = len(self._lines.texts)
            for line in _lines(page, hint):
                self._lines.add(line, hint, self._lead if line.lstrip().startswith(self._lead) else "")
                self._lead = ""
            if shown and (place or self._new_page) and not self._styles.sets_lines and not self._table_line:
                self._lines.pages.append(begins)
            self._new_page = self._new_page and not shown
        self._new_page = self._new_page or (shown[-1][0] if shown else 0) < len(pages) - 1

    def _hint(self, paragraph: Element, properties: Element | None, style: str, text: str) -> str:
        outline = number(properties, "outlineLvl")
        hint = self._styles.hint(style)
        if hint or outline is None or self._runs_in(paragraph) or text.rstrip()[-1:] in SENTENCE_ENDS:
            return hint
        return outline_hint(outline)

    def _runs_in(self, paragraph: Element) -> bool:
        """Whether a paragraph begins with a run-in heading, whose outline level it has."""
        first = paragraph.find(f"{WORD}r/{WORD}rPr")
        return first is not None and self._styles.is_run_in(style_of(first, "rStyle"))

    def _mark(self, properties: Element | None, style: str) -> tuple[str, str] | None:
        direct = None if properties is None else properties.find(f"{WORD}numPr")
        num_id, level = number(direct, "numId"), number(direct, "ilvl")
        if num_id is None:
            listed = self._styles.listed(style)
            if listed is None:
                return None
            num_id = listed.num_id
            if level is None:
                level = self._numbering.level_of_style(num_id, self._styles.ids(style))
            level = listed.level if level is None else level
        return self._numbering.mark(num_id, level or 0) if num_id else None

    # ------------------------------------------------------------ tables and headers

    def _table(self, table: Element) -> None:
        """Report a table. Its numbered paragraphs count like all others. A table inside a cell is part of the cell's text."""
        if self._table_line:
            for row in _rows(table):
                for cell in _cells(row):
                    self._blocks(cell)
            return
        if kind := self._own_rows(table):
            self._add_rows(table, kind)
            return
        outer, whole, rows = self._lines, Lines(), []
        self._table_line = len(outer.texts) + 1
        before = len(self._report)
        for row in _rows(table):
            cells = []
            for cell in _cells(row):
                self._lines = Lines()
                self._blocks(cell)
                self._end_cell()
                cells.append(" ".join(filter(None, (without_signs(text).strip() for text in self._lines.texts))))
                whole.extend(self._lines)
            rows.append(" | ".join(cells))
        self._report.insert(before, left_out("table", "\n".join(rows), self._table_line))
        self._lines, self._table_line = outer, 0
        self._tables.append(whole)

    def _own_rows(self, table: Element) -> str:
        """How the lines of a table of Drafter's own are drawn; "" for any other table."""
        styles = {style_of(paragraph.find(f"{WORD}pPr"), "pStyle") for paragraph in table.iter(f"{WORD}p")}
        drawn = {ROWS.get(self._styles.hint(style), "") for style in styles}
        return drawn.pop() if len(drawn) == 1 else ""

    def _add_rows(self, table: Element, drawn: str) -> None:
        """Add the rows of a table of Drafter's own, their cells parted by tabs."""
        head, row_kind = (
            next(kind for kind in ROWS if ROWS[kind] == drawn and (kind in HEADS) == is_head) for is_head in (True, False)
        )
        for place, row in enumerate(_rows(table)):
            texts = []
            for cell in _cells(row):
                words = [self._inline.read(paragraph, hidden=False) for paragraph in cell.iter(f"{WORD}p")]
                texts.append(" ".join("".join(one.text) for one in words).strip())
            self._lines.add("\t".join(texts), row_kind if place else head)

    def _headers(self, section: Element) -> None:
        for reference in section:
            kind = reference.tag.removeprefix(WORD)
            if kind not in ("headerReference", "footerReference"):
                continue
            relation = self._relations.get(reference.get(f"{RELATIONS}id", ""))
            if relation is None or relation.outside or (kind, relation.target) in self._headed:
                continue
            self._headed.add((kind, relation.target))
            text = self._plain(relation.target)
            if any(character.isalpha() for character in text):  # a page number alone is not worth a report
                self._running_heads[left_out("header" if kind == "headerReference" else "footer", text)] = None

    def _plain(self, part: str) -> str:
        """The text of a header or footer. It is read once, even if several sections show it."""
        if part not in self._texts:
            self._texts[part] = plain(self._package.xml(part))
        return self._texts[part]


def _is_initial(properties: Element | None) -> bool:
    """Whether a paragraph is a large initial, the first character of the next paragraph."""
    frame = None if properties is None else properties.find(f"{WORD}framePr")
    return frame is not None and frame.get(f"{WORD}dropCap", "none") != "none"


def _lines(text: str, hint: str) -> Iterator[str]:
    """The lines of a paragraph, or of its part on a page. Soft line breaks divide it, but not a heading or title; column breaks always do."""
    columns = text.split(COLUMN) if COLUMN in text else [text]
    if len(columns) > 1:
        columns = [column for column in columns if column.strip()] or [""]
    for column in columns:
        if LINE not in column:
            yield column
        elif hint.startswith(_JOINED):
            whole = ""
            for line in column.split(LINE):
                whole += join_separator(whole, line) + line
            yield whole
        else:
            yield from column.split(LINE)


def _rows(table: Element) -> Iterator[Element]:
    return _inside(table, f"{WORD}tr", f"{WORD}tbl")


def _cells(row: Element) -> Iterator[Element]:
    return _inside(row, f"{WORD}tc", f"{WORD}tr")


def _inside(parent: Element, tag: str, stop: str) -> Iterator[Element]:
    """The nearest descendants with a tag. Elements between, such as content controls, are passed through; `stop` is not."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag != stop:
            yield from _inside(child, tag, stop)


def _by_id(root: Element | None) -> dict[str, str]:
    """From the ids of notes or comments to their texts."""
    return {} if root is None else {child.get(f"{WORD}id", ""): plain(child) for child in root}
