"""The attachments of an outline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.nodes.fields import WRONG, Kind, key_text, wrong_shape
from drafter.nodes.scalars import is_nothing
from drafter.nodes.source import Source
from drafter.outline.emphasis import shown_texts
from drafter.outline.kinds import body
from drafter.outline.model import Attachment
from drafter.outline.texts import SCALAR_SCHEMA, note_comma, note_none, paragraphs, shown_line, without_typed
from drafter.outline.typed import Note, TypedOrdinal, counted_lines, note_counted
from drafter.speech.numbering import HAN


def _attachments(source: Source, node: Node) -> object:
    """The attachments: a text is only listed, ``name: body`` stands behind the speech too."""
    if isinstance(node, ScalarNode) and not is_nothing(node):
        note_none(source, node)
        return tuple(_named(source, node))
    if not isinstance(node, SequenceNode):
        return wrong_shape(source, node, "attachments")
    found: list[Attachment] = []
    _note_numbered(source, node)
    if node.flow_style and len(node.value) == 1:
        note_comma(source, node.value[0], names=True)
    for item in node.value:
        if isinstance(item, ScalarNode) and source.typed.get(id(item)):
            found.append(Attachment(str(shown_line(source, item))))
        elif isinstance(item, ScalarNode):
            found += _named(source, item)
        elif isinstance(item, MappingNode) and len(item.value) == 1 and isinstance(item.value[0][0], ScalarNode):
            key, value = item.value[0]
            name = without_typed(source, key, key_text(source, key).strip())
            (name,) = shown_texts(source, key, (name,), "front")
            content: Any = () if is_nothing(value) else body.read(source, value)
            found += [] if content is WRONG else [Attachment(name, content)]
        else:
            wrong_shape(source, item, "attachment")
    return tuple(found)


def _named(source: Source, node: ScalarNode) -> list[Attachment]:
    """The attachments of a text, one a line, without the numbers that its author typed."""
    names = [name for line in paragraphs(source, node, "front") for name in _one_by_one(line)]
    counted = counted_lines(names) if _may_be_counted(names) else [""] * len(names)
    typed = [mark or (match[0] if (match := re.match(_NUMBERED, name)) else "") for mark, name in zip(counted, names, strict=True)]
    if first := next(filter(None, typed), ""):
        source.notice("outline.typed-ordinal", node, found=first.strip())
    return [Attachment(name[len(mark) :]) for name, mark in zip(names, typed, strict=True)]


def _one_by_one(line: str) -> list[str]:
    """The names of attachments that are numbered in one line: ``1.分工表 2.用料表``, ``1.分工表；2.用料表``."""
    found = re.match(r"(?:附件\s*[：:]?\s*)?[1１][.．、]", line)
    names: list[str] = []
    at = found.end() if found else 0
    for number in range(2, 100) if found else ():
        following = re.compile(rf"(?:\s*[；;]\s*|\s+)(?={number}[.．、]\s*[^\s\d])").search(line, at)
        if following is None:
            break
        names.append(line[: following.start()] if not names else line[at : following.start()])
        at = following.end()
    return [*names, line[at if names else 0 :]]


_NUMBERED = (
    r"附件\s*[：:]\s*[0-9０-９]{1,2}\s*[、．.]\s*(?=[^\s0-9０-９])"
    rf"|附件\s*[0-9０-９{HAN}]{{0,3}}\s*[：:、．.]\s*(?=\S)"
    rf"|附件\s*[0-9０-９{HAN}]{{1,3}}\s+(?=\S)"
)
"""What stands before the name of an attachment, ``附件1：`` or ``附件：1.``, and is written in the list already."""


def _may_be_counted(names: Sequence[str]) -> bool:
    """Whether numbers before some names can be a count. A single name must begin with 1 and go on with a word: not 第一，二季度统计表."""
    return len(names) > 1 or any(re.match(rf"\s*(?:[1１][.．、]|一、|（一）)\s*[^\s0-9０-９{HAN}]", name) for name in names)


def _note_numbered(source: Source, node: SequenceNode) -> None:
    """Take off the numbers that an author typed before the names of attachments. A single attachment is not numbered on the page either."""
    names = [item.value[0][0] if isinstance(item, MappingNode) and item.value else item for item in node.value]
    names = [name for name in names if isinstance(name, ScalarNode) and not is_nothing(name)]
    if _may_be_counted([name.value for name in names]):
        note_counted(source, names)
    for name in names:
        if (match := re.match(_NUMBERED, name.value)) and id(name) not in source.typed:
            notice = source.fault("outline.typed-ordinal", name, found=match[0].strip())
            source.typed[id(name)] = TypedOrdinal(match[0], match[0].strip(), 0, Note(notice))
            source.notices.append(notice)


_NAMED = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": {"$ref": "#/$defs/body"}}
attachments = Kind(
    _attachments, {"anyOf": [{"type": "array", "items": {"anyOf": [SCALAR_SCHEMA, _NAMED]}}, {"type": ["string", "null"]}]}
)
