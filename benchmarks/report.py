"""The measurements as the tables of docs/performance.md, and whether they keep what the project promises."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.measure import BARE, DOCXTPL, DRAFTER, VERSION
from benchmarks.speech import CHARACTERS, PARAGRAPHS, make

if TYPE_CHECKING:
    from benchmarks.checking import Checking
    from benchmarks.many import Many
    from benchmarks.measure import Process, Rate
    from benchmarks.mining import Mining

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
MINE, PEER, FLOOR = "Drafter, from the text of the outline", "docxtpl, lean template", "floor: strings and one deflate, no library"


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that one run measured."""

    rates: dict[str, Rate]
    processes: dict[str, Process]
    growth: tuple[float, float]
    many: Many
    mining: Mining
    checking: Checking
    command: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A ratio or an amount that is held; `most` says whether `limit` is the most or the least it may be. aim: what is hoped for beyond it."""

    what: str
    value: float
    limit: float
    most: bool
    aim: float | None = None

    @property
    def kept(self) -> bool:
        """Whether it is."""
        return self._reaches(self.limit)

    @property
    def verdict(self) -> str:
        """In words, the aim included."""
        if not self.kept:
            return "**not kept**"
        if self.aim is None:
            return "kept"
        return f"kept, the aim of {self.aim:g} {'too' if self._reaches(self.aim) else 'not reached'}"

    def _reaches(self, limit: float) -> bool:
        return self.value <= limit if self.most else self.value >= limit


def promises(results: Results) -> list[Promise]:
    """What docs/performance.md promises, with what was measured."""
    rates, processes = results.rates, results.processes
    small, large = results.growth
    many = results.many
    few, lot = f"{many.small:,}", f"{many.large:,}"
    return [
        Promise(
            "documents a second, `api.render` in a plain loop, times those of docxtpl",
            rates[MINE].per_second / rates[PEER].per_second,
            5,
            False,
            aim=8,
        ),
        Promise(
            "time of `drafter render`, times that of docxtpl's command line",
            processes[DRAFTER].seconds / processes[DOCXTPL].seconds,
            1.15,
            True,
            aim=1,
        ),
        Promise(
            f"documents a second, `drafter render` of {few} outlines, times those of docxtpl's loop",
            many.docxtpl / many.render,
            5,
            False,
        ),
        Promise(f"time of `drafter render` of {lot} outlines, times that of {few}", many.render_large / many.render, 11, True),
        Promise(f"time of `drafter check` of {lot} outlines, times that of {few}", many.check_large / many.check, 11, True),
        Promise(f"time of `api.check_many` of {few} in two processes, times that in one", many.two / many.one, 1, True),
        Promise("peak memory of `drafter render`, MiB", processes[DRAFTER].peak, 60, True),
        Promise("time for 10,000 paragraphs, times that for 1,000", large / small, 12, True),
        Promise("kB of the speech as .docx", rates[MINE].size / 1000, 16, True),
        Promise("characters a second, mined from text to skeleton", results.mining.per_second, 500_000, False),
        Promise("time to mine 5 MB, times that for 500 kB", results.mining.growth, 12, True),
        Promise("peak memory of mining 1,000 sources of 4 kB, MiB", results.mining.peak, 300, True),
        Promise("ms to check 3,000 characters, all checks", results.checking.milliseconds, 50, True),
        Promise("time to check 30,000 characters, times that for 3,000", results.checking.growth, 12, True),
        Promise("s of `drafter check --against` 10,000 sources of 4 kB, the first time", results.checking.first, 60, True),
        Promise("s of the same, the second time", results.checking.second, 2, True),
    ]


def markdown(results: Results) -> str:
    """The measured part of the page."""
    rates, processes = results.rates, results.processes
    small, large = results.growth
    many = results.many
    speech = make()
    mine = rates[MINE].per_second
    setting = (
        f"The speech: {CHARACTERS:,} characters in {PARAGRAPHS} paragraphs; as an outline {len(speech.outline().encode()):,} bytes. "
        f"Made by `{results.command}` with Python {platform.python_version()} on {platform.system()}, {os.cpu_count()} cores."
    )
    lines = [
        setting,
        "",
        "### In process",
        "",
        "| variant | documents/s | Drafter is | kB a document |",
        "|---|---:|---:|---:|",
        *(
            f"| {name} | {rate.per_second:,.0f} | {'' if name == MINE else f'{mine / rate.per_second:.2g} ×'} | {rate.size / 1000:.1f} |"
            for name, rate in rates.items()
        ),
        "",
        f"Drafter's distance to the floor: {rates[FLOOR].per_second / mine:.1f} times.",
        "",
        "### Whole process",
        "",
        "| command | s | of docxtpl's | peak MiB |",
        "|---|---:|---:|---:|",
        *(
            f"| {_code(name)} | {process.seconds:.3f} | {process.seconds / processes[DOCXTPL].seconds:.2f} | {process.peak:.0f} |"
            for name, process in processes.items()
        ),
        "",
        "### Long speeches",
        "",
        "| paragraphs | s | ms a paragraph |",
        "|---:|---:|---:|",
        f"| 1,000 | {small:.3f} | {small:.3f} |",
        f"| 10,000 | {large:.3f} | {large / 10:.3f} |",
        "",
        "### Many outlines",
        "",
        f"| whole process | {many.small:,} outlines, s | {many.large:,} outlines, s | documents/s |",
        "|---|---:|---:|---:|",
        f"| `drafter render` | {many.render:.2f} | {many.render_large:.2f} | {many.large / many.render_large:,.0f} |",
        f"| docxtpl in a loop, JSON in | {many.docxtpl:.2f} |  | {many.small / many.docxtpl:,.0f} |",
        f"| `drafter check` | {many.check:.2f} | {many.check_large:.2f} | {many.large / many.check_large:,.0f} |",
        f"| `api.check_many` | {many.one:.2f} |  | {many.small / many.one:,.0f} |",
        f"| the same with an executor of two processes | {many.two:.2f} |  | {many.small / many.two:,.0f} |",
        "",
        "### Mining",
        "",
        (
            f"{results.mining.per_second:,.0f} characters a second on one core from text to skeleton; 5 MB take {results.mining.growth:.1f} times as long as "
            f"500 kB; `drafter mine` over 1,000 sources of 4 kB: {results.mining.seconds:.1f} s, {results.mining.peak:.0f} MiB."
        ),
        "",
        "### Checking",
        "",
        (
            f"A text of 3,000 characters with all checks: {results.checking.milliseconds:.0f} ms, ten times as much {results.checking.growth:.1f} times as long; the outline of "
            f"samples/bureau-symposium.yaml, its rendering included: {results.checking.outline:.0f} ms. `drafter check --against` 10,000 sources of 4 kB: "
            f"{results.checking.first:.1f} s and {results.checking.peak:.0f} MiB the first time, {results.checking.second:.1f} s with the index."
        ),
        "",
        "### What is promised",
        "",
        "| | measured | | limit | |",
        "|---|---:|---|---:|---|",
        *(
            f"| {promise.what} | {promise.value:,.2f} | {'≤' if promise.most else '≥'} | {promise.limit:,g} | {promise.verdict} |"
            for promise in promises(results)
        ),
    ]
    return "\n".join(lines) + "\n"


def _code(name: str) -> str:
    return f"`{name}`" if name in {DRAFTER, VERSION, BARE} else name


def into(page: str, measured: str) -> str:
    """The page with its measured part exchanged."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{measured}\n{END}{after}"
