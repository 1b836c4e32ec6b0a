"""Reads the case files and runs a case through the real command line."""

from __future__ import annotations

import contextlib
import gettext
import io
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from drafter.layout.store import layout_names
from drafter.speech.numbering import OFFERED, STYLES
from drafter.template.store import SUFFIX, TemplateStore
from drafter.write import WRITERS
from tests.data import read_data

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "zh")
_PICTURE = re.compile(r"  +\d* +\| ")
"""A line that shows a line of the file, or the caret under it."""


@dataclass(frozen=True)
class Case:
    """One case; `README.md` explains the keys."""

    title: str
    files: dict[str, Any]
    command: str
    exit: int = 0
    stdin: str | bytes = ""
    messages: list[dict[str, str]] = field(default_factory=list)
    makes: dict[str, str] = field(default_factory=dict)
    prints: list[str] = field(default_factory=list)
    own_process: bool = False
    file: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a command did: its exit code, the lines of messages, and the pictures under each of them."""

    exit: int
    stdout: str
    stderr: str

    @property
    def lines(self) -> list[str]:
        return [line for line in self.stderr.split("\n") if line and not _PICTURE.match(line)]

    @property
    def pictures(self) -> list[tuple[str, list[str]]]:
        """Each message with the lines of its picture."""
        found: list[tuple[str, list[str]]] = []
        for line in self.stderr.split("\n"):
            if _PICTURE.match(line):
                found[-1][1].append(line)
            elif line:
                found.append((line, []))
        return found


def read_cases(path: Path) -> list[Case]:
    """The cases of a file."""
    entries = read_data(path)
    return [Case(**{key.replace(" ", "_"): value for key, value in entry.items()}, file=path.name) for entry in entries]


def case_files() -> list[Path]:
    """Every case file."""
    return sorted(FOLDER.glob("*.yaml"))


def lay_out(case: Case, folder: Path) -> None:
    """Write a case's files."""
    for name, content in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content == "a folder":
            path.mkdir()
        elif isinstance(content, dict):
            path.write_bytes(_bytes(content, case.files))
        else:
            path.write_bytes(content.encode())


def _bytes(content: dict[str, Any], files: dict[str, Any]) -> bytes:
    if "bytes" in content:
        return bytes.fromhex(content["bytes"])
    if "rendered" in content:
        from tests.cases.word import edited

        outline: str = content["rendered"]
        return edited(files.get(outline, outline), content.get("edits", ()))
    text: str = content["text"]
    return text.encode(content["encoding"])


def run(case: Case, language: str, folder: Path) -> Outcome:
    """Run a case's command in a folder."""
    arguments = shlex.split(case.command)
    environment = {"DRAFTER_LANG": language, "DRAFTER_HOME": str(folder / "home")}
    given = case.stdin.encode() if isinstance(case.stdin, str) else case.stdin
    if case.own_process:
        done = subprocess.run(
            [sys.executable, "-m", "drafter", *arguments],
            input=given,
            capture_output=True,
            cwd=folder,
            env={**os.environ, **environment},
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
    return _in_process(arguments, environment, given, folder)


def _in_process(arguments: list[str], environment: dict[str, str], given: bytes, folder: Path) -> Outcome:
    from drafter.cli import main

    streams = {name: io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for name in ("stdout", "stderr")}
    stdin = io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
    code = -1
    domain = gettext.textdomain()
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, environment),
        mock.patch.object(sys, "stdin", stdin),
        mock.patch.object(sys, "stdout", streams["stdout"]),
        mock.patch.object(sys, "stderr", streams["stderr"]),
    ):
        try:
            main(arguments)
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
        finally:
            gettext.textdomain(domain)
    for stream in streams.values():
        stream.flush()
    return Outcome(code, *(stream.buffer.getvalue().decode() for stream in streams.values()))


def expected_lines(case: Case, language: str) -> list[str]:
    """The lines that a case's messages make in a language, with the lists of `lists` in the place of their names."""
    lines = [f"{message['place']}: {message[language]}" if "place" in message else message[language] for message in case.messages]
    for key, shown in lists(case, language).items():
        lines = [line.replace(key, shown) for line in lines]
    return lines


def lists(case: Case, language: str) -> dict[str, str]:
    """The lists that a message may hold, by the names that stand for them in a case, so that no case needs a change when a list grows.

    The templates are the shipped ones, those among the case's files and those in the folder templates/ beside them.
    """
    separator = "、" if language == "zh" else ", "
    own = {
        name.removeprefix("templates/").removesuffix(SUFFIX)
        for name, content in case.files.items()
        if name.endswith(SUFFIX) and "/" not in name.removeprefix("templates/") and content != "a folder"
    }
    return {
        "{all styles}": "  ".join(style.name for style in STYLES),
        "{styles}": "  ".join(style.name for style in OFFERED),
        "{formats}": separator.join(writer.name for writer in WRITERS),
        "{layouts}": separator.join(layout_names()),
        "{templates}": separator.join(sorted({*TemplateStore().names(), *own})),
    }
