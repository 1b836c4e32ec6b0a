"""Commands that are killed, or fail, at a system call; and what must be true of a folder afterwards."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import docx

from drafter import api

ROOT = Path(__file__).resolve().parents[2]
Files = dict[str, bytes]


class Ended(NamedTuple):
    """How a command ended: its exit code, what it said, how many system calls its savings made, how long it took."""

    exit: int
    said: str
    calls: int
    seconds: float


class Zygote:
    """The program that runs the commands."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def run(self, folder: Path, arguments: list[str], mode: str = "none", at: float = -1) -> Ended:
        request = {"folder": str(folder), "arguments": arguments, "mode": mode, "at": at}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        return Ended(**json.loads(self.process.stdout.readline()))


@contextmanager
def zygote(folder: Path) -> Iterator[Zygote]:
    """A zygote with its files in a folder."""
    environment = {**os.environ, "DRAFTER_LANG": "en", "DRAFTER_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(Path(__file__).with_name("zygote.py")), str(folder / "report")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=environment, cwd=folder
    ) as process:
        yield Zygote(process)
        process.stdin.close()
        assert process.wait(timeout=60) == 0


def files_in(folder: Path) -> Files:
    """All files of a folder, with their content."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def lay_out(folder: Path, files: Files) -> None:
    """Make a folder that has these files and no others."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


class Trial(NamedTuple):
    """A command, the files before it, and all files after it."""

    arguments: list[str]
    before: Files
    after: Files


def _outline(number: int, text: str) -> bytes:
    sections = "".join(f"- 第{number}件事: {text}{n}。\n" for n in range(8))
    return f"标题: 第{number}篇讲话\n开头: 我们要布署学习。\n部分:\n{sections}".encode()


def _speech(number: int) -> bytes:
    return f"第{number}次会议讲话\n\n同志们：\n\n一、抓学习\n\n要学{number}。\n\n二、抓落实\n\n要干。\n".encode()


def _edited(outline: bytes) -> bytes:
    from io import BytesIO

    document = docx.Document(BytesIO(api.render(outline.decode()).data))
    document.paragraphs[-1].runs[-1].text += "一定要做好。"
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _render() -> tuple[list[str], Files]:
    """Ten outlines, half of which have a document of an earlier state."""
    outlines = {f"a{number}.yaml": _outline(number, "要学") for number in range(10)}
    older = {f"a{number}.docx": api.render(_outline(number, "要干").decode()).data for number in range(5)}
    return ["render", *outlines], {**outlines, **older}


def _fix() -> tuple[list[str], Files]:
    outlines = {f"a{number}.yaml": _outline(number, "要布署") for number in range(8)}
    return ["check", "--fix", *outlines], outlines


def _mine() -> tuple[list[str], Files]:
    sources = {f"s{number}.txt": _speech(number) for number in range(6)}
    return ["mine", *sources, "-o", "mined"], sources


def _pull() -> tuple[list[str], Files]:
    outline = _outline(1, "要学")
    return ["pull", "a.docx", "-o", "a.yaml"], {"a.yaml": outline, "a.docx": _edited(outline)}


TRIALS = {"render": _render, "fix": _fix, "mine": _mine, "pull": _pull}


def trial(name: str, runner: Zygote, folder: Path) -> tuple[Trial, Ended]:
    """A trial, and how its command ends where nothing happens to it."""
    arguments, before = TRIALS[name]()
    lay_out(folder, before)
    runner.run(folder, arguments, "warm")
    lay_out(folder, before)
    ended = runner.run(folder, arguments)
    assert ended.exit == 0 or (name == "fix" and ended.exit == 1), ended
    return Trial(arguments, before, files_in(folder)), ended


def is_temporary(name: str) -> bool:
    """Whether a file is one of those that a killed process may leave."""
    return Path(name).name.startswith(".drafter-") and name.endswith(".tmp")


def wrong_in(folder: Path, made: Trial, *, killed: bool) -> list[str]:
    """What is wrong with a folder after a command that did not come to its end: half files, lost ones, others than there may be.

    killed: whether temporary files may lie there.
    """
    found = files_in(folder)
    lost = [f"{name} is gone" for name in made.before if name not in found]
    states = {name: {files[name] for files in (made.before, made.after) if name in files} for name in found}
    half = [f"{name} has {content[:60]!r}" for name, content in found.items() if states[name] and content not in states[name]]
    strange = [name for name in found if not states[name] and not (killed and is_temporary(name))]
    return lost + half + strange


def wrong_after_the_next_run(folder: Path, made: Trial, runner: Zygote) -> list[str]:
    """What is wrong after the same command again, which nothing happens to."""
    ended = runner.run(folder, made.arguments)
    found = files_in(folder)
    if found == made.after and "Traceback" not in ended.said:
        return []
    names = {name for name in {*found, *made.after} if found.get(name) != made.after.get(name)}
    return [f"{sorted(names)}: {ended}"]
