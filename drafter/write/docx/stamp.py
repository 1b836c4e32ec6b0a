"""The content hash, which shows whether a document was changed after Drafter wrote it.

The custom property `PROPERTY` has it: SHA-256 over the names and CRC-32 of all parts, the one with the properties too, in which zeros stand
for the hash. When Word or LibreOffice saves a document, it keeps the property but changes the parts, so the hash no longer fits. Labelling tools
and the system's dialog of properties add to the part with the property, and bytes that belong to no part are an edit too. The order of the parts,
their packing and their dates are of no account: Word changes these without an edit, and so do programs that pass a document on.

The other properties are what `drafter pull` remembers of the page (`drafter.speech.digests`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from zlib import crc32

from drafter.errors import InputError
from drafter.speech.digests import PAGE
from drafter.write import StampState
from drafter.write.docx.xml import DECLARATION, escape_metadata

CUSTOM = "docProps/custom.xml"
PROPERTY = "DrafterContentHash"
NO_STAMP = "0" * 64
_CUSTOM = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
)
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format identifier, which is the same for all custom properties (ISO/IEC 29500-1, 22.3)."""
_FIRST_PID = 2
"""The number of the first custom property. Smaller ones are reserved."""
_LONGEST = 252
"""The most characters of a value. Word lets people see and keep 255; a digest of a paragraph takes four."""
_MOST = 1_000_000
"""The most bytes of the part with the property. Drafter writes some 400, and seven for each paragraph."""


def content_hash(sums: Iterable[tuple[str, int]]) -> str:
    """The hash over names and CRC-32 of parts. Their order does not matter."""
    return hashlib.sha256(repr(sorted(sums)).encode()).hexdigest()


def stamp_state(data: bytes) -> StampState:
    """The state of a file: as Drafter wrote it, changed since then, or without Drafter's stamp (also if it is no document)."""
    from drafter.read.package import Package  # imports zipfile: 10 ms, which rendering can save

    try:
        package = Package(data, "")
        custom = package.part(CUSTOM, _MOST) or b""
    except InputError:
        return "foreign"
    found = re.search(rf'name="{PROPERTY}"[^>]*>\s*<vt:lpwstr>([0-9a-f]{{64}})</vt:lpwstr>', custom.decode(errors="replace"))
    if not found:
        return "foreign"
    sums = [(name, checksum) for name, checksum in package.sums() if name != CUSTOM]
    custom_sum = crc32(custom.replace(found[1].encode(), NO_STAMP.encode(), 1))
    same = content_hash([*sums, (CUSTOM, custom_sum)]) == found[1] and not package.has_more()
    return "untouched" if same else "edited"


def custom_xml(page: str = "", words: Mapping[str, str] = MappingProxyType({}), others: Iterable[tuple[str, str]] = ()) -> str:
    """The part with the custom properties, with `NO_STAMP` in the place of the hash.

    page: the digests of the page; they fill as many properties as they need. words: further values by the names of their properties.
    others: the properties of a base file, with their values as XML.
    """
    values = [(PROPERTY, NO_STAMP), *_numbered(page), *((name, escape_metadata(said)) for name, said in words.items() if said)]
    made = [_property(pid, *value) for pid, value in enumerate(values, _FIRST_PID)]
    first = _FIRST_PID + len(made)
    made += [
        f'<property fmtid="{_FMTID}" pid="{pid}" name="{name}">{value}</property>'
        for pid, (name, value) in enumerate(others, first)
    ]
    return "".join((_CUSTOM, *made, "</Properties>"))


def _numbered(page: str) -> Iterator[tuple[str, str]]:
    for number, at in enumerate(range(0, len(page), _LONGEST), 1):
        yield f"{PAGE}{number}", page[at : at + _LONGEST]


def _property(pid: int, name: str, value: str) -> str:
    return f'<property fmtid="{_FMTID}" pid="{pid}" name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'
