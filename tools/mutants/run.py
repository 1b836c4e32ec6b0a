"""Whether a test notices a mutant."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tools.mutants.covered import Covered, surroundings
from tools.mutants.drawn import Mutant

FIRST = 25
"""How many tests are tried before the others: most mutants fall to one of them, and few files are read for these."""


def survives(mutant: Mutant, tree: Path, covered: Covered) -> bool:
    """Run the tests of a mutant's line in a copy of the checkout that has the mutant.

    A test that fails without the mutant too says nothing; the others of the line are run again without it.
    """
    tests = covered.tests_of(mutant.path, mutant.line)
    return not any(_notices(part, mutant, tree, covered) for part in (tests[:FIRST], tests[FIRST:]))


def _notices(tests: list[str], mutant: Mutant, tree: Path, covered: Covered) -> bool:
    while tests:
        failed = _failed(tests, tree, covered, mutant)
        if failed is None:
            return False
        if _failed([failed], tree, covered) is None:
            return True
        tests = [test for test in tests if test != failed]
    return False


def _failed(tests: list[str], tree: Path, covered: Covered, mutant: Mutant | None = None) -> str | None:
    """The first of some tests that fails or hangs, None where all pass. Where not even their files can be read, the first of all."""
    listed, started = tree / "tests.txt", tree / "started.txt"
    listed.write_text("\n".join(tests), encoding="utf-8")
    started.write_text("", encoding="utf-8")
    if mutant is not None:
        (tree / mutant.path).write_text(mutant.after, encoding="utf-8")
    try:
        code = _run(tests, tree, covered, {"MUTANTS_TESTS": str(listed), "MUTANTS_STARTED": str(started)})
    finally:
        if mutant is not None:
            (tree / mutant.path).write_text(mutant.before, encoding="utf-8")
    passed = code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    return None if passed else started.read_text(encoding="utf-8") or tests[0]


def _run(tests: list[str], tree: Path, covered: Covered, variables: dict[str, str]) -> int | None:
    """Run some tests up to the first that fails: the exit code of pytest, None where they take far longer than usual."""
    files = sorted({test.partition("::")[0] for test in tests})
    command = [sys.executable, "-m", "pytest", "-q", "-x", "--no-header", "-p", "no:randomly", "-p", "tools.mutants.plugin"]
    process = subprocess.Popen(
        [*command, *files],
        cwd=tree,
        env={**surroundings(tree), **variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(timeout=60 + 4 * sum(covered.seconds[test] for test in tests))
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return None
