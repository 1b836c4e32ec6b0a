"""From a text to its lines, without invisible characters, html tags and Markdown's syntax."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from drafter.mine.clean.lines import Report, SourceLine
from drafter.read.source import SourceText

_BREAKS = re.compile(
    "\r\n|[\r\x0b\x0c\x85\u2028\u2029]|\\[SEP\\]|<\\|?(?:sep|endoftext)\\|?>|<br\\s*/?>|</?p(?:\\s[^<>]*)?>", re.IGNORECASE
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff0-\uffff\ue000-\uf8ff\ud800-\udfff]"
)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,2000}>")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\t]")
_HEADING = re.compile(r"(#{1,6})[ \u3000]+(?=\S)(.*?)[ #]*$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,200}?)(?<=\S)\1")
_INDENTATION = re.compile("(?<=[。！？：])(?:\u3000{2,}|[ \u00a0]{4,})(?=[^ \u3000\u00a0])")
_ANY_INDENTATION = re.compile(
    "(?<=[^ \u3000\u00a0])\u3000{2,}(?=[^ \u3000\u00a0])|(?<=[。！？：])[ \u00a0]{4,}(?=[^ \u3000\u00a0])"
)
_BLANKS = re.compile("[ \u3000]{2,}")


def lines_of(source: SourceText, report: Report) -> list[SourceLine]:
    """The lines of a source that are not blank."""
    hints = dict(source.hints)
    return _plain_lines(
        (SourceLine(raw, number, raw, hints.get(number - 1, "")) for number, raw in enumerate(_source_lines(source.text), 1)),
        report,
    )


def lines_again(lines: Iterable[SourceLine], report: Report) -> list[SourceLine]:
    """The lines for another pass over cleaned lines.

    The result is that of `lines_of`, but unchanged lines keep their recognised marks.
    """
    return _plain_lines((line.moved(number, line.text) for number, line in enumerate(lines, 1)), report)


def _plain_lines(lines: Iterable[SourceLine], report: Report) -> list[SourceLine]:
    result: list[SourceLine] = []
    for whole in lines:
        for piece in _pieces(whole.text):
            text = piece.strip()
            if text:
                line = whole if text == whole.text else SourceLine(text, whole.number, piece, whole.hint)
                result.append(_plain(line, report))
    return [line for line in result if line.text]


PARAGRAPHS = 120
"""The least characters of a line that may contain several paragraphs."""


def _pieces(raw: str) -> Iterable[str]:
    """A line split at every kind of line break inside it. Blanks of an indentation behind a sentence count as a break."""
    for piece in _BREAKS.split(raw) if _BREAKS.search(raw) else (raw,):
        inside = _INDENTATION.findall(piece)
        if not inside or len(piece) < PARAGRAPHS:
            yield piece
        else:
            yield from (_ANY_INDENTATION if len(inside) > 1 else _INDENTATION).split(piece)


def _source_lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _plain(line: SourceLine, report: Report) -> SourceLine:
    """The line without invisible characters and tags. Its text may be empty then."""
    text = line.text
    if "<" in text and _TAG.search(text):
        rest = _TAG.sub("", text).strip()
        if not rest:
            report.removed(line, "html-tag")
            return line.with_text("")
        for tag in _TAG.findall(text):
            report.cut(tag, line, "html-tag")
        line, text = line._replace(source=_TAG.sub("", line.source)), rest
    if "&" in text and _ENTITY.search(text):
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
        text = _BREAKS.sub(" ", text).replace("\n", " ")
    if not text.isprintable():
        seen = _SPACES.sub(" ", text)
        text = _INVISIBLE.sub("", seen)
        if text != seen:
            report.repaired("invisible-characters", line, seen, text)
    line = _markdown(line.with_text(text.strip()))
    return line.with_text(_BLANKS.sub(lambda match: "\u3000" if "\u3000" in match[0] else " ", line.text))


def _markdown(line: SourceLine) -> SourceLine:
    """The line without Markdown's syntax. The level of a Markdown heading becomes a hint."""
    text = line.text
    if text[0:1] == "#" and (match := _HEADING.match(text)):
        level = len(match[1])
        text = match[2]
        line = line._replace(hint=line.hint or ("title" if level == 1 else f"heading-{min(level - 1, 4)}"))
    while text[0:1] == ">" or text[0:2] in {"* ", "- ", "+ "}:
        text = text[1:].lstrip()
    if "**" in text or "__" in text:
        if (whole := _BOLD.fullmatch(text)) and not line.hint:
            line = line._replace(hint="bold")
            text = whole[2]
        else:
            text = _BOLD.sub(lambda match: match[2], text)
    return line.with_text(text.strip())
