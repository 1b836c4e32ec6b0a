"""A progress bar on a terminal, where several outlines take their time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.cli.progress import with_progress
from tests.cli.conftest import OUTLINE

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")

PROGRAM = "import drafter.cli.progress as progress; progress.PATIENCE = {patience}; from drafter.cli import main; main({arguments})"


def on_a_terminal(patience: float, *arguments: str) -> str:
    """What a command shows on the terminal of its standard error."""
    terminal, end = pty.openpty()
    program = PROGRAM.format(patience=patience, arguments=[*arguments])
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    done = subprocess.run(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=end, env=environment, check=False, timeout=60
    )
    os.close(end)
    assert done.returncode == 0
    shown = b""
    try:
        while piece := os.read(terminal, 65536):
            shown += piece
    except OSError:  # Linux: nothing more is written
        pass
    finally:
        os.close(terminal)
    return shown.decode(errors="replace")


@pytest.mark.parametrize(("patience", "bar"), [(0.0, True), (60.0, False)])
def test_it_appears_where_patience_ends(folder: Path, patience, bar):
    for name in "abc":
        (folder / f"{name}.yaml").write_text(OUTLINE, encoding="utf-8")
    assert ("rendering" in on_a_terminal(patience, "render", "a.yaml", "b.yaml", "c.yaml")) == bar
    assert all((folder / f"{name}.docx").exists() for name in "abc")


def test_it_counts_what_is_done(folder: Path):
    for name in "abc":
        (folder / f"{name}.yaml").write_text(OUTLINE, encoding="utf-8")
    assert "1/3" in on_a_terminal(0.0, "render", "a.yaml", "b.yaml", "c.yaml")


def test_results_in_a_pipe_do_not_pass_through_it(folder: Path):
    for name in "abc":
        (folder / f"{name}.yaml").write_text(OUTLINE, encoding="utf-8")
    shown = on_a_terminal(0.0, "render", "a.yaml", "b.yaml", "c.yaml")
    assert "characters" not in shown


def test_one_outline_has_none(folder: Path):
    assert on_a_terminal(0.0, "render", "speech.yaml") == ""


def test_every_item_is_passed_on_in_order():
    assert list(with_progress([3, 1, 2], "rendering", 3)) == [3, 1, 2]
