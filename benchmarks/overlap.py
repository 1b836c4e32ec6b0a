"""Sources compared with a text: what the index of ten thousand takes to build, to open again and to look a text up in."""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

SOURCES = 10_000
SOURCE_BYTES = 4_000
TEXT = 3_000
"""Characters of the text that is looked up."""
_FIRST, _LAST = 0x4E00, 0x5B00
"""The characters that the synthetic sources are made of."""


@dataclass(frozen=True, slots=True)
class Overlapping:
    """Seconds: first: the index built. again: opened from its cache. one_more: with one source changed. lookup: one text of `TEXT` characters.

    found: of the runs planted in the text, the share that came back. peak: MiB of the process. size: MiB of the cache.
    """

    first: float
    again: float
    one_more: float
    lookup: float
    found: float
    peak: float
    size: float


def overlapping(sources: int = SOURCES, processes: int = 0) -> Overlapping:
    """Measure it. processes: that share the reading of the first run; 0 for none beside this one."""
    from drafter.check.model import Line
    from drafter.proofread.overlap import Index

    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name, "sources"), Path(name, "cache")
        texts = _write(folder, sources)
        planted = [text[40 * number : 40 * number + 30] for number, text in enumerate(texts[:: max(1, sources // 10)][:10])]
        text = "，于是".join(planted) + "".join(chr(_LAST + number % 997) for number in range(TEXT - 330))
        began = time.perf_counter()
        if processes:
            with ProcessPoolExecutor(processes) as executor:
                Index.build([folder], cache, executor)
        else:
            Index.build([folder], cache)
        first = time.perf_counter() - began
        again, index = _timed(lambda: Index.build([folder], cache))
        lookup, overlaps = _timed(lambda: list(index([Line(text)])))
        (folder / "00000.txt").write_text(texts[1], encoding="utf-8")
        one_more, _ = _timed(lambda: Index.build([folder], cache))
        size = sum(file.stat().st_size for file in cache.iterdir()) / 2**20
    found = sum(any(run in text[one.start : one.stop] for one in overlaps) for run in planted) / len(planted)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return Overlapping(first, again, one_more, lookup, found, peak, size)


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def _write(folder: Path, count: int) -> list[str]:
    """So many sources of `SOURCE_BYTES` bytes, of characters by chance, in paragraphs."""
    chance = random.Random(0)  # noqa: S311 - the same sources every time
    folder.mkdir()
    texts = []
    alphabet = [chr(code) for code in range(_FIRST, _LAST)]
    for number in range(count):
        text = "".join(chance.choices(alphabet, k=SOURCE_BYTES // 3))
        paragraphs = "。\n".join(text[at : at + 150] for at in range(0, len(text), 150))
        (folder / f"{number:05}.txt").write_text(paragraphs, encoding="utf-8")
        texts.append(text)
    return texts


if __name__ == "__main__":
    print(overlapping())
