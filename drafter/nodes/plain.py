"""YAML as nearly every outline is written, composed without libyaml: lists and mappings in blocks, each text on one line without quotes.

The nodes are those that libyaml composes, with the same marks, in a fifth of the time: PyYAML makes two marks for each node, and calls Python
three times for each text. Here marks are made when they are asked for, and lists of sentences, which is most of an outline, have no nodes at all
until somebody asks for them (`Sentences`). Whatever is special (a quote, a bracket, a comment, a text of several lines, an odd indentation)
is libyaml's business. So is every slip.
"""

from __future__ import annotations

import re
from typing import Any

from yaml.error import Mark
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

_OPENING = frozenset("“‘《〈「『（【")
"""What a text may begin with beside letters and figures."""
_SPECIAL = ("#", " \n", "\\", "-\u3000", ":\u3000")
"""What is a comment, an escape, or a blank that may be a slip, wherever it stands. Other signs mean something at the beginning of a text alone."""
_SENTENCE = re.compile(r"( *)- (?:([^\W_]{1,200}): )?([^\W_].{2,}[。！？])(?:\n|$)")
"""A line of a list: a sentence, with a word before it or without."""
_MOST_CHARACTERS = 1_000_000
_MOST_LINES = 50_000
_MOST_OPEN = 40
_LONGEST_KEY = 200
"""Bounds below those of libyaml and of `drafter.nodes.compose`."""

_At = tuple[int, int, int]
"""A place: the index of a character, its line and its column, all from 0."""


def _mark(at: _At) -> Mark:
    return Mark("<unicode string>", *at, None, None)  # type: ignore[arg-type]  # as libyaml does


def _behind(at: _At, length: int) -> _At:
    """The place so many characters behind another on its line."""
    index, line, column = at
    return index + length, line, column + length


class _Placed(Node):
    """A node whose marks are made when they are asked for. at: where it begins. end: where the first token behind a list or mapping begins."""

    __slots__ = ("at", "end", "value")
    tag = ""
    at: _At
    end: _At
    value: Any

    @property
    def start_mark(self) -> Mark:  # type: ignore[override]  # nobody sets it
        return _mark(self.at)

    @property
    def end_mark(self) -> Mark:  # type: ignore[override]
        return _mark(self.end)


class PlainScalar(_Placed, ScalarNode):
    """A text without quotes on one line."""

    __slots__ = ()
    style = ""

    def __init__(self, value: str, at: _At) -> None:
        self.value = value
        self.at = at

    @property
    def end_mark(self) -> Mark:  # type: ignore[override]
        return _mark(_behind(self.at, len(self.value)))


class _Block(_Placed, CollectionNode):
    """A list or mapping in a block."""

    __slots__ = ()
    flow_style = False

    def __init__(self, at: _At) -> None:
        self.value = []
        self.at = at


class _Mapping(_Block, MappingNode):
    __slots__ = ()


class _Sequence(_Block, SequenceNode):
    __slots__ = ()


class Sentences(_Block, SequenceNode):
    """A list of sentences, some with a word and a colon before them (``- 学在前头: 上半年，……。``).

    items: each sentence behind its word, which is "" where there is none. stop: the index behind its last line.
    """

    __slots__ = ("items", "stop")

    def __init__(self, at: _At, items: list[tuple[str, str]], stop: int) -> None:  # no `value`, see below
        self.at = at
        self.items = items
        self.stop = stop

    def __getattr__(self, name: str) -> Any:
        """The nodes of the list, made when `value` is first asked for."""
        if name != "value":
            raise AttributeError(name)
        self.value = nodes = _nodes(self)
        return nodes


def _nodes(sentences: Sentences) -> list[Node]:
    nodes: list[Node] = []
    index, line, column = sentences.at
    for word, sentence in sentences.items:
        at = index + 2, line, column + 2
        behind = len(word) + 2 if word else 0
        text = PlainScalar(sentence, _behind(at, behind))
        index, line = index + behind + len(sentence) + column + 3, line + 1
        if not word:
            nodes.append(text)
            continue
        point = _Mapping(at)
        point.value.append((PlainScalar(word, at), text))
        point.end = (index, line, column) if len(nodes) + 1 < len(sentences.items) else sentences.end
        nodes.append(point)
    return nodes


class _SpecialError(Exception):
    """The text needs libyaml."""


