"""The least and the most of each value of a layout: what just fits, and what no longer does."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import LayoutError
from drafter.layout import load_layout

ROWS = [
    ("body: {{size: {}}}", "5pt", "4.5pt"),
    ("body: {{size: {}}}", "200pt", "200.5pt"),
    ("body: {{line: {}}}", "5pt", "4.9pt"),
    ("body: {{line: {}}}", "400pt", "400.1pt"),
    ("body: {{tracking: {}}}", "-5pt", "-5.1pt"),
    ("body: {{tracking: {}}}", "20pt", "20.1pt"),
    *((f"body: {{{{{key}: {{}}}}}}", "0pt", "-0.1pt") for key in ("indent", "before", "after")),
    *((f"body: {{{{{key}: {{}}}}}}", "400pt", "400.1pt") for key in ("indent", "before", "after")),
    ("body: {{indent: {}}}", "0字", "-0.1字"),
    ("body: {{indent: {}}}", "40字", "40.1字"),
    ("body: {{before: {}}}", "40行", "40.1行"),
    *((f"page: {{{{{key}: {{}}}}}}", "0mm", "-0.1mm") for key in ("top", "bottom", "left", "right", "header", "footer")),
    *((f"page: {{{{{key}: {{}}}}}}", "1600pt", "1600.1pt") for key in ("top", "bottom", "left", "right", "header", "footer")),
    ("page: {{grid: {}}}", "5pt", "4.9pt"),
    ("page: {{grid: {}}}", "400pt", "400.1pt"),
    ("page: {{paper: {}}}", "564 x 564mm", "565 x 564mm"),
    ("page: {{paper: {}, top: 1mm, bottom: 1mm, left: 1mm, right: 1mm}}", "50 x 200mm", "49 x 200mm"),
    ("body: {{font: {}}}", "a" * 31, "a" * 32),
    ("page-number: {{form: {}}}", "第1页", "第11页"),
    ("page-number: {{inset: {}}}", "400pt", "400.1pt"),
]


def codes(value: str, line: str, folder: Path) -> set[str]:
    """The codes of what is wrong with a layout of one line."""
    (folder / "own.yaml").write_text(line.format(value) + "\n", encoding="utf-8")
    try:
        load_layout("own", [folder])
    except LayoutError as error:
        return {fault.code for fault in error.faults}
    return set()


@pytest.mark.parametrize(("line", "fits", "does_not"), ROWS)
def test_a_value_of_a_layout_fits_or_does_not(tmp_path: Path, line: str, fits: str, does_not: str):
    assert codes(fits, line, tmp_path) <= {"layout.no-room"}  # a page of such measures may have no room for text
    assert codes(does_not, line, tmp_path) & {"layout.range", "layout.paper", "layout.font", "layout.form"}
