"""The kinds of values in a layout: type sizes, distances, font names, page numbers, sheets."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from yaml.nodes import Node

from drafter.layout.model import Length, Unit
from drafter.nodes.fields import WRONG, Kind
from drafter.nodes.kinds import one_line
from drafter.nodes.source import Source

SIZES: Final = {
    "初号": 42.0,
    "小初": 36.0,
    "一号": 26.0,
    "小一": 24.0,
    "二号": 22.0,
    "小二": 18.0,
    "三号": 16.0,
    "小三": 15.0,
    "四号": 14.0,
    "小四": 12.0,
    "五号": 10.5,
    "小五": 9.0,
}
"""The named Chinese type sizes in points, from Word's list. In the code, because every render needs them: a file more costs a millisecond."""

POINTS: Final = {"pt": Decimal(1), "磅": Decimal(1), "mm": Decimal(72) / Decimal("25.4"), "cm": Decimal(72) / Decimal("2.54")}
POINTS_ALIASES: Final = {"毫米": "mm", "厘米": "cm"}
COUNTED: Final[dict[str, Unit]] = {"字": "字", "字符": "字", "行": "行"}
PAPERS: Final = {"A3": "297 x 420mm", "A4": "210 x 297mm", "A5": "148 x 210mm", "B5": "182 x 257mm", "16K": "195 x 270mm"}
"""Paper sizes by name. B5 is the Japanese one (JIS), as in Word."""

_MEASURE = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?) ?([A-Za-z]+|[一-鿿]+)")
_SHEET = r"([0-9.]+) ?(?:mm)? ?[x×*] ?([0-9.]+) ?mm"
_SIZE_RANGE = (5.0, 200.0)


def _size(source: Source, node: Node) -> object:
    found = one_line(source, node)
    if found is WRONG:
        return WRONG
    if found in SIZES:
        return SIZES[str(found)]
    match = _MEASURE.fullmatch(str(found))
    points = float(match[1]) if match and match[2] in ("pt", "磅") else 0.0
    if not match or not points or points * 2 % 1:  # Word stores sizes in half points
        source.add("layout.size", node, found=found, known=tuple(SIZES))
        return WRONG
    if not _SIZE_RANGE[0] <= points <= _SIZE_RANGE[1]:
        source.add("layout.range", node, found=found, least=f"{_SIZE_RANGE[0]:g}pt", most=f"{_SIZE_RANGE[1]:g}pt")
        return WRONG
    return points


size = Kind(_size, {"type": "string", "pattern": rf"^({'|'.join(SIZES)}|[0-9]+(\.[05])? ?(pt|磅))$"})
"""The kind of a type size, ``三号`` or ``16pt``. Its value is in points."""


def length(least: float, most: float, *counted: Unit) -> Kind:
    """The kind of a distance: ``37mm``, ``2.8cm``, ``28.95pt``.

    least, most: the smallest and the greatest distance, in points.
    counted: further units, ``字`` (``2字``) or ``行`` (``1行``). With them the value is a `Length`, without them a number of points.
    """

    def read(source: Source, node: Node) -> object:
        found = one_line(source, node)
        if found is WRONG:
            return WRONG
        match = _MEASURE.fullmatch(str(found))
        unit = POINTS_ALIASES.get(match[2], match[2]) if match else ""
        if match and COUNTED.get(unit) in counted:
            result = Length(float(match[1]), COUNTED[unit])
            if 0 <= result.value <= 40:
                return result
            source.add("layout.range", node, found=found, least=f"0{unit}", most=f"40{unit}")
            return WRONG
        if not match or unit not in POINTS:
            if found == "0":
                return Length(0.0) if counted else 0.0
            source.add("layout.length", node, found=found, units=("mm", "cm", "pt", *counted))
            return WRONG
        points = float(Decimal(match[1]) * POINTS[unit])
        if not least <= points <= most:
            source.add("layout.range", node, found=found, least=_in_unit(least, unit), most=_in_unit(most, unit))
            return WRONG
        return Length(points) if counted else points

    units = "|".join((*POINTS, *POINTS_ALIASES, *(name for name, unit in COUNTED.items() if unit in counted)))
    return Kind(read, {"type": ["string", "number"], "pattern": rf"^(0|-?[0-9]+(\.[0-9]+)? ?({units}))$"})


def _in_unit(points: float, unit: str) -> str:
    return f"{points / float(POINTS[unit]):.4g}{unit}"


def _font(source: Source, node: Node) -> object:
    found = one_line(source, node)
    if found is not WRONG and not (found and len(str(found)) <= 31):  # the limit of a font's name in Windows (LF_FACESIZE)
        source.add("layout.font", node, found=found)
        return WRONG
    return found


font = Kind(_font, {"type": "string", "minLength": 1, "maxLength": 31})
"""The kind of a font's name, as Word shows it: ``方正小标宋简体``. A string."""


def _form(source: Source, node: Node) -> object:
    found = one_line(source, node)
    if found is not WRONG and not _FORM.fullmatch(str(found)):
        source.add("layout.form", node, found=found)
        return WRONG
    return found


_FORM = re.compile(r"[^1]*1(?:[^\d]+\d+[^\d]*|[^1\d]*)")
form = Kind(_form, {"type": ["string", "number"], "pattern": "^[^1]*1([^0-9]+[0-9]+[^0-9]*|[^0-9]*)$"})
"""The kind of a page number's pattern, such as ``— 1 —``.

The first 1 stands for the page number; a number behind it stands for the number of pages: ``第1页 共9页``.
"""


def _sheet(source: Source, node: Node) -> object:
    found = one_line(source, node)
    if found is WRONG:
        return WRONG
    match = re.fullmatch(_SHEET, PAPERS.get(str(found).upper(), str(found)))
    try:
        sides = tuple(float(Decimal(side) * POINTS["mm"]) for side in match.groups()) if match else ()
    except ArithmeticError:
        sides = ()
    if not sides or not all(140 <= side <= 1600 for side in sides):  # Word's own limit is 22 inches
        source.add("layout.paper", node, found=found, known=tuple(PAPERS))
        return WRONG
    return sides


sheet = Kind(_sheet, {"type": "string"})
"""The kind of a sheet: ``A4`` or ``210 x 297mm``. Its value is the width and the height in points."""
