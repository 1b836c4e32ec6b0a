"""A command that is killed at any system call, or whose disk is full or slow, leaves whole files and loses none; the next run clears up."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.files.crashing import TRIALS, Trial, Zygote, files_in, lay_out, trial, wrong_after_the_next_run, wrong_in, zygote

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and signals"),
    pytest.mark.xdist_group("crashes"),
]
SEED = 20261127
ANYTIME = 0.2
"""The share of kills after any time; the others are at a system call of a saving, where there is something to break."""


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zygote]:
    with zygote(tmp_path_factory.mktemp("zygote")) as made:
        yield made


MOST_KILLS = 60


def killed_at_random(name: str, count: int, runner: Zygote, folder: Path) -> None:
    """Kill a command so many times, and more until a kill leaves a temporary file, at most `MOST_KILLS` times.

    Where the kills fall depends on how many system calls this version of Python makes, and on how fast it is. A trial that never meets a
    temporary file tries nothing.
    """
    made, whole = trial(name, runner, folder)
    draw = random.Random(f"{SEED} {name}")
    left = 0
    for number in range(max(count, MOST_KILLS)):
        if left and number >= count:
            break
        mode, at = ("time", draw.uniform(0, whole.seconds)) if draw.random() < ANYTIME else ("kill", draw.randrange(whole.calls))
        lay_out(folder, made.before)
        ended = runner.run(folder, made.arguments, mode, at)
        assert ended.exit == -signal.SIGKILL or mode == "time" or ended.calls <= at, (at, ended)  # calls differ by some
        assert wrong_in(folder, made, killed=True) == [], at
        left += any(path.name.endswith(".tmp") for path in folder.rglob("*"))
        assert wrong_after_the_next_run(folder, made, runner) == [], at
    assert left > 0


@pytest.mark.parametrize("name", TRIALS)
def test_a_few_kills(name: str, runner: Zygote, tmp_path: Path):
    killed_at_random(name, 5, runner, tmp_path / "here")


@pytest.mark.slow
@pytest.mark.parametrize("name", TRIALS)
def test_many_kills(name: str, runner: Zygote, tmp_path: Path):
    killed_at_random(name, 80, runner, tmp_path / "here")


@pytest.mark.slow
@pytest.mark.parametrize("name", TRIALS)
def test_kills_while_the_disk_is_slow(name: str, runner: Zygote, tmp_path: Path):
    folder = tmp_path / "here"
    made, _ = trial(name, runner, folder)
    draw = random.Random(SEED)
    for _ in range(15):
        lay_out(folder, made.before)
        seconds = draw.uniform(0.05, 1.5)
        assert runner.run(folder, made.arguments, "slow", seconds).exit in (-signal.SIGKILL, 0, 1)
        assert wrong_in(folder, made, killed=True) == [], seconds
        assert wrong_after_the_next_run(folder, made, runner) == [], seconds


# ---------------------------------------------------------------- the disk is full, or may not be written


def assert_it_fails_whole(made: Trial, runner: Zygote, folder: Path, at: int) -> None:
    lay_out(folder, made.before)
    ended = runner.run(folder, made.arguments, "fail", at)
    assert "Traceback" not in ended.said, (at, ended)
    assert ended.exit in (0, 1, 7), (at, ended)
    unlinks = 1  # a temporary file whose removal failed: the next run's business
    wrong = wrong_in(folder, made, killed=False)
    assert wrong == [] or (len(wrong) <= unlinks and wrong_in(folder, made, killed=True) == []), (at, wrong, ended)
    assert wrong_after_the_next_run(folder, made, runner) == [], (at, ended)


def fails_at_random(name: str, most: int, runner: Zygote, folder: Path) -> None:
    made, whole = trial(name, runner, folder)
    for at in random.Random(SEED).sample(range(whole.calls), min(most, whole.calls)):
        assert_it_fails_whole(made, runner, folder, at)


@pytest.mark.parametrize("name", ["fix", "pull"])
def test_a_disk_that_is_full_at_some_calls(name: str, runner: Zygote, tmp_path: Path):
    fails_at_random(name, 6, runner, tmp_path / "here")


@pytest.mark.slow
@pytest.mark.parametrize("name", TRIALS)
def test_a_disk_that_is_full_at_any_call(name: str, runner: Zygote, tmp_path: Path):
    fails_at_random(name, 100, runner, tmp_path / "here")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("only root may mount a disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs tmpfs")
def test_a_small_disk(runner: Zygote, small_disk: Path, tmp_path: Path):
    made, _ = trial("render", runner, tmp_path / "here")
    arguments = [*made.arguments, "-o", f"{small_disk}/"]
    ended = runner.run(tmp_path / "here", arguments)
    assert (ended.exit, "the disk is full; the old file is as it was" in ended.said) == (1, True), ended
    written = files_in(small_disk)
    assert 0 < len(written) < 10
    assert {name: made.after[name] for name in written} == written
    with suppress(OSError), (small_disk / "ballast").open("wb", buffering=0) as ballast:
        while ballast.write(b"x" * 512):
            pass
    again = runner.run(tmp_path / "here", arguments)
    assert (again.exit, set(files_in(small_disk)) - {"ballast"} >= {*written}) == (1, True), again
    assert not any(name.endswith(".tmp") for name in files_in(small_disk))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    read_only = runner.run(tmp_path / "here", [*arguments, "--force"])
    assert (read_only.exit, f"nothing can be written in {small_disk}" in read_only.said) == (1, True), read_only
    assert {name: files_in(small_disk)[name] for name in written} == written


# ---------------------------------------------------------------- several processes


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize("rounds", [1, pytest.param(12, marks=pytest.mark.slow)])
def test_a_killed_run_of_several_processes_leaves_none_of_them(tmp_path: Path, rounds: int):
    draw = random.Random(SEED)
    text = "标题: 讲话\n部分: [{甲: 乙。}]\n"
    names = [f"a{number}.yaml" for number in range(80)]
    for name in names:
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "drafter", "render", *names]
    for _ in range(rounds):
        for path in tmp_path.glob("*.docx"):
            path.unlink()
        started = subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        while not any(tmp_path.glob("*.docx")) and started.poll() is None:
            time.sleep(0.002)
        time.sleep(draw.uniform(0, 0.05))
        started.kill()
        started.wait()
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and _has_members(started.pid):
            time.sleep(0.01)
        assert not _has_members(started.pid)
    subprocess.run([*command, "-q"], cwd=tmp_path, check=True)
    contents = {path.read_bytes() for path in tmp_path.glob("*.docx")}
    assert len(contents) == 1
    assert {path.name for path in tmp_path.iterdir()} == {*names, *(name.replace("yaml", "docx") for name in names)}


def _has_members(group: int) -> bool:
    """Whether a group of processes still has any."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
