"""LibreOffice and Chromium for tests: documents as they look when printed.

Where a program is missing its tests are skipped at a desk and fail where CI is set, so that CI cannot pass without looking.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from drafter.files.libreoffice import find_libreoffice
from drafter.layout import layout_names, load_layout
from drafter.write.pdf import convert_all
from drafter.write.stand_ins import chinese_fonts
from tests.office.chromium import Chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
READERS = ("pdftotext", "pdftohtml", "pdfinfo", "fc-list")


def missing(what: str) -> None:
    """End a test whose program is not there."""
    said = f"there is no {what}; tests/office/setup.sh installs it"
    if os.environ.get("CI"):
        pytest.fail(said, pytrace=False)
    pytest.skip(said)


def _need_readers_and_fonts() -> None:
    for program in READERS:
        if not shutil.which(program):
            missing(program)
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, encoding="utf-8", check=False).stdout
    for font in ("FandolFang", "FandolKai", "Noto Sans CJK SC", "Noto Serif CJK SC"):
        if font not in listed:
            missing(font)


@pytest.fixture(scope="session")
def libreoffice() -> str:
    """LibreOffice's program, with what reads its pages."""
    program = find_libreoffice()
    if program is None:
        missing("LibreOffice")
    _need_readers_and_fonts()
    return str(program)


@pytest.fixture(scope="session")
def all_to_pdf(libreoffice: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sequence[bytes]], list[Path]]:
    """A function that prints Word documents, with stand-ins for the fonts of the shipped layouts.

    Starting LibreOffice takes longer than printing: five documents at once take 1.9 s of processor, one 1.4.
    """
    fonts = tuple({font for name in layout_names() for font in chinese_fonts(load_layout(name))})

    def printed(documents: Sequence[bytes]) -> list[Path]:
        folder = tmp_path_factory.mktemp("pdf")
        files = [folder / f"{number}.pdf" for number in range(len(documents))]
        for file, made in zip(files, convert_all(documents, libreoffice, fonts), strict=True):
            assert isinstance(made, bytes), made
            file.write_bytes(made)
        return files

    return printed


@pytest.fixture(scope="session")
def to_pdf(all_to_pdf: Callable[[Sequence[bytes]], list[Path]]) -> Callable[[bytes], Path]:
    """A function that prints one Word document."""
    return lambda docx: all_to_pdf([docx])[0]


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Chromium:
    """A headless Chromium with a profile of its own."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        missing("Chromium")
    _need_readers_and_fonts()
    return Chromium(str(program), tmp_path_factory.mktemp("chromium"))
