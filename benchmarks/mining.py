"""Mining: characters a second from a text to its skeleton, how time grows with the text, what a thousand sources take."""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks import processes
from benchmarks.speech import SAMPLES

if TYPE_CHECKING:
    from benchmarks.measure import Effort

SOURCES = 1_000
SOURCE_BYTES = 4_000
SMALL, LARGE = 500_000, 5_000_000
"""Bytes of the two texts whose times are compared."""


@dataclass(frozen=True, slots=True)
class Mining:
    """per_second: characters, median over the project's own sources. growth: time for `LARGE` times that for `SMALL`.

    seconds, peak: of the whole process that mines `SOURCES` sources, and its MiB.
    """

    per_second: float
    growth: float
    seconds: float
    peak: float


def mining(effort: Effort) -> Mining:
    """Measure it."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((SAMPLES / "sources").glob("*.txt"))]
    count = sum(map(len, texts))
    speeds = [count / sum(map(_seconds, texts)) for _ in range(3 * effort.rounds)]
    small, large = (median(_seconds(_text(texts, size)) for _ in range(3)) for size in (SMALL, LARGE))
    seconds, peak = _many(texts)
    return Mining(median(speeds), large / small, seconds, peak)


def _text(texts: list[str], size: int) -> str:
    """One speech of about that many bytes: the first source, then the paragraphs of all of them again and again."""
    paragraphs = "".join(texts)
    return (texts[0] + paragraphs * (size // len(paragraphs.encode())))[: size // 3]


def _seconds(text: str) -> float:
    from drafter.mine.pipeline import mine_text
    from drafter.read.source import SourceText

    source = SourceText("source", text)
    began = time.perf_counter()
    mine_text(source)
    return time.perf_counter() - began


def _many(texts: list[str]) -> tuple[float, float]:
    """Seconds and peak MiB of `drafter mine` over a folder."""
    drafter = str(Path(sys.executable).with_name("drafter"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sources").mkdir()
        for number in range(SOURCES):
            text = texts[number % len(texts)].encode()[:SOURCE_BYTES].decode(errors="ignore")
            (folder / "sources" / f"{number:04}.txt").write_text(text, encoding="utf-8")
        commands = {"mine": [drafter, "mine", "sources", "--to", "json", "-o", "mined"]}
        ((seconds, peak),) = processes.measured(commands, folder, 1)["mine"]
    return seconds, peak
