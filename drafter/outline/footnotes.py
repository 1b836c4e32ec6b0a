"""The footnotes of an outline: each under the name by which a text refers to it, ``[^名]``."""

from __future__ import annotations

import re

from yaml.nodes import MappingNode, Node, ScalarNode

from drafter.errors import Place
from drafter.messages.near import nearest
from drafter.nodes.fields import WRONG, Kind
from drafter.nodes.kinds import free_mapping, one_line
from drafter.nodes.scalars import is_nothing
from drafter.nodes.source import Source
from drafter.outline.emphasis import shown_texts
from drafter.speech.emphasis import NOTE_MARK


def _name_fault(name: str) -> str | None:
    return None if re.fullmatch(NOTE_MARK, f"[^{name}]") else "outline.footnote-name"


def _text(source: Source, node: Node) -> object:
    if is_nothing(node) or (isinstance(node, ScalarNode) and not node.value.strip()):
        source.add("outline.footnote-empty", node)
        return WRONG
    found = one_line(source, node)
    if found is WRONG or not isinstance(node, ScalarNode):
        return found
    if inside := re.search(NOTE_MARK, str(found)):
        source.add("outline.footnote-inside", node, found=inside[0])
        return WRONG
    return shown_texts(source, node, (str(found).strip(),), "footnote")[0]


class FootnoteTexts(dict[str, str]):
    """The footnotes by name. places: where the name of each stands in the outline."""

    def __init__(self, values: object, places: dict[str, Place]) -> None:
        super().__init__(values)  # type: ignore[call-overload]
        self.places = places


_VALUES = free_mapping(Kind(_text, {"type": ["string", "number"]}), "footnotes", _name_fault)


def _read(source: Source, node: Node) -> object:
    values = _VALUES.read(source, node)
    if values is WRONG or not isinstance(node, MappingNode):
        return values
    return FootnoteTexts(values, {key.value.strip(): source.place_of(key) for key, _ in node.value if isinstance(key, ScalarNode)})


FOOTNOTES = Kind(_read, _VALUES.schema)


def check_marks(source: Source, outline: MappingNode) -> None:
    """Report marks that no footnote of an outline has the name of, and footnotes that no text refers to."""
    marks, source.note_marks = source.note_marks, {}
    node = next((value for key, value in outline.value if isinstance(key, ScalarNode) and key.value in KEYS), None)
    keys = [key for key, _ in node.value if isinstance(key, ScalarNode)] if isinstance(node, MappingNode) else []
    names = {key.value.strip(): key for key in keys}
    for name, place in marks.items():
        if name not in names:
            source.add("outline.footnote-unknown", _place_in(source, place, name), found=name, near=nearest(name, names))
    for name, key in names.items():
        if name not in marks:
            source.notice("outline.footnote-unused", key, found=name)


KEYS = ("footnotes", "脚注")
"""The key of an outline with its footnotes, in both languages."""


def _place_in(source: Source, node: ScalarNode, name: str) -> tuple[int, int]:
    """The line and column of a mark in a scalar."""
    at = source.text.find(f"[^{name}]", node.start_mark.index, node.end_mark.index)
    return source.position(at) if at >= 0 else (node.start_mark.line, node.start_mark.column)
