"""A word table is read and parsed once in a process: one that was read for each sentence made the checks five times as slow."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from drafter.errors import DrafterError
from drafter.files import tables
from tests.safety.growth import COMMANDS, WORKS

SUMS = "建了3个食堂、5个澡堂，一共建成8处；上半年3亿元，下半年4亿元，全年7亿元。"


@pytest.fixture
def text(root: Path) -> str:
    """All speeches of the samples, so that most rules have something to look at."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted((root / "samples" / "sources").glob("*.txt"))) + SUMS


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the tables as they are read."""
    names: list[str] = []
    found = tables._text

    def noted(package: str, name: str) -> str:
        names.append(f"{package}/{name}")
        return found(package, name)

    monkeypatch.setattr(tables, "_text", noted)
    return names


@pytest.mark.parametrize("name", [name for name in WORKS if name not in COMMANDS])
def test_no_table_is_read_twice(name: str, text: str, read: list[str], tmp_path: Path):
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        work = WORKS[name](text, tmp_path / folder)
        read.clear()
        with suppress(DrafterError):
            work()
    assert not read
