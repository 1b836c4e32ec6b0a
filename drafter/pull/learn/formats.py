"""How the paragraphs and runs of a Word document look: defaults, styles, theme and direct formatting put together.

The order is Word's (ISO/IEC 29500-1, 17.7.2): defaults of the document, style of the paragraph with those it is based on, style of the run,
direct formatting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from drafter.layout.model import Length
from drafter.layout.units import Multiple
from drafter.pull.learn.lists import Lists, is_unnumbered
from drafter.read.docx.names import VAL, WORD
from drafter.read.docx.styles import style_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Raw = dict[str, dict[str, str]]
"""The properties of a paragraph or run by the names of their elements; each has its attributes, without namespace."""

Values = dict[str, object]
"""Values of a layout by the keys of a type: ``font``, ``size``, ``indent``."""

_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_ALIGN = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
_FAR = 31_680
"""The most twips of a measure (22 inches). What is larger is a fault of the file."""


_USUAL_FACE = "宋体"
_WITHOUT_CHINESE = dict.fromkeys(
    (
        "Aptos",
        "Arial",
        "Calibri",
        "Calibri Light",
        "Cambria",
        "Courier New",
        "Georgia",
        "Helvetica",
        "Tahoma",
        "Times New Roman",
        "Verdana",
    ),
    _USUAL_FACE,
)
"""Latin fonts that programs such as pandoc name for Chinese text, with the font in which Word sets it then."""


class Formats:
    """The formats of a document. styles, theme, numbering: the root elements of these parts, None where the document has none."""

    def __init__(self, styles: Element | None, theme: Element | None, numbering: Element | None = None) -> None:
        self._lists = Lists(numbering)
        self._styles = {}
        self._default = ""
        self._styled: dict[str, Values] = {}
        self._theme = _theme_fonts(theme)
        self._known: dict[tuple[str, str, str, bool], Raw] = {}
        for element in styles.findall(f"{WORD}style") if styles is not None else ():
            style_id = element.get(f"{WORD}styleId", "")
            self._styles[style_id] = element
            if element.get(f"{WORD}type") == "paragraph" and element.get(f"{WORD}default") in ("1", "true", "on"):
                self._default = style_id
        defaults = None if styles is None else styles.find(f"{WORD}docDefaults")
        self._defaults = {
            "pPr": None if defaults is None else defaults.find(f"{WORD}pPrDefault/{WORD}pPr"),
            "rPr": None if defaults is None else defaults.find(f"{WORD}rPrDefault/{WORD}rPr"),
        }

    def paragraph(self, properties: Element | None) -> Values:
        """The values of a paragraph. properties: its ``w:pPr``."""
        style = style_of(properties, "pStyle") or self._default
        if properties is None or all(
            child.tag == f"{WORD}pStyle" for child in properties
        ):  # most paragraphs have a style and nothing else
            if style not in self._styled:
                self._styled[style] = _paragraph_values(self._of_style("pPr", style, ""))
            return dict(self._styled[style])
        numbered = properties.find(f"{WORD}numPr")
        styled = self._of_style("pPr", style, "", listed=not is_unnumbered(numbered))
        values = _paragraph_values(_over(_with_indents(styled, self._lists.indents(numbered)), properties))
        # a long paragraph among such that are kept together is Drafter's own exception
        values["keep-lines"] = values["keep-lines"] or _is_on(styled, "keepLines")
        return values

    def begins_page(self, properties: Element | None) -> bool:
        """Whether a paragraph begins a page."""
        style = style_of(properties, "pStyle") or self._default
        return _is_on(_over(self._of_style("pPr", style, ""), properties), "pageBreakBefore")

    def has_border(self, properties: Element | None) -> bool:
        """Whether a line is drawn at a paragraph."""
        style = style_of(properties, "pStyle") or self._default
        return "pBdr" in _over(self._of_style("pPr", style, ""), properties)

    def run(self, properties: Element | None, paragraph: Element | None) -> Values:
        """The values of a run. properties: its ``w:rPr``. paragraph: the ``w:pPr`` of its paragraph."""
        style = style_of(paragraph, "pStyle") or self._default
        return self._run_values(_over(self._of_style("rPr", style, style_of(properties, "rStyle")), properties))

    def _of_style(self, kind: str, style: str, run_style: str, *, listed: bool = True) -> Raw:
        """The properties of styles. listed: whether a style that has a number gives the indents of its list too."""
        key = kind, style, run_style, listed
        if key not in self._known:
            raw = _over({}, self._defaults[kind])
            for element in (*reversed([*self._chain(style)]), *reversed([*self._chain(run_style)])):
                if kind == "pPr" and listed:
                    numbered = element.find(f"{WORD}pPr/{WORD}numPr")
                    raw = _with_indents(raw, self._lists.indents(numbered, element.get(f"{WORD}styleId", "")))
                raw = _over(raw, element.find(WORD + kind))
            self._known[key] = raw
        return self._known[key]

    def _chain(self, style: str) -> Iterator[Element]:
        """A style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while style and style not in seen and style in self._styles:
            seen.add(style)
            yield self._styles[style]
            based = self._styles[style].find(f"{WORD}basedOn")
            style = "" if based is None else based.get(VAL, "")

    def _run_values(self, raw: Raw) -> Values:
        fonts = raw.get("rFonts", {})
        values: Values = {
            "bold": _is_on(raw, "b"),
            "italic": _is_on(raw, "i"),
            "underline": raw.get("u", {}).get("val", "none") != "none",
            "tracking": _twips(raw.get("spacing", {}).get("val")) or 0.0,
        }
        for key, names in (("font", ("eastAsia",)), ("latin", ("ascii", "hAnsi"))):
            found = next(
                (name for one in names if (name := fonts.get(one) or self._theme.get(fonts.get(f"{one}Theme", ""), ""))), ""
            )
            if found and len(found) <= _LONGEST_FONT:
                values[key] = _WITHOUT_CHINESE.get(found, found) if key == "font" else found
        if (size := _number(raw.get("sz", {}).get("val"))) and 10 <= size <= 400:
            values["size"] = size / 2
        color = raw.get("color", {}).get("val", "auto").upper()
        values["color"] = "" if color in ("AUTO", "000000") or len(color) != _HEX else color
        return values


