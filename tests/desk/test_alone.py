"""The desk in one file: built, then played in Chromium from a file, without a network. And its part in Python, without a browser."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from drafter.api.layouts import list_layouts
from drafter.desk.alone import Alone
from drafter.errors import InputError
from tools.page_modules import without_lines

ROOT = Path(__file__).parents[2]
DESK = ROOT / "desk"
MOST = 12_000_000
"""Bytes of the page."""


def call(alone: Alone, name: str, **arguments: object):
    return json.loads(alone.call(name, json.dumps(arguments)))


@pytest.fixture
def alone(tmp_path: Path) -> Alone:
    return Alone(tmp_path / "speeches")


def test_code_without_lines_runs_and_has_the_line_that_it_begins_with() -> None:
    made: dict[str, Any] = {}
    source = "class A:\n    def halved(self, numbers):\n        return [\n            one // 2 for one in numbers]\n"
    exec(without_lines(compile(source, "a.py", "exec")), made)
    assert made["A"]().halved(range(40)) == [one // 2 for one in range(40)]
    code = made["A"].halved.__code__
    assert {line for _, _, line in code.co_lines()} == {code.co_firstlineno}


def test_every_changed_file_is_told_once(alone: Alone) -> None:
    assert alone.changed() == []
    view = call(alone, "create", template="symposium")
    changed = dict(alone.changed())
    assert changed[view["path"]].decode() == view["text"]
    assert any(path.endswith("desk-memory.json") for path in changed)
    call(alone, "type", sitting=view["sitting"], version=view["version"], edits=[[0, 0, "# 甲\n"]])
    alone.poll()
    assert dict(alone.changed()) == {view["path"]: f"# 甲\n{view['text']}".encode()}
    assert alone.changed() == []


def test_what_was_kept_is_there_again(alone: Alone) -> None:
    path = call(alone, "create", template="symposium")["path"]
    again = Alone(alone.root, path)
    assert call(again, "start")["opened"] == Path(path).name
    choice = call(again, "gallery")
    assert [recent["path"] for recent in choice["recent"]] == [path]
    assert choice["files"] == []  # it is among the recent ones
    assert call(Alone(alone.root, str(alone.root / "gone.yaml")), "start")["opened"] is None


def test_two_windows_are_merged_from_what_both_had(alone: Alone) -> None:
    view = call(alone, "create", template="symposium")
    base = view["text"]
    call(alone, "type", sitting=view["sitting"], version=view["version"], edits=[[0, 0, "# mine\n"]])
    alone.poll()  # saved here, and not yet outside
    alone.put(view["path"], f"{base}# theirs\n".encode(), base.encode())
    alone.poll()
    text = call(alone, "view", sitting=view["sitting"])["text"]
    assert text == f"# mine\n{base}# theirs\n"
    assert dict(alone.changed())[view["path"]].decode() == text


def test_nothing_is_put_outside_of_the_folder(alone: Alone) -> None:
    for path in ("/elsewhere.yaml", str(alone.root / ".." / "elsewhere.yaml")):
        with pytest.raises(InputError):
            alone.put(path, b"", b"")


def test_what_needs_a_program_says_that_a_page_has_none(alone: Alone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_SOFFICE", "/nowhere")
    view = call(alone, "create", template="symposium")
    error = call(alone, "download", sitting=view["sitting"], format="pdf")["error"]
    assert error["code"] == "desk.not-in-page"
    assert "install Drafter" in error["remedy"]


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
@pytest.mark.skipif(not (DESK / "node_modules" / "pyodide").is_dir(), reason="npm ci --prefix desk has not been run")
def test_the_page_does_in_a_browser_without_a_network_what_the_desk_does(tmp_path: Path) -> None:
    archive, page, expected = tmp_path / "archive.zip", tmp_path / "drafter.html", tmp_path / "expected"
    subprocess.run([sys.executable, "-m", "tools.page_archive", str(archive)], cwd=ROOT, check=True)
    subprocess.run(["node", "alone.mjs", str(archive), str(page)], cwd=DESK, check=True, stdout=subprocess.DEVNULL)
    assert page.stat().st_size <= MOST
    shutil.copytree(ROOT / "samples", expected, ignore=shutil.ignore_patterns("sources"))
    samples = sorted(expected.glob("*.yaml"))
    layouts = [layout.name for layout in list_layouts()]
    for layout in layouts:
        folder = expected / layout
        folder.mkdir()
        drafter = Path(sys.executable).with_name("drafter")
        command = [str(drafter), "render", "-q", "--layout", layout, "-o", f"{folder}/", *(sample.name for sample in samples)]
        subprocess.run(command, cwd=expected, check=True, capture_output=True)
    ended = subprocess.run(
        ["node", "--test", "test/alone/alone.test.js"],
        cwd=DESK,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PAGE": str(page), "EXPECTED": str(expected), "LAYOUTS": " ".join(layouts)},
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
