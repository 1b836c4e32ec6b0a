"""The parts with the document's metadata: ``docProps/core.xml`` and ``docProps/custom.xml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from drafter.speech.digests import PAGE
from drafter.speech.text import UNPRINTABLE
from drafter.write import Properties
from drafter.write.docx.stamp import PROPERTY
from drafter.write.docx.xml import DECLARATION, escape

_CORE = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_CUSTOM = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
)
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The same for all custom properties (ISO/IEC 29500-1, 22.3)."""
_FIRST_PID = 2
"""The first number for them."""
_LONGEST = 252
"""The most characters of a value. Word lets people see and keep 255; a digest of a paragraph takes four."""


def core_xml(properties: Properties) -> str:
    """The core properties: title, author, language, and the time of creation if it is known."""
    author = _clean(properties.author)
    parts = [
        _CORE,
        f"<dc:title>{_clean(properties.title)}</dc:title><dc:creator>{author}</dc:creator>",
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>",
    ]
    if properties.created:
        time = _clean(properties.created)
        parts += [f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{time}</dcterms:{name}>' for name in ("created", "modified")]
    parts.append(f"<dc:language>{_clean(properties.language)}</dc:language></cp:coreProperties>")
    return "".join(parts)


def custom_xml(stamp: str, page: str = "", words: Mapping[str, str] = MappingProxyType({})) -> str:
    """The custom properties: the content hash, the digests of the page in as many properties as they need, words by their properties."""
    values = [(PROPERTY, stamp), *_numbered(page), *((name, _clean(said)) for name, said in words.items() if said)]
    return "".join((_CUSTOM, *(_property(pid, *value) for pid, value in enumerate(values, _FIRST_PID)), "</Properties>"))


def _numbered(page: str) -> Iterator[tuple[str, str]]:
    for number, at in enumerate(range(0, len(page), _LONGEST), 1):
        yield f"{PAGE}{number}", page[at : at + _LONGEST]


def _property(pid: int, name: str, value: str) -> str:
    return f'<property fmtid="{_FMTID}" pid="{pid}" name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'


def _clean(text: str) -> str:
    return escape(UNPRINTABLE.sub(" ", text))
