"""The text of one paragraph, from its runs, tracked changes, fields, symbols and notes, and what is left out of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from drafter.read.docx.drawings import drawn_things
from drafter.read.docx.fields import Fields, WordField, drawn
from drafter.read.docx.names import COMPATIBILITY, DELETED, MATH, RELATIONS, WORD, number, switch, value
from drafter.read.docx.plain import plain
from drafter.read.docx.styles import Styles, style_of
from drafter.read.docx.symbols import UNKNOWN, symbol, with_symbols
from drafter.read.left_out import Kind
from drafter.read.lines import with_look
from drafter.read.package import Relation
from drafter.speech.emphasis import STRONG
from drafter.speech.figures import LOWERED, RAISED, moved
from drafter.speech.look_signs import note_sign

MOST_AGAIN = 1_000_000
"""The most characters of notes that are told a second time: a note of a megabyte may be referred to a hundred thousand times."""
LINE, COLUMN, PAGE = "\n", "\v", "\f"
"""The characters for a soft line break, a column break and a page break in the text of a paragraph."""

_CONSTANTS = {f"{WORD}tab": "\t", f"{WORD}ptab": "\t", f"{WORD}cr": LINE, f"{WORD}noBreakHyphen": "-"}
"""Elements of a run that stand for one character. A soft hyphen is not among them: it shows only at a line end."""

_BREAKS = {"page": PAGE, "column": COLUMN}
MOVED: dict[str, tuple[Kind, dict[int, int]]] = {"superscript": ("superscript", RAISED), "subscript": ("subscript", LOWERED)}
"""How a run may be set above or below its line: what that is called, and the characters that show it."""


@dataclass(slots=True)
class ParagraphContent:
    """The content of a paragraph.

    text: with `LINE`, `COLUMN` and `PAGE` for breaks.
    asides: what is left out of the text, in order.
    contents: the lines of a table of contents in it.
    led: the pieces of `lead`.
    size: of its largest letters, in half points; 0 if no run says it.
    """

    text: list[str] = field(default_factory=list)
    asides: list[tuple[Kind, str]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    led: list[str] = field(default_factory=list)
    size: int = 0
    has_plain: bool = False

    @property
    def lead(self) -> str:
        """The bold words with which it begins."""
        return "".join(self.led)

    def add(self, text: str, *, bold: bool, emphasised: bool = False) -> None:
        """Add text of a run. emphasised: whether it is bold or italic. Chinese type has no italics of its own."""
        inside = emphasised and self.has_plain
        self.text.append(with_look(text, STRONG) if inside else text)
        if not self.has_plain and (bold or not text.strip()):
            self.led.append(text)
        if not bold:
            self.has_plain = self.has_plain or bool(text.strip())


@dataclass(slots=True)
class Notes:
    """The texts of a document's notes and comments, by id."""

    footnotes: dict[str, str]
    endnotes: dict[str, str]
    comments: dict[str, str]


