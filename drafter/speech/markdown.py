"""Markdown ⇄ Speech: the text form between a template and the tree.

A strict subset of CommonMark with attributes as pandoc writes them (``bracketed_spans``): a block is one line, with a blank line
between paragraphs.

=====================================  =======================================================================
``# 题目``                              title (several lines: several titles)
``[同志们：]{.salutation}``              a front line; also ``.subtitle`` ``.speaker`` ``.date``
``## 一、加强学习``                       a section heading; ``###`` to ``#####`` for levels 2 to 4
``[一、加强学习。]{.section}我们……``      a run-in section heading; ``.section2`` to ``.section4`` for deeper ones
``……[一是主动学标。]{.point}把……``      a point, at the start of a block or inside it; ``.point2`` to ``.point4``
``[]{.in-point}……``                    a further paragraph of the open point; ``.in-point2`` of the open point of level 2
``[]{.closing}……``                     the closing begins with this block
``新质生产力[^1]是``                       the mark of a footnote; ``[^1]: 以……`` is the footnote, a block anywhere in the text
``![图题](图.png){width=8cm}``            a picture with its caption, see `drafter.speech.pictures`
``[知行合一]{.motto}``                   a line of a kind of its own (`drafter.speech.lines`), or of the user's own kind
``* * *``                              the next speech of a bundle begins
``# [合集]{.bundle}``                   a bundle's title; ``[（2篇）]{.count}`` its count line
``**重点**``, ``10^8^``, ``CO~2~``       emphasis inside a text, see `drafter.speech.emphasis`
=====================================  =======================================================================

The mark of a heading or point is what `numbering.recognise` finds at its start. Two cases need care. If a heading begins with
characters that look like a mark and are none, its first character is written as an entity (``&#19968;、``). If a mark is not in the
table of ordinals, an attribute gives its length in characters: ``{.point mark=3}``.
Law: ``parse(write(s)) == canonical(s)`` for every speech that `check` accepts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain, count
from types import MappingProxyType
from typing import Any, NoReturn

from drafter.errors import DrafterError, Fault, Place
from drafter.speech.emphasis import NOTE_MARK, Span, has_marks, pieces, read_markdown, settled, with_marks, without_marks
from drafter.speech.flow import is_emphatic, paragraphs
from drafter.speech.lines import BY_NAME, PICTURE, PICTURE_CAPTION, Note, Styled, has_spans, is_own_name, joined, kind_of, notes_in
from drafter.speech.numbering import recognise
from drafter.speech.text import END_MARKS, split_end
from drafter.speech.tree import (
    FRONT_KINDS,
    MAX_LEVEL,
    Bundle,
    Document,
    FrontLine,
    Item,
    Point,
    Section,
    Speech,
    ends_with_line,
    mapped,
    speeches_of,
)

CLASSES = frozenset(("bundle", "count", "section", "point", "in-point", "closing", *FRONT_KINDS, *BY_NAME))
"""Drafter's own classes."""
SEPARATOR = "* * *"
CLOSING = "[]{.closing}"


class MarkdownError(DrafterError):
    """The text is outside the subset of Markdown. The fault's place is a line of the text."""

    exit_code = 4


# ---------------------------------------------------------------- escaping

_SIGNS = b"\\`*_{}[]<>&#\n^~"
"""Every character that may mean something inside a block, emphasis included."""
_INLINE = r"[\\`*_{}\[\]<>&#\n^]|(?<![0-9])~|~(?![0-9])"
"""Those of them that have to be escaped. Compiled when a text has one."""
_AT_START = r"[+\-=|:!]|[0-9]{1,9}(?=[.)])"


def is_plain(text: str) -> bool:
    """Whether a text has none of `_SIGNS`.

    Its ASCII characters are looked at alone: a Chinese text has few, and a search in all of it takes ten times as long.
    """
    rest = text.encode("ascii", "ignore")
    return not rest or rest.isalnum() or rest.translate(None, _SIGNS) == rest


