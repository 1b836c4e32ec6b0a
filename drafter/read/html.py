"""``html``: a web page as lines, one for each block.

Menus, footers and forms are reported; other noise is left to mining's cleaner. The parser is Lexbor through selectolax (the extra
``html``), which reads broken pages as browsers do. Python's ``html.parser`` needs quadratic time for some broken tags, and libxml2
drops elements nested deeper than 256 without a report. Tables are read, because old pages use them for layout.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from drafter.errors import Fault, InputError, Place
from drafter.read.docx.formats import shown
from drafter.read.encodings import decode
from drafter.read.html_notes import notes_of
from drafter.read.left_out import Kind, left_out
from drafter.read.lines import Lines
from drafter.read.source import SourceText
from drafter.speech.figures import LOWERED, RAISED, moved
from drafter.speech.lines import BY_NAME, OWN_HINT, own_kind
from drafter.speech.look_signs import note_sign
from drafter.speech.numbering import recognise
from drafter.speech.text import is_wide
from drafter.speech.tree import MAX_LEVEL

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SILENT = frozenset(("script", "style", "template", "link", "meta"))
"""Elements without visible text."""
_INSTEAD = frozenset(("noscript", "iframe", "object", "canvas", "audio", "video"))
"""Elements whose text is shown only where a browser cannot show the element itself."""
_AROUND_THE_TEXT = frozenset(("nav", "footer", "aside", "form", "button", "select", "textarea", "menu", "dialog"))
_BLOCK_NAMES = """
address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li
main nav ol p pre section summary table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_STRONG = frozenset(("strong", "b"))
_MOVED = {"sup": RAISED, "sub": LOWERED}
_CELLS = frozenset(("td", "th"))
"""On a page of Drafter's own, a row of a table is a line with tabs between its cells, as in a Word document. Other pages use tables for layout."""
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w\-]+)""", re.IGNORECASE)
_BLANKS = re.compile("[ \t\n\f]+")
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:(?:top|main|sub|site|left|right|foot)?-?(?:nav|menu)(?:bar|igation)?|bread-?crumbs?|crumbs?|foot(?:er)?|copyright|share|shares|sharing|bdshare\w*"
    r"|comments?|replies|related|recommend(?:ed)?|sidebar|aside|links?|friendlinks?|tags?|toolbar|search|login|pager|pagination|prev-?next|hot-?(?:news|list)?"
    r"|rank(?:ing)?|ads?|advert\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names (class, id) by which pages call what is around their text, whatever program made them."""
_TITLE_PARTS = re.compile(r"\s*[_|｜]\s*|\s+[-–—]\s+|[-–—](?=[^-–—]{2,12}$)")
_WORDS = re.compile(r"[^\W_]")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p")
)
"""Elements that cannot contain an element of the same tag; a new one closes the open one."""
MAX_NESTED = 3000
"""The most elements without an end tag. Lexbor needs time quadratic in their number."""
MOST_TAGS = 400_000
"""The most tags of a page. The parser keeps 300 bytes of each, and the longest speech has some thousand."""
_LIST_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


_FIRST_PAGE = re.compile(r"(?:(?:https?:)?//[^/?#\s]+)?/?(?:(?:index|default)\.\w{3,5})?", re.IGNORECASE)
"""The address of a site's first page: its root, or a host alone."""
_PLACED = re.compile("在.{2,}[上中]的")
"""In the title of a speech, and in the name of no site: 在春灌会上的讲话."""
_SENTENCE = re.compile("[\u3400-\u9fff][。！？：:]")


_LINK = "\x02"
"""Stands in a line where a link begins behind other words."""
_OWN = 'meta[name="drafter-content-hash"]'
"""What a page of Drafter's own has; there a class says the kind of a line."""


def read(data: bytes, name: str, encoding: str | None = None) -> SourceText:
    """The text, with hints for headings. Raises InputError for bytes that are no text, or where the library is missing."""
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise InputError(Fault("input.needs-extra", Place(name), {"format": "HTML", "extra": "html"})) from None
    text, report = _decoded(data, name, encoding)
    if text.count("<") > MOST_TAGS:
        raise InputError(Fault("input.tags", Place(name), {"most": MOST_TAGS}))
    if _too_deep(text):
        return SourceText(name, text, report)
    shown, code = _without_code(text)
    parsed = LexborHTMLParser(shown.replace("\x00", "\ufffd"))
    page = _PageLines(own=parsed.css_first(_OWN) is not None)
    for run in code:
        page.leave_out("page furniture", run)
    if parsed.body is not None:
        page.take_notes(parsed.body)
    named = ("", "")
    if parsed.head is not None:
        for title in parsed.head.css("title"):
            page.leave_out("page title", title.text())
            parts = _TITLE_PARTS.split(title.text().strip())
            name_of_page = max(parts, key=len)
            page.titles.add("".join(name_of_page.split()))
            page.sites.update("".join(part.split()) for part in parts)
            if page.lines.report and not named[0]:
                named = (page.lines.report[-1], _BLANKS.sub(" ", name_of_page).strip())
    if parsed.body is not None:
        page.read(parsed.body)
    return page.lines.source(name, report, markup=False)._replace(page_title=named)


