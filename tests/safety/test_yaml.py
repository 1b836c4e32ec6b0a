"""YAML that is a bomb ends in a message, within two seconds of processor time and 300 MiB, wherever YAML is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pace import too_long
from tests.safety.process import MOST_MEMORY, MOST_SECONDS, drafter

LAUGHS = "a: &a [哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

BOMBS: dict[str, Callable[[], str]] = {
    "a billion laughs": lambda: LAUGHS,
    "an alias of what it stands in": lambda: "开头: &a [*a]\n",
    "a mapping that holds itself": lambda: "&a 开头: *a\n",
    "brackets 100,000 deep": lambda: "开头: " + "[" * 100_000 + "]" * 100_000 + "\n",
    "braces 100,000 deep": lambda: "{a: " * 100_000,
    "brackets in a text between brackets": lambda: "开头: [x, " + "a[" * 90_000 + " : \n",
    "braces in a text between braces": lambda: "开头: {a: b c: d " + "{" * 90_000 + "\n",
    "dashes 100,000 deep": lambda: "- " * 100_000 + "x\n",
    "keys 100,000 deep": lambda: "? " * 100_000 + "x\n",
    "indentation 3,000 deep": lambda: "".join(" " * level + "a:\n" for level in range(3000)),
    "sections 50 deep": lambda: (
        "部分:\n" + "".join(f"{'  ' * level}- 小标题: 甲\n{'  ' * level}  部分:\n" for level in range(1, 51))
    ),
    "16 MB of a list": lambda: "开头: [" + "x," * 8_000_000 + "]\n",
    "16 MB of brackets": lambda: "开头: " + "[],"[:2] * 8_000_000 + "\n",
    "a million keys": lambda: "".join(f"k{number}: v\n" for number in range(1_000_000)),
    "180,000 keys": lambda: "".join(f"k{number}: v\n" for number in range(180_000)),
    "180,000 times one key": lambda: "标题: v\n" * 180_000,
    "a million lines of one value": lambda: "开头: |\n" + "  x\n" * 1_000_000,
    "a million documents": lambda: "---\n" * 1_000_000,
    "90,000 documents": lambda: "标题: 讲\n---\n" * 90_000,
    "20 MB of one word": lambda: "标题: " + "讲" * 7_000_000 + "\n" + "x" * 20_000_000,
    "a quote without end": lambda: '标题: "' + "讲" * 3_000_000,
    "a key without end": lambda: "讲" * 3_000_000 + ": 话\n",
    "a million anchors": lambda: "".join(f"- &a{number} x\n" for number in range(190_000)),
    "a million tags": lambda: "- !!x y\n" * 190_000,
    "a million colons": lambda: "标题：讲\n" * 190_000,
    "slips in every line": lambda: "标题:讲\n" * 190_000,
    "hashes in every line": lambda: "开头:\n" + "  - 甲 #乙\n" * 150_000,
    "tabs": lambda: "\t" * 3_000_000,
    "blanks": lambda: " " * 10_000_000,
    "control characters": lambda: "标题: " + "\x01" * 1_000_000,
    "ends of lines that only YAML knows": lambda: "标题: 讲\n" + "天\u2028" * 1_000_000 + ": x\n",
    "percent signs": lambda: "%\n" * 90_000,
    "an unknown key of a megabyte": lambda: "标题: 讲\n" + "k" * 1_000_000 + ": v\n",
    "points 100,000 in one item": lambda: "开头:\n  - " + "\n    ".join(f"k{number}: v" for number in range(90_000)) + "\n",
}


@pytest.mark.parametrize("title", BOMBS)
def test_an_outline_ends_in_a_message(tmp_path: Path, title: str):
    (tmp_path / "a.yaml").write_text(BOMBS[title](), encoding="utf-8")
    done = drafter("render", "a.yaml", "--to", "txt", "-o", "a.txt", folder=tmp_path)
    assert "Traceback" not in done.stderr
    assert done.exit == 3, done.stderr[:500]
    assert done.stderr.startswith("a.yaml")
    assert len(done.stderr) < 40_000
    assert not too_long(done.seconds, MOST_SECONDS)
    assert done.memory < MOST_MEMORY


@pytest.mark.parametrize("title", ["a billion laughs", "an alias of what it stands in", "brackets 100,000 deep", "a million keys"])
def test_a_layout_ends_in_a_message(tmp_path: Path, title: str):
    (tmp_path / "a.yaml").write_text("标题: 讲话\n", encoding="utf-8")
    (tmp_path / "mine.yaml").write_text(BOMBS[title](), encoding="utf-8")
    done = drafter("render", "a.yaml", "--layout", "mine.yaml", folder=tmp_path)
    assert "Traceback" not in done.stderr
    assert done.exit == 5, done.stderr[:500]
    assert not too_long(done.seconds, MOST_SECONDS)
    assert done.memory < MOST_MEMORY
