"""Standard output that is closed, full, or not wanted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

posix = pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
RESULTS = [
    "new", "new speech -o -", "render speech.yaml -o -", "render speech.yaml --to txt -o -", "check speech.yaml", "check --list",
    "check --explain quotes", "stats speech.yaml", "mine speech.txt --to json", "mine speech.txt --to outline", "pull speech.docx",
    "templates list", "templates show speech", "templates check speech", "templates schema", "layouts list", "layouts show strict",
]  # fmt: skip
"""Commands whose result is what they print."""
WRITERS = {
    "new speech -o new.yaml": "new.yaml",
    "render speech.yaml -o speech.html": "speech.html",
    "mine speech.txt -o mined": "mined/speech.yaml",
    "pull speech.docx -o pulled.yaml --outline speech.yaml": "pulled.yaml",
    "templates copy speech -o ours.md.j2": "ours.md.j2",
    "layouts copy strict": "strict.yaml",
}
"""Commands that write a file and say so, with the file."""


def shell(arguments: str, redirection: str = "") -> tuple[int, str, str]:
    """The exit code, standard output and standard error of a command."""
    done = subprocess.run(
        f"{sys.executable} -m drafter {arguments} {redirection}",
        shell=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONWARNDEFAULTENCODING": ""},
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(autouse=True)
def files(drafter):
    """What the commands read."""
    assert drafter("render", "speech.yaml", "-q").exit == 0
    assert drafter("render", "speech.yaml", "-q", "-o", "speech.txt").exit == 0


@posix
@pytest.mark.parametrize("command", RESULTS)
@pytest.mark.parametrize(("redirection", "said"), [("> /dev/full", "the disk is full"), (">&-", "standard output is closed")])
def test_a_result_that_cannot_be_printed_is_told(command, redirection, said):
    if command == "check speech.yaml":
        Path("speech.yaml").write_text("title: 讲话\nsections: [{一: 【待补】。}]\n", encoding="utf-8")
    exit_, _, err = shell(command, redirection)
    assert (exit_, said in err, "Traceback" in err) == (7, True, False)


@posix
@pytest.mark.parametrize("command", ["--help", "render --help", "--version", "templates --help"])
def test_a_help_for_a_full_disk_is_told(command):
    exit_, _, err = shell(command, "> /dev/full")
    assert (exit_, "the disk is full" in err, "Traceback" in err) == (7, True, False)


@posix
@pytest.mark.parametrize("command", ["--help", "render -h", "--version"])
def test_a_help_for_nobody_is_told(command):
    exit_, _, err = shell(command, ">&-")
    assert (exit_, "standard output is closed" in err, "Traceback" in err) == (7, True, False)


@posix
@pytest.mark.parametrize("command", ["--help", "render --help", "--version", "templates list"])
def test_a_reader_who_has_gone_is_no_failure(command):
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "drafter", *command.split()], stdout=write, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@posix
@pytest.mark.parametrize("command", WRITERS)
def test_a_file_that_is_written_is_no_failure_where_output_is_closed(command):
    assert shell(command, ">&-") == (0, "", "")
    assert Path(WRITERS[command]).stat().st_size > 0


@posix
@pytest.mark.parametrize("redirection", ["2> /dev/full", "2>&-", "2>&1 >&- | true", "> /dev/full 2>&1"])
def test_what_messages_cannot_be_printed_on_stops_no_work(redirection):
    Path("speech.yaml").write_text("标题: 讲话\n日期: 明天\n部分: [{小标题: 抓安全}]\n", encoding="utf-8")
    Path("second.yaml").write_text("标题: 讲话\n日期: 后天\n部分: [{小标题: 抓落实}]\n", encoding="utf-8")
    for command in ("render speech.yaml -q -o one.docx", "render speech.yaml second.yaml -q -o ."):
        exit_, _, err = shell(command, redirection)
        assert (exit_, "Traceback" in err) == (0, False)
    assert Path("one.docx").stat().st_size > 0
    assert Path("second.docx").stat().st_size > 0
    if "|" not in redirection:  # a pipe has the exit code of its last command
        assert shell("render none.yaml", redirection)[0] == 6


@pytest.mark.parametrize("command", WRITERS)
def test_quiet_says_nothing_of_what_went_well(drafter, command):
    assert drafter(*command.split(), "-q") == (0, "", "")
    assert Path(WRITERS[command]).stat().st_size > 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("部分: [{小标题: 一、抓安全, 正文: 天天查。}, {小标题: 二、抓落实, 正文: 月月比。}]", False),
        ("副标题: ——写在开工之前", False),
        ("开头: [{查: 天天查}, {比: 月月比}]", False),
        ("开头: 要**重点**抓。", False),
        ("日期: 2026年11月26日 星期一", True),
        ("日期: 明天", True),
        ("部分: [{小标题: 一、抓安全, 正文: 天天查。}, {小标题: 五、抓落实, 正文: 月月比。}]", True),
    ],
)
def test_quiet_says_what_is_wrong_or_in_doubt_and_not_what_was_put_right(drafter, line, said):
    Path("notices.yaml").write_text(f"标题: 讲话\n{line}\n", encoding="utf-8")
    assert drafter("render", "notices.yaml", "-o", "a.txt")[2].startswith("notices.yaml:2:")
    exit_, out, err = drafter("render", "notices.yaml", "-o", "a.txt", "-q")
    assert (exit_, out, err != "") == (0, "", said)


@pytest.mark.parametrize("command", [command for command in RESULTS if command not in {"new", "templates check speech"}])
def test_quiet_prints_the_same_result(drafter, command):
    assert drafter(*command.split(), "-q")[:2] == drafter(*command.split())[:2]
