"""The style sheet of a web page: the rules of a layout, and the rules that all layouts share (``page.css``).

Lengths are multiples of ``var(--pt)``. It is a point on paper and on a wide screen, and less on a phone, so that the whole page
shrinks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from pathlib import Path

from drafter.layout.model import DATE, PAGE, TITLE, TOTAL, Layout, PageNumber, Type
from drafter.speech.lines import BY_NAME, FOOTNOTE, HEADS, PICTURE, ROWS, own_class
from drafter.write.docx.rim import NUMBER_ENDS, NUMBER_STARTS, Pages, differs_by_side, footer_cells, has_title_page, header_cells
from drafter.write.stand_ins import LATIN, stand_in

_HEAVY = "drafter-heavy"
_HEAVY_FACES = "STZhongsong", "Noto Serif CJK SC Bold", "NotoSerifCJKsc-Bold", "Source Han Serif SC Bold", "STSongti-SC-Bold"
"""Faces as heavy as 小标宋. They have full face names, because the family name alone would give a lighter face."""

_LATIN_RANGE = "U+20-7E,U+A0-B6,U+B8-24F"
"""The characters in the Latin font: letters and digits, but not · “ ” ‘ ’ — …, which belong to the Chinese text."""


@lru_cache(maxsize=32)
def stylesheet(layout: Layout, lines: frozenset[str] = frozenset()) -> str:
    """The rules of a layout and of some kinds of lines, one a line. Names of fonts are escaped, so the text is safe inside ``<style>``."""
    page, margins = layout.page, (layout.page.top, layout.page.right, layout.page.bottom, layout.page.left)
    margin = " ".join(f"{_number(length)}pt" for length in margins)
    rules = [
        *_font_faces(layout, lines),
        f":root{{--pt:1pt;--width:{_number(page.width)}pt;--height:{_number(page.height)}pt;--margin:{margin}}}",
        f"@page{{size:{_number(page.width)}pt {_number(page.height)}pt;margin:{margin}}}",
        *(_around(layout) if _has_rim(layout) else _page_number(layout.page_number, page.bottom - page.footer)),
        _shared(),
        *(f"{selector}{{{rule}}}" for selector, rule in (*_type_rules(layout), *_line_rules(layout, lines), *_own_rules(layout))),
    ]
    return "\n".join(rules)


@lru_cache(maxsize=32)
def scoped_stylesheet(layout: Layout, scope: str) -> str:
    """The rules of a layout for paragraphs inside another page. scope: the selector of the element that holds them.

    The element says what ``--pt`` is. ``.head-end`` is the last line of the head, ``.folio`` a page number, ``.rim-…`` and
    ``.watermark`` what else stands at the rim of a sheet.
    """
    number = layout.page_number.type
    gap = max(layout.page.gap.points(layout.body), layout.date.after.points(layout.date))
    rules = [
        *((_scoped(selectors, scope), rule) for selectors, rule in _TOP_LEVEL.findall(_shared().partition("@media")[0])),
        *(
            (_scoped(selectors, scope), rule)
            for selectors, rule in (*_type_rules(layout), *_line_rules(layout, BY_NAME), *_own_rules(layout))
        ),
        (f"{scope} .head-end", f"margin-bottom:{_length(gap)}"),
        *(
            (f"{scope} .{name}", f"{_face(type_)};line-height:{_length(type_.line)}")
            for name, type_ in (("folio", number), *_rim_types(layout))
        ),
    ]
    if mark := layout.watermark:
        families = dict.fromkeys((mark.font, *stand_in(mark.font).families))
        rules.append((f"{scope} .watermark", f"font-family:{','.join(map(_string, families))},serif"))
    return "\n".join([*_font_faces(layout, BY_NAME), *(f"{selectors}{{{rule}}}" for selectors, rule in rules)])


def _rim_types(layout: Layout) -> Iterator[tuple[str, Type]]:
    """The classes of what stands at the rim of a sheet, with their types."""
    number = layout.page_number.type
    yield "rim-header", layout.header.type if layout.header else number
    yield "rim-footer", layout.footer.type if layout.footer else number
    yield "rim-mark", layout.mark.type if layout.mark else number
    yield "rim-number", number


_TOP_LEVEL = re.compile(r"([^{}]+)\{([^{}]*)\}")


def _scoped(selectors: str, scope: str) -> str:
    """Selectors inside the scope; those of the whole page are the scope itself."""
    names = (name.strip() for name in selectors.split(","))
    return ",".join(scope if name in ("body", "html") else f"{scope} {name}" for name in names)


def _font_faces(layout: Layout, lines: Collection[str]) -> list[str]:
    every_type = (*_types(layout).values(), layout.body, *layout.points, layout.page_number.type)
    every_type += tuple(layout.lines[kind] for kind in sorted(lines) if kind in layout.lines)
    every_type += tuple(type_ for _, type_ in layout.own)
    return [
        *map(_latin_face, dict.fromkeys(type_.latin for type_ in every_type)),
        f"@font-face{{font-family:{_string(_HEAVY)};src:{_local(*_HEAVY_FACES)}}}",
    ]


def _type_rules(layout: Layout) -> list[tuple[str, str]]:
    """The selectors of the kinds of paragraphs, each with its rule."""
    return [
        ("body", _face(layout.body)),
        ("p", _paragraph(layout.body)),
        *((selector, f"{_face(type_)};{_paragraph(type_)}") for selector, type_ in _types(layout).items()),
        (".head", f"margin-bottom:{_length(layout.page.gap.points(layout.body))}"),
        *((f".section{level}", _face(type_)) for level, type_ in enumerate(layout.headings, 1)),
        *((f".point{level}", _face(type_)) for level, type_ in enumerate(layout.points, 1)),
    ]


_BORDERS = {"three-line": "solid;border-width:1.5pt 0", "boxed": ".75pt solid"}


def _line_rules(layout: Layout, lines: Collection[str]) -> Iterator[tuple[str, str]]:
    """The rules of some kinds of lines."""
    for kind in sorted(lines):
        if type_ := layout.lines.get(kind):
            new_page = ";break-before:page" if BY_NAME[kind].new_page else ""
            yield f".{kind}", f"{_face(type_)};{_paragraph(type_)}{new_page}"
            yield f".{kind} + .{kind}", "margin-top:0"
            yield from _MORE_RULES.get(kind, ())
            if row := ROWS.get(kind):
                yield f"table.{row}", f"width:100%;border-collapse:collapse;border:{_BORDERS[row]}"
                yield (
                    f".{kind}",
                    "border:.75pt solid" if row == "boxed" else "border-bottom:.75pt solid" if kind in HEADS else "border:0",
                )
        else:
            yield f".{kind}", "break-after:page"


_MORE_RULES = {
    PICTURE: ((f".{PICTURE}", "line-height:normal"), (f".{PICTURE} img", "max-width:100%;vertical-align:bottom")),
    FOOTNOTE: (
        (".footnotes", "margin-top:2em;border-top:.75pt solid;padding-top:.5em"),
        ("sup a,.footnote a", "color:inherit;text-decoration:none"),
        (".footnote-mark::before,.footnote-number::before", "content:attr(data-number)"),
    ),
}
"""Further rules that a kind of lines needs."""


def _own_rules(layout: Layout) -> Iterator[tuple[str, str]]:
    """The rules of the user's own kinds of lines."""
    for kind, type_ in layout.own:
        yield f".{own_class(kind)}", f"{_face(type_)};{_paragraph(type_)}"


