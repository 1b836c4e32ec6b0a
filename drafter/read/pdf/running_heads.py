"""Page numbers, running heads and feet, and tables of contents, which are not part of the text."""

from __future__ import annotations

import re
from collections import Counter

from drafter.read.left_out import Kind, left_out
from drafter.read.pdf.paragraphs import usual_distance, usual_size
from drafter.read.pdf.printed import PrintedLine, PrintedPage

_NUMBER = re.compile(
    r"[-—–－―·~\s]*(?:第\s*)?(?:[0-9]{1,4}|[ivxlc]{1,6})(?:\s*页)?(?:\s*(?:[/／]|，?\s*共|of)\s*[0-9]{1,4}\s*页?)?[-—–－―·~\s]*",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"(?:[.·․]{5,}|…{2,}|(?:[.·] ){4,})\s*[0-9]{1,4}$")
_CONTENTS = re.compile(r"目\s*[录次]")
_DIGITS = re.compile("[0-9]+")
_MARGIN = 0.14
"""The greatest fraction of the page's height for the head, and for the foot."""
_DEEPEST = 3
"""The most lines of a head or foot."""


def without_running_heads(pages: list[PrintedPage]) -> tuple[list[list[PrintedLine]], list[str]]:
    """The text lines of each page, and a report of the other lines: ``header: 内部资料``, ``page number: 1 2 3``.

    A running head stands at the same height on at least two pages, and on a third of all. A gap or another type size separates it from the text.
    """
    edges = [_edges(page) for page in pages]
    repeated = Counter(shape for edge in edges for shape in {_shape(line) for part in edge for line in part})
    enough = max(2, len(pages) / 3)
    size = usual_size([line for page in pages for line in page.lines])
    distance = usual_distance([page.lines for page in pages], size)
    body: list[list[PrintedLine]] = []
    report: dict[str, None] = {}
    numbers: list[str] = []
    for page, (head, foot) in zip(pages, edges, strict=True):
        removed: set[int] = set()
        sides: tuple[tuple[Kind, list[PrintedLine]], ...] = (("header", head), ("footer", foot))
        for kind, part in sides:
            for line, inner in zip(part, [*part[1:], None], strict=False):
                apart = inner is None or abs(line.middle - inner.middle) > 1.2 * distance or abs(line.size - size) > 0.1 * size
                if _NUMBER.fullmatch(line.text):
                    numbers.append(line.text)
                elif repeated[_shape(line)] >= enough and apart:
                    report[left_out(kind, line.text)] = None
                else:
                    break  # the text begins
                removed.add(id(line))
        body.append([line for line in page.lines if id(line) not in removed])
    if numbers:
        report[left_out("page number", " ".join(numbers))] = None
    return body, list(report)


def without_contents(pages: list[list[PrintedLine]]) -> tuple[list[list[PrintedLine]], list[str]]:
    """The lines of each page without a table of contents, and a report of the table.

    The lines of a table end in dots and a number (``一、总结……3``); the word 目录 above them belongs to it.
    """
    entries: list[str] = []
    body = []
    for page in pages:
        kept: list[PrintedLine] = []
        for line in page:
            if not _ENTRY.search(line.text):
                kept.append(line)
                continue
            if kept and _CONTENTS.fullmatch(kept[-1].text):
                entries.append(kept.pop().text)
            entries.append(line.text)
        body.append(kept)
    return body, [left_out("contents", "\n".join(entries))] if entries else []


def _shape(line: PrintedLine) -> tuple[str, int]:
    """What a running head has on every page: its words, with ``#`` for each number, and its height on the page (in steps of 6 points)."""
    return _DIGITS.sub("#", line.text).replace(" ", ""), round(line.middle / 6)


def _edges(page: PrintedPage) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """The lines in the head and in the foot of a page, the outermost first."""
    by_height = sorted(page.lines, key=lambda line: line.middle)
    margin = page.height * _MARGIN
    return (
        [line for line in by_height[::-1][:_DEEPEST] if line.middle > page.height - margin],
        [line for line in by_height[:_DEEPEST] if line.middle < margin],
    )
