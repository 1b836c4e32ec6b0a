"""From a text to its lines, without invisible characters and lookalikes, html tags and Markdown's syntax."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from drafter.files.tables import any_of
from drafter.mine.clean.fragments import with_fragments_joined
from drafter.mine.clean.lines import Report, SourceLine
from drafter.mine.clean.spacing import parted_at_blanks
from drafter.mine.clean.styles import without_styles
from drafter.mine.patterns import table
from drafter.read.lookalikes import ordinary
from drafter.read.source import SourceText
from drafter.speech.emphasis import settled, spans_of, with_notes
from drafter.speech.lines import ROWS, Note, Styled
from drafter.speech.look_signs import NOTE_LOOK, has_signs, note_number, parted_signs, signs_of

_LINE_BREAKS = r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_BREAKS = re.compile(_LINE_BREAKS)
_MARKUP_BREAKS = re.compile(rf"{_LINE_BREAKS}|\[SEP\]|<\|?(?:sep|endoftext)\|?>|<br\s*/?>|</?p(?:\s[^<>]*)?>", re.IGNORECASE)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff0-\uffff\ue000-\uf8ff\ud800-\udfff]"
)
_WIDTHLESS = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_AT_THE_EDGES = re.compile(
    f"{_INVISIBLE.pattern}+(?=$|[{_WIDTHLESS}]*$)|^{_INVISIBLE.pattern}+|(?![{_WIDTHLESS}]){_INVISIBLE.pattern}"
)
"""The same for a text that is proofread: characters without a width inside a line stay, because check reports them."""
_MAYBE_TAG = re.compile(r"<[a-zA-Z!/?%]")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_HELD = {"<": "\ufdd0", ">": "\ufdd1", "&": "\ufdd2", "\t": "\ufdd3"}
"""What stands for the signs of markup that an entity gave (``&lt;p&gt;``) until all passes are done: a later pass must not take
them for markup. Unicode keeps these characters for such inner use (23.7, Noncharacters).
"""
_HOLD = str.maketrans(_HELD)
_RELEASE = str.maketrans({held: sign for sign, held in _HELD.items()})
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\t]")
_HEADING = re.compile(r"(#{1,6})[ \u3000]+(?=\S)")
_AMOUNT = re.compile(r">[\d.]")
"""A sign of more, no quotation: ``>90%的站点已验收。``."""
_BOLD = re.compile(r"(?<!\*)\*\*(?=[^\s*])(.{1,200}?)(?<=[^\s*])\*\*(?!\*)|(?<!\w)__(?=[^\s_])(.{1,200}?)(?<=[^\s_])__(?!\w)")
"""Bold words of Markdown. Underscores beside letters are blanks to be filled in (CommonMark 6.2 takes them so too): 今天是____年__月__日."""
_PAIR_SIGN = re.compile(r"(?<!\*)\*\*(?!\*)")
_INDENTATION = re.compile("(?<=[。！？：])(?:\u3000{2,}|[ \u00a0]{4,})(?=[^ \u3000\u00a0])")
_ANY_INDENTATION = re.compile(
    "(?<=[^ \u3000\u00a0])\u3000{2,}(?=[^ \u3000\u00a0])|(?<=[。！？：])[ \u00a0]{4,}(?=[^ \u3000\u00a0])"
)
_BLANKS = re.compile("[ \u3000]{2,}")


@cache
def _tag() -> re.Pattern[str]:
    """A tag of HTML, a comment, a document type, a script with its text, what a server fills in (``<?php … ?>``). Anything else between < and > is text."""
    names = table("markup")
    program = r"<\?[^<>]{0,2000}\?>|<%[^<>]{0,2000}%>"
    value = rf"""\s+[\w:.-]+(?:\s*=\s*(?:"(?:[^"<>]|{program})*"|'(?:[^'<>]|{program})*'|[^\s"'<>]+))?"""
    element = rf"(?:{'|'.join(names['elements'])}|(?:{'|'.join(names['prefixes'])}):\w+)"
    code = r"<(script|style)\b[^<>]{0,2000}>(?s:.{0,10000}?)</\1\s*>"
    return re.compile(
        rf"{code}|<!--(?s:.{{0,2000}}?)-->|{program}|<!doctype\b[^<>]{{0,2000}}>|</{element}\s*>|<{element}(?:{value})*\s*/?>",
        re.IGNORECASE,
    )


_ONE_LETTER = re.compile(r"<([abiqsu])>", re.IGNORECASE)
"""A tag whose name is one letter. The comparison 当a<b>c contains such a "tag", so it counts only if the text also closes it (``</b>``)."""


