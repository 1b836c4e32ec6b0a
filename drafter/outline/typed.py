"""Ordinals that authors type although templates count: ``一、抓安全`` as a heading, ``（一）`` before a subsection, ``一是`` before a point."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.errors import Fault
from drafter.nodes.fields import UNSEEN
from drafter.nodes.scalars import is_literal
from drafter.nodes.slips import MARKS
from drafter.nodes.source import Source
from drafter.speech.numbering import BEGINNINGS, BULLETS, DASHES, HAN, Mark, bare_number, is_labelled, may_begin, style_of
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

    text: with the spaces behind it, as typed. mark: without any space. number: what it says, 0 for the last one. notice: says where it stands.
    """

    text: str
    mark: str
    number: int
    notice: Note


_NOT_SEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
"""The characters without a width that pasted text begins with."""
_COUNTS_FROM = frozenset(f"0０一1１壹首第下现会大其之Ⅰ⑴⒈❶㈠（([【〔〈AaINnTtPp№甲{BULLETS}{DASHES}") | _NOT_SEEN
"""The characters with which the first ordinal of a list may begin, for styles that only the siblings tell from ordinary words."""
_RARE = frozenset("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑❶❷❸❹❺❻❼❽❾❿ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ[【〔〈廿卅第壹贰叁肆伍陆柒捌玖拾")
"""The characters with which ordinals begin that are no numbering style."""
_BEGINNINGS = BEGINNINGS | _RARE | _NOT_SEEN
_BEHIND = "、，,：:．."
"""The marks that some write behind an ordinal, which ends without them: ``一是，`` ``第一：，`` ``1)、``."""
_IN_WORDS = "是要则"
"""The last characters of ordinals that may also be the beginning of ordinary words: 一是一."""


def note_typed(source: Source, siblings: Sequence[Node], heading_keys: Sequence[str], keys: Container[str]) -> None:
    """Note in ``source.typed`` the ordinals that some sibling sections or points begin with, by the nodes of their headings.

    heading_keys: the names of the key ``heading``; keys: the names of all keys; a key is never the heading of a unit in short form.
    """
    nodes: list[ScalarNode | None] = []
    with_keys: list[MappingNode] = []
    for unit in siblings:
        if not isinstance(unit, MappingNode):
            continue
        if len(unit.value) == 1 and isinstance(key := unit.value[0][0], ScalarNode) and key.value not in keys:
            nodes.append(key)
        else:
            nodes.append(_heading_node(unit, heading_keys) or (None if "sections" in keys else _text_node(unit)))
            with_keys.append(unit)
    if not nodes:
        return
    texts = [node.value.strip() if node is not None else "" for node in nodes]
    counts = len(texts) > 1 and (texts[0][:1] in _COUNTS_FROM or bare_number(texts[0]) is not None or is_labelled(texts[0]))
    if with_keys:
        _note_in_blanks(source, with_keys, heading_keys)
        _note_own(source, with_keys, heading_keys)
    if not counts and not _may_have_ordinals(texts):
        return
    nodes = [node if node is not None and not is_literal(source, node) else None for node in nodes]
    texts = [text if node is not None else "" for node, text in zip(nodes, texts, strict=True)]
    for place, (node, (text, mark)) in enumerate(zip(nodes, _ordinals(texts), strict=True), 1):
        if (
            node is not None
            and not text
            and (bare := bare_number(node.value.strip()))
            and bare.number == place
            and bare.text[0] in HAN
        ):
            source.notice("outline.maybe-ordinal", node, found=bare.text)
        if node is not None and text:
            notice = source.fault(
                "outline.typed-ordinal",
                node,
                found=re.sub(UNSEEN, "", text).strip()
                if text.rstrip()[-1] != mark.text[-1] or len(text) > 2 * len(mark.text) - 1
                else mark.text,
            )
            source.typed[id(node)] = TypedOrdinal(text, mark.text, mark.number, Note(notice))


def note_counted(source: Source, nodes: Sequence[ScalarNode]) -> None:
    """Take off the ordinals before the items of a list that is numbered wherever it is shown: an agenda, a list of attachments.

    An ordinal that is not the place of its item stays, and is reported.
    """
    texts = ["" if is_literal(source, node) else node.value.strip() for node in nodes]
    if not any(texts) or not (_may_have_ordinals(texts) or texts[0][:1] in _COUNTS_FROM):
        return
    for place, (node, (text, mark)) in enumerate(zip(nodes, _ordinals(texts), strict=True), 1):
        if not text:
            continue
        notice = source.fault("outline.typed-ordinal", node, found=text.strip())
        if mark.number in (0, place):
            source.typed[id(node)] = TypedOrdinal(text, mark.text, mark.number, Note(notice))
            source.notices.append(notice)
        else:
            source.notices.append(replace(notice, code="outline.typed-ordinal-kept"))


def counted_lines(lines: Sequence[str]) -> list[str]:
    """The ordinals that the lines of a text begin with, as typed, where each says the place of its line; else ""."""
    found = [(text, mark.number in (0, place)) for place, (text, mark) in enumerate(_ordinals(lines), 1)]
    return [text if right else "" for text, right in found]


