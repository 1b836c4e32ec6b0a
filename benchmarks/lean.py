"""A Word package of about 4 kB, written by hand: the smallest base that lays the speech out, so that no peer carries more than it needs."""

from __future__ import annotations

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

FRONT, BODY = "方正小标宋简体", "仿宋_GB2312"
# id, name, font, half-points, paragraph properties
STYLES = [
    ("Title", "Title", FRONT, 44, '<w:spacing w:line="660" w:lineRule="exact"/><w:jc w:val="center"/>'),
    ("Speaker", "Speaker", "楷体_GB2312", 32, '<w:jc w:val="center"/>'),
    ("Date", "Date", "楷体_GB2312", 32, '<w:jc w:val="center"/>'),
    ("Salutation", "Salutation", BODY, 32, '<w:ind w:firstLineChars="0" w:firstLine="0"/>'),
    (
        "Heading1",
        "heading 1",
        "黑体",
        32,
        '<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="0"/>',
    ),
]


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="{name}" w:eastAsia="{name}"/>'


def _styles() -> str:
    rows = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{paragraph}</w:pPr><w:rPr>{_fonts(font)}<w:sz w:val="{size}"/></w:rPr></w:style>'
        for key, name, font, size, paragraph in STYLES
    )
    return (
        f'{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(BODY)}<w:sz w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:widowControl w:val="0"/>'
        '<w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/></w:pPr></w:style>'
        f'{rows}<w:style w:type="character" w:styleId="PointHeading"><w:name w:val="Point Heading"/><w:rPr><w:b/></w:rPr></w:style></w:styles>'
    )


SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" '
    'w:bottom="1984" w:left="1588" w:header="851" w:footer="1446" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
)
DOCUMENT_OPEN = f"{HEAD}<w:document {W} {R}><w:body>"
DOCUMENT_CLOSE = f"{SECTION}</w:body></w:document>"

PARTS: dict[str, str] = {
    "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{WORD}.settings+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{WORD}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
    "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
    f'Target="word/document.xml"/><Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{OFFICE}/settings" '
    f'Target="settings.xml"/><Relationship Id="rId3" Type="{OFFICE}/footer" Target="footer1.xml"/></Relationships>',
    "word/styles.xml": _styles(),
    "word/settings.xml": f'{HEAD}<w:settings {W}><w:characterSpacingControl w:val="compressPunctuation"/></w:settings>',
    "word/footer1.xml": f'{HEAD}<w:ftr {W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>',
    "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>zh-CN</dc:language></cp:coreProperties>',
}
"""Every part but the document itself."""


def base(document: str = DOCUMENT_OPEN + DOCUMENT_CLOSE) -> bytes:
    """The package around that document part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**PARTS, "word/document.xml": document}.items():
            archive.writestr(name, text)
    return out.getvalue()
