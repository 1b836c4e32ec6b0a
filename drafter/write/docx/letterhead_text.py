"""The style of body text in the office's own Word file, where its styles do not say all of it.

Many offices set their paragraphs by hand: the style is Normal, and the indent of the first line, the pitch and the type belong to the paragraph.
So the paragraph in whose place the speech stands says how its text looks; and text whose style has no word of an indent gets that of the layout,
and its line pitch, where nobody set one: Word's own single spacing, with ten points behind each paragraph, is no office's choice.
"""

from __future__ import annotations

import re

from drafter.layout.model import Layout, Length
from drafter.write.docx.xml import twips

BODY_STYLE = "DrafterBodyText"
_INDENTED = re.compile(r'<w:ind [^>]*?w:firstLine(?:Chars)?="[1-9]')
_NOT_OF_TEXT = re.compile(
    r"<w:(pStyle|numPr|sectPr|framePr|pageBreakBefore|keepNext|keepLines|outlineLvl|rStyle|ins|del|highlight|shd"
    r"|color|vanish|bdr|pBdr|cnfStyle|rPr)\b(?:[^>]*/>|.*?</w:\1>)",
    re.DOTALL,
)
"""What belongs to the paragraph itself or to its place, or marks it as one that is to be filled."""
_FORMER = re.compile(r"<w:(pPrChange|rPrChange)\b.*?</w:\1>", re.DOTALL)
"""How something looked before a tracked change; it holds properties of its own."""


def text_style(paragraph: str, default: str) -> str:
    """The style of body text that looks like the paragraph in whose place the speech stands, "" where it is not indented as text is.

    paragraph: its XML. default: the id of the file's style of plain text. The style is based on that of the paragraph.
    """
    paragraph = _FORMER.sub("", paragraph)
    properties = re.search(r"<w:pPr>(.*?)</w:pPr>", paragraph, re.DOTALL)
    if properties is None or not _INDENTED.search(properties[1]):
        return ""
    runs = [found for found in re.findall(r"<w:r[ >].*?</w:r>", paragraph, re.DOTALL) if "<w:t" in found]
    letters = re.search(r"<w:rPr>(.*?)</w:rPr>", runs[0] if runs else properties[1], re.DOTALL)
    based = re.search(r'<w:pStyle w:val="([^"]*)"', properties[1])
    return _style(
        based[1] if based else default, _NOT_OF_TEXT.sub("", properties[1]), _NOT_OF_TEXT.sub("", letters[1]) if letters else ""
    )


def indented_style(based: str, layout: Layout, spacing: str) -> str:
    """The style of body text like one of the file that has no indent, with the indent of the layout; "" where nothing differs.

    based: its id. spacing: the XML of the line pitch, "" where the file has one.
    """
    indent = layout.body.indent
    if not indent.value and not spacing:
        return ""
    characters = f'w:firstLineChars="{round(indent.value * 100)}" ' if indent.unit == "字" else ""
    return _style(based, f'{spacing}<w:ind {characters}w:firstLine="{twips(Length(*indent).points(layout.body))}"/>', "")


def spacing_of(paragraph: str) -> str:
    """The spacing that the paragraph in whose place the speech stands has by hand, "" without a line pitch. paragraph: its XML."""
    properties = re.search(r"<w:pPr>(.*?)</w:pPr>", _FORMER.sub("", paragraph), re.DOTALL)
    found = re.search(r'<w:spacing [^>]*w:line="[^>]*/>', properties[1]) if properties else None
    return found[0] if found else ""


def is_pitched(document: str) -> bool:
    """Whether the page of the file has a grid for its lines that somebody set; Word's own is for small type. document: the XML of the part."""
    grids = re.findall(r"<w:docGrid [^>]*>", document)
    pitches = [
        re.search(r'w:linePitch="(\d{1,5})"', grid) for grid in grids if "w:type=" in grid and 'w:type="default"' not in grid
    ]
    return any(pitch and int(pitch[1]) >= _LEAST_PITCH for pitch in pitches)


_LEAST_PITCH = 400
"""In twips: 16 pt type has no less. Word's own grids have 312 and 360."""


def _style(based: str, paragraph: str, letters: str) -> str:
    below = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{BODY_STYLE}"><w:name w:val="Body Text (Drafter)"/>{below}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr>{f'<w:rPr>{letters}</w:rPr>' if letters else ''}</w:style>"
    )
