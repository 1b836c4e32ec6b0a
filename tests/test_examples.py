"""The examples in docstrings say what the functions return."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in (ROOT / "drafter").rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_an_example_gives_what_it_shows(name: str, capsys: pytest.CaptureFixture[str]):
    failed = doctest.testmod(import_module(name)).failed
    assert not failed, capsys.readouterr().out
