"""Chromium without a window: a page printed, and how wide it is on a narrow screen."""

from __future__ import annotations

import html
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Chromium:
    """A program, and a folder for its profile and files."""

    program: str
    folder: Path

    def _run(self, *options: str) -> str:
        command = [self.program, *OPTIONS, f"--user-data-dir={self.folder / 'profile'}", *options]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=120).stdout

    def pdf(self, page: bytes) -> Path:
        """The page as it prints."""
        source, result = self.folder / "page.html", self.folder / "page.pdf"
        source.write_bytes(page)
        result.unlink(missing_ok=True)
        self._run("--no-pdf-header-footer", f"--print-to-pdf={result}", source.as_uri())
        return result

    def needed_width(self, page: bytes, width: int) -> int:
        """How wide a window that is so many pixels wide would have to be to show the page without scrolling sideways."""
        source = self.folder / "frame.html"
        measure = "document.title = this.contentDocument.documentElement.scrollWidth"
        frame = f'<iframe width="{width}" height="800" style="border:0" onload="{measure}" srcdoc="{html.escape(page.decode())}"></iframe>'
        source.write_text(f'<!DOCTYPE html><meta charset="utf-8"><title>?</title>{frame}', encoding="utf-8")
        found = re.search(r"<title>(\d+)</title>", self._run("--dump-dom", source.as_uri()))
        assert found, "the page was loaded and measured"
        return int(found[1])
