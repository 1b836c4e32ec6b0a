"""What all tests share: how hypothesis searches, where more sources are, and an option that lets no test be skipped."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.validating import KEPT, SDK, Documents, is_wanted, sdk_faults

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
collect_ignore_glob = [] if SHARED.is_dir() else ["**/test_shared*.py"]
"""What the project's own sources hold, more sources hold too. Where there are none, their tests are no tests: nothing is skipped."""

# On a shared machine the same examples every time and no clock; at a desk new examples every time, and those that failed first.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, database=None, print_blob=True)
hypothesis.settings.register_profile("dev", deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is rendered now as what is expected from now on")
    parser.addoption("--validate", action="store_true", help="every Word document that a test makes goes through openxml-audit")
    parser.addoption("--no-skips", action="store_true", help="a test that would be skipped fails instead, with the reason")


DOCUMENTS = pytest.StashKey[Documents]()


def pytest_configure(config: pytest.Config) -> None:
    if is_wanted(config.getoption("--validate")):
        config.stash[DOCUMENTS] = Documents(KEPT)
        config.stash[DOCUMENTS].collect()


def pytest_collection_finish() -> None:
    """Take the tests themselves, some twenty thousand, out of what is searched for garbage again and again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    yield
    documents = item.config.stash.get(DOCUMENTS, None)
    if documents and item.get_closest_marker("ooxml"):  # its own validator has seen them
        documents.made.clear()
    faults = documents.faults() if documents else []
    if faults:
        pytest.fail("a document of this test is not valid:\n" + "\n".join(faults), pytrace=False)


def _refuse(report: pytest.CollectReport | pytest.TestReport) -> None:
    """Turn a skip into a failure; an expected failure is reported as a skip too and stays one."""
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{reason.strip()}\n(a failure, because --no-skips is on)"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if item.config.getoption("--no-skips"):
        _refuse(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if collector.config.getoption("--no-skips"):
        _refuse(report)
    return report


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def open_xml_sdk(tmp_path: Path) -> Callable[[bytes], str]:
    """What the validator of the Open XML SDK finds wrong with a document, "" for nothing."""
    if not SDK.exists():
        pytest.skip("npm install --prefix tests/ooxml")
    return lambda data: sdk_faults(data, tmp_path)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the checkout with more sources and what careful readers found in them."""
    return SHARED
