"""The base of a layout: every part that is the same for all speeches, packed once for each layout and process.

Making it takes about a millisecond, so it is neither shipped nor cached on disk. The parts that are the same for all layouts are
files in ``parts``. The theme there comes from python-docx's default template (MIT), without the fonts for other scripts.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from drafter.layout.model import TOTAL, Layout, PageNumber
from drafter.write.docx.package import Base
from drafter.write.docx.styles import FOOTER, styles_xml
from drafter.write.docx.xml import DECLARATION, ROOT, escape, twips

_PARTS = Path(__file__).with_name("parts")  # importlib.resources would cost 8 ms

STATIC_PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    "docProps/app.xml": "app.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/theme/theme1.xml": "theme.xml",
}
"""The parts that are the same for all layouts, with their files, in the order of the package. The content types come first."""


@lru_cache(maxsize=32)
def base_of(layout: Layout, lines: frozenset[str] = frozenset()) -> Base:
    """The packed base of a layout, for documents with some kinds of lines."""
    return Base.of(base_parts(layout, lines).items())


def base_parts(layout: Layout, lines: frozenset[str] = frozenset()) -> dict[str, str]:
    """The parts of a layout's base by name, in the order of the package. lines: the kinds of lines that have a style."""
    number = layout.page_number
    return {
        **{name: static_part(file) for name, file in STATIC_PARTS.items()},
        "word/styles.xml": styles_xml(layout, lines),
        "word/settings.xml": settings_xml(number),
        "word/fontTable.xml": font_table_xml(layout, lines),
        "word/footer1.xml": footer_xml(number, even=False),
        "word/footer2.xml": footer_xml(number, even=True),
    }


@cache
def static_part(file: str) -> str:
    """A file of ``parts``, without the line breaks and indentation that make it readable."""
    text = (_PARTS / file).read_text(encoding="utf-8")
    return DECLARATION + "".join(line.strip() for line in text.split("\n"))


def settings_xml(number: PageNumber) -> str:
    """The document's settings. Odd and even pages have different footers only if their page numbers are at different sides."""
    odd_and_even = "<w:evenAndOddHeaders/>" if number.place == "outside" else ""
    return static_part("settings.xml").replace("<w:evenAndOddHeaders/>", odd_and_even)


def footer_xml(number: PageNumber, *, even: bool) -> str:
    """A footer with the page number, or with an empty paragraph for a layout without page numbers."""
    content = ""
    if number.place != "none":
        between, has_total, behind = number.after.partition(TOTAL)
        before, after = _run(number.before), _run(between) + (_field("NUMPAGES") + _run(behind) if has_total else "")
        content = f"{before}{_field('PAGE')}{after}"
    return f'{DECLARATION}<w:ftr {ROOT}><w:p><w:pPr><w:pStyle w:val="{FOOTER}"/>{_footer_place(number, even)}</w:pPr>{content}</w:p></w:ftr>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _field(name: str) -> str:
    """A field that Word fills in."""
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _footer_place(number: PageNumber, even: bool) -> str:
    if number.place in ("center", "none"):
        return '<w:jc w:val="center"/>'
    side = "left" if even and number.place == "outside" else "right"
    characters = f'w:{side}Chars="{round(number.inset.value * 100)}" ' if number.inset.unit == "字" else ""
    return f'<w:ind {characters}w:{side}="{twips(number.inset.points(number.type))}"/><w:jc w:val="{side}"/>'


def font_table_xml(layout: Layout, lines: frozenset[str] = frozenset()) -> str:
    """The fonts of the layout and of some kinds of lines, with alternative names, which Word uses where a font is not installed."""
    types = [
        layout.body,
        layout.title,
        layout.subtitle,
        layout.speaker,
        layout.date,
        layout.salutation,
        *layout.headings,
        *layout.points,
    ]
    types += [layout.bundle_title, layout.bundle_count, layout.contents_heading, layout.contents_line, layout.page_number.type]
    types += [layout.lines[kind] for kind in sorted(lines & layout.lines.keys())]
    latin = dict.fromkeys(type_.latin for type_ in types)
    chinese = dict.fromkeys(type_.font for type_ in types)
    substitutes = dict(layout.substitutes)
    fonts = [_font(name, substitutes.get(name), chinese=name in chinese) for name in {**latin, **chinese}]
    return f"{DECLARATION}<w:fonts {ROOT}>{''.join(fonts)}</w:fonts>"


def _font(name: str, substitute: str | None, *, chinese: bool) -> str:
    alternative = f'<w:altName w:val="{escape(substitute)}"/>' if substitute else ""
    charset = "86" if chinese else "00"  # GB2312 or Latin (ISO/IEC 29500-1, 17.8.3.2)
    return f'<w:font w:name="{escape(name)}">{alternative}<w:charset w:val="{charset}"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
