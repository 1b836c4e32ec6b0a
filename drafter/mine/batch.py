"""What is made of a mined source: the files of a task, by name."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

from drafter.errors import DrafterError
from drafter.mine.emit import emit
from drafter.mine.json_form import to_json
from drafter.mine.model import Mined
from drafter.speech.flow import text_of

FORMS = ("templates", "json", "text", "outline")
"""What can be made of a source."""


class Task(NamedTuple):
    """What is to be done with each source. form: one of `FORMS`. name: of the template, "" for the source's own."""

    form: str = "templates"
    name: str = ""
    encoding: str | None = None
    keep_noise: bool = False
    repair: bool = True
    chinese: bool = False


class MinedFile(NamedTuple):
    """What became of a source. files: names and texts, without a folder. report: for a person. error: why there is nothing."""

    source: str
    files: tuple[tuple[str, str], ...] = ()
    report: str = ""
    error: DrafterError | None = None


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
