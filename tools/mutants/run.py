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
"""Tests that are tried before all others: most mutants fall to one of them, and few files are read for these."""


def survives(mutant: Mutant, tree: Path, covered: Covered) -> bool:
    """Put the mutant into a copy of the checkout, run the tests of its line, and take it out again."""
    tests = covered.tests_of(mutant.path, mutant.line)
    module = tree / mutant.path
    module.write_text(mutant.after, encoding="utf-8")
    try:
        return all(_pass(part, tree, covered) for part in (tests[:FIRST], tests[FIRST:]) if part)
    finally:
        module.write_text(mutant.before, encoding="utf-8")


def _pass(tests: list[str], tree: Path, covered: Covered) -> bool:
    """Whether all tests pass in time, or there is none. One that hangs has noticed."""
    listed = tree / "tests.txt"
    listed.write_text("\n".join(tests), encoding="utf-8")
    files = sorted({test.partition("::")[0] for test in tests})
    command = [sys.executable, "-m", "pytest", "-q", "-x", "--no-header", "-p", "no:randomly", "-p", "tools.mutants.plugin"]
    process = subprocess.Popen(
        [*command, *files],
        cwd=tree,
        env={**surroundings(tree), "MUTANTS_TESTS": str(listed)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        code = process.wait(timeout=60 + 4 * sum(covered.seconds[test] for test in tests))
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False
    return code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
