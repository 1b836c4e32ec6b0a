"""The shipped layout that is nearest to what documents show, and the values that differ from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple

from drafter.errors import Place
from drafter.layout.build import build
from drafter.layout.fields import INHERITS, LAYOUT, MARK, PAGE_NUMBER, RUNNING_HEAD, TYPE, WATERMARK
from drafter.layout.fields import PAGE as PAGE_KEYS
from drafter.layout.model import PAGE, Layout, Length, Type
from drafter.layout.spelling import spelled
from drafter.layout.store import layout_names, shipped_values
from drafter.layout.units import Multiple
from drafter.pull.learn.around import Around
from drafter.pull.learn.votes import Votes
from drafter.speech.lines import is_own_name

Differences = dict[str, Any]
"""Values by the keys of a layout; of a mapping, of its own keys."""

_TOLERANCE = 0.1
"""Points: two twips. Programs round measures in different ways."""
_PITCH_TOLERANCE = 0.03
"""Points, for pitches: 28.95 pt gives 22 lines a page and 29 pt 21."""
_PAPER_TOLERANCE = 2.0
_NAME = "learned"
_BESIDES = ("body", "page", "heading")
_TABLES = {
    "page": PAGE_KEYS,
    "page-number": PAGE_NUMBER,
    "header": RUNNING_HEAD,
    "footer": RUNNING_HEAD,
    "mark": MARK,
    "watermark": WATERMARK,
}
_LEAST_SHARE = 0.02
"""The least share of characters for which another value is mentioned."""


class Learned(NamedTuple):
    """A layout as the name of the one below it and the values that differ."""

    extends: str
    values: Differences

    def text(self, names: Sequence[str], votes: Votes, *, chinese: bool) -> str:
        """The YAML of the layout. names: of the documents, for the summary."""
        return "\n".join([*_lines(self, names, votes, chinese=chinese), ""])


def nearest_layout(votes: Votes, around: Around) -> Learned:
    """The shipped layout from which the fewest values differ, the default one of equals."""
    wanted = _wanted(votes)
    found = [Learned(name, _differences(name, wanted, around)) for name in layout_names()]
    return min(found, key=lambda learned: sum(len(values) if isinstance(values, dict) else 1 for values in learned.values.values()))


def _wanted(votes: Votes) -> Differences:
    """The values that won, by types. Lengths of counted lines and characters stay such where they are whole halves."""
    wanted: Differences = {}
    for (kind, key), value in votes.winners().items():
        wanted.setdefault(kind, {})[key] = value
    _drop_plain_title(wanted)
    _subtract_after(wanted)
    for values in wanted.values():
        for key, value in values.items():
            values[key] = _counted(key, value, values)
    return wanted


def _drop_plain_title(wanted: Differences) -> None:
    """Leave out a title that looks like body text in every respect (but for its indent where it is not centred), and the gap below it.

    It is the first line of a text without a title, or its first label (【自我介绍】); it says nothing of how an office sets titles.
    """
    title, body = wanted.get("title", {}), wanted.get("body", {})
    same = _LOOK if title.get("align") == "center" else _LOOK - _SIDES
    if title and body and all(title.get(key) == body.get(key) for key in same):
        del wanted["title"]
        wanted.get("page", {}).pop("gap", None)


_SIDES = frozenset({"align", "indent"})
_LOOK = frozenset({"font", "size", "bold", "color"}) | _SIDES


def _subtract_after(wanted: Differences) -> None:
    """Take the space that stands below each paragraph from the gap below the head."""
    gap, after = wanted.get("page", {}).get("gap"), wanted.get("body", {}).get("after")
    if gap and after and gap.unit == after.unit == "pt" and after.value <= gap.value:
        wanted["page"]["gap"] = Length(gap.value - after.value)


def _counted(key: str, value: object, values: Mapping[str, Any]) -> object:
    """A length in points as a number of characters or lines, where it is one."""
    if not isinstance(value, Length) or value.unit != "pt" or not value.value:
        return value
    unit, one = ("行", values.get("line")) if key in ("before", "after", "gap") else ("字", values.get("size"))
    if not isinstance(one, float) or isinstance(one, Multiple):
        return value
    count = round(value.value / one * 2) / 2
    return Length(count, unit) if count and abs(count * one - value.value) <= _TOLERANCE else value  # type: ignore[arg-type]


def _differences(name: str, wanted: Differences, around: Around) -> Differences:
    parents = shipped_values(name)
    out: Differences = {}

    def made() -> Layout:
        return build(_NAME, [out, *parents], lambda _: Place(_NAME))

    layout = made()
    for kind in ("body", *INHERITS):
        if kind not in wanted or kind in ("page-number", "header", "footer", "mark"):
            continue
        differing = dict(_differing(_type_of(layout, kind), wanted[kind]))
        if differing:
            out[kind] = differing
            layout = made()
    for kind in sorted(wanted):
        if kind not in (*_BESIDES, *INHERITS) and is_own_name(kind):  # a kind of the user's own looks like body text otherwise
            differing = dict(_differing(layout.body, wanted[kind]))
            out.setdefault("own", {})[kind] = differing or {"align": layout.body.align}
    page = {**around.page, **wanted.get("page", {})}
    if differing := {key: _in_lines(key, value, layout) for key, value in page.items() if not _same_on_page(layout, key, value)}:
        out["page"] = differing
        layout = made()
    _add_around(out, made, around)
    for key in around.switches:
        if not getattr(layout, key.replace("-", "_")):
            out[key] = True
    return out


def _in_lines(key: str, value: object, layout: Layout) -> object:
    return _counted(key, value, {"line": layout.body.line}) if key == "gap" else value


def _add_around(out: Differences, made: Callable[[], Layout], around: Around) -> None:
    """Add what stands around the text. made: builds the layout of the differences so far."""
    layout = made()
    number = layout.page_number
    said = {"form": f"{number.before}{PAGE}{number.after}", "place": number.place, "first": number.first}
    learned = {key: value for key, value in around.number.items() if key not in ("form", "place", "first", "inset")}
    differing = {key: value for key, value in around.number.items() if key in said and said[key] != value}
    if around.number.get("place") != "none":
        differing |= dict(_differing(number.type, learned))
    inset = around.number.get("inset")
    if (
        isinstance(inset, Length)
        and abs(inset.value * (number.type.size if inset.unit == "字" else 1) - number.inset.points(number.type)) > _TOLERANCE
    ):
        differing["inset"] = inset
    if differing:
        out["page-number"] = differing
    for kind, values in (("header", around.header), ("footer", around.footer)):
        if values:
            texts = {key: value for key, value in values.items() if key in ("left", "middle", "right", "first", "even", "rule")}
            looks = {key: value for key, value in values.items() if key not in texts and key != "inset"}
            out[kind] = {**texts, **dict(_differing(number.type, looks))}
    if around.mark:
        out["mark"] = {key: around.mark[key] for key in ("text", "pages") if key in around.mark}
        set_as = made().mark
        assert set_as is not None  # it has a text
        looks = dict(_differing(set_as.type, around.mark))
        out["mark"] |= {key: value for key, value in looks.items() if key in MARK.by_key}
    if around.watermark:
        out["watermark"] = {"text": around.watermark}


def _type_of(layout: Layout, kind: str) -> Type:
    name, _, level = kind.rpartition("-")
    if name in ("heading", "point") and level.isdecimal():
        return (layout.headings if name == "heading" else layout.points)[int(level) - 1]
    return layout.type_of(kind)


def _differing(type_: Type, values: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The values in which a type differs."""
    for key, value in values.items():
        if key in TYPE.by_key and not _same(type_, key, value):
            yield key, value