def escape(text: str) -> str:
    """A text escaped so that it makes no structure anywhere in a block, nor a mark at the start of a heading."""
    text = settled(text)
    if text and recognise(text) and not (has_spans(text) and text.spans[0].start == 0):  # type: ignore[attr-defined]
        first = str(text)[0]
        rest = with_marks(text, escape_inline)[len(escape_inline(first)) :] if has_spans(text) else escape_inline(text[1:])
        return _entity(first) + rest
    return escape_block(text)


def escape_block(text: str) -> str:
    """A text escaped for the start of a paragraph, where characters that look like a mark need no escape."""
    if has_spans(text):
        return _with_spans(text, escape_block)
    if text >= _FIRST_CHINESE:  # nearly always
        return escape_inline(text)
    start = re.match(_AT_START, text)
    text = escape_inline(text)
    if start:
        return f"{text[: start.end()]}\\{text[start.end() :]}" if start[0].isdecimal() else f"\\{text}"
    return f"{_entity(text[0])}{text[1:]}" if text and text[0].isspace() else text


_FIRST_CHINESE = "\u3001"
"""The ideographic comma. No character above it is a blank or has a meaning in Markdown."""


def escape_inline(text: str) -> str:
    """A text escaped for a place behind other text of its block."""
    if has_spans(text):
        return _with_spans(text, escape_inline)
    if not is_plain(text):
        text = re.sub(_INLINE, lambda match: "&#10;" if match[0] == "\n" else f"\\{match[0]}", text)
    return f"{text[:-1]}{_entity(text[-1])}" if text[-1:].isspace() else text


def _with_spans(text: str, escape_first: Callable[[str], str]) -> str:
    """A text with its marks, or without them where they would not be read again. escape_first: writes a piece at its start."""
    first = text.spans[0].start == 0  # type: ignore[attr-defined]  # the caller has looked
    text = settled(text)
    if not has_spans(text):
        return escape_first(str(text))
    written = with_marks(text, escape_inline)
    if first:
        return re.sub(_AS_FOOTNOTE, r"\g<0>\\", written) if written[0] == "[" else written
    head = next(pieces(text))[0]
    return escape_first(head) + written[len(escape_inline(head)) :]


_AS_FOOTNOTE = rf"^{NOTE_MARK}(?=:)"
"""The mark of a footnote at the start of a block that would be read as the footnote itself."""


def _entity(character: str) -> str:
    return f"&#{ord(character)};"


_ESCAPED = r"\\([!-/:-@\[-`{-~])|(&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)"


def unescape(text: str) -> str:
    """The text that was escaped."""
    if "\\" not in text and "&" not in text:
        return text
    return re.sub(_ESCAPED, lambda match: match[1] or _character(match[2]), text)


def _character(entity: str) -> str:
    if entity[1] == "#":
        number = int(entity[3:-1], 16) if entity[2] in "xX" else int(entity[2:-1])
        return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\N{REPLACEMENT CHARACTER}"
    from html.entities import html5  # a table of two thousand names that only a hand-written template can need

    return html5.get(entity[1:], entity)


# ---------------------------------------------------------------- writing


def write(document: Document) -> str:
    """The Markdown of a speech or bundle, ending in a line break; "" for nothing at all."""
    blocks: list[str] = []
    document = with_own_names(document)
    if isinstance(document, Bundle):
        blocks.append(f"# {_span(escape_block(document.title), 'bundle')}")
        if document.count_line:
            blocks.append(_span(escape_block(document.count_line), "count"))
    for number, speech in enumerate(speeches_of(document)):
        if number or isinstance(document, Bundle):
            blocks.append(SEPARATOR)
        blocks += _speech_blocks(speech)
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _speech_blocks(speech: Speech) -> list[str]:
    blocks = [
        f"# {escape_block(line.text)}".rstrip() if line.kind == "title" else _span(escape_block(line.text), line.kind)
        for line in speech.front
    ]
    blocks += body_blocks(speech.opening)
    for section in speech.sections:
        blocks += section_blocks(section)
    closing = body_blocks(speech.closing)
    if closing:
        blocks.append(CLOSING + closing[0])
        blocks += closing[1:]
    return blocks + _footnotes(speech) if is_emphatic(speech) else blocks


