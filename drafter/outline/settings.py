"""Keys and slots set from the command line or a program, in place of an outline's own: ``--set date=2026-12-01``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from yaml.error import Mark
from yaml.nodes import ScalarNode

from drafter.errors import Fault, OutlineError, Place
from drafter.nodes.fields import Kind
from drafter.nodes.kinds import text
from drafter.nodes.source import Source
from drafter.outline.keys import OUTLINE
from drafter.outline.model import Outline, OutlineFile

SETTABLE = (
    "template",
    "title",
    "subtitle",
    "speaker",
    "date",
    "occasion",
    "salutation",
    "signature",
    "signed",
    "start",
    "limit",
    "rate",
    "layout",
)
"""The keys whose value can be one line of text. Any name that is no key is taken for a slot."""


_ALSO_SLOTS = ("agenda",)
"""Keys that no line of text can be, and whose names are those of slots too: 议程."""


def with_settings(file: OutlineFile, settings: Sequence[tuple[str, str]], notices: list[Fault] | None = None) -> OutlineFile:
    """The file with the settings in each of its outlines.

    notices: gets what is worth a report about the values, once for each setting.
    Raises OutlineError for a value that its key cannot have, and for a key that takes more than a line of text.
    """
    found: list[Fault] = list(_set_again(settings))
    changed = file._replace(outlines=tuple(_set(outline, settings, found) for outline in file.outlines))
    if notices is not None:
        notices += found
    return changed


def _set_again(settings: Sequence[tuple[str, str]]) -> Iterator[Fault]:
    """A notice for each value that a later setting of the same key or slot replaces."""
    last: dict[str, str] = {}
    for key, value in settings:
        field = OUTLINE.by_key.get(key)
        name = field.name if field is not None and field.name in SETTABLE else _slot_named(key)
        if last.get(name, value) != value:
            yield Fault("outline.set-again", Place(f"--set {key}"), {"found": last[name], "shown": value})
        last[name] = value


def _slot_named(key: str) -> str:
    """The name of the slot that a setting fills: 人数 for slots.人数 and for 填空.人数."""
    return key.removeprefix("slots.").removeprefix("填空.")


def _set(outline: Outline, settings: Sequence[tuple[str, str]], notices: list[Fault]) -> Outline:
    for key, value in settings:
        place = Place(f"--set {key}")
        field = OUTLINE.by_key.get(key)
        if field is not None and field.name in SETTABLE:
            read: Any = _read(field.kind, value, place, notices)
            outline = outline._replace(**{field.name: read}, places={**outline.places, field.name: place})
        elif field is not None and field.name not in ("slots", *_ALSO_SLOTS):
            names = [one.alias if key == field.alias else one.name for one in OUTLINE.fields if one.name in SETTABLE]
            raise OutlineError(Fault("outline.not-settable", place, {"found": key, "known": names}))
        else:
            name = _slot_named(key)
            slots = {**outline.slots, name: str(_read(text, value, place, notices))}
            outline = outline._replace(slots=slots, places={**outline.places, f"slots.{name}": place})
    return outline


_LEFT_OUT = "yaml.control-left-out"


def _read(kind: Kind, value: str, place: Place, notices: list[Fault]) -> object:
    """A value, read by its kind. Raises OutlineError also where the kind would only report that it removed characters."""
    source = Source(place.source, value)
    start, end = Mark("", 0, 0, 0, None, 0), Mark("", len(value), 0, len(value), None, 0)
    read = kind.read(source, ScalarNode("", value, start, end, style='"'))
    left_out = [Fault("yaml.control", place, fault.facts) for fault in source.notices if fault.code == _LEFT_OUT]
    more = [Fault(fault.code, place, fault.facts) for fault in source.notices if fault.code != _LEFT_OUT]
    notices += [notice for notice in more if notice not in notices]
    faults = [Fault(fault.code, place, fault.facts) for fault in source.faults] + left_out
    if faults:
        raise OutlineError(*faults)
    return read