def _same(type_: Type, key: str, value: object) -> bool:
    if key == "line":
        multiple = isinstance(value, Multiple)
        if multiple != bool(type_.multiple):
            return False
        return abs(float(value) - (type_.multiple if multiple else type_.line)) <= (_MULTIPLES if multiple else _PITCH_TOLERANCE)  # type: ignore[arg-type]
    said = getattr(type_, _FIELDS.get(key, key.replace("-", "_")))
    if isinstance(value, Length):
        return bool(abs(value.points(type_) - said.points(type_)) <= _TOLERANCE)
    if isinstance(value, float):
        return bool(abs(value - said) <= _TOLERANCE / 2 + 1e-9)
    return bool(value == said)


_MULTIPLES = 0.005
_FIELDS = {"indent-left": "left", "indent-right": "right"}
"""The keys of a type that have another name in `Type`."""


def _same_on_page(layout: Layout, key: str, value: Any) -> bool:
    page = layout.page
    if key == "paper":
        return all(abs(a - b) <= _PAPER_TOLERANCE for a, b in zip(value, (page.width, page.height), strict=True))
    said = getattr(page, key.replace("-", "_"))
    if isinstance(value, Length):
        return bool(abs(value.points(layout.body) - said.points(layout.body)) <= _TOLERANCE)
    return bool(abs(value - said) <= (_PITCH_TOLERANCE if key == "grid" else _TOLERANCE))


