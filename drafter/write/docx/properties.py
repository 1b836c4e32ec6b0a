"""The part with the document's metadata, ``docProps/core.xml``."""

from __future__ import annotations

from drafter.write import Properties
from drafter.write.docx.xml import DECLARATION, escape_metadata

_CORE = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)


def core_xml(properties: Properties) -> str:
    """The core properties: title, author, language, and the time of creation if it is known."""
    author = escape_metadata(properties.author)
    parts = [
        _CORE,
        f"<dc:title>{escape_metadata(properties.title)}</dc:title><dc:creator>{author}</dc:creator>",
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>",
    ]
    if properties.created:
        time = escape_metadata(properties.created)
        parts += [f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{time}</dcterms:{name}>' for name in ("created", "modified")]
    parts.append(f"<dc:language>{escape_metadata(properties.language)}</dc:language></cp:coreProperties>")
    return "".join(parts)
