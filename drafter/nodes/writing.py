"""Values as YAML that a person would have typed: quotes only where they are needed.

The other modules of this package read the result as the same values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from drafter.nodes.slips import ADDRESSES, DASHES, MARKS
from drafter.speech.numbering import NO_MARK, bare_number, may_begin
from drafter.speech.text import is_announcement, with_colon


class Flow(NamedTuple):
    """A list or mapping that is written on one line."""

    value: Sequence[str] | Mapping[str, object]


Value = object
"""A text, a list, a mapping, or a `Flow` of them."""

_FIRST = re.compile("[^\\W_]|[…“‘《〈「『（【]")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off"})
"""What other readers of YAML take for no text."""
_HEADINGS = ("heading", "小标题")
_TEXTS = frozenset({"title", "标题", "subtitle", "副标题", "speaker", "讲话人", "date", "日期", "salutation", "称呼"}) | {
    *("opening", "开头", "closing", "结尾", "body", "正文")
}
"""The keys whose value ``无`` is a text, and stands in quotes to say so."""
BODIES = ("body", "正文")
"""The key of a point's text. Where it is the point's only key, the text stands directly behind the ordinal, as a heading does (`drafter.outline.typed`)."""
_LONGEST_KEY = 60
_WIDE_BLANK = "\u3000"


class Literal(str):
    """A text that a reader would take for a slip, and that is meant so: a heading that begins as an ordinal does, a salutation with a half-width colon.

    Its first character is written as an escape.
    """

    __slots__ = ()


class Typed(str):
    """A text that a reader is to take as its author typed it: an ordinal in front of a heading is taken off, another mark in a colon's place is put right."""

    __slots__ = ()


class _Null(str):
    """What is written for a missing value that has to be seen as one, without quotes."""

    __slots__ = ()


NULL = _Null("~")


def literal(text: Value) -> Value:
    """A heading as it is meant, whatever it begins with."""
    if isinstance(text, Flow) and isinstance(text.value, Sequence) and text.value:
        return Flow([literal(word) for word in text.value])  # type: ignore[misc]
    return Literal(text) if isinstance(text, str) and not isinstance(text, Typed) and _is_like_ordinal(text) else text


def _is_like_ordinal(text: str) -> bool:
    """Whether an outline may take the beginning of a heading for an ordinal that its author typed."""
    from drafter.speech.siblings import may_count

    if bare_number(text) is not None or may_count(text):
        return True
    if not may_begin(text):
        return False
    from drafter.speech.ordinals import typed_mark

    return typed_mark(text) is not None


def scalar(text: str, *, flow: bool = False, key: bool = False) -> str:
    """A text as a value; `flow`: inside brackets; `key`: before a colon."""
    if isinstance(text, _Null):
        return str(text)
    if isinstance(text, Literal):
        rest = "".join([_escaped(character, place == len(text)) for place, character in enumerate(text[1:], 2)])
        return f'"{_by_code(text[0])}{rest}"'
    if _plain(text, flow=flow, key=key):
        return text
    if all(character.isprintable() or character == _WIDE_BLANK for character in text) and text == text.strip():
        return f"""'{text.replace("'", "''")}'"""
    return double_quoted(text)


def double_quoted(*lines: str) -> str:
    """One value in double quotes: lines joined by the escape of a line break."""
    inside = r"\n".join(map(_inside_quotes, lines))
    return f'"{inside}"'


def _inside_quotes(text: str) -> str:
    last = len(text) - 1
    return "".join(_escaped(character, place in (0, last)) for place, character in enumerate(text))


def can_be_key(text: str) -> bool:
    """Whether a text can be a key without quotes, is short and plain enough to look like one, and is no sentence."""
    return 0 < len(text) <= _LONGEST_KEY and text == text.strip() and "\t" not in text and not is_announcement(text)


_COMMA_BEHIND_END = re.compile("[。！？；]，")
"""A full-width comma that somebody may have meant to part two items."""


