"""`drafter watch`: a document follows its outline and what is behind it."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import OUTLINE, SUMMARY

PATIENCE = 30.0
"""Seconds that a test waits for what should come within one."""


class Watching:
    """A running `drafter watch`, and the lines that it says."""

    def __init__(self, *arguments: str, **variables: str) -> None:
        environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONWARNDEFAULTENCODING": "", **variables}
        command = [sys.executable, "-m", "drafter", "watch", *arguments]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, encoding="utf-8"
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as stream:
            for line in stream:
                self.lines.put(line.rstrip("\n"))

    def says(self) -> str:
        """The next line."""
        return self.lines.get(timeout=PATIENCE)

    def is_silent(self, seconds: float = 1.0) -> bool:
        try:
            self.lines.get(timeout=seconds)
        except queue.Empty:
            return True
        return False


@pytest.fixture
def watch(folder: Path) -> Iterator[Callable[..., Watching]]:
    running: list[Watching] = []

    def start(*arguments: str, **variables: str) -> Watching:
        running.append(Watching(*arguments, **variables))
        assert running[-1].says() == "watching speech.yaml; Ctrl-C ends it"
        return running[-1]

    yield start
    for one in running:
        one.process.kill()
        one.process.wait()


def _write(path: Path, text: str) -> None:
    """Write a file as most editors do: under another name, then renamed."""
    other = path.with_name(f"{path.name}~")
    other.write_text(text, encoding="utf-8")
    other.replace(path)


def test_a_document_is_written_at_once_and_after_each_change(folder: Path, watch):
    running = watch("speech.yaml")
    assert running.says() == f"speech.docx: {SUMMARY}"
    first = (folder / "speech.docx").read_bytes()
    _write(folder / "speech.yaml", OUTLINE.replace("做好", "做成"))
    assert running.says() == f"speech.docx: {SUMMARY}"
    assert (folder / "speech.docx").read_bytes() != first
    assert running.is_silent()


def test_a_mistake_is_said_as_render_says_it_and_the_document_stays(folder: Path, watch, drafter):
    running = watch("speech.yaml")
    running.says()
    first = (folder / "speech.docx").read_bytes()
    _write(folder / "speech.yaml", "titel: 短讲话\n")
    wanted = drafter("render", "speech.yaml").err.splitlines()
    assert [running.says() for _ in wanted] == wanted
    assert running.is_silent()
    assert (folder / "speech.docx").read_bytes() == first
    _write(folder / "speech.yaml", OUTLINE)
    assert running.says() == f"speech.docx: {SUMMARY}"


def test_errors_of_the_text_are_counted_below_the_summary(folder: Path, watch):
    running = watch("speech.yaml")
    running.says()
    _write(folder / "speech.yaml", OUTLINE.replace("做好", "“做好"))
    assert running.says().startswith("speech.docx: ")
    assert running.says() == "speech.yaml: 1 error; `drafter check speech.yaml` shows it"
    _write(folder / "speech.yaml", OUTLINE)
    assert running.says() == f"speech.docx: {SUMMARY}"


def test_an_outline_that_is_gone_for_a_while_is_waited_for(folder: Path, watch):
    running = watch("speech.yaml")
    running.says()
    (folder / "speech.yaml").unlink()
    assert "speech.yaml" in running.says()
    _write(folder / "speech.yaml", OUTLINE)
    assert running.says() == f"speech.docx: {SUMMARY}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "speech.md.j2",
            '---\ntitle: 自己的\n---\n{% extends "shipped/speech.md.j2" %}\n{% block closing %}谢谢。{% endblock %}\n',
        ),
        (
            "templates/speech.md.j2",
            '---\ntitle: 自己的\n---\n{% extends "shipped/speech.md.j2" %}\n{% block closing %}谢谢。{% endblock %}\n',
        ),
        ("drafter.yaml", "rate: 100\n"),
        ("gbt9704.yaml", "extends: gbt9704\nbody:\n  size: 12pt\n"),
    ],
)
def test_what_is_behind_an_outline_is_watched_too(folder: Path, watch, name: str, text: str):
    running = watch("speech.yaml")
    running.says()
    (folder / name).parent.mkdir(exist_ok=True)
    _write(folder / name, text)
    assert running.says().startswith("speech.docx: ")
    (folder / name).unlink()
    assert running.says() == f"speech.docx: {SUMMARY}"


def test_folders_of_templates_that_are_named_are_watched_too(folder: Path, watch):
    (folder.parent / "own").mkdir()
    running = watch("speech.yaml", "--templates", "../own")
    assert running.says() == f"speech.docx: {SUMMARY}"
    template = '---\ntitle: 自己的\n---\n{% extends "shipped/speech.md.j2" %}\n{% block closing %}谢谢。{% endblock %}\n'
    _write(folder.parent / "own" / "speech.md.j2", template)
    assert running.says().startswith("speech.docx: 17 characters")


def test_another_outline_in_the_folder_changes_nothing(folder: Path, watch):
    running = watch("speech.yaml")
    running.says()
    (folder / "other.yaml").write_text(OUTLINE, encoding="utf-8")
    assert running.is_silent()


def test_a_document_that_word_holds_open_is_written_beside_and_in_its_place_later(folder: Path, watch):
    running = watch("speech.yaml")
    running.says()
    first = (folder / "speech.docx").read_bytes()
    lock = folder / "~$speech.docx"
    lock.write_bytes(b"somebody")
    _write(folder / "speech.yaml", OUTLINE.replace("做好", "做成"))
    assert "speech.docx is open in Word" in running.says()
    assert running.says() == f"speech-2.docx: {SUMMARY}"
    assert (folder / "speech.docx").read_bytes() == first
    _write(folder / "speech.yaml", OUTLINE.replace("做好", "做完"))
    assert "speech.docx is open in Word" in running.says()
    assert running.says() == f"speech-2.docx: {SUMMARY}"
    assert running.is_silent()
    lock.unlink()
    assert running.says() == f"speech.docx: {SUMMARY}"
    assert (folder / "speech.docx").read_bytes() == (folder / "speech-2.docx").read_bytes() != first


def test_a_page_without_a_stamp_is_written_again_and_one_that_was_edited_is_not(folder: Path, watch):
    running = watch("speech.yaml", "-o", "speech.txt")
    assert running.says() == f"speech.txt: {SUMMARY}"
    _write(folder / "speech.yaml", OUTLINE.replace("做好", "做成"))
    assert running.says() == f"speech.txt: {SUMMARY}"
    (folder / "speech.txt").write_text("mine", encoding="utf-8")
    _write(folder / "speech.yaml", OUTLINE)
    assert "--force" in running.says()
    assert (folder / "speech.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_ctrl_c_ends_it(watch):
    running = watch("speech.yaml")
    running.says()
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(PATIENCE) == 0


def test_it_says_so_in_chinese(folder: Path):
    running = Watching("speech.yaml", DRAFTER_LANG="zh")
    try:
        assert running.says() == "正在监视 speech.yaml 的改动；按 Ctrl-C 结束"
    finally:
        running.process.kill()
        running.process.wait()


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (("none.yaml",), "none.yaml", 6),
        (("-",), "name the outline", 2),
        (("speech.yaml", "-o", "-"), "name the outline", 2),
        (("speech.yaml", "-o", "speech.yaml", "--to", "txt"), "speech.yaml", 2),
        (("speech.yaml", "--to", "rtf"), "rtf", 2),
    ],
)
def test_what_cannot_be_watched_is_refused(drafter, arguments: tuple[str, ...], said: str, code: int):
    done = drafter("watch", *arguments)
    assert done.exit == code
    assert said in done.err
