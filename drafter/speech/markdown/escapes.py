"""Texts as Markdown that makes no structure: escaped, and read again."""

from __future__ import annotations

import re
from collections.abc import Callable

from drafter.speech.emphasis import NOTE_MARK, pieces, settled, with_marks
from drafter.speech.lines import has_spans
from drafter.speech.numbering import recognise

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
    if text >= FIRST_CHINESE:  # nearly always
        return escape_inline(text)
    start = re.match(_AT_START, text)
    text = escape_inline(text)
    if start:
        return f"{text[: start.end()]}\\{text[start.end() :]}" if start[0].isdecimal() else f"\\{text}"
    return f"{_entity(text[0])}{text[1:]}" if text and text[0].isspace() else text


FIRST_CHINESE = "\u3001"
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
