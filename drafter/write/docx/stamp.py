"""The content hash: whether a document is still as it was written.

Its value stands in the custom property `PROPERTY`: SHA-256 over the names and CRC-32 of all other parts. Word and LibreOffice keep the
property when they save and change the parts, so the hash no longer fits.
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
"""Bytes of the part; Drafter's own has some 400."""


def content_hash(sums: Iterable[tuple[str, int]]) -> str:
    """The hash over names and CRC-32 of parts, whatever their order."""
    return hashlib.sha256(repr(sorted(sums)).encode()).hexdigest()


def stamp_state(data: bytes) -> StampState:
    """Whether a file is as Drafter wrote it, was changed since, or bears no stamp of Drafter's (or is no document at all)."""
    from drafter.read.package import Package  # zipfile: 10 ms that rendering does without

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