# ---------------------------------------------------------------- text


def _lines(learned: Learned, names: Sequence[str], votes: Votes, *, chinese: bool) -> Iterator[str]:
    files = "、".join(PurePath(name).name for name in names[:3]) + ("……" if len(names) > _MANY else "")
    yield f"{_key('extends', LAYOUT, chinese=chinese)}: {learned.extends}"
    said = f"学自{files}" if chinese else f"learnt from {files}"
    yield f"{_key('summary', LAYOUT, chinese=chinese)}: {spelled('summary', said, chinese=chinese)}"
    for kind, values in learned.values.items():
        if not isinstance(values, dict):
            yield f"{_key(kind, LAYOUT, chinese=chinese)}: {spelled(kind, values, chinese=chinese)}"
            continue
        yield f"{_key(kind, LAYOUT, chinese=chinese)}:"
        yield from _entries(kind, values, votes, "  ", chinese=chinese)
    yield from _remarks(learned, votes, chinese=chinese)


_MANY = 3


def _entries(kind: str, values: Mapping[str, Any], votes: Votes, indent: str, *, chinese: bool) -> Iterator[str]:
    table = _TABLES.get(kind, TYPE)
    for key, value in values.items():
        name = _key(key, table, chinese=chinese)
        if isinstance(value, dict):
            yield f"{indent}{name}: {('无' if chinese else 'none') if not value else ''}".rstrip()
            yield from _entries(kind, value, votes, f"{indent}  ", chinese=chinese)
            continue
        others = _others(kind, key, votes, chinese=chinese)
        yield f"{indent}{name}: {spelled(key, value, chinese=chinese)}{f'  # {others}' if others else ''}"


def _remarks(learned: Learned, votes: Votes, *, chinese: bool) -> Iterator[str]:
    """The exceptions of values that are the same in the layout below."""
    for kind, key in votes.winners():
        if key not in learned.values.get(kind, {}) and (others := _others(kind, key, votes, chinese=chinese)):
            table = _TABLES.get(kind, TYPE)
            yield f"# {_key(kind, LAYOUT, chinese=chinese)}.{_key(key, table, chinese=chinese)}: {others}"


def _others(kind: str, key: str, votes: Votes, *, chinese: bool) -> str:
    found = [
        f"{share:.0%} {spelled(key, value, chinese=chinese)}"
        for value, share in list(votes.exceptions(kind, key))[:2]
        if share >= _LEAST_SHARE
    ]
    return "" if not found else ("另有 " if chinese else "also ") + ("、" if chinese else ", ").join(found)


def _key(name: str, table: Any, *, chinese: bool) -> str:
    field = table.by_key.get(name)
    return name if field is None else field.alias if chinese else field.name