class Inline:
    """Reads the runs of paragraphs. One reader serves a whole part, because a field may span several paragraphs."""

    def __init__(self, styles: Styles, notes: Notes, relations: dict[str, Relation]):
        self._styles = styles
        self._notes = notes
        self._relations = relations
        self._fields = Fields()
        self._words = ParagraphContent()
        self._hidden = False
        self._font = ""
        self._bold = self._italic = False
        self._moved = ""
        self._noted = 0
        self._referred: set[tuple[str, str]] = set()
        self._again = 0
        self._handlers: dict[str, Callable[[Element], None]] = {
            f"{WORD}br": self._break,
            f"{WORD}sym": self._symbol,
            f"{WORD}fldChar": self._field_mark,
            f"{WORD}instrText": self._instruction,
            f"{WORD}delText": self._deleted_text,
            f"{WORD}footnoteReference": self._note,
            f"{WORD}endnoteReference": self._note,
            f"{WORD}commentReference": self._note,
            f"{WORD}drawing": self._drawing,
            f"{WORD}pict": self._drawing,
            f"{WORD}object": self._drawing,
            f"{WORD}subDoc": self._embedded,
        }

    def read(self, paragraph: Element, *, hidden: bool) -> ParagraphContent:
        """The content of a paragraph. hidden: whether its style hides its text."""
        self._words = words = ParagraphContent()
        self._hidden = hidden
        self._children(paragraph, hidden)
        for lost in self._fields.end_paragraph():
            self._close(lost)
        for kind, pieces in _gathered(words):
            if said := "".join(pieces).strip():
                words.asides.append((kind, said))
        return words

    # ------------------------------------------------------------ containers

    def _children(self, parent: Element, style_hides: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{WORD}r":
                self._run(child, style_hides)
            elif tag in DELETED:
                self._words.deleted.append(_deleted(child))
            elif tag == f"{COMPATIBILITY}AlternateContent":
                chosen = _chosen(child)
                if chosen is not None:
                    self._children(chosen, style_hides)
            elif tag == f"{WORD}ruby":
                self._ruby(child, style_hides)
            elif tag.startswith(MATH):
                self._hidden = style_hides
                self._put("".join(found.text or "" for found in child.iter(f"{MATH}t")))
            elif tag not in _PROPERTIES:
                self._children(child, style_hides)

    def _run(self, run: Element, style_hides: bool) -> None:
        properties = run.find(f"{WORD}rPr")
        self._hidden, self._font, self._bold, self._moved = style_hides, "", False, ""
        self._italic = False
        if properties is not None:
            self._bold = bool(switch(properties, "b"))
            self._italic = bool(switch(properties, "i"))
            self._moved = value(properties, "vertAlign") or ""
            self._words.size = max(self._words.size, number(properties, "sz") or 0)
            own = switch(properties, "vanish")
            style = style_of(properties, "rStyle")
            self._hidden = own if own is not None else style_hides or self._styles.hidden(style)
            fonts = properties.find(f"{WORD}rFonts")
            self._font = "" if fonts is None else fonts.get(f"{WORD}ascii", "")
        self._pieces(run, style_hides)

    def _pieces(self, run: Element, style_hides: bool) -> None:
        for piece in run:
            tag = piece.tag
            if tag == f"{WORD}t":
                self._put(_text(piece, self._font))
            elif tag in _CONSTANTS:
                self._put(_CONSTANTS[tag])
            elif tag in self._handlers:
                self._handlers[tag](piece)
            elif tag == f"{WORD}ruby":
                self._ruby(piece, style_hides)
            elif tag == f"{COMPATIBILITY}AlternateContent":
                chosen = _chosen(piece)
                if chosen is not None:
                    self._pieces(chosen, style_hides)

    def _ruby(self, ruby: Element, style_hides: bool) -> None:
        base = ruby.find(f"{WORD}rubyBase")
        if base is not None:
            self._children(base, style_hides)
        if self._styles.sets_lines:
            return  # the reading that a copy to read aloud shows
        guide = ruby.find(f"{WORD}rt")
        self._aside("phonetic guide", "" if guide is None else "".join(plain(child) for child in guide))

    # ------------------------------------------------------------ what a run holds

    def _put(self, text: str) -> None:
        words = self._words
        if self._hidden:
            words.hidden.append(text)
        elif self._fields.in_contents:
            words.contents.append(text)
        elif self._fields.hides:
            words.asides.append(("field", text))
        else:
            shown = self._figures(text) if self._moved in MOVED else text
            words.add(shown, bold=self._bold, emphasised=self._bold or self._italic)

    def _figures(self, text: str) -> str:
        """A raised or lowered text as characters (m²); where they have no such form it stands in the line with its look."""
        kind, table = MOVED[self._moved]
        found = moved(text, table)
        return with_look(text, kind) if found is None else found

    def _aside(self, kind: Kind, text: str) -> None:
        self._words.asides.append((kind, text))

    def _break(self, piece: Element) -> None:
        self._put(_BREAKS.get(piece.get(f"{WORD}type", ""), LINE))

    def _symbol(self, piece: Element) -> None:
        try:
            code = int(piece.get(f"{WORD}char", ""), 16)
        except ValueError:
            return
        font = piece.get(f"{WORD}font", "")
        found = symbol(code, font)
        self._put(UNKNOWN if found is None else found)
        if found is None:
            self._aside("picture", f"{font} {code:04X}")

    def _field_mark(self, piece: Element) -> None:
        kind = piece.get(f"{WORD}fldCharType")
        if kind == "begin":
            self._fields.begin(len(self._words.text))
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end":
            ended = self._fields.end()
            if ended:
                self._close(ended)

    def _close(self, ended: WordField) -> None:
        if len(self._words.text) > ended.begun_at or not ended.instruction.strip():
            return
        shows = drawn(ended.instruction)
        if shows is not None:
            self._put(shows)
        elif not ended.shows and ended.instruction.split()[0].upper() in (
            "EQ",
            "SYMBOL",
            "LISTNUM",
            "AUTONUM",
            "AUTONUMLGL",
            "AUTONUMOUT",
        ):
            self._aside("field", ended.instruction.strip())

    def _instruction(self, piece: Element) -> None:
        self._fields.instruct(piece.text or "")

    def _note(self, piece: Element) -> None:
        found = piece.get(f"{WORD}id", "")
        if piece.tag == f"{WORD}footnoteReference":
            self._footnote(self._once(piece.tag, found, self._notes.footnotes))
        elif piece.tag == f"{WORD}endnoteReference":
            self._aside("endnote", self._once(piece.tag, found, self._notes.endnotes))
        else:
            self._aside("comment", self._once(piece.tag, found, self._notes.comments))

    def _once(self, tag: str, name: str, notes: dict[str, str]) -> str:
        """The text of a note. Word refers to each once; of those that a file refers to again and again, `MOST_AGAIN` characters are told."""
        text = notes.get(name, "")
        if (tag, name) in self._referred:
            self._again += len(text)
            return text if self._again <= MOST_AGAIN else ""
        self._referred.add((tag, name))
        return text

    def _footnote(self, text: str) -> None:
        """Report a footnote. Its mark stands in the text, so that who keeps footnotes finds its place."""
        sign = ""
        if text and not self._hidden and not self._fields.in_contents and not self._fields.hides:
            sign = note_sign(self._noted)
            self._noted += 1
            self._words.text.append(sign)
        self._aside("footnote", f"{sign}{text}")

    def _drawing(self, piece: Element) -> None:
        self._words.asides += drawn_things(piece)

    def _deleted_text(self, piece: Element) -> None:
        self._words.deleted.append(piece.text or "")

    def _embedded(self, piece: Element) -> None:
        relation = self._relations.get(piece.get(f"{RELATIONS}id", ""))
        self._aside("embedded document", relation.target if relation else "")


def _gathered(words: ParagraphContent) -> tuple[tuple[Kind, list[str]], ...]:
    return ("hidden text", words.hidden), ("deleted text", words.deleted), ("contents", words.contents)


_PROPERTIES = frozenset(f"{WORD}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData"))


def _text(piece: Element, font: str) -> str:
    text = piece.text or ""
    if not text:
        return ""
    if piece.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
        text = text.strip(" \t\r\n")
    if "\n" in text or "\r" in text:
        text = text.replace("\r", "").replace("\n", " ")
    return with_symbols(text, font) if max(text, default="") >= "\uf000" else text


def _chosen(alternatives: Element) -> Element | None:
    """The alternative that is read (``mc:AlternateContent``): the newest, as in Word."""
    choice = alternatives.find(f"{COMPATIBILITY}Choice")
    return alternatives.find(f"{COMPATIBILITY}Fallback") if choice is None else choice


def _deleted(element: Element) -> str:
    return "".join(found.text or "" for found in element.iter() if found.tag in (f"{WORD}delText", f"{WORD}t"))
