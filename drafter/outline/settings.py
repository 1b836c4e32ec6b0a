"""Keys and slots set from outside over those of an outline: ``--set date=2026-12-01``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yaml.error import Mark
from yaml.nodes import ScalarNode

from drafter.errors import Fault, OutlineError, Place
from drafter.nodes.source import Source
from drafter.outline.keys import OUTLINE
from drafter.outline.model import Outline, OutlineFile

SETTABLE = ("template", "title", "subtitle", "speaker", "date", "occasion", "salutation", "limit", "layout")
"""The keys that one line of text can fill; any other name is a slot's."""


def with_settings(file: OutlineFile, settings: Sequence[tuple[str, str]]) -> OutlineFile:
    """The file with the settings in each of its outlines. Raises OutlineError for a value that its key cannot have."""
    return file._replace(outlines=tuple(_set(outline, settings) for outline in file.outlines))


def _set(outline: Outline, settings: Sequence[tuple[str, str]]) -> Outline:
    for key, value in settings:
        field = OUTLINE.by_key.get(key)
        if field is not None and field.name in SETTABLE:
            source = Source(f"--set {key}", value)
            start, end = Mark("", 0, 0, 0, None, 0), Mark("", len(value), 0, len(value), None, 0)
            read: Any = field.kind.read(source, ScalarNode("", value, start, end, style='"'))
            if source.faults:
                raise OutlineError(*(Fault(fault.code, Place(source.name), fault.facts) for fault in source.faults))
            outline = outline._replace(**{field.name: read}, places={**outline.places, field.name: Place(source.name)})
        else:
            name = key.removeprefix("slots.").removeprefix("填空.")
            places = {**outline.places, f"slots.{name}": Place(f"--set {key}")}
            outline = outline._replace(slots={**outline.slots, name: value}, places=places)
    return outline
