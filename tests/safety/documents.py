"""Word documents that were made to do harm, or that a disk or a program spoilt."""

from __future__ import annotations

import re
import struct
import warnings
import zlib
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

from drafter import api

OUTLINE = "标题: 讲话\n开头: 我们要布署学习。\n部分: [{学习: 我们要好好工作。}]\n"
GOOD = api.render(OUTLINE).data
"""A document of Drafter's own, of which all others are made."""
MAIN = "word/document.xml"
CUSTOM = "docProps/custom.xml"
_RELATIONS = "word/_rels/document.xml.rels"


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a document by name."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """A document of some parts."""
    file = BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def with_part(name: str, data: bytes | None) -> bytes:
    """The good document with another content of a part, or without it for None."""
    parts = {**parts_of(GOOD), name: data}
    return packed({name: content for name, content in parts.items() if content is not None})


def with_body(xml: str) -> bytes:
    """The good document with some XML before its first paragraph."""
    return with_part(MAIN, parts_of(GOOD)[MAIN].decode().replace("<w:body>", f"<w:body>{xml}", 1).encode())


def nested(tag: str, times: int) -> str:
    """A paragraph inside so many elements of one kind."""
    return f"<w:{tag}>" * times + "<w:p><w:r><w:t>好。</w:t></w:r></w:p>" + f"</w:{tag}>" * times


def lying(name: str, content: bytes, says: int = 1000) -> bytes:
    """The good document with a part whose size the directory gives as another."""
    data = with_part(name, content)
    packed_size = len(_deflated(data, name))
    true = struct.pack("<3L", zlib.crc32(content), packed_size, len(content))
    assert data.count(true) == 2  # in the part's own header and in the directory
    return data.replace(true, struct.pack("<3L", zlib.crc32(content), packed_size, says))


def _deflated(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        return b"\x00" * archive.getinfo(name).compress_size


def _spoilt(method: int) -> bytes:
    """The good document packed in a way, with bytes of its text changed."""
    data = bytearray(packed(parts_of(GOOD), method))
    with ZipFile(BytesIO(data)) as archive:
        entry = archive.getinfo(MAIN)
    start = entry.header_offset + 30 + len(MAIN) + 20
    data[start : start + 40] = bytes(range(40))
    return bytes(data)


def _twice(name: str) -> bytes:
    file = BytesIO()
    with warnings.catch_warnings(), ZipFile(file, "w") as archive:
        warnings.simplefilter("ignore", UserWarning)
        for part, data in parts_of(GOOD).items():
            archive.writestr(part, data)
        archive.writestr(name, parts_of(GOOD)[MAIN])
    return file.getvalue()


def _locked() -> bytes:
    """The good document with the sign that its parts are encrypted."""
    data = bytearray(GOOD)
    for signature, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


_ENTITY = (
    f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY e "LEAKED">]>{parts_of(GOOD)[MAIN].decode().partition("?>")[2]}'
)
_ENTITY = _ENTITY.replace("我们要布署学习。", "&e;")

_CONTENT_TYPES = "[Content_Types].xml"
UNWRITABLE = with_part(_CONTENT_TYPES, parts_of(GOOD)[_CONTENT_TYPES].replace(b"wordprocessingml.styles+xml", b"x"))
"""A document whose styles are of another type than styles are: it can be read, and python-docx cannot open it."""

DOCUMENTS: dict[str, tuple[bytes, str]] = {
    "two parts of one name": (_twice(MAIN), "input.damaged"),
    "two parts whose names differ in case": (_twice("Word/Document.XML"), "input.damaged"),
    "no main part": (with_part(MAIN, None), "input.no-word-document"),
    "a password on the zip": (_locked(), "input.encrypted"),
    "a password of Office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"), "input.encrypted"),
    "packed by LZMA": (packed(parts_of(GOOD), ZIP_LZMA), "input.damaged"),
    "packed by LZMA, and spoilt": (_spoilt(ZIP_LZMA), "input.damaged"),
    "packed by bzip2, and spoilt": (_spoilt(ZIP_BZIP2), "input.damaged"),
    "deflated, and spoilt": (_spoilt(ZIP_DEFLATED), "input.damaged"),
    "stored, and spoilt": (_spoilt(ZIP_STORED), "input.damaged"),
    "an entity": (with_part(MAIN, _ENTITY.replace("UTF-16", "UTF-8").encode()), "input.damaged"),
    "an entity in UTF-16": (with_part(MAIN, _ENTITY.encode("utf-16")), "input.damaged"),
    "an entity in UTF-16 without its mark": (with_part(MAIN, _ENTITY.encode("utf-16-be")), "input.damaged"),
    "an entity in UTF-32": (with_part(MAIN, _ENTITY.encode("utf-32")), "input.damaged"),
    "an unknown encoding": (with_part(MAIN, b'<?xml version="1.0" encoding="x"?><a/>'), "input.damaged"),
    "an encoding of bytes": (with_part(MAIN, b'<?xml version="1.0" encoding="base64"?><a/>'), "input.damaged"),
    "1,000 nested insertions": (with_body(nested("ins", 1000)), "input.damaged"),
    "1,000 nested runs": (with_body(nested("r", 1000)), "input.damaged"),
    "1,000 nested controls": (with_body(nested("sdt", 1000)), "input.damaged"),
    "relations of another namespace": (with_part(_RELATIONS, b'<Relationships xmlns="urn:x"/>'), "input.damaged"),
    "relations of another root": (with_part(_RELATIONS, b"<a/>"), "input.damaged"),
    "a relation without a type": (with_part(_RELATIONS, re.sub(rb' Type="[^"]*styles"', b"", parts_of(GOOD)[_RELATIONS])), "input.damaged"),
    "a relation that points nowhere": (with_part(_RELATIONS, parts_of(GOOD)[_RELATIONS].replace(b' Target="styles.xml"', b"")), "input.damaged"),
    "a size that is a lie": (lying(MAIN, b"<a>" + b"a" * 3_000_000 + b"</a>"), "input.damaged"),
}  # fmt: skip
"""What each is, the document, and the code of the error that every command ends in."""


def bombs() -> dict[str, tuple[bytes, str]]:
    """Small files that would fill the memory, or take minutes: the same, made when they are asked for."""
    long = b"<a>" + b"a" * 500_000_000 + b"</a>"
    return {
        "500 MB that say they are 1,000 bytes": (lying(MAIN, long), "damaged"),
        "500 MB": (with_part(MAIN, long), "larger than 64 MB"),
        "one text of 60 MB": (with_body(f"<w:p><w:r><w:t>{'a' * 60_000_000}</w:t></w:r></w:p>"), "unpacks to more than"),
        "1,500,000 paragraphs": (with_body("<w:p/>" * 1_500_000), "more than 200000 paragraphs"),
        "7,900,000 paragraphs": (with_body("<w:p/>" * 7_900_000), "MB"),
    }
