"""Letterheads in the manner of Word and WPS, made for the tests."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

_LOGO = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC")


def element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    """An element of WordprocessingML with its attributes."""
    made: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _run(paragraph: Paragraph, text: str, size: float = 16, *, red: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), "Times New Roman"
    run._r.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    if red:
        run.font.color.rgb = RGBColor(255, 0, 0)


def _head(document: WordDocument) -> None:
    """The office's name in red, and its number above a red line. The slot stands in two runs, as Word divides texts."""
    paragraph = None
    for pieces, size in ((["白水县水务局文件"], 40), (["{{ 发文", "字号 }}"], 16)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for piece in pieces:
            _run(paragraph, piece, size, red=size > 16)
    borders = element("pBdr")
    borders.append(element("bottom", val="single", sz="18", space="1", color="FF0000"))
    assert paragraph is not None
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:jc")


def red_line() -> WordDocument:
    """A head with a red line; the speech stands at the end."""
    document = Document()
    _head(document)
    document.add_paragraph()
    return document


def logo() -> WordDocument:
    """A logo, a header, a bookmark for the speech, and two lines behind it."""
    document = Document()
    document.sections[0].header.paragraphs[0].add_run("白水县水务局　{{ 日期 }}")
    document.add_picture(BytesIO(_LOGO), Mm(20))
    _head(document)
    paragraph = document.add_paragraph("（正文）")
    paragraph._p.insert(0, element("bookmarkStart", id="7", name="正文"))
    paragraph._p.append(element("bookmarkEnd", id="7"))
    document.add_paragraph("抄送：县委办公室。")
    document.add_paragraph("水务局办公室　{{ 日期 }}印发")
    return document


def table() -> WordDocument:
    """A table with the speech in one of its cells."""
    document = Document()
    grid = document.add_table(2, 2)
    grid.style = "Table Grid"
    grid.cell(0, 0).text, grid.cell(0, 1).text = "发言提纲", "{{ 讲话人 }}"
    grid.cell(1, 0).merge(grid.cell(1, 1)).text = "{{ 正文 }}"
    return document


def two_sections() -> WordDocument:
    """A cover in a section of its own, and a content control for the speech."""
    document = Document()
    _head(document)
    document.add_section()
    document.sections[1].left_margin = Mm(20)
    control, properties, content = element("sdt"), element("sdtPr"), element("sdtContent")
    properties.append(element("alias", val="正文"))
    control.extend((properties, content))
    paragraph = document.add_paragraph("单击此处输入正文")
    paragraph._p.addprevious(control)
    content.append(paragraph._p)
    document.add_paragraph("送：各处室")
    return document


def chinese_styles() -> WordDocument:
    """Styles as WPS names them, set for Chinese texts; ids without meaning."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.size = Pt(15)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "楷体")
    heading = document.styles["Heading 1"]
    heading.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "微软雅黑")
    _head(document)
    for style in document.styles.element.iter(qn("w:basedOn"), qn("w:next"), qn("w:style"), qn("w:link")):
        key = qn("w:styleId") if style.tag == qn("w:style") else qn("w:val")
        style.set(key, {"Normal": "a", "Heading1": "1"}.get(style.get(key), style.get(key)))
    document.add_paragraph()
    return document


KINDS: dict[str, Callable[[], WordDocument]] = {
    made.__name__: made for made in (red_line, logo, table, two_sections, chinese_styles)
}


def packed(document: WordDocument) -> bytes:
    """A document as the bytes of a file."""
    found = BytesIO()
    document.save(found)
    return found.getvalue()
