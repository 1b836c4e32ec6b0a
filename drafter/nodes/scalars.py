r"""The text of a YAML value, as its writer typed it.

Closes four silent traps of YAML. A folded Chinese line gains no space. A `` #`` does not cut a value unnoticed. Nothing changes its type:
``010`` and ``yes`` stay what they are, and only a null is nothing. Control characters are reported and left out.

Blanks at the ends of a value are left out, and a tab is a space, unless they are written as escapes (``"\x20一"``): mined texts need them.
"""

from __future__ import annotations

import re

import yaml
from yaml.nodes import Node, ScalarNode

from drafter.nodes.compose import Loader
from drafter.nodes.slips import DASHES, slip_in
from drafter.nodes.source import Source
from drafter.speech.text import joint

_FOLD = "\ue000"
"""Stands for a folded line break while a quoted value is read again; a private character that no text holds."""

_COMMENT = re.compile(r"(?P<gap>[ \t]*)#(?P<next>.?)")
_UNUSUAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""What stands for no value where it is written without quotes (YAML 1.2, 10.3.2); programs write it for what they do not have."""


def is_nothing(node: Node) -> bool:
    """Whether a value is empty or a null. A quoted ``'null'`` is a text, and so is ``''``, which holds no character."""
    return isinstance(node, ScalarNode) and node.value in _NOTHING and not node.style


def scalar_text(source: Source, node: ScalarNode) -> str:
    """The text of a value: lines of one paragraph joined as Chinese text is, paragraphs apart by a line break; "" for a null."""
    text: str = node.value
    last = node.end_mark.line
    if node.start_mark.line != last:
        text = _folded(source, node)
    if not node.style:
        if text and text[0] in DASHES:
            _report_odd_start(source, node)
        if last in source.hash_lines:
            _report_cut(source, node)
        if text in _NOTHING:
            return ""
    if source.unusual and _UNUSUAL.search(text):
        text = _without_control(source, node, text)
    return text


_ESCAPED_START = r'"\\(?:x|u|U)'
_ESCAPED_END = r'\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})"$'


def stripped(source: Source, node: ScalarNode, text: str) -> str:
    r"""The value of a scalar without the blanks at its ends; one that is written as an escape (``"\x20一"``) is meant and stays."""
    bare = text.strip()
    if bare == text or node.style != '"':
        return bare
    raw = _raw(source, node)
    text = text if re.match(_ESCAPED_START, raw) else text.lstrip()
    return text if re.search(_ESCAPED_END, raw) else text.rstrip()


def _raw(source: Source, node: Node) -> str:
    """A node as it is written."""
    return source.composed[node.start_mark.index : node.end_mark.index].rstrip()


def _report_odd_start(source: Source, node: ScalarNode) -> None:
    """Note the typo that a value or key begins with (``－学习``), where it begins its line."""
    if not source.line_at(node.start_mark.line)[: node.start_mark.column].strip():
        slip_in(source, node.start_mark.line)


def _without_control(source: Source, node: Node, text: str) -> str:
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    if "\t" in text:
        if "\\x09" in _raw(source, node):  # written so, a tab is meant
            return "\t".join(_without_control(source, node, part) for part in text.split("\t"))
        text = text.replace("\t", " ")
    found = _UNUSUAL.search(text)
    if found:
        source.notice("yaml.control-left-out", node, found=f"U+{ord(found[0]):04X}")
    return _UNUSUAL.sub("", text)


def _folded(source: Source, node: ScalarNode) -> str:
    raw = _raw(source, node)
    if node.style == "|":
        return str(node.value).rstrip("\n")
    if node.style == ">":
        return _join(_read_again(f"|{raw[1:]}\n").split("\n"))
    if not node.style:
        for offset in range(1, raw.count("\n") + 1):
            line = source.line_at(node.start_mark.line + offset)
            if re.match(r"\s*- +\S", line):
                source.add("yaml.list-under-text", (node.start_mark.line + offset, len(line) - len(line.lstrip())))
            else:
                slip_in(source, node.start_mark.line + offset)
        return _join(raw.split("\n"))
    quote = raw[0]
    inner = re.sub(r"\\\n[ \t]*", "", raw[1:-1]) if quote == '"' else raw[1:-1]
    lines = [line.strip() for line in inner.split("\n")]
    return _join(_read_again(quote + _FOLD.join(lines) + quote).split(_FOLD))


def _read_again(text: str) -> str:
    node = yaml.compose(text, Loader=Loader)
    return str(node.value) if node else ""


def _join(lines: list[str]) -> str:
    """Lines of paragraphs joined; a blank line parts paragraphs."""
    paragraphs = [""]
    for line in (line.strip() for line in lines):
        if not line:
            if paragraphs[-1]:
                paragraphs.append("")
        else:
            paragraphs[-1] += joint(paragraphs[-1], line) + line
    return "\n".join(paragraphs).strip("\n")


def _report_cut(source: Source, node: ScalarNode) -> None:
    """Note a ``#`` that makes the rest of a line a comment where the writer may have meant text: ``责任区划分 #1``.

    A comment beside a value stands behind two spaces and has a space after the ``#`` (yamllint's rule for comments).
    """
    line = node.end_mark.line
    text = source.line_at(line)
    end = len(text[: node.end_mark.column].rstrip(" \t"))
    match = _COMMENT.match(text, end)
    if match is None:
        return
    empty = not node.value
    if match["next"] not in ("", " ", "!") or (len(match["gap"].expandtabs()) < 2 and not empty):
        source.add("yaml.hash-cuts", (line, match.end("gap")), cut=text[match.end("gap") :][:20])
