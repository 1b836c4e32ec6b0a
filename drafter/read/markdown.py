"""``md``: Drafter's own Markdown, read by `drafter.speech.markdown`, and any other, read by markdown-it-py.

In other Markdown a line break inside a paragraph stays, because it may be intended, unless a sentence of prose continues in the next
line. Syntax that hides words is not read as Markdown: indented code, link definitions. Footnotes are left out of the lines; signs stand at their marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count, pairwise, takewhile
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.read.encodings import decode
from drafter.read.left_out import left_out
from drafter.read.lines import Lines, signed
from drafter.read.source import SourceText
from drafter.speech.flow import document_paragraphs, is_own_kind
from drafter.speech.lines import FOOTNOTE, OWN_HINT, PICTURE, is_own_name, joined
from drafter.speech.look_signs import note_sign
from drafter.speech.markdown import parse
from drafter.speech.numbering import recognise
from drafter.speech.pictures import picture_of
from drafter.speech.text import UNPRINTABLE, join_separator
from drafter.speech.tree import MAX_LEVEL

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_OWN = re.compile(r"\]\{\.(?:salutation|subtitle|speaker|date|section|point|in-point|closing|bundle)")
_KEY = r"[A-Za-z_][A-Za-z0-9_.\-]+:(?=[ \t\n])"
_MORE = r"[ \t].*\n|-(?!--[ \t]*\n).*\n|#.*\n"
_FRONT_MATTER = re.compile(
    rf"---[ \t]*\n((?:[A-Za-z0-9_][\w.\-]*:.*\n|(?![A-Za-z0-9_])\w[\w.\-]*:.*(?<![。！？])\n|{_MORE})+|(?:{_KEY}.*\n|{_MORE}|\n(?={_KEY}|\n|---))+)(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
"""A blank line stands only between keys of ASCII letters, and behind others stands no sentence: two speakers and what they say are none, 主持人:各位好。"""
_LOOSE_FRONT_MATTER = re.compile(r"((?:[A-Za-z][\w.\-]*:(?!//).*\n)+)(?:---[ \t]*\n|\n|(?=#))")
"""Front matter that no line opens, as Hexo and MultiMarkdown write it."""
_GLUED_HEADING = re.compile("^((?:> ?){0,3}#{1,6})(?=[\u3400-\u9fff“《（]|[0-9]{1,2}[、.．])(?!.*#[ \t]*$)", re.MULTILINE)
"""A heading without a space behind its signs (``#年终总结``, ``> ##1、工作``), which CommonMark takes for text; #话题# is none."""
_EXCERPT_END = re.compile(
    r"(?<=[\u3400-\u9fff，、；：“（])[ \t]*\n+<!--[ \t]*more[ \t]*-->[ \t]*\n+(?=[\u3400-\u9fff，。、；：！？”）])"
)
"""Where a blog's list of pages cuts the text, inside a sentence: the paragraph goes on behind it."""
_TITLE_KEY = re.compile(r"""^title:[ \t]*(?P<quote>["']?)(?P<title>[^"'\n]+)(?P=quote)[ \t]*\n""", re.MULTILINE)
"""The title in the front matter of a page. A blog or a static site shows it above the text, which has none of its own."""
_CHINESE = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*\n]*?[^\s*])\*\*")
"""Bold text that CommonMark does not accept: ``**一是学。**把`` has a mark before the closing stars and a letter behind them."""
_WORD_END = re.compile("[\u4e00-\u9fff]$")
_WORD = re.compile("[\u4e00-\u9fff]")
NARROWEST = 12
"""The fewest characters of a line that an editor wrapped."""
FULL = 0.75
"""The shortest such line, as a fraction of the longest."""
_MOST_NESTED = 60
MAX_BRACKETS = 20_000
"""The most brackets. markdown-it-py searches ahead from each opening bracket, which takes quadratic time."""


def read(data: bytes, name: str, encoding: str | None = None) -> SourceText:
    """The text, with hints for headings. Raises InputError for bytes that are no text."""
    text, report = decode(data, name, encoding)
    if _OWN.search(text):
        try:
            return _own(text, name, report)
        except DrafterError:  # not Drafter's after all
            pass
    return _others(text, name, report)


def _own(text: str, name: str, report: tuple[str, ...]) -> SourceText:
    lines = Lines()
    for _, paragraph in document_paragraphs(parse(text, is_own=is_own_name)):
        kind = paragraph.kind
        hint = {"body": "", "heading": f"heading-{paragraph.level}"}.get(kind, f"{OWN_HINT}{kind}" if is_own_kind(kind) else kind)
        if kind == FOOTNOTE:
            continue  # at its mark
        if kind == PICTURE:
            lines.leave_out("picture", picture_of(paragraph.runs[0].text).file)
        lines.add(signed(joined(run.text for run in paragraph.runs), lines.notes), hint)
    return lines.source(name, report)


