"""Where headings begin in the lines of a page, in a form in which two pages can be compared."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.pull.edited import PageLine

Heading = tuple[int, str, int]
"""Where a heading begins in its line, its kind, and its level: of a section 1 to 4, of a point its rank among those of its section."""


def headings(lines: Sequence[PageLine]) -> list[list[Heading]]:
    """The headings of each line.

    The style of a point tells how deep its section is. That is no level of its own: where a section becomes a sub-section, its points stay what they
    are. So of points only the rank counts, 0 for the outermost of a section.
    """
    found: list[list[Heading]] = []
    section: list[tuple[int, int, int]] = []
    for number, line in enumerate(lines):
        found.append([])
        for head in line.all_heads:
            if head.kind == "section":
                _rank(found, section)
                section = []
            else:
                section.append((number, len(found[-1]), head.level))
            found[-1].append((head.start, head.kind, head.level))
    _rank(found, section)
    return found


def _rank(found: list[list[Heading]], points: Sequence[tuple[int, int, int]]) -> None:
    """Give the points of a section their ranks. points: the number of the line, the number of the heading in it, the level."""
    ranks = {level: rank for rank, level in enumerate(sorted({level for _, _, level in points}))}
    for number, at, level in points:
        start, kind, _ = found[number][at]
        found[number][at] = start, kind, ranks[level]
