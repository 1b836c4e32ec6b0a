"""The form of an outline: what a writer fills, in the order of the page, each with the path by which an action names it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.desk.paths import BODIES, body_of, documents_of, is_bundle, value_of
from drafter.errors import TemplateError
from drafter.messages.language import language, tr
from drafter.nodes.scalars import is_nothing
from drafter.outline.edit.content import Content, WrittenBody, WrittenUnit, WrittenValue
from drafter.outline.keys import ALIASES, BUNDLE_FRONT, OUTLINE
from drafter.speech.text import BLANK_START
from drafter.template.frontmatter import PartHint, TemplateInfo
from drafter.template.positions import Spelling
from drafter.template.trace import Trace

Json = dict[str, Any]

FRONT = ("title", "subtitle", "speaker", "date", "occasion", "salutation")
BEHIND = ("limit",)
_KINDS = {"title": "lines", "subtitle": "lines", "speaker": "lines", "date": "date", "salutation": "lines"}
_BLANK = re.compile(f"{BLANK_START}(?:：([^】]*))?】")


def form_of(traced: Trace, written: Mapping[int, Sequence[Spelling]], info: Callable[[str], TemplateInfo]) -> Json:
    """The form of a rendered outline. written: where each character of each value stands. info: the front matter of a template."""
    maker = _Maker(traced, written, info)
    documents = documents_of(traced.content)
    bundle = next((maker.bundle(number, root) for number, root in enumerate(documents) if is_bundle(root)), None)
    speeches = [maker.document(number, root) for number, root in enumerate(documents) if not is_bundle(root)]
    return {"chinese": traced.content.chinese, "documents": speeches, "bundle": bundle}


class _Maker:
    """Makes the form of one trace."""

    def __init__(self, traced: Trace, written: Mapping[int, Sequence[Spelling]], info: Callable[[str], TemplateInfo]) -> None:
        self.content: Content = traced.content
        self.written = written
        self.info = info
        self.marks: dict[Node, str] = {}
        self.frames: dict[Node, list[Json]] = {}
        for paragraph in traced.paragraphs:
            self._note_headings(paragraph)

    def _note_headings(self, paragraph: Sequence[Any]) -> None:
        """Note the marks of units, and the fixed words between the blanks of their frames, as the page shows them."""
        fixed = ""
        for place, segment in enumerate(paragraph):
            value = None if segment.value is None else self.content.values[segment.value]
            if value is None:
                fixed = "" if segment.mark else segment.text
                continue
            unit = value.unit or value.opens
            if unit is not None and place and paragraph[place - 1].mark:
                self.marks.setdefault(unit.node, paragraph[place - 1].text)
            if value.role == "blank" and value.unit is not None:
                pieces = self.frames.setdefault(value.unit.node, [])
                if place >= 2 and paragraph[place - 2].mark and fixed:
                    self.marks.setdefault(value.unit.node, paragraph[place - 2].text)
                if fixed:
                    pieces.append({"fixed": fixed})
                pieces.append({"number": value.number})
            fixed = ""

    # -- documents

    def bundle(self, number: int, root: MappingNode) -> Json:
        doc = BUNDLE_FRONT.fields[0].doc
        return {"fields": [self._field(f"{number}/title", "title", doc, value_of(root, "title"), PartHint(), required=True)]}

    def document(self, number: int, root: MappingNode) -> Json:
        info = self._info(root)
        title = value_of(root, "title")
        fields = {field.name: field for field in OUTLINE.fields}
        front = [
            self._field(
                f"{number}/{name}",
                name,
                fields[name].doc,
                value_of(root, name),
                info.parts.get(name, PartHint()),
                name in info.required,
            )
            for name in (*FRONT, *BEHIND)
            if name in info.parts or name in ("title", "speaker", "date", "salutation") or value_of(root, name) is not None
        ]
        opening, closing, notes = (self.content.bodies.get((root, name)) for name in BODIES)
        return {
            "path": str(number),
            "template": info.name,
            "title": _typed(title) if title is not None else "",
            "fields": front,
            "slots": self._slots(number, root, info),
            "opening": self._body(f"{number}/opening", opening),
            "sections": self._sections(f"{number}/sections", value_of(root, "sections"), 1),
            "closing": self._body(f"{number}/closing", closing),
            "notes": self._body(f"{number}/notes", notes),
        }

    def _info(self, root: MappingNode) -> TemplateInfo:
        named = value_of(root, "template")
        name = _typed(named) if named is not None else ""
        try:
            return self.info(name or "speech")
        except TemplateError:
            return TemplateInfo(name)

    def _field(self, path: str, name: str, doc: str, node: Node | None, hint: PartHint, required: bool) -> Json:
        values = self._values(node)
        text = "\n".join(_typed(line) for line in (node.value if isinstance(node, SequenceNode) else [node]) if line)
        blank = _BLANK.fullmatch(text)
        return {
            "path": path,
            "name": name,
            "label": ALIASES[name] if language() == "zh" else name.capitalize(),
            "hint": (blank[1] if blank else "") or hint.hint or tr(doc),
            "kind": _KINDS.get(name, "line"),
            "value": "" if blank else text,
            "required": required,
            "start": self._start(values),
        }

    def _slots(self, number: int, root: MappingNode, info: TemplateInfo) -> list[Json]:
        node = value_of(root, "slots")
        given = {key.value.strip(): value for key, value in node.value} if isinstance(node, MappingNode) else {}
        found = []
        for name in dict.fromkeys((*info.slots, *given)):
            slot = info.slots.get(name)
            value = given.get(name)
            hint = (
                "，".join(filter(None, (slot.hint, slot.example and tr("for example {example}").format(example=slot.example))))
                if slot
                else ""
            )
            found.append(
                {
                    "path": f"{number}/slots/{name}",
                    "name": name,
                    "label": name,
                    "hint": hint,
                    "kind": slot.type if slot and slot.type != "text" else "line",
                    "value": _typed(value) if value is not None else "",
                    "required": bool(slot and slot.required and not slot.default),
                    "start": self._start(self._values(value)),
                }
            )
        return found

    # -- bodies and sections

    def _body(self, path: str, body: WrittenBody | None) -> Json:
        if body is None or body.node is None:
            return {"path": path, "items": []}
        if isinstance(body.node, SequenceNode):
            items = [item for at, node in enumerate(body.node.value) for item in self._items(f"{path}/{at}", node)]
        else:
            items = [self._paragraph(f"{path}/{value.part}", value) for value in self._values(body.node)]
        return {"path": path, "items": items}

    def _items(self, path: str, node: Node) -> list[Json]:
        unit = self.content.units.get(node)
        if unit is not None:
            return [self._point(path, unit)]
        if isinstance(node, MappingNode):
            return []  # a line of a kind of its own, a table: the source has it, and the page
        values = self._values(node)
        if len(values) > 1:
            return [self._paragraph(f"{path}/{value.part}", value) for value in values]
        return [self._paragraph(path, value) for value in values] or [{"path": path, "kind": "text", "text": "", "start": None}]

    def _paragraph(self, path: str, value: WrittenValue) -> Json:
        blank = _BLANK.fullmatch(value.text)
        shown = {"text": "", "hint": blank[1] or ""} if blank else {"text": value.text}
        return {"path": path, "kind": "text", **shown, "start": self._start([value])}

    def _point(self, path: str, unit: WrittenUnit) -> Json:
        return {
            "path": path,
            "kind": "point",
            "mark": self.marks.get(unit.node, ""),
            "heading": self._heading(f"{path}/heading", unit),
            "items": self._body(f"{path}/body", body_of(unit))["items"],
        }

    def _sections(self, path: str, node: Node | None, level: int) -> list[Json]:
        if not isinstance(node, SequenceNode):
            return []
        found = []
        for at, item in enumerate(node.value):
            unit = self.content.units.get(item)
            if unit is not None:
                inner = unit.keys["sections"][1] if "sections" in unit.keys else None
                found.append(
                    {
                        "path": f"{path}/{at}",
                        "level": level,
                        "mark": self.marks.get(unit.node, ""),
                        "heading": self._heading(f"{path}/{at}/heading", unit),
                        "body": self._body(f"{path}/{at}/body", body_of(unit)),
                        "sections": self._sections(f"{path}/{at}/sections", inner, level + 1),
                    }
                )
        return found

    def _heading(self, path: str, unit: WrittenUnit) -> Json:
        node = unit.heading
        if isinstance(node, SequenceNode):
            numbers = {value.number: place for place, item in enumerate(node.value) for value in self._values(item)}
            shown = self.frames.get(unit.node) or [{"number": number} for number in numbers]
            pieces = [
                piece
                if "fixed" in piece
                else self._blank(f"{path}/{numbers[piece['number']]}", self.content.values[piece["number"]])
                for piece in shown
                if "fixed" in piece or piece["number"] in numbers
            ]
            return {"path": path, "pieces": pieces}
        text = self._scalar_text(node) if node is not None else ""
        blank = _BLANK.fullmatch(text)
        return {
            "path": path,
            "text": "" if blank else text,
            "hint": (blank[1] or "") if blank else "",
            "start": self._start(self._values(node)),
        }

    def _blank(self, path: str, value: WrittenValue) -> Json:
        return {"path": path, "text": value.text, "start": self._start([value])}

    # -- texts

    def _values(self, node: Node | None) -> list[WrittenValue]:
        if isinstance(node, SequenceNode):
            return [value for item in node.value for value in self._values(item)]
        return self.content.in_scalar.get(node, []) if isinstance(node, ScalarNode) else []

    def _scalar_text(self, node: Node) -> str:
        values = self._values(node)
        return "\n".join(value.text for value in values) if values else _typed(node)

    def _start(self, values: Sequence[WrittenValue]) -> int | None:
        """Where the first character of some values stands in the text."""
        for value in values:
            spellings = self.written.get(value.number) or ()
            return spellings[0].start if spellings else value.node.start_mark.index
        return None


def _typed(node: Node) -> str:
    """A value as it is typed in the file; "" for a null."""
    if isinstance(node, SequenceNode):
        return "\n".join(map(_typed, node.value))
    return "" if is_nothing(node) or not isinstance(node, ScalarNode) else str(node.value).strip()