def _others(text: str, name: str, report: tuple[str, ...]) -> SourceText:
    if text.count("[") > MAX_BRACKETS:
        return SourceText(name, text, report)
    front = _FRONT_MATTER.match(text) or _LOOSE_FRONT_MATTER.match(text)
    body, notes = _with_note_signs(text[front.end() :] if front else text)
    body = _GLUED_HEADING.sub(r"\1 ", _EXCERPT_END.sub("", body))
    title = _TITLE_KEY.search(front[1]) if front else None
    try:
        reader = _MarkdownLines()
        reader.read(body, title["title"].strip() if title else "")
    except RecursionError:
        return SourceText(name, text, report)
    for number, note in enumerate(notes):
        reader.lines.report.append(left_out("footnote", note))
        reader.lines.notes[number] = (reader.lines.report[-1], _paragraphs(note))
    if front:
        keys = _TITLE_KEY.sub("", front[1]) if reader.titled else front[1]
        reader.lines.report.insert(0, left_out("front matter", keys))
    found = reader.lines.source(name, report)
    lost = Counter(_CHINESE.findall(_NOTE_MARK.sub("", text))) - Counter(_CHINESE.findall("".join((found.text, *found.left_out))))
    return SourceText(name, text, report) if lost else found  # nested too deep for Markdown: read as plain text


_MARKUP_ENTITY = re.compile(r"&(?:lt|gt|amp|#0*(?:60|62|38)|#x0*(?:3c|3e|26));", re.IGNORECASE)


def _kept_entity(state: StateInline, silent: bool) -> bool:
    """A rule that leaves ``&lt;`` and the like as they are written. Cleaning reads ``<b>`` in a line as a tag, and must find none that was a text."""
    found = _MARKUP_ENTITY.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found.end()
    return True


_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?: {2,}|\t).+|(?:\n[ \t]*)+\n(?: {4}|\t).+)*)\n?", re.MULTILINE)
"""A footnote; further lines and paragraphs of it are indented."""
_NOTE_INSIDE = re.compile(r"\^\[([^\[\]\n]{1,400})\]")
_NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\]")


def _with_note_signs(text: str) -> tuple[str, list[str]]:
    """A text with signs for the marks of its footnotes, and the texts of the footnotes by the numbers of the signs.

    A reference without a footnote stays, because it may be text.
    """
    found = _NOTE_INSIDE.findall(text) if "^[" in text else []
    inside = count()
    text = _NOTE_INSIDE.sub(lambda _: note_sign(next(inside)), text) if found else text
    notes = {note[1]: note[2] for note in _NOTE.finditer(text)} if "[^" in text else {}
    if not notes:
        return text, found
    numbers = {name: number for number, name in enumerate(notes, len(found))}
    without = _NOTE.sub("", text)
    marked = _NOTE_MARK.sub(lambda mark: note_sign(numbers[mark[1]]) if mark[1] in numbers else mark[0], without)
    return marked, [*found, *notes.values()]


def _paragraphs(note: str) -> str:
    """The text of a footnote, a line a paragraph; the lines of a paragraph are joined."""
    return "\n".join(_unwrapped(paragraph.split("\n")) for paragraph in re.split(r"\n[ \t]*\n", note.strip()))


def _unwrapped(lines: list[str]) -> str:
    whole = ""
    for line in lines:
        words = UNPRINTABLE.sub("", line).strip()
        whole += join_separator(whole, words) + words
    return whole


def _title_of(tokens: list[Token]) -> Token | None:
    """The heading that is the title; None without one.

    It is of level 1 and the first block: the only heading of level 1, or deeper headings follow. The only one may stand
    below a few short lines as well, such as tags, a date, or the name of a site.
    """
    headings = [token for token in tokens if token.type == "heading_open"]
    tops = [number for number, token in enumerate(headings) if token.tag == "h1"]
    first = next((token for token in tokens if token.level == 0 and token.nesting >= 0), None)
    if not tops or headings[tops[0]] is not first:
        alone = len(tops) == 1 and tops[0] == 0 and _has_few_above(tokens, headings[0])
        return headings[0] if alone else None
    has_sections = [token.tag for token in headings[1:2]] != ["h1"]
    return first if len(tops) == 1 or has_sections else None