def _decoded(data: bytes, name: str, encoding: str | None) -> tuple[str, tuple[str, ...]]:
    """The page's text, in the encoding that the page names if that works, else in the encoding that fits."""
    named = _CHARSET.search(data[:4096])
    if encoding is None and named and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        said = named[1].decode("ascii").lower()
        try:
            return decode(data, name, "gb18030" if said in ("gb2312", "gbk", "x-gbk", "gb_2312-80") else said)
        except InputError:  # some pages name a wrong encoding
            pass
    return decode(data, name, encoding)


_LONGEST_CODE = 5_000
_MARKUP = re.compile("</|<p", re.IGNORECASE)
_CODE = re.compile(r"<%[-=@!#\sA-Za-z]|<\?(?:php\b|=|\s)", re.ASCII)


def _without_code(text: str) -> tuple[str, list[str]]:
    """The page without what its server would have run (``<%@ page … %>``, ``<?php … ?>``), and this: a parser takes it for text, in front of which no title can stand.

    Signs of code far from each other, or with paragraphs between them, are a text's.
    """
    kept, code, done = [], [], 0
    for begin in _CODE.finditer(text):
        close = f"{begin[0][1]}>"
        end = text.find(close, begin.end(), begin.end() + _LONGEST_CODE) if begin.start() >= done else -1
        if end < 0 or _MARKUP.search(text, begin.end(), end):
            continue
        kept.append(text[done : begin.start()])
        done = end + len(close)
        code.append(text[begin.start() : done])
    return "".join([*kept, text[done:]]), code


