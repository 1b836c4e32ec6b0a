"""The kinds of values in a layout: type sizes, distances, font names, page numbers, sheets."""

from __future__ import annotations

import re
from typing import Final

from yaml.nodes import Node

from drafter.layout.model import DATE, PAGE, TITLE, TOTAL, Length, Unit
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

POINTS: Final = {"pt": (1, 1), "磅": (1, 1), "mm": (720, 254), "cm": (7200, 254), "in": (72, 1)}
"""Each unit of length in points, as a fraction: an inch has 72 points and 25.4 mm."""
POINTS_ALIASES: Final = {"毫米": "mm", "厘米": "cm", "英寸": "in"}
_LONG_NUMBER = 30


def in_points(number: str, unit: str) -> float:
    """A length in points, rounded once: 37 mm are 37 × 720 / 254. Whole numbers do it, and are there without an import.

    number: decimal digits, perhaps with a point.
    """
    over, under = POINTS[POINTS_ALIASES.get(unit, unit)]
    if len(number) > _LONG_NUMBER:  # as exact as a number that no page has needs to be
        return float(number) * over / under
    whole, _, fraction = number.partition(".")
    return float(int(whole + fraction) * over / (10 ** len(fraction) * under))


MULTIPLES: Final = ("倍行距", "倍", "x")
"""The units of a line pitch that is a multiple of single spacing: ``1.5倍``, ``1.5x``. A number up to `_MOST_MULTIPLE` needs none."""
_MULTIPLE_WORDS = {"单倍行距": 1.0, "单倍": 1.0, "双倍行距": 2.0, "双倍": 2.0}
_MOST_MULTIPLE = 4.0
COUNTED: Final[dict[str, Unit]] = {"字": "字", "字符": "字", "行": "行"}
PAPERS: Final = {
    "A3": "297 x 420mm",
    "A4": "210 x 297mm",
    "A5": "148 x 210mm",
    "B4": "257 x 364mm",
    "B5": "182 x 257mm",
    "8K": "270 x 390mm",
    "16K": "195 x 270mm",
    "LETTER": "8.5 x 11in",
    "LEGAL": "8.5 x 14in",
}
"""Paper sizes by name, in capitals; 16开 is 16K. B4 and B5 are the Japanese ones (JIS), as in Word."""
PAPER_NAMES: Final = ("A3", "A4", "A5", "B4", "B5", "8K", "16K", "Letter", "Legal")
"""The names as messages list them."""
_TURNED = {"landscape": True, "横向": True, "横": True, "portrait": False, "纵向": False, "纵": False, "竖向": False, "竖": False}

_NOTHING = ("0", "无", "none")
"""A distance that is none, as Word's dialogs say it: 缩进 无, 网格 无."""
_MEASURE = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?) ?([^\W\d_]+)")
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_SAID_TWICE = r"[^(（]*[(（] ?([^()（）]*?) ?[)）]"
"""A sheet as Word's list says it, with its sides: 16开(18.4 × 26 厘米)."""
_SHEET = rf"({_NUMBER}) ?(?:mm|cm|in|毫米|厘米|英寸)? ?[x×*] ?({_NUMBER}) ?(mm|cm|in|毫米|厘米|英寸)"
_TURN = rf"(.+?)[ ，,(（]*({'|'.join(_TURNED)})[)）]?"
_SIZE_RANGE = (5.0, 200.0)


def _size(source: Source, node: Node) -> object:
    found = one_line(source, node)
    if found is WRONG:
        return WRONG
    if (name := str(found)) in SIZES or (name := name.removesuffix("号")) in SIZES:  # 小二号 is 小二
        return SIZES[name]
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
            if found in _NOTHING:
                return Length(0.0) if counted else 0.0
            examples = [f"{found}{unit}" for unit in ("mm", "pt")] if re.fullmatch(_NUMBER, str(found)) else ["37mm"]
            source.add("layout.length", node, found=found, units=("mm", "cm", "pt", "in", *counted), examples=examples)
            return WRONG
        points = in_points(match[1], unit)
        if not least <= points <= most:
            source.add("layout.range", node, found=found, least=_in_unit(least, unit), most=_in_unit(most, unit))
            return WRONG
        return Length(points) if counted else points

    units = "|".join((*POINTS, *POINTS_ALIASES, *(name for name, unit in COUNTED.items() if unit in counted)))
    return Kind(read, {"type": ["string", "number"], "pattern": rf"^({'|'.join(_NOTHING)}|-?[0-9]+(\.[0-9]+)? ?({units}))$"})