def _shift_below(title: Token | None, tokens: list[Token]) -> int:
    """By how many levels those below the title, before a second ``#``, are higher than written: its sections are of level 1, ``###`` too."""
    if title is None:
        return 0
    levels = (int(token.tag[1]) for token in tokens[tokens.index(title) + 1 :] if token.type == "heading_open")
    return min(takewhile(lambda level: level > 1, levels), default=2) - 1


ABOVE = 4
"""The most blocks above the only heading of level 1, if it is the title."""
SHORT_ABOVE = 40
"""The most characters of such a block."""


def _has_few_above(tokens: Sequence[Token], heading: Token) -> bool:
    """Whether only short lines stand above a heading without an ordinal, none of them a sentence or an address."""
    at = tokens.index(heading)
    above = tokens[:at]
    texts = [token.content for token in above if token.type == "inline"]
    blocks = sum(token.level == 0 and token.nesting >= 0 for token in above)
    short = all(len(text) <= SHORT_ABOVE and "。" not in text and text[-1:] not in "：:" for text in texts)
    return blocks <= ABOVE and short and recognise(tokens[at + 1].content) is None


class _MarkdownLines:
    """Turns blocks of Markdown into lines."""

    def __init__(self) -> None:
        self.lines = Lines()
        self._lead = ""
        self._signs = ""
        self._quotes = 0
        self.titled = False
        """Whether the title is that of the front matter."""

    def read(self, text: str, title: str = "") -> None:
        """Read a text. title: that of its front matter, which is the title of a text that does not begin with a heading."""
        from markdown_it import MarkdownIt

        markdown = MarkdownIt("commonmark", {"maxNesting": _MOST_NESTED}).enable("table").disable(["code", "reference"])
        markdown.inline.ruler.before("entity", "kept entity", _kept_entity)
        markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]  # its own way to be told
        tokens = markdown.parse(text)
        self._title = _title_of(tokens)
        first = next((token for token in tokens if token.type == "inline"), None)
        if (
            title
            and _CHINESE.search(title)
            and not (tokens and tokens[0].type == "heading_open")
            and not (first and first.content.startswith(title))
        ):
            self.lines.add(title, "title")
            self.titled = True
        self._shift = _shift_below(self._title, tokens)
        self._widest = max(
            (len(line) for token in tokens if token.type == "inline" for line in token.content.split("\n")[:-1]), default=0
        )
        self._blocks(tokens)

    def _blocks(self, tokens: list[Token]) -> None:
        lists: list[tuple[bool, list[Token]]] = []
        mark, heading = "", ""
        table_begins: int | None = None
        rows: list[list[str]] = []
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "table_open":
                table_begins, rows = index, []
            elif kind == "table_close":
                table_begins = None
                self.lines.leave_out("table", "\n".join(" | ".join(row) for row in rows), ahead=2)
            elif kind == "tr_open":
                rows.append([])
            elif kind in ("blockquote_open", "blockquote_close"):
                self._quotes += token.nesting
                self._signs = "> " * self._quotes
            elif kind == "heading_open":
                heading = self._heading(token)
                self._signs += f"{token.markup} " if token.markup[0] == "#" else ""
            elif kind == "heading_close":
                heading = ""
                self._signs = "> " * self._quotes
            elif kind in ("ordered_list_open", "bullet_list_open"):
                lists.append((kind[0] == "o", []))
            elif kind in ("ordered_list_close", "bullet_list_close"):
                lists.pop()
            elif kind == "list_item_open":
                mark = _mark(token, tokens, index, lists[-1])
            elif kind == "inline":
                text = self._inline(token)
                lead = self._lead or _lead(token.children or [])
                if table_begins is not None:
                    rows[-1].append(text)
                else:
                    if text and not heading and _is_links(token.children or []):
                        self.lines.aside.append(len(self.lines.texts) + bool(self.lines.texts))
                    bold = "bold" if not (heading or mark) and _is_bold(token.children or []) else ""
                    self._paragraph(text, mark, heading or bold, lead)
                    mark = ""
            elif kind in ("fence", "code_block", "html_block"):
                information = token.info.strip() if _CHINESE.search(token.info) else ""
                self._paragraph("\n".join(filter(None, (information, token.content.rstrip("\n")))), mark, "")
                mark = ""

    def _heading(self, token: Token) -> str:
        """The hint for a heading. Below the title ``##`` is a heading of level 1 (see `_shift_below`); behind a second ``#``, levels are as written."""
        if token is self._title:
            return "title"
        if token.tag == "h1":
            self._shift = 0
        return f"heading-{min(int(token.tag[1]) - self._shift, MAX_LEVEL)}"

    def _paragraph(self, text: str, mark: str, hint: str, lead: str = "") -> None:
        if not text.strip() and not mark:
            return
        if self.lines.texts:
            self.lines.add("")
        text = f"{mark}{text}"
        begun = len(self.lines.texts)
        self._add(text, mark, hint, lead)
        if self._signs:
            self.lines.signs += ((number, self._signs) for number in range(begun, len(self.lines.texts)))

    def _add(self, text: str, mark: str, hint: str, lead: str) -> None:
        if hint:
            whole = ""
            for line in text.split("\n"):
                whole += join_separator(whole, line) + line
            self.lines.add(whole, hint)
            return
        for number, line in enumerate(self._unwrapped(text.split("\n"))):
            self.lines.add(line, lead="" if number or mark[:1].isdigit() else lead)

    def _unwrapped(self, lines: list[str]) -> list[str]:
        """The lines of a paragraph. Lines that an editor wrapped inside a sentence are joined: ``大家要有`` and ``数，山里的草……``."""
        joined = lines[:1]
        for above, line in pairwise(lines):
            room = len(above) >= max(NARROWEST, self._widest * FULL)
            inside = bool(_WORD_END.search(above)) and "，" in joined[-1] and bool(_WORD.match(line)) and recognise(line) is None
            if room and inside and lines[-1][-1:] in "。！？；…”":
                joined[-1] += line
            else:
                joined.append(line)
        return joined

    def _inline(self, token: Token) -> str:
        children = token.children or []
        if bold := _bold_words(children):
            self.lines.leave_out("bold", "\n".join(bold), ahead=2)
        text = "".join(self._words(children))
        begins = _BOLD.match(text)
        self._lead = begins[1] if begins else ""  # no strong element for CommonMark, where a letter follows a mark: **学。**我
        return _BOLD.sub(r"\1", text)

    def _words(self, tokens: list[Token]) -> Iterator[str]:
        for token in tokens:
            if token.type in ("softbreak", "hardbreak"):
                yield "\n"
            elif token.type == "image":
                address = str(token.attrs.get("src", ""))
                self.lines.leave_out(
                    "picture", " ".join(filter(None, (token.content, str(token.attrs.get("title", "")), address))), ahead=2
                )
            elif token.type == "link_open":
                said = " ".join(str(value) for value in token.attrs.values() if value)
                self.lines.leave_out("link", said, ahead=2)
            elif token.nesting == 0:
                yield token.content