def composed(text: str) -> Node | None:
    """The only document of a text, a mapping; None for a text that needs libyaml.

    text: without invisible characters (`drafter.nodes.source.Source.printable`).
    """
    if len(text) > _MOST_CHARACTERS or text.count("\n") > _MOST_LINES:
        return None
    if any(special in text for special in _SPECIAL) or text[-1:] == " ":
        return None
    try:
        return _root(text)
    except _SpecialError:
        return None


def _root(text: str) -> Node:
    _refuse_special(text)
    opened: list[_Block] = [_Mapping((0, 0, 0))]
    key: PlainScalar | None = None  # one whose value does not stand on its line
    start = number = 0
    size = len(text)
    while start < size:
        stop = text.find("\n", start)
        if stop < 0:
            stop = size
        words = text[start:stop].lstrip(" ")
        if words:
            column = stop - start - len(words)
            at = stop - len(words), number, column
            is_item = words[:2] == "- "
            if key is not None:
                sentences = _sentences(text, start, at) if is_item else None
                if sentences and column >= opened[-1].at[2]:
                    opened[-1].value.append((key, sentences))
                    opened.append(sentences)
                    key = None
                    number, start = number + len(sentences.items), sentences.stop
                    continue
                _add_value(opened, key, at, is_item=is_item)
                key = None
            block = _holder(opened, at, is_item=is_item)
            if is_item:
                words, at = words[2:], _behind(at, 2)
                if ": " not in words and words[-1] != ":":
                    block.value.append(_scalar(words, at))
                    words = ""
                else:
                    opened.append(_Mapping(at))
                    block.value.append(opened[-1])
            if words:
                key = _entry(opened[-1], words, at)
        start, number = stop + 1, number + 1
    last = size, number, 0
    if key is not None:
        _add_value(opened, key, last, is_item=False)
    for block in opened:
        block.end = last
    return opened[0]


def _sentences(text: str, start: int, at: _At) -> Sentences | None:
    """The list that begins at a line, if it has nothing but sentences."""
    column = at[2]
    items: list[tuple[str, str]] = []
    while found := _SENTENCE.match(text, start):
        indent, word, sentence = found.groups("")
        if len(indent) != column:
            break
        if ": " in sentence:
            return None
        items.append((word, sentence))
        start = found.end()
    if not items or text.startswith(("\n", " " * (column + 1), " " * column + "- "), start):  # the list goes on
        return None
    return Sentences(at, items, start)


def _add_value(opened: list[_Block], key: PlainScalar, at: _At, *, is_item: bool) -> None:
    """Add the value of a key that stands below it, or is empty. at: where the next line begins."""
    mapping = opened[-1]
    if at[2] < mapping.at[2] or (at[2] == mapping.at[2] and not is_item):
        mapping.value.append((key, PlainScalar("", _behind(key.at, len(key.value) + 1))))
        return
    if len(opened) > _MOST_OPEN:
        raise _SpecialError
    block = _Sequence(at) if is_item else _Mapping(at)
    mapping.value.append((key, block))
    opened.append(block)


def _holder(opened: list[_Block], at: _At, *, is_item: bool) -> _Block:
    """The open block that holds the next line. The blocks inside it end. Raises _SpecialError for an odd indentation."""
    column = at[2]
    while opened:
        block = opened[-1]
        if block.at[2] == column and (type(block) is _Mapping) is not is_item:
            return block
        if block.at[2] < column or (block.at[2] == column and is_item):
            break
        block.end = at
        opened.pop()
    raise _SpecialError


def _entry(mapping: _Block, words: str, at: _At) -> PlainScalar | None:
    """Add the entry of a line to a mapping. Returns its key where the value does not stand on the line."""
    name, colon, value = words.partition(": ")
    if not colon:
        if name[-1] != ":":
            raise _SpecialError
        name = name[:-1]
    if name[-1:] == " " or len(name) > _LONGEST_KEY:
        raise _SpecialError
    key = _scalar(name, at)
    if not colon:
        return key
    if ": " in value or value[-1] == ":":
        raise _SpecialError
    mapping.value.append((key, _scalar(value, _behind(at, len(name) + 2))))
    return None


def _scalar(words: str, at: _At) -> PlainScalar:
    _refuse_special(words)
    return PlainScalar(words, at)


def _refuse_special(words: str) -> None:
    """Raise _SpecialError for a text that begins with what may be a sign of YAML."""
    if not (words[:1].isalnum() or words[:1] in _OPENING):
        raise _SpecialError
