"""From the values of layout files to a complete `Layout`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from drafter.errors import Fault, LayoutError, Place
from drafter.layout.fields import INHERITS
from drafter.layout.model import TOTAL, Layout, Length, Page, PageNumber, Type
from drafter.speech.lines import KINDS

Values = dict[str, Any]
"""The values of a layout file, by canonical name. A mapping in the file is a nested `Values`."""

_NUMBER = {"form", "place", "inset"}
_NAMES = {"indent-left": "left", "indent-right": "right"}
"""The keys of a type that have another name in `Type`."""


def build(name: str, files: Sequence[Mapping[str, Any]], shown: str) -> Layout:
    """The layout of a file and of those that it extends. A value in an earlier file wins.

    files: the values of the files; each extends the next one.
    shown: the name of the layout in messages.
    Raises LayoutError where all files lack a value, or where the margins leave no room for text.
    """
    merged = _merged(files)
    types = {"body": dict(merged.get("body", {}))}
    for kind, parent in INHERITS.items():
        types[kind] = {**types[parent], **{key: value for key, value in merged.get(kind, {}).items() if key not in _NUMBER}}
    types["page-number"] |= {"align": "left", "indent": Length(0.0), "before": Length(0.0), "after": Length(0.0)}
    number = merged["page-number"]
    page = _page(merged["page"])
    made = {
        kind: Type(**{_NAMES.get(key, key.replace("-", "_")): value for key, value in values.items()})
        for kind, values in types.items()
    }
    if page.text_width < 5 * made["body"].size or page.text_height < 2 * made["body"].line:
        raise LayoutError(
            Fault(
                "layout.no-room", Place(shown), {"width": _millimetres(page.text_width), "height": _millimetres(page.text_height)}
            )
        )
    before, _, after = str(number["form"]).partition("1")
    after = re.sub(r"\d+", TOTAL, after)
    return Layout(
        name=name,
        summary=str(merged.get("summary", "")),
        page=page,
        body=made["body"],
        title=made["title"],
        subtitle=made["subtitle"],
        speaker=made["speaker"],
        date=made["date"],
        salutation=made["salutation"],
        headings=(made["heading-1"], made["heading-2"], made["heading-3"], made["heading-4"]),
        points=(made["heading-1"], made["point-2"], made["point-3"], made["point-4"]),
        bundle_title=made["bundle-title"],
        bundle_count=made["bundle-count"],
        contents_heading=made["contents-heading"],
        contents_line=made["contents-line"],
        contents_title=str(merged["contents-title"]),
        page_number=PageNumber(made["page-number"], before, after, number["place"], number["inset"]),
        substitutes=tuple(merged["substitutes"].items()),
        lines={kind.name: made[kind.name] for kind in KINDS if kind.words},
    )


def _millimetres(points: float) -> str:
    return f"{points / 72 * 25.4:.0f}mm"


def _merged(files: Sequence[Mapping[str, Any]]) -> Values:
    merged: Values = {}
    for values in reversed(files):
        for key, value in values.items():
            merged[key] = {**merged.get(key, {}), **value} if isinstance(value, dict) else value
        line = values.get("body", {}).get("line")
        if line is not None and "grid" not in values.get("page", {}):  # else the lines would stay on the old grid
            merged["page"] = {**merged.get("page", {}), "grid": line}
    return merged


def _page(values: Mapping[str, Any]) -> Page:
    width, height = values["paper"]
    return Page(width=width, height=height, **{key: value for key, value in values.items() if key != "paper"})