def _types(layout: Layout) -> dict[str, Type]:
    """The types of the kinds of paragraphs, by their selectors."""
    return {
        "h1": layout.title,
        ".subtitle": layout.subtitle,
        ".speaker": layout.speaker,
        ".date": layout.date,
        ".salutation": layout.salutation,
        **{f"h{level}": type_ for level, type_ in enumerate(layout.headings, 2)},
        "h1.bundle-title": layout.bundle_title,
        ".bundle-count": layout.bundle_count,
        ".contents-heading": layout.contents_heading,
        "nav li": layout.contents_line,
    }


@cache
def _shared() -> str:
    text = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/|\n\s*", "", text, flags=re.DOTALL)


def _face(type_: Type) -> str:
    """The font properties of a paragraph or a run-in heading."""
    return (
        f"font-family:{_families(type_)};font-weight:{700 if type_.bold else 400};"
        f"font-size:{_length(type_.size)};letter-spacing:{_length(type_.tracking)}"
        f"{';font-style:italic' if type_.italic else ''}{';text-decoration:underline' if type_.underline else ''}"
        f"{f';color:#{type_.color}' if type_.color else ''}"
    )


def _paragraph(type_: Type) -> str:
    """The properties of a paragraph: line pitch, indentation, distances, page breaks."""
    rules = [
        f"line-height:{_length(type_.line)}",
        f"text-align:{type_.align}",
        f"text-indent:{_length(type_.indent.points(type_))}",
        f"margin:{_margins(type_)}",
        f"break-after:{'avoid' if type_.keep_next else 'auto'}",
        f"break-inside:{'avoid' if type_.keep_lines else 'auto'}",
    ]
    return ";".join(rules)


def _margins(type_: Type) -> str:
    sides = type_.before, type_.right, type_.after, type_.left
    above, right, below, left = (_length(side.points(type_)) for side in sides)
    return f"{above} {right} {below}" if left == right else f"{above} {right} {below} {left}"


