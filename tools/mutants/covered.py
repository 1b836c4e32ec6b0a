"""Which tests run a line, and how long each takes: collected once with coverage, kept until the package or a test changes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from coverage import CoverageData

NOT = "not office and not browser and not ooxml and not slow"
"""Tests that need other programs or a minute find few faults for their time."""
COPIED = ("drafter", "templates", "samples", "tests", "benchmarks", "tools", "docs")

_SETTINGS = """\
[run]
parallel = true
data_file = {data}
source = {source}
context = ${{COVERAGE_CONTEXT-}}
concurrency = multiprocessing, thread
disable_warnings = no-data-collected, module-not-imported, module-not-measured
"""


class Covered:
    """What the tests run. `seconds`: of each test, by its name."""

    def __init__(self, tree: Path, folder: Path) -> None:
        self._tree = tree
        self._data = CoverageData(str(folder / "lines"))
        self._data.read()
        self.seconds: dict[str, float] = {}
        for file in folder.glob("seconds.*"):
            self.seconds |= dict(json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())

    def tests_of(self, path: str, line: int) -> list[str]:
        """The tests that run a line: those of the module's room first, the fastest before the others.

        What runs when the module is imported: those that run anything of it.
        """
        by_line = self._data.contexts_by_lineno(str(self._tree / path))
        contexts = by_line.get(line, ())
        tests = {test for test in contexts if test in self.seconds}
        if "" in contexts or len(tests) < 2:  # while tests are collected, or in the first that imports the module
            tests |= {test for found in by_line.values() for test in found if test in self.seconds}
        near = f"tests/{Path(path).parts[1]}/"
        return sorted(tests, key=lambda test: (not test.startswith(near), self.seconds[test], test))


def collect(root: Path, build: Path, workers: int, parts: Sequence[str] = ()) -> Covered:
    """What the tests of a checkout run, from ``build`` where nothing has changed since. parts: folders or files of tests; all, if empty."""
    tree, folder, state = build / "tree", build / "coverage", " ".join((_state(root), *parts))
    if not (folder / "state").exists() or (folder / "state").read_text(encoding="utf-8") != state:
        print("Collecting which tests run which lines; it takes some minutes …", flush=True)
        copy(root, tree)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        settings = folder / "settings"
        settings.write_text(_SETTINGS.format(data=folder / "lines", source=tree / "drafter"), encoding="utf-8")
        environment = {**surroundings(tree), "COVERAGE_PROCESS_START": str(settings), "MUTANTS_SECONDS": str(folder / "seconds")}
        command = [sys.executable, "-m", "pytest", "-q", "-n", str(workers), "--dist", "loadgroup", "-p", "no:randomly"]
        command += ["-p", "tools.mutants.plugin", "-m", NOT, *parts]
        done = subprocess.run(command, cwd=tree, env=environment, check=False)
        if done.returncode not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            raise SystemExit("The tests must run before faults are put in.")
        subprocess.run([sys.executable, "-m", "coverage", "combine", "-q", f"--rcfile={settings}"], cwd=folder, check=True)
        (folder / "state").write_text(state, encoding="utf-8")
    return Covered(tree, folder)


def surroundings(tree: Path) -> dict[str, str]:
    """The environment in which a copy is tested: its package stands before the installed one, in every process; the same examples each time."""
    return {**os.environ, "PYTHONPATH": str(tree), "HYPOTHESIS_PROFILE": "ci", "PYTHONDONTWRITEBYTECODE": "1"}


def copy(root: Path, tree: Path) -> None:
    """A copy of what the tests need of a checkout."""
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    for name in COPIED:
        shutil.copytree(root / name, tree / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for file in root.iterdir():
        if file.is_file() and file.name != ".git":
            shutil.copy2(file, tree / file.name)


def _state(root: Path) -> str:
    """A hash of all that decides which tests run which lines."""
    state = hashlib.sha256()
    for folder in ("drafter", "templates", "samples", "tests"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not {"__pycache__", "node_modules"} & set(path.parts):
                state.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return state.hexdigest()
