"""Real sources beside the checkout: the scores against what a reader found."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from tests.mine.segment.notation import mined
from tests.mine.shapes import SHAPES


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("folder", "least", "overall"), [("seeds", 1.0, 1.0), ("dev", 0.88, 0.94)])
def test_the_scores_of_real_sources(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: str, least: float, overall: float, shape: str
):
    for path in sorted((shared / folder).glob("*.txt")):
        found = json.dumps(mined(SHAPES[shape](path.read_text(encoding="utf-8"))), ensure_ascii=False)
        (tmp_path / f"{path.stem}.json").write_text(found, encoding="utf-8")
    scorer(shared).main([str(shared / "gold" / folder), str(tmp_path)])
    means = {name: float(value) for name, value in (field.split("=") for field in capsys.readouterr().out.split())}
    assert means.pop("overall") >= overall
    assert min(means.values()) >= least
