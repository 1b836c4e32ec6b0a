"""From a YAML text to outlines. All faults are reported at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.errors import Fault, OutlineError, Place
from drafter.nodes.compose import read_documents
from drafter.nodes.fields import odd_key, wrong_shape
from drafter.nodes.scalars import is_nothing
from drafter.nodes.source import Source
from drafter.outline.doubts import note_lone_point
from drafter.outline.keys import ALL_KEYS, BUNDLE_FRONT, BUNDLE_KEYS, OUTLINE, PASTING
from drafter.outline.kinds import POINT
from drafter.outline.lines import LINE_KEYS
from drafter.outline.model import BundleFront, Outline, OutlineFile
from drafter.outline.repeated import note_repeated
from drafter.outline.slots import SlotValues


def load(text: str, name: str = "outline") -> tuple[OutlineFile, tuple[Fault, ...]]:
    """The outlines of a text, and its notices: what is worth reporting though nothing is wrong.

    name: the name of the text in the places of faults.
    Raises OutlineError with every fault found.
    """
    source = Source(name, text, known=ALL_KEYS, pasting=PASTING)
    return outlines(source, read_documents(source)), tuple(source.notices)


def outlines(source: Source, documents: Sequence[Node]) -> OutlineFile:
    """The outlines of a text's YAML documents. This is the only walk over them; it tells `source` of each text that it reads.

    Raises OutlineError with every fault found.
    """
    documents = [node for node in documents if not is_nothing(node)]
    if not documents and not source.faults:
        source.add("outline.empty", (0, 0))
    elif not documents and _OF_TEXTS.issuperset(fault.code for fault in source.faults) and not _has_key(source):
        source.faults.clear()
        source.set_aside.clear()  # else the first line, if it was wrong, would hide the fault that stands for all
        source.add("yaml.shape", (0, 0), expected="outline", found="text")
    bundle = None
    if documents and _is_bundle(documents[0]):
        bundle = _bundle(source, documents[0])
        documents = documents[1:]
        if not documents and not source.faults:
            source.add("outline.empty-bundle", (0, 0))
    read = tuple([_outline(source, document) for document in documents])
    source.raise_faults(OutlineError)
    return OutlineFile(read, bundle)


_OF_TEXTS = frozenset({"yaml.indentation", "yaml.no-colon", "yaml.stray-colon", "yaml.list-here"})
"""What is wrong with a speech that is no outline, read as YAML. It says nothing to its author."""


def _has_key(source: Source) -> bool:
    """Whether any line begins with a key of outlines, with whatever colon."""
    keys = (re.match(r"[\s-]*([^\s:：]{1,30})\s*[:：]", line) for line in source.lines)
    return any(key is not None and key[1] in ALL_KEYS for key in keys)


def _is_bundle(node: Node) -> bool:
    return isinstance(node, MappingNode) and any(isinstance(key, ScalarNode) and key.value in BUNDLE_KEYS for key, _ in node.value)


def _bundle(source: Source, node: Node) -> BundleFront | None:
    assert isinstance(node, MappingNode)
    front: dict[str, Any] = {}
    for key, value in node.value:
        if odd_key(source, key):
            continue
        if key.value not in BUNDLE_KEYS:
            if key.value in ALL_KEYS and is_nothing(value):
                continue  # a program writes every key, with null for what it has not
            if key.value in BUNDLE_FRONT.by_key:
                source.add("outline.beside-bundle", key, found=key.value)
            else:
                source.add("outline.not-of-bundle", key, found=key.value, known=tuple(BUNDLE_FRONT.names_like(key.value)))
        elif isinstance(value, ScalarNode) and value.value and not is_nothing(value):
            front = {"title": BUNDLE_FRONT.fields[0].kind.read(source, value)}
        else:
            front = BUNDLE_FRONT.read(source, value)
    front.pop("notes", None)
    return BundleFront(**front, place=source.place_of(node)) if "title" in front else None


def _outline(source: Source, node: Node) -> Outline:
    if not isinstance(node, MappingNode):
        wrong_shape(source, node, "outline")
        return Outline()
    if _is_bundle(node):
        source.add("outline.late-bundle", node)
        return Outline()
    values: dict[str, Any] = OUTLINE.read(source, node)
    values.pop("notes", None)
    for key, value in node.value:
        if isinstance(key, ScalarNode) and key.value in _AROUND:
            note_lone_point(source, value, _NO_HEADINGS)
    note_repeated(source, node, values)
    if source.note_marks or values.get("footnotes"):
        from drafter.outline.footnotes import check_marks

        check_marks(source, node)
    if values.get("agenda") and values.get("sections"):
        source.notice("outline.agenda-beside-sections", node)
    if not values.get("template", "speech"):
        del values["template"]
    if source.pictures:
        values["pictures"], source.pictures = source.pictures, {}
    return Outline(**values, place=source.place_of(node), places=_places(source, node, values.get("slots")))


_AROUND = ("opening", "开头", "closing", "结尾")
"""The keys of bodies in which points are rare."""
_NO_HEADINGS = frozenset((*POINT.by_key, *LINE_KEYS))
"""Keys with a meaning of their own, which are no sentence."""


def _places(source: Source, node: MappingNode, slots: object) -> dict[str, Place]:
    """Where the values of keys and slots stand; the third line of a date is ``date.2``."""
    fields = OUTLINE.by_key
    values = {fields[key.value].name: value for key, value in node.value if isinstance(key, ScalarNode) and key.value in fields}
    places = {name: source.place_of(value) for name, value in values.items()}
    for name in ("title", "subtitle", "speaker", "date", "signature", "signed"):
        lines = values.get(name)
        if isinstance(lines, SequenceNode):
            kept = [line for line in lines.value if not is_nothing(line)]
            places |= {f"{name}.{number}": source.place_of(line) for number, line in enumerate(kept)}
    agenda = values.get("agenda")
    if isinstance(agenda, SequenceNode):
        kept = [item for item in agenda.value if not is_nothing(item)]
        places |= {f"agenda.{number}": source.place_of(item) for number, item in enumerate(kept)}
    if isinstance(slots, SlotValues):
        places |= {f"slots.{name}": place for name, place in slots.places.items()}
    return places