class _Markup(NamedTuple):
    """The markup that is removed from a text. closed: the one-letter tag names for which the text has a closing tag."""

    closed: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Markup | None:
        """The markup of a text; None where its tags are words of it."""
        if "<" in text and _speaks_of_tags(text):
            return None
        return cls(frozenset(name for name in "abiqsu" if f"</{name}>" in text or f"</{name.upper()}>" in text))

    def tags(self, text: str) -> list[str]:
        """The tags of a line."""
        found = [match[0] for match in _tag().finditer(text)] if _MAYBE_TAG.search(text) else []
        return [tag for tag in found if not (letter := _ONE_LETTER.fullmatch(tag)) or letter[1].lower() in self.closed]


def _speaks_of_tags(text: str) -> bool:
    """Whether the tags in a text are words of its sentences: ``文字放在<p>和</p>中间``.

    Then all are bare, and each that would begin or end a block stands between words: not at an end of a line, nor behind a sentence.
    """
    found = list(_tag().finditer(text))
    blocks = [match for match in found if _BLOCK.fullmatch(match[0])]
    return (
        bool(blocks)
        and all(_BARE.fullmatch(match[0]) for match in found)
        and all(_BEFORE_WORD.match(text[max(0, one.start() - 1) : one.start()]) for one in blocks)
        and all(_BEHIND_WORD.match(text[one.end() : one.end() + 1]) for one in blocks)
    )


_BARE = re.compile(r"</?\w+>")
_BLOCK = re.compile(r"</?(?:p|div|h[1-6]|html|head|title|body|table|tr|td|th|ul|ol|li|section|article|form)>", re.IGNORECASE)
_BEFORE_WORD = re.compile("[\\w、，“‘（(]")
_BEHIND_WORD = re.compile("[\\w、，。；”’）)]")


def signs_are_markdown(source: SourceText) -> bool:
    """Whether ``#``, ``>`` and ``-`` at the start of a line are Markdown. In a Word document they are what somebody typed: ``- 修渠``, ``# 3机组``.

    A document into which a text in Markdown was pasted shows it by two headings, or by one and words between ``**``.
    """
    if not source.keeps_paragraphs:
        return True
    headings = sum(bool(_HEADING.match(line.lstrip())) for line in source.text.split("\n"))
    return headings > 1 or (headings == 1 and bool(_BOLD.search(source.text)))


def lines_of(source: SourceText, report: Report, *, markup: bool = True, repair: bool = True) -> list[SourceLine]:
    """The lines of a source that are not blank.

    markup: whether tags and entities of HTML are read as markup; if not, they are text. repair: whether paragraphs that were run
    together are parted.
    """
    hints, aside, leads, signs = dict(source.hints), frozenset(source.aside), dict(source.leads), dict(source.signs)
    text = _NONCHARACTERS.sub("", source.text)
    lines = [
        SourceLine(
            raw, number, signs.get(number - 1, "") + raw, hints.get(number - 1, ""), number - 1 in aside, leads.get(number - 1, "")
        )
        for number, raw in enumerate(_source_lines(text), 1)
    ]
    lines = [line.with_text(line.text.replace("\t", _HELD["\t"])) if line.hint in ROWS else line for line in lines]
    names = has_starred_names([line.text for line in lines])
    for number, start, stop, look in sorted(source.looks, reverse=True):
        begin, end = signs_of(look)
        held = lines[number].text
        lines[number] = lines[number].with_text(f"{held[:start]}{begin}{held[start:stop]}{end}{held[stop:]}")
    if text != source.text:
        for line, raw in zip(lines, _source_lines(source.text), strict=True):
            if line.text != raw:
                report.repaired("invisible-characters", line, raw, line.text)
    if markup:
        lines = list(without_styles(lines, report))
    if repair and not source.keeps_paragraphs:
        lines = parted_at_blanks(with_fragments_joined(lines, report), report)
    return _plain_lines(
        _with_whole_tags(lines) if markup and _MAYBE_TAG.search(text) else lines,
        report,
        lookalikes=ordinary(text) != text,
        markup=_Markup.of(text) if markup else None,
        signs=_Signs(starred=names, markdown=signs_are_markdown(source), told=source.keeps_paragraphs),
    )


def has_starred_names(texts: Sequence[str]) -> bool:
    """Whether ``**`` stands for names that were taken out (``**部长、**主任：``), so that no two of them make the words between them bold.

    A line shows it in which every one stands in front of a post or a place, or every second one in front of a mark with which no bold words begin, and one with
    an odd number of them: there the last has nothing to close.
    Bold words that go on in the next line leave two odd lines: one begins with the sign, and the next one ends with it. One line of many is a slip.
    """
    signed = [text.strip() for text in texts if "**" in text]
    shown = [text for text in signed if len(_PAIR_SIGN.findall(text)) % 2]
    shown = [
        text
        for at, text in enumerate(shown)
        if not (text.startswith("**") and shown[at + 1 : at + 2] and shown[at + 1].endswith("**"))
        and not (text.endswith("**") and at and shown[at - 1].startswith("**"))
    ]
    shown += [
        text
        for text in signed
        if (count := len(_PAIR_SIGN.findall(text))) > 1 and (count == len(_starred_name().findall(text)) or _cannot_open(text))
    ]
    return bool(shown) and len(shown) * ODD >= len(signed)


