"""The fonts that replace the official ones where those are not installed, in web pages and in PDFs.

The official fonts come with Windows or Word, or are bought. Without stand-ins every missing font becomes the same face, in headings
too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from drafter.files.tables import read_table
from drafter.layout.model import Layout
from drafter.write.docx.xml import escape


class StandIn(NamedTuple):
    """The stand-ins of a kind of type, such as 黑体.

    cue: a regular expression that matches the names of fonts of this kind.
    families: the stand-ins, the nearest first: fonts of Windows, then of macOS, then free fonts.
    generic: the generic family of CSS for this kind.
    heavy: whether the type is heavier than its stand-ins; then their bold face is used.
    """

    cue: str
    families: tuple[str, ...]
    generic: str
    heavy: bool


@cache
def stand_ins() -> tuple[StandIn, ...]:
    """The table ``data/stand_ins.yaml``. The first row whose cue matches a font's name counts; the last row matches every name."""
    rows: list[dict[str, Any]] = read_table("write", "stand_ins")
    return tuple(StandIn(row["cue"], tuple(row["families"]), row.get("generic", "serif"), row.get("heavy", False)) for row in rows)


LATIN: dict[str, tuple[str, ...]] = {"Times New Roman": ("Liberation Serif", "Tinos")}
"""Stand-ins whose characters have the same widths."""


def stand_in(font: str) -> StandIn:
    """The stand-ins of a Chinese font."""
    return next(row for row in stand_ins() if re.search(row.cue, font))


def chinese_fonts(layout: Layout) -> tuple[str, ...]:
    """The Chinese fonts of a layout, each once: those of all kinds of lines too, the user's own among them."""
    return tuple(dict.fromkeys(type_.font for type_ in (*layout.types(), *layout.lines.values())))


def fontconfig(fonts: Iterable[str], system: str) -> str:
    """A fontconfig configuration that replaces fonts that are not installed by their stand-ins.

    system: the path of the system's configuration, which it includes.
    """
    parts = [
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n',
        f'<include ignore_missing="yes">{escape(system)}</include>\n',
    ]
    for font in fonts:
        row = stand_in(font)
        families = "".join(f"<family>{escape(family)}</family>" for family in row.families if family != font)
        parts.append(f'<alias binding="same"><family>{escape(font)}</family><prefer>{families}</prefer></alias>\n')
        if row.heavy:
            # "any": the alias keeps the font itself in the list, behind the preferred ones
            test = f'<test name="family" qual="any"><string>{escape(font)}</string></test>'
            weight = '<edit name="weight" mode="assign" binding="strong"><const>bold</const></edit>'
            parts.append(f'<match target="pattern">{test}{weight}</match>\n')
    return f"{''.join(parts)}</fontconfig>\n"
