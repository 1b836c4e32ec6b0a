"""Ordinals that authors type although templates count: ``一、抓安全`` as a heading, ``（一）`` before a subsection, ``一是`` before a point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.errors import Fault
from drafter.nodes.source import Source
from drafter.speech.numbering import Mark, bare_number, may_begin, style_of
from drafter.speech.text import OPENING_MARKS


class Note:
    """A fault that may be reported, at its place. All notes are equal, so that outlines with the same values are equal."""

    __slots__ = ("fault",)

    def __init__(self, fault: Fault) -> None:
        self.fault = fault

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Note)

    def __hash__(self) -> int:
        return 0


class TypedOrdinal(NamedTuple):
    """An ordinal that stands in front of a heading.

    text: with the blanks behind it, as typed. mark: without any blank. number: what it says, 0 for the last one. notice: says where it stands.
    """

    text: str
    mark: str
    number: int
    notice: Note


_COUNTS_FROM = frozenset("一1１壹首第其Ⅰ⑴⒈❶㈠（([【〔〈")
"""The characters with which the first ordinal of a list may begin, for styles that only the siblings tell from ordinary words."""
_IN_WORDS = "是要则"
"""The last characters of ordinals that may also be the beginning of ordinary words: 一是一."""


def note_typed(source: Source, siblings: Sequence[Node], heading_keys: Sequence[str], keys: Sequence[str]) -> None:
    """Note in ``source.typed`` the ordinals that some sibling sections or points begin with, by the nodes of their headings.

    heading_keys: the names of the key ``heading``; keys: the names of all keys; a key is never the heading of a unit in short form.
    """
    nodes = [_heading_node(node, heading_keys, keys) for node in siblings if isinstance(node, MappingNode)]
    texts = [node.value.strip() if node is not None else "" for node in nodes]
    counts = len(texts) > 1 and (texts[0][:1] in _COUNTS_FROM or bare_number(texts[0]) is not None)
    if not counts and not any(map(may_begin, texts)):
        return
    nodes = [node if node is not None and not _is_literal(source, node) else None for node in nodes]
    texts = [text if node is not None else "" for node, text in zip(nodes, texts, strict=True)]
    for node, (text, mark) in zip(nodes, _ordinals(texts), strict=True):
        if node is not None and text:
            notice = source.fault("outline.typed-ordinal", node, found=text.strip() if text.rstrip()[-1] in "，," else mark.text)
            source.typed[id(node)] = TypedOrdinal(text, mark.text, mark.number, Note(notice))


def _is_literal(source: Source, node: ScalarNode) -> bool:
    """Whether the first character is written as an escape. Then it is meant as text, not as an ordinal."""
    start = node.start_mark.index
    return node.style == '"' and source.composed[start : start + 3] in ('"\\u', '"\\x', '"\\U')


def _heading_node(node: MappingNode, heading_keys: Sequence[str], keys: Sequence[str]) -> ScalarNode | None:
    """The node of a unit's heading, or of the first blank of its frame; None where it has none, or says its ordinal itself."""
    if len(node.value) == 1 and isinstance(node.value[0][0], ScalarNode) and node.value[0][0].value not in keys:
        return node.value[0][0]
    found = None
    for key, value in node.value:
        if isinstance(key, ScalarNode) and key.value in ("mark", "本序号"):
            return None
        if isinstance(key, ScalarNode) and key.value in heading_keys:
            found = value.value[0] if isinstance(value, SequenceNode) and value.value else value
    return found if isinstance(found, ScalarNode) else None


def _ordinals(texts: Sequence[str]) -> Iterator[tuple[str, Mark]]:
    """For each of some headings, the ordinal that it begins with: as typed, and as a mark; ("", …) where it begins with none."""
    from drafter.speech.ordinals import typed_mark

    bare = [bare_number(text) for text in texts]
    counted = len(texts) > 1 and [mark and mark.number for mark in bare] == list(range(1, len(texts) + 1))
    none = Mark(style_of("1"), 0, "")
    if not counted and len(texts) > 1 and texts[0][:1] in _COUNTS_FROM:
        from drafter.speech import siblings

        if found := siblings.counted(texts):
            yield from found
            return
    found = [_with_comma(text, *(typed_mark(text) or ("", none))) for text in texts]
    ends = {
        mark.text[-1:]
        for place, (text, (typed, mark)) in enumerate(zip(texts, found, strict=True), 1)
        if _is_in_place(text, typed, mark, place)
    }
    for text, number, (typed, mark) in zip(texts, bare, found, strict=True):
        if counted and number is not None:
            yield text[: len(text) - len(text[len(number.text) :].lstrip())], number
            continue
        sure = mark.text[-1:] not in _IN_WORDS or (mark.text[-1:] in ends | {"是"} and not _repeats(text, typed, mark))
        rest = text[len(typed) : len(typed) + 1]
        yield (typed, mark) if typed and sure and (rest.isalnum() or rest in OPENING_MARKS) and rest else ("", none)


def _is_in_place(text: str, typed: str, mark: Mark, place: int) -> bool:
    """Whether an ordinal says the place of its heading: then another like it is one too, though it counts wrongly."""
    return bool(typed) and mark.number == place and not _repeats(text, typed, mark)


def _repeats(text: str, typed: str, mark: Mark) -> bool:
    """Whether an ordinal begins a phrase: 一是一，二是二."""
    return text[len(typed) : len(typed) + 1] == mark.text[-2:-1]


def _with_comma(text: str, typed: str, mark: Mark) -> tuple[str, Mark]:
    """An ordinal with the comma that some write behind it: ``一是，``."""
    behind = text[len(typed) :]
    if typed and mark.text[-1:] in _IN_WORDS and behind[:1] in ("，", ","):
        typed += behind[: len(behind) - len(behind[1:].lstrip())]
    return typed, mark