_LONGEST_FONT = 31
_HEX = 6


def _over(below: Raw, properties: Element | None) -> Raw:
    """Properties, with others laid over them. Of fonts, indents and spacing each attribute is replaced by itself, anything else as a whole."""
    if properties is None:
        return below
    raw = dict(below)
    for child in properties:
        name = child.tag.removeprefix(WORD)
        said = {key.rpartition("}")[2]: value for key, value in child.attrib.items()}
        if name in ("rFonts", "ind", "spacing"):
            kept = {key: value for key, value in raw.get(name, {}).items() if not _replaced(key, said)}
            raw[name] = {**kept, **said}
        else:
            raw[name] = said
    return raw


def _with_indents(below: Raw, level: Element | None) -> Raw:
    """Properties, with the indents of a list's level laid over them. level: its ``w:pPr``."""
    indents = None if level is None else level.find(f"{WORD}ind")
    if indents is None:
        return below
    said = {key.rpartition("}")[2]: value for key, value in indents.attrib.items()}
    return {**below, "ind": {key: value for key, value in below.get("ind", {}).items() if not _replaced(key, said)} | said}


_REPLACES = {"start": "left", "end": "right", "firstLine": "hanging", "hanging": "firstLine", "line": "lineRule"}


def _replaced(key: str, said: dict[str, str]) -> bool:
    """Whether new attributes replace an old one of another name: a font replaces one of the theme, a first line's indent a hanging one."""
    return key.removesuffix("Theme") in said or f"{key}Theme" in said or any(_REPLACES.get(new) == key for new in said)


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """From the names of theme fonts (``minorEastAsia``) to fonts. An empty East Asian one is that of the script Hans."""
    found: dict[str, str] = {}
    for kind in ("major", "minor"):
        fonts = None if theme is None else theme.find(f".//{_MAIN}{kind}Font")
        if fonts is None:
            continue
        faces = {element.tag.removeprefix(_MAIN): element.get("typeface", "") for element in fonts if not element.get("script")}
        hans = next((element.get("typeface", "") for element in fonts if element.get("script") == "Hans"), "")
        found |= {f"{kind}EastAsia": faces.get("ea") or hans}
        found |= dict.fromkeys((f"{kind}HAnsi", f"{kind}Ascii", f"{kind}Bidi"), faces.get("latin", ""))
    return found


