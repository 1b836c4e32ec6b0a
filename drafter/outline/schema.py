"""The JSON Schema of an outline, for editors that complete and explain its keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from drafter.outline.agenda import AGENDA_ITEM
from drafter.outline.keys import BUNDLE_FRONT, BUNDLE_KEYS, OUTLINE
from drafter.outline.kinds import POINT, SECTION
from drafter.outline.lines import own_line_schema
from drafter.outline.pictures import picture_schema
from drafter.outline.slots import SIGNS
from drafter.outline.tables import table_schema
from drafter.outline.texts import LINES_SCHEMA
from drafter.speech.lines import BY_KEY
from drafter.speech.text import BLANK_START

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class SlotSchema(NamedTuple):
    """A slot as the schema needs it. type: ``text``, ``number`` or ``date``."""

    name: str
    description: str
    example: str = ""
    type: str = "text"


_SCALAR = ["string", "number", "boolean", "null"]


def outline_schema(
    template: str = "",
    slots: Iterable[SlotSchema] | None = None,
    *,
    chinese: bool = False,
    templates: Sequence[str] = (),
    layouts: Sequence[str] = (),
) -> dict[str, Any]:
    """The schema of one outline.

    slots: those of its template, None for an outline of any template.
    templates, layouts: the names that an editor offers. Others are allowed: a title in Chinese, a path.
    """
    schema = OUTLINE.schema(chinese=chinese)
    properties = dict(schema["properties"])
    for keys, names in ((("template", "模板"), templates), (("layout", "版式"), layouts)):
        if names:
            offered = {"anyOf": [{"enum": [*names]}, {"type": _SCALAR}]}
            properties |= {key: {"description": properties[key]["description"], **offered} for key in keys}
    if slots is not None:
        named = {
            slot.name: {
                "type": ["string", "number", "null"] if slot.type in SIGNS else _SCALAR,
                "description": slot.description,
                **({"pattern": f"^$|{BLANK_START}|[0-9０-９{SIGNS[slot.type]}]"} if slot.type in SIGNS else {}),
                **({"examples": [slot.example]} if slot.example else {}),
            }
            for slot in slots
        }
        of_slots = {"type": ["object", "null"], "properties": named, "additionalProperties": False}
        properties |= {key: {**properties[key], **of_slots} for key in ("slots", "填空")}
    title = (template or "Drafter") + ("提纲" if chinese else " outline")
    return {"$schema": DIALECT, "title": title, **schema, "properties": properties, "$defs": _definitions(chinese=chinese)}


def _definitions(*, chinese: bool) -> dict[str, Any]:
    return {**_definitions_of_bodies(chinese=chinese), "agenda-item": AGENDA_ITEM.schema(chinese=chinese)}


def bundle_front_schema(*, chinese: bool = False) -> dict[str, Any]:
    """The schema of the first document of a bundle."""
    front = {"anyOf": [{"type": "string"}, BUNDLE_FRONT.schema(chinese=chinese)]}
    properties = dict.fromkeys(BUNDLE_KEYS, front)
    return {
        "$schema": DIALECT,
        "title": "Drafter合集" if chinese else "Drafter bundle",
        "type": "object",
        "properties": properties,
        "minProperties": 1,
        "additionalProperties": False,
        "$defs": _definitions_of_bodies(chinese=chinese),
    }


def _definitions_of_bodies(*, chinese: bool) -> dict[str, Any]:
    """The definitions that the schemas of `body` and `sections` refer to. chinese: the language of the descriptions."""
    return {
        "text": {"type": ["string", "number", "boolean"]},
        "body": {
            "anyOf": [
                {"$ref": "#/$defs/text"},
                {"type": "null"},
                {
                    "type": "array",
                    "items": {
                        "anyOf": [
                            {"$ref": "#/$defs/text"},
                            {"$ref": "#/$defs/line"},
                            {"$ref": "#/$defs/own-line"},
                            {"$ref": "#/$defs/table"},
                            {"$ref": "#/$defs/picture"},
                            {"$ref": "#/$defs/point"},
                            {"type": "null"},
                        ]
                    },
                },
            ]
        },
        "table": table_schema(chinese=chinese),
        "picture": picture_schema(chinese=chinese),
        "own-line": own_line_schema(),
        "line": {
            "type": "object",
            "properties": dict.fromkeys(BY_KEY, LINES_SCHEMA),
            "minProperties": 1,
            "maxProperties": 2,
            "additionalProperties": False,
        },
        "point": {
            "anyOf": [
                POINT.schema(chinese=chinese),
                {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": {"$ref": "#/$defs/body"}},
            ]
        },
        "section": {
            "anyOf": [
                SECTION.schema(chinese=chinese),
                {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": {"$ref": "#/$defs/body"}},
            ]
        },
    }