def _footnotes(speech: Speech) -> list[str]:
    """The blocks of the footnotes of a speech, each once."""
    notes = {
        note.name: note.text or "" for paragraph in paragraphs(speech) for run in paragraph.runs for note in notes_in(run.text)
    }
    return [footnote_block(name, text) for name, text in notes.items()]


def footnote_block(name: str, text: str) -> str:
    """The block of a footnote."""
    return f"[^{name}]: {escape_block(text)}"


def with_own_names(document: Document) -> Document:
    """A document in which different footnotes have different names: one that is taken already gets a number, ``注-2``."""
    if not any(map(is_emphatic, speeches_of(document))):
        return document
    texts: dict[str, str] = {}

    def named(text: str) -> str:
        spans = getattr(text, "spans", ())
        if not any(span.note is not None for span in spans):
            return text
        return Styled(str(text), kind_of(text), tuple([span if span.note is None else _named(span, texts) for span in spans]))

    speeches = tuple([mapped(speech, named) for speech in speeches_of(document)])
    return document._replace(speeches=speeches) if isinstance(document, Bundle) else speeches[0]


def _named(span: Span, texts: dict[str, str]) -> Span:
    """The mark of a footnote under a name that no other footnote has. texts: the footnotes so far, by their names."""
    assert span.note is not None
    text = span.note.text or ""
    names = chain((span.note.name,), (f"{span.note.name}-{number}" for number in count(2)))
    name = next(name for name in names if texts.setdefault(name, text) == text)
    return span if name == span.note.name else span.with_note(Note(name, span.note.text))


def section_blocks(section: Section, level: int = 1) -> list[str]:
    """The blocks of a section: its heading, its body, its sub-sections."""
    words, mark = _heading(section.mark, section.heading, section.end)
    if section.run_in:
        blocks = body_blocks(section.body, begun=_span(words, _leveled("section", level), mark))
    else:
        content = f"[{words}]{{{mark}}}" if mark else words
        blocks = [f"{'#' * (level + 1)} {content}".rstrip(), *body_blocks(section.body)]
    for child in section.sections:
        blocks += section_blocks(child, level + 1)
    return blocks


def body_blocks(items: Iterable[Item], begun: str | None = None, known: dict[str, Item] | None = None) -> list[str]:
    """The blocks of a body.

    begun: the block that a run-in heading has opened.
    known: gets the blocks that are a paragraph or a point with its text and need no escape, each with its item, for `parse`.
    """
    blocks = [] if begun is None else [begun]
    _write_items(blocks, items, 0, begun is not None, known)
    return blocks


def _write_items(blocks: list[str], items: Iterable[Item], depth: int, inside: bool, known: dict[str, Item] | None = None) -> None:
    """Write items into blocks.

    depth: how many points are open.
    inside: whether a text that comes first continues the last block.
    known: see `body_blocks`.
    """
    after_line, previous = False, ""
    name = _leveled("point", depth + 1)
    for item in items:
        if isinstance(item, str):
            kind = kind_of(item)
            if inside and not kind:
                blocks[-1] += escape_inline(item)
            elif kind == PICTURE_CAPTION and previous == PICTURE:
                blocks[-1] = _with_caption(blocks[-1], item)
            else:
                block = escape_block(item) if not kind else _picture(item) if kind == PICTURE else _span(escape_block(item), kind)
                if known is not None and block is item and block >= _FIRST_CHINESE and type(item) is str:
                    known[block] = item
                blocks.append(_span("", _leveled("in-point", depth)) + block if depth else block)
            after_line, previous = bool(kind), kind
        else:
            previous = ""
            mark, heading, end, body, own_paragraph = item
            if known is not None and own_paragraph and (written := _plain_block(item)):
                known[written] = item
                blocks.append(written)
                inside = after_line = False
                continue
            words, length = _heading(mark, heading or "", end)
            block = _span(words, name, length)
            text = body[0] if body and isinstance(body[0], str) and not kind_of(body[0]) else ""
            if text:
                block += escape_inline(text)
            if own_paragraph or not blocks or after_line:
                blocks.append(block)
            else:
                blocks[-1] += block
            if len(body) > 1 or not text:
                _write_items(blocks, body[1:] if text else body, depth + 1, not text)
            after_line = ends_with_line(item)
        inside = False


