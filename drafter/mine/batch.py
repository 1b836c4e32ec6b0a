"""Mining for many sources: one task, each source's result or failure, in one process or shared among several."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from drafter.errors import DrafterError
from drafter.mine.emit import emit
from drafter.mine.json_form import to_json
from drafter.mine.model import Mined
from drafter.mine.pipeline import mine_text
from drafter.mine.report import tree
from drafter.read import read
from drafter.speech.flow import text_of

FORMS = ("templates", "json", "text", "outline")
"""What can be made of a source."""

CHUNK = 16
"""Sources handed to a process at a time."""


class Task(NamedTuple):
    """What is to be done with each source. form: one of `FORMS`. name: of the template, "" for the source's own."""

    form: str = "templates"
    name: str = ""
    encoding: str | None = None
    keep_noise: bool = False
    repair: bool = True
    chinese: bool = False


class Outcome(NamedTuple):
    """What became of a source. files: names and texts, without a folder. report: for a person. error: why there is nothing."""

    source: str
    files: tuple[tuple[str, str], ...] = ()
    report: str = ""
    error: DrafterError | None = None


def mine_file(path: str | Path, *, encoding: str | None = None, keep_noise: bool = False, repair: bool = True) -> Mined:
    """A source mined. Raises InputError for what cannot be read, ToolError where a program is missing for it."""
    return mine_text(read(path, encoding=encoding), keep_noise=keep_noise, repair=repair)


def mine_all(paths: Iterable[Path], task: Task, executor: Executor | None = None) -> Iterator[Outcome]:
    """What becomes of each source, in order; a source that cannot be mined does not stop the others."""
    work = partial(_outcome, task=task)
    if executor is None:
        return map(work, paths)
    return executor.map(work, paths, chunksize=CHUNK)


def _outcome(path: Path, task: Task) -> Outcome:
    source = str(path)
    try:
        mined = mine_file(path, encoding=task.encoding, keep_noise=task.keep_noise, repair=task.repair)
    except DrafterError as error:
        return Outcome(source, error=error)
    return Outcome(source, files_of(mined, task), tree(mined))


def files_of(mined: Mined, task: Task) -> tuple[tuple[str, str], ...]:
    """The files of a task, by name."""
    name = task.name or template_name(mined.source)
    if task.form == "json":
        return ((f"{name}.json", json.dumps(to_json(mined), ensure_ascii=False, indent=1) + "\n"),)
    if task.form == "text":
        return ((f"{name}.txt", text_of(mined.document)),)
    emitted = emit(mined, name, chinese=task.chinese)
    outline = (f"{name}.yaml", emitted.outline)
    if task.form == "outline":
        return (outline,)
    return (*((f"{template.name}.md.j2", template.text) for template in emitted.templates), outline)


_NOT_IN_NAMES = re.compile(r"[^\w\-]+")


def template_name(source: str) -> str:
    """A name for a template after its source: letters, digits, ``_`` and ``-``."""
    return _NOT_IN_NAMES.sub("-", Path(source).stem).strip("-") or "speech"