def _paragraph_values(raw: Raw) -> Values:
    spacing, indent = raw.get("spacing", {}), raw.get("ind", {})
    values: Values = {
        "align": _ALIGN.get(raw.get("jc", {}).get("val", "left"), "left"),
        "line": _pitch(spacing),
        "before": _distance(spacing, "before"),
        "after": _distance(spacing, "after"),
        "keep-next": _is_on(raw, "keepNext"),
        "keep-lines": _is_on(raw, "keepLines"),
        "snap": _is_on(raw, "snapToGrid", otherwise=True),
    }
    characters, first = _number(indent.get("firstLineChars")), _twips(indent.get("firstLine"))
    hanging = Length((_number(indent.get("hangingChars")) or 0.0) / 100, "字"), Length(_twips(indent.get("hanging")) or 0.0)
    hangs = any(one.value for one in hanging)
    values["indent"] = Length(0.0) if hangs else Length(characters / 100, "字") if characters else Length(first or 0.0)
    for side, other in (("left", "start"), ("right", "end")):
        characters = _number(indent.get(f"{side}Chars", indent.get(f"{other}Chars")))
        points = _twips(indent.get(side, indent.get(other)))
        found = Length(characters / 100, "字") if characters else Length(points or 0.0)
        if side == "left":  # a layout has no hanging indent: the first line, with the number, stands where it stood
            found = found._replace(value=found.value - sum(one.value for one in hanging if one.unit == found.unit))
        values[f"indent-{side}"] = found if found.value > 0 else Length(0.0)
    return values


def _pitch(spacing: dict[str, str]) -> float:
    """The line pitch in points, or as a `Multiple`.

    “At least” counts as exact, because type of a usual size fits; below that size it says nothing.
    """
    said = _number(spacing.get("line"))
    rule = spacing.get("lineRule", "auto")
    if rule == "atLeast" and said and abs(said) / 20 < _LEAST_PITCH:
        return Multiple(1.0)
    if rule == "auto" or not said:
        return Multiple((said or 240) / 240)
    return abs(said) / 20


_LEAST_PITCH = 12.0


def _distance(spacing: dict[str, str], side: str) -> Length:
    """The space above or below. A line of `beforeLines` is one of the page's grid, not of the paragraph; programs write its points beside it."""
    if spacing.get(f"{side}Autospacing") in ("1", "true", "on"):
        return Length(0.0)
    lines, points = _number(spacing.get(f"{side}Lines")), _twips(spacing.get(side))
    return Length(lines / 100, "行") if lines and not points else Length(points or 0.0)


def _is_on(raw: Raw, name: str, *, otherwise: bool = False) -> bool:
    return otherwise if name not in raw else raw[name].get("val", "1").lower() not in _OFF


def _number(said: str | None) -> float | None:
    """A number of an attribute; None where it is none. Newer files write measures with a unit: ``12pt``."""
    try:
        value = float((said or "").removesuffix("pt"))
    except ValueError:
        return None
    return value if abs(value) <= _FAR else None


def _twips(said: str | None) -> float | None:
    """A measure in points: twips, or a number of points with its unit."""
    value = _number(said)
    return None if value is None else value if (said or "").endswith("pt") else value / 20


def letters(texts: Iterable[str]) -> str:
    """The letters and digits of texts, by which paragraphs are recognised."""
    return "".join(character for text in texts for character in text if character.isalnum())
