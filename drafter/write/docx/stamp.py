"""The content hash, which shows whether a document was changed after Drafter wrote it.

The custom property `PROPERTY` has it: SHA-256 over the names and CRC-32 of all other parts. When Word or LibreOffice saves a
document, it keeps the property but changes the parts, so the hash no longer fits.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from drafter.errors import InputError
from drafter.write import StampState

CUSTOM = "docProps/custom.xml"
PROPERTY = "DrafterContentHash"
_VALUE = re.compile(rf'name="{PROPERTY}"[^>]*>\s*<vt:lpwstr>([0-9a-f]{{64}})</vt:lpwstr>')
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
    found = _VALUE.search(custom.decode(errors="replace"))
    if not found:
        return "foreign"
    sums = [(name, checksum) for name, checksum in package.sums() if name != CUSTOM]
    return "untouched" if content_hash(sums) == found[1] else "edited"
