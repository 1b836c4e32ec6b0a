"""``word/styles.xml``: a named style for each kind of paragraph and of run-in heading.

Built-in styles have Word's names, so that the navigation pane, tables of contents and translated versions of Word know them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from drafter.files.continued import CONTINUED_STYLES, MARGIN_STYLE
from drafter.layout.model import Align, Layout, Length, Type
from drafter.speech.lines import BY_NAME, FOOTNOTE, KINDS, OWN_STYLE, LineKind
from drafter.write.docx.xml import DECLARATION, ROOT, escape, twips

PARAGRAPH_STYLES = {
    "body": "BodyText",
    "title": "Title",
    "subtitle": "Subtitle",
    "speaker": "Speaker",
    "date": "Date",
    "salutation": "Salutation",
    "bundle-title": "BundleTitle",
    "bundle-count": "BundleCount",
    "contents-heading": "TOCHeading",
    "contents-line": "TOC1",
    **{kind.name: kind.style for kind in KINDS if kind.words},
}
"""From a kind of paragraph to its style id. Headings are not in it; their ids are ``Heading1`` to ``Heading4``."""

FOOTER = "Footer"
HEADER, FOOTER_TEXT, MARK = "Header", "FooterText", "ClassificationMark"
"""The ids of the styles around the text, in layouts that have such lines."""
BLANK_STYLE = "Blank"
"""The id of the character style of blanks that are not filled (``【待补：…】``)."""
SHADED = '<w:shd w:val="clear" w:color="auto" w:fill="FFE699"/>'
"""The shade of such blanks. It is no highlight, because a style cannot have one."""
FOOTNOTE_MARK = "FootnoteReference"
"""The id of the character style of the marks of footnotes, in documents that have some."""
NUMBER_RUN = "PageNumber"
"""The id of the character style of a page number among other texts of a footer."""
HEAD_ENDS = {"title": "TitleEnd", "subtitle": "SubtitleEnd", "speaker": "SpeakerEnd", "date": "DateEnd"}
"""The ids of the styles for the last line of the head, by the kind of that line. They have the gap below the head."""

STYLE_NAMES = {
    "BodyText": "Body Text",
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Speaker": "署名",
    "Date": "Date",
    "Salutation": "Salutation",
    **{f"Heading{level}": f"heading {level}" for level in range(1, 5)},
    "BundleTitle": "合集标题",
    "BundleCount": "篇数",
    "TOCHeading": "TOC Heading",
    "TOC1": "toc 1",
    "TOC2": "toc 2",
    "TitleEnd": "标题末行",
    "SubtitleEnd": "副标题末行",
    "SpeakerEnd": "署名末行",
    "DateEnd": "日期末行",
    **CONTINUED_STYLES,
    MARGIN_STYLE[0]: MARGIN_STYLE[1],
    FOOTER: "footer",
    **{kind.style: kind.style_name for kind in KINDS if kind.words},
    HEADER: "header",
    FOOTER_TEXT: "页脚文字",
    MARK: "密级",
}
"""From the ids of paragraph styles to their names. Built-in styles have English names; Word in another language keeps the names and
changes the ids.
"""


def heading_style(level: int) -> str:
    """The id of the paragraph style for a heading that stands alone."""
    return f"Heading{level}"


def head_end_style(kind: str) -> str:
    """The id of the paragraph style for the last line of the head."""
    return HEAD_ENDS[kind]


def run_style(role: Literal["section", "point"], level: int) -> str:
    """The id of the character style for a run-in heading. A section's style is linked to the paragraph style of its level."""
    return f"Heading{level}Char" if role == "section" else f"Point{level}"


class ParagraphStyle(NamedTuple):
    """A paragraph style of `STYLE_NAMES`.

    priority: its rank in Word's style gallery. together: whether there is no space between two paragraphs of it.
    new_page: whether it begins a page.
    """

    id: str
    type: Type
    priority: int
    custom: bool = False
    outline: int | None = None
    link: str = ""
    following: str = "BodyText"
    based_on: str = "Normal"
    together: bool = False
    new_page: bool = False


def _paragraph_styles(layout: Layout, lines: Collection[str]) -> list[ParagraphStyle]:
    return [
        ParagraphStyle("BodyText", layout.body, 1),
        ParagraphStyle("Title", layout.title, 2, following="Speaker"),
        ParagraphStyle("Subtitle", layout.subtitle, 3, following="Speaker"),
        ParagraphStyle("Speaker", layout.speaker, 4, custom=True, following="Date"),
        ParagraphStyle("Date", layout.date, 5, following="Salutation"),
        ParagraphStyle("Salutation", layout.salutation, 6),
        *(
            ParagraphStyle(heading_style(n), type_, 8 + n, outline=n - 1, link=run_style("section", n))
            for n, type_ in enumerate(layout.headings, 1)
        ),
        ParagraphStyle("BundleTitle", layout.bundle_title, 20, custom=True, following="BundleCount"),
        ParagraphStyle("BundleCount", layout.bundle_count, 21, custom=True),
        ParagraphStyle("TOCHeading", layout.contents_heading, 22, following="TOC1", new_page=layout.cover),
        ParagraphStyle("TOC1", layout.contents_entry, 23, following="TOC1"),
        *((ParagraphStyle("TOC2", layout.contents_speaker, 23, following="TOC1"),) if layout.contents_speakers else ()),
        *(
            ParagraphStyle(HEAD_ENDS[kind], with_gap(type_, layout), 25, custom=True, based_on=PARAGRAPH_STYLES[kind])
            for kind, type_ in (
                ("title", layout.title),
                ("subtitle", layout.subtitle),
                ("speaker", layout.speaker),
                ("date", layout.date),
            )
        ),
        *_continued_styles(layout),
        ParagraphStyle(FOOTER, layout.page_number.type, 24, following=FOOTER),
        *(_line_style(BY_NAME[kind], layout) for kind in sorted(lines) if BY_NAME[kind].words),
        *_rim_styles(layout),
        *(ParagraphStyle(own_style(name), type_, 30, custom=True) for name, type_ in layout.own),
    ]


