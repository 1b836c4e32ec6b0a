"""Drafter's styles in the office's own Word file.

A style that the file has under a known name, and that somebody set for Chinese text, is used as it is. One that is still as Word made it gets
the look of the layout, unless the letterhead itself uses it. All others are added.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from drafter.files.tables import read_table
from drafter.layout.model import Layout
from drafter.write.docx.letterhead_text import BODY_STYLE, indented_style, spacing_of, text_style
from drafter.write.docx.styles import HEAD_ENDS, PARAGRAPH_STYLES, STYLE_NAMES, spacing_xml, styles_xml
from drafter.write.docx.xml import DECLARATION, ROOT, twips

_STYLE = re.compile(r"<w:style [^>]*>.*?</w:style>", re.DOTALL)
_ID = re.compile(r'w:styleId="([^"]*)"')
_NAME = re.compile(r'<w:name w:val="([^"]*)"')
_WORDS_OWN = ("Normal", "DefaultParagraphFont", "TableNormal", "NoList")
_EMPTY = f"{DECLARATION}<w:styles {ROOT}></w:styles>"


class _Style(NamedTuple):
    """A style of the file. plain: its name in small letters without blanks."""

    id: str
    kind: str
    plain: str
    xml: str
    is_default: bool


def merged_styles(
    own: str, layout: Layout, used: Collection[str], lines: Collection[str] = (), replaced: str = "", *, pitched: bool = False
) -> tuple[str, dict[str, str]]:
    """The styles part of the file with Drafter's styles, and from Drafter's style ids to the ids in it.

    own: the part, "" without one. used: the ids of the styles that the file's own text uses.
    lines: the kinds of lines that need a style. replaced: the XML of the paragraph in whose place the speech stands, "" for none.
    pitched: whether the grid of the file's page says how far its lines are apart.
    """
    own = own if "</w:styles>" in own else _EMPTY
    styles = [_style(xml) for xml in _STYLE.findall(own)]
    choice = layout.base.styles if layout.base else ""
    known = {} if choice == "layout" else _mapped(styles)
    kept = {style_id: style for style_id, style in known.items() if choice == "file" or _is_set(style)}
    reset = {
        style_id: style
        for style_id, style in known.items()
        if style_id not in kept and style.id not in used and not style.is_default
    }
    taken = {style.id for style in styles}
    names = {style.plain for style in styles}
    ids = {style_id: style.id for style_id, style in (*kept.items(), *reset.items())}
    added: list[str] = []
    text = (
        ""
        if choice == "layout"
        else text_style(replaced, next((style.id for style in styles if style.is_default and style.kind == "paragraph"), ""))
    )
    if not text and choice != "file" and "BodyText" in kept and not _says_indent(kept["BodyText"], styles, own):
        says = pitched or _says_pitch(kept["BodyText"], styles, own)
        text = indented_style(kept["BodyText"].id, layout, spacing_of(replaced) or ("" if says else spacing_xml(layout.body)))
    for style_id, style in kept.items():
        if _is_numbered(style, styles):  # the speech brings its own ordinals
            ids[style_id] = f"Drafter{style_id}"
            added.append(_unnumbered(style, ids[style_id]))
    for xml in _STYLE.findall(styles_xml(layout, lines)):
        style = _style(xml)
        if style.id in _WORDS_OWN or style.id in kept:
            continue
        new = _based(style, kept, layout)
        if style.id in reset:
            own = own.replace(reset[style.id].xml, _reset(new, reset[style.id]), 1)
            continue
        ids[style.id] = f"Drafter{style.id}" if style.id in taken else style.id
        added.append(_renamed(new, style.id, ids[style.id], names))
    if text:
        ids["BodyText"] = BODY_STYLE
        added = [*(xml for xml in added if f'w:styleId="{BODY_STYLE}"' not in xml), text]
    more = "".join(
        re.sub(r'(<w:next w:val=")([^"]*)"', lambda found: f'{found[1]}{ids.get(found[2], found[2])}"', xml) for xml in added
    )
    return own.replace("</w:styles>", f"{more}</w:styles>"), ids


def _says_indent(style: _Style, styles: list[_Style], own: str) -> bool:
    """Whether a style, one that it is based on, or the file's defaults say anything of the indent of the first line."""
    defaults = re.search(r"<w:docDefaults>.*?</w:docDefaults>", own, re.DOTALL)
    return any("w:firstLine" in xml for xml in ((defaults[0] if defaults else ""), *(one.xml for one in _chain(style, styles))))


def _says_pitch(style: _Style, styles: list[_Style], own: str) -> bool:
    """Whether a style, one that it is based on, or the file's defaults have a line pitch that is not Word's own."""
    if any(re.search(r'<w:spacing [^>]*w:line="', one.xml) for one in _chain(style, styles)):
        return True
    defaults = re.search(r"<w:pPrDefault>.*?</w:pPrDefault>", own, re.DOTALL)
    found = re.search(r'<w:spacing [^>]*w:line="(\d+)"[^>]*>', defaults[0]) if defaults else None
    return found is not None and (found[1] not in _WORDS_PITCHES or 'w:lineRule="exact"' in found[0])


_WORDS_PITCHES = frozenset({"240", "259", "264", "276", "278"})
"""The line pitches that Word's versions give new files, in 240ths of single spacing."""


def _is_numbered(style: _Style, styles: list[_Style]) -> bool:
    """Whether Word counts the paragraphs of a style, by itself or by one that it is based on."""
    for one in _chain(style, styles):
        if number := re.search(r'<w:numPr>.*?<w:numId w:val="(\d+)"/>', one.xml, re.DOTALL):
            return number[1] != "0"
    return False