def _too_deep(text: str) -> bool:
    if text.count("<") <= MAX_NESTED:
        return False
    depth = deepest = 0
    for found in _TAG.finditer(text):
        if found[2].lower() not in _VOID:
            depth = max(depth - 1, 0) if found[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest > MAX_NESTED


class _PageLines:
    """Turns the elements of a page into lines. The walk is not recursive, because pages may nest deep."""

    def __init__(self, *, own: bool = False) -> None:
        self.lines = Lines()
        self._own = own
        self._line: list[str] = []
        self._hint = ""
        self._above = 0
        self._numbers: list[list[str]] = []
        self._links = 0
        self._has_plain = False
        self._between = False  # whether anything but links stands in the line, if only a bar
        self._menu: list[int] = []
        self.titles: set[str] = set()  # the page's title without the name of the site, blanks left out
        self.sites: set[str] = set()  # all parts of the page's title, of which those that are not in `titles` name the site
        self._named = 0
        self._around: list[int] = []
        self._strong = 0
        self._led: set[int] = set()  # the parts with which a line begins in bold type
        self._plain = False  # whether plain words stand in the line
        self._cells = 0  # of the row that is being read, on a page of Drafter's own

    def leave_out(self, kind: Kind, text: str) -> None:
        """Add something to the report, unless its text is empty."""
        said = "\n".join(filter(None, (_BLANKS.sub(" ", line).strip() for line in text.split("\x00"))))
        if said:
            self.lines.leave_out(kind, said)

    def take_notes(self, body: LexborNode) -> None:
        """Take the footnotes out of a page, and leave signs at their marks."""
        for number, (mark, text) in enumerate(notes_of(body)):
            self.lines.report.append(left_out("footnote", text))
            self.lines.notes[number] = (self.lines.report[-1], text)
            mark.replace_with(note_sign(number))

    def read(self, body: LexborNode) -> None:
        """All lines of a page."""
        body.strip_tags(sorted(_SILENT))
        most = len(body.text()) / 2
        first = body.css("h1")
        self._above = int(len(first) == 1)  # how many levels of headings stand above the sections
        if self._above and self._is_of_the_site(first[0], body):
            self._above = 2
        waiting: list[tuple[LexborNode, bool, bool]] = [(body, False, False)]
        while waiting:
            node, leaves, named = waiting.pop()
            tag = node.tag or ""
            if leaves:
                self._leave(tag)
                self._links -= tag == "a"
                self._strong -= tag in _STRONG
                self._named -= named
            elif tag == "-text":
                self._text(node)
            elif self._enter(node, tag, most):
                if tag == "a":
                    self._links += 1
                    self._line += [_LINK] if self._line else []
                self._strong += tag in _STRONG
                named = tag in _BLOCKS and _is_named(node.attributes)
                self._named += named
                waiting.append((node, True, named))
                children = []
                child = node.child
                while child is not None:
                    children.append((child, False, False))
                    child = child.next
                waiting += reversed(children)
        self._end_line()
        self._leave_out_menu()
        self._set_aside()

    def _is_of_the_site(self, heading: LexborNode, body: LexborNode) -> bool:
        """Whether the first heading is the name of the site, and one below it, above all paragraphs, the title of the text."""
        below = body.css("h2")
        name = "".join(heading.text().split())
        if (
            len(below) != 1
            or not _is_link(heading)
            or name in self.titles
            or _PLACED.search(name)
            or not _is_above_the_text(below[0], body)
        ):
            return False
        addresses = [(link.attributes.get("href") or "").strip() for link in heading.css("a")]
        return name in self.sites or all(address and _FIRST_PAGE.fullmatch(address) for address in addresses)

    def _set_aside(self) -> None:
        """Note the lines that are furniture by their elements. Where these have most of the page, their names say nothing."""
        texts = self.lines.texts
        around = sum(len(texts[index]) for index in self._around)
        named = self._around if around * 2 < sum(map(len, texts)) else []
        self.lines.aside = sorted({*self._menu, *named})

    def _leave_out_menu(self) -> None:
        """Take out the lines of links above the first heading; without one, those above all text: they are a menu."""
        lines = self.lines
        first = min((index for index, _ in lines.hints), default=None)
        if first is None:
            first = next((index for index in range(len(lines.texts)) if index not in self._menu), 0)
        menu = [index for index in self._menu if index < first]
        if not menu:
            return
        lines.report.append(left_out("page furniture", "\n".join(lines.texts[index] for index in menu), menu[0] + 1))
        for index in menu:
            lines.texts[index] = ""  # an empty line, for the report counts the lines

    def _text(self, node: LexborNode) -> None:
        text = node.text(deep=False)
        if not self._links:
            self._has_plain = self._has_plain or bool(_WORDS.search(text))
            self._between = self._between or bool(text.strip())
        if not self._plain and (self._strong or not _WORDS.search(text)):
            self._led.add(len(self._line))
        else:
            self._plain = True
        parent = node.parent
        if parent is not None and parent.tag == "pre":
            self._line.append(text.replace("\n", "\x00"))
        else:
            self._line.append(_collapsed(self._figures(node, text)))

    def _figures(self, node: LexborNode, text: str) -> str:
        """Raised or lowered figures as characters (m², CO₂); what has no such form, and the mark of a note that is a link, stays as it is."""
        table = _MOVED.get(node.parent.tag or "") if node.parent is not None else None
        return (moved(text.strip(), table) or text) if table is not None and not self._links else text

    def _enter(self, node: LexborNode, tag: str, most: float) -> bool:
        """Handle the start of an element. Returns whether its content is read."""
        if tag.startswith(("-", "!")):  # comments, declarations
            return False
        attributes = node.attributes
        kind = self._left_out(tag, attributes)
        if kind is not None:
            said = node.text(separator=" ")
            if (
                kind in ("phonetic guide", "picture", "formula") or len(said) < most
            ):  # a form or hidden block may contain the whole page; then it is read
                self.leave_out(kind, _in_lines(node) if kind in ("page furniture", "hidden text") else said)
                return False
        if tag == "br":
            self._line.append("\x00")
            self._plain = False
        elif tag == "img":
            self.leave_out("picture", attributes.get("alt") or attributes.get("title") or attributes.get("src") or "")
        elif self._own and tag in _CELLS:
            self._line += ["\t"] if self._cells else []
            self._cells += 1
            self._open(tag, attributes)
        elif tag in _BLOCKS:
            self._end_line()
            self._open(tag, attributes)
        return True

    @staticmethod
    def _left_out(tag: str, attributes: dict[str, str | None]) -> Kind | None:
        if tag in _AROUND_THE_TEXT:
            return "page furniture"
        if tag in ("rt", "rp"):
            return "phonetic guide"
        if tag == "svg":
            return "picture"
        if tag in ("annotation", "annotation-xml"):  # the source of a formula that is shown
            return "formula"
        if tag in _INSTEAD:
            return "hidden text"
        return "hidden text" if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") else None

    def _open(self, tag: str, attributes: dict[str, str | None]) -> None:
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdecimal():
            level = int(tag[1]) - self._above
            self._hint = f"heading-{min(level, MAX_LEVEL)}" if level > 0 else "" if level < 0 else "title"
        elif self._own and attributes.get("class") in BY_NAME:
            self._hint = attributes["class"] or ""
        elif self._own and tag == "p" and (own := own_kind(attributes.get("class") or "")):
            self._hint = f"{OWN_HINT}{own}"
        elif tag in ("ol", "ul"):
            start = attributes.get("start") or "1"
            kind = _LIST_FORMATS.get(attributes.get("type") or "", "decimal") if tag == "ol" else "none"
            self._numbers.append([start if start.isdecimal() else "1", kind])
        elif tag == "li" and self._numbers:
            own = attributes.get("value") or ""
            number, kind = self._numbers[-1]
            number = own if own.isdecimal() else number
            self._numbers[-1][0] = str(int(number[:9]) + 1)
            if kind != "none":
                self._line.append(f"{shown(int(number[:9]), kind)}.")

    def _leave(self, tag: str) -> None:
        if tag in _BLOCKS and not (self._own and tag in _CELLS):
            self._end_line()
            self._hint = ""
            if tag in ("ol", "ul") and self._numbers:
                self._numbers.pop()

    def _end_line(self) -> None:
        if not self._line:  # where an element ends and the next begins
            self._has_plain, self._between, self._cells, self._plain = False, False, 0, False
            return
        link = "" if self._between or self._hint else "\x00"  # links side by side are entries of a menu
        whole = ""
        leads = [""]
        begun = led = 0  # where the line of the last lead begins, and where the lead ends
        for number, written in enumerate(self._line):
            part = link if written == _LINK else written
            whole += _joint(whole, part)
            if part == "\x00":
                leads[-1] = whole[begun:led]
                leads.append("")
                begun = led = len(whole)
            elif number in self._led:
                led = len(whole)
        leads[-1] = whole[begun:led]
        for line, lead in zip_longest(whole.split("\x00"), leads, fillvalue=""):
            if line.strip(" \t"):
                if "".join(line.split()) not in self.titles:
                    if not self._has_plain and not self._hint:
                        self._menu.append(len(self.lines.texts))
                    if self._named:
                        self._around.append(len(self.lines.texts))
                self.lines.add(line.strip(" " if self._cells else " \t"), self._hint, lead)
        self._line, self._has_plain, self._between, self._cells, self._plain, self._led = [], False, False, 0, False, set()


def _is_link(node: LexborNode) -> bool:
    """Whether all words of an element are in a link."""
    return bool(node.css("a")) and "".join(node.text().split()) == "".join("".join(link.text() for link in node.css("a")).split())


def _is_above_the_text(heading: LexborNode, body: LexborNode) -> bool:
    """Whether a heading without a number stands before the first paragraph; what a header holds is none, unless it is a sentence."""
    if recognise(heading.text().strip()):
        return False
    for node in body.traverse(include_text=True):
        if node == heading:
            return True
        text = node.text(deep=node.tag == "p") if node.tag in ("p", "-text") else ""
        if _SENTENCE.search(text) or (node.tag == "p" and text.strip() and not _is_in_a_header(node)):
            return False
    return False


def _is_in_a_header(node: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.tag not in ("header", "nav"):
        above = above.parent
    return above is not None


def _is_named(attributes: dict[str, str | None]) -> bool:
    """Whether an element bears a name of what is around a text."""
    return bool(attributes) and any(_FURNITURE.search(attributes.get(name) or "") for name in ("class", "id"))


def _in_lines(node: LexborNode) -> str:
    """The text of an element, with a sign for a new line where a block or a line begins."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for inside in node.traverse(include_text=True):
        tag = inside.tag or ""
        if tag in _BLOCKS or tag == "br":
            lines.append([])
        elif tag == "-text" and (text := inside.text(deep=False)).strip():
            parent = inside.parent
            lines[-1].append((text, parent is not None and parent.tag == "a"))
    return "\x00".join(("\x00" if all(linked for _, linked in line) else " ").join(text for text, _ in line) for line in lines)


def _collapsed(text: str) -> str:
    """A text as browsers show it: several spaces become one. A line break beside a Chinese character is dropped."""

    def one(found: re.Match[str]) -> str:
        start, end = found.span()
        if "\n" in found[0] and start and end < len(text) and (is_wide(text[start - 1]) or is_wide(text[end])):
            return ""
        return " "

    return _BLANKS.sub(one, text)


def _joint(before: str, part: str) -> str:
    return part.lstrip(" ") if before.endswith((" ", "\x00")) else part
