"""The content hash, which shows whether a document was changed after Drafter wrote it.

The custom property `PROPERTY` has it: SHA-256 over the names and CRC-32 of all other parts. When Word or LibreOffice saves a
document, it keeps the property but changes the parts, so the hash no longer fits. Everything else in the file counts too: the part with
the property must be as Drafter writes it (labelling tools and the system's dialog of properties add to it), and there must be no bytes
that belong to no part. The order of the parts, their packing and their dates are of no account: Word changes these without an edit, and
so do programs that pass a document on.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from drafter.errors import InputError
from drafter.write import StampState
from drafter.write.docx.xml import DECLARATION

CUSTOM = "docProps/custom.xml"
PROPERTY = "DrafterContentHash"
_CUSTOM = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    # fmtid is the same for all custom properties; 2 is the first pid for them (ISO/IEC 29500-1, 22.3)
    f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{PROPERTY}"><vt:lpwstr>'
)
_MOST = 1_000_000
"""The most bytes of the part with the property. Drafter writes some 400."""


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
    same = custom == custom_xml(found[1]).encode() and content_hash(sums) == found[1] and not package.has_more()
    return "untouched" if same else "edited"


def custom_xml(stamp: str) -> str:
    """The part with the custom properties: the content hash `stamp` alone."""
    return f"{_CUSTOM}{stamp}</vt:lpwstr></property></Properties>"