def _is_links(children: list[Token]) -> bool:
    """Whether a paragraph has links and, outside of them, no word."""
    depth, links = 0, 0
    for token in children:
        depth += token.nesting if token.type in ("link_open", "link_close") else 0
        links += token.type == "link_open"
        if token.nesting == 0 and not depth and any(map(str.isalnum, token.content)):
            return False
    return links > 0


def _is_bold(children: list[Token]) -> bool:
    """Whether a paragraph of one line is bold as a whole, as a heading without signs is."""
    depth, said = 0, False
    for token in children:
        depth += token.nesting if token.type in ("strong_open", "strong_close") else 0
        if token.type in ("softbreak", "hardbreak") or (token.nesting == 0 and token.content.strip() and not depth):
            return False
        said = said or bool(token.content.strip())
    return said


def _lead(children: list[Token]) -> str:
    """The bold words with which a paragraph begins; "" without such."""
    said = ""
    depth = 0
    for token in children:
        depth += token.nesting if token.type in ("strong_open", "strong_close") else 0
        if token.nesting == 0 and token.content:
            if not depth:
                break
            said += token.content
    return said


def _bold_words(children: list[Token]) -> list[str]:
    """The bold words inside a paragraph's text, whose bold type is lost.

    A paragraph that is bold as a whole, or begins with bold words, is a heading, so nothing is lost there.
    """
    found: list[str] = []
    before, depth = "", 0
    for token in children:
        depth += token.nesting if token.type in ("strong_open", "strong_close") else 0
        if token.type == "strong_open" and depth == 1 and before.strip():
            found.append("")
        elif token.nesting == 0:
            if depth and before.strip() and found:
                found[-1] += token.content
            elif not depth:
                before += token.content
    return [words for words in found if words]


def _mark(item: Token, tokens: list[Token], index: int, inside: tuple[bool, list[Token]]) -> str:
    """The mark of a list item: its bullet or number as written. Where all items have the same number, they are counted."""
    ordered, before = inside
    before.append(item)
    if not ordered:
        return f"{item.markup} "
    if len(before) > 1 and item.info == before[0].info:
        number = int(before[0].info) + len(before) - 1
    else:
        number = int(item.info or "1")
    following = next((token.content for token in tokens[index : index + 3] if token.type == "inline"), "")
    mark = f"{number}{item.markup}"
    return mark + join_separator(mark, following)