def may_have_ordinal(heading: str) -> bool:
    """Whether a heading may begin with an ordinal. Where no sibling's does, `note_typed` notes nothing."""
    return heading[:1] in _FIRST or heading[:1].isdecimal() or is_labelled(heading)


def may_have_ordinals(headings: Iterable[str]) -> bool:
    """Whether some heading may begin with an ordinal, see `may_have_ordinal`."""
    headings = list(headings)
    first = {heading[:1] for heading in headings}
    return not _FIRST.isdisjoint(first) or any(map(str.isdecimal, first)) or any(map(is_labelled, headings[:1]))


_FIRST = _BEGINNINGS | _COUNTS_FROM


def _may_have_ordinals(texts: Sequence[str]) -> bool:
    """Whether some heading may begin with an ordinal. Most answers are known from the first characters."""
    first = {text[:1] for text in texts}
    if first.isdisjoint(_BEGINNINGS) and not any(map(str.isdecimal, first)):
        return False
    return any(may_begin(text) or text[:1] in _RARE or text[:1] in _NOT_SEEN for text in texts)


def _note_in_blanks(source: Source, units: Sequence[MappingNode], heading_keys: Sequence[str]) -> None:
    """Take off the ordinals that stand in the later blanks of a heading's frame: ``[守护青山, 二、常绿]``."""
    for unit in units:
        for key, value in unit.value:
            if not isinstance(value, SequenceNode) or not isinstance(key, ScalarNode) or key.value not in heading_keys:
                continue
            for node in value.value[1:]:
                if (
                    not isinstance(node, ScalarNode)
                    or is_literal(source, node)
                    or not (may_begin(node.value) or node.value[:1] in _RARE)
                ):
                    continue
                ((text, mark),) = _ordinals([node.value.strip()])
                if text and mark.text[-1:] not in _IN_WORDS:
                    notice = source.fault("outline.typed-ordinal", node, found=text.strip())
                    source.notices.append(notice)
                    source.typed[id(node)] = TypedOrdinal(text, mark.text, mark.number, Note(notice))


def _note_own(source: Source, units: Sequence[MappingNode], heading_keys: Sequence[str]) -> None:
    """Take off the ordinal before a heading whose unit says the same ordinal itself, as its mark."""
    for unit in units:
        if len(unit.value) < 2:
            continue
        if not any(isinstance(key, ScalarNode) and key.value in MARKS for key, _ in unit.value):
            continue
        values = {key.value: value for key, value in unit.value if isinstance(key, ScalarNode) and isinstance(value, ScalarNode)}
        own = next((values[key].value.strip() for key in MARKS if key in values), "")
        node = next((values[key] for key in heading_keys if key in values), None)
        if (
            own
            and node is not None
            and node.value.strip().startswith(own)
            and node.value.strip() != own
            and not (re.fullmatch(_BARE, own) and node.value.strip()[len(own)].isalnum())
            and not is_literal(source, node)
        ):
            text = node.value.strip()
            notice = source.fault("outline.typed-ordinal", node, found=own)
            source.notices.append(notice)
            behind = text[len(own) :].lstrip()
            source.typed[id(node)] = TypedOrdinal(text[: len(text) - len(behind)], own, 0, Note(notice))


_BARE = f"[{HAN}0-9０-９]+"
"""A mark that is a number and no more: 一体推进 does not begin with the mark 一."""


def _heading_node(node: MappingNode, heading_keys: Sequence[str]) -> ScalarNode | None:
    """The node of a unit's heading, or of the first blank of its frame; None where it has none, or says its ordinal itself."""
    found = None
    for key, value in node.value:
        if isinstance(key, ScalarNode) and key.value in MARKS:
            return None
        if isinstance(key, ScalarNode) and key.value in heading_keys:
            found = value.value[0] if isinstance(value, SequenceNode) and value.value else value
    return found if isinstance(found, ScalarNode) else None


def _text_node(node: MappingNode) -> ScalarNode | None:
    """The node of the text of a point without a heading, which stands behind the ordinal; None for any other."""
    key, value = node.value[0] if len(node.value) == 1 else (None, None)
    is_text = isinstance(key, ScalarNode) and key.value in _BODY_KEYS and isinstance(value, ScalarNode) and not value.style
    return value if is_text else None


_BODY_KEYS = ("body", "正文")


def _ordinals(texts: Sequence[str]) -> Iterator[tuple[str, Mark]]:
    """For each of some headings, the ordinal that it begins with: as typed, and as a mark; ("", …) where it begins with none.

    Characters without a width, which are pasted with a text, hide no ordinal.
    """
    if all(map(str.isprintable, texts)):
        yield from _seen_ordinals(texts)
        return
    for text, (typed, mark) in zip(texts, _seen_ordinals([re.sub(UNSEEN, "", text) for text in texts]), strict=True):
        yield _with_unseen(text, len(typed)) if typed else "", mark


def _with_unseen(text: str, length: int) -> str:
    """The beginning of a text with so many characters that are seen, and the unseen ones before, between and behind them."""
    at = 0
    while at < len(text) and (length or re.match(UNSEEN, text[at])):
        length -= not re.match(UNSEEN, text[at])
        at += 1
    return text[:at]


