"""The heights of a layout's fonts on this computer, for the page numbers of a bundle's contents.

Where a line's pitch is a multiple and no grid holds it, the font decides how many lines a page has. fontconfig says which file has the
font, or its stand-in; the file's tables say how high it is. Where there is no fontconfig (Windows), nothing is known.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from drafter.layout.model import FontHeight, Layout
from drafter.write.stand_ins import stand_in

_SECONDS = 20


def with_font_heights(layout: Layout) -> Layout:
    """A layout with the heights of its fonts, as far as this computer tells them."""
    found: dict[str, FontHeight] = {}
    for type_ in (*layout.types(), *layout.lines.values()):
        for font, chosen in ((type_.font, _chinese_file), (type_.latin, _latin_file)):
            if font not in found and (place := chosen(font)) and (height := font_height(*place)):
                found[font] = height
    return layout._replace(fonts=tuple(found.items()))


def _chinese_file(font: str) -> tuple[str, int] | None:
    """The file of a Chinese font, or of the first of its stand-ins that is installed, which the PDF has too."""
    files = _installed()
    return next((files[name.lower()] for name in (font, *stand_in(font).families) if name.lower() in files), None)


def _latin_file(font: str) -> tuple[str, int] | None:
    return _installed().get(font.lower()) or _matched(font)


@cache
def _installed() -> Mapping[str, tuple[str, int]]:
    """The files of the installed fonts by the names of their families in small letters, and their places in these files."""
    found: dict[str, tuple[str, int]] = {}
    for line in _said("fc-list", ["--format", "%{file}\\t%{index}\\t%{family}\\t%{style}\\n"]):
        file, index, families, style = (*line.split("\t"), "", "", "")[:4]
        for family in filter(None, families.split(",")):
            if family.lower() not in found or style.split(",")[0] in _UPRIGHT:
                found[family.lower()] = file, _number(index)
    return found


_UPRIGHT = ("Regular", "Book", "Normal", "Roman")


@cache
def _matched(font: str) -> tuple[str, int] | None:
    """The file that fontconfig takes for a font that is not installed."""
    name = "".join(character for character in font if character.isalnum() or character in " _")
    line = next(iter(_said("fc-match", ["--format", "%{file}\\t%{index}\\n", name])), "") if name.strip() else ""
    file, _, index = line.partition("\t")
    return (file, _number(index)) if file else None


def _number(index: str) -> int:
    return int(index) & 0xFFFF if index.isdecimal() else 0


def _said(name: str, arguments: Iterable[str]) -> list[str]:
    program = shutil.which(name)
    if program is None:
        return []
    try:
        done = subprocess.run(  # noqa: S603 - fontconfig's own program
            [program, *arguments], capture_output=True, encoding="utf-8", errors="replace", timeout=_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return done.stdout.splitlines()


# ---------------------------------------------------------------- the tables of a font


@cache
def font_height(file: str, index: int = 0) -> FontHeight | None:
    """The height of a font as LibreOffice takes it from the font's tables; None where the file cannot be read.

    The table hhea counts where its numbers have the usual signs, else the heights for Windows in OS/2; typographic ones where the font says so.
    index: which font of a collection.
    """
    try:
        with Path(file).open("rb") as stream:
            head = stream.read(_HEADS)
            start = struct.unpack_from(">I", head, 12 + 4 * index)[0] if head[:4] == b"ttcf" else 0
            count = struct.unpack_from(">H", head, start + 4)[0]
            tables = dict(_tables(head, start, count))
            read = {name: _part(stream, *tables[name]) for name in _NEEDED}
        return _height(read)
    except (OSError, KeyError, struct.error, ZeroDivisionError):
        return None


_HEADS = 65_536
_NEEDED = (b"head", b"hhea", b"OS/2")
_TYPOGRAPHIC = 1 << 7


def _tables(head: bytes, start: int, count: int) -> Iterator[tuple[bytes, tuple[int, int]]]:
    for number in range(count):
        name, _, offset, length = struct.unpack_from(">4sIII", head, start + 12 + 16 * number)
        yield name, (offset, length)


def _part(stream: object, offset: int, length: int) -> bytes:
    stream.seek(offset)  # type: ignore[attr-defined]
    return stream.read(min(length, 128))  # type: ignore[attr-defined, no-any-return]


def _height(tables: Mapping[bytes, bytes]) -> FontHeight:
    units = struct.unpack_from(">H", tables[b"head"], 18)[0]
    above, below, gap = struct.unpack_from(">hhh", tables[b"hhea"], 4)
    chosen = (above, -below, gap) if above >= 0 >= below and (above or below) else None
    flags = struct.unpack_from(">H", tables[b"OS/2"], 62)[0]
    typographic = struct.unpack_from(">hhh", tables[b"OS/2"], 68)
    if chosen is None:
        chosen = (*struct.unpack_from(">HH", tables[b"OS/2"], 74), 0)
    if flags & _TYPOGRAPHIC and typographic[0] >= 0 >= typographic[1]:
        chosen = (typographic[0], -typographic[1], typographic[2])
    return FontHeight((chosen[0] + chosen[2]) / units, chosen[1] / units)
