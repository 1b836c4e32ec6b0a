"""Spoils Word documents: their parts, the zip around these, and the XML in them."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from io import BytesIO

from tests.fuzz.elements import spoilt_elements
from tests.fuzz.lots import Lots
from tests.fuzz.text import spoilt_bytes
from tests.safety.documents import parts_of

MAIN = "word/document.xml"
_NAMES = (
    MAIN, "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/_rels/document.xml.rels", "_rels/.rels", "[Content_Types].xml", "docProps/custom.xml",
    "docProps/core.xml", "Word/Document.xml", "../x", "/etc/passwd", "word\\document.xml", " ", "x" * 300, "\udce4.xml", "好.xml",
)  # fmt: skip
_METHODS = (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "latin-1", "utf-7", "utf-8-sig")
_DECLARED = ("UTF-16", "x", "base64", "gbk", "US-ASCII", "utf-7", "", "UTF-32", "rot13", "idna")
_DOCTYPES = (
    '<!DOCTYPE x [<!ENTITY e "x">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "<!DOCTYPE html>",
    '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://example.org/x"> %p;]>', "<?x?>", "<!---->",
)  # fmt: skip
_RUN = "<w:r><w:t>好。</w:t></w:r>"
FRAGMENTS = (
    "<w:p/>", f"<w:p>{_RUN}</w:p>", _RUN, f'<w:ins w:id="1" w:author="x">{_RUN}</w:ins>', '<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>',
    f"<w:sdt><w:sdtContent>{_RUN}</w:sdtContent></w:sdt>", f"<w:tbl><w:tr><w:tc><w:p>{_RUN}</w:p></w:tc></w:tr></w:tbl>", "<w:br/>", '<w:br w:type="page"/>', "<w:tab/>", "<w:cr/>",
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>', "<w:instrText> TOC \\o </w:instrText>", "<w:instrText>PAGE</w:instrText>",
    f'<w:fldSimple w:instr="SEQ x">{_RUN}</w:fldSimple>', f'<w:hyperlink r:id="rId9">{_RUN}</w:hyperlink>', '<w:sym w:font="Wingdings" w:char="F0FC"/>', '<w:sym w:char="zz"/>',
    '<w:footnoteReference w:id="1"/>', '<w:commentReference w:id="0"/>', '<w:commentRangeStart w:id="0"/>', '<w:bookmarkStart w:id="0" w:name="a"/>', "<w:noBreakHyphen/>", "<w:softHyphen/>",
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', '<w:pPr><w:numPr><w:ilvl w:val="9"/><w:numId w:val="99"/></w:numPr></w:pPr>', '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="TOC1"/>',
    "<w:vanish/>", "<w:b/>", "<w:rPr/>", "<w:pPr/>", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', "<w:sectPr/>", '<w:drawing/>', "<w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict>",
    f'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">{_RUN}</mc:Choice><mc:Fallback>{_RUN}</mc:Fallback></mc:AlternateContent>',
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>', f"<w:moveFrom>{_RUN}</w:moveFrom>", f"<w:moveTo>{_RUN}</w:moveTo>",
    f"<w:ruby><w:rt>{_RUN}</w:rt><w:rubyBase>{_RUN}</w:rubyBase></w:ruby>", '<w:altChunk r:id="rId1"/>', '<Relationship Id="rId1" Type="x" Target="styles.xml"/>', '<Override PartName="/word/document.xml" ContentType="x"/>',
    '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="http://example.org/" TargetMode="External"/>', "<![CDATA[好]]>", "<x:y/>",
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>', '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:basedOn w:val="Heading1"/></w:style>', '<w:basedOn w:val="Normal"/>',
)  # fmt: skip


def spoilt_package(lots: Lots, data: bytes) -> bytes:
    """A Word document after a few changes."""
    if lots.chance(12):
        return spoilt_bytes(lots, data)
    parts = parts_of(data)
    for _ in range(lots.choice((1, 1, 2))):
        _change(lots, parts)
    packed = _packed(lots, parts)
    return spoilt_bytes(lots, packed) if lots.chance(12) else packed


def _change(lots: Lots, parts: dict[str, bytes]) -> None:
    names = sorted(parts, key=lambda name: (name != MAIN, name))
    if not names:
        return
    name = names[0] if lots.chance(2) else lots.choice(names)
    match lots.number(0, 11):
        case 0:
            del parts[name]
        case 1:
            parts[lots.choice(_NAMES)] = parts.pop(name)
        case 2:
            parts[lots.choice(_NAMES)] = parts[lots.choice(names)]
        case 3:
            parts[name] = _declared(lots, parts[name])
        case 4:
            parts[name] = spoilt_bytes(lots, parts[name])
        case 5:
            parts[name] = lots.choice(
                (
                    b"",
                    b"<a/>",
                    b"<",
                    b"\x00" * 1000,
                    b"<a>" * 5000,
                    b"<a>" * 300 + b"</a>" * 300,
                    b"<a>" + b"x" * 1_000_000 + b"</a>",
                )
            )
        case _:
            parts[name] = spoilt_elements(lots, parts[name].decode(errors="replace"), FRAGMENTS).encode(errors="replace")


def _declared(lots: Lots, part: bytes) -> bytes:
    """A part in another encoding, with the name of another one at its head, or with a DOCTYPE behind its head."""
    head, end, rest = part.decode(errors="replace").partition("?>")
    if not end:
        head, rest = '<?xml version="1.0"', head
    match lots.number(0, 2):
        case 0:
            head = f'<?xml version="1.0" encoding="{lots.choice(_DECLARED)}"'
        case 1:
            rest = lots.choice(_DOCTYPES) + (rest.replace("<w:t>", "<w:t>&e;", 1) if lots.chance(2) else rest)
        case _:
            rest = "\n" * lots.times(1000) + rest
    encoding = lots.choice(_ENCODINGS) if lots.chance(2) else "utf-8"
    return f"{head}?>{rest}".encode(encoding, errors="replace")


def _packed(lots: Lots, parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with (
        warnings.catch_warnings(),
        zipfile.ZipFile(file, "w", lots.choice(_METHODS) if lots.chance(8) else zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        warnings.simplefilter("ignore", UserWarning)
        names = [name.encode("utf-8", "replace").decode() for name in parts]
        for name, data in zip(names, parts.values(), strict=True):
            archive.writestr(name, data)
        if lots.chance(20) and names:
            archive.writestr(lots.choice(names), b"<a/>")
        if lots.chance(20):
            archive.comment = b"x" * lots.times(1000)
    data = file.getvalue()
    return _lying(lots, data, parts) if lots.chance(12) else data


def _lying(lots: Lots, data: bytes, parts: dict[str, bytes]) -> bytes:
    """The zip with another size or checksum of a part in its directories."""
    if not parts:
        return data
    content = parts[lots.choice([*parts])]
    true = lots.choice((len(content).to_bytes(4, "little"), zlib.crc32(content).to_bytes(4, "little")))
    return data.replace(true, lots.choice((0, 1000, 2**31, 2**32 - 1)).to_bytes(4, "little"))
