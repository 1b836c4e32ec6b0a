"""Ordinals that authors type although templates count: ``一、抓安全`` as a heading, ``（一）`` before a subsection, ``一是`` before a point."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.errors import Fault
from drafter.nodes.source import Source
from drafter.nodes.writing import BARE_NUMBER, HAN_SIGNS, ORDINAL, counted_ordinal
from drafter.speech.numbering import HAN

if TYPE_CHECKING:
    from drafter.speech.numbering import Mark


class Note:
    """A fault that may be reported, at its place. Two notes are equal: where a value stands makes no other outline of it."""

    __slots__ = ("fault",)

    def __init__(self, fault: Fault) -> None:
        self.fault = fault

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Note)

    def __hash__(self) -> int:
        return 0


class Typed(NamedTuple):
    """An ordinal that stands in front of a heading.

    text: with the blanks behind it, as typed. mark: without any blank. number: what it says, 0 for the last one. notice: says where it stands.
    """

    text: str
    mark: str
    number: int
    notice: Note


_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_OPENS = "“‘《〈「（【"
"""Marks that a heading may begin with."""
_COUNTS_FROM = frozenset("一1１壹首第其Ⅰ⑴⒈❶㈠（([【〔〈")
"""How the first of some headings begins that count in a way that only siblings show."""
_IN_WORDS = "是要则"
"""What ends an ordinal that may be the beginning of a word as well: 一是一."""


def note_typed(source: Source, siblings: Sequence[Node], heading_keys: Sequence[str], keys: Sequence[str]) -> None:
    """Note in ``source.typed`` the ordinals that some sibling sections or points begin with, by the nodes of their headings.

    heading_keys: the names of the key ``heading``; keys: all names of keys, which are no headings in short form.
    """
    nodes = [_heading_node(node, heading_keys, keys) for node in siblings if isinstance(node, MappingNode)]
    nodes = [node if node is not None and not _is_literal(source, node) else None for node in nodes]
    texts = [node.value.strip() if node is not None else "" for node in nodes]
    if not any(map(ORDINAL.match, texts)) and not (
        len(texts) > 1 and (texts[0][:1] in _COUNTS_FROM or BARE_NUMBER.match(texts[0]))
    ):
        return
    for node, (text, mark) in zip(nodes, _ordinals(texts), strict=True):
        if node is not None and text:
            notice = source.fault("outline.typed-ordinal", node, found=mark.text)
            source.typed[id(node)] = Typed(text, mark.text, mark.number, Note(notice))


def _is_literal(source: Source, node: ScalarNode) -> bool:
    """Whether the first character is written as an escape: it is meant so."""
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
    from drafter.speech.numbering import Mark, style_of

    bare = [_bare(text) for text in texts]
    counted = len(texts) > 1 and bare == list(range(1, len(texts) + 1))
    none = Mark(style_of("1"), 0, "")
    if not counted and (found := _counted_by_siblings(texts)):
        for place, text in enumerate(found, 1):
            yield text, Mark(style_of("1"), place, text.strip())
        return
    for place, text in enumerate(texts, 1):
        if counted and (match := BARE_NUMBER.match(text)):
            yield match[0], Mark(style_of("一" if match[1][0] in HAN_SIGNS else "1"), place, match[1])
            continue
        typed, mark = _ordinal(text) or ("", none)
        sure = mark.text[-1:] not in _IN_WORDS or (mark.number == place and text[len(typed) : len(typed) + 1] != mark.text[-2:-1])
        rest = text[len(typed) : len(typed) + 1]
        yield (typed, mark) if typed and sure and (rest.isalnum() or rest in _OPENS) and rest else ("", none)


def _counted_by_siblings(texts: Sequence[str]) -> list[str]:
    """The ordinals of headings that count on from one another in a way that is none elsewhere, ``一，``; empty where they do not."""
    if len(texts) < 2 or texts[0][:1] not in _COUNTS_FROM:
        return []
    matches = [counted_ordinal().match(text) for text in texts]
    found = [match[0] for match in matches if match]
    numbers = [_number_of(match, last=match is matches[-1]) for match in matches if match]
    numbers = [len(texts) if number < 0 else number for number in numbers]
    if numbers != list(range(1, len(texts) + 1)):
        return []
    rests = [text[len(ordinal) : len(ordinal) + 1] for text, ordinal in zip(texts, found, strict=True)]
    return found if all(rest and not rest.isdecimal() and (rest.isalnum() or rest in _OPENS) for rest in rests) else []


_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": -1}
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", HAN)


def _number_of(match: re.Match[str], *, last: bool) -> int:
    """The number of an ordinal; -1 for the last, 0 for one that is none."""
    from drafter.speech.numbering import from_han

    words = match[match.lastgroup or 0]
    if match.lastgroup == "word":
        return _WORDS[words] if last or _WORDS[words] > 0 else 0
    if match.lastgroup == "sign":
        return int(unicodedata.numeric(words))
    figures = words.translate(_FULL_WIDTH).translate(_FORMAL)
    return int(figures) if figures.isdecimal() else from_han(figures) or 0


def _bare(text: str) -> int:
    """The number that stands before a heading with nothing but a blank behind it; 0 where none does."""
    from drafter.speech.numbering import from_han

    match = BARE_NUMBER.match(text)
    if match is None:
        return 0
    figures = match[1].translate(_FULL_WIDTH)
    return int(figures) if figures.isdecimal() else from_han(figures) or 0


def _ordinal(text: str) -> tuple[str, Mark] | None:
    """The ordinal at the start of a heading: with the blanks behind it, and as a mark."""
    match = ORDINAL.match(text)
    if match is None:
        return None
    from drafter.speech.ordinals import typed

    head = re.sub(r"\s", "", match[0]).translate(_FULL_WIDTH)
    mark = typed().opening.at(head + text[match.end() :])
    if mark is None or len(mark.text) < len(head):
        return None
    end = match.end() + len(mark.text) - len(head)
    return text[: end + len(text[end:]) - len(text[end:].lstrip())], mark