def _seen_ordinals(texts: Sequence[str]) -> Iterator[tuple[str, Mark]]:
    """The ordinals of `_ordinals`, of texts in which every character is seen."""
    bare = [_bare_ordinal(text) for text in texts]
    counted = len(texts) > 1 and [mark and mark.number for mark in bare] == list(range(1, len(texts) + 1))
    none = Mark(style_of("1"), 0, "")
    if not counted and len(texts) > 1 and (texts[0][:1] in _COUNTS_FROM or is_labelled(texts[0])):
        from drafter.speech import siblings

        if found := siblings.counted(texts):
            yield from (_repeated(text, typed, mark) for text, (typed, mark) in zip(texts, found, strict=True))
            return
    said = "是" if counted and all(_blank_is(text, mark) for text, mark in zip(texts, bare, strict=True)) else ""
    found = [_with_comma(text, *(_certain(text, place) or ("", none))) for place, text in enumerate(texts, 1)]
    ends = {
        mark.text[-1:]
        for place, (text, (typed, mark)) in enumerate(zip(texts, found, strict=True), 1)
        if _is_in_place(text, typed, mark, place)
    }
    for text, number, (typed, mark) in zip(texts, bare, found, strict=True):
        if counted and number is not None:
            words = text[len(number.text) :].lstrip().removeprefix(said).lstrip()
            yield text[: len(text) - len(words)], number
            continue
        sure = mark.text[-1:] not in _IN_WORDS or (mark.text[-1:] in ends | {"是"} and not _repeats(text, typed, mark))
        rest = text[len(typed) : len(typed) + 1]
        alone = not rest and len(mark.text) > 1  # a lone 三、 waits for its heading; a lone ① may be the heading itself
        yield (
            (typed, mark) if typed and sure and (alone or rest.isalnum() or (rest and rest in f"{OPENING_MARKS}[")) else ("", none)
        )


def _bare_ordinal(text: str) -> Mark | None:
    """The number with a space behind it that a heading begins with; None where a mark follows the space: ``一 、抓安全``."""
    mark = bare_number(text)
    behind = text[len(mark.text) :].lstrip()[:1] if mark else ""
    return mark if behind.isalnum() or behind in tuple(OPENING_MARKS) else None


def _blank_is(text: str, mark: Mark | None) -> bool:
    """Whether a blank stands inside an ordinal of points: ``一 是抓安全``."""
    return mark is not None and text[len(mark.text) :].lstrip()[:1] == "是"


def _certain(text: str, place: int) -> tuple[str, Mark] | None:
    """The ordinal that a heading begins with, whatever its siblings are: as typed, and as a mark; twice, where it was typed twice."""
    from drafter.speech.ordinals import typed_mark

    found = typed_mark(text)
    if found is None:
        if text[:1] not in _RARE and not text[:1].isdecimal():
            return None
        from drafter.speech.siblings import sure_mark

        return sure_mark(text, place)
    if found[1].style.before[:1].isalpha() and found[1].text[:1].isascii():
        return None  # No.1选手要带头: only siblings tell
    return _repeated(text, *found)


def _repeated(text: str, typed: str, mark: Mark) -> tuple[str, Mark]:
    """An ordinal with the same ordinal behind it: ``一、一、``."""
    once = typed.strip()
    while mark.text[-1:] not in _IN_WORDS and text.startswith(once, len(typed)):
        behind = text[len(typed) + len(once) :]
        typed = text[: len(text) - len(behind.lstrip())]
    return typed, mark


def _is_in_place(text: str, typed: str, mark: Mark, place: int) -> bool:
    """Whether an ordinal says the place of its heading: then another like it is one too, though it counts wrongly."""
    return bool(typed) and mark.number == place and not _repeats(text, typed, mark)


def _repeats(text: str, typed: str, mark: Mark) -> bool:
    """Whether an ordinal begins a phrase: 一是一，二是二."""
    return text[len(typed) : len(typed) + 1] == mark.text[-2:-1]


def _with_comma(text: str, typed: str, mark: Mark) -> tuple[str, Mark]:
    """An ordinal with the marks that some write behind it: ``一是，`` ``一是、`` ``第一：，`` ``1)、`` ``（一）：``. The dots of ``1. .NET`` and ``（一）...`` are words."""
    behind = text[len(typed) :]
    words = behind.lstrip(_BEHIND).lstrip()
    is_of_words = typed[-1:].isspace() or (behind[:1] == "." and (behind[1:2] == "." or words[:1].isascii()))
    if typed and behind[:1] and behind[0] in _BEHIND and not words[:1].isdecimal() and not is_of_words:
        typed += behind[: len(behind) - len(words)]
    return typed, mark


def ordinal_of(text: str) -> str:
    """The ordinal that a text begins with, as typed, with the spaces behind it; "" for one that begins with none, or is nothing else."""
    text = text.strip()
    ((typed, mark),) = _ordinals([text])
    return typed if len(typed) < len(text) and mark.text[-1:] not in _IN_WORDS else ""
