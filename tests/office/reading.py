"""A printed page read back: its lines with their places, and the font of every piece of text (poppler's tools do it)."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">(.*?)</word>')
_FONT = re.compile(r'<fontspec id="(\d+)" size="-?\d+" family="(?:[A-Z]{6}\+)?([^"]*)"')
_TEXT = re.compile(r'<text [^>]*font="(\d+)">(.*?)</text>')

SAME_LINE = 5.0
"""Points; fonts of one line have their middles at most so far apart."""


@dataclass(frozen=True)
class Line:
    """A line of a page, in points from the sheet's upper left corner. `middle`: of its highest character."""

    text: str
    left: float
    right: float
    middle: float


@dataclass(frozen=True)
class PrintedPage:
    """A page: its sheet in points, and its lines from the top, the page number among them."""

    width: float
    height: float
    lines: tuple[Line, ...]

    def body(self, bottom: float) -> list[Line]:
        """The lines above the margin at the sheet's end."""
        return [line for line in self.lines if line.middle < self.height - bottom]

    def number(self, bottom: float) -> Line:
        """The line in that margin."""
        (line,) = [line for line in self.lines if line.middle >= self.height - bottom]
        return line


def pages(pdf: Path) -> list[PrintedPage]:
    """The pages of a PDF."""
    told = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, encoding="utf-8").stdout
    return [PrintedPage(float(width), float(height), _lines(content)) for width, height, content in _PAGE.findall(told)]


def _lines(content: str) -> tuple[Line, ...]:
    words = [(float(x1), float(x2), (float(y1) + float(y2)) / 2, unescape(text)) for x1, y1, x2, y2, text in _WORD.findall(content)]
    rows: list[list[tuple[float, float, float, str]]] = []
    for word in sorted(words, key=lambda word: word[2]):
        if rows and word[2] - rows[-1][-1][2] < SAME_LINE:
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort()
    return tuple(Line("".join(word[3] for word in row), row[0][0], row[-1][1], row[0][2]) for row in rows)


def text(pdf: Path) -> str:
    """All text of a PDF without spaces and page numbers."""
    told = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, encoding="utf-8").stdout
    lines = [re.sub(r"\s", "", line) for line in told.split("\n")]
    return "".join(line for line in lines if not re.fullmatch(r"—\d+—", line))


def faces(pdf: Path) -> list[tuple[str, str]]:
    """The pieces of text of a PDF, each with the face that sets it (``FandolFang-Regular``)."""
    told = subprocess.run(
        ["pdftohtml", "-xml", "-i", "-fontfullname", "-stdout", pdf], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    names = dict(_FONT.findall(told))
    return [(unescape(re.sub(r"<[^>]*>", "", content)), names[number]) for number, content in _TEXT.findall(told)]
