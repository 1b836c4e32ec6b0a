"""Markdown in the subset as a speech."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, NoReturn

from drafter.errors import DrafterError, Fault, Place
from drafter.speech.emphasis import NOTE_MARK, has_marks, read_markdown, without_marks
from drafter.speech.lines import BY_NAME, PICTURE_CAPTION, Note, Styled, has_spans, is_own_name, kind_of, notes_in, parted
from drafter.speech.markdown.blocks import SEPARATOR
from drafter.speech.markdown.escapes import FIRST_CHINESE, is_plain, unescape
from drafter.speech.numbering import recognise
from drafter.speech.text import split_end
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
)


class MarkdownError(DrafterError):
    """The text is outside the subset of Markdown. The fault's place is a line of the text."""

    exit_code = 4


_PICTURE = (
    r"!\[((?:[^\[\]\\]|\\.|\[\^[^\[\]\\]+\])*+)\]\((?:<((?:[^<>\\]|\\.)*+)>|((?:[^()\s<>\\]|\\.)++))\)"
    r"(?:\{ ?width=([\"']?)([^\s{}\"']+)\4 ?\})?"
)
_WIDTH = r"[0-9]{1,4}(?:\.[0-9]{1,3})?(?:cm|mm|in|pt|%|字)"
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
    number = 1
    taken: list[Item] = []
    for block in text.split("\n\n"):
        item = known.get(block)
        if item is not None:
            taken.append(item)
            number += 2
            continue
        if block:
            reader.take(taken)
            taken = []
            reader.read_lines(block, number)
        number += block.count("\n") + 2
    reader.take(taken)
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

    def read_lines(self, text: str, first: int) -> None:
        """Read lines that stand behind a blank line. first: the number of the first."""
        apart = True
        for number, raw in enumerate(text.split("\n"), first):
            line = raw.strip()
            if not line:
                apart = True
                continue
            self.number, self.line = number, raw
            if line[0] == "#":
                if raw[0] != "#":
                    self.check_indentation()
                self.read_heading(line)
                apart = True
                continue
            if number in self.defined:
                apart = True
                continue
            if not apart:
                self.fail("markdown.two-lines")
            if raw[0] in " \t":
                self.check_indentation()
            if line == SEPARATOR:
                self.end_speech()
            else:
                self.read_block(line)
            apart = False

    def take(self, items: Sequence[Item]) -> None:
        """Blocks whose items are known: paragraphs, and points of the first level with their text."""
        if items:
            self.container.body += items
            self.points = []
            self.taken = items[-1] if isinstance(items[-1], Point) else None

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
        if words.startswith("[") and not words.startswith("[^"):
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
            if raw < FIRST_CHINESE and (stray := re.match(_NOT_PARAGRAPH, raw)):
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
        self.add_block(PictureLine(known._replace(width=width)))
        if caption:
            self.add_line(caption, PICTURE_CAPTION)

    def add_line(self, text: str, kind: str) -> None:
        """Add a line of a kind of its own."""
        self.add_block(Styled(str(text), kind, getattr(text, "spans", ())))

    def add_block(self, item: Styled) -> None:
        """Add what is a block of its own, to the open point or to the section around it."""
        if not self.in_point:
            self.points = []
        (self.points[-1] if self.points else self.container).body.append(item)
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
        return parted(words, length)

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
