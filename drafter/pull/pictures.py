"""Pictures of an edited document: what was done to them is told, because their files stay as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from drafter.errors import Fault, Place
from drafter.read.docx.names import RELATIONS
from drafter.speech.flow import document_paragraphs
from drafter.speech.lines import PICTURE
from drafter.speech.pictures import Picture, picture_of
from drafter.speech.tree import Document
from drafter.template.trace import Trace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from drafter.read.package import Package, Relation

_EMU_PER_MM = 36_000
_MOST_FIGURES = 10
"""The most figures of a width in EMU that Word writes; Python refuses to read some thousands."""
_ROUNDING = 2
"""Millimetres by which programs round the size of a picture."""


class ShownPicture(NamedTuple):
    """A picture of a document. checksum: CRC-32 of its file. name: as the document calls it. width: in millimetres."""

    checksum: int
    name: str
    width: int


class PictureReader:
    """Reads the drawings of a document. found: its pictures so far, in order."""

    def __init__(self, package: Package, links: Mapping[str, Relation]) -> None:
        self._sums = {name.lower(): checksum for name, checksum in package.sums()}
        self._links = links
        self.found: list[ShownPicture] = []

    def read(self, drawing: Element) -> bool:
        """Whether a drawing is a picture with a file of its own; then it is among those found."""
        blip = next((one for one in drawing.iter() if one.tag.endswith("}blip")), None)
        link = self._links.get(blip.get(f"{RELATIONS}embed", "")) if blip is not None else None
        checksum = self._sums.get(link.target.lower()) if link is not None and not link.outside else None
        if checksum is None:
            return False
        extent = next((one for one in drawing.iter() if one.tag.endswith("}extent")), None)
        properties = next((one for one in drawing.iter() if one.tag.endswith("}docPr")), None)
        across = extent.get("cx", "0") if extent is not None else "0"
        width = round(int(across) / _EMU_PER_MM) if across.isdecimal() and len(across) <= _MOST_FIGURES else 0
        self.found.append(ShownPicture(checksum, (properties.get("name") if properties is not None else "") or "", width))
        return True


def told(shown: Sequence[ShownPicture], rendered: Sequence[int], traced: Trace) -> Iterator[Fault]:
    """The faults for pictures that a document has and its outline has not, for those that are gone, moved or of another width.

    rendered: the widths of the pictures as they were rendered, in millimetres.
    """
    made = pictures_of(traced.document)
    files = {crc32(picture.data): picture.file for picture in made}
    names = {picture.file for picture in made}
    wanted = [files.get(one.checksum) or (one.name if one.name in names else "") for one in shown]
    known = [file for file in wanted if file]
    old = [picture.file for picture in made]
    yield from [Fault("pull.picture-added")] * (len(wanted) - len(known))
    if not rendered and not known:  # a copy to read aloud shows none
        return
    here, there = Counter(old), Counter(known)
    for file in old:
        if here[file] > there[file]:
            here[file] -= 1
            yield Fault("pull.picture-gone", _place(traced, file), {"text": file})
    kept, extra = Counter(old) & there, there - Counter(old)
    order = [[file for file in files if file in kept and file not in extra] for files in (old, known)]
    moved = order[0] != order[1] and sorted(order[0]) == sorted(order[1])
    for file in dict.fromkeys(known):
        if file in extra or moved:
            yield Fault("pull.picture-moved", _place(traced, file), {"text": file})
    if known == old and len(rendered) == len(old):
        widths = [one.width for one, file in zip(shown, wanted, strict=True) if file]
        for file, width, before in zip(old, widths, rendered, strict=True):
            if abs(width - before) > _ROUNDING:
                yield Fault("pull.picture-width", _place(traced, file), {"text": file, "width": f"{width / 10:g}"})


def pictures_of(document: Document) -> list[Picture]:
    """The pictures of a document, in order."""
    return [picture_of(one.runs[0].text) for _, one in document_paragraphs(document) if one.kind == PICTURE]


def _place(traced: Trace, file: str) -> Place:
    """Where an outline names a picture."""
    source = traced.content.source
    at = source.text.find(file)
    line, column = source.position(at) if at >= 0 else (0, 0)
    return Place(source.name, line + 1, column + 1)
