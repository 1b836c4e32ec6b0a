"""From the values of layout files to a complete `Layout`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from drafter.errors import Fault, LayoutError, Place
from drafter.layout.fields import INHERITS
from drafter.layout.model import PAGE, BaseFile, Cells, Layout, Length, Mark, Page, PageNumber, RunningHead, Type, Watermark
from drafter.layout.units import Multiple, turned
from drafter.speech.lines import KINDS

Values = dict[str, Any]
"""The values of a layout file, by canonical name. A mapping in the file is a nested `Values`."""

_NO_TYPE = frozenset(["form", "place", "inset", "first", "even", "rule", "left", "middle", "right", "text", "pages"])
"""The keys of page numbers, headers, footers and marks that are none of a type."""
_SINGLE = 1.3
"""Single spacing of Chinese type off the grid, in sizes of the type, as Word sets it."""
_NAMES = {"indent-left": "left", "indent-right": "right"}
"""The keys of a type that have another name in `Type`."""


def build(name: str, files: Sequence[Mapping[str, Any]], place_of: Callable[[str], Place]) -> Layout:
    """The layout of a file and of those that it extends. A value in an earlier file wins.

    files: the values of the files; each extends the next one.
    place_of: where the value of a key stands, for messages.
    Raises LayoutError where all files lack a value, or where the margins leave no room for text.
    """
    merged = _merged(files)
    types = {"body": dict(merged.get("body", {}))}
    for kind, parent in INHERITS.items():
        types[kind] = {**types[parent], **{key: value for key, value in merged.get(kind, {}).items() if key not in _NO_TYPE}}
        if kind in _FLUSH:
            types[kind] |= {"align": "left", "indent": Length(0.0), "before": Length(0.0), "after": Length(0.0)}
        if kind == "mark":
            types[kind] |= {key: value for key, value in {**_MARK, **merged.get(kind, {})}.items() if key not in _NO_TYPE}
    own = {name: {**types["body"], **values} for name, values in merged.get("own", {}).items()}
    number = merged["page-number"]
    page = _page(merged["page"])
    made = {kind: _type(values, page.grid) for kind, values in types.items()}
    if page.text_width < 5 * made["body"].size or page.text_height < 2 * made["body"].line:
        raise LayoutError(
            Fault(
                "layout.no-room",
                place_of("page"),
                {"width": _millimetres(page.text_width), "height": _millimetres(page.text_height)},
            )
        )
    if _is_taken(number["place"], merged.get("footer", {})):
        raise LayoutError(Fault("layout.place-taken", place_of("page-number")))
    before, _, after = str(number["form"]).partition(PAGE)
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
        contents_speakers=bool(merged.get("contents-speakers")),
        cover=bool(merged.get("cover")) and bool(merged["contents-title"]),
        page_number=PageNumber(made["page-number"], before, after, number["place"], number["inset"], number.get("first", True)),
        substitutes=tuple(merged["substitutes"].items()),
        lines={kind.name: made[kind.name] for kind in KINDS if kind.words},
        header=_running_head(made["header"], merged.get("header")),
        footer=_running_head(made["footer"], merged.get("footer")),
        mark=_mark(made["mark"], merged.get("mark")),
        watermark=_watermark(made["title"], merged.get("watermark")),
        base=BaseFile(merged["base-name"], merged["base-data"], merged.get("base-styles", "")) if merged.get("base-data") else None,
        own=tuple((name, _type(values, page.grid)) for name, values in own.items()),
    )


_FLUSH = ("page-number", "mark")
_MARK = {"font": "黑体"}
"""A mark of confidentiality is set in 黑体 三号, flush left (GB/T 9704-2012, 7.2.2)."""


def _type(values: Values, grid: float) -> Type:
    """A type. A pitch that is a multiple gets its length: on the grid by whole lines of the grid, off it by Word's single spacing."""
    said = {_NAMES.get(key, key.replace("-", "_")): value for key, value in values.items()}
    multiple = said["line"]
    if isinstance(multiple, Multiple):
        single = _SINGLE * said["size"]
        if said["snap"] and grid:
            single = max(1.0, -(-single // grid)) * grid
        said |= {"line": single * multiple, "multiple": float(multiple)}
    return Type(**said)


def _cells(values: Values) -> Cells:
    return Cells(*(str(values.get(key) or "") for key in ("left", "middle", "right")))


def _running_head(type_: Type, values: Values | None) -> RunningHead | None:
    if values is None:
        return None
    even, first = (None if values.get(key) is None else _cells(values[key]) for key in ("even", "first"))
    found = RunningHead(type_, _cells(values), even, first, bool(values.get("rule")))
    return found if any((found.cells.text, even and even.text, first and first.text, found.rule)) else None


def _mark(type_: Type, values: Values | None) -> Mark | None:
    text = str((values or {}).get("text") or "")
    return Mark(type_, text, (values or {}).get("pages") == "every") if text else None


_TAKES = {"center": "middle", "right": "right", "outside": "right"}


def _is_taken(place: str, footer: Values) -> bool:
    """Whether a text of the footer stands where the page number stands. A footer with a page number of its own replaces it."""
    texts = [str(footer.get(key) or "") for key in ("left", "middle", "right")]
    return bool(footer.get(_TAKES.get(place, ""))) and PAGE not in "".join(texts)


_WATERMARK_COLOR = "C8C8C8"


def _watermark(title: Type, values: Values | None) -> Watermark | None:
    """A watermark; a size of 0 is that which fills two thirds of the page's width."""
    values = values or {}
    text = str(values.get("text") or "")
    return (
        Watermark(text, values.get("font", title.font), values.get("size", 0.0), values.get("color", _WATERMARK_COLOR))
        if text
        else None
    )


def _millimetres(points: float) -> str:
    return f"{points / 72 * 25.4:.0f}mm"


def _merged(files: Sequence[Mapping[str, Any]]) -> Values:
    merged: Values = {}
    for values in reversed(files):
        for key, value in values.items():
            below = merged.get(key, {})
            if key == "own":
                merged[key] = {**below, **{name: {**below.get(name, {}), **type_} for name, type_ in value.items()}}
            else:
                merged[key] = {**below, **value} if isinstance(value, dict) else value
        line = values.get("body", {}).get("line")
        if (
            line is not None and not isinstance(line, Multiple) and "grid" not in values.get("page", {})
        ):  # else the lines would stay on the old grid
            merged["page"] = {**merged.get("page", {}), "grid": line}
    return merged


def _page(values: Mapping[str, Any]) -> Page:
    turn = values.get("orientation")
    width, height = turned(*values["paper"], landscape=None if turn is None else turn == "landscape")
    said = {key.replace("-", "_"): value for key, value in values.items() if key not in ("paper", "orientation")}
    return Page(width=width, height=height, **said)
