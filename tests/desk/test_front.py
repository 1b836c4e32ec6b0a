"""The front end of `drafter open`: its types, its style, and its own tests, which play it in Chromium on the real server.

Needs Node, Chromium, `make bundle`, which builds the page that the server gives out, and `npm ci --prefix desk` after it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DESK = Path(__file__).parents[2] / "desk"
DRAFTER = Path(sys.executable).with_name("drafter")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("front end"),  # one after the other: each has a browser and a server of its own
    pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed"),
    pytest.mark.skipif(not (DESK / "node_modules" / "typescript").is_dir(), reason="npm ci --prefix desk has not been run"),
]
LONG = ("desk", "prompt")
"""Minutes each. The others play what a writer does from the gallery to the Word file, by mouse and by keyboard, and what goes wrong meanwhile."""
TESTS = [
    pytest.param(path, id=name, marks=[pytest.mark.slow] if name in LONG else [])
    for path in sorted((DESK / "test").glob("*.test.js"))
    for name in [path.name.removesuffix(".test.js")]
]


def test_the_front_end_is_typed_and_in_style() -> None:
    ended = subprocess.run(["npm", "run", "--silent", "check"], cwd=DESK, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("path", TESTS)
def test_the_front_end_does_in_a_browser_what_it_promises(path: Path) -> None:
    ended = subprocess.run(
        ["node", "--test", str(path)],
        cwd=DESK,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "DRAFTER": str(DRAFTER)},
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
