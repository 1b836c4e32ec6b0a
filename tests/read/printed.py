"""PDF files for tests, written by hand: lines of text at places, in fonts that are not embedded."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
LEFT, SIZE, PITCH = 72, 16, 28
PER_LINE = 28
"""Characters of a full line."""


class At(NamedTuple):
    """A line of text. x and y from the lower left corner; before: operators in front of the one that shows the text."""

    x: float
    y: float
    text: str
    size: float = SIZE
    before: str = ""


class Face(NamedTuple):
    """A font as a file describes it: the entries of its dictionaries, how text becomes codes, the stream for ToUnicode or none."""

    font: str
    descendant: str
    encode: Callable[[str], bytes]
    to_unicode: str = ""


_DESCRIPTOR = (
    "/FontDescriptor << /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -141 1000 859] "
    "/ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 700 /StemV 80 >>"
)


def chinese(
    encoding: str,
    encode: str | Callable[[str], bytes],
    widths: str = "/DW 1000 /W [814 939 500]",
    collection: str = "GB1",
    kind: str = "0",
    to_unicode: str = "",
) -> Face:
    """A Chinese font. encode: a codec's name, or what makes codes of text. kind: 0, or 2 for TrueType."""
    return Face(
        f"/Subtype /Type0 /BaseFont /SimSun /Encoding /{encoding} /DescendantFonts [4 0 R]",
        f"/Subtype /CIDFontType{kind} /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering ({collection}) /Supplement 2 >> "
        f"{widths} {_DESCRIPTOR}{' /CIDToGIDMap /Identity' if kind == '2' else ''}",
        (lambda text: text.encode(encode)) if isinstance(encode, str) else encode,
        to_unicode,
    )


SIMSUN = chinese("GBK-EUC-H", "gbk")


def to_unicode(codes: dict[str, str]) -> str:
    """The stream that says what codes, in hexadecimal, stand for."""
    rows = "\n".join(f"<{code}> <{text.encode('utf-16-be').hex()}>" for code, text in codes.items())
    return f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange {len(codes)} beginbfchar\n{rows}\nendbfchar endcmap"


def page(*paragraphs: str, top: float = 740, first: int = 2) -> list[At]:
    """Paragraphs set as an office sets them: the first line two characters in, lines full."""
    lines = []
    for paragraph in paragraphs:
        rest, indent = paragraph, first
        while rest:
            room = PER_LINE - indent
            lines.append(At(LEFT + indent * SIZE, top, rest[:room]))
            rest, indent, top = rest[room:], 0, top - PITCH
    return lines


def pdf(*pages: list[At], face: Face = SIMSUN) -> bytes:
    """A PDF of some pages; one without lines holds a grey box, as a scanned page holds a picture."""
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"<< /Type /Font {face.font}{' /ToUnicode 5 0 R' if face.to_unicode else ''} >>",
        f"<< /Type /Font {face.descendant} >>",
        _stream(face.to_unicode),
    ]
    for number, lines in enumerate(pages):
        drawn = "".join(_drawn(line, face) for line in lines)
        if not lines:
            drawn = "q 400 0 0 400 90 200 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q\n"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {7 + 2 * number} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>"
        )
        objects.append(_stream(drawn))
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF"
    return made + end.encode()


def _drawn(line: At, face: Face) -> str:
    return f"BT /F {line.size} Tf {line.x} {line.y} Td {line.before} <{face.encode(line.text).hex()}> Tj ET\n"


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}endstream"
