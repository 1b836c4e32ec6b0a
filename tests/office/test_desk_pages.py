"""The desk's sheets against LibreOffice's pages: as many of them, and each begins within a line of where it begins there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from drafter.api import render
from drafter.layout import layout_names, load_layout
from tests.office.reading import Line, pages

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path.name for path in (ROOT / "samples").glob("*.yaml"))
ALWAYS = ("seminar-bundle.yaml", "waste-sorting-briefing.yaml")
"""Samples with contents, tables, pictures and footnotes."""
LINE = 30
"""Characters: a line of the widest layout."""

_MINUTES = re.compile(r"^[0-9]+′")
"""What stands in the margin of a copy to read aloud."""
_READINGS = re.compile(r"[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ\s]+")
"""What stands above its rare characters, as a line of its own."""


def _start_of(lines: list[Line]) -> str:
    """The first words of a page."""
    texts = ("".join(line.text.split()) for line in lines)
    return next(_MINUTES.sub("", text)[:8] for text in texts if not _READINGS.fullmatch(_MINUTES.sub("", text)))


pytestmark = [
    pytest.mark.office,
    pytest.mark.browser,
    pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed"),
    pytest.mark.skipif(
        not (ROOT / "desk" / "node_modules" / "playwright-core").is_dir(), reason="npm ci --prefix desk has not been run"
    ),
]


@pytest.mark.parametrize(
    "sample",
    [pytest.param(name, marks=pytest.mark.slow if at % 6 and name not in ALWAYS else ()) for at, name in enumerate(SAMPLES)],
)
def test_the_desk_turns_pages_where_libreoffice_does(sample: str, all_to_pdf, chromium):
    told = subprocess.run(
        ["node", ROOT / "desk" / "test" / "pages.mjs", ",".join(layout_names()), sample],
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    path = ROOT / "samples" / sample
    text = path.read_text(encoding="utf-8")
    sheets = json.loads(told)[sample]
    files = all_to_pdf([render(text, source=str(path), layout=layout).data for layout in sheets])
    wrong = []
    for (layout, desk), file in zip(sheets.items(), files, strict=True):
        bottom = load_layout(layout).page.bottom
        starts = [_start_of(page.body(bottom)) for page in pages(file)]
        whole = "".join(desk)
        at = 0
        for number, (sheet, start) in enumerate(zip(desk, starts, strict=False), 1):
            # the head of a table stands again on its next page
            place = at if whole.startswith(start, at) else whole.find(start, max(0, at - LINE * 2))
            if abs(place - at) > LINE:
                wrong.append(f"{layout}, page {number}: {sheet[:8]}, in LibreOffice {start}")
            at += len(sheet)
        if len(desk) != len(starts):
            wrong.append(f"{layout}: {len(desk)} sheets, {len(starts)} pages in LibreOffice")
    assert wrong == []