def _cannot_open(text: str) -> bool:
    """Whether each ``**`` that would begin bold words stands in front of a mark with which none begin: ``“守住**、管好**”``."""
    begins = [text[sign.end() : sign.end() + 1] for sign in _PAIR_SIGN.finditer(text)][::2]
    return all(behind and behind in _NO_BEGINNING for behind in begins)


_NO_BEGINNING = "、”’》）)』」"


@cache
def _starred_name() -> re.Pattern[str]:
    words = table("words")
    return re.compile(rf"(?<!\*)\*\*(?=(?:{any_of([*words['posts'], *words['places']])}))")


ODD = 3
"""``**`` stands for names where at least one in so many of the lines with it shows it."""


def _with_whole_tags(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines; those over which a tag is broken are one line: ``<span style="font-size:16pt;`` and ``font-family:楷体">开工仪式``."""
    text = "\n".join(line.text for line in lines)
    begins = [0, *accumulate(len(line.text) + 1 for line in lines)]
    broken: list[list[int]] = []
    for match in _tag().finditer(text):
        first, last = (bisect_right(begins, at) - 1 for at in (match.start(), match.end() - 1))
        if broken and first <= broken[-1][1]:  # two tags that share a line
            broken[-1][1] = max(last, broken[-1][1])
        elif first < last:
            broken.append([first, last])
    result: list[SourceLine] = []
    done = 0
    for first, last in broken:
        whole = text[begins[first] : begins[last + 1] - 1].replace("\n", " ")
        result += [*lines[done:first], lines[first]._replace(text=whole, source=whole)]
        done = last + 1
    return [*result, *lines[done:]]


def lines_again(lines: Sequence[SourceLine], report: Report, *, markup: bool = True, markdown: bool = True) -> list[SourceLine]:
    """The lines for another pass over cleaned lines. markdown: see `signs_are_markdown`.

    The result is that of `lines_of`, but unchanged lines keep their recognised marks.
    """
    found = _Markup.of("\n".join(line.text for line in lines)) if markup else None
    names = has_starred_names([line.text for line in lines])
    return _plain_lines(
        (line.moved(number, line.text) for number, line in enumerate(lines, 1)),
        report,
        markup=found,
        signs=_Signs(starred=names, markdown=markdown, told=False),
    )


class _Signs(NamedTuple):
    """How the signs of Markdown are read.

    starred: whether ``**`` stands for names, see `has_starred_names`. markdown: see `signs_are_markdown`.
    told: whether signs that are taken off are reported. A text in Markdown is known to have them.
    """

    starred: bool
    markdown: bool
    told: bool


def _plain_lines(
    lines: Iterable[SourceLine], report: Report, *, markup: _Markup | None, signs: _Signs, lookalikes: bool = False
) -> list[SourceLine]:
    """Lines without invisible characters, tags and Markdown's syntax.

    lookalikes: whether the text may have characters that only look like ordinary ones. A cleaned text has none.
    """
    result: list[SourceLine] = []
    for whole in without_styles(lines, report) if markup else lines:
        if markup and _is_tags(whole.text, markup):
            report.removed(whole, "html-tag")
            continue
        if markup and "<" in whole.text:
            if _CAPTION.fullmatch(whole.text):
                report.removed(whole, "caption")
                continue
            _report_breaks(whole, report)
        for piece in _pieces(whole.text, _MARKUP_BREAKS if markup else _BREAKS):
            text = piece.strip()
            if text:
                line = whole if text == whole.text else whole._replace(text=text, source=piece)
                result.append(_plain(line, report, markup, lookalikes=lookalikes, signs=signs))
    return [line for line in result if line.text]


_CAPTION = re.compile(r"\s*<figcaption\b[^<>]{0,200}>.{0,400}</figcaption>\s*", re.IGNORECASE)
"""A line that is what a page says of a picture, whatever its words are."""


def _is_tags(text: str, markup: _Markup) -> bool:
    """Whether a line has only tags."""
    return text.lstrip()[:1] == "<" and bool(tags := markup.tags(text)) and not _without(tags, text).strip()


def _report_breaks(line: SourceLine, report: Report) -> None:
    """Report the tags at which a line is broken, if they hold words: the name of a typeface."""
    for tag in _MARKUP_BREAKS.findall(line.text):
        if not tag.isascii():
            report.cut(tag, line, "html-tag")


BEFORE = 4
"""How many characters a report shows in front of a corrected character."""
PARAGRAPHS = 120
"""The length in characters from which a line may contain several paragraphs."""


def _pieces(raw: str, breaks: re.Pattern[str]) -> Iterable[str]:
    """The pieces of a line: it is split at every kind of line break, and at indentation blanks that follow a sentence."""
    for piece in breaks.split(raw) if breaks.search(raw) else (raw,):
        inside = _INDENTATION.findall(piece)
        if not inside or len(piece) < PARAGRAPHS:
            yield piece
        else:
            yield from (_ANY_INDENTATION if len(inside) > 1 else _INDENTATION).split(piece)


def _source_lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _plain(line: SourceLine, report: Report, markup: _Markup | None, *, lookalikes: bool, signs: _Signs) -> SourceLine:
    """The line without invisible characters and tags. Its text may be empty then."""
    text = line.text
    if markup and "<" in text and (tags := markup.tags(text)):
        rest = _without(tags, text).strip()
        if not rest:
            report.removed(line, "html-tag")
            return line.with_text("")
        for tag in tags:
            report.cut(tag, line, "html-tag")
        line, text = line._replace(source=_without(tags, line.source)), rest
    if markup and "&" in text and _ENTITY.search(text):
        text = _ENTITY.sub(lambda match: html.unescape(match[0]).translate(_HOLD), text)
        text = _MARKUP_BREAKS.sub(" ", text).replace("\n", " ")
        lookalikes = True  # an entity may stand for a lookalike
    if not text.isprintable():
        seen = _SPACES.sub(" ", text)
        text = (_INVISIBLE if markup else _AT_THE_EDGES).sub("", seen)
        if text != seen:
            report.repaired("invisible-characters", line, seen, text)
    if lookalikes and (meant := ordinary(text)) != text:
        report.repaired("lookalike-characters", line, *_where_they_differ(text, meant))
        text = meant
    held = line.with_text(text.strip())
    bare = _markdown(held, signs)
    if signs.told and bare.text[:1] != held.text[:1] and held.text[:1] in _LINE_SIGNS and held.text[:2] != "**":
        report.repaired("markdown-signs", line, *_where_they_differ(held.text, bare.text))
    if bare.hint == line.hint and not signs.starred and ("**" in text or "__" in text) and _BOLD.search(text):
        report.repaired("bold-signs", line, *_where_they_differ(text, bare.text))
    line = bare
    return line.with_text(_BLANKS.sub(lambda match: "\u3000" if "\u3000" in match[0] else " ", line.text))


def released(text: str) -> str:
    """A text of cleaned lines as it is shown: the signs that entities stood for are signs, emphasis is in spans."""
    if text.isprintable():
        return text
    text = text.translate(_RELEASE)
    return _with_spans(text) if has_signs(text) else text


def _with_spans(text: str) -> str:
    """A text whose signs of looks are spans."""
    plain, said = parted_signs(text)
    looks = [(start, stop, (look,)) for start, stop, look in said if not look.startswith(NOTE_LOOK)]
    notes = [(start, Note(str(note_number(look)))) for start, _, look in said if look.startswith(NOTE_LOOK)]
    return settled(Styled(plain, "", with_notes(spans_of(looks), notes))) if said else plain


def _without(tags: Iterable[str], text: str) -> str:
    """A text without some tags."""
    gone = set(tags)
    return _tag().sub(lambda match: "" if match[0] in gone else match[0], text)


def _where_they_differ(before: str, after: str) -> tuple[str, str]:
    """The rest of both texts, from `BEFORE` characters before their first difference."""
    at = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    begin = max(0, at - BEFORE)
    return before[begin:], after[begin:]


_LINE_SIGNS = ("#", ">", "*", "-", "+")
"""The signs of Markdown at the start of a line."""


def _markdown(line: SourceLine, signs: _Signs) -> SourceLine:
    """The line without Markdown's syntax. The level of a Markdown heading becomes a hint."""
    text = line.text
    if signs.markdown and text[0:1] == "#" and (match := _HEADING.match(text)):
        level = len(match[1])
        text = text[match.end() :].rstrip(" #")
        line = line._replace(hint=line.hint or ("title" if level == 1 else f"heading-{min(level - 1, 4)}"))
    while signs.markdown and ((text[0:1] == ">" and not _AMOUNT.match(text)) or text[0:2] in {"* ", "- ", "+ "}):
        text = text[1:].lstrip()
    if not signs.starred and ("**" in text or "__" in text):
        if (whole := _BOLD.fullmatch(text)) and not line.hint:
            line = line._replace(hint="bold")
            text = whole[1] or whole[2]
        else:
            if begins := _BOLD.match(text):
                line = line._replace(lead=begins[1] or begins[2])
            text = _BOLD.sub(lambda match: match[1] or match[2], text)
    return line.with_text(text.strip())
