"""What may be written at a place of an outline, and what a key there means; for the code editor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from drafter.errors import DrafterError
from drafter.messages.language import tr
from drafter.nodes.fields import Field, Record
from drafter.outline.keys import ALIASES, BUNDLE_FRONT, BUNDLE_KEYS, OUTLINE
from drafter.outline.kinds import POINT, SECTION
from drafter.speech.text import is_wide
from drafter.template.frontmatter import TemplateInfo
from drafter.template.render import Renderer

Json = dict[str, Any]

_LINE = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?P<key>[^:#'\"\[\]{}]*)(?P<colon>: ?)?(?P<value>.*)")
_SECTIONS = ("sections", ALIASES["sections"])
_SLOTS = ("slots", ALIASES["slots"])


class Around(NamedTuple):
    """What lies around a place: the record of keys that may stand there, None inside the slots, and the keys that are there already."""

    record: Record | None
    taken: frozenset[str]


def completions(text: str, at: int, renderer: Renderer, layouts: Sequence[str]) -> Json:
    """The keys or values that may be written at an index of a text: ``from`` and ``to`` say what they replace."""
    start = text.rfind("\n", 0, at) + 1
    line = text[start:at]
    match = _LINE.fullmatch(line)
    if match is None:
        return {"from": at, "to": at, "items": []}
    if match["colon"]:
        begin = start + match.end("colon")
        items = list(_values(match["key"].strip(), renderer, layouts))
        return {"from": begin, "to": at, "items": items}
    begin = start + match.start("key")
    around = _around(text, start, len(match["indent"]) + len(match["dashes"]), dash=bool(match["dashes"]))
    return {"from": begin, "to": at, "items": list(_keys(around, text, renderer))}


def _keys(around: Around, text: str, renderer: Renderer) -> Iterator[Json]:
    chinese = _is_chinese(text)
    if around.record is None:
        for name, slot in _info(text, renderer).slots.items():
            if name not in around.taken:
                yield _item(name, slot.hint, f"{name}: ", "slot")
        return
    for field in around.record.fields:
        if field.name not in around.taken and field.alias not in around.taken:
            name = field.alias if chinese else field.name
            yield _item(name, tr(field.doc), f"{name}: ", "key")


def _values(key: str, renderer: Renderer, layouts: Sequence[str]) -> Iterator[Json]:
    field = _field_of(key)
    if field is None:
        return
    if field.name == "template":
        for name in renderer.store.names():
            try:
                info = renderer.info(name)
            except DrafterError:
                continue
            yield _item(name, f"{info.title}　{info.summary}".strip(), name, "template")
    elif field.name == "layout":
        yield from (_item(name, "", name, "layout") for name in layouts)
    else:
        yield from (_item(value, "", value, "value") for value in _choices(field.kind.schema))


def _choices(schema: Mapping[str, Any]) -> list[str]:
    """The values that a JSON Schema lists."""
    if "enum" in schema:
        return [str(value) for value in schema["enum"]]
    return [value for inner in (*schema.get("anyOf", ()), *schema.get("oneOf", ())) for value in _choices(inner)]


def _item(label: str, detail: str, insert: str, kind: str) -> Json:
    return {"label": label, "detail": detail, "insert": insert, "kind": kind}


def hover(text: str, at: int, renderer: Renderer) -> Json | None:
    """What the key at an index means, or the template that is named there; None for anything else."""
    start = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    match = _LINE.fullmatch(text[start : stop if stop >= 0 else len(text)])
    if match is None or not match["colon"]:
        return None
    key = match["key"].strip()
    field = _field_of(key)
    if start + match.start("key") <= at < start + match.end("key"):
        slot = _info(text, renderer).slots.get(key)
        words = tr(field.doc) if field is not None else slot.hint if slot is not None else ""
        return (
            {"text": words, "start": start + match.start("key"), "stop": start + match.start("key") + len(key)} if words else None
        )
    if field is not None and field.name == "template":
        info = _info(text, renderer)
        return {
            "text": f"{info.title}　{info.summary}".strip(),
            "start": start + match.start("value"),
            "stop": start + match.end("value"),
        }
    return None


def _field_of(key: str) -> Field | None:
    return next((record.by_key[key] for record in (OUTLINE, SECTION, POINT, BUNDLE_FRONT) if key in record.by_key), None)


def _around(text: str, start: int, column: int, *, dash: bool) -> Around:
    """What lies around a key that begins in a column of the line at an index."""
    above = _document(text, start)
    parents = list(_parents(above, column))
    taken = frozenset(_siblings(above, text[start:].split("\n---", 1)[0].split("\n")[1:], column, dash=dash))
    if not parents:
        return Around(OUTLINE, taken)
    if parents[0] in _SLOTS:
        return Around(None, taken)
    if parents[0] in BUNDLE_KEYS:
        return Around(BUNDLE_FRONT, taken)
    return Around(SECTION if parents[0] in _SECTIONS else POINT, taken)


def _document(text: str, start: int) -> list[str]:
    """The lines above an index that belong to its document."""
    lines = text[:start].split("\n")[:-1]
    ends = [number for number, line in enumerate(lines) if line.startswith("---")]
    return lines[ends[-1] + 1 :] if ends else lines


def _parents(lines: Iterable[str], column: int) -> Iterator[str]:
    """The keys round a column, the nearest first."""
    for line in reversed(list(lines)):
        match = _LINE.fullmatch(line)
        if match is None or not match["key"].strip() or (not match["colon"] and not line.rstrip().endswith(":")):
            continue
        at = len(match["indent"]) + len(match["dashes"])
        if at < column and not (match["dashes"] and match["value"].strip() and at == column):
            yield match["key"].strip()
            column = len(match["indent"]) if match["dashes"] else at


def _siblings(above: Sequence[str], below: Sequence[str], column: int, *, dash: bool) -> Iterator[str]:
    """The keys of the same mapping."""
    for lines, towards_start in ((list(reversed(above)), True), (list(below), False)):
        if towards_start and dash:
            continue
        for line in lines:
            match = _LINE.fullmatch(line)
            if match is None or not line.strip():
                continue
            at = len(match["indent"]) + len(match["dashes"])
            if at < column or (at == column and match["dashes"] and not towards_start):
                break
            if at == column:
                yield match["key"].strip()
                if match["dashes"]:
                    break


def _is_chinese(text: str) -> bool:
    """Whether the keys of an outline are Chinese."""
    first = next(
        (match for line in text.split("\n") if line.strip() and not line.startswith("#") and (match := _LINE.fullmatch(line))), None
    )
    return first is None or not first["key"].strip() or is_wide(first["key"].strip()[:1])


def _info(text: str, renderer: Renderer) -> TemplateInfo:
    """The front matter of the template that a text names."""
    found = re.search(rf"^(?:template|{ALIASES['template']}): *([^#\n]+)", text, re.MULTILINE)
    try:
        return renderer.info(found[1].strip() if found else "speech")
    except DrafterError:
        return TemplateInfo("speech")
