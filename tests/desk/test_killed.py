"""A server that is killed while somebody types loses at most the last second, and never leaves a broken file."""

from __future__ import annotations

import random
import re
import signal
import time
from pathlib import Path

import pytest

from drafter.outline.load import load
from tests.desk.client import Browser, served

OUTLINE = "title: 短讲话  # 题目\nsections:\n- 第一件事: 把它做好。\n"
LOST = 1.0
"""Seconds."""


def _typed_until_killed(folder: Path, seconds: float) -> tuple[list[tuple[float, int]], float]:
    """Type numbers into a speech until its server is killed. Returns each number with the time it was typed, and the time of the kill."""
    with served(folder) as (process, address):
        browser = Browser(address)
        view = browser.call("open", path="speech.yaml")
        at = view["text"].index("把它")
        length = 0
        typed: list[tuple[float, int]] = []
        began = time.monotonic()
        while (now := time.monotonic()) - began < seconds:
            number = f"〔{len(typed)}〕"
            view = browser.call("type", sitting=view["sitting"], version=view["version"], edits=[[at, at + length, number]])
            length = len(number)
            typed.append((now, len(typed)))
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        killed = time.monotonic()
        process.wait()
    return typed, killed


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_server_loses_at_most_the_last_second(tmp_path: Path, seed: int):
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "speech.yaml").write_text(OUTLINE, encoding="utf-8")
    typed, killed = _typed_until_killed(folder, random.Random(seed).uniform(0.2, 2.5))
    text = (folder / "speech.yaml").read_text(encoding="utf-8")
    load(text, "speech.yaml")
    found = re.search("〔([0-9]+)〕", text)
    saved = int(found[1]) if found else -1
    assert text == OUTLINE.replace("把它", f"〔{saved}〕把它" if found else "把它")
    lost = [number for at, number in typed if number > saved and killed - at > LOST]
    assert lost == []


def test_ctrl_c_saves_and_ends_at_once(tmp_path: Path):
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "speech.yaml").write_text(OUTLINE, encoding="utf-8")
    with served(folder) as (process, address):
        browser = Browser(address)
        view = browser.call("open", path="speech.yaml")
        browser.call("type", sitting=view["sitting"], version=view["version"], edits=[[0, 0, "# 新\n"]])
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
    assert (folder / "speech.yaml").read_text(encoding="utf-8") == f"# 新\n{OUTLINE}"
