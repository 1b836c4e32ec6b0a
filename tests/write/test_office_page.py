"""Pages as LibreOffice sets them. The counts do not depend on which Chinese fonts are there: all of them are as wide as high."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter

import pytest

from drafter.speech.tree import Bundle, FrontLine, Speech
from tests.write.examples import SHORT, docx

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="no LibreOffice"),
]


BOX = re.compile(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)<')


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    return tmp_path_factory.mktemp("profile")


@pytest.fixture
def words(tmp_path, profile):
    """The words of a document's pages with their boxes: (page, left, bottom, text)."""

    def read(data: bytes) -> list[tuple[int, float, float, str]]:
        (tmp_path / "a.docx").write_bytes(data)
        command = [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{profile}",
            "--convert-to",
            "pdf",
            "--outdir",
            tmp_path,
            tmp_path / "a.docx",
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        boxes = subprocess.run(
            ["pdftotext", "-bbox", tmp_path / "a.pdf", "-"], check=True, capture_output=True, encoding="utf-8"
        ).stdout
        pages = enumerate(boxes.split("<page ")[1:], 1)
        return [
            (number, float(left), round(float(bottom)), text) for number, page in pages for left, bottom, text in BOX.findall(page)
        ]

    return read


@pytest.mark.parametrize("layout", ["gbt9704", "strict", "meeting-paper", "windows-fonts"])
def test_a_full_page_has_22_lines_of_28_characters(words, layout):
    found = words(docx(Speech(opening=("字" * (28 * 70),)), layout))
    lines = Counter((page, bottom) for page, _, bottom, text in found if "字" in text)
    assert Counter(page for page, _ in lines) == {1: 22, 2: 22, 3: 22, 4: 5}
    widths = Counter(sum(text.count("字") for p, _, b, text in found if (p, b) == line) for line in lines)
    assert widths == {28: 69, 26: 1, 2: 1}


def test_page_numbers_stand_right_on_odd_pages_and_left_on_even_ones(words):
    numbers = {page: left for page, left, _, text in words(docx(Speech(opening=("字" * (28 * 60),)))) if text == str(page)}
    assert numbers[1] == numbers[3] > 400
    assert numbers[2] < 120


def test_the_contents_show_the_pages_on_which_the_speeches_begin(words):
    long = Speech((FrontLine("title", "长讲话"),), ("字" * 28 * 40,))
    found = words(docx(Bundle("汇编", "（3篇）", (long, SHORT, long))))
    first = sorted((bottom, left, text) for page, left, bottom, text in found if page == 1)
    assert re.findall(r"\.(\d+)", "".join(text for _, _, text in first)) == ["2", "4", "5"]