def _plain(text: str, *, flow: bool, key: bool) -> bool:
    if not text or not _FIRST.match(text) or text[0] in DASHES or text.lower() in _WORDS:
        return False
    gaps = ": " in text or f":{_WIDE_BLANK}" in text  # a reader takes what stands before for a key
    if text != text.strip() or "#" in text or gaps or text[-1] == ":" or (key and ":" in text):
        return False
    if flow and (any(character in ",[]{}:?'\"" for character in text) or ("，" in text and _COMMA_BEHIND_END.search(text))):
        return False
    return text.replace(_WIDE_BLANK, "").isprintable()


def _escaped(character: str, edge: bool) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character == "\n":
        return r"\n"
    if (character.isprintable() and not (edge and character.isspace())) or (character == _WIDE_BLANK and not edge):
        return character
    return f"\\x{ord(character):02x}" if ord(character) < 0x100 else _by_code(character)


def _by_code(character: str) -> str:
    """A character as the escape of its code point."""
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


# ---------------------------------------------------------------- lists and mappings


def mapping_lines(mapping: Mapping[str, Value], indent: str = "") -> list[str]:
    """The lines of a mapping in block style. A key with the value None is left out."""
    lines = []
    for key, value in mapping.items():
        if key in _TEXTS and isinstance(value, str) and value in NO_MARK:
            lines.append(f"{indent}{key}: '{value}'")
        elif value is not None:
            shown = literal(value) if key in _HEADINGS or (key in BODIES and len(mapping) == 1) else value
            shown = _with_its_colon(value) if key in ADDRESSES else shown
            if (
                key in _HEADINGS
                and isinstance(value, str)
                and not isinstance(value, Typed)
                and any(value.startswith(own) for own in _own_marks(mapping))
            ):
                shown = Literal(value)
            lines += _entry(f"{indent}{scalar(_key(key), key=True)}:", shown, indent)
    return lines


def _own_marks(mapping: Mapping[str, Value]) -> list[str]:
    """The ordinal that a section says itself. A reader takes it for typed twice where the heading begins with it: ``mark: 一`` and ``heading: 一；``."""
    return [own for name in MARKS if isinstance(own := mapping.get(name), str) and own]


def _with_its_colon(address: Value, *, last: bool = True) -> Value:
    """A salutation, or a list of its lines, as it ends: a reader takes other marks in the colon's place, and several, for a slip."""
    if isinstance(address, list):
        return [_with_its_colon(line, last=number == len(address)) for number, line in enumerate(address, 1)]
    if isinstance(address, Typed):
        return address
    return Literal(address) if isinstance(address, str) and with_colon(address, last=last) != address else address


def _key(key: str) -> str:
    """A key; that of a point in short form is its heading."""
    return Literal(key) if not isinstance(key, Typed) and _is_like_ordinal(key) else key


def _entry(head: str, value: Value, indent: str) -> list[str]:
    if isinstance(value, list):
        return [head, *(line for item in value for line in _item(item, indent + "  "))]
    if isinstance(value, dict):
        return [head, *mapping_lines(value, indent + "  ")]
    return [f"{head} {inline(value)}"]


def _item(value: Value, indent: str) -> list[str]:
    if not isinstance(value, dict) or not value:
        return [f"{indent}- {inline(value)}"]
    lines = mapping_lines(value, indent + "  ")
    return [f"{indent}- {lines[0][len(indent) + 2 :]}", *lines[1:]]


def inline(value: Value, *, flow: bool = False) -> str:
    """A value on one line: a text, or a list or mapping in brackets."""
    if isinstance(value, str):
        return scalar(value, flow=flow)
    inner = value.value if isinstance(value, Flow) else value
    if isinstance(inner, Mapping):
        return (
            "{" + ", ".join(f"{scalar(key, flow=True, key=True)}: {inline(item, flow=True)}" for key, item in inner.items()) + "}"
        )
    assert isinstance(inner, Sequence)
    return "[" + ", ".join(inline(item, flow=True) for item in inner) + "]"