def _picture(line: str) -> str:
    """The block of a picture, without its caption."""
    from drafter.speech.pictures import picture_of

    picture = picture_of(line)
    name = re.sub(r"[\\<>&]", r"\\\g<0>", picture.file)
    name = f"<{name}>" if re.search(r"[\s()]", name) or not name else name
    return f"![]({name}){f'{{width={picture.width}}}' if picture.width else ''}"


def _with_caption(block: str, caption: str) -> str:
    """The block of a picture with its caption."""
    before, _, rest = block.partition("![](")
    return f"{before}![{escape_inline(caption)}]({rest}"


_PICTURE = (
    r"!\[((?:[^\[\]\\]|\\.|\[\^[^\[\]\\]+\])*+)\]\((?:<((?:[^<>\\]|\\.)*+)>|((?:[^()\s<>\\]|\\.)++))\)"
    r"(?:\{ ?width=([\"']?)([^\s{}\"']+)\4 ?\})?"
)
_WIDTH = r"[0-9]{1,4}(?:\.[0-9]{1,3})?(?:cm|mm|in|pt|%|字)"


def _plain_block(point: Point) -> str | None:
    """The block of a point with one text that is read as it was written: nothing is escaped, a mark begins and ends the heading.

    None for any other point.
    """
    mark, heading, end, body, _ = point
    if not mark or not heading or len(end) != 1 or end not in END_MARKS or len(body) != 1 or type(body[0]) is not str:
        return None
    if type(heading) is not str or type(end) is not str:
        return None
    words, text = f"{mark}{heading}{end}", body[0]
    block = f"[{words}]{{.point}}{text}"
    found = recognise(words)
    if found is None or found.text != mark or not text or text[-1].isspace():
        return None
    return block if is_plain(words) and is_plain(text) else None


def _leveled(name: str, level: int) -> str:
    return name if level == 1 else f"{name}{level}"


def _span(words: str, name: str, mark: str = "") -> str:
    return f"[{words}]{{.{name}{' ' if mark else ''}{mark}}}"


def _heading(mark: str, heading: str, end: str) -> tuple[str, str]:
    """A heading as Markdown, and the attribute with its mark's length, which only a mark outside the table needs."""
    words = joined((mark, heading, end))
    if not mark:
        return escape(words), ""
    found = recognise(words)
    return escape_inline(words), "" if found and found.text == mark else f"mark={len(mark)}"


# ---------------------------------------------------------------- reading