def _continued_styles(layout: Layout) -> Iterator[ParagraphStyle]:
    """The styles of paragraphs that are divided between pages, in layouts that set their pages themselves."""
    if layout.body.phrases:
        for style in CONTINUED_STYLES:
            type_ = layout.body if style == "BodyRunOn" else layout.body._replace(indent=Length(0.0, "字"))
            yield ParagraphStyle(style, type_, 30, custom=True, based_on="BodyText")
        small = layout.page_number.type._replace(align="right", indent=Length(0.0, "字"), line=layout.body.line)
        yield ParagraphStyle(MARGIN_STYLE[0], small, 30, custom=True)


def margin_frame(layout: Layout) -> str:
    """A frame in the left margin, beside the next paragraph (ISO/IEC 29500-1, 17.3.1.11).

    A paragraph has it directly: LibreOffice ignores the frame of a style.
    """
    width = twips(layout.page.left * 0.8)
    return f'<w:framePr w:w="{width}" w:wrap="around" w:vAnchor="text" w:hAnchor="page" w:x="{width // 10}" w:y="1"/>'


def _line_style(kind: LineKind, layout: Layout) -> ParagraphStyle:
    """The style of a kind of line."""
    own = kind.style_name.isascii()
    return ParagraphStyle(
        kind.style, layout.lines[kind.name], 26, custom=not own, following=kind.style, together=True, new_page=kind.new_page
    )


def _rim_styles(layout: Layout) -> Iterator[ParagraphStyle]:
    """The styles of what stands around the text, where the layout has it."""
    if layout.header or layout.mark or layout.watermark:
        yield ParagraphStyle(HEADER, layout.header.type if layout.header else layout.page_number.type, 24, following=HEADER)
    if layout.footer:
        yield ParagraphStyle(FOOTER_TEXT, layout.footer.type, 24, custom=True, following=FOOTER_TEXT)
    if layout.mark:
        yield ParagraphStyle(MARK, layout.mark.type, 24, custom=True, following=MARK)


def own_style(name: str) -> str:
    """The id of the style of a user's own kind of lines."""
    return f"{OWN_STYLE}{name}"


def with_gap(type_: Type, layout: Layout) -> Type:
    """The type of a line of the head where it is the last one: with the layout's gap below it."""
    return type_._replace(after=Length(type_.after.points(type_) + layout.page.gap.points(layout.body)))


def styles_xml(layout: Layout, lines: Collection[str] = ()) -> str:
    """All styles of a layout, with the defaults and latent styles that Word expects. lines: the kinds of lines that need one."""
    body = layout.body
    extra = _extra(layout)
    parts = (
        DECLARATION,
        f"<w:styles {ROOT}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(body)}{_size(body)}",
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
        _LATENT,
        _WORDS_OWN,
        *(_paragraph_style(style, extra.get(style.id, "")) for style in _paragraph_styles(layout, lines)),
        *(_section_style(level, type_) for level, type_ in enumerate(layout.headings, 1)),
        *(
            _character_style(run_style("point", level), f"要点 {level}", layout.points[level - 1], "", 12 + level)
            for level in (2, 3, 4)
        ),
        *((_FOOTNOTE_STYLE,) if FOOTNOTE in lines else ()),
        *((_character_style(NUMBER_RUN, "page number", layout.page_number.type, "", 24),) if layout.footer else ()),
        (
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{BLANK_STYLE}"><w:name w:val="待补"/>'
            '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="17"/><w:qFormat/>'
            f"<w:rPr>{SHADED}</w:rPr></w:style>"
        ),
        "</w:styles>",
    )
    return "".join(parts)


