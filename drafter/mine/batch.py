"""The files that are made of a mined source."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from drafter.errors import DrafterError
from drafter.files.shipped import shipped_folder
from drafter.mine.emit import emit
from drafter.mine.json_form import to_json
from drafter.mine.model import Mined
from drafter.speech.flow import text_of

FORMS = ("templates", "json", "text", "outline")
"""The forms in which a mined source can be written."""

SUFFIX = ".md.j2"
"""The suffix of a template's file, which is no part of its name."""


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
    emitted = emit(mined, free_name(name) if task.form == "templates" and not task.name else name, chinese=task.chinese)
    outline = (f"{name}.yaml", emitted.outline)
    if task.form == "outline":
        return (outline,)
    return (*((f"{template.name}{SUFFIX}", template.text) for template in emitted.templates), outline)


def free_name(name: str) -> str:
    """A name for a mined template that no shipped one has.

    A template in the folder of outlines is found before the shipped one of the same name: all outlines there would be rendered by it.
    """
    return f"mined-{name}" if name.casefold() in shipped_names() else name


@cache
def shipped_names() -> frozenset[str]:
    """The names of the shipped templates."""
    return frozenset(path.name.removesuffix(SUFFIX) for path in shipped_folder().glob(f"*{SUFFIX}"))


_NOT_IN_NAMES = re.compile(r"[^\w\-]+")


def template_name(source: str) -> str:
    """A template's name made from the name of its source. It has only letters, digits, ``_`` and ``-``."""
    return _NOT_IN_NAMES.sub("-", Path(source).stem).strip("-") or "speech"
