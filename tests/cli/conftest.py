"""The command line, run in a folder of its own."""

from __future__ import annotations

import gettext
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from drafter.cli import main
from drafter.messages.language import DOMAIN


class Run(NamedTuple):
    """What a command left: its exit code, and what it printed."""

    exit: int
    out: str
    err: str


OUTLINE = "title: 短讲话\nsections:\n- 第一件事: 把它做好。\n"
"""Fourteen characters once it is rendered: 短讲话, 一、第一件事, 把它做好。"""
SUMMARY = "14 characters, 1 minute at 200 a minute"
"""What is said of it."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    """The working folder: one outline, no templates of the user's."""
    here = tmp_path / "here"
    here.mkdir()
    (here / "speech.yaml").write_text(OUTLINE, encoding="utf-8")
    monkeypatch.chdir(here)
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DRAFTER_LANG", "en")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return here


@pytest.fixture
def drafter(folder: Path, capsysbinary, monkeypatch) -> Callable[..., Run]:
    """Run a command in this process; `lang`: of its messages; `stdin`: what it reads there."""

    def run(*arguments: str, lang: str = "en", stdin: str = "") -> Run:
        monkeypatch.setenv("DRAFTER_LANG", lang)
        monkeypatch.setenv("LANGUAGE", "")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        domain = gettext.textdomain()
        try:
            with pytest.raises(SystemExit) as left:
                main(list(arguments))
        finally:
            gettext.textdomain(domain)
        printed = capsysbinary.readouterr()
        assert isinstance(left.value.code, int)
        return Run(left.value.code, printed.out.decode(errors="surrogateescape"), printed.err.decode())

    assert gettext.textdomain() != DOMAIN
    return run


@pytest.fixture
def process(folder: Path) -> Callable[..., Run]:
    """Run Python in a process of its own."""

    def run(*arguments: str, lang: str = "en", **variables: str) -> Run:
        environment = {**os.environ, "DRAFTER_LANG": lang, "PYTHONUTF8": "1", "PYTHONWARNDEFAULTENCODING": "", **variables}
        done = subprocess.run(
            [sys.executable, *arguments], capture_output=True, text=True, encoding="utf-8", env=environment, check=False, timeout=60
        )
        return Run(done.returncode, done.stdout, done.stderr)

    return run