def _in_unit(points: float, unit: str) -> str:
    return f"{points / in_points('1', unit):.4g}{unit}"


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
    if found is WRONG:
        return WRONG
    if "{" in str(found):
        said = _cell(source, node)
        if said is not WRONG and (str(said).count(PAGE) != 1 or TITLE in str(said) or DATE in str(said)):
            source.add("layout.form", node, found=found)
            return WRONG
        return said
    match = re.fullmatch(_FORM, str(found))
    if not match:
        source.add("layout.form", node, found=found)
        return WRONG
    before, _, after = str(found).partition("1")
    return f"{before}{PAGE}{re.sub(_DIGITS, TOTAL, after)}"


_DIGITS = r"\d+"
_FORM = r"[^\d]*1(?:[^\d]+\d+[^\d]*|[^1\d]*)"
form = Kind(_form, {"type": ["string", "number"], "pattern": r"^([^0-9]*1([^0-9]+[0-9]+[^0-9]*|[^0-9]*)|.*\{(page|页码?)\}.*)$"})
"""The kind of a page number's pattern, such as ``— 1 —`` or ``第{page}页 共{pages}页``.

Without braces the first 1 stands for the page number; a number behind it stands for the number of pages: ``第1页 共9页``. Its value has
`PAGE` and `TOTAL` in their places.
"""


def _sheet(source: Source, node: Node) -> object:
    found = one_line(source, node)
    if found is WRONG:
        return WRONG
    turn = re.fullmatch(_TURN, str(found)) if found not in PAPERS else None
    name = turn[1] if turn else str(found)
    if sides_said := re.fullmatch(_SAID_TWICE, name):
        name = sides_said[1]
    match = re.fullmatch(_SHEET, PAPERS.get(name.upper().replace("开", "K"), name))
    sides = [in_points(side, match[3]) for side in match.groups()[:2]] if match else []
    if not sides or not all(140 <= side <= 1600 for side in sides):  # Word's own limit is 22 inches
        source.add("layout.paper", node, found=found, known=PAPER_NAMES)
        return WRONG
    return turned(sides[0], sides[1], landscape=_TURNED[turn[2]] if turn else None)


def turned(width: float, height: float, *, landscape: bool | None) -> tuple[float, float]:
    """The sides of a sheet, the longer one across for landscape, the shorter one for portrait. None leaves them as they are."""
    if landscape is None or landscape == (width > height):
        return width, height
    return height, width


sheet = Kind(_sheet, {"type": "string"})
"""The kind of a sheet: ``A4``, ``A3 landscape`` or ``210 x 297mm``. Its value is the width and the height in points."""


class Multiple(float):
    """A line pitch as a multiple of single spacing."""


_PITCH_RANGE = (5.0, 400.0)
_PITCH = length(*_PITCH_RANGE)
_FIXED = rf"固定值 ?({_NUMBER}) ?({'|'.join((*POINTS, *POINTS_ALIASES))})"
"""A line pitch as Word's dialog says it: 固定值 28磅."""
_MULTIPLE = "多倍行距"
"""What Word's dialog says before a multiple: 多倍行距 1.25."""


def _pitch(source: Source, node: Node) -> object:
    found = one_line(source, node)
    if found is WRONG:
        return WRONG
    if found in _MULTIPLE_WORDS:
        return Multiple(_MULTIPLE_WORDS[str(found)])
    if fixed := re.fullmatch(_FIXED, str(found)):
        points = in_points(fixed[1], fixed[2])
        if _PITCH_RANGE[0] <= points <= _PITCH_RANGE[1]:
            return points
    if found in _NOTHING:
        source.add("layout.range", node, found=found, least=f"{_PITCH_RANGE[0]:g}pt", most=f"{_PITCH_RANGE[1]:g}pt")
        return WRONG
    times = str(found).removeprefix(_MULTIPLE).lstrip(" ：:")
    match = re.fullmatch(rf"([0-9]+(?:\.[0-9]+)?) ?({'|'.join(MULTIPLES)}|)", times)
    if match is None or (not match[2] and not 1 <= float(match[1]) <= _MOST_MULTIPLE):
        return _PITCH.read(source, node)
    if not 0.5 <= float(match[1]) <= 10:
        source.add("layout.range", node, found=found, least=f"0.5{match[2]}", most=f"10{match[2]}")
        return WRONG
    return Multiple(match[1])