_SPAN = re.compile(r"\[([^\[\]\\]*+(?:(?:\\.|\[\^[^\[\]\\]++\])[^\[\]\\]*+)*+)\]\{([^{}]*+)\}")
"""A span, which may have the marks of footnotes in it."""
_ESCAPE_OR_SPAN = rf"\\.|{_SPAN.pattern}"
"""For lines with backslashes: an escaped bracket is passed over with its backslash, and begins no span. Compiled when a line has some."""
_ATTRIBUTES = r"(?:\.(?P<name>[a-z-]+?)(?P<level>[2-9])?)?(?: ?mark=(?P<mark>[0-9]{1,4}))?"
_PLAIN_POINT = re.compile(r"\[([^\\&`*_\[\]{}<^~]*)\]\{\.point\}([^\\&`*_\[\]{}<^~]*)")
"""The commonest block: a point of the first level and its text, with nothing to unescape."""
_PLAIN_CLASSES: dict[str, tuple[str, int, None]] = {
    ".point": ("point", 1, None),
    ".point2": ("point", 2, None),
    ".section": ("section", 1, None),
    **{f".{kind}": (kind, 1, None) for kind in ("subtitle", "speaker", "date", "salutation", "closing")},
}
"""The attributes of nearly every span, parsed beforehand."""
_STRAY = r"(?<!\\)(?:\\\\)*([`*_\[\]{}<])"
_NOT_PARAGRAPH = r"[>|=]|~~~|[-+*](?=[ \t]|$)|[0-9]{1,9}[.)](?=[ \t]|$)|:::|-(?:[ \t]*-){2}"
_CLOSING_HASHES = r"(?:^|[ \t])#+$"


def parse(
    text: str,
    source: str = "markdown",
    known: Mapping[str, Item] = MappingProxyType({}),
    is_own: Callable[[str], bool] | None = None,
    pictures: Mapping[str, Any] = MappingProxyType({}),
) -> Document:
    """The speech or bundle of a text in the subset.

    source: the name of the text in the places of faults.
    known: blocks with their items, as `body_blocks` gives them. To read these again would give the same items, and takes longer.
    is_own: whether a class is a user's own kind of lines; without it none is.
    pictures: by the names of their files, see `drafter.speech.pictures.Picture`; of others the tree has the names alone.
    Raises MarkdownError at the first line outside the subset.
    """
    reader = _Reader(source, is_own)
    reader.pictures = pictures
    if "[^" in text:
        reader.read_footnotes(text)
    apart = True
    for number, raw in enumerate(text.split("\n"), 1):
        if apart and raw in known:
            reader.take(known[raw])
            apart = False
            continue
        line = raw.strip()
        if not line:
            apart = True
            continue
        reader.number, reader.line = number, raw
        if line[0] == "#":
            reader.check_indentation()
            reader.read_heading(line)
            apart = True
            continue
        if number in reader.defined:
            apart = True
            continue
        if not apart:
            reader.fail("markdown.two-lines")
        if raw[0] in " \t":
            reader.check_indentation()
        if line == SEPARATOR:
            reader.end_speech()
        else:
            reader.read_block(line)
        apart = False
    reader.end_footnotes()
    return reader.document()


_point = partial(tuple.__new__, Point)
"""A faster constructor, called with one tuple."""


class _Unit:
    """A section or point that is being read, or an opening or a closing, which has no heading."""

    __slots__ = ("body", "end", "flag", "heading", "mark", "sections")

    def __init__(self, mark: str = "", heading: str = "", end: str = "", flag: bool = False) -> None:
        self.mark = mark
        self.heading = heading
        self.end = end
        self.flag = flag  # run_in of a section, own_paragraph of a point
        self.body: list[Item | _Unit] = []
        self.sections: list[_Unit] = []

    def items(self) -> tuple[Item, ...]:
        return tuple([item.point() if isinstance(item, _Unit) else item for item in self.body])

    def point(self) -> Point:
        return _point((self.mark, self.heading or None, self.end, self.items(), self.flag))

    def section(self) -> Section:
        children = tuple([child.section() for child in self.sections])
        return Section(self.mark, self.heading, self.end, self.flag, self.items(), children)


