"""The form of an outline: what a writer fills, in the order of the page, each with the path by which an action names it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.desk.attached import start_of_name
from drafter.desk.paths import (
    BODIES,
    body_of,
    documents_of,
    is_bundle,
    is_line,
    own_name,
    own_text,
    picture_value,
    rows_of,
    table_value,
    value_of,
)
from drafter.desk.places import Run, joined
from drafter.errors import DrafterError
from drafter.messages.language import language, tr
from drafter.nodes.fields import Field as RecordField
from drafter.nodes.scalars import is_nothing
from drafter.outline.agenda import AGENDA_ITEM
from drafter.outline.edit.content import Content, WrittenBody, WrittenUnit, WrittenValue
from drafter.outline.keys import ALIASES, BUNDLE_FRONT, OUTLINE
from drafter.outline.kinds import is_picture
from drafter.outline.lines import line_kind
from drafter.outline.pictures import PICTURE
from drafter.outline.tables import TABLE, is_table
from drafter.speech.lines import BY_KEY, BY_NAME
from drafter.speech.numbering import recognise
from drafter.speech.style import OPEN_FRAME
from drafter.speech.text import BLANK_START
from drafter.template.frontmatter import PartHint, TemplateInfo
from drafter.template.positions import Spelling, positions
from drafter.template.trace import Segment

Json = dict[str, Any]

FRONT = ("title", "subtitle", "speaker", "date", "occasion", "salutation")
BEHIND = ("limit",)
ENDING = ("signature", "signed")
_LINES = ("title", "subtitle", "speaker", "salutation", "signature", "item", "who", "introduction", "remark")
_KINDS = {**dict.fromkeys(_LINES, "lines"), "date": "date", "signed": "date"}
_LABELS = (
    {field.name: field.alias for record in (AGENDA_ITEM, PICTURE, TABLE) for field in record.fields} | ALIASES | {"name": "名称"}
)
_BLANK = re.compile(f"{BLANK_START}(?:：([^】]*))?】")
_END = re.compile("[。！？；：…—”’）》]+")
"""What may end a heading that its points follow in one paragraph."""


def form_of(
    content: Content,
    paragraphs: Sequence[Sequence[Segment]],
    written: Mapping[int, Sequence[Spelling]],
    info: Callable[[str], TemplateInfo],
    frames: Mapping[str, str] = MappingProxyType({}),
) -> Json:
    """The form of an outline.

    paragraphs: of its page, which have the marks of its units and the fixed words of its headings; none where it cannot be rendered.
    written: where each character of each value stands. info: the front matter of a template.
    frames: the frames of the headings that are written as one text, by these texts.
    """
    maker = _Maker(content, paragraphs, written, info, frames)
    documents = documents_of(content)
    bundle = next((maker.bundle(number, root) for number, root in enumerate(documents) if is_bundle(root)), None)
    speeches = [maker.document(number, root) for number, root in enumerate(documents) if not is_bundle(root)]
    return {"chinese": content.chinese, "documents": speeches, "bundle": bundle}


class _Maker:
    """Makes the form of one outline."""

    def __init__(
        self,
        content: Content,
        paragraphs: Sequence[Sequence[Segment]],
        written: Mapping[int, Sequence[Spelling]],
        info: Callable[[str], TemplateInfo],
        frames: Mapping[str, str],
    ) -> None:
        self.content = content
        self.written = written
        self.info = info
        self.open_frames = frames
        self.marks: dict[Node, str] = {}
        self.frames: dict[Node, list[Json]] = {}
        for paragraph in paragraphs:
            self._note_headings(paragraph)

    def _note_headings(self, paragraph: Sequence[Segment]) -> None:
        """Note the marks of units, and the fixed words between the blanks of their frames, as the page shows them."""
        fixed = ""
        paragraph = list(_with_marks_apart(paragraph))
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
            "agenda": self._agenda(f"{number}/agenda", root),
            "sections": self._sections(f"{number}/sections", value_of(root, "sections"), 1),
            "closing": self._body(f"{number}/closing", closing),
            "attachments": self._attachments(f"{number}/attachments", value_of(root, "attachments")),
            "ending": [
                self._field(f"{number}/{name}", name, fields[name].doc, value_of(root, name), PartHint(), required=False)
                for name in ENDING
            ],
            "footnotes": self._footnotes(number, root),
            "notes": self._body(f"{number}/notes", notes),
        }

    def _info(self, root: MappingNode) -> TemplateInfo:
        named = value_of(root, "template")
        name = _typed(named) if named is not None else ""
        try:
            return self.info(name or "speech")
        except DrafterError:
            return TemplateInfo(name)

    def _field(self, path: str, name: str, doc: str, node: Node | None, hint: PartHint, required: bool) -> Json:
        values = self._values(node)
        text = "\n".join(_typed(line) for line in (node.value if isinstance(node, SequenceNode) else [node]) if line)
        blank = _BLANK.fullmatch(text)
        return {
            "path": path,
            "name": name,
            "label": _LABELS[name] if language() == "zh" else name.capitalize(),
            "hint": (blank[1] if blank else "") or hint.hint or (tr(doc) if doc else ""),
            "kind": _KINDS.get(name, "line"),
            "value": "" if blank else text,
            "required": required,
            **(self._place(values) if len(values) > 1 else {"start": self._start(values)}),
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

    def _footnotes(self, number: int, root: MappingNode) -> list[Json]:
        node = value_of(root, "footnotes")
        pairs = node.value if isinstance(node, MappingNode) else ()
        return [
            self._line_field(
                f"{number}/footnotes/{key.value.strip()}", key.value.strip(), value, label=key.value.strip(), required=True
            )
            for key, value in pairs
        ]

    # -- the agenda, attachments

    def _agenda(self, path: str, root: MappingNode) -> Json:
        """The agenda: its items, and when it starts."""
        node = value_of(root, "agenda")
        items = node.value if isinstance(node, SequenceNode) else []
        start = next(field for field in OUTLINE.fields if field.name == "start")
        field = self._field(
            f"{path.split('/', maxsplit=1)[0]}/start", "start", start.doc, value_of(root, "start"), PartHint(), required=False
        )
        return {
            "path": path,
            "fields": [field],
            "items": [self._agenda_item(f"{path}/{at}", item) for at, item in enumerate(items)],
        }

    def _agenda_item(self, path: str, node: Node) -> Json:
        known = AGENDA_ITEM.by_key
        pairs = node.value if isinstance(node, MappingNode) else ()
        values = {known[key.value].name: value for key, value in pairs if key.value in known} or {"item": node}
        return {"path": path, "kind": "item", "fields": self._keys(path, AGENDA_ITEM.fields, values)}

    def _keys(self, path: str, fields: Iterable[RecordField], values: Mapping[str, Node]) -> list[Json]:
        """The fields of a small mapping. values: those that are written, by the names of the fields."""
        return [
            self._field(f"{path}/{field.name}", field.name, field.doc, values.get(field.name), PartHint(), field.required)
            for field in fields
        ]

    def _attachments(self, path: str, node: Node | None) -> Json:
        items = node.value if isinstance(node, SequenceNode) else []
        return {"path": path, "items": [self._attachment(f"{path}/{at}", item) for at, item in enumerate(items)]}

    def _attachment(self, path: str, node: Node) -> Json:
        name = node.value[0][0] if isinstance(node, MappingNode) else node
        field = self._field(f"{path}/name", "name", "", name, PartHint(), required=True)
        body = self.content.bodies.get((node, "body"))
        return {"path": path, "kind": "attachment", "fields": [field], "body": self._body(f"{path}/body", body)}

    # -- lines of a kind of their own, tables

    def _own_kind(self, path: str, node: MappingNode) -> Json:
        """A line of a kind of its own, a picture or a table; anything else is shown as it is written, and can be moved and deleted."""
        if is_table(node):
            return self._table(path, node)
        if is_picture(node):
            return self._picture(path, node)
        kind = line_kind(node)
        if kind is None and is_line(node):
            name = own_name(node)
            field = self._line_field(f"{path}/text", "text", own_text(node), label=name, required=True)
            return {"path": path, "kind": "line", "name": name, "label": name, "fields": [field]}
        if kind is None:
            return {"path": path, "kind": "other", "text": _typed(node.value[0][0])}
        values = {BY_KEY[key.value].name: value for key, value in node.value if key.value in BY_KEY}
        names = [kind.name] * kind.words + [kind.beside] * bool(kind.beside)
        fields = [
            self._line_field(f"{path}/{name}", name, values.get(name), label=_line_label(name), required=name == kind.name)
            for name in names
        ]
        return {"path": path, "kind": "line", "name": kind.name, "label": _line_label(kind.name), "fields": fields}

    def _line_field(self, path: str, name: str, node: Node | None, *, label: str, required: bool) -> Json:
        values = self._values(node)
        text = "\n".join(value.typed for value in values)
        blank = _BLANK.fullmatch(text)
        return {
            "path": path,
            "name": name,
            "label": label,
            "hint": (blank[1] or "") if blank else "",
            "kind": "lines",
            "value": "" if blank else text,
            "required": required,
            **self._place(values),
        }

    def _table(self, path: str, node: MappingNode) -> Json:
        written = {name: table_value(node, name) for name in ("caption", "file")}
        names = ("caption", "file") if written["file"] is not None else ("caption",)
        docs = {field.name: field.doc for field in TABLE.fields}
        fields = [self._field(f"{path}/{name}", name, docs[name], written[name], PartHint(), required=False) for name in names]
        fields = self._with_file(fields, written["file"])
        rows = rows_of(node)
        cells = [
            [self._cell(f"{path}/rows/{at}/{column}", cell) for column, cell in enumerate(row.value)]
            for at, row in enumerate(rows.value if rows is not None else ())
            if isinstance(row, SequenceNode)
        ]
        return {"path": path, "kind": "table", "fields": fields, "rows": cells}

    def _picture(self, path: str, node: MappingNode) -> Json:
        """A picture: its file, its caption and its width."""
        names = [field.name for field in PICTURE.fields]
        fields = self._keys(
            path, PICTURE.fields, {name: value for name in names if (value := picture_value(node, name)) is not None}
        )
        labels = {field.name: field.alias for field in PICTURE.fields} if language() == "zh" else {}
        fields = [{**field, "label": labels.get(field["name"], field["label"])} for field in fields]
        return {"path": path, "kind": "picture", "fields": self._with_file(fields, picture_value(node, "file"))}

    @staticmethod
    def _with_file(fields: list[Json], file: Node | None) -> list[Json]:
        """The fields with the place of the name of a file, which is no value of the outline."""
        places = {"file": start_of_name(file)} if isinstance(file, ScalarNode) else {}
        return [{**field, "start": places.get(field["name"], field["start"])} for field in fields]

    def _cell(self, path: str, node: Node) -> Json:
        text = _typed(node)
        shown = _shown(text, text)
        return {"path": path, **shown, **self._place(self._values(node)), "open": "hint" in shown}

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
            return [self._own_kind(path, node)]
        values = self._values(node)
        if len(values) > 1:
            return [self._paragraph(f"{path}/{value.part}", value) for value in values]
        return [self._paragraph(path, value) for value in values] or [{"path": path, "kind": "text", "text": "", "start": None}]

    def _paragraph(self, path: str, value: WrittenValue) -> Json:
        return {"path": path, "kind": "text", **_shown(value.text, value.typed), **self._place([value])}

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
        if blank and not unit.short and text in self.open_frames:
            return {"path": path, "pieces": _open_pieces(path, self.open_frames[text], blank[1] or "")}
        return {
            "path": path,
            "text": "" if blank else text,
            "hint": (blank[1] or "") if blank else "",
            **self._place(self._values(node)),
        }

    def _blank(self, path: str, value: WrittenValue) -> Json:
        return {"path": path, **_shown(value.text, value.typed), **self._place([value])}

    # -- texts

    def _values(self, node: Node | None) -> list[WrittenValue]:
        if isinstance(node, SequenceNode):
            return [value for item in node.value for value in self._values(item)]
        return self.content.in_scalar.get(node, []) if isinstance(node, ScalarNode) else []

    def _scalar_text(self, node: Node) -> str:
        values = self._values(node)
        return "\n".join(value.typed for value in values) if values else _typed(node)

    def _place(self, values: Sequence[WrittenValue]) -> Json:
        """Where a text stands: its first character, and its runs where it is not written as it reads (escapes, folded lines, marks of emphasis)."""
        start = self._start(values)
        if all(value.typed == value.text for value in values) and len(values) < 2:
            spellings = self.written.get(values[0].number) or () if values else ()
            if not spellings or spellings[-1].stop - spellings[0].start == len(spellings):
                return {"start": start}
        runs: list[Run] = []
        at = 0
        for value in values:
            runs += joined(at, self._spelled(value))
            at += len(value.typed) + 1
        return {"start": start, "runs": [list(run) for run in runs]}

    def _spelled(self, value: WrittenValue) -> Sequence[Spelling]:
        """Where in the file each character of a value stands. The value is taken as one types it, with the marks of its emphasis."""
        if value.typed == value.text:
            return self.written.get(value.number) or ()
        same = [replace(one, text=one.typed) for one in self.content.in_scalar[value.node]]
        return positions(self.content.source.text, same)[value.number]

    def _start(self, values: Sequence[WrittenValue]) -> int | None:
        """Where the first character of some values stands in the text."""
        for value in values:
            spellings = self.written.get(value.number) or ()
            return spellings[0].start if spellings else value.node.start_mark.index
        return None


def _shown(text: str, typed: str) -> Json:
    """A text as its box shows it: a blank that is still open is empty, with a hint. typed: the text with the marks of its emphasis."""
    blank = _BLANK.fullmatch(text)
    return {"text": "", "hint": blank[1] or ""} if blank else {"text": typed}


def _open_pieces(path: str, frame: str, hint: str) -> list[Json]:
    """The blanks of a frame of which none is filled, with the fixed words between them: ``{}，务求{}``. of: how many blanks there are."""
    fixed = frame.split(OPEN_FRAME)
    hints = []
    rest = hint.removeprefix(fixed[0]).removesuffix(fixed[-1])
    for words in fixed[1:-1]:
        before, _, rest = rest.partition(words) if words else ("", "", rest)
        hints.append(before)
    pieces: list[Json] = []
    for number, words in enumerate(fixed):
        if number:
            blank = {"path": f"{path}/{number - 1}", "text": "", "hint": [*hints, rest][number - 1], "start": None}
            pieces.append({**blank, "of": len(fixed) - 1})
        if words:
            pieces.append({"fixed": words})
    return pieces


def _with_marks_apart(paragraph: Sequence[Segment]) -> Iterator[Segment]:
    """The segments of a paragraph. The mark of a unit behind the mark that ends a heading (。一是) is one of its own, as where a text ends it."""
    for segment in paragraph:
        end = _END.match(segment.text) if segment.value is None and not segment.mark else None
        mark = recognise(segment.text[end.end() :]) if end else None
        if end is None or mark is None:
            yield segment
            continue
        yield Segment(end[0])
        yield Segment(mark.text, mark=True)
        if words := segment.text[end.end() + len(mark.text) :]:
            yield Segment(words)


def _line_label(name: str) -> str:
    kind = BY_NAME[name]
    return kind.alias if language() == "zh" else kind.key.replace("-", " ").capitalize()


def _typed(node: Node) -> str:
    """A value as it is typed in the file; "" for a null."""
    if isinstance(node, SequenceNode):
        return "\n".join(map(_typed, node.value))
    return "" if is_nothing(node) or not isinstance(node, ScalarNode) else str(node.value).strip()
