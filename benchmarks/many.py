"""Many outlines: the commands with all of them, beside docxtpl's loop, and what one process and two take to proofread them."""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import docx

from benchmarks import check_loop, docxtpl_loop, peers, processes
from benchmarks.speech import make

if TYPE_CHECKING:
    from benchmarks.measure import Effort


@dataclass(frozen=True, slots=True)
class Many:
    """Median seconds of whole processes.

    docxtpl, render, check: of `small` outlines; render_large, check_large: of `large`. one, two: of `api.check_many` over `small` in one
    process, and with an executor of two.
    """

    small: int
    large: int
    docxtpl: float
    render: float
    render_large: float
    check: float
    check_large: float
    one: float
    two: float


def many(effort: Effort) -> Many:
    """Measure it."""
    small, large = effort.outlines
    speech = make()
    python = sys.executable
    drafter = str(Path(python).with_name("drafter"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "made").mkdir()
        (folder / "template.docx").write_bytes(peers.docxtpl_lean_template())
        for number in range(large):
            title = f"{speech.title}（第{number + 1}稿）"
            outline = speech.outline().replace(f"title: {speech.title}", f"title: {title}")
            (folder / f"{number:04}.yaml").write_text(outline, encoding="utf-8")
            if number < small:
                data = json.dumps(speech.data() | {"title": title}, ensure_ascii=False)
                (folder / f"{number:04}.json").write_text(data, encoding="utf-8")
        outlines = [f"{number:04}.yaml" for number in range(large)]
        few, texts = outlines[:small], [f"{number:04}.json" for number in range(small)]
        render, check = [drafter, "render", "-o", "made"], [drafter, "check", "--fail-on", "never"]
        commands = {
            "docxtpl": [python, docxtpl_loop.__file__, "template.docx", *texts, "made"],
            "render": [*render, *few],
            "check": [*check, *few],
            "one": [python, check_loop.__file__, "1", *few],
            "two": [python, check_loop.__file__, "2", *few],
        }
        seconds = _seconds(commands, folder, effort.many, warm=True)
        all_of_them = {"check_large": [*check, *outlines], "render_large": [*render, *outlines]}
        seconds |= _seconds(all_of_them, folder, effort.large, warm=False)
        _look(folder / "made" / f"{small - 1:04}.docx", [f"{speech.title}（第{small}稿）", *speech.lines()[1:]])
    return Many(small, large, **seconds)


def _seconds(commands: dict[str, list[str]], folder: Path, rounds: int, *, warm: bool) -> dict[str, float]:
    measured = processes.measured(commands, folder, rounds, made="made", warm=warm)
    return {name: median(row[0] for row in rows) for name, rows in measured.items()}


def _look(path: Path, lines: list[str]) -> None:
    """Raise RuntimeError where a document does not hold its speech."""
    if [paragraph.text for paragraph in docx.Document(str(path)).paragraphs] != lines:
        raise RuntimeError(f"{path.name} does not hold its speech")