class _Reader:
    """The state of `parse`: what is open, and the line being read."""

    def __init__(self, source: str, is_own: Callable[[str], bool] | None = None) -> None:
        self.source = source
        self.is_own = is_own
        self.number = 0
        self.line = ""
        self.bundle: Bundle | None = None
        self.speeches: list[Speech] = []
        self.pictures: Mapping[str, Any] = {}
        self.notes: dict[str, str] = {}  # the footnotes by their names
        self.defined: dict[int, tuple[str, str]] = {}  # the names of the footnotes and their lines, by the numbers of these
        self.marked_notes: set[str] = set()
        self.begin()

    def begin(self) -> None:
        """A speech begins."""
        self.front: list[FrontLine] = []
        self.opening = self.container = _Unit()
        self.sections: list[_Unit] = []
        self.nested: list[_Unit] = []  # the open sections, outermost first
        self.closing: _Unit | None = None
        self.points: list[_Unit] = []  # the open points, outermost first
        self.taken: Point | None = None  # the open point, if `take` has just added it

    def fail(self, code: str, **facts: object) -> NoReturn:
        raise MarkdownError(Fault(code, Place(self.source, self.number), facts, self.line))

    def read_footnotes(self, text: str) -> None:
        """Read the footnotes of a text, which may stand behind their marks or before."""
        for number, line in enumerate(text.split("\n"), 1):
            if line[:2] != "[^" or (found := re.match(rf"{NOTE_MARK}:(?: |$)", line)) is None:
                continue
            self.number, self.line, name = number, line, found[1]
            if name in self.notes:
                self.fail("markdown.footnote-twice", found=name)
            words = line[found.end() :].strip()
            if not words:
                self.fail("markdown.footnote-empty", found=name)
            if "[^" in words and notes_in(read_markdown(words, unescape)):
                self.fail("markdown.footnote-inside", found=name)
            self.defined[number] = name, line
            self.notes[name] = self.text(words)

    def end_footnotes(self) -> None:
        """Refuse a footnote that nothing refers to: its text would be gone."""
        for number, (name, line) in self.defined.items():
            if name not in self.marked_notes:
                self.number, self.line = number, line
                self.fail("markdown.footnote-unused", found=name)

    def with_footnotes(self, text: str) -> str:
        """A text whose marks of footnotes have their footnotes."""
        notes = notes_in(text)
        if not notes:
            return text
        for note in notes:
            if note.name not in self.notes:
                self.fail("markdown.footnote-unknown", found=note.name)
            self.marked_notes.add(note.name)
        spans = [
            span if span.note is None else span.with_note(Note(span.note.name, self.notes[span.note.name]))
            for span in text.spans  # type: ignore[attr-defined]  # `notes_in` has looked
        ]
        return Styled(str(text), kind_of(text), tuple(spans))

    def document(self) -> Document:
        self.speeches.append(self.speech())
        if self.bundle is None and len(self.speeches) == 1:
            return self.speeches[0]
        title, count = (self.bundle.title, self.bundle.count_line) if self.bundle else ("", "")
        return Bundle(title, count, tuple(self.speeches[1:] if self.bundle else self.speeches))

    def speech(self) -> Speech:
        return Speech(
            tuple(self.front),
            self.opening.items(),
            tuple([section.section() for section in self.sections]),
            self.closing.items() if self.closing else (),
        )

    def check_indentation(self) -> None:
        """Refuse a line that CommonMark takes for code."""
        line = self.line
        if len(line[: len(line) - len(line.lstrip(" \t"))].expandtabs(4)) >= 4:
            self.fail("markdown.indented")

    def end_speech(self) -> None:
        """The next speech of a bundle begins."""
        self.speeches.append(self.speech())
        self.begin()

    def take(self, item: Item) -> None:
        """A block whose item is known: a paragraph, or a point of the first level with its text."""
        self.container.body.append(item)
        self.points = []
        self.taken = item if isinstance(item, Point) else None

    def reopen(self) -> None:
        """Open the point that was taken, because the next block may continue it."""
        if self.taken is not None:
            unit = _Unit(self.taken.mark, self.taken.heading or "", self.taken.end, True)
            unit.body += self.taken.body
            self.container.body[-1] = unit
            self.points = [unit]
            self.taken = None

    # -- headings

    def read_heading(self, line: str) -> None:
        hashes = len(line) - len(line.lstrip("#"))
        words = line[hashes:]
        if self.line.lstrip(" ")[0] != "#" or (
            words[-1:] == "#" and re.search(_CLOSING_HASHES, words)
        ):  # CommonMark: no heading, or hashes dropped
            self.fail("markdown.stray", found="#")
        if hashes > MAX_LEVEL + 1:
            self.fail("markdown.too-deep", found=hashes - 1, deepest=MAX_LEVEL)
        if words and words[0] != " ":
            self.fail("markdown.hash", found=line[:hashes])
        words, length = words.strip(), None
        if words.startswith("["):
            span = _SPAN.fullmatch(words) or self.fail("markdown.stray", found="[")
            name, _, length = self.attributes(span[2])
            words = span[1]
            if hashes == 1 and name == "bundle":
                self.bundle = Bundle(self.text(words))
                return
            if name or length is None:
                self.fail("markdown.class", found=span[2])
        if hashes == 1:
            if self.begun():
                self.fail("markdown.late-title")
            self.front.append(FrontLine("title", self.text(words)))
        else:
            self.open_section(hashes - 1, *self.marked(words, length), run_in=False)

    def open_section(self, level: int, mark: str, words: str, *, run_in: bool) -> None:
        if self.closing:
            self.fail("markdown.after-closing")
        if level > len(self.nested) + 1:
            self.fail("markdown.skipped-level", found=level, expected=len(self.nested) + 1)
        heading, end = split_end(words)
        unit = _Unit(mark, heading, end, run_in)
        del self.nested[level - 1 :]
        (self.nested[-1].sections if self.nested else self.sections).append(unit)
        self.nested.append(unit)
        self.container = unit
        self.points = []
        self.taken = None

    # -- blocks with spans

    def read_block(self, line: str) -> None:
        """A paragraph: text, and the spans that begin the closing, a run-in heading, a point."""
        self.fresh, self.in_point, self.headed = True, False, False
        self.reopen()
        if "[" not in line:
            self.add_text(line)
            return
        if plain := _PLAIN_POINT.fullmatch(line):
            words, text = plain.groups()
            mark = recognise(words)
            length = len(mark.text) if mark else 0
            self.open_point(1, words[:length], words[length:])
            if text:
                self.points[-1].body.append(text)
            return
        at = 0
        for span in re.finditer(_ESCAPE_OR_SPAN, line) if "\\" in line else _SPAN.finditer(line):
            if span[1] is None:
                continue
            start = span.start()
            if start > at:
                self.add_text(line[at:start])
            self.read_span(span, whole=len(span[0]) == len(line), last=span.end() == len(line))
            at = span.end()
        if at < len(line):
            self.add_text(line[at:])

    def read_span(self, span: re.Match[str], *, whole: bool, last: bool) -> None:
        name, level, length = self.attributes(span[2])
        words = span[1]
        if name == "point":
            self.open_point(level, *self.marked(words, length))
        elif name == "section" and self.fresh:
            self.open_section(level, *self.marked(words, length), run_in=True)
            self.fresh, self.headed = False, True
        elif name == "closing" and self.fresh and not words and self.closing is None:
            self.closing = self.container = _Unit()
            self.points, self.nested = [], []
        elif name == "in-point" and self.fresh and not words:
            if level > len(self.points):
                self.fail("markdown.no-point")
            del self.points[level:]
            self.in_point = True
        elif name in BY_NAME and last and (self.fresh or self.headed):  # behind a run-in heading without text of its own
            self.add_line(self.text(words), name)
        elif name in FRONT_KINDS and name != "title" and whole:
            if self.begun():
                self.fail("markdown.late-front", found=name)
            self.front.append(FrontLine(name, self.text(words)))
        elif name == "count" and whole and self.bundle:
            self.bundle = Bundle(self.bundle.title, self.text(words))
        elif name and last and (self.fresh or self.headed) and self.knows(span[2][1:]):
            self.add_line(self.text(words), span[2][1:])
        else:
            self.fail("markdown.class", found=span[2])

    def knows(self, name: str) -> bool:
        """Whether a class is a user's own kind of lines."""
        return self.is_own is not None and is_own_name(name) and self.is_own(name)

    def begun(self) -> bool:
        """Whether the front is over."""
        return bool(self.opening.body or self.sections or self.closing)

    def open_point(self, level: int, mark: str, words: str) -> None:
        points = self.points
        if level > len(points) + 1 or (level > 1 and self.fresh and not points):
            self.fail("markdown.skipped-level", found=level, expected=len(points) + 1)
        del points[level - 1 :]
        unit = _Unit(mark, *split_end(words), self.fresh)
        (points[-1] if points else self.container).body.append(unit)
        points.append(unit)
        self.fresh = False

    def add_text(self, raw: str) -> None:
        """Add a text outside spans.

        It continues its paragraph, or begins a paragraph of the open point or of the section around it.
        """
        self.headed = False
        if self.fresh:
            if raw.startswith("!["):
                self.add_picture(raw)
                return
            if raw < _FIRST_CHINESE and (stray := re.match(_NOT_PARAGRAPH, raw)):
                self.fail("markdown.stray", found=stray[0])
            if not self.in_point:
                self.points = []
            self.fresh = False
        (self.points[-1] if self.points else self.container).body.append(self.text(raw))

    def add_picture(self, raw: str) -> None:
        """Add a picture and its caption."""
        from drafter.speech.pictures import Picture, PictureLine

        found = re.fullmatch(_PICTURE, raw) or self.fail("markdown.picture")
        name, width = unescape(found[2] if found[2] is not None else found[3]), found[5] or ""
        if width and not re.fullmatch(_WIDTH, width):
            self.fail("markdown.picture-width", found=width)
        caption = self.text(found[1])
        known: Picture = self.pictures.get(name) or Picture(name)
        if not self.in_point:
            self.points = []
        body = (self.points[-1] if self.points else self.container).body
        body.append(PictureLine(known._replace(width=width)))
        self.fresh = False
        if caption:
            body.append(Styled(str(caption), PICTURE_CAPTION, getattr(caption, "spans", ())))

    def add_line(self, text: str, kind: str) -> None:
        """Add a line of a kind of its own, to the open point or to the section around it."""
        if not self.in_point:
            self.points = []
        (self.points[-1] if self.points else self.container).body.append(Styled(str(text), kind, getattr(text, "spans", ())))
        self.fresh = False

    # -- words

    def text(self, raw: str) -> str:
        """The text of a piece of Markdown without structure."""
        if is_plain(raw):
            return raw
        text = read_markdown(raw, unescape) if has_marks(raw) else None
        if stray := re.search(_STRAY, raw if text is None or not has_spans(text) else without_marks(raw)):
            self.fail("markdown.stray", found=stray[1])
        return unescape(raw) if text is None else self.with_footnotes(text)

    def marked(self, raw: str, length: int | None) -> tuple[str, str]:
        """The mark and the words of a heading. length: characters of a mark outside the table, None for a mark of the table."""
        words = self.text(raw)
        if length is None:
            mark = recognise(raw)
            length = len(mark.text) if mark else 0
        return words[:length], words[length:]

    def attributes(self, text: str) -> tuple[str, int, int | None]:
        """The class of a span, its level, and the length of its mark if the attributes give one."""
        plain = _PLAIN_CLASSES.get(text)
        if plain is not None:
            return plain
        match = re.fullmatch(_ATTRIBUTES, text)
        if match is None and text[:1] == "." and self.knows(text[1:]):
            return text[1:], 1, None
        if match is None:
            self.fail("markdown.class", found=text)
        level = int(match["level"] or 1)
        if level > MAX_LEVEL:
            self.fail("markdown.too-deep", found=level, deepest=MAX_LEVEL)
        return match["name"] or "", level, int(match["mark"]) if match["mark"] else None
