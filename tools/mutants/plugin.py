"""For pytest, ``-p tools.mutants.plugin``: note what each test runs and how long it takes, or run those of a list, in its order.

MUTANTS_SECONDS: where the seconds are written. MUTANTS_TESTS: a file with the names of tests, one a line. MUTANTS_STARTED: a file for the
name of the test that runs.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Generator
from pathlib import Path

import pytest

FAILED: set[str] = set()
"""Tests that fail without a fault; a copy that is watched is slow. They would notice anything."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note the tests that fail."""
    report = yield
    if report.failed:
        FAILED.add(item.nodeid)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Note which test runs. Let coverage, here and in the processes that the test starts, name it beside each line."""
    target, started = os.environ.get("MUTANTS_SECONDS"), os.environ.get("MUTANTS_STARTED")
    if started is not None:
        Path(started).write_text(item.nodeid, encoding="utf-8")
    if target is None:
        return (yield)
    import coverage

    os.environ["COVERAGE_CONTEXT"] = item.nodeid
    measured = coverage.Coverage.current()
    assert measured is not None
    measured.switch_context(item.nodeid)
    began = time.perf_counter()
    result = yield
    if item.nodeid in FAILED:
        return result
    with Path(f"{target}.{os.getpid()}").open("a", encoding="utf-8") as file:
        file.write(json.dumps([item.nodeid, time.perf_counter() - began]) + "\n")
    return result


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the tests of the list."""
    listed = os.environ.get("MUTANTS_TESTS")
    if listed is None:
        return
    order = {test: number for number, test in enumerate(Path(listed).read_text(encoding="utf-8").split("\n"))}
    items[:] = sorted((item for item in items if item.nodeid in order), key=lambda item: order[item.nodeid])
