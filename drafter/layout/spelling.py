"""Values of a layout as people write them: 三号, 28.95pt, 2字, 37mm."""

from __future__ import annotations

from drafter.layout.model import DATE, PAGE, TITLE, TOTAL, Length
from drafter.layout.units import PAPERS, SIZES, Multiple, in_points
from drafter.nodes.writing import scalar

_SIZE_NAMES = {points: name for name, points in SIZES.items()}
_PAPER_NAMES = {"LETTER": "Letter", "LEGAL": "Legal"}
_SIGNS = {PAGE: "{page}", TOTAL: "{pages}", TITLE: "{title}", DATE: "{date}"}
_MILLIMETRE = in_points("1", "mm")
_TWIP = 0.05
_WORDS = {
    "left": "左对齐", "center": "居中", "right": "右对齐", "justify": "两端对齐", "outside": "外侧", "none": "无", "first": "首页", "every": "每页",
}  # fmt: skip
_PLACES = {"right": "右"}


def spelled(key: str, value: object, *, chinese: bool) -> str:
    """A value as it is written behind its key. key: the canonical one."""
    if isinstance(value, bool):
        return ("是" if value else "否") if chinese else ("yes" if value else "no")
    if isinstance(value, Multiple):
        return f"{value:g}倍" if chinese else f"{value:g}x"
    if isinstance(value, Length):
        return _length(value, chinese=chinese)
    if isinstance(value, tuple):
        return _sheet(*value, chinese=chinese)
    if isinstance(value, float):
        return _SIZE_NAMES.get(value, _points(value, chinese=chinese)) if key == "size" else _distance(key, value, chinese=chinese)
    if key == "color":
        return f"'#{value}'" if value else ("黑" if chinese else "black")
    if key in ("align", "place", "pages") and chinese:
        return (_PLACES if key == "place" else {}).get(str(value)) or _WORDS[str(value)]
    return scalar(_named(str(value)))


def _named(text: str) -> str:
    """A text with the names of its fields in braces."""
    for sign, name in _SIGNS.items():
        text = text.replace(sign, name)
    return text


def _length(value: Length, *, chinese: bool) -> str:
    if not value.value:
        return "0"
    return _points(value.value, chinese=chinese) if value.unit == "pt" else f"{value.value:g}{value.unit}"


def _points(value: float, *, chinese: bool) -> str:
    said = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if said in ("0", "-0") else said + ("磅" if chinese else "pt")


def _distance(key: str, value: float, *, chinese: bool) -> str:
    """A distance: in millimetres where it is a whole number of tenths, within a twip; type's own measures are points."""
    millimetres = value / _MILLIMETRE
    if key in ("line", "grid", "tracking") or abs(round(millimetres, 1) * _MILLIMETRE - value) > _TWIP:
        return _points(value, chinese=chinese)
    return f"{millimetres:.1f}".removesuffix(".0") + ("毫米" if chinese else "mm")


def _sheet(width: float, height: float, *, chinese: bool) -> str:
    sides = sorted((width, height))
    for name, measure in PAPERS.items():
        unit = measure[-2:]
        known = sorted(in_points(side, unit) for side in measure[:-2].split(" x "))
        if all(abs(a - b) < _SAME_SHEET for a, b in zip(sides, known, strict=True)):
            turned = " 横向" if chinese else " landscape"
            return _PAPER_NAMES.get(name, name) + (turned if width > height else "")
    return " x ".join(f"{side / _MILLIMETRE:.1f}".removesuffix(".0") for side in (width, height)) + "mm"


_SAME_SHEET = 2.0
"""Points by which the sides of a paper of a name differ between programs."""