_FOOTNOTE_STYLE = (
    f'<w:style w:type="character" w:styleId="{FOOTNOTE_MARK}"><w:name w:val="footnote reference"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="26"/><w:qFormat/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


def _extra(layout: Layout) -> dict[str, str]:
    """Lines and tab stops of styles by their ids, in the order of the schema (CT_PPrBase)."""
    width = twips(layout.page.text_width)
    stops = f'<w:tabs><w:tab w:val="center" w:pos="{width // 2}"/><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    rules = {side: f'<w:pBdr><w:{side} w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>' for side in ("top", "bottom")}
    return {
        "TOC1": f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>',
        HEADER: f"{rules['bottom'] if layout.header and layout.header.rule else ''}{stops}",
        FOOTER_TEXT: f"{rules['top'] if layout.footer and layout.footer.rule else ''}{stops}",
    }


_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0"'
    ' w:count="376"/>'
)
"""Hides Word's built-in styles that the document does not use. Word 2016 and later have 376."""

_WORDS_OWN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    "</w:style>"
)
"""The four default styles that Word adds if they are missing."""


def _paragraph_style(style: ParagraphStyle, tabs: str) -> str:
    custom = ' w:customStyle="1"' if style.custom else ""
    link = f'<w:link w:val="{style.link}"/>' if style.link else ""
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val="{escape(STYLE_NAMES.get(style.id) or style.id.removeprefix(OWN_STYLE))}"/><w:basedOn w:val="{style.based_on}"/>'
        f'<w:next w:val="{style.following}"/>{link}<w:uiPriority w:val="{style.priority}"/><w:qFormat/>'
        f"<w:pPr>{_paragraph(style.type, tabs, together=style.together, new_page=style.new_page)}{outline}</w:pPr><w:rPr>{_run(style.type)}</w:rPr></w:style>"
    )


def _section_style(level: int, type_: Type) -> str:
    return _character_style(
        run_style("section", level), f"heading {level} Char", type_, f'<w:link w:val="{heading_style(level)}"/>', 10
    )


def _character_style(style_id: str, name: str, type_: Type, link: str, priority: int) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/>{link}<w:uiPriority w:val="{priority}"/><w:qFormat/>'
        f"<w:rPr>{_run(type_)}</w:rPr></w:style>"
    )


_JC: dict[Align, str] = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def _paragraph(type_: Type, tabs: str, *, together: bool = False, new_page: bool = False) -> str:
    """The content of a style's ``w:pPr``, in the order of the schema (CT_PPrBase)."""
    keep = ("<w:keepNext/>" if type_.keep_next else "") + ("<w:keepLines/>" if type_.keep_lines else "")
    keep += "<w:pageBreakBefore/>" if new_page else ""
    snap = "" if type_.snap else '<w:snapToGrid w:val="0"/>'
    return (
        f'{keep}<w:widowControl w:val="0"/>{tabs}<w:kinsoku/>'
        # Word's quarter-em space beside Latin letters and digits would change the number of characters a line
        f'<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>{snap}'
        f"{spacing_xml(type_)}"
        f'{_indent(type_)}{"<w:contextualSpacing/>" if together else ""}<w:jc w:val="{_JC[type_.align]}"/>'
    )


def spacing_xml(type_: Type) -> str:
    """The line pitch and the space above and below."""
    before, after = twips(type_.before.points(type_)), twips(type_.after.points(type_))
    return f'<w:spacing w:before="{before}" w:after="{after}" {_pitch(type_)}/>'


def _pitch(type_: Type) -> str:
    """The line pitch: exact in twips, or as a multiple in 240ths of single spacing (ISO/IEC 29500-1, 17.3.1.33)."""
    if type_.multiple:
        return f'w:line="{round(type_.multiple * 240)}" w:lineRule="auto"'
    return f'w:line="{twips(type_.line)}" w:lineRule="exact"'


def _indent(type_: Type) -> str:
    """The indentation in characters, which Word uses, and as a distance, which other programs use.

    Zeros replace inherited values.
    """
    characters = round(type_.indent.value * 100) if type_.indent.unit == "字" else 0
    sides = side_indent("left", type_.left, type_) + side_indent("right", type_.right, type_)
    return f'<w:ind {sides}w:firstLineChars="{characters}" w:firstLine="{twips(type_.indent.points(type_))}"/>'


def side_indent(side: str, length: Length, type_: Type) -> str:
    """The attributes of ``w:ind`` for the indentation of all lines at a side; "" for none."""
    if not length.value:
        return ""
    characters = f'w:{side}Chars="{round(length.value * 100)}" ' if length.unit == "字" else ""
    return f'{characters}w:{side}="{twips(length.points(type_))}" '


def _run(type_: Type) -> str:
    """The content of a style's ``w:rPr``, in the order of the schema (EG_RPrBase)."""
    bold = "<w:b/><w:bCs/>" if type_.bold else ""
    italic = "<w:i/><w:iCs/>" if type_.italic else ""
    color = f'<w:color w:val="{type_.color}"/>' if type_.color else ""
    underline = '<w:u w:val="single"/>' if type_.underline else ""
    return f'{_fonts(type_)}{bold}{italic}{color}<w:spacing w:val="{twips(type_.tracking)}"/>{_size(type_)}{underline}'


def _fonts(type_: Type) -> str:
    """The fonts. hAnsi is the Chinese font too, because Word uses hAnsi for “ ” …… ——."""
    font, latin = escape(type_.font), escape(type_.latin)
    return f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{latin}"/>'


def _size(type_: Type) -> str:
    half_points = round(type_.size * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
