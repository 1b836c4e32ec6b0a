"""The base of a layout: every part that is the same for all speeches, packed once for each layout and process.

Making it takes about a millisecond, so it is neither shipped nor cached on disk. The parts that are the same for all layouts are
files in ``parts``. The theme there comes from python-docx's default template (MIT), without the fonts for other scripts.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from drafter.layout.model import Layout
from drafter.speech.lines import FOOTNOTE, PICTURE
from drafter.write.docx.package import Base
from drafter.write.docx.rim import differs_by_side, rim_parts
from drafter.write.docx.styles import styles_xml
from drafter.write.docx.xml import DECLARATION, RELATIONS, ROOT, escape

_PARTS = Path(__file__).with_name("parts")  # importlib.resources would cost 8 ms

STATIC_PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    "docProps/app.xml": "app.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/theme/theme1.xml": "theme.xml",
}
"""The parts that are the same for all layouts, with their files, in the order of the package. The content types come first."""


LINKS = "word/_rels/document.xml.rels"
"""The part with the relationships of the main part."""


@lru_cache(maxsize=32)
def base_of(layout: Layout, lines: frozenset[str] = frozenset()) -> Base:
    """The packed base of a layout, for documents with some kinds of lines. Where pictures are among these, it has no `LINKS`."""
    parts = base_parts(layout, lines)
    if PICTURE in lines:
        del parts[LINKS]
    return Base.of(parts.items())


def base_parts(layout: Layout, lines: frozenset[str] = frozenset()) -> dict[str, str]:
    """The parts of a layout's base by name, in the order of the package. Headers and footers with words of the document are not in it.

    lines: the kinds of lines that have a style.
    """
    rim = rim_parts(layout)
    parts = {
        **{name: static_part(file) for name, file in STATIC_PARTS.items()},
        "word/styles.xml": styles_xml(layout, lines),
        "word/settings.xml": settings_xml(layout, lines),
        "word/fontTable.xml": font_table_xml(layout, lines),
        **{part.name: part.xml for part in rim if not part.is_worded},
    }
    for part in rim[2:]:  # the two footers that every layout has stand in the static parts
        _announce(parts, part.name, part.kind, part.relation)
    if PICTURE in lines:
        from drafter.write.docx.pictures import TYPES

        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("<Override ", f"{TYPES}<Override ", 1)
    if FOOTNOTE in lines:
        _announce(parts, "word/footnotes.xml", "footnotes", "rIdFootnotes")
    return parts


def _announce(parts: dict[str, str], name: str, kind: str, relation: str) -> None:
    """Add a part beside the main part to the content types and to the relationships of the main part."""
    content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    types, links = "[Content_Types].xml", LINKS
    parts[types] = parts[types].replace("</Types>", f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>')
    link = f'<Relationship Id="{relation}" Type="{RELATIONS}/{kind}" Target="{name.removeprefix("word/")}"/>'
    parts[links] = parts[links].replace("</Relationships>", f"{link}</Relationships>")


@cache
def static_part(file: str) -> str:
    """A file of ``parts``, without the line breaks and indentation that make it readable."""
    text = (_PARTS / file).read_text(encoding="utf-8")
    return DECLARATION + "".join(line.strip() for line in text.split("\n"))


def settings_xml(layout: Layout, lines: frozenset[str] = frozenset()) -> str:
    """The document's settings, which say whether odd and even pages have different headers and footers, and how footnotes are marked."""
    odd_and_even = "<w:evenAndOddHeaders/>" if differs_by_side(layout) else ""
    settings = static_part("settings.xml").replace("<w:evenAndOddHeaders/>", odd_and_even)
    if FOOTNOTE in lines:
        from drafter.write.docx.footnotes import SETTINGS

        settings = settings.replace("<w:compat>", f"{SETTINGS}<w:compat>")
    return settings


def font_table_xml(layout: Layout, lines: frozenset[str] = frozenset()) -> str:
    """The fonts of the layout and of some kinds of lines, with alternative names, which Word uses where a font is not installed."""
    types = [*layout.types(), *(layout.lines[kind] for kind in sorted(lines & layout.lines.keys()))]
    latin = dict.fromkeys(type_.latin for type_ in types)
    chinese = dict.fromkeys(type_.font for type_ in types)
    substitutes = dict(layout.substitutes)
    fonts = [_font(name, substitutes.get(name), chinese=name in chinese) for name in {**latin, **chinese}]
    return f"{DECLARATION}<w:fonts {ROOT}>{''.join(fonts)}</w:fonts>"


def _font(name: str, substitute: str | None, *, chinese: bool) -> str:
    alternative = f'<w:altName w:val="{escape(substitute)}"/>' if substitute else ""
    charset = "86" if chinese else "00"  # GB2312 or Latin (ISO/IEC 29500-1, 17.8.3.2)
    return f'<w:font w:name="{escape(name)}">{alternative}<w:charset w:val="{charset}"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
