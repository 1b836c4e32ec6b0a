"""PDF files for tests, written by hand: lines of text at places, in a Chinese font that is not embedded."""

from __future__ import annotations

from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
LEFT, SIZE, PITCH = 72, 16, 28
PER_LINE = 28
"""Characters of a full line."""


class At(NamedTuple):
    """A line of text. x and y from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = SIZE


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


def pdf(*pages: list[At]) -> bytes:
    """A PDF of some pages; one without lines holds a grey box, as a scanned page holds a picture."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [4 0 R] >>",
        (
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
            "/DW 1000 /W [814 939 500] /FontDescriptor << /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -141 1000 859] "
            "/ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 700 /StemV 80 >> >>"
        ),
    ]
    for number, lines in enumerate(pages):
        drawn = "".join(f"BT /F {line.size} Tf {line.x} {line.y} Td <{line.text.encode('gbk').hex()}> Tj ET\n" for line in lines)
        if not lines:
            drawn = "q 400 0 0 400 90 200 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q\n"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {6 + 2 * number} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF"
    return made + end.encode()