def _chain(style: _Style, styles: list[_Style]) -> Iterator[_Style]:
    """A style and those that it is based on."""
    by_id = {one.id: one for one in styles}
    seen: set[str] = set()
    found: _Style | None = style
    while found and found.id not in seen:
        yield found
        seen.add(found.id)
        based = re.search(r'<w:basedOn w:val="([^"]*)"', found.xml)
        found = by_id.get(based[1]) if based else None


def _unnumbered(style: _Style, new: str) -> str:
    """A style like one of the file, whose paragraphs Word does not count."""
    name = _NAME.search(style.xml)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{new}"><w:name w:val="{name[1] if name else new} (Drafter)"/>'
        f'<w:basedOn w:val="{style.id}"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )


def _reset(xml: str, old: _Style) -> str:
    """Drafter's style in the place of one of the file, with that one's id, name and link."""
    link = re.search(r'<w:link w:val="[^"]*"/>', old.xml)
    name = _NAME.search(old.xml)
    head = re.sub(
        r'<w:next w:val="[^"]*"/>', link[0] if link else "", f"{old.xml[: old.xml.index('>') + 1]}{name[0] if name else ''}/>"
    )
    body = re.sub(r'<w:next w:val="[^"]*"/>', "", xml[xml.index("/>", xml.index("<w:name ")) + 2 :])
    return f"{head}{link[0] if link else ''}{body}"


def _style(xml: str) -> _Style:
    name, kind = _NAME.search(xml), re.search(r'w:type="(\w+)"', xml)
    style_id = _ID.search(xml)
    plain = re.sub(r"\s", "", name[1] if name else "").lower()
    default = re.search(r'^<w:style [^>]*w:default="(?:1|true|on)"', xml) is not None
    return _Style(style_id[1] if style_id else "", kind[1] if kind else "paragraph", plain, xml, default)


def _mapped(styles: list[_Style]) -> dict[str, _Style]:
    """From Drafter's style ids to the styles of the file that stand for them."""
    table: Mapping[str, list[str]] = read_table("write", "letterhead")["styles"]
    known = {(style.kind, style.plain): style for style in reversed(styles)}
    found: dict[str, _Style] = {}
    for style_id, names in table.items():
        kind = "character" if style_id.endswith("Char") else "paragraph"
        if style := next((known[kind, name] for name in names if (kind, name) in known), None):
            found[style_id] = style
    normal = next((style for style in styles if style.is_default and style.kind == "paragraph"), None)
    text = found.get("BodyText")
    if normal and _is_set_for_text(normal.xml) and not (text and _is_set(text) and not _is_larger(text, normal)):
        found["BodyText"] = normal
    for style_id, name in STYLE_NAMES.items():
        plain = re.sub(r"\s", "", name).lower()
        if style_id not in found and style_id not in HEAD_ENDS.values() and ("paragraph", plain) in known:
            found[style_id] = known["paragraph", plain]
    return found


def _is_set(style: _Style) -> bool:
    """Whether somebody set a style of the file: it is one of his own, or has a Chinese font or a colour of its own."""
    own = 'w:customStyle="1"' in style.xml or _is_set_for_text(style.xml)
    return own or re.search(r'<w:color w:val="(?!auto)[^"]*"/>', style.xml) is not None


def _is_larger(style: _Style, normal: _Style) -> bool:
    """Whether a style is much larger than plain text: some offices set their titles in Word's Body Text."""
    sizes = [re.search(r'<w:sz w:val="(\d{1,4})"/>', one.xml) for one in (style, normal)]
    own, plain = (int(size[1]) if size else 0 for size in sizes)
    return bool(plain) and own > plain * _MUCH_LARGER


_MUCH_LARGER = 1.2


def _is_set_for_text(normal: str) -> bool:
    """Whether somebody set the file's style of plain text for its texts, with a Chinese font or an indent of the first line."""
    return re.search(r'w:eastAsia="[^"]+"|w:firstLine(?:Chars)?="[1-9]', normal) is not None


def _based(style: _Style, mapped: Mapping[str, _Style], layout: Layout) -> str:
    """Drafter's style as it is added: on its own, or with the look of the file's style that it belongs to."""
    for kind, end in HEAD_ENDS.items():
        below = mapped.get(PARAGRAPH_STYLES[kind])
        if style.id == end and below:
            gap = twips(layout.page.gap.points(layout.body))
            return f'{_head(style.xml)}<w:basedOn w:val="{below.id}"/><w:pPr><w:spacing w:after="{gap}"/></w:pPr></w:style>'
    heading = mapped.get(style.id.removesuffix("Char")) if style.id.endswith("Char") else None
    if heading and (letters := re.search(r"<w:rPr>.*?</w:rPr>", heading.xml, re.DOTALL)):
        return f"{_head(style.xml)}{letters[0]}</w:style>"
    return re.sub(r'<w:(?:basedOn|link) w:val="[^"]*"/>', "", style.xml)


def _head(xml: str) -> str:
    """The beginning of a style, up to its name."""
    return xml[: xml.index("/>", xml.index("<w:name ")) + 2]


def _renamed(xml: str, old: str, new: str, names: set[str]) -> str:
    """A style with its new id; a name that the file has for another kind of style gets a mark."""
    xml = xml.replace(f'w:styleId="{old}"', f'w:styleId="{new}"', 1)
    name = _NAME.search(xml)
    if name and re.sub(r"\s", "", name[1]).lower() in names:
        xml = xml.replace(name[0], f'{name[0][:-1]} (Drafter)"', 1)
    return xml
