"""The files that are made of a mined source."""

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
"""The forms in which a mined source can be written."""


class Task(NamedTuple):
    """The options for each source. form: one of `FORMS`. name: the template's name; "" for one made from the source's name."""

    form: str = "templates"
    name: str = ""
    encoding: str | None = None
    keep_noise: bool = False
    repair: bool = True
    chinese: bool = False


class MinedFile(NamedTuple):
    """The result for a source.

    files: names (without a folder) and texts.
    report: a text for people.
    error: why there are no files, or None.
    """

    source: str
    files: tuple[tuple[str, str], ...] = ()
    report: str = ""
    error: DrafterError | None = None


def files_of(mined: Mined, task: Task) -> tuple[tuple[str, str], ...]:
    """The files of a mined source, as names and texts."""
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
    """A template's name made from the name of its source. It has only letters, digits, ``_`` and ``-``."""
    return _NOT_IN_NAMES.sub("-", Path(source).stem).strip("-") or "speech"
