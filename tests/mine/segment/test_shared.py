"""Real sources, where they lie beside the checkout: the scores against what a reader found."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.mine.segment.notation import mined

HALF = str.maketrans({"，": ",", "：": ":", "；": ";", "（": "(", "）": ")", "！": "!"})


def squeezed(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


SHAPES: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "half-width marks": lambda text: text.translate(HALF),
    "one line with separators": lambda text: "[SEP]".join(squeezed(text)),
    "no blank lines, no indents": lambda text: "\n".join(squeezed(text)),
    "blank lines and indents": lambda text: "\n\n\n".join(f"\u3000\u3000{line}" for line in squeezed(text)),
}
"""Shapes in which the same text comes; what a reader finds in it is the same."""


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
