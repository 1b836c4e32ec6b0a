"""Many files at once: shared among processes, told in their order, ended by Ctrl-C."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
import weakref
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from threading import Event
from time import process_time

import pytest

from drafter import api
from drafter.api.many import CHUNK, SourceFile, in_order
from tests.cli.conftest import OUTLINE

COUNT = 45
WRONG = 20


@pytest.fixture
def names(folder: Path) -> list[str]:
    names = [f"s{number:02}.yaml" for number in range(COUNT)]
    for number, name in enumerate(names):
        (folder / name).write_text("tilte: 甲\n" if number == WRONG else OUTLINE.replace("短", f"{number}号"), encoding="utf-8")
    return names


def test_rendering_many_tells_each_in_its_order(drafter, folder: Path, names: list[str]):
    run = drafter("render", *names, "--to", "txt")
    assert run.exit == 1
    assert [line.split(":")[0] for line in run.out.splitlines()] == [
        f"s{number:02}.txt" for number in range(COUNT) if number != WRONG
    ]
    assert run.err.startswith("s20.yaml:1:1: ")
    assert all(
        f"{number}号讲话" in (folder / f"s{number:02}.txt").read_text(encoding="utf-8")
        for number in range(COUNT)
        if number != WRONG
    )


def test_checking_many_tells_each_in_its_order(drafter, folder: Path, names: list[str]):
    for name in set(names) - {names[WRONG]}:
        (folder / name).write_text("title: 讲话\nopening: 今天布署工作。\n", encoding="utf-8")
    run = drafter("check", *names, "--select", "confusable")
    told = [line.split(":")[0] for line in run.out.splitlines() if "[confusable]" in line]
    assert run.exit == 1
    assert told == sorted(told)
    assert set(told) == set(names) - {names[WRONG]}
    assert "s20.yaml:1:1: " in run.err


def test_repairing_many_writes_each(drafter, folder: Path, names: list[str]):
    for name in names:
        (folder / name).write_text("title: 讲话\nopening: 今天布署工作。\n", encoding="utf-8")
    run = drafter("check", *names, "--select", "confusable", "--fix")
    assert (run.exit, f"repaired {COUNT}" in run.err) == (0, True)
    assert all("部署" in (folder / name).read_text(encoding="utf-8") for name in names)


def test_a_target_that_is_one_of_many_outlines_is_refused(drafter, folder: Path, names: list[str]):
    before = (folder / names[0]).read_bytes()
    run = drafter("render", names[0], "-o", f"./{names[0]}", "--to", "txt", "--force")
    assert run.exit == 2
    assert (folder / names[0]).read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_an_interrupt_ends_all_processes_without_a_traceback(folder: Path):
    for number in range(4_000):
        (folder / f"s{number:03}.yaml").write_text(OUTLINE, encoding="utf-8")
    names = [f"s{number:03}.yaml" for number in range(4_000)]
    started = subprocess.Popen(
        [sys.executable, "-m", "drafter", "render", *names, "--to", "txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not any(folder.glob("*.txt")) and started.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(started.pid, signal.SIGINT)
    _, said = started.communicate(timeout=60)
    assert (started.returncode, said) == (130, "")


def test_while_the_processes_are_busy_this_one_does_the_work(folder: Path, names: list[str]):
    busy = Event()
    with ThreadPoolExecutor(1) as executor:
        executor.submit(busy.wait, 60)
        done = [file.source for file in api.render_many(names, executor=executor)]
        assert (done, busy.is_set()) == (names, False)
        busy.set()


def test_no_file_is_done_twice(folder: Path, names: list[str]):
    read: list[str] = []

    def seen(source: SourceFile) -> str:
        read.append(source.path)
        time.sleep(0.001)
        return source.path

    with ThreadPoolExecutor(2) as executor:
        done = list(in_order(lambda: seen, [SourceFile(name) for name in names], executor))
    assert (done, sorted(read)) == (names, names)


class _Result:
    """Something large."""


def test_what_was_given_is_kept_no_longer(names: list[str]):
    given = []
    with ThreadPoolExecutor(1) as executor:
        for result in in_order(lambda: lambda _: _Result(), [SourceFile(name) for name in names], executor):
            given.append(weakref.ref(result))
            del result
            if len(given) == COUNT:
                gc.collect()
                assert sum(one() is not None for one in given) <= 2 * CHUNK


@pytest.mark.parametrize("command", ["render --to txt -o out --force", "check --fail-on never"])
def test_the_time_grows_with_the_number_of_outlines(drafter, folder: Path, monkeypatch, command: str):
    """A comparison of each outline with each other would make it the square: 64 times, and not eight."""
    monkeypatch.setattr(api, "processes", lambda _: nullcontext())
    (folder / "out").mkdir()
    few, many = 20, 160
    for number in range(many):
        (folder / f"{number}.yaml").write_text(f"title: 第{number}次会\nsections: [{{修渠: 修好。}}]\n", encoding="utf-8")

    def cost(count: int) -> float:
        name, *options = command.split()
        began = process_time()
        assert drafter(name, *(f"{number}.yaml" for number in range(count)), *options).exit == 0
        return process_time() - began

    cost(few)
    ratios = [cost(many) / cost(few) for _ in range(2)]
    assert min(ratios) < 2 * many / few
