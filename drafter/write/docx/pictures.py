"""Pictures in a Word document: the drawing in its paragraph, the files beside the text. Imported for documents that have some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from drafter.layout.model import Layout
from drafter.speech.flow import Paragraph, document_paragraphs
from drafter.speech.lines import PICTURE, PICTURE_CAPTION
from drafter.speech.pictures import Picture, picture_of
from drafter.speech.tree import Document
from drafter.write.docx.package import ZipEntry
from drafter.write.docx.xml import RELATIONS, escape_metadata
from drafter.write.pictures import size_of, unknown

NUMBER, LINK = "\x02", "\x03"
"""Two characters that no text has. They stand for the number of a drawing and for its relationship to its file, until both are counted."""
TYPES = "".join(f'<Default Extension="{kind}" ContentType="image/{kind}"/>' for kind in ("png", "jpeg", "gif"))
"""The entries of ``[Content_Types].xml`` for the files of pictures."""
_EMU = 12_700
"""English metric units in a point (ISO/IEC 29500-1, 20.1.2.1)."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def drawing_xml(line: str, layout: Layout, caption: str) -> str:
    """The run of a picture, in the line (``wp:inline``): it moves with its text. caption: describes it to people who do not see it."""
    picture = picture_of(line)
    if picture.measures is None:
        return f'<w:r><w:t xml:space="preserve">{escape_metadata(unknown(picture))}</w:t></w:r>'
    width, height = (round(points * _EMU) for points in size_of(picture, layout))
    name, said = escape_metadata(picture.file), escape_metadata(caption)
    size = f'cx="{width}" cy="{height}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{NUMBER}" name="{name}" descr="{said}"/><wp:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="0" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{RELATIONS}" r:embed="{LINK}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def width_of(picture: Picture, layout: Layout) -> int:
    """The width of a picture in millimetres."""
    return round(size_of(picture, layout)[0] * 25.4 / 72)


def caption_of(found: Sequence[Paragraph], place: int) -> str:
    """The caption below a picture; "" without one."""
    following = found[place + 1] if place + 1 < len(found) else None
    return following.text if following is not None and following.kind == PICTURE_CAPTION else ""


def pictures_of(document: Document) -> list[Picture]:
    """The pictures of a document whose files are known, in order."""
    shown = (picture_of(one.runs[0].text) for _, one in document_paragraphs(document) if one.kind == PICTURE)
    return [picture for picture in shown if picture.measures is not None]


def with_pictures(
    xml: str, links: str, document: Document, first: int = 1, folder: str = "word/media/"
) -> tuple[str, str, list[ZipEntry]]:
    """The XML of the main part with its drawings numbered, its relationships with those of the pictures, and their files.

    first: the number of the first file and drawing. folder: where their files are put. A file that is shown twice is there once.
    """
    pictures = pictures_of(document)
    names = {picture.file: (number, picture) for picture, number in zip({one.file: one for one in pictures}.values(), count(first))}
    entries = [ZipEntry.as_is(f"{folder}{_name(*names[file])}", names[file][1].data) for file in names]
    linked = "".join(
        f'<Relationship Id="rIdPicture{number}" Type="{RELATIONS}/image" Target="media/{_name(number, picture)}"/>'
        for number, picture in names.values()
    )
    xml = _filled(xml, NUMBER, map(str, count(first)))
    xml = _filled(xml, LINK, (f"rIdPicture{names[picture.file][0]}" for picture in pictures))
    return xml, links.replace("</Relationships>", f"{linked}</Relationships>"), entries


def _filled(xml: str, sign: str, values: Iterable[str]) -> str:
    start, *more = xml.split(sign)
    return "".join([start, *_with_values(more, values)])


def _with_values(parts: list[str], values: Iterable[str]) -> Iterator[str]:
    for value, part in zip(values, parts):  # noqa: B905 - the values may have no end
        yield f"{value}{part}"


def _name(number: int, picture: Picture) -> str:
    assert picture.measures is not None
    return f"drafter{number}.{picture.measures.kind}"
