r"""The text of a YAML value, as its writer typed it.

YAML has four traps that change a text without a report; here they do not. A Chinese text over several lines gets no space where the
lines join. A `` #`` that turns the rest of a value into a comment is reported. No value changes its type: ``010`` and ``yes`` are
texts, and only a null is nothing. Control characters are reported and removed.

Blanks at the ends of a value are removed, and a tab becomes a space. Mined texts may need them; so they stay if written as an
escape (``"\x20一"``).
"""

from __future__ import annotations

import re

import yaml
from yaml.nodes import Node, ScalarNode

from drafter.nodes.compose import Loader
from drafter.nodes.plain import PlainScalar
from drafter.nodes.slips import DASHES, slip_in
from drafter.nodes.source import Source
from drafter.speech.text import join_separator

_FOLD = "\ue000"
"""Replaces a line break while a quoted value is parsed a second time. A private-use character, which no text holds."""

_COMMENT = r"(?P<gap>[ \t]*)#(?P<next>.?)"
_UNUSUAL = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
"""Compiled when a text has something of the kind."""


NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""The spellings of null without quotes (YAML 1.2, 10.3.2). Programs write them for missing values."""


def is_nothing(node: Node) -> bool:
    """Whether a value is missing or a null. Quoted, ``'null'`` is a text, and ``''`` is the empty text."""
    return isinstance(node, ScalarNode) and node.value in NOTHING and not node.style


def scalar_text(source: Source, node: ScalarNode) -> str:
    """The text of a value, "" for a null.

    Lines of a paragraph are joined, without a space between Chinese characters; a line break separates paragraphs.
    """
    text: str = node.value
    if type(node) is PlainScalar:  # nearly always
        return "" if text in NOTHING else text
    last = node.end_mark.line
    if node.start_mark.line != last:
        text = _folded(source, node)
    if not node.style:
        if text and text[0] in DASHES:
            _report_odd_start(source, node)
        if last in source.hash_lines:
            _report_cut(source, node)
            if re.search(_COMMENT_KEPT, text):
                source.notice("yaml.hash-kept", node, found=text[text.rindex("#") :][:20])
        if text in NOTHING:
            return ""
    if source.unusual and re.search(_UNUSUAL, text):
        text = _without_control(source, node, text)
    return text


_COMMENT_KEPT = r"[\u00a0\u2000-\u200b\u202f\u3000]#\s"
"""A comment behind blanks that are none for YAML: it is a part of the text."""
_ESCAPED_START = r'"\\(?:x|u|U)'
_ESCAPED_END = r'\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})"$'


def stripped(source: Source, node: ScalarNode, text: str) -> str:
    r"""The text of a scalar without the spaces at its ends. A space written as an escape (``"\x20一"``) stays."""
    bare = text.strip()
    if bare == text or node.style != '"':
        return bare
    raw = _raw(source, node)
    text = text if re.match(_ESCAPED_START, raw) else text.lstrip()
    return text if re.search(_ESCAPED_END, raw) else text.rstrip()


def _raw(source: Source, node: Node) -> str:
    """A node as it is written in the file."""
    return source.composed[node.start_mark.index : node.end_mark.index].rstrip()


def _report_odd_start(source: Source, node: ScalarNode) -> None:
    """Add the fault of a typo at the start of a value or key (``－学习``), if that is also the start of the line."""
    if not source.line_at(node.start_mark.line)[: node.start_mark.column].strip():
        slip_in(source, node.start_mark.line)


def _without_control(source: Source, node: Node, text: str) -> str:
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    if "\t" in text:
        if "\\x09" in (raw := _raw(source, node)) or "\\u0009" in raw:  # a tab written as an escape is intended
            return "\t".join(_without_control(source, node, part) for part in text.split("\t"))
        text = text.replace("\t", " ")
    found = re.search(_UNUSUAL, text)
    if found:
        source.notice("yaml.control-left-out", node, found=f"U+{ord(found[0]):04X}")
    return re.sub(_UNUSUAL, "", text)


_WIDE_BAR = "｜"
_ENDED = "[。！？][”’）》]?$"
"""The end of a sentence. Lines that all have it were hardly wrapped: each is a paragraph that was pasted."""


def _folded(source: Source, node: ScalarNode) -> str:
    raw = _raw(source, node)
    if node.style in ("|", ">"):
        _note_dashes(source, node, raw)
    if node.style == "|":
        return str(node.value).rstrip("\n")
    if node.style == ">":
        return _join(_read_again(f"|{raw[1:]}\n").split("\n"))
    if not node.style:
        for offset in range(1, raw.count("\n") + 1):
            line = source.line_at(node.start_mark.line + offset)
            if re.match(r"\s*- +\S", line):
                above = source.line_at(node.start_mark.line + offset - 1).rstrip()
                if above.endswith("："):  # one fault, whatever stands below
                    source.add("yaml.wide-colon", (node.start_mark.line + offset - 1, len(above) - 1), key=above[:-1].lstrip(" -"))
                    break
                source.add("yaml.list-under-text", (node.start_mark.line + offset, len(line) - len(line.lstrip())))
            else:
                slip_in(source, node.start_mark.line + offset)
        lines = [line.strip() for line in raw.split("\n")]
        if raw[0] == _WIDE_BAR:
            source.add("yaml.wide-bar", node, found=_WIDE_BAR)
        elif all(re.search(_ENDED, line) for line in lines if line):
            source.notice("yaml.lines-joined", node, count=len(list(filter(None, lines))))
        return _join(lines)
    quote = raw[0]
    inner = re.sub(r"\\\n[ \t]*", "", raw[1:-1]) if quote == '"' else raw[1:-1]
    lines = [line.strip() for line in inner.split("\n")]
    return _join(_read_again(quote + _FOLD.join(lines) + quote).split(_FOLD))


def _note_dashes(source: Source, node: ScalarNode, raw: str) -> None:
    """Say that dashes below ``|`` or ``>`` are text, and make no list: once, at the first."""
    first = next((offset for offset, line in enumerate(raw.split("\n")) if offset and re.match(r"\s*[-*•] +\S", line)), 0)
    if first:
        at = node.start_mark.line + first
        line = source.line_at(at)
        source.notice("yaml.dashes-in-block", (at, len(line) - len(line.lstrip())), found=line.strip()[:1], block=node.style)


def _read_again(text: str) -> str:
    node = yaml.compose(text, Loader=Loader)
    return str(node.value) if node else ""


def _join(lines: list[str]) -> str:
    """The lines of each paragraph joined. A blank line separates paragraphs."""
    paragraphs = [""]
    for line in (line.strip() for line in lines):
        if not line:
            if paragraphs[-1]:
                paragraphs.append("")
        else:
            paragraphs[-1] += join_separator(paragraphs[-1], line) + line
    return "\n".join(paragraphs).strip("\n")


def _report_cut(source: Source, node: ScalarNode) -> None:
    """Add the fault of a ``#`` that YAML takes for a comment but that may be text: ``责任区划分 #1``.

    A ``#`` counts as an intended comment if two spaces stand before it and one behind it (yamllint's rule for comments).
    """
    line = node.end_mark.line
    text = source.line_at(line)
    end = len(text[: node.end_mark.column].rstrip(" \t"))
    behind = text[end:]
    match = re.match(_COMMENT, behind)
    if match is None:
        return
    empty = not node.value
    if match["next"] not in ("", " ", "!") or (len(match["gap"].expandtabs()) < 2 and not empty):
        source.add("yaml.hash-cuts", (line, end + match.end("gap")), cut=behind[match.end("gap") :][:20])


def is_literal(source: Source, node: ScalarNode) -> bool:
    """Whether the first character is written as an escape. Then it is meant as it stands, and is no slip: `drafter.nodes.writing.Literal`."""
    start = node.start_mark.index
    return node.style == '"' and source.composed[start : start + 3] in ('"\\u', '"\\x', '"\\U')
