"""The JSON Schema of an outline, for editors that complete and explain its keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from drafter.outline.keys import BUNDLE_FRONT, BUNDLE_KEYS, OUTLINE
from drafter.outline.kinds import DEFS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class SlotSchema(NamedTuple):
    """A slot as the schema needs it."""

    name: str
    description: str
    example: str = ""


def outline_schema(template: str = "", slots: Iterable[SlotSchema] | None = None, *, chinese: bool = False) -> dict[str, Any]:
    """The schema of one outline. slots: those of its template, None for an outline of any template."""
    schema = OUTLINE.schema(chinese=chinese)
    properties = dict(schema["properties"])
    if slots is not None:
        named = {
            slot.name: {
                "type": ["string", "number", "boolean", "null"],
                "description": slot.description,
                **({"examples": [slot.example]} if slot.example else {}),
            }
            for slot in slots
        }
        of_slots = {"type": ["object", "null"], "properties": named, "additionalProperties": False}
        properties |= {key: {**properties[key], **of_slots} for key in ("slots", "填空")}
    title = f"{template} outline" if template else "Drafter outline"
    return {"$schema": DIALECT, "title": title, **schema, "properties": properties, "$defs": DEFS}


def bundle_front_schema(*, chinese: bool = False) -> dict[str, Any]:
    """The schema of the first document of a bundle."""
    front = {"anyOf": [{"type": "string"}, BUNDLE_FRONT.schema(chinese=chinese)]}
    properties = dict.fromkeys(BUNDLE_KEYS, front)
    return {
        "$schema": DIALECT,
        "title": "Drafter bundle",
        "type": "object",
        "properties": properties,
        "minProperties": 1,
        "additionalProperties": False,
        "$defs": DEFS,
    }
