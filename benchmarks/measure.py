"""The measurements, each as plain values. Variants take turns in every round, so only ratios within one run count."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import docx

from benchmarks import peers, processes
from benchmarks.speech import make, plain_outline

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Rate:
    """Documents a second, and the bytes of one."""

    per_second: float
    size: int


@dataclass(frozen=True, slots=True)
class Process:
    """Median seconds and peak MiB of a whole process."""

    seconds: float
    peak: float


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured: rounds, seconds a variant in each, rounds of whole processes.

    outlines: how many are many, and how many very many; many, large: rounds of whole processes with them.
    """

    rounds: int
    seconds: float
    processes: int
    many: int
    large: int
    outlines: tuple[int, int]


FULL = Effort(rounds=7, seconds=1.0, processes=21, many=5, large=3, outlines=(200, 2_000))
QUICK = Effort(rounds=3, seconds=0.3, processes=7, many=1, large=1, outlines=(50, 500))

DOCXTPL, DRAFTER, VERSION, BARE = "docxtpl, its command line, JSON in", "drafter render", "drafter --version", "python -c pass"


def rates(effort: Effort) -> dict[str, Rate]:
    """Every variant of `peers.VARIANTS` on the speech."""
    speech = make()
    runs = {name: prepare(speech) for name, prepare in peers.VARIANTS.items()}
    sizes = {name: len(run()) for name, run in runs.items()}
    counts = {name: max(1, round(effort.seconds / _seconds(run, 3))) for name, run in runs.items()}
    found: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(effort.rounds):
        for name, run in runs.items():
            found[name].append(1 / _seconds(run, counts[name]))
    return {name: Rate(median(values), sizes[name]) for name, values in found.items()}


def _seconds(run: Callable[[], object], times: int) -> float:
    began = time.perf_counter()
    for _ in range(times):
        run()
    return (time.perf_counter() - began) / times


def growth(effort: Effort, small: int = 1_000, large: int = 10_000) -> tuple[float, float]:
    """Median seconds for a speech of `small` and of `large` paragraphs."""
    from drafter.api import render

    outlines = [plain_outline(small), plain_outline(large)]
    found: list[list[float]] = [[], []]
    for _ in range(effort.rounds):
        for outline, seconds in zip(outlines, found, strict=True):
            seconds.append(_seconds(partial(render, outline), 1))
    return median(found[0]), median(found[1])


def whole_processes(effort: Effort) -> dict[str, Process]:
    """One speech from a file to a file, by command."""
    speech = make()
    python = sys.executable
    drafter = str(Path(python).with_name("drafter"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "speech.yaml").write_text(speech.outline(), encoding="utf-8")
        (folder / "speech.json").write_text(json.dumps(speech.data(), ensure_ascii=False), encoding="utf-8")
        (folder / "template.docx").write_bytes(peers.docxtpl_lean_template())
        docxtpl = [python, "-m", "docxtpl", "template.docx", "speech.json", "docxtpl.docx", "--overwrite", "--quiet"]
        commands = {
            DRAFTER: [drafter, "render", "speech.yaml", "-o", "drafter.docx"],
            DOCXTPL: docxtpl,
            VERSION: [drafter, "--version"],
            BARE: [python, "-c", "pass"],
        }
        measured = processes.measured(commands, folder, effort.processes)
        for made in ("drafter.docx", "docxtpl.docx"):
            if [paragraph.text for paragraph in docx.Document(str(folder / made)).paragraphs] != speech.lines():
                raise RuntimeError(f"{made} does not hold the speech")
    return {name: Process(median(row[0] for row in rows), max(row[1] for row in rows)) for name, rows in measured.items()}
