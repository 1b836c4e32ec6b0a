"""Proofreading: milliseconds for a speech with all checks, how time grows with it, and a comparison with ten thousand sources."""

from __future__ import annotations

import random
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

CHARACTERS = 3_000
SOURCES = 10_000
SOURCE_BYTES = 4_000


@dataclass(frozen=True, slots=True)
class Checking:
    """milliseconds: of a speech of `CHARACTERS`, in process. outline: of a sample's outline, its rendering included.

    growth: time for ten times the text, times that for the text. first, second: seconds of `drafter check --against` `SOURCES` sources, without
    its index and with it. peak: MiB of the first.
    """

    milliseconds: float
    outline: float
    growth: float
    first: float
    second: float
    peak: float


def checking(effort: Effort) -> Checking:
    """Measure it."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((SAMPLES / "sources").glob("*.txt"))]
    speech, long = _text(texts, CHARACTERS), _text(texts, 10 * CHARACTERS)
    rounds = 3 * effort.rounds
    small = median(_milliseconds(speech.encode(), "speech.txt") for _ in range(rounds))
    large = median(_milliseconds(long.encode(), "speech.txt") for _ in range(rounds))
    sample = (SAMPLES / "bureau-symposium.yaml").read_bytes()
    outline = median(_milliseconds(sample, "speech.yaml") for _ in range(rounds))
    first, second, peak = _against(texts)
    return Checking(small, outline, large / small, first, second, peak)


def _text(texts: list[str], size: int) -> str:
    """The first source, then the paragraphs of all, each a little changed so that nothing is said twice."""
    rng = random.Random(1)  # noqa: S311 - the same text every time
    paragraphs = "".join(texts).split("\n")
    lines = texts[0].split("\n")
    while sum(map(len, lines)) < size:
        words = list(rng.choice(paragraphs))
        for at in range(0, len(words), 7):
            words[at] = rng.choice(
                "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
            )
        lines.append("".join(words))
    return "\n".join(lines)[:size]


def _milliseconds(data: bytes, name: str) -> float:
    from drafter import api

    proofreader = api.proofreader(SAMPLES)
    began = time.perf_counter()
    proofreader.proofs(data, name)
    return 1000 * (time.perf_counter() - began)


def _against(texts: list[str]) -> tuple[float, float, float]:
    """Seconds of the first and of the second run of `drafter check --against`, and the peak MiB of the first."""
    drafter = str(Path(sys.executable).with_name("drafter"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sources").mkdir()
        for number in range(SOURCES):
            text = _shuffled(texts, number).encode()[:SOURCE_BYTES].decode(errors="ignore")
            (folder / "sources" / f"{number:05}.txt").write_text(text, encoding="utf-8")
        (folder / "speech.txt").write_text(texts[0], encoding="utf-8")
        command = [drafter, "check", "speech.txt", "--against", "sources", "--fail-on", "never"]
        runs = processes.measured({"check": command}, folder, 2, warm=False, environment={"DRAFTER_HOME": str(folder / "home")})
        (first, peak), (second, _) = runs["check"]
    return first, second, peak


def _shuffled(texts: list[str], number: int) -> str:
    """A source that is like no other: the characters of the project's own in another order."""
    characters = list("".join(texts).replace("\n", ""))
    random.Random(number).shuffle(characters)  # noqa: S311 - the same sources every time
    return "\n".join("".join(characters[at : at + 120]) for at in range(0, len(characters), 120))