def _page_number(number: PageNumber, distance: float) -> list[str]:
    """The page number in the margin. distance: from the end of the type area to the bottom of the number, in points."""
    type_ = number.type
    above = max(0.0, distance - type_.line)
    style = (
        f"content:{_after(number.before)} counter(page) {_after(number.after)};white-space:pre;vertical-align:top;"
        f"font:{700 if type_.bold else 400} {_number(type_.size)}pt/{_number(type_.line)}pt {_families(type_)};padding:{_number(above)}pt"
    )
    inset = f"{_number(number.inset.points(type_))}pt"
    right, left = f"@bottom-right{{{style} {inset} 0 0}}", f"@bottom-left{{{style} 0 0 {inset}}}"
    match number.place:
        case "outside":
            return [f"@page :right{{{right}}}", f"@page :left{{{left}}}"]
        case "right":
            return [f"@page{{{right}}}"]
        case "center":
            return [f"@page{{@bottom-center{{{style} 0 0}}}}"]
        case "none":
            return []


def _has_rim(layout: Layout) -> bool:
    """Whether a layout has more at its rim than page numbers."""
    return bool(layout.header or layout.footer or layout.mark or layout.watermark or not layout.page_number.first)


def _around(layout: Layout) -> Iterator[str]:
    """The texts in the margins of the printed page, and the watermark. `TITLE` and `DATE` stand in them as escapes, see `with_words`."""
    kinds: dict[Pages, str] = {"default": "@page"}
    kinds |= {"even": "@page :left"} if differs_by_side(layout) else {}
    kinds |= {"first": "@page :first"} if has_title_page(layout) else {}
    number = layout.page_number.type
    header = layout.header.type if layout.header else layout.mark.type if layout.mark else number
    footer = layout.footer.type if layout.footer else number
    for pages, selector in kinds.items():
        rows = (("top", header, header_cells(layout, pages)), ("bottom", footer, footer_cells(layout, pages)))
        boxes = [
            f"@{edge}-{side}{{content:{_contents(text)};white-space:pre;"
            f"font:{700 if type_.bold else 400} {_number(type_.size)}pt/{_number(type_.line)}pt {_families(type_)}}}"
            for edge, type_, cells in rows
            for side, text in zip(("left", "center", "right"), cells, strict=True)
            if text or pages != "default"
        ]
        yield f"{selector}{{{''.join(boxes)}}}"
    if mark := layout.watermark:
        size = mark.size or layout.page.text_width * 0.75 / max(1, len(mark.text))
        yield (
            f"main::before{{content:{_string(mark.text)};position:fixed;left:50%;top:50%;transform:translate(-50%,-50%) rotate(-45deg);white-space:nowrap;"
            f"pointer-events:none;z-index:1;opacity:.35;color:#{mark.color or '000'};font:400 {_length(size)} {_string(mark.font)},serif}}"
        )


def _contents(text: str) -> str:
    """A text of a margin as the value of ``content``."""
    counters = {PAGE: "counter(page)", TOTAL: "counter(pages)"}
    pieces = re.split(f"([{PAGE}{TOTAL}{NUMBER_STARTS}{NUMBER_ENDS}])", text)
    return (
        " ".join(counters.get(piece) or _string(piece) for piece in pieces if piece not in ("", NUMBER_STARTS, NUMBER_ENDS)) or '""'
    )


def with_words(rules: str, title: str, date: str) -> str:
    """The rules of a layout with a document's title and date in its headers and footers."""
    for sign, text in ((TITLE, title), (DATE, date)):
        rules = rules.replace(f"\\{ord(sign):x} ", _string(text)[1:-1])
    return rules


def _after(text: str) -> str:
    """What stands behind a page number, with the number of pages where it is asked for."""
    between, has_total, behind = text.partition(TOTAL)
    return f"{_string(between)} counter(pages) {_string(behind)}" if has_total else _string(between)


def _families(type_: Type) -> str:
    """The font families of a type: the face for Latin letters, then the Chinese font, then its stand-ins."""
    row = stand_in(type_.font)
    families = dict.fromkeys((_latin_name(type_.latin), type_.font, *((_HEAVY,) if row.heavy else ()), *row.families))
    return ",".join([*map(_string, families), row.generic])


def _latin_name(latin: str) -> str:
    return f"drafter-latin {latin}"


def _latin_face(latin: str) -> str:
    faces = _local(latin, *LATIN.get(latin, ()))
    return f"@font-face{{font-family:{_string(_latin_name(latin))};src:{faces};unicode-range:{_LATIN_RANGE}}}"


def _local(*faces: str) -> str:
    return ",".join(f"local({_string(face)})" for face in faces)


def _string(text: str) -> str:
    """A text as a CSS string. Characters that could end the string or ``<style>`` are written as escapes (CSS Syntax 3, 4.3.7)."""
    return '"' + re.sub(r"[^\w \-—·（）]", lambda match: f"\\{ord(match[0]):x} ", text) + '"'


def _length(points: float) -> str:
    return f"calc({_number(points)}*var(--pt))" if points else "0"


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