pitch = Kind(
    _pitch,
    {
        "type": ["string", "number"],
        "pattern": rf"^(固定值 ?|{_MULTIPLE} ?)?[0-9]+(\.[0-9]+)? ?({'|'.join((*POINTS, *POINTS_ALIASES, *MULTIPLES))})?$|^[单双]倍(行距)?$",
    },
)
"""The kind of a line pitch: ``28.95pt`` is a number of points, ``1.5倍`` a `Multiple`."""

_SPACED_WORDS = ("加宽", "紧缩")
_SPACED = rf"({'|'.join(_SPACED_WORDS)})[ ：:]?({_NUMBER}) ?({'|'.join((*POINTS, *POINTS_ALIASES))})"
"""The space between characters as Word's dialog says it: 加宽 0.5磅."""
_TRACKING_RANGE = (-5, 20)
_TRACKING = length(*_TRACKING_RANGE)


def _tracking(source: Source, node: Node) -> object:
    found = one_line(source, node)
    if found in ("标准", "normal"):
        return 0.0
    if not str(found).startswith(_SPACED_WORDS) or (spaced := re.fullmatch(_SPACED, str(found))) is None:
        return WRONG if found is WRONG else _TRACKING.read(source, node)
    points = in_points(spaced[2], spaced[3])
    points = -points if spaced[1] == "紧缩" else points
    if not _TRACKING_RANGE[0] <= points <= _TRACKING_RANGE[1]:
        source.add("layout.range", node, found=found, least=f"{_TRACKING_RANGE[0]}pt", most=f"{_TRACKING_RANGE[1]}pt")
        return WRONG
    return points


tracking = Kind(_tracking, {"anyOf": [_TRACKING.schema, {"type": "string", "pattern": f"^({_SPACED}|标准|normal)$"}]})
"""The kind of what is added behind each character, in points: ``-0.25pt``, ``紧缩0.25磅``."""

COLORS: Final = {
    "black": "", "red": "C00000", "blue": "1F3864", "green": "385723", "gray": "808080", "light-gray": "C8C8C8", "white": "FFFFFF",
    "黑": "", "红": "C00000", "蓝": "1F3864", "绿": "385723", "灰": "808080", "浅灰": "C8C8C8", "白": "FFFFFF",
}  # fmt: skip
"""Colours by name. Red is Word's dark red, which prints well; 公文红 (FF0000) is written as digits."""
_WORD_COLORS = {"深红": "C00000", "自动": "", "auto": ""}
"""The names of the same in Word's list, which messages need not list."""


def _color(source: Source, node: Node) -> object:
    found = one_line(source, node)
    if found is WRONG:
        return WRONG
    name = str(found).lower()
    known = COLORS | _WORD_COLORS
    if (named := known.get(name, known.get(name.removesuffix("色")))) is not None:
        return named
    if match := re.fullmatch("#?([0-9a-f]{6})", name):
        return match[1].upper()
    source.add("layout.color", node, found=found, known=tuple(COLORS))
    return WRONG


color = Kind(_color, {"type": ["string", "number"]})
"""The kind of a colour, a name or six hexadecimal digits: ``red``, ``'#C00000'``. Its value are the digits, "" for black."""

FIELDS: Final = {
    "page": PAGE, "pages": TOTAL, "title": TITLE, "date": DATE,
    "页": PAGE, "页码": PAGE, "页数": TOTAL, "标题": TITLE, "日期": DATE,
}  # fmt: skip
"""The fields of headers and footers, written in braces."""
_FIELD = r"\{([^{}]*)\}"
_LONGEST_CELL = 200


def _cell(source: Source, node: Node) -> object:
    found = one_line(source, node)
    if found is WRONG:
        return WRONG
    for name in re.findall(_FIELD, str(found)):
        if name.strip() not in FIELDS:
            source.add("layout.field", node, found=f"{{{name}}}", known=[f"{{{field}}}" for field in FIELDS])
            return WRONG
    if len(str(found)) > _LONGEST_CELL:
        source.add("layout.long", node, most=_LONGEST_CELL)
        return WRONG
    return re.sub(_FIELD, lambda match: FIELDS[match[1].strip()], str(found))


cell = Kind(_cell, {"type": ["string", "number", "null"]})
"""The kind of a text in a header or footer. Its fields, ``{page}``, are replaced by the signs of `drafter.layout.model`."""
