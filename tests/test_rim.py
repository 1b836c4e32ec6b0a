"""Where bytes come in: no input is waited for without end, read beyond its bound, or cut off without a word."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter import files, read
from drafter.errors import InputError, OutputError
from drafter.files import read_bytes, write_output
from drafter.files.bounded import NotRegularError, TooLargeError, bounded
from drafter.read import find
from tests.cases.runner import Case, run

posix = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes among its files")


def test_a_file_of_the_bound_is_read_and_one_byte_more_is_not(tmp_path: Path):
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert bounded(path, 5) == b"12345"
    with pytest.raises(TooLargeError):
        bounded(path, 4)


@posix
def test_a_device_without_end_is_refused():
    with pytest.raises(NotRegularError):
        bounded("/dev/zero")


@posix
@pytest.mark.parametrize("name", ["/dev/zero", "pipe", "link"])
def test_what_has_no_end_is_told(tmp_path: Path, name: str):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/dev/zero")
    with pytest.raises(InputError) as error:
        read_bytes(tmp_path / name)
    assert error.value.faults[0].code == "input.not-regular"
    assert error.value.faults[0].place is not None
    assert error.value.faults[0].place.source == str(tmp_path / name)


@posix
def test_a_folder_passes_over_pipes_and_says_so(tmp_path: Path):
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("讲话", encoding="utf-8")
    found = find([tmp_path])
    assert found.paths == [tmp_path / "b.txt"]
    assert [(fault.code, fault.place and fault.place.source) for fault in found.faults] == [
        ("input.not-regular", str(tmp_path / "a.txt"))
    ]


@pytest.mark.parametrize("command", ["check {}", "mine {} --to text"])
def test_a_folder_that_may_not_be_read_is_no_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str):
    (tmp_path / "b.txt").write_text("讲话\n", encoding="utf-8")
    walk = os.walk

    def denied(folder: Path, onerror: Callable[[OSError], None]) -> object:
        onerror(PermissionError(13, "Permission denied", str(tmp_path / "closed")))
        return walk(folder)

    monkeypatch.setattr(os, "walk", denied)
    outcome = run(Case("", {}, command.format(tmp_path)), "en", tmp_path)
    assert (outcome.exit, f"{tmp_path / 'closed'}: no permission to read it" in outcome.stderr) == (1, True)


def test_a_text_of_too_many_lines_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(read, "MAX_LINES", 3)
    assert read.read_bytes("好\n".encode() * 3, "a.txt").text.count("好") == 3
    with pytest.raises(InputError) as error:
        read.read_bytes("好\n".encode() * 5, "a.txt")
    assert error.value.faults[0].code == "input.paragraphs"


@posix
def test_a_pipe_that_nobody_reads_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputError) as error:
        write_output(tmp_path / "pipe", b"x", None)
    assert error.value.faults[0].code == "output.no-reader"


@posix
def test_a_pipe_that_somebody_reads_gets_everything(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen([sys.executable, "-c", f"print(len(open({str(pipe)!r}, 'rb').read()))"], stdout=subprocess.PIPE)
    data = b"x" * 300_000  # more than a pipe holds
    while True:
        try:
            write_output(pipe, data, None)
            break
        except OutputError:  # the reader has not opened it yet
            assert reader.poll() is None
    assert reader.communicate(timeout=60)[0].split() == [b"300000"]


def test_what_stands_there_and_is_longer_than_any_document_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "a.docx"
    with target.open("wb") as file:
        file.truncate(files.MAX_INPUT + 1)
    with pytest.raises(OutputError):
        write_output(target, b"x", lambda _: "foreign")
    assert target.stat().st_size == files.MAX_INPUT + 1
    write_output(target, b"x", lambda _: "foreign", force=True)
    assert target.read_bytes() == b"x"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder that a program works in")
@pytest.mark.parametrize(
    ("command", "exit_code", "said"),
    [
        ("render - -o -", 0, ""),
        ("check -", 0, ""),
        ("new speech", 7, "there is no folder ."),
        ("mine - --to json", 0, ""),
        ("mine -", 7, "there is no folder ."),
        ("render a.yaml", 6, "the folder that you work in was removed"),
    ],
)
def test_a_working_folder_that_was_removed(tmp_path: Path, command: str, exit_code: int, said: str):
    gone = tmp_path / "gone"
    gone.mkdir()
    program = "import os, sys; os.rmdir(os.getcwd()); sys.path.insert(0, sys.argv.pop(1)); from drafter.cli import main; main()"
    outline = (
        "标题: 讲话\n部分: [{甲: 乙。}]\n"
        if "mine" not in command
        else "讲话\n\n同志们：\n\n一、抓学习\n\n要学。\n\n二、抓落实\n\n要干。\n"
    )
    root = str(Path(files.__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, root, *command.split()],
        input=outline.encode(),
        capture_output=True,
        cwd=gone,
        env={**os.environ, "DRAFTER_LANG": "en"},
        check=False,
    )
    shown = done.stderr.decode()
    assert "Traceback" not in shown
    assert (done.returncode, said in shown) == (exit_code, True), shown
